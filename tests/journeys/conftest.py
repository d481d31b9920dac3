"""Computers of their own for journeys in real windows: each with a virtual screen, settings and a folder."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.journeys.laptops import Laptop


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Callable[[str], Laptop]]:
    """Makes a computer; its windows are ended and its screen is switched off afterwards."""
    with ExitStack() as stack:

        def make(name: str) -> Laptop:
            made = Laptop(tmp_path / name, stack.enter_context(_screen()))
            stack.callback(made.end)
            return made

        yield make


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """The environment of a process that shall open its windows on a screen of 1280 × 800; without Xvfb, offscreen."""
    program = shutil.which("Xvfb")
    if program is None:
        yield {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        return
    read, write = os.pipe()
    command = [program, "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        assert number, "the virtual screen did not start"
        yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()
