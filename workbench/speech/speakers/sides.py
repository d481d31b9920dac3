"""Recordings with two channels, each of them one speaker: compared in the original, where that is so.

One microphone for each person hears the other fainter, but does hear them. So a side speaks where it is well above its own
noise and not much fainter than the other.
"""

from collections.abc import Iterator
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from workbench.speech.sound import decode_sides
from workbench.speech.speakers.networks import FIRST, FRAME

Active = NDArray[np.bool_]
"""Which of two sides speaks in each frame of a recording, shape (frames, 2)."""

_ABOVE_NOISE_DB = 12.0
_NOISE_SHARE = 0.2
"""The level that a side has in the quietest fifth of the time is its noise."""

_MUCH_FAINTER_DB = 9.0
"""So much fainter than the other, a side only hears the other's speaker."""

_CLEAR_DB = 6.0
_CLEAR_SHARE = 0.8
_LEAST_SHARE = 0.05
"""Each channel is one speaker when so much of all speech is clearly louder on one side, and so much of it on each."""

_AROUND = 6
"""Frames over which the level is taken: as long as a short syllable."""


def speakers_on_sides(original: BinaryIO) -> Active | None:
    """Which side speaks when; None where the two channels are not one speaker each. Raises Refusal, OSError."""
    squares = [_squares(block) for block in _framed(decode_sides(original))]
    if not squares:
        return None
    power = np.concatenate(squares)
    kernel = np.ones(_AROUND) / _AROUND
    smooth = np.stack([np.convolve(power[:, side], kernel, "same") for side in (0, 1)], axis=1)
    level = 10 * np.log10(np.maximum(smooth, 1.0))
    loud = level > np.quantile(level, _NOISE_SHARE, axis=0) + _ABOVE_NOISE_DB
    apart = level[:, 0] - level[:, 1]
    spoken = loud.any(axis=1)
    left, right = spoken & (apart > _CLEAR_DB), spoken & (apart < -_CLEAR_DB)
    total = max(1, int(spoken.sum()))
    clear = (int(left.sum()) + int(right.sum())) / total
    if clear < _CLEAR_SHARE or min(left.sum(), right.sum()) < _LEAST_SHARE * total:
        return None
    fainter = np.stack((apart < -_MUCH_FAINTER_DB, apart > _MUCH_FAINTER_DB), axis=1)
    return loud & ~fainter


def _framed(blocks: Iterator[NDArray[np.int16]]) -> Iterator[NDArray[np.int16]]:
    """The samples, cut at the edges of the networks' frames."""
    left = np.zeros((0, 2), np.int16)
    skip = FIRST - FRAME // 2
    for block in blocks:
        left = np.concatenate((left, block[skip:]))
        skip = max(0, skip - len(block))
        whole = len(left) // FRAME * FRAME
        yield left[:whole]
        left = left[whole:]


def _squares(samples: NDArray[np.int16]) -> NDArray[np.float64]:
    return (samples.astype(np.float64) ** 2).reshape(-1, FRAME, 2).mean(axis=1)
