"""Long work in one child process: started, looked at, stopped. The child tells its share, then its result."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar

from workbench.cellar.child import Child, Pipe, ended_early
from workbench.cellar.errors import Refusal
from workbench.cellar.faults import is_lack_of_memory, told
from workbench.cellar.words import _, use_language

T = TypeVar("T")
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Share:
    """How much of the work is done, 0 to 1."""

    share: float


@dataclass(frozen=True)
class Asks:
    """The child is there and takes what is large."""


@dataclass(frozen=True)
class Done:
    """The work is done; `result` is what came of it."""

    result: Any


@dataclass(frozen=True)
class Refused:
    """The work ended early, with a sentence for a person; `detail`, without any text, is for the log."""

    sentence: str
    detail: str = ""


@dataclass(frozen=True)
class WorkStatus(Generic[T]):
    """How far the work is. When `finished`, there is either a `result` or a `sentence` that says why not."""

    share: float = 0.0
    finished: bool = False
    result: T | None = None
    sentence: str | None = None


class Work(Generic[T]):
    """One piece of long work. `entry(pipe, setup)` runs in the child; `take` makes the result here.

    Use from one thread; `poll` is meant for a timer and never blocks.
    """

    def __init__(
        self,
        entry: Callable[[Pipe, Any], None],
        setup: object,
        take: Callable[[Any], T],
        large: object = None,
    ) -> None:
        """`large` is given to a child that asks for it (`asked_for`): a `setup` is waited for until it has been read."""
        self._large = large
        self._entry = entry
        self._setup = setup
        self._take = take
        self._child: Child | None = None
        self.status: WorkStatus[T] = WorkStatus()

    def start(self) -> None:
        """Begin. Returns at once."""
        if self._child is None and not self.status.finished:
            self._child = Child.start(self._entry, self._setup)

    def poll(self) -> WorkStatus[T]:
        """What is known now."""
        if self._child is None or self.status.finished:
            return self.status
        try:
            for message in self._child.receive():
                self._hear(message)
                if self.status.finished:
                    break
        except EOFError:
            if not self.status.finished:
                self._end(sentence=ended_early(self._child.ending()))
        return self.status

    def wait(self, seconds: float) -> WorkStatus[T]:
        """Like `poll`, but wait up to `seconds` for news; for callers without a timer."""
        if self._child and not self.status.finished:
            wait([self._child.pipe, self._child.process.sentinel], seconds)
        return self.poll()

    def cancel(self) -> None:
        """Stop at once; nothing of the work is kept."""
        if not self.status.finished:
            self._end(sentence=_("Stopped. Nothing was changed."))

    def _hear(self, message: object) -> None:
        match message:
            case Share(share):
                self.status = WorkStatus(share)
            case Asks():
                if self._child:
                    self._child.send(self._large)
            case Done(result):
                try:
                    self._end(result=self._take(result))
                except Refusal as refusal:
                    self._end(sentence=refusal.sentence)
            case Refused(sentence, detail):
                if detail:
                    _LOG.error("a child ended early: %s", detail)
                self._end(sentence=sentence)
            case _:
                raise TypeError("a child said something unknown")

    def _end(self, result: T | None = None, sentence: str | None = None) -> None:
        self.status = WorkStatus(1.0 if sentence is None else self.status.share, True, result, sentence)
        if self._child:
            self._child.kill()
            self._child = None


def outcome(work: Work[T], progress: Callable[[float], None]) -> T:
    """See work to its end, for callers with a thread of their own; what came of it.

    Raises Refusal with why nothing did, and what `progress` raises; then the work is stopped.
    """
    work.start()
    try:
        while not (status := work.wait(0.1)).finished:
            progress(status.share)
    finally:
        work.cancel()
    if status.result is None:
        raise Refusal(status.sentence or _("Stopped. Nothing was changed."))
    return status.result


def asked_for(pipe: Pipe) -> Any:
    """In the child: what is too large for its setup."""
    pipe.send(Asks())
    return pipe.recv()


def in_child(pipe: Pipe, language: str, do: Callable[[Callable[[float], None]], object]) -> None:
    """Run `do(progress)` in the child and tell the parent how it went. No error's own text leaves the child."""
    use_language(language)
    try:
        pipe.send(Done(do(_every_hundredth(pipe))))
    except Refusal as refusal:
        pipe.send(Refused(refusal.sentence))
    except Exception as wrong:  # noqa: BLE001  (nobody else is here to catch a bug of ours)
        ending = "memory" if is_lack_of_memory(wrong) else "crash"
        pipe.send(Refused(ended_early(ending), told(wrong)))


def _every_hundredth(pipe: Pipe) -> Callable[[float], None]:
    told = -1

    def progress(share: float) -> None:
        nonlocal told
        hundredth = int(share * 100)
        if hundredth != told:
            told = hundredth
            pipe.send(Share(min(1.0, share)))

    return progress
