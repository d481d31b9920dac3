"""Lays the parts back into one row of time, each given to its voice; several at once where several speak."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.speech.runs import runs
from workbench.speech.sources import RATE
from workbench.speech.speakers.grouping import Grouped
from workbench.speech.speakers.networks import FIRST, FRAME, FRAMES, TOGETHER
from workbench.speech.speakers.parts import HOP, Parts

_SHORTEST = 6
"""Frames (about 0.1 s): a shorter stretch is noise, and a shorter gap no pause."""

_FAINTEST = 0.05
_AT_ONCE = 2.0
"""How many voices at one time are told apart: the network knows of no three."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Voice `voice` (0, 1 …) speaks from `start` to `end`, in milliseconds. Stretches of two voices may overlap."""

    start: int
    end: int
    voice: int


def lay(parts: Parts, grouped: Grouped) -> list[Stretch]:
    """The stretches of all voices, in the order in which they begin."""
    loud, several = _heard(parts, grouped)
    rank = np.argsort(np.argsort(-loud, axis=1, kind="stable"), axis=1, kind="stable")
    speaks = (rank < several[:, None]) & (loud > _FAINTEST)
    found = [
        Stretch(milliseconds(start), min(milliseconds(end), parts.duration), voice)
        for voice in range(grouped.count)
        for start, end in _smoothed(speaks[:, voice])
    ]
    return sorted((one for one in found if one.end > one.start), key=lambda one: (one.start, one.voice))


def _heard(parts: Parts, grouped: Grouped) -> tuple[NDArray[np.float32], NDArray[np.int8]]:
    """How probably each voice speaks in each frame of the recording, and how many speak there."""
    windows = len(parts.activity)
    frames = (windows - 1) * HOP + FRAMES if windows else 0
    loud = np.zeros((frames, grouped.count), np.float32)
    several, heard = np.zeros(frames, np.float32), np.full(frames, 1e-6, np.float32)
    weight = (0.1 + np.hanning(FRAMES)).astype(np.float32)
    first_part = np.searchsorted(parts.places[:, 0], np.arange(windows + 1))
    for window in range(windows):
        activity = parts.activity[window].astype(np.float32) / 255
        place = slice(window * HOP, window * HOP + FRAMES)
        several[place] += weight * np.minimum(_AT_ONCE, activity.sum(axis=1))
        heard[place] += weight
        within = slice(int(first_part[window]), int(first_part[window + 1]))
        start, end = parts.middle(window)
        here = np.arange(start, end)
        for local in range(TOGETHER):
            voice = _voice_of(here, parts.places[within], grouped.of_parts[within], local)
            if voice is None:
                voice = np.full(len(here), grouped.of_locals[window, local])
            if voice[0] >= 0:
                there = (here + window * HOP, voice)
                loud[there] = np.maximum(loud[there], activity[start:end, local])
    return loud, np.floor(several / heard + 0.5).astype(np.int8)


def _voice_of(
    here: NDArray[np.intp], places: NDArray[np.int32], voices: NDArray[np.intp], local: int
) -> NDArray[np.intp] | None:
    """The voice of a window's local voice in each frame: that of its part there, or of the nearest one."""
    mine = np.flatnonzero(places[:, 1] == local)
    if not len(mine):
        return None
    middle, half = places[mine, 2:].mean(axis=1), np.diff(places[mine, 2:], axis=1)[:, 0] / 2
    return voices[mine][(np.abs(here[:, None] - middle) - half).argmin(axis=1)]


def _smoothed(speaks: NDArray[np.bool_]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in runs(speaks):
        if joined and start - joined[-1][1] < _SHORTEST:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [(start, end) for start, end in joined if end - start >= _SHORTEST]


def milliseconds(frame: int) -> int:
    """When a frame of a recording begins."""
    return (frame * FRAME + FIRST - FRAME // 2) * 1000 // RATE if frame else 0
