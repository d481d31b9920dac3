"""Whose each part is, for a number of voices that is given, given at most, or not known. At once, from what is kept."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.speech.sources import RATE
from workbench.speech.speakers.networks import FRAME, FRAMES, TOGETHER
from workbench.speech.speakers.parts import HOP, Parts
from workbench.speech.speakers.tree import Floats, Join, groups, joins, steadiness, undone_below

MOST_VOICES = 10
"""A focus group of eight and two who lead it."""

_SAME = 0.77
"""Groups at least so much alike are one voice, where nobody says how many there are."""

_OWN_S, _OWN_SHARE, _OWN_MOST, _OWN_OF_LONGEST = 5.0, 0.005, 0.2, 0.5
"""A voice of its own then speaks for 5 s and half a hundredth of all speech, but never needs more than a fifth of it, nor
more than half of what the one says who speaks most: where many say a little, nobody has a fifth.
"""

_SURE_S = 1.0, 0.5, 0.2, 0.0
"""Parts judged by so many seconds make the groups; by fewer, if there would not be parts enough."""

_MOST_PARTS = 3000
"""The longest of so many parts make the groups; all others are given to them."""

_BESIDE_S = 0.5
"""A part judged by this many seconds counts for its voice as much as the parts beside it."""

_ROUNDS = 5

_SIDES = 2
"""Voices where each channel of the recording is one of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Grouped:
    """The voices 0 … `count` - 1: of each part, and of each local voice of each window (-1: nothing is known of it)."""

    count: int
    of_parts: NDArray[np.intp]
    of_locals: NDArray[np.intp]


def group(parts: Parts, number: int | None = None, *, at_most: int | None = None) -> Grouped:
    """The voices of a recording: `number` of them (fewer where there are fewer parts), or `at_most` so many.

    Voices are in the order in which they begin to speak.
    """
    return Grouping(parts).into(number, at_most=at_most)


class Grouping:
    """Groups the voices of one recording as often as asked; how they are joined, the long part of it, is found once."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._voices = parts.voices.astype(np.float32)
        self._joins: dict[int, list[Join]] = {}

    def into(self, number: int | None = None, *, at_most: int | None = None) -> Grouped:
        """What `group` gives."""
        parts, voices = self._parts, self._voices
        sure = _sure(parts, voices, number or 1)
        if not len(sure):
            nobody = np.full((len(parts.activity), TOGETHER), -1)
            return Grouped(0, np.full(len(voices), -1), nobody)
        alone = np.minimum(parts.lengths[:, 0], parts.lengths[:, 1])
        centres = self._centres(sure, np.maximum(alone[sure], 0.1), number, at_most)
        if parts.sides and (number == _SIDES or (number is None and len(centres) <= _SIDES and at_most != 1)):
            return _on_sides(parts)
        return _given(parts, voices, alone, centres)

    def _centres(
        self, sure: NDArray[np.intp], seconds: Floats, number: int | None, at_most: int | None
    ) -> Floats:
        """The mean voice of each group, of length 1, shape (groups, 192)."""
        voices = self._voices[sure]
        if len(sure) not in self._joins:  # of two rows of sure parts the longer holds the shorter
            self._joins[len(sure)] = joins(voices, seconds)
        found = self._joins[len(sure)]
        whose, names = _natural(found, seconds) if number is None else _exactly(found, seconds, number)
        if at_most is not None and len(names) > at_most:
            whose, names = _exactly(found, seconds, at_most)
        sums = np.stack([(voices * seconds[:, None])[whose == name].sum(axis=0) for name in names])
        return sums / np.linalg.norm(sums, axis=1, keepdims=True)


def _on_sides(parts: Parts) -> Grouped:
    """Each channel is one voice."""
    order = _order(parts.places[:, 1].astype(np.intp), _SIDES)
    of_locals = np.tile(np.append(order, -1), (len(parts.activity), 1))
    return Grouped(_SIDES, order[parts.places[:, 1]], of_locals)


def _sure(parts: Parts, voices: Floats, wanted: int) -> NDArray[np.intp]:
    """The parts that make the groups."""
    heard = np.linalg.norm(voices, axis=1) > 0.5
    sure = np.zeros(0, np.intp)
    for least in _SURE_S:
        sure = np.flatnonzero(heard & (parts.lengths[:, 1] >= least))
        if len(sure) >= wanted:
            break
    if len(sure) > _MOST_PARTS:
        longest = np.argsort(-parts.lengths[sure, 0], kind="stable")[:_MOST_PARTS]
        sure = np.sort(sure[longest])
    return sure


def _natural(found: list[Join], seconds: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The group of each part, and the groups that are voices of their own."""
    whose = groups(found, undone_below(found, _SAME))
    names, total = np.unique(whose), float(seconds.sum())
    spoken = np.array([seconds[whose == name].sum() for name in names])
    needed = min(_OWN_S + _OWN_SHARE * total, _OWN_MOST * total, _OWN_OF_LONGEST * float(spoken.max()))
    own = names[spoken >= needed]
    return (whose, own) if len(own) <= MOST_VOICES else _exactly(found, seconds, MOST_VOICES)


