"""Long work beside the window: a thread of its own, over a database connection of its own, so that the window lives on.

One database connection serves one thread at a time; the window's own is never used here. What the work writes reaches
the window by the feed, as everything else does.
"""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from workbench.cellar.errors import Stopped
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.exchange import Exchange

T = TypeVar("T")
Progress = Callable[[float], None]


class Beside(Generic[T]):
    """One piece of work. `start` it, look at `share` and `finished`, then ask for the `result`."""

    def __init__(self, work: Callable[[Progress], T]) -> None:
        self._work = work
        self._share = 0.0
        self._asked = threading.Event()
        self._answers: list[T] = []
        self._fault: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="beside")

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return self._share

    @property
    def finished(self) -> bool:
        """Whether it has ended, well or not."""
        return not self._thread.is_alive()

    def stop(self) -> None:
        """Ask it to end at the next possible moment; does not wait."""
        self._asked.set()

    def result(self) -> T:
        """Wait for the end; what came of it. Raises what the work raised: Refusal, and Stopped after `stop`."""
        self._thread.join()
        if self._fault is not None:
            raise self._fault
        return self._answers[0]

    def _run(self) -> None:
        try:
            self._answers.append(self._work(self._at))
        except BaseException as fault:  # noqa: BLE001  (raised again where the result is asked for)
            self._fault = fault

    def _at(self, share: float) -> None:
        if self._asked.is_set():
            raise Stopped(_("Stopped. Nothing was changed."))
        self._share = share


def exchanging(context: Context, work: Callable[[Exchange, Progress], T]) -> Beside[T]:
    """Giving to others or taking from them, in the name of the member who works here now."""
    member = context.member

    def over_its_own(progress: Progress) -> T:
        archive = context.archive.beside()
        try:
            own = Context(archive, context.keyring)
            own.member = member
            return work(Exchange(own), progress)
        finally:
            archive.database.close()

    return Beside(over_its_own)
