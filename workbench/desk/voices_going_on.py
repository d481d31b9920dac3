"""Voices told anew go on as the speakers that they were, so that what somebody called them stays."""

from collections.abc import Sequence

import numpy as np

from workbench.speech.speakers.timeline import Stretch
from workbench.study.voices import Voices


def going_on(found: Sequence[Stretch], before: Voices | None, count: int) -> list[tuple[int, str]]:
    """For the `count` voices of the stretches found now: pairs of a voice and the speaker of before that it goes on as.

    Those that share the most time come first, each voice and each speaker once; a voice that is new is in none.
    """
    if before is None:
        return []
    speakers = list(dict.fromkeys(before.speakers))
    shared = np.zeros((count, len(speakers)))
    for one in found:
        for start, end, voice in before.stretches:
            if start >= one.end:
                break
            if end > one.start and voice < len(before.speakers):
                column = speakers.index(before.speakers[voice])
                shared[one.voice, column] += min(end, one.end) - max(start, one.start)
    pairs: list[tuple[int, str]] = []
    while shared.size and shared.max() > 0:
        voice, column = (int(place) for place in np.unravel_index(shared.argmax(), shared.shape))
        pairs.append((voice, speakers[column]))
        shared[voice], shared[:, column] = 0, 0
    return pairs
