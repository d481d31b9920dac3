"""Times for words that a file has none for: laid evenly between the times that it has.

Nothing is invented where a file has no time at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.exchange.transcripts.protocol import ReadTurn, ReadWord, Timing
from workbench.study.tokens import TokenKind

_LETTER_MS = 75
"""How long a letter takes at most: slow speech, so that words do not stretch over a silence."""

_PAUSE_MS = 1000


def timing_of(turns: Sequence[ReadTurn]) -> Timing:
    """How exact the times of these turns are."""
    words = [word for turn in turns for word in turn.words if word.kind is TokenKind.WORD]
    timed = sum(word.start is not None and word.end is not None for word in words)
    if words and timed * 10 >= len(words) * 9:
        return Timing.WORDS
    known = any(turn.start is not None or turn.end is not None for turn in turns)
    return Timing.TURNS if known or timed else Timing.NONE


def spread(turns: Sequence[ReadTurn]) -> list[ReadTurn]:
    """The turns with a start and an end for each word, where the file has any time at all."""
    if timing_of(turns) is Timing.NONE:
        return list(turns)
    whole = _with_starts([_tidy(turn) for turn in turns])
    done: list[ReadTurn] = []
    at = 0
    while at < len(whole):
        # A stretch: a turn with a known start and those behind it that have none.
        end = at + 1
        while end < len(whole) and whole[end].start is None:
            end += 1
        done += _stretch(whole[at:end], whole[end].start if end < len(whole) else None)
        at = end
    return done


def _tidy(turn: ReadTurn) -> ReadTurn:
    """A turn that takes its ends from its words where it has none, and whose end is not before its start."""
    words = tuple(_forwards(turn.words, turn.start or 0))
    first, last = (words[0], words[-1]) if words else (None, None)
    start = turn.start if turn.start is not None or first is None else first.start
    end = turn.end if turn.end is not None or last is None else last.end
    if start is not None and end is not None and end < start:
        end = None
    return ReadTurn(speaker=turn.speaker, start=start, end=end, words=words)


def _forwards(words: Sequence[ReadWord], begun: int) -> Iterator[ReadWord]:
    """Words without the times that go backwards."""
    for word in words:
        if word.start is not None and word.start < begun:
            yield word._replace(start=None, end=None)
        elif word.end is not None and word.end < (begun if word.start is None else word.start):
            yield word._replace(end=None)
        else:
            yield word
        begun = begun if word.start is None else max(begun, word.start)


def _with_starts(turns: list[ReadTurn]) -> list[ReadTurn]:
    """A turn that only says when it ends begins where the one before it ended; the first at the very beginning.

    One in which a later word has a time begins so much earlier as the words before that take.
    """
    before: int | None = 0
    for number, turn in enumerate(turns):
        if turn.start is None:
            lead, known = _lead(turn.words)
            limit = turn.end if known is None else known
            if before is not None and (limit is None or before <= limit):
                turns[number] = turn.at(start=before)
            elif known is not None:
                turns[number] = turn.at(start=max(0, known - lead))
        before = turn.end
    return turns


def _lead(words: Sequence[ReadWord]) -> tuple[int, int | None]:
    """How long the words take before the first that has a time, and that time."""
    lead = 0
    for word in words:
        if word.start is not None:
            return lead, word.start
        lead += weight(word)
    return lead, None


def _stretch(turns: Sequence[ReadTurn], limit: int | None) -> list[ReadTurn]:
    start = turns[0].start or 0
    ends = [turn.end for turn in turns if turn.end is not None]
    end = max(ends) if ends and turns[-1].end is not None else None
    weights = [sum(weight(word) for word in turn.words) for turn in turns]
    if end is None:
        end = max(start + sum(weights[:-1]), _begun(turns[-1].words)) + _lasting(turns[-1].words)
        if limit is not None and limit > start:
            end = min(end, limit)
    done: list[ReadTurn] = []
    passed, total = 0, sum(weights) or 1
    for turn, share in zip(turns, weights, strict=True):
        low = start + (end - start) * passed // total
        passed += share
        high = start + (end - start) * passed // total
        done.append(replace(turn, start=low, end=high, words=_timed(turn.words, low, high)))
    return done


def _begun(words: Sequence[ReadWord]) -> int:
    """When the last stretch of words begins whose beginning is known; 0 where none is."""
    return max((word.start for word in words if word.start is not None), default=0)


def _lasting(words: Sequence[ReadWord]) -> int:
    """How long the words take from there, at a slow pace."""
    last = max((number for number, word in enumerate(words) if word.start is not None), default=0)
    return sum(weight(word) for word in words[last:])


def _timed(words: Sequence[ReadWord], start: int, end: int) -> tuple[ReadWord, ...]:
    """Words with times, those that are known kept."""
    done: list[ReadWord] = []
    at = 0
    while at < len(words):
        until = at + 1
        while until < len(words) and words[until].start is None:
            until += 1
        low = words[at].start
        low = (done[-1].end or start if done else start) if low is None else low
        after = (words[until].start or 0) if until < len(words) else end
        last = words[until - 1].end
        if last is not None and until > at + 1 and until < len(words):
            last = min(last, after)  # several words share what is left before the next
        high = max(low, after if last is None else last)
        done += _laid(words[at:until], low, high)
        at = until
    return tuple(done)


def _laid(words: Sequence[ReadWord], start: int, end: int) -> list[ReadWord]:
    """Words one after the other; a pause whose length is known gets it, where there is room."""
    fixed = sum(word.length or 0 for word in words)
    room = end - start - fixed
    loose = sum(weight(word) for word in words if word.length is None)
    keep = room >= 0 and (loose > 0 or fixed > 0)
    total = loose if keep else loose + fixed
    share = room if keep else end - start
    done: list[ReadWord] = []
    at, passed, rest = start, 0, start
    for word in words:
        if keep and word.length is not None:
            done.append(word._replace(start=at, end=at + word.length))
            at += word.length
            rest += word.length
            continue
        passed += weight(word)
        until = rest + share * passed // (total or 1)
        done.append(word._replace(start=at, end=max(at, until)))
        at = max(at, until)
    return done


def weight(word: ReadWord) -> int:
    """How long a word takes at a slow pace, in milliseconds."""
    if word.length is not None:
        return word.length
    return _PAUSE_MS if word.kind is TokenKind.PAUSE else _LETTER_MS * (len(word.text) + 1)
