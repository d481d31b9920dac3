"""When the words of a transcript from elsewhere were said, where its file does not say so.

Best is what a machine has heard of the same words: those that both have give their times to the others. Without that
the words are laid evenly over where somebody speaks, and are said to be guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from workbench.exchange.transcripts.protocol import ReadTurn, ReadWord, Timing
from workbench.exchange.transcripts.spread import spread, weight
from workbench.study.interviews import Recording, Times, Turn
from workbench.study.spans import Span
from workbench.study.tokens import Token, TokenKind

_SAME = 0.4
"""Below this share of words that both have, the two are of different talks."""

_SIGNS = re.compile(r"[^\w]+")


class Placed(NamedTuple):
    """The turns with times for all words, and where these come from."""

    times: Times
    turns: list[ReadTurn]


def placed(
    turns: Sequence[ReadTurn], timing: Timing, recording: Recording | None, heard: Sequence[Turn] = ()
) -> Placed:
    """The turns with times; `heard` are turns of the same recording whose words have them."""
    if timing is not Timing.NONE:
        return Placed(Times.HEARD if timing is Timing.WORDS else Times.TURNS, list(turns))
    if recording is None:
        return Placed(Times.NONE, [_without(turn) for turn in turns])
    if found := found_among(turns, [token for turn in heard for token in turn.tokens]):
        return Placed(Times.FOUND, found)
    return Placed(Times.GUESSED, list(_guessed(turns, recording.plan or ((0, recording.duration),))))


def guessed_anew(turns: Sequence[Turn], recording: Recording) -> list[Turn]:
    """Turns of an interview, in order, laid evenly over where somebody speaks in a recording."""
    return with_times(turns, times_in(placed(_read(turns), Timing.NONE, recording).turns))


def _read(turns: Sequence[Turn]) -> list[ReadTurn]:
    """The turns as a file without times would have them."""
    return [
        ReadTurn(
            words=tuple(
                ReadWord(
                    one.text, kind=one.kind, length=one.end - one.start if one.kind is TokenKind.PAUSE else None
                )
                for one in turn.tokens
            )
        )
        for turn in turns
    ]  # fmt: skip


def times_in(turns: Sequence[ReadTurn]) -> list[list[Span]]:
    """For each turn the start and end of its words (ms); what has none begins and ends at nought."""
    return [[(word.start or 0, max(word.start or 0, word.end or 0)) for word in turn.words] for turn in turns]


def with_times(turns: Sequence[Turn], times: Sequence[Sequence[Span]]) -> list[Turn]:
    """The turns with these times, as `times_in` gives them; what they say, and the identities of words, stay."""
    return [
        replace(
            turn,
            tokens=tuple(
                token._replace(start=start, end=end)
                for token, (start, end) in zip(turn.tokens, row, strict=True)
            ),
        )
        for turn, row in zip(turns, times, strict=True)
    ]


def found_among(turns: Sequence[ReadTurn], heard: Sequence[Token]) -> list[ReadTurn]:
    """The turns with the times of the words that were heard; empty where too few are the same."""
    said = [word for turn in turns for word in turn.words]
    known = [token for token in heard if token.kind is TokenKind.WORD and token.end > token.start]
    ours, theirs = [_plain(word.text) for word in said], [_plain(token.text) for token in known]
    spoken = sum(bool(text) for text in ours)
    same = 0
    for step in Levenshtein.opcodes(ours, theirs):
        if step.tag != "equal":
            continue
        for mine, other in zip(
            range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True
        ):
            if ours[mine]:
                said[mine] = said[mine]._replace(start=known[other].start, end=known[other].end)
                same += 1
    if not spoken or same < spoken * _SAME:
        return []
    words = iter(said)
    return spread([turn.with_words(tuple(next(words) for _one in turn.words)) for turn in turns])


def _guessed(turns: Sequence[ReadTurn], voiced: Sequence[Span]) -> Iterator[ReadTurn]:
    weights = [0, *accumulate(weight(word) for turn in turns for word in turn.words)]
    lengths = [0, *accumulate(end - start for start, end in voiced)]
    number = 0

    def time(passed: int) -> int:
        """When this share of all that is said has been said."""
        inside = lengths[-1] * passed // (weights[-1] or 1)
        piece = next(n for n in range(len(voiced)) if inside <= lengths[n + 1] or n == len(voiced) - 1)
        return voiced[piece][0] + inside - lengths[piece]

    for turn in turns:
        words: list[ReadWord] = []
        for word in turn.words:
            start, end = time(weights[number]), time(weights[number + 1])
            words.append(word._replace(start=start, end=max(start, end)))
            number += 1
        yield turn.with_words(tuple(words))


def _without(turn: ReadTurn) -> ReadTurn:
    """A turn of which nobody knows when it was said."""
    return turn.with_words(tuple(word._replace(start=0, end=word.length or 0) for word in turn.words))


def _plain(text: str) -> str:
    return _SIGNS.sub("", text).casefold()
