"""Blind rounds: each writes alone first; then one card at a time is turned, and then everybody may answer.

Source of the rules: METHODS, "Annotating together, with equal voice". A card is sealed with a key of its own, which its
author gives to a reader once the round is open and the reader's own part is in; so in the copy of a member who was
away the round stays blind, whatever program looks into it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from workbench.study.anchors import Anchor
from workbench.study.people import Member, place_in_turn
from workbench.study.records import PLACE, TEXTS, Codec, Record, coded, one_of
from workbench.study.shapes import some
from workbench.study.units import ANCHOR


class PartState(StrEnum):
    """How far a member is in a round. Passing counts as taking part; both are for good."""

    WRITING = "writing"
    DONE = "done"
    PASSED = "passed"


class Purpose(StrEnum):
    """What a round is for."""

    READING = "reading"
    REFLECTION = "reflection"
    """The reflection notes straight after an interview: alone first, then each reads the others'."""
    THEMES = "themes"
    """Lists of preliminary themes over the whole study, made apart before they are negotiated."""
    LAYING = "laying"
    """Each lays the units alone first; a card holds how (see `clusters.LAYOUT`, as JSON)."""


OVER_ALL = (Purpose.THEMES, Purpose.LAYING)
"""What rounds over all of the study are for."""
ALONE = (Purpose.REFLECTION, Purpose.THEMES)
"""What one member may do alone, too."""


@dataclass(frozen=True, kw_only=True)
class Round(Record):
    """A round over a passage, over a whole interview where `passage` is empty, or over all of the study where
    `interview` is empty, too.

    `prompts` are asked one at a time. `without` are members who were away when the others opened it; `shown` are those
    whose cards have been turned, in that order. Both only grow (see `met`).
    """

    KIND: ClassVar[str] = "round"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    author: str = ""
    passage: Anchor = coded(ANCHOR, Anchor(("",), ""))
    prompts: tuple[str, ...] = coded(Codec(TEXTS.encode, TEXTS.decode, some(str)), ())
    members: tuple[str, ...] = coded(TEXTS, ())
    without: tuple[str, ...] = coded(TEXTS, ())
    shown: tuple[str, ...] = coded(TEXTS, ())
    began: str = ""
    purpose: Purpose = coded(one_of(Purpose), Purpose.READING)

    @property
    def turned(self) -> int:
        """How many cards have been turned."""
        return len(self.shown)


@dataclass(frozen=True, kw_only=True)
class Part(Record):
    """One member's part in a round."""

    KIND: ClassVar[str] = "part"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    round: str = ""
    author: str = ""
    state: PartState = coded(one_of(PartState), PartState.WRITING)


@dataclass(frozen=True, kw_only=True)
class Card(Record):
    """What one member wrote in a round, sealed: the answers to the prompts, in their order."""

    KIND: ClassVar[str] = "card"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    round: str = ""
    author: str = ""
    sealed: str = ""


@dataclass(frozen=True, kw_only=True)
class CardKey(Record):
    """The key of a card, sealed for one reader."""

    KIND: ClassVar[str] = "card-key"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    card: str = ""
    author: str = ""
    reader: str = ""
    wrapped: str = ""


@dataclass(frozen=True, kw_only=True)
class Reply(Record):
    """What a member says to a card after the last one was turned; also an author's own following up."""

    KIND: ClassVar[str] = "reply"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    round: str = ""
    card: str = ""
    author: str = ""
    text: str = ""
    place: str = coded(PLACE, "")


def met(round_: Round, without: Iterable[str], shown: Iterable[str]) -> Round:
    """A round of which several laptops have said something at once: all who were away, and all cards that were turned.

    What is open must not close again, and what was read must not be hidden.
    """
    return replace(round_, without=tuple(dict.fromkeys(without)), shown=tuple(dict.fromkeys(shown)))


def part_met(states: Collection[PartState]) -> PartState:
    """A part of which two laptops of one member have said different things: whoever passed once is not opened."""
    for state in (PartState.PASSED, PartState.DONE):
        if state in states:
            return state
    return PartState.WRITING


def is_open(round_: Round, parts: Mapping[str, PartState]) -> bool:
    """Whether all who take part are done or have passed; `parts` by member. Those who were away do not count."""
    return all(
        member in round_.without or parts.get(member, PartState.WRITING) is not PartState.WRITING
        for member in round_.members
    )


def may_have_key(reader: str, round_: Round, parts: Mapping[str, PartState], order: Sequence[str]) -> bool:
    """Whether the cards of a round may be opened for a reader.

    Who takes part must have the own part in; whoever does not may read once the last card was turned.
    """
    if not is_open(round_, parts):
        return False
    if reader in round_.members:
        return parts.get(reader, PartState.WRITING) is not PartState.WRITING
    return round_.turned >= len(order)


def is_for_all(round_: Round, parts: Mapping[str, PartState], members: Mapping[str, Member]) -> bool:
    """Whether everybody may know of it: nobody in the study, those who were away included, has still to write alone.

    What is read by more than one, a report or what is worked out of several rounds, has only such in it.
    """
    waiting = [member for member, state in parts.items() if state is PartState.WRITING]
    return is_open(round_, parts) and all(member in members and members[member].left for member in waiting)


def card_order(
    round_: Round, parts: Mapping[str, PartState], members: Mapping[str, Member], before: int
) -> list[str]:
    """Who turns the own card when: peers first, another one of them each time, the lead last.

    `before` is the number of earlier rounds of its purpose in the study. Whoever passed has no card; who was away comes last of all.
    What was turned already stays where it is.
    """
    done = [member for member in round_.members if parts.get(member) is PartState.DONE]
    late = [member for member in done if member in round_.without]
    there = [member for member in done if member not in round_.without]
    ranked: dict[int, list[str]] = {0: [], 1: [], 2: []}
    for member in sorted(there):
        known = members.get(member)
        ranked[place_in_turn(known.roles if known else ())].append(member)
    turn = [_rotated(ranked[rank], before) for rank in (0, 1, 2)]
    shown = [member for member in round_.shown if member in done]
    return list(dict.fromkeys([*shown, *turn[0], *turn[1], *turn[2], *sorted(late)]))


def _rotated(members: list[str], before: int) -> list[str]:
    shift = before % len(members) if members else 0
    return members[shift:] + members[:shift]
