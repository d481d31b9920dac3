"""Children start clean, and their end is understood."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from typing import Any

import pytest

from tests.cellar import children
from workbench.cellar import machine
from workbench.cellar.child import Child
from workbench.cellar.faults import is_lack_of_memory

Begin = Callable[[Callable[[Any, Any], None], Any], Child]


@pytest.fixture
def begin() -> Iterator[Begin]:
    started: list[Child] = []

    def start(entry: Callable[[Any, Any], None], setup: Any) -> Child:
        started.append(Child.start(entry, setup))
        return started[-1]

    yield start
    for child in started:
        child.kill()
    assert multiprocessing.active_children() == []


def test_a_child_answers_and_loads_nothing_of_the_program_that_started_it(begin: Begin) -> None:
    main = sys.modules["__main__"]
    child = begin(children.echo, "setup")
    assert sys.modules["__main__"] is main
    child.send("word")
    assert wait([child.pipe], 60)
    assert next(child.receive()) == ("setup", "word", [])


def test_two_threads_that_start_children_at_once_leave_the_program_as_it_was(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    main, inside, first_gone = sys.modules["__main__"], threading.Event(), threading.Event()
    start = SpawnProcess.start

    def slowly(process: SpawnProcess) -> None:
        if threading.current_thread() is other:
            inside.set()
            first_gone.wait(60)
        else:
            other.start()
            inside.wait(0.3)  # the other is kept out, so this passes
        start(process)

    other = threading.Thread(target=lambda: begin(children.echo, "other"))
    monkeypatch.setattr(SpawnProcess, "start", slowly)
    begin(children.echo, "first")
    first_gone.set()
    other.join()
    assert sys.modules["__main__"] is main


def test_asking_does_not_wait(begin: Begin) -> None:
    assert list(begin(children.stay, None).receive()) == []


def gone(child: Child) -> Child:
    assert wait([child.pipe], 60)
    with pytest.raises(EOFError):
        list(child.receive())
    child.send("nobody is there; this is no error")
    return child


def test_a_child_that_leaves_or_crashes(begin: Begin) -> None:
    assert gone(begin(children.leave, 0)).ending() == "left"
    assert gone(begin(children.leave, 3)).ending() == "crash"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_child_that_is_killed_or_that_memory_ended(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "memory_kills", lambda: 7)
    child = begin(children.stay, None)
    os.kill(child.process.pid or 0, signal.SIGKILL)
    assert gone(child).ending() == "killed"
    monkeypatch.setattr(machine, "memory_kills", lambda: 8)
    assert child.ending() == "memory"


@pytest.mark.parametrize(
    ("wrong", "lack"),
    [(MemoryError(), True), (RuntimeError("std::bad_alloc"), True), (RuntimeError("a word"), False)],
)
def test_lack_of_memory_is_known_by_what_libraries_say(wrong: Exception, lack: bool) -> None:
    assert is_lack_of_memory(wrong) is lack
