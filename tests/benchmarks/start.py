"""Measures how soon the window can be used: `python -m tests.benchmarks.start`. Prints asked and measured.

A fresh process opens the window as `workbench` does, by the same door; it is usable once the first thing to press
is painted and an event has been answered. Counted from the making of the process, so with Python's own start and all
imports, while what lies behind the first page is being loaded beside it.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile

ASKED = 1.5

_CHILD = """
import time, psutil
from workbench.cli import entry
from PySide6.QtCore import QEvent, QObject, QTimer
from workbench.ui import application
from workbench.ui.start_page import StartPage

class Window(application.MainWindow):
    def __init__(self, kept):
        super().__init__(kept)
        self.findChild(StartPage).first.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.usable)
        return False

    def usable(self):
        process = psutil.Process()
        self.told = time.time() - process.create_time(), time.process_time()
        QTimer.singleShot(2000, self.all_loaded)

    def all_loaded(self):
        print(*self.told, psutil.Process().memory_info().rss / 1e6)
        self.close()

application.MainWindow = Window
entry.main([])
"""


def main() -> None:
    """Start the window several times."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=7)
    wish = asked.parse_args()
    took: list[float] = []
    work = memory = 0.0
    with tempfile.TemporaryDirectory() as folder:
        places = {f"WORKBENCH_{name}": folder for name in ("PROJECTS", "SETTINGS", "MODELS")}
        # An installed program lies there compiled; the first start, which compiles it, is not counted.
        places["PYTHONPYCACHEPREFIX"] = folder
        usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        screen = {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
        for _time in range(wish.times + 1):
            told = subprocess.run(
                [sys.executable, "-c", _CHILD], env={**usual, **places, **screen},
                check=True, capture_output=True, text=True,
            )  # fmt: skip
            seconds, work, memory = map(float, told.stdout.split())
            took.append(seconds)
    print(
        f"load {os.getloadavg()[0]:.1f}; {wish.times} starts, seconds: {' '.join(f'{t:.2f}' for t in took)}"
    )
    print(
        f"window usable   asked {ASKED} s   median {statistics.median(took):.2f} s   worst {max(took):.2f} s"
    )
    print(f"own work        {work:.2f} s of it (a busy computer does not change this)")
    print(f"memory, all loaded {memory:.0f} MB")


if __name__ == "__main__":
    main()
