"""One line of a transcript taken apart: who, when, and the words."""

import re
from dataclasses import dataclass

from workbench.exchange.transcripts import speakers
from workbench.exchange.transcripts.clocks import CLOCK, F4, milliseconds, of_f4

_RANGE = re.compile(rf"\[?({CLOCK})\]?\s*(?:-->|–|—|-|to)\s*\[?({CLOCK})\]?\s*:?\s*(.{{0,60}})")
_TIME_FIRST = re.compile(rf"(?:\[({CLOCK})\]|\(({CLOCK})\)|({CLOCK})(?=[\s:-]|$))\s*([-–—]\s+|:\s*(?=\D))?")
_TIME_LAST = re.compile(rf"(.{{1,60}}?)[\s,]+[\[(]?({CLOCK})[\])]?\s*:?")
_RULE = re.compile(r"[-=_*–—\s]{3,}")
_OF_PROGRAM = re.compile(
    r"(?i).{1,60} (?:started|stopped|startet|stoppet) trans[ck]ri(?:ption|psjon(?:en)?)|Transcribed by https?://otter\.ai/?"
)
_BRACKETS = ("[", "(", "#")
_MOST_HEADING = 90


@dataclass
class Line:
    """`alone`: only who speaks or when; the words follow below. `fresh`: it begins a paragraph."""

    text: str = ""
    label: str = ""
    start: int | None = None
    end: int | None = None
    alone: bool = False
    fresh: bool = False
    sure: bool = False
    """Whether the label is one, whatever the other lines say."""


def taken(line: str) -> Line | None:
    """The line taken apart; None for one that says nothing."""
    text = line.strip("\ufeff \t\u00a0")
    if not text or _RULE.fullmatch(text):
        return None
    if len(text) > _MOST_HEADING:
        return _spoken(text)
    return None if _OF_PROGRAM.fullmatch(text) else _heading(text) or _spoken(text)


def _heading(text: str) -> Line | None:
    """A line with a time and perhaps a name, and no words."""
    if found := _RANGE.fullmatch(text):
        label = speakers.tidy(found[3])
        start = milliseconds(found[1])
        if start is not None and (not label or speakers.may_be_heading(label)):
            return Line("", label, start, milliseconds(found[2]), alone=True, sure=bool(label))
    if (found := _TIME_LAST.fullmatch(text)) and not found[1].rstrip().endswith(":"):
        label, start = speakers.tidy(found[1].rstrip("[(")), milliseconds(found[2])
        if start is not None and speakers.may_be_heading(label):
            return Line("", label, start, alone=True, sure=True)
    found = _TIME_FIRST.match(text)
    rest = text[found.end() :].rstrip(": ") if found else ""
    if (
        found
        and found[1]
        and not found[4]
        and speakers.may_be_heading(rest)
        and not speakers.before_colon(text[found.end() :])
    ):
        return Line("", speakers.tidy(rest), milliseconds(found[1]), alone=True, sure=True)
    return None


def _spoken(text: str) -> Line:
    start, text = _time_before(text)
    named = speakers.before_colon(text)
    if named is None:
        return Line(text, start=start, alone=not text)
    label, rest = named
    # "Length: 0:31:04" is a fact about the interview.
    inner, words = _time_before(rest) if rest[:1] in _BRACKETS else (None, rest)
    if start is None and inner is not None:
        return Line(words, label, inner, alone=not words, sure=True)
    return Line(rest, label, start, alone=not rest)


def _time_before(text: str) -> tuple[int | None, str]:
    """The time at the beginning of a text, and what follows."""
    if found := F4.match(text):
        return of_f4(found), text[found.end() :].strip()
    found = _TIME_FIRST.match(text)
    start = milliseconds(found[1] or found[2] or found[3]) if found else None
    return (start, text[found.end() :].strip()) if found and start is not None else (None, text)
