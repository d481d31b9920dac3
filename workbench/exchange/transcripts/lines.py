"""Transcripts that are lines of text: who speaks before a colon or above the words, times before, between or behind.

One grammar for plain text, Word, LibreOffice and RTF. It knows the shapes that f4, noScribe, aTrain, Teams, Otter, Sonix
and the workbench itself write, and plain turns of "Name: words".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbench.cellar.words import _, _n
from workbench.exchange.transcripts import faults, inside, speakers
from workbench.exchange.transcripts.clocks import F4
from workbench.exchange.transcripts.one_line import Line, taken
from workbench.exchange.transcripts.protocol import ReadTurn


@dataclass
class _Open:
    speaker: str = ""
    named: bool = False
    start: int | None = None
    end: int | None = None
    texts: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class Found:
    """The turns of some lines, and what is to be told of them."""

    turns: tuple[ReadTurn, ...]
    warnings: tuple[str, ...]


def turns_of(texts: Iterable[str]) -> Found:
    """The turns in these lines; an empty one ends a paragraph. Raises Refusal where nobody says a word."""
    lines = _lines(texts)
    _find_names_above(lines)
    sure = {line.label for line in lines if line.label and line.sure}
    # Where names stand in headings with times, a word before a colon is a word; and so are facts above the first time.
    first = next((number for number, line in enumerate(lines) if line.alone and line.start is not None), 0)
    names = sure or speakers.believed(line.label for line in lines[first:] if line.label)
    opens, left = _gathered(
        lines, names, headed=any(line.alone and line.sure and line.start is not None for line in lines)
    )
    turns = [turn for one in opens for turn in _finished(one) if turn.words]
    if not turns:
        raise faults.empty()
    return Found(tuple(turns), tuple(_warnings(turns, left)))


def _warnings(turns: Sequence[ReadTurn], left: int) -> Iterable[str]:
    if left:
        yield _n(
            "{count} line above the first turn is left out: it is taken for a heading.",
            "{count} lines above the first turn are left out: they are taken for a heading.",
            left,
        ).format(count=left)
    if not any(turn.speaker for turn in turns):
        yield _("The file does not say who speaks. Each paragraph becomes a turn.")


def _lines(texts: Iterable[str]) -> list[Line]:
    lines: list[Line] = []
    fresh = True
    for text in texts:
        line = taken(text)
        if line is None:
            fresh = True
            continue
        line.fresh = fresh
        lines.append(line)
        fresh = False
    return lines


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
        above_words = line.fresh and (
            (line.text in again and not below.fresh) or speakers.is_number(line.text)
        )
        if under_range or above_time or above_words:
            line.label, line.text, line.alone, line.sure = speakers.tidy(line.text), "", True, True


def _gathered(lines: Sequence[Line], names: set[str], *, headed: bool) -> tuple[list[_Open], int]:
    """The turns before their words are made, and how many lines stand above the first.

    `headed`: names stand in headings with times; so a heading without a name is nobody's.
    """
    marked = bool(names) or any(line.start is not None for line in lines)
    opens: list[_Open] = []
    left = 0
    for line in lines:
        if line.label and line.label not in names:
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
            if marked and not inside.holds_more_than_words(line.text):
                left += 1
                continue
            opens.append(_Open())
        elif last.texts and ((line.fresh and not names) or F4.search(last.texts[-1][-20:])):
            opens.append(_Open(last.speaker))
        if line.text:
            opens[-1].texts.append(line.text)
    return opens, left


def _finished(one: _Open) -> list[ReadTurn]:
    turns = inside.turns_in(" ".join(one.texts), one.speaker)
    if turns and one.start is not None:
        turns[0] = turns[0].at(start=one.start)
    if turns and one.end is not None:
        turns[-1] = turns[-1].at(end=one.end)
    return turns
