"""The outline of a recording: the lowest and highest sample of every 10 ms, small enough to keep whole."""

import numpy as np
from numpy.typing import NDArray

from workbench.speech.sound import Block
from workbench.speech.sources import RATE

STEP_MS = 10
_STEP = RATE * STEP_MS // 1000
_SCALE = 256
"""int16 samples to int8: 1 byte for the lowest, 1 for the highest; 2 hours are 1.4 MB."""

Outline = NDArray[np.int8]
"""Shape (columns, 2): lowest and highest value of each column, -128 to 127."""


class WaveformWriter:
    """Takes the blocks of a recording one after the other; what is left over waits for the next."""

    def __init__(self) -> None:
        self._rest = np.zeros(0, np.int16)
        self._parts: list[bytes] = []

    def add(self, block: Block) -> None:
        """Take the next samples (int16 mono 16 kHz, any number)."""
        samples = np.concatenate((self._rest, block))
        whole = len(samples) // _STEP * _STEP
        self._rest = samples[whole:]
        self._parts.append(_outline(samples[:whole].reshape(-1, _STEP)).tobytes())

    def finish(self) -> bytes:
        """The outline of all that was added: two int8 (lowest, highest) for each 10 ms begun."""
        if len(self._rest):
            self._parts.append(_outline(self._rest.reshape(1, -1)).tobytes())
            self._rest = self._rest[:0]
        return b"".join(self._parts)


def read(kept: bytes) -> Outline:
    """The outline kept in `finish`'s bytes, a row for each 10 ms."""
    return np.frombuffer(kept, np.int8).reshape(-1, 2)


def columns(outline: Outline, count: int, start: int = 0, end: int | None = None) -> Outline:
    """Rows `start` to `end` of an outline (in steps of 10 ms) drawn into `count` columns.

    Each column holds the lowest and highest value of its stretch, so that nothing loud is lost. With fewer
    rows than columns, rows are repeated. Nothing to draw gives zeros.
    """
    rows = outline[start:end]
    if not len(rows) or count < 1:
        return np.zeros((max(0, count), 2), np.int8)
    starts = np.arange(count) * len(rows) // count
    ends = np.maximum(starts + 1, np.arange(1, count + 1) * len(rows) // count)
    drawn = np.empty((count, 2), np.int8)
    if len(rows) >= count:
        drawn[:, 0] = np.minimum.reduceat(rows[:, 0], starts)
        drawn[:, 1] = np.maximum.reduceat(rows[:, 1], starts)
    else:
        drawn[:] = rows[ends - 1]
    return drawn


def _outline(steps: NDArray[np.int16]) -> Outline:
    lowest = np.floor_divide(steps.min(axis=1), _SCALE)
    highest = np.floor_divide(steps.max(axis=1), _SCALE)
    return np.stack((lowest, highest), axis=1).astype(np.int8)
