"""What is heard beside words: laughter and crying, which engines write in brackets, and pauses, which they leave out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workbench.speech.activity import STEP_MS, Curve
from workbench.speech.heard import Segment, Word
from workbench.speech.jobs import Span
from workbench.speech.pieces import MARGIN_MS
from workbench.speech.remarks import SILENT, understood
from workbench.speech.runs import runs
from workbench.study.tokens import TokenKind

PAUSE_MS = 1_500
"""Silences from this length on are written down as pauses: rounded to seconds, two or more."""


def written_out(segments: Iterable[Segment], curve: Curve) -> list[Segment]:
    """The segments with marks for sounds and pauses among their words; `curve` begins where their times do.

    The silence at either end of the curve, however short, is a segment of its own: how long it lasts is known only
    with what lies beside it (`among_silences`).
    """
    told = [replace(segment, words=tuple(understood(segment.words, curve))) for segment in segments]
    opening, silences, closing = _silences([word for segment in told for word in segment.words], curve)
    written = [
        _between(segment, [next(silences) for _ in segment.words]) for segment in told if segment.words
    ]
    left = [pause for before in silences for pause in before]
    return [segment for segment in (*opening, *written, *_alone(left), *closing) if segment.words]


def _between(segment: Segment, before: Sequence[Sequence[Word]]) -> Segment:
    words = [one for word, others in zip(segment.words, before, strict=True) for one in (*others, word)]
    return replace(segment, words=tuple(words))


def _alone(pauses: Sequence[Word]) -> list[Segment]:
    """Pauses that stand before no word, as a segment."""
    return [Segment(pauses[0].start, pauses[-1].end, "", tuple(pauses))] if pauses else []


def _silences(
    words: Sequence[Word], curve: Curve
) -> tuple[list[Segment], Iterator[list[Word]], list[Segment]]:
    """The silence that the curve begins with; the long ones before each word and after the last; what it ends with."""
    ends = [0, *(min(round(word.end * 1000) // STEP_MS, len(curve)) for word in words)]
    begins = [*(min(round(word.start * 1000) // STEP_MS, len(curve)) for word in words), len(curve)]
    gaps = [
        [(first + start, first + end) for start, end in runs(curve[first:last] < SILENT)]
        for first, last in zip(ends, begins, strict=True)
    ]
    opening = [gaps[0].pop(0)] if gaps[0] and gaps[0][0][0] == 0 else []
    closing = [gaps[-1].pop()] if gaps[-1] and gaps[-1][-1][1] == len(curve) else []
    long = ([_step_pause(*gap) for gap in row if (gap[1] - gap[0]) * STEP_MS >= PAUSE_MS] for row in gaps)
    return (
        _alone([_step_pause(*gap) for gap in opening]),
        long,
        _alone([_step_pause(*gap) for gap in closing]),
    )


def _step_pause(first: int, last: int) -> Word:
    return pause(first * STEP_MS, last * STEP_MS)


def among_silences(
    plan: Sequence[Span], number: int, segments: Sequence[Segment], duration: int
) -> list[Segment]:
    """What was heard in a piece, with the silence around it as pauses where that is long enough.

    The silence before a piece is its own, that after the last piece the last one's: pieces are heard side by side, so
    nothing is known here but the plan and what this piece holds. A piece without a word has its silences, too.
    """
    start, end = plan[number]
    is_last = number + 1 == len(plan)
    inner = list(segments)
    opening = inner.pop(0) if inner and _is_silence(inner[0]) and _ms(inner[0].start) <= start else None
    closing = inner.pop() if inner and _is_silence(inner[-1]) and _ms(inner[-1].end) > end - STEP_MS else None
    opened = min(_ms(inner[0].words[0].start) if inner else end, start + MARGIN_MS)
    closed = max(opened, _ms(inner[-1].words[-1].end) if inner else start, end - MARGIN_MS)
    if opening:
        opened = _ms(opening.end)
    until = max(end, duration) if is_last else end
    if not is_last and plan[number + 1][0] > end:
        until -= MARGIN_MS  # silent, and the beginning of the next piece's silence
    if closing:
        closed = _ms(closing.start)
    elif not is_last:
        closed = until
    if opened > end - STEP_MS:
        opened = closed = until
    before = plan[number - 1][1] if number else 0
    since = before - MARGIN_MS if number and start > before else before
    return [*_long(since, opened), *inner, *_long(closed, until)]


def _is_silence(segment: Segment) -> bool:
    return all(word.kind is TokenKind.PAUSE for word in segment.words)


def _long(start: int, end: int) -> list[Segment]:
    """The silence from `start` to `end`, in milliseconds, as a segment; nothing where it is no pause."""
    return _alone([pause(start, end)] if end - start >= PAUSE_MS else [])


def _ms(seconds: float) -> int:
    return round(seconds * 1000)


def pause(start: int, end: int) -> Word:
    """A pause from `start` to `end`, in milliseconds."""
    return Word(start / 1000, end / 1000, "", 1.0, TokenKind.PAUSE)
