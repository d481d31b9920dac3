"""How this very program is called again, for sentences that say what to type."""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from workbench.cellar.places import frozen


def command_line(*words: str | Path) -> str:
    """The line that runs `workbench` with these words here, quoted where need be."""
    line = [*_program(), *(str(word) for word in words)]
    return subprocess.list2cmdline(line) if sys.platform == "win32" else shlex.join(line)


def _program() -> list[str]:
    if frozen():
        return [sys.executable]
    beside = Path(sys.executable).parent
    for name in ("workbench", "workbench.exe"):
        if shutil.which(name) == str(beside / name):
            return ["workbench"]
        if (beside / name).is_file():
            return [str(beside / name)]
    return [sys.executable, "-m", "workbench"]
