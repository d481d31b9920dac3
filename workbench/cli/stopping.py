"""Ctrl-C during long work: heard between two pieces, so that what is done is kept and nothing is half done."""

import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Self

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopping:
    """Inside the `with`, Ctrl-C (or being asked to end) sets `asked` and does nothing else."""

    def __init__(self) -> None:
        self.asked = False
        self._before: list[Any] = []

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = [signal.signal(number, self._ask) for number in _SIGNALS]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, before in zip(_SIGNALS, self._before, strict=False):
            signal.signal(number, before)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True