def _exactly(found: list[Join], seconds: Floats, number: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The group of each part and the groups, `number` of them: what is least alike is not joined."""
    whose, names = groups(found, np.zeros(len(found), np.bool_)), np.zeros(1, np.intp)
    for likeness in sorted({-9.0, *(join.likeness for join in found)}):
        whose = groups(found, undone_below(found, likeness + 1e-6))
        names = np.unique(whose)
        if len(names) >= number:
            break
    if len(names) > number:
        spoken = np.array([seconds[whose == name].sum() for name in names])
        names = names[np.argsort(-spoken, kind="stable")[:number]]
    return whose, names


def _given(parts: Parts, voices: Floats, alone: Floats, centres: Floats) -> Grouped:
    """Each part goes to the voice that it and the parts beside it, of the same local voice, are most like."""
    windows = len(parts.activity)
    part, local, weight = _links(parts)
    summed = np.zeros((windows * TOGETHER, voices.shape[1]), np.float32)
    np.add.at(summed, local, voices[part] * weight[:, None])
    beside = np.zeros_like(voices)
    np.add.at(beside, part, summed[local] - voices[part] * weight[:, None])
    beside /= np.maximum(np.linalg.norm(beside, axis=1, keepdims=True), 1.0)
    judged = parts.lengths[:, 1:]
    by_itself = steadiness(np.maximum(judged, 0.05))
    by_others = _BESIDE_S / (_BESIDE_S + judged)
    whose = np.zeros(len(voices), np.intp)
    for _ in range(_ROUNDS):
        whose = (by_itself * (voices @ centres.T) + by_others * (beside @ centres.T)).argmax(axis=1)
        centres = _moved(centres, voices * np.where(judged >= _SURE_S[0], alone[:, None], 0), whose)
    known = np.linalg.norm(summed, axis=1) > 0
    of_locals = np.where(known, (summed @ centres.T).argmax(axis=1), -1)
    order = _order(whose, len(centres))
    return Grouped(
        len(centres), order[whose], np.where(known, order[of_locals], -1).reshape(windows, TOGETHER)
    )


def _moved(centres: Floats, voices: Floats, whose: NDArray[np.intp]) -> Floats:
    sums = np.zeros_like(centres)
    np.add.at(sums, whose, voices)
    size = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.where(size > 0, sums / np.maximum(size, 1e-9), centres)


def _order(whose: NDArray[np.intp], count: int) -> NDArray[np.intp]:
    """The new number of each voice; parts lie in the order of time."""
    first = [
        int(np.flatnonzero(whose == voice)[:1].sum()) if (whose == voice).any() else len(whose)
        for voice in range(count)
    ]
    return np.argsort(np.argsort(first, kind="stable"), kind="stable")


def _links(parts: Parts) -> tuple[NDArray[np.intp], NDArray[np.intp], Floats]:
    """Which part is of which local voice (window * 3 + voice), for how many seconds: also in the windows beside."""
    rows: list[tuple[int, int, float]] = []
    for number, (window, local, first, last) in enumerate(parts.places.tolist()):
        rows.append((number, window * TOGETHER + local, float(parts.lengths[number, 0])))
        for other in (window - 1, window + 1):
            moved = (window - other) * HOP
            start, end = max(0, first + moved), min(FRAMES, last + moved)
            if 0 <= other < len(parts.activity) and end - start >= _FEW:
                spoken = (parts.activity[other, start:end] > 127).sum(axis=0)
                most = int(spoken.argmax())
                if spoken[most] * 2 > end - start:
                    rows.append((number, other * TOGETHER + most, float(spoken[most]) * FRAME / RATE))
    which = np.array([row[:2] for row in rows], np.intp).reshape(-1, 2)
    return which[:, 0], which[:, 1], np.array([row[2] for row in rows], np.float32)


_FEW = 10
"""Frames of which nothing can be told about whose they are in another window."""
