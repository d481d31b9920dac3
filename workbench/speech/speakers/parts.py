"""What is kept of a recording to tell its voices apart by.

A recording is heard in windows of ten seconds, a new one each five. A *part* is a stretch of at most 2.4 s in which one
voice speaks alone, with how that voice sounds there. Each moment is in one part at most: those of a window lie in its
middle, where it hears best.
"""

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.speech.speakers.networks import FRAMES, SIZE, TOGETHER

HOP = 296
"""Frames from the beginning of one window to that of the next."""

BEFORE = (FRAMES - HOP) // 2
"""The frame at which the middle of a window begins; it is `HOP` frames long."""


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """All that was heard in a recording of `duration` milliseconds; `n` parts.

    `activity` is how probably each of three local voices speaks in each frame of a window, 0 to 255, shape
    (windows, 589, 3). `places` are window, local voice, first frame and one past the last of each part, shape (n, 4).
    `lengths` are the seconds in which the voice speaks alone, and those of sound by which it was judged, shape (n, 2).
    `voices` say how each sounds: of length 1, or all 0 where there was too little to hear; shape (n, 192).
    Where `sides`, local voices 0 and 1 are those of the two channels of the recording, one speaker each, in all windows.
    """

    activity: NDArray[np.uint8]
    places: NDArray[np.int32]
    lengths: NDArray[np.float32]
    voices: NDArray[np.float16]
    duration: int
    sides: bool = False

    def middle(self, window: int) -> tuple[int, int]:
        """The frames (first, one past the last) of a window that lie in no other window's middle."""
        last = window == len(self.activity) - 1
        return BEFORE if window else 0, FRAMES if last else BEFORE + HOP

    def packed(self) -> bytes:
        """As bytes."""
        target = io.BytesIO()
        np.savez_compressed(
            target,
            activity=self.activity,
            places=self.places,
            lengths=self.lengths,
            voices=self.voices,
            duration=np.array(self.duration),
            sides=np.array(self.sides),
        )
        return target.getvalue()

    @classmethod
    def unpacked(cls, packed: bytes) -> "Parts":
        """The inverse of `packed`. Raises ValueError."""
        with np.load(io.BytesIO(packed), allow_pickle=False) as held:
            return cls(
                held["activity"],
                held["places"],
                held["lengths"],
                held["voices"],
                int(held["duration"]),
                bool(held["sides"]) if "sides" in held else False,
            )


def no_parts(duration: int) -> Parts:
    """Nothing heard."""
    return Parts(
        np.zeros((0, FRAMES, TOGETHER), np.uint8),
        np.zeros((0, 4), np.int32),
        np.zeros((0, 2), np.float32),
        np.zeros((0, SIZE), np.float16),
        duration,
    )
