"""One line of a transcript taken apart: who, when, and the words; and what else it could be."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from workbench.exchange.transcripts import speakers
from workbench.exchange.transcripts.clocks import CLOCK, F4, milliseconds, of_f4

_TIME = re.compile(r"\d:\d")
_RANGE = re.compile(rf"\[?({CLOCK})\]?\s*(-->|–|—|-|to)\s*\[?({CLOCK})\]?\s*:?\s*(.{{0,60}})")
_SQUARE_FIRST = re.compile(rf"\[({CLOCK})\]\s*([-–—]\s+|:\s*(?=\D))?")
_BARE_FIRST = re.compile(rf"(?:\(({CLOCK})\)|({CLOCK})(?=[\s:-]|$))\s*([-–—]\s+|:\s*(?=\D))?")
_TIME_LAST = re.compile(rf"(.{{1,60}}?)([\s,]+)[\[(]?({CLOCK})[\])]?\s*:?")
_BEHIND_NAME = re.compile(rf"([^\[\]:]{{1,60}}?)\s+(\[{CLOCK}\]):(?=\s+\S)")
"""noScribe has written S01 [00:00:04]: words, and later S01: [00:00:04] words."""

_RULE = re.compile(r"[-=_*–—\s]{3,}")
_OF_TEAMS = re.compile(
    r"(?i)(.{1,60}) (?:started|stopped|startet|stoppet) trans[ck]ri(?:ption|psjon(?:en)?)\.?"
)
_OF_OTTER = re.compile(r"(?i)Transcribed by https?://otter\.ai/?")
_SECTION = re.compile(r"(?:--- )?(?:Recording|Opptak) \d{1,3}(?: ---)?")
_BRACKETS = ("[", "#")
_MOST_HEADING = 90
_WIDE = re.compile(r"\s{2,}|\t")


class Shape(Enum):
    """How a heading with a time is written."""

    RANGE = auto()
    """0:03 --> 0:09 Name"""
    LOOSE_RANGE = auto()
    """0:03 - 0:09 Name"""
    FIRST = auto()
    """[0:03] Name"""
    WIDE = auto()
    """Name, some blanks, 0:03"""
    NARROW = auto()
    """Name 0:03"""


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
    whole: str = ""


@dataclass
class Ways:
    """The ways in which a line can be read; which of them holds, the whole file says."""

    spoken: Line
    heading: Line | None = None
    shape: Shape | None = None
    timed: Line | None = None
    """With a time of the sound that stands before the words without square brackets."""
    fresh: bool = False
    rule: bool = False
    section: bool = False
    starts: str = ""
    """Who started or stopped Teams' transcription."""

    @property
    def is_time(self) -> bool:
        """Whether nothing stands in the line but a time of the sound, surely or perhaps."""
        return any(one is not None and one.alone and not one.label for one in (self.spoken, self.timed))


def ways(line: str) -> Ways | None:
    """The line taken apart; None for one that says nothing."""
    text = line.strip("\ufeff \t\u00a0")
    if not text or _OF_OTTER.fullmatch(text):
        return None
    has_time = _TIME.search(text) is not None
    found = Ways(_spoken(text), timed=_timed(text) if has_time else None, rule=bool(_RULE.fullmatch(text)))
    found.section = bool(_SECTION.fullmatch(text))
    if len(text) <= _MOST_HEADING:
        found.heading, found.shape = _heading(text) if has_time else (None, None)
        by_teams = _OF_TEAMS.fullmatch(text)
        found.starts = speakers.tidy(by_teams[1]) if by_teams else ""
    for one in (found.spoken, found.heading, found.timed):
        if one is not None:
            one.whole = text
    return found


def _heading(text: str) -> tuple[Line | None, Shape | None]:
    """A line with a time and perhaps a name, and no words."""
    if found := _RANGE.fullmatch(text):
        label = speakers.tidy(found[4])
        start = milliseconds(found[1])
        if start is not None and (not label or speakers.may_be_heading(label)):
            shape = Shape.RANGE if found[2] == "-->" else Shape.LOOSE_RANGE
            return Line("", label, start, milliseconds(found[3]), alone=True, sure=bool(label)), shape
    if (found := _TIME_LAST.fullmatch(text)) and not speakers.before_colon(text):
        label, start = speakers.tidy(found[1].rstrip("[(")), milliseconds(found[3])
        if start is not None and speakers.may_be_label(label):
            wide = _WIDE.search(found[2])
            return Line("", label, start, alone=True, sure=True), Shape.WIDE if wide else Shape.NARROW
    if (found := _SQUARE_FIRST.match(text)) and not found[2]:
        rest = text[found.end() :].rstrip(": ")
        if speakers.may_be_label(rest) and not speakers.before_colon(text[found.end() :]):
            return Line("", speakers.tidy(rest), milliseconds(found[1]), alone=True, sure=True), Shape.FIRST
    return None, None


def _spoken(text: str) -> Line:
    return _named(
        *_time_before(_BEHIND_NAME.sub(r"\1: \2", text, count=1) if _BEHIND_NAME.match(text) else text)
    )


def _timed(text: str) -> Line | None:
    found = _BARE_FIRST.match(text)
    start = milliseconds(found[1] or found[2]) if found else None
    if found and start is not None:
        return _named(start, text[found.end() :].strip())
    label, rest = speakers.before_colon(text) or ("", "")
    found = _BARE_FIRST.match(rest)
    start = milliseconds(found[1]) if found and found[1] else None
    if found is None or start is None:
        return None
    words = rest[found.end() :].strip()
    return Line(words, label, start, alone=not words)


def _named(start: int | None, text: str) -> Line:
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
    """The time at the beginning of a text, where its brackets say that it is one, and what follows."""
    if found := F4.match(text):
        return of_f4(found), text[found.end() :].strip()
    found = _SQUARE_FIRST.match(text)
    start = milliseconds(found[1]) if found else None
    return (start, text[found.end() :].strip()) if found and start is not None else (None, text)
