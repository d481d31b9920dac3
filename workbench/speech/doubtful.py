"""Doubts what an engine writes where nobody speaks, and what it repeats over and over; takes nothing away.

On public recordings of meetings, all that was written down where the voice detector's strongest step stayed
under 0.4 was invented, with words of less than 0.55 on average; all that had been said reached 0.9. Yet a quiet
voice may be under both: whoever listens decides, and finds these words by their probability of 0.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from workbench.speech.activity import STEP_MS, Curve
from workbench.speech.heard import Segment, Word

_VOICE = 128
_SURE = 0.6
_AROUND_MS = 300

_LOOP_WORDS = 12
"""The longest phrase, in words, that is looked for."""

_LOOP_TIMES, _LOOP_LEAST = 4, 10
"""A phrase is a loop when it comes so often in a row, and makes so many words: "no no no no" is what people say."""


def doubted(segments: Iterable[Segment], curve: Curve) -> list[Segment]:
    """The segments, probability 0 for words without a voice and in loops; `curve` begins where they do."""
    told = list(segments)
    words = [_key(word) for segment in told for word in segment.words]
    loops = {place for start, end in _loops(words) for place in range(start, end)}
    places = iter(range(len(words)))
    return [_doubted(segment, [next(places) in loops for _ in segment.words], curve) for segment in told]


def _doubted(segment: Segment, looping: Sequence[bool], curve: Curve) -> Segment:
    unsure = not _sure(segment) and _voice(segment, curve) < _VOICE
    if not (unsure or any(looping)):
        return segment
    words = (
        replace(word, probability=0.0) if unsure or loops else word
        for word, loops in zip(segment.words, looping, strict=True)
    )
    return replace(segment, words=tuple(words))


def _loops(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a phrase is said again right after itself, many times: (first, one past the last), the first time left out."""
    place = 0
    while place < len(words):
        for length in range(1, _LOOP_WORDS + 1):
            times = _times(words, place, length)
            if times >= _LOOP_TIMES and times * length >= _LOOP_LEAST:
                yield place + length, place + times * length
                place += times * length
                break
        else:
            place += 1


def _times(words: Sequence[str], place: int, length: int) -> int:
    phrase = words[place : place + length]
    times = 1
    while len(phrase) == length and words[place + times * length : place + (times + 1) * length] == phrase:
        times += 1
    return times


def _key(word: Word) -> str:
    return "".join(letter for letter in word.text.casefold() if letter.isalnum())


def _sure(segment: Segment) -> bool:
    return float(np.mean([word.probability for word in segment.words])) >= _SURE


def _voice(segment: Segment, curve: Curve) -> int:
    first = max(0, int((segment.start * 1000 - _AROUND_MS) / STEP_MS))
    last = int((segment.end * 1000 + _AROUND_MS) / STEP_MS) + 1
    return int(curve[first:last].max(initial=0))
