"""Whether steps from elsewhere keep to what each member may do: invariant 2, and no empty leaf without a tombstone."""

from collections.abc import Collection, Iterable, Mapping

from workbench.history.erasing import belongs, tombstones
from workbench.history.present import RecordState
from workbench.history.proof import Unbelievable
from workbench.history.shelf import Key, Shelf
from workbench.history.steps import Leaf, Step, stands_on
from workbench.history.vouching import holds, key_of
from workbench.study.ids import of_member
from workbench.study.kinds import KINDS
from workbench.study.people import Member
from workbench.study.records import ALIVE, Json
from workbench.study.rounds import Part, Round
from workbench.study.visibility import OPEN_FIELDS, may_change, may_open

UNLAWFUL = "unlawful"
"""A member has changed what belongs to another."""
MALFORMED = "malformed"
"""A field says what no field of its kind can say."""
EMPTIED = "emptied"
"""What a step said was taken out of it, and nothing was erased that it belonged to."""


def check_lawful(steps: Iterable[Step], shelf: Shelf, *, partial: bool = False) -> None:
    """Raises Unbelievable for the first of these steps that its member had no right to make; nothing is kept.

    The steps are new ones, in an order in which what was seen comes before who saw it. With `partial` more are to
    come, and among them perhaps the tombstones for what is empty here: such a step waits in the log.
    """
    ordered = list(steps)
    erased = shelf.gone().union(*tombstones(ordered).values())
    gone = None if partial else erased
    records = {leaf.key for step in ordered for leaf in step.leaves if not leaf.gone}
    records |= {_part(step, leaf) for step in ordered for leaf in step.leaves if leaf.key[0] == Round.KIND}
    states = shelf.states(records)
    known = {key: state.values() for key, state in states.items()}
    makers = _makers(states, shelf)
    stands = {key for key, state in states.items() if state.value(ALIVE) and ALIVE not in state.torn}
    here = shelf.frontier()
    for step in ordered:
        emptied = any(leaf.gone and leaf.scope not in erased for leaf in step.leaves)
        complete = stands_on(step, here) and not emptied
        if complete:
            here[step.ref.replica] = step.ref.seq
        for leaf in step.leaves:
            if complete and leaf.scope not in erased and not belongs(leaf, known.get(leaf.key, {})):
                raise Unbelievable(step.ref, MALFORMED)
            if leaf.key[0] == Member.KIND and _takes_away(step, leaf, makers, stands):
                raise Unbelievable(step.ref, UNLAWFUL)
            # Before all is here that its maker had seen, it is not known whose part was in; who reads asks again.
            if complete and leaf.scope not in erased and not _opens_lawfully(step, leaf, known):
                raise Unbelievable(step.ref, UNLAWFUL)
            _check(step, leaf, known, gone)


def keys_in(steps: Iterable[Step], known: Mapping[str, bytes]) -> dict[str, bytes]:
    """The members' public keys: those that are `known`, and for members who are new what the steps say of them."""
    keys = dict(known)
    for step in steps:
        for leaf in step.leaves:
            kind, member = leaf.key
            if kind == Member.KIND and member not in keys:
                said = {change.field: change.after for change in leaf.changes}
                if said.get("signing") and holds(member, said):
                    keys[member] = key_of(str(said["signing"]))
    return keys


def _opens_lawfully(step: Step, leaf: Leaf, known: Mapping[Key, Mapping[str, Json]]) -> bool:
    """Whether who says of a round who was away, or whose cards are turned, may say so."""
    if leaf.key[0] != Round.KIND or leaf.gone:
        return True
    if not any(change.after and change.field in OPEN_FIELDS[Round.KIND] for change in leaf.changes):
        return True
    said = {change.field: change.after for change in leaf.changes}
    return may_open(step.member, {**said, **known.get(leaf.key, {})}, known.get(_part(step, leaf), {}))


def _part(step: Step, leaf: Leaf) -> Key:
    return Part.KIND, of_member(leaf.key[1], step.member)


def _check(step: Step, leaf: Leaf, known: dict[Key, dict[str, Json]], gone: Collection[str] | None) -> None:
    if leaf.gone:
        if gone is not None and leaf.scope not in gone:
            raise Unbelievable(step.ref, EMPTIED)
        return
    values = known.setdefault(leaf.key, {})
    declared = KINDS.get(leaf.key[0])
    for change in leaf.changes:
        if declared and not declared.may_hold(change.field, change.after):
            raise Unbelievable(step.ref, MALFORMED)
        if not may_change(step.member, change.kind, change.id, change.field, values, change.after):
            raise Unbelievable(step.ref, UNLAWFUL)
    if not belongs(leaf, values, partial=True):
        raise Unbelievable(step.ref, MALFORMED)
    values.update((change.field, change.after) for change in leaf.changes)
    if leaf.key[0] == Member.KIND and not holds(leaf.key[1], values):
        raise Unbelievable(step.ref, UNLAWFUL)


def _makers(states: Mapping[Key, RecordState], shelf: Shelf) -> dict[Key, set[str]]:
    """For each member, who has written last that the member is there (or is not)."""
    found: dict[Key, set[str]] = {}
    for key, state in states.items():
        if key[0] == Member.KIND:
            steps = [shelf.step(head.ref) for head in state.fields.get(ALIVE, ())]
            found[key] = {step.member for step in steps if step}
    return found


def _takes_away(step: Step, leaf: Leaf, makers: dict[Key, set[str]], stands: Collection[Key]) -> bool:
    """Whether a member is taken away by another than who made that member: such a gesture may be undone.

    Nobody becomes who made a member by saying once more of one who `stands` that the member is there.
    """
    there = [change.after for change in leaf.changes if change.field == ALIVE]
    if not there:
        return False
    known = makers.setdefault(leaf.key, set())
    others = known - {step.member} if step.member != leaf.key[1] else None
    known.add(step.member)
    return bool(others) and (there != [True] or leaf.key in stands)
