"""The application: what belongs to a window is freed in the window's thread."""

import os
import subprocess
import sys

_IN_A_THREAD = """
import threading, weakref
from PySide6.QtWidgets import QWidget
from workbench.ui.application import make_application

application = make_application()
freed = []


class Ring(QWidget):
    def __init__(self):
        super().__init__()
        self.itself = self


weakref.finalize(Ring(), lambda: freed.append(threading.current_thread() is threading.main_thread()))


def much():
    for _number in range(300):
        kept = [[] for _each in range(1000)]


beside = threading.Thread(target=much)
beside.start()
beside.join()
assert not freed, "freed beside the window"
for _time in range(100):
    application.processEvents()
    if freed:
        break
    threading.Event().wait(0.05)
assert freed == [True], freed
"""


def test_what_belongs_to_a_window_is_freed_in_its_thread() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _IN_A_THREAD],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=dict(os.environ),
    )
    assert done.returncode == 0, done.stderr
