"""Seeing differently: equal positions beside each other, each in its author's own words, and what became of them.

Source of the rules: METHODS, "Annotating together, with equal voice". Disagreement is a finding. What is written stays
as it was written: who finds better words, or comes to see it otherwise, writes a new position that cites the earlier
one. How it stands follows from what the authors themselves have done, and from nothing else: there is no vote, and
nobody, the lead included, decides for another.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from workbench.study.about import About
from workbench.study.records import TEXTS, Record, coded, one_of


@dataclass(frozen=True, kw_only=True)
class Disagreement(About):
    """Something that members see differently. `question` is what exactly, in the words of who said so, or empty."""

    KIND: ClassVar[str] = "disagreement"
    question: str = ""
    made: str = ""


class Move(StrEnum):
    """What an author does with a position. Only better words leave the view as it was."""

    FIRST = "first"
    WORDS = "words"
    VIEW = "view"
    STANDS = "stands"
    """Said once more, after others have changed theirs."""


@dataclass(frozen=True, kw_only=True)
class Position(Record):
    """How one member sees it. `cites` are the author's own earlier positions that this one takes the place of.

    `beside` are the views of the others that its author had read.
    """

    KIND: ClassVar[str] = "position"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    disagreement: str = ""
    author: str = ""
    text: str = ""
    move: Move = coded(one_of(Move), Move.FIRST)
    cites: tuple[str, ...] = coded(TEXTS, ())
    beside: tuple[str, ...] = coded(TEXTS, ())
    made: str = ""


@dataclass(frozen=True, kw_only=True)
class SharedReading(Record):
    """A reading that one member puts before the others; it is shared once every author has agreed to it.

    `cites` are the positions from which it was made; they stay.
    """

    KIND: ClassVar[str] = "reading"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    disagreement: str = ""
    author: str = ""
    text: str = ""
    cites: tuple[str, ...] = coded(TEXTS, ())
    made: str = ""


@dataclass(frozen=True, kw_only=True)
class Agreement(Record):
    """One author agrees to a shared reading. `beside` are the own views that it takes the place of."""

    KIND: ClassVar[str] = "agreement"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    reading: str = ""
    author: str = ""
    beside: tuple[str, ...] = coded(TEXTS, ())


WRITTEN_ONCE: Collection[str] = {kind.KIND for kind in (Disagreement, Position, SharedReading, Agreement)}
"""The kinds of which nothing is ever written over, not even by their authors: others have answered to the words."""


class State(StrEnum):
    """How it stands between the authors."""

    ALONE = "alone"
    """One has written so far."""
    STANDS = "stands"
    CHANGED = "changed"
    SHARED = "shared"


def by_author(positions: Iterable[Position]) -> dict[str, list[Position]]:
    """Each author's positions that stand now: those that no later one of the same author cites.

    There are several where the author wrote on two laptops that had not met.
    """
    written = list(positions)
    cited = {(one.author, earlier) for one in written for earlier in one.cites}
    standing: dict[str, list[Position]] = {}
    for one in sorted(written, key=lambda one: (one.made, one.id)):
        if (one.author, one.id) not in cited:
            standing.setdefault(one.author, []).append(one)
    return standing


def views(positions: Collection[Position]) -> dict[str, frozenset[str]]:
    """Each author's view, as the positions in which it was last taken: better words go back to what they say better."""
    known = {one.id: one for one in positions}
    return {
        author: frozenset(view for one in standing for view in _view(one, known))
        for author, standing in by_author(positions).items()
    }


def agreed(
    reading: SharedReading, positions: Collection[Position], agreements: Iterable[Agreement]
) -> set[str]:
    """The authors who have agreed to a reading and have not taken another view since."""
    now = views(positions)
    return {
        one.author
        for one in agreements
        if one.reading == reading.id and one.author in now and now[one.author] <= set(one.beside)
    }


def shared(
    readings: Iterable[SharedReading], positions: Collection[Position], agreements: Collection[Agreement]
) -> list[SharedReading]:
    """The readings to which every author of a position has agreed, by an act of their own."""
    authors = set(views(positions))
    return [one for one in readings if len(authors) > 1 and agreed(one, positions, agreements) == authors]


def changed(positions: Collection[Position]) -> set[str]:
    """The authors who have changed their own view, with nobody having taken a view since that they had not read.

    Who says "mine still stands" after that, or changes theirs as well, makes it stand open again.
    """
    known = {one.id: one for one in positions}
    now = views(positions)
    found: set[str] = set()
    for author, own in now.items():
        others = {view for other, theirs in now.items() if other != author for view in theirs}
        last = [known[view] for view in own]
        if len(last) == 1 and others and last[0].move is Move.VIEW and others <= set(last[0].beside):
            found.add(author)
    return found


def state(
    positions: Collection[Position],
    readings: Iterable[SharedReading] = (),
    agreements: Collection[Agreement] = (),
) -> State:
    """How a disagreement with these positions, readings and agreements stands: the same in whatever order they came."""
    if len(by_author(positions)) < 2:
        return State.ALONE
    if shared(readings, positions, agreements):
        return State.SHARED
    return State.CHANGED if changed(positions) else State.STANDS


def _view(position: Position, known: Mapping[str, Position]) -> set[str]:
    found: set[str] = set()
    looked: set[str] = set()
    ahead = [position]
    while ahead:
        one = ahead.pop()
        looked.add(one.id)
        before = [known[earlier] for earlier in one.cites if earlier in known]
        own = [earlier for earlier in before if earlier.author == one.author]
        if one.move is Move.WORDS and own:
            ahead += [earlier for earlier in own if earlier.id not in looked]
        else:
            found.add(one.id)
    return found
