"""The window's process lists models and names long work without loading what only a child process needs."""

import subprocess
import sys

HEAVY = ("torch", "whisper", "faster_whisper", "ctranslate2", "numpy", "huggingface_hub", "PySide6")


def test_nothing_heavy_is_loaded_before_the_work_begins() -> None:
    program = (
        "import sys\n"
        "from workbench.speech.models import offers, store, work\n"
        "offers.offers(), store.ModelStore().list(), work.download\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
