"""Participants of whom different things are told: by two laptops that gave one code, or that described one of them.

Each of these descriptions is a version of one conflict, whichever record it lies with, so that what is chosen is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.desk.context import Context
from workbench.history.present import Head, RecordState
from workbench.study.people import Participant, Speaker
from workbench.study.records import PAIRS

FIELD = "traits"
"""In both kinds of records."""


@dataclass(frozen=True)
class Twice:
    """Of whom, the descriptions that stand, and the interview in which all of them lie, or empty."""

    code: str
    heads: tuple[Head, ...]
    interview: str


def described_twice(context: Context) -> list[Twice]:
    """All who are, by their codes."""
    found: dict[str, list[RecordState]] = {}
    for kind in (Participant.KIND, Speaker.KIND):
        for state in sorted(context.archive.shelf.states_of(kind), key=_order):
            if state.alive and (code := _of_whom(state)):
                found.setdefault(code, []).append(state)
    twice = (_twice(code, found[code]) for code in sorted(found, key=lambda one: (len(one), one)))
    return [one for one in twice if one]


def _twice(code: str, states: Sequence[RecordState]) -> Twice | None:
    """What a voice says no more is with the participant, if there is one; elsewhere nothing is a version, too."""
    own = any(state.kind == Participant.KIND for state in states)
    standing: list[Head] = []
    differ = False
    for state in states:
        heads = state.fields.get(FIELD, ())
        torn = len(set(map(_key, heads))) > 1 and not (own and state.kind == Speaker.KIND)
        kept = [head for head in heads if torn or _told(head)]
        differ |= len(set(map(_key, kept))) > 1
        standing += kept
    different: dict[str, Head] = {}
    for head in standing:
        different.setdefault(_key(head), head)
    heads = tuple(different.values())
    if len(heads) < 2 or not (differ or _contradict([_told(head) for head in heads])):
        return None
    interviews = {str(state.value("interview") or "") for state in states}
    return Twice(code, heads, interviews.pop() if len(interviews) == 1 else "")


def _order(state: RecordState) -> tuple[str, ...]:
    """As `Described` takes them, so that what is told stands first."""
    return (*(str(state.value(name) or "") for name in ("interview", "place")), state.id)


def _of_whom(state: RecordState) -> str:
    if state.kind == Participant.KIND:
        return str(state.value("code") or "")
    return Speaker.from_values(state.id, state.values()).of_whom


def _told(head: Head) -> Mapping[str, str]:
    return dict(PAIRS.decode(head.value)) if head.value else {}


def _key(head: Head) -> str:
    return repr(sorted(_told(head).items()))


def _contradict(told: Sequence[Mapping[str, str]]) -> bool:
    return any(
        one[name] != other[name] for one, other in combinations(told, 2) for name in one.keys() & other.keys()
    )
