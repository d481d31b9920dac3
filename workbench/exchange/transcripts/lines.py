"""Transcripts that are lines of text: who speaks before a colon or above the words, times before, between or behind.

One grammar for plain text, Word, LibreOffice and RTF. It knows the shapes that f4, noScribe, aTrain, Teams, Otter, Sonix
and the workbench itself write, and plain turns of "Name: words".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbench.cellar.words import _, _n
from workbench.exchange.plain import one_line
from workbench.exchange.transcripts import faults, inside, speakers
from workbench.exchange.transcripts.clocks import F4
from workbench.exchange.transcripts.headings import settled
from workbench.exchange.transcripts.one_line import Line, Ways, ways
from workbench.exchange.transcripts.protocol import ReadTurn

_MOST_SHOWN = 60
_APART = re.compile(r"[^\w'’]+")


@dataclass
class _Open:
    speaker: str = ""
    named: bool = False
    start: int | None = None
    end: int | None = None
    texts: list[str] = field(default_factory=list[str])
    headings: list[str] = field(default_factory=list[str])
    """The lines from which it is known who speaks and when, and that hold no words."""


@dataclass(frozen=True)
class Found:
    """The turns of some lines, and what is to be told of them."""

    turns: tuple[ReadTurn, ...]
    warnings: tuple[str, ...]


def turns_of(texts: Iterable[str]) -> Found:
    """The turns in these lines; an empty one ends a paragraph. Raises Refusal where nobody says a word."""
    whole = settled(_ways(texts))
    lines = whole.lines
    if not whole.named:
        _find_names_above(lines)
    sure = {line.label for line in lines if line.label and line.sure}
    headed = any(line.alone and line.sure and line.start is not None for line in lines)
    names = sure | _before_colons(lines)
    opens, left = _gathered(lines, names, named=whole.named, headed=headed, numbered=whole.numbered)
    turns = [turn for one in opens for turn in _finished(one, numbered=whole.numbered) if turn.words]
    if not turns:
        raise faults.empty()
    return Found(tuple(turns), tuple(_warnings(turns, left, _lost(lines, opens))))


def _before_colons(lines: Sequence[Line]) -> set[str]:
    """Names before colons. Where names stand in headings, a word before a colon is a word; and so are facts above them."""
    if any(line.alone and line.sure for line in lines):
        return set()
    alone = [number for number, line in enumerate(lines) if line.alone and line.start is not None]
    labels = [line.label for line in lines[alone[0] if alone else 0 :] if line.label]
    names = speakers.believed(labels)
    # Below most times nobody is named: then a word before a colon is one here, too.
    return names if sum(label in names for label in labels) * 2 >= len(alone) else set()


def _lost(lines: Sequence[Line], opens: Sequence[_Open]) -> list[str]:
    """Lines with words that are in no turn: headings below which nobody says a word, and whatever was taken wrongly."""
    lost = [text for one in opens if not one.texts for text in one.headings]
    return lost + [
        line.whole for line in lines if _count(line.whole) > _count(line.label) + _count(line.text)
    ]


def _count(text: str) -> int:
    return sum(any(letter.isalpha() for letter in part) for part in _APART.split(text))


def _warnings(turns: Sequence[ReadTurn], left: int, lost: Sequence[str]) -> Iterable[str]:
    if left:
        yield _n(
            "{count} line above the first turn is left out: it is taken for a heading.",
            "{count} lines above the first turn are left out: they are taken for a heading.",
            left,
        ).format(count=left)
    yield from untaken(lost)
    if not any(turn.speaker for turn in turns):
        yield _("The file does not say who speaks. Each paragraph becomes a turn.")


def untaken(lost: Sequence[str]) -> Iterable[str]:
    """What is told of lines whose words no turn has."""
    if lost:
        yield _n(
            "{count} line of the file is in no turn: “{line}”. Look whether words are missing.",
            "{count} lines of the file are in no turn. The first is “{line}”. Look whether words are missing.",
            len(lost),
        ).format(count=len(lost), line=one_line(lost[0])[:_MOST_SHOWN])


def _ways(texts: Iterable[str]) -> list[Ways]:
    found: list[Ways] = []
    fresh = True
    for text in texts:
        line = ways(text)
        if line is None:
            fresh = True
            continue
        line.fresh = fresh
        found.append(line)
        fresh = False
    return found


def _find_names_above(lines: Sequence[Line]) -> None:
    """A short line above words says who speaks in them, as aTrain, Teams and Otter write it."""
    plain = [line.text for line in lines if not line.label and line.start is None]
    again = (
        {text for text in plain if speakers.may_be_heading(text) and plain.count(text) > 1}
        if len(plain) < 4000
        else set[str]()
    )
    for number, line in enumerate(lines[:-1]):
        if line.label or line.start is not None or not speakers.may_be_heading(line.text):
            continue
        before, below = lines[number - 1] if number else None, lines[number + 1]
        under_range = before is not None and before.alone and before.end is not None and not before.label
        above_time = below.start is not None and not below.label and not below.alone and line.fresh
        # Above turns that tell themselves who speaks, the number is a heading: whom the interview is with.
        by_number = speakers.is_number(line.text) and not below.alone and not speakers.is_code(below.label)
        above_words = line.fresh and ((line.text in again and not below.fresh) or by_number)
        if under_range or above_time or above_words:
            line.label, line.text, line.alone, line.sure = speakers.tidy(line.text), "", True, True


def _gathered(
    lines: Sequence[Line], names: set[str], *, named: bool, headed: bool, numbered: bool
) -> tuple[list[_Open], int]:
    """The turns before their words are made, and how many lines stand above the first.

    `headed`: names stand in headings with times; so a heading without a name is nobody's. `named`: they stand nowhere else.
    """
    marked = bool(names) or any(line.start is not None for line in lines)
    opens: list[_Open] = []
    left = 0
    for line in lines:
        if line.label and (line.label not in names or (named and not line.sure)):
            line.text, line.label, line.alone = f"{line.label}: {line.text}".strip(), "", False
        last = opens[-1] if opens else None
        if line.label or line.start is not None:
            if last and not last.texts and not (last.named and line.label):
                last.speaker, last.named = line.label or last.speaker, last.named or bool(line.label)
                last.start = last.start if line.start is None else line.start
                last.end = last.end if line.end is None else line.end
            else:
                same = last.speaker if last and not (headed and line.alone) else ""
                opens.append(_Open(line.label or same, bool(line.label), line.start, line.end))
        elif last is None:
            if marked and not inside.holds_more_than_words(line.text, numbered=numbered):
                left += 1
                continue
            opens.append(_Open())
        elif last.texts and ((line.fresh and not names) or F4.search(last.texts[-1][-20:])):
            opens.append(_Open(last.speaker))
        if line.text:
            opens[-1].texts.append(line.text)
        elif line.label:
            opens[-1].headings.append(line.whole)
    return opens, left


def _finished(one: _Open, *, numbered: bool) -> list[ReadTurn]:
    turns = inside.turns_in(" ".join(one.texts), one.speaker, numbered=numbered)
    if turns and one.start is not None:
        turns[0] = turns[0].at(start=one.start)
    if turns and one.end is not None:
        turns[-1] = turns[-1].at(end=one.end)
    return turns
