"""Which parts are most alike: a tree that joins two groups at a time, by the mean likeness of their members."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_NOISE_S = 0.6
"""Seconds of a voice in which what is said weighs as much as who says it."""


def steadiness(seconds: Floats | float) -> Floats:
    """How much of the likeness of a voice with itself is left when this much of it is heard, 0 to 1."""
    length = np.asarray(seconds, np.float32)
    return np.sqrt(length / (length + np.float32(_NOISE_S)))


@dataclass(frozen=True, slots=True)
class Join:
    """Group `other` is joined to group `one` (each called by one of its members).

    `likeness` is that of the two groups, as if both had been heard for long: about 1 for the same voice.
    """

    one: int
    other: int
    likeness: float


def joins(voices: Floats, seconds: Floats) -> list[Join]:
    """All joins of `n` parts, the most alike first: n - 1 of them. `voices` are of length 1, shape (n, size)."""
    count = len(voices)
    sums, weights = voices * seconds[:, None], seconds.copy()
    alike = (voices @ voices.T).astype(np.float32)
    np.fill_diagonal(alike, _NEVER)
    there = np.ones(count, np.bool_)
    nearest = alike.argmax(axis=1)
    value = alike[np.arange(count), nearest]
    found: list[Join] = []
    for _ in range(count - 1):
        one = int(np.where(there, value, _GONE).argmax())
        other = int(nearest[one])
        found.append(Join(one, other, _likeness(sums, weights, one, other)))
        row = (weights[one] * alike[one] + weights[other] * alike[other]) / (weights[one] + weights[other])
        sums[one] += sums[other]
        weights[one] += weights[other]
        there[other] = False
        row[one] = _NEVER
        row[~there] = _NEVER
        alike[one], alike[:, one] = row, row
        alike[other], alike[:, other] = _NEVER, _NEVER
        _look_again(alike, nearest, value, there & ((nearest == one) | (nearest == other)))
        nearest[one] = row.argmax()
        value[one] = row[nearest[one]]
        closer = there & (row > value)
        nearest[closer], value[closer] = one, row[closer]
    return found


def groups(found: list[Join], undone: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The group of each part when some joins are undone; each group is called by one of its members."""
    group = np.arange(len(found) + 1)
    for join, off in zip(found, undone, strict=True):
        if not off:
            group[group == join.other] = join.one
    return group


def undone_below(found: list[Join], likeness: float) -> NDArray[np.bool_]:
    """The joins to undo so that no two groups less alike than this are joined: these, and all that rest on them."""
    undone = np.zeros(len(found), np.bool_)
    apart = np.zeros(len(found) + 1, np.bool_)
    for number, join in enumerate(found):
        if join.likeness < likeness or apart[join.one] or apart[join.other]:
            undone[number] = apart[join.one] = True
    return undone


_NEVER = np.float32(-9)
_GONE = np.float32(-99)


def _likeness(sums: Floats, weights: Floats, one: int, other: int) -> float:
    cosine = float(sums[one] @ sums[other]) / max(
        float(np.linalg.norm(sums[one]) * np.linalg.norm(sums[other])), 1e-9
    )
    return cosine / float(steadiness(weights[one]) * steadiness(weights[other]))


def _look_again(alike: Floats, nearest: NDArray[np.intp], value: Floats, stale: NDArray[np.bool_]) -> None:
    which = np.flatnonzero(stale)
    nearest[which] = alike[which].argmax(axis=1)
    value[which] = alike[which, nearest[which]]
