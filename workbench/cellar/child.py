"""Child processes: started clean, never left behind, and their end explained.

A child gets the sending or two-way end of a pipe; it ends by itself when its parent is gone, however that
happened.
"""

import multiprocessing
import os
import signal
import sys
import threading
import types
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from typing import Any, Literal

from workbench.cellar import machine
from workbench.cellar.words import _

Pipe = Any
"""A `multiprocessing.connection.Connection`; its class differs from system to system."""

_SPAWN = multiprocessing.get_context("spawn")
_STARTING = threading.Lock()

Ending = Literal["killed", "memory", "crash", "left"]


_KILLED = (-9, -15)  # SIGKILL and SIGTERM, by number because Windows has not the first


@dataclass(slots=True)
class Child:
    """A running child and our end of its pipe."""

    process: SpawnProcess
    pipe: Pipe
    memory_kills: int

    @classmethod
    def start(cls, entry: Callable[[Pipe, Any], None], setup: object) -> "Child":
        """Run `entry(pipe, setup)` in a new process; both must be picklable by name."""
        ours, theirs = _SPAWN.Pipe()
        process = _SPAWN.Process(target=_enter, args=(entry, theirs, setup), daemon=True)
        with _without_main_module():
            process.start()
        theirs.close()
        return cls(process, ours, machine.memory_kills())

    def receive(self) -> Iterator[Any]:
        """What has arrived, without waiting. Raises EOFError when the child is gone and all is read."""
        try:
            while self.pipe.poll():
                yield self.pipe.recv()
        except OSError as gone:
            raise EOFError from gone

    def send(self, message: object) -> None:
        """Send, if the child is still there; `receive` tells when it is not."""
        try:
            self.pipe.send(message)
        except OSError:
            return

    def kill(self) -> None:
        """End the child at once."""
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def ending(self) -> Ending:
        """Why a child that is gone has ended."""
        self.process.join(2.0)
        code = self.process.exitcode
        if code in _KILLED:
            return "memory" if machine.memory_kills() > self.memory_kills else "killed"
        return "left" if code == 0 else "crash"


def ended_early(ending: Ending) -> str:
    """The words for a child that is gone without a word of its own, where its end has changed nothing."""
    if ending == "memory":
        return _("The computer ran out of memory. Nothing was changed. Close other programs and try again.")
    if ending == "killed":
        return _("The work was ended from outside the program. Nothing was changed. You can start it again.")
    return _("The work stopped because of an error in the program. Nothing was changed. You can try again.")


def _enter(entry: Callable[[Pipe, Any], None], pipe: Pipe, setup: object) -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent.sentinel,), daemon=True).start()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    entry(pipe, setup)
    pipe.close()


def _leave_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(0)


@contextmanager
def _without_main_module() -> Generator[None]:
    """Keep the child from importing the program's door, and the window with it, once more."""
    with _STARTING:  # two threads at once would each put back what the other has taken away
        main = sys.modules["__main__"]
        sys.modules["__main__"] = types.ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main
