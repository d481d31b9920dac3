"""Brings the times of words to where the voice is.

Engines give the pause between two words to one of them, most often the later: a word after a pause of three
seconds would begin three seconds early, and so would the sound that somebody hears on clicking it. And a word
before a pause ends too early. Against the known turns of a recording this took the mean error of the beginnings
after a pause from 0.17 s to 0.05 s.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from workbench.speech.activity import STEP_MS, Curve
from workbench.speech.heard import Segment, Word
from workbench.speech.runs import runs

_SPEECH = 40
_PAUSE = 3
"""Steps of 32 ms without speech inside a word from which on it is taken for a pause between words."""

_LONGEST_END = 0.5
"""Seconds by which a word is made longer at most."""

_STEP = STEP_MS / 1000


def settle(segments: Iterable[Segment], curve: Curve) -> list[Segment]:
    """The segments with each word where its voice is; `curve` begins where their times do."""
    told = [segment for segment in segments if segment.words]
    voiced = curve >= _SPEECH
    within = [_without_pause(word, voiced) for segment in told for word in segment.words]
    words = iter([*_to_the_end(within, voiced)])
    return [_segment(segment, [next(words) for _ in segment.words]) for segment in told]


def _segment(segment: Segment, words: Sequence[Word]) -> Segment:
    return replace(segment, start=words[0].start, end=words[-1].end, words=tuple(words))


def _without_pause(word: Word, voiced: NDArray[np.bool_]) -> Word:
    first, last = int(word.start / _STEP), int(np.ceil(word.end / _STEP))
    parts: list[tuple[int, int]] = []
    for start, end in runs(voiced[first:last]):
        if parts and start - parts[-1][1] < _PAUSE:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    if not parts:
        return word
    start, end = max(parts, key=lambda part: (part[1] - part[0], part[0]))
    begins = (first + start - 1) * _STEP if start >= _PAUSE else word.start
    ends = (first + end + 1) * _STEP if last - first - end >= _PAUSE else word.end
    return replace(word, start=round(max(begins, word.start), 3), end=round(min(ends, word.end), 3))


def _to_the_end(words: Sequence[Word], voiced: NDArray[np.bool_]) -> Iterator[Word]:
    """The words, each as long as its voice goes on before the next one begins."""
    for word, following in pairwise([*words, None]):
        if word is None:
            return
        latest = min(following.start if following else len(voiced) * _STEP, word.end + _LONGEST_END)
        step = int(word.end / _STEP)
        while step < len(voiced) and voiced[step] and step * _STEP < latest:
            step += 1
        yield replace(word, end=round(max(word.end, min(latest, step * _STEP)), 3))
