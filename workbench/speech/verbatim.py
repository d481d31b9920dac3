"""What is heard beside words: laughter and crying, which engines write in brackets, and pauses, which they leave out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.speech.activity import STEP_MS, Curve
from workbench.speech.heard import Segment, Word
from workbench.speech.jobs import Span
from workbench.speech.pieces import MARGIN_MS
from workbench.speech.runs import runs
from workbench.study.tokens import TokenKind

PAUSE_MS = 1_500
"""Silences from this length on are written down as pauses: rounded to seconds, two or more."""

_SILENT = 64
"""Below this probability (0 to 255) nobody speaks, though somebody may breathe."""

_MOST_WORDS = 6
"""The longest remark of an engine, in words; a bracket that stays open is a letter of its word."""

_SOUND_WORDS = 3
"""A longer remark is somebody's words, also when it speaks of laughing."""

_OPENS, _CLOSES = ("(", "[", "*", "♪"), (")", "]", "*", "♪")

_SOUNDS = (
    (TokenKind.LAUGHTER, r"laugh|chuckl|giggl|snicker|\bler\b|latter|skratt|fnis|humr"),
    (TokenKind.CRYING, r"\bcry|sob|weep|whimper|gråt|hulk|sniff"),
    (TokenKind.UNCLEAR, r"inaudible|unintelligible|indistinct|unclear|uhørlig|utydelig|uklar|uforståelig"),
)
_NOTHING = re.compile(
    r"blank[\W_]*audio|(?:long )?(?:silence|pause)|stillhet|(?:\w+ )?musi[ck]k?(?: playing)?|no.?audio|no.?speech",
    re.IGNORECASE,
)
"""With these an engine says that nobody speaks; it is not text, and the pause is known from the voice."""


def written_out(segments: Iterable[Segment], curve: Curve) -> list[Segment]:
    """The segments with marks for sounds and pauses among their words; `curve` begins where their times do."""
    told = [replace(segment, words=tuple(_sounds(segment.words))) for segment in segments]
    before = _pauses([word for segment in told for word in segment.words], curve)
    return [_between(segment, [next(before) for _ in segment.words]) for segment in told if segment.words]


def _between(segment: Segment, before: Sequence[Sequence[Word]]) -> Segment:
    words = [one for word, others in zip(segment.words, before, strict=True) for one in (*others, word)]
    return replace(segment, words=tuple(words))


def _sounds(words: Sequence[Word]) -> Iterator[Word]:
    place = 0
    while place < len(words):
        count = _remark(words[place : place + _MOST_WORDS])
        if count:
            yield from _meant(words[place : place + count])
        else:
            yield words[place]
        place += max(1, count)


def _remark(words: Sequence[Word]) -> int:
    """How many words a remark in brackets has that begins with the first; 0 if none begins there."""
    if not words or not words[0].text.startswith(_OPENS):
        return 0
    for count, word in enumerate(words, 1):
        ends = word.text.rstrip(".,!?…")
        if ends.endswith(_CLOSES) and (count > 1 or len(ends) > 1 or ends == "♪"):
            return count
    return 0


def _meant(words: Sequence[Word]) -> Iterator[Word]:
    """A remark as a mark; one that is neither a known sound nor silence is kept as it is, doubted."""
    text = " ".join(word.text for word in words)
    whole = replace(
        words[0], end=words[-1].end, text=text, probability=min(word.probability for word in words)
    )
    for kind, pattern in _SOUNDS:
        if len(words) <= _SOUND_WORDS and re.search(pattern, text, re.IGNORECASE):
            yield replace(whole, text="", kind=kind)
            return
    said = text.strip("()[]*♪ ")
    if said and not _NOTHING.fullmatch(said):
        yield from (replace(word, probability=0.0) for word in words)


def _pauses(words: Sequence[Word], curve: Curve) -> Iterator[list[Word]]:
    """For each word, what stands before it: a pause where a long silence lies between it and the word before."""
    for before, after in pairwise([None, *words]):
        if before is None or after is None:
            yield []
            continue
        first, last = (round(seconds * 1000) // STEP_MS for seconds in (before.end, after.start))
        silences = [(end - start, first + start) for start, end in runs(curve[first:last] < _SILENT)]
        length, start = max(silences, default=(0, 0))
        long = length * STEP_MS >= PAUSE_MS
        yield [pause(start * STEP_MS, (start + length) * STEP_MS)] if long else []


def after_silence(plan: Sequence[Span], number: int, segments: Sequence[Segment]) -> Sequence[Segment]:
    """What was heard in a piece, after the silence that lies before the piece if that is long enough to be a pause.

    Pieces are heard side by side: where the last word before ended is not known, but how much silence each keeps is.
    """
    if number == 0 or not segments:
        return segments
    first = segments[0].words[0]
    start = plan[number - 1][1] - MARGIN_MS
    end = min(round(first.start * 1000), plan[number][0] + MARGIN_MS)
    if end - start < PAUSE_MS:
        return segments
    return [replace(segments[0], words=(pause(start, end), *segments[0].words)), *segments[1:]]


def pause(start: int, end: int) -> Word:
    """A pause from `start` to `end`, in milliseconds."""
    return Word(start / 1000, end / 1000, "", 1.0, TokenKind.PAUSE)
