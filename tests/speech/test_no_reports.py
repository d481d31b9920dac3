"""Nothing that the program loads reports to its maker: no word of it leaves the computer, and none is kept for later."""

import os
import subprocess
import sys
from pathlib import Path

LISTEN = """
import numpy
from workbench.speech.activity import ActivityDetector
detector = ActivityDetector()
detector.add(numpy.zeros(16000, numpy.int16))
detector.finish()
"""


def test_the_voice_detector_keeps_nothing_to_report(tmp_path: Path) -> None:
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA")}
    asked_for = {name: value for name, value in os.environ.items() if "TELEMETRY" not in name}
    subprocess.run([sys.executable, "-c", LISTEN], env={**asked_for, **home}, check=True)
    assert [path.name for path in tmp_path.rglob("*")] == []
