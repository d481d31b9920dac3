"""Voices told anew go on as the speakers that they were or that people said, so that what somebody called them stays."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from workbench.speech.speakers.timeline import Stretch
from workbench.study.voices import Voices

Shared = NDArray[np.float64]
"""Milliseconds, of voices in rows and speakers in columns."""


def going_on(found: Sequence[Stretch], before: Voices | None, count: int) -> list[tuple[int, str]]:
    """For the `count` voices of the stretches found now: pairs of a voice and the speaker of before that it goes on as.

    Those that share the most time come first, each voice and each speaker once; a voice that is new is in none.
    """
    if before is None:
        return []
    speakers, shared = _shared(found, before, count)
    return [(voice, speaker) for voice, speaker, _share in _pairs(speakers, shared)]


def said_of(found: Sequence[Stretch], said: Voices, count: int) -> list[tuple[int, str, bool]]:
    """For the voices found now: who speaks most of each by what people said, and whether that is more than half of it.

    Each speaker is one voice, the one of which most is theirs; nobody is taken for a voice of which others speak more.
    """
    speakers, shared = _shared(found, said, count)
    if shared.size:
        shared[shared < shared.max(axis=1, keepdims=True)] = 0
    heard = Counter[int]()
    for one in found:
        heard[one.voice] += one.end - one.start
    return [(voice, speaker, 2 * share > heard[voice]) for voice, speaker, share in _pairs(speakers, shared)]


def _shared(found: Sequence[Stretch], told: Voices, count: int) -> tuple[list[str], Shared]:
    """The speakers told of, and for how long each of the `count` voices is heard where each of them is.

    Both are given in the order in which they begin.
    """
    speakers = list(dict.fromkeys(told.speakers))
    column = {voice: speakers.index(speaker) for voice, speaker in enumerate(told.speakers)}
    shared, over = np.zeros((count, len(speakers))), 0
    for one in found:
        while over < len(told.stretches) and told.stretches[over][1] <= one.start:
            over += 1
        for start, end, voice in islice(told.stretches, over, None):
            if start >= one.end:
                break
            if end > one.start and voice in column:
                shared[one.voice, column[voice]] += min(end, one.end) - max(start, one.start)
    return speakers, shared


def _pairs(speakers: Sequence[str], shared: Shared) -> list[tuple[int, str, float]]:
    """Voices and speakers, each once, those that share the most first, with how long that is; changes `shared`."""
    pairs: list[tuple[int, str, float]] = []
    while shared.size and shared.max() > 0:
        voice, column = (int(place) for place in np.unravel_index(shared.argmax(), shared.shape))
        pairs.append((voice, speakers[column], float(shared[voice, column])))
        shared[voice], shared[:, column] = 0, 0
    return pairs
