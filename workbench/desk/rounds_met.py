"""A round as all laptops have written it together: what two of them said at once is read side by side.

Nobody's being away, no turned card and nothing that was written is lost because another laptop wrote at the same time.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from workbench.history.present import Head, RecordState
from workbench.history.shelf import Shelf
from workbench.study.ids import of_member
from workbench.study.records import Json
from workbench.study.rounds import Card, Part, PartState, Round, met, part_met
from workbench.study.visibility import OPEN_FIELDS


def mine(round_: Round, member: str) -> str:
    """The identity of a member's card and part: two laptops of one member write into the same."""
    return of_member(round_.id, member)


def round_met(shelf: Shelf, round_: Round) -> tuple[Round, dict[str, PartState]]:
    """A round, and how far each of its members is."""
    keys = {member: (Part.KIND, mine(round_, member)) for member in round_.members}
    states = shelf.states([(Round.KIND, round_.id), *keys.values()])
    parts: dict[str, PartState] = {}
    for member, key in keys.items():
        part = states.get(key)
        own = part is not None and part.value("author") == member
        parts[member] = part_met([_state(said) for said in _said(part, "state")] if own else [])
    known = states.get((Round.KIND, round_.id))
    told = {name: _listed(shelf, known, name, parts) for name in OPEN_FIELDS[Round.KIND]}
    shown = (member for member in told["shown"] if parts.get(member) is PartState.DONE)
    return met(round_, told["without"], shown), parts


def versions_of(shelf: Shelf, card: Card) -> list[str]:
    """What is written on a card, sealed: one text, or several that its author has written on different laptops."""
    return [str(sealed) for sealed in _said(shelf.state(Card.KIND, card.id), "sealed")]


def written(content: bytes) -> Sequence[object]:
    """The answers on a card, as they were sealed; none where its author's program sealed something else."""
    try:
        said: object = json.loads(content)
    except (ValueError, RecursionError):
        return ()
    return cast("list[object]", said) if isinstance(said, list) else ()


def earlier_rounds(states: Iterable[RecordState]) -> dict[str, int]:
    """For each round how many of its purpose were begun before it, in an order that is the same in every copy."""
    begun = sorted((head.clock, head.ref, state.id, state) for state in states for head in _first(state))
    counted: Counter[str] = Counter()
    earlier: dict[str, int] = {}
    for _clock, _ref, identity, state in begun:
        purpose = str(state.value("purpose"))
        earlier[identity] = counted[purpose]
        counted[purpose] += 1
    return earlier


def _first(state: RecordState) -> Sequence[Head]:
    """The write that made a round: who began it is never written over."""
    return state.fields.get("author", ())[-1:]


def _said(state: RecordState | None, name: str) -> list[Json]:
    """All that stands in a field, the shown value first."""
    return [head.value for head in state.fields.get(name, ())] if state else []


def _state(said: Json) -> PartState:
    """How far somebody is; what a later version may say in other words is taken for writing still."""
    return Part.from_values("", {"state": said}).state


def _listed(shelf: Shelf, state: RecordState | None, name: str, parts: Mapping[str, PartState]) -> list[str]:
    """The members that stand in any version of a field which somebody wrote whose own part is in.

    What others wrote opens nothing, by whatever way it came here.
    """
    found: list[str] = []
    for head in state.fields.get(name, ()) if state else ():
        if not head.value or not isinstance(head.value, list | tuple):
            continue
        step = shelf.step(head.ref)
        if step and parts.get(step.member, PartState.WRITING) is not PartState.WRITING:
            found.extend(str(one) for one in head.value)
    return found
