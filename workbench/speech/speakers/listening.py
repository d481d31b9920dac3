"""Hears a recording window by window, in constant memory, and keeps its parts. Child processes only."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from workbench.speech import level
from workbench.speech.runs import runs
from workbench.speech.sources import RATE, SAMPLE_BYTES, SoundReader
from workbench.speech.speakers.features import LENGTH, STEP, log_mel
from workbench.speech.speakers.networks import (
    FIRST,
    FRAME,
    FRAMES,
    SIZE,
    TOGETHER,
    WINDOW,
    Floats,
    Networks,
)
from workbench.speech.speakers.parts import BEFORE, HOP, Parts, no_parts
from workbench.speech.speakers.sides import Active

_SECOND = RATE / FRAME

_LONGEST = round(2.4 * _SECOND)
"""Frames of the longest part: where the first network passes over a change of voices, the second still hears it."""

_ENOUGH = round(1.0 * _SECOND)
"""A part of this length ends at the next pause."""

_PAUSE = round(0.3 * _SECOND)
"""A part never goes over a longer pause than this."""

_JUDGED_BY = round(1.5 * _SECOND)
"""A shorter part is judged together with what the same voice says just before and after it."""

_AROUND = round(1.0 * _SECOND)
"""How far before and after."""

_LEAST_ROWS = 20
"""Rows of features (10 ms each) without which nothing can be said of a voice."""

_ROWS = (WINDOW - LENGTH) // STEP + 1
_FRAME_OF_ROW = np.clip((np.arange(_ROWS) * STEP + LENGTH // 2 - FIRST + FRAME // 2) // FRAME, 0, FRAMES - 1)

Stretch = tuple[int, int]
"""Frames of a window: first, one past the last."""


def listen(
    sound: SoundReader,
    samples: int,
    networks: Networks,
    progress: Callable[[float], None],
    sides: Active | None = None,
) -> Parts:
    """The parts of a recording of `samples` samples; `progress` is told the share done. Raises OSError.

    With `sides` the voices of each window are those of the two channels.
    """
    activities: list[NDArray[np.uint8]] = []
    places: list[tuple[int, int, int, int]] = []
    lengths: list[tuple[float, float]] = []
    voices: list[NDArray[np.float16]] = []
    total = _count(samples)
    for number, window in enumerate(_windows(sound, samples)):
        activity, alone = networks.activity(window)
        if sides is not None:
            activity, alone = _by_side(activity, sides[number * HOP : number * HOP + FRAMES])
        activities.append(np.round(np.clip(activity, 0.0, 1.0) * 255).astype(np.uint8))
        middle = (BEFORE if number else 0, FRAMES if number == total - 1 else BEFORE + HOP)
        if (alone[middle[0] : middle[1]] >= 0).any():
            ear = _Ear(networks, log_mel(np.clip(window, -1.0, 1.0)), alone)
            for local in range(TOGETHER):
                for start, end in cut(alone == local, middle):
                    length, voice = ear.judge(local, (start, end))
                    places.append((number, local, start, end))
                    lengths.append(length)
                    voices.append(voice)
        progress((number + 1) / total)
    none = no_parts(samples * 1000 // RATE)
    return Parts(
        np.stack(activities) if activities else none.activity,
        np.array(places, np.int32).reshape(-1, 4),
        np.array(lengths, np.float32).reshape(-1, 2),
        np.stack(voices) if voices else none.voices,
        none.duration,
        sides is not None,
    )


def _by_side(activity: Floats, sides: Active) -> tuple[Floats, NDArray[np.int8]]:
    """What a window says of its voices, and who speaks alone, when each channel is one of them."""
    active = np.zeros((FRAMES, 2), np.bool_)
    active[: len(sides)] = sides
    spoken = np.zeros_like(activity)
    spoken[:, :2] = np.where(active, np.minimum(activity.sum(axis=1), 1.0)[:, None], 0.0)
    speaks = spoken > 0.5
    alone = np.where(speaks.sum(axis=1) == 1, speaks.argmax(axis=1), -1)
    return spoken, alone.astype(np.int8)


def cut(alone: NDArray[np.bool_], middle: Stretch) -> Iterator[Stretch]:
    """The parts of one voice between two frames, given where it speaks alone."""
    begun: Stretch | None = None
    for first, end in runs(alone[middle[0] : middle[1]]):
        start, end = first + middle[0], end + middle[0]  # noqa: PLW2901  (frames of the window from here on)
        if (
            begun
            and start - begun[1] <= _PAUSE
            and begun[1] - begun[0] < _ENOUGH
            and end - begun[0] <= _LONGEST
        ):
            begun = (begun[0], end)
            continue
        if begun:
            yield begun
        count = -(-(end - start) // _LONGEST)
        edges = [start + (end - start) * number // count for number in range(count + 1)]
        yield from pairwise(edges[:-1])
        begun = (edges[-2], edges[-1])
    if begun:
        yield begun


class _Ear:
    """Judges how a voice sounds in one window."""

    def __init__(self, networks: Networks, features: Floats, alone: NDArray[np.int8]) -> None:
        self._networks = networks
        self._features = features
        self._alone = alone
        self._speaks = alone[_FRAME_OF_ROW]

    def judge(self, local: int, part: Stretch) -> tuple[tuple[float, float], NDArray[np.float16]]:
        """The seconds alone and those judged by, and how the voice sounds."""
        start, end = self._widened(local, part)
        within = slice(*np.searchsorted(_FRAME_OF_ROW, (start, end)))
        rows = within.start + np.flatnonzero(self._speaks[within] == local)
        alone = float((self._alone[part[0] : part[1]] == local).sum()) / _SECOND
        heard = len(rows) >= _LEAST_ROWS
        voice = self._networks.voice(self._features[rows]) if heard else np.zeros(SIZE, np.float32)
        return (alone, len(rows) * STEP / RATE), voice.astype(np.float16)

    def _widened(self, local: int, part: Stretch) -> Stretch:
        speaks = self._alone == local
        start, end = part
        count = int(speaks[start:end].sum())
        while count < _JUDGED_BY:
            earlier, later = start > max(0, part[0] - _AROUND), end < min(FRAMES, part[1] + _AROUND)
            if earlier:
                start -= 1
                count += int(speaks[start])
            if later:
                count += int(speaks[end])
                end += 1
            if not (earlier or later):
                break
        return start, end


def _count(samples: int) -> int:
    """How many windows a recording has."""
    return 0 if samples <= 0 else 1 + max(0, -(-(samples - WINDOW) // (HOP * FRAME)))


def _windows(sound: SoundReader, samples: int) -> Iterator[Floats]:
    """The windows, each brought up to the level of ordinary speech; the last is filled up with silence."""
    sound.seek(0)
    kept = np.zeros(0, np.int16)
    for _number in range(_count(samples)):
        raw = sound.read((WINDOW - len(kept)) * SAMPLE_BYTES)
        kept = np.concatenate((kept, np.frombuffer(raw, "<i2", len(raw) // SAMPLE_BYTES)))
        window = np.zeros(WINDOW, np.float32)
        window[: len(kept)] = kept / np.float32(32768)
        yield window * np.float32(level.gain(window))
        kept = kept[HOP * FRAME :]
