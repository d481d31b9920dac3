"""What a group chooses about its report, how its members are called in it, and what is to be looked at before it leaves."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.cellar.words import _, _n, mark
from workbench.study.people import Member, Role, place_in_turn


class Authors(StrEnum):
    """How members are called in the report; never by their names."""

    ROLES = "roles"
    INITIALS = "initials"


@dataclass(frozen=True)
class Choices:
    """What is chosen. Condensates leave as artificial texts in a section of their own, or, as usual, not at all.

    `without` are the parts that do not leave (see `exchange.report.parts`); `language` is that of headings and facts, empty
    for the one of the program.
    """

    authors: Authors = Authors.ROLES
    condensates: bool = False
    without: frozenset[str] = frozenset()
    language: str = ""


class Matter(StrEnum):
    """What is to be looked at."""

    BARE = "bare"
    GONE = "gone"
    REVIEW = "review"
    STALE = "stale"
    UNCHECKED = "unchecked"
    CELLS = "cells"
    TWICE = "twice"
    UNSETTLED = "unsettled"
    BLIND = "blind"
    WAITING = "waiting"
    NAMES = "names"
    VOICES = "voices"
    UNCALLED = "uncalled"
    ARTIFICIAL = "artificial"
    UNSAID = "unsaid"
    UNHEARD = "unheard"
    BENT = "bent"
    UNTICKED = "unticked"
    TITLES = "titles"
    APART = "apart"


@dataclass(frozen=True)
class Notice:
    """One thing to look at, in a sentence. `anchor` is where it stands in the report, or empty."""

    matter: Matter
    words: str
    anchor: str = ""


_GROUPS: tuple[Role, ...] = (Role.PEER, Role.RESEARCHER, Role.LEAD)
"""By `place_in_turn`."""
_WORDS: dict[Role, str] = {
    Role.PEER: mark("Competence-group member"),
    Role.RESEARCHER: mark("Researcher"),
    Role.LEAD: mark("Lead researcher"),
}


def role_of(member: Member) -> Role:
    """The one role by which somebody is counted."""
    return _GROUPS[place_in_turn(member.roles)]


def called(members: Sequence[Member], authors: Authors) -> dict[str, str]:
    """How each member is called; those who would be called the same are numbered in the order of their signs."""
    plain = {
        one.id: _initials(one.name) if authors is Authors.INITIALS else _(_WORDS[role_of(one)])
        for one in members
    }
    counts = Counter(plain.values())
    numbers: Counter[str] = Counter()
    found: dict[str, str] = {}
    for one in sorted(members, key=lambda one: (one.sign, one.id)):
        words = plain[one.id]
        numbers[words] += 1
        found[one.id] = f"{words} {numbers[words]}" if counts[words] > 1 else words
    return found


def counted(members: Iterable[Member]) -> str:
    """Members by role and number: "2 researchers, 1 competence-group member"."""
    counts = Counter(role_of(one) for one in members)
    told = [count_words(role, counts[role]) for role in reversed(_GROUPS) if counts[role]]
    return ", ".join(told)


def count_words(role: Role, count: int) -> str:
    """So many members of a role: "2 researchers"."""
    match role:
        case Role.LEAD:
            told = _n("{count} lead researcher", "{count} lead researchers", count)
        case Role.RESEARCHER:
            told = _n("{count} researcher", "{count} researchers", count)
        case Role.PEER:
            told = _n("{count} competence-group member", "{count} competence-group members", count)
    return told.format(count=count)


def _initials(name: str) -> str:
    return "".join(part[0].upper() for part in name.replace("-", " ").split() if part[:1].isalpha()) or "?"
