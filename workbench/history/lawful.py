"""Whether a step keeps to what its member may do (invariant 2), and says of each record where it belongs.

This is asked of each step when it is let in, in every copy and by whatever way it came: after all that its maker had
seen, and of what its maker had seen (see `past`), whatever else stands here by then. So all copies answer alike, and an
unlawful step is set aside in all of them, with what rests on it.

Two things are asked of what stands here: whose a member's keys are, and whose a record is where its identity does not
say so (older ones). Of these a copy believes who comes first.
"""

from collections.abc import Iterable, Iterator, Mapping

from workbench.history.batch import Batch
from workbench.history.erasing import belongs
from workbench.history.present import RecordState
from workbench.history.shelf import Key
from workbench.history.steps import Change, Leaf, Step, StepRef
from workbench.history.vouching import holds, key_of
from workbench.study.beneath import BENEATH, bears
from workbench.study.ids import of_member
from workbench.study.kinds import KINDS
from workbench.study.people import Member
from workbench.study.records import ALIVE, Json, Values
from workbench.study.rounds import Card, Part, Round
from workbench.study.visibility import (
    OPEN_FIELDS,
    is_asked,
    is_in,
    may_be_nothing,
    may_change,
    may_open,
    stays,
)

UNLAWFUL = "unlawful"
"""A member has changed what belongs to another, or what stays as it is."""
MALFORMED = "malformed"
"""A field says what no field of its kind can say, a leaf that it belongs where it does not, or a step that it was before
what its maker had seen."""


def asked(leaf: Leaf, member: str) -> Iterator[Key]:
    """The records of which the law is asked for a leaf of a member."""
    kind, identity = leaf.key
    yield kind, identity
    if kind == Round.KIND:
        yield Part.KIND, of_member(identity, member)
    elif kind == Card.KIND:
        yield Part.KIND, identity


class Law:
    """Looks at the steps that a batch brings, each before it is added; all records that are `asked` must be read."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch

    def fault(self, step: Step) -> str:
        """Why a step may not stand, all that its maker had seen standing; empty where it may."""
        if len(step.leaves) > 1:
            keys = [leaf.key for leaf in step.standing]
            if len(set(keys)) != len(keys):
                return MALFORMED
        if not self._comes_after(step):
            return MALFORMED
        for leaf in step.standing:
            if fault := self._fault(step, leaf):
                return fault
        return ""

    def _comes_after(self, step: Step) -> bool:
        """Whether a step's clock is later than all that its maker had seen, and nothing is left out of that.

        Otherwise the steps of one copy could be let in one at a time only, and with them all that others build on them.
        """
        before = self._batch.outlook(StepRef(step.ref.replica, step.ref.seq - 1))
        looked_at: Mapping[str, int] = before.seen if before else {}
        if before and looked_at == step.seen:
            return before.clock < step.clock
        new = (ref for ref in step.seen.items() if looked_at.get(ref[0]) != ref[1])
        for outlook in (before, *(self._batch.outlook(StepRef(*ref)) for ref in new)):
            if outlook and outlook.clock >= step.clock:
                return False
            if outlook and not all(step.knows(StepRef(*ref)) for ref in outlook.seen.items()):
                return False
        return True

    def _fault(self, step: Step, leaf: Leaf) -> str:
        kind, identity = leaf.key
        said = leaf.said()
        declared = KINDS.get(kind)
        if len(said) != len(leaf.changes):
            return MALFORMED
        if BENEATH in said and bears(kind) and said.pop(BENEATH) is not True:
            return MALFORMED
        if declared and not declared.may_hold(said):
            return MALFORMED
        if None in said.values() and any(
            value is None and not may_be_nothing(kind, name) for name, value in said.items()
        ):
            return MALFORMED
        state = self._batch.state(kind, identity)
        known = self._known(step, leaf, state)
        if said and not may_change(step.member, kind, identity, said, known):
            return UNLAWFUL
        if not belongs(leaf, known):
            return MALFORMED
        if state.fields and any(self._denies(step, state, change) for change in leaf.changes):
            return MALFORMED
        return "" if self._may(step, leaf, state, known, said) else UNLAWFUL

    def _may(self, step: Step, leaf: Leaf, state: RecordState, known: Values, said: Values) -> bool:
        """What is asked of members and rounds alone."""
        kind, identity = leaf.key
        if kind == Member.KIND:
            return holds(identity, {**known, **said}) and not self._takes_away(step, leaf, state)
        if kind == Round.KIND and any(said.get(name) for name in OPEN_FIELDS[kind]):
            members = known.get("members", said.get("members"))
            return may_open(step.member, members, self._part(step, of_member(identity, step.member), leaf))
        # Who is done may have read the others: what is written by then stays as it is.
        return kind not in (Card.KIND, Part.KIND) or not is_in(self._part(step, identity, leaf))

    def _known(self, step: Step, leaf: Leaf, state: RecordState) -> Values:
        """The plain values of a record before a step, as far as the law asks for them."""
        if not state.fields:
            return {}
        if state.kind == Member.KIND:
            return state.values()
        known = {"author": state.value("author")}
        names = [
            "interview",
            *(name for _kind, _id, name, *_values in leaf.changes if stays(state.kind, name)),
        ]
        if state.kind == Round.KIND:
            names.append("members")
        for name in names:
            if heads := self._batch.past.said(step, state, name):
                known[name] = heads[0].value
        return known

    def _part(self, step: Step, identity: str, leaf: Leaf) -> list[Json]:
        """What the maker of a step had seen of how far a member is in a round; of a part that is erased with `leaf`.

        What is erased with another interview would be asked in some copies alone.
        """
        past, state = self._batch.past, self._batch.state(Part.KIND, identity)
        if (past.value(step, state, "interview") or "") != leaf.scope:
            return []
        return [head.value for head in past.said(step, state, "state")]

    def _denies(self, step: Step, state: RecordState, change: Change) -> bool:
        """Whether a change says that there was nothing where its maker has seen something: `Past` rests on it."""
        if change.before is not None or not is_asked(change.kind, change.field):
            return False
        return bool(self._batch.past.said(step, state, change.field))

    def _takes_away(self, step: Step, leaf: Leaf, state: RecordState) -> bool:
        """Whether a member is taken away by another than who made that member: such a gesture may be undone.

        Nobody becomes who made a member by saying once more of one who stands that the member is there.
        """
        there = [change.after for change in leaf.changes if change.field == ALIVE]
        if not there or step.member == leaf.key[1]:
            return False
        makers = {
            maker.member for head in state.fields.get(ALIVE, ()) if (maker := self._batch.step(head.ref))
        }
        stands = state.value(ALIVE) and ALIVE not in state.torn
        return bool(makers - {step.member}) and (there != [True] or bool(stands))


def keys_in(steps: Iterable[Step], known: Mapping[str, bytes]) -> dict[str, bytes]:
    """The members' public keys: those that are `known`, and for members who are new what the steps say of them."""
    keys = dict(known)
    for step in steps:
        for leaf in step.leaves:
            kind, member = leaf.key
            if kind == Member.KIND and member not in keys:
                said = leaf.said()
                if said.get("signing") and holds(member, said):
                    keys[member] = key_of(str(said["signing"]))
    return keys
