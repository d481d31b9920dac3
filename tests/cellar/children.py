"""What the children of the tests do."""

import os
import signal
import sys
from typing import Any


def echo(pipe: Any, setup: str) -> None:
    """Answer with what was given and what came, and with the modules of the window that are loaded."""
    pipe.send(
        (setup, pipe.recv(), sorted(name for name in sys.modules if name.startswith(("PySide6", "pytest"))))
    )


def leave(_pipe: Any, code: int) -> None:
    """End without a word."""
    os._exit(code)


def leave_without_a_word(_pipe: Any, _given: object) -> None:
    os._exit(1)


def be_killed(_pipe: Any, _given: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def stay(pipe: Any, _setup: None) -> None:
    """Wait for a word that never comes."""
    pipe.recv()
