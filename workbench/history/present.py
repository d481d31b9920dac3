"""The present: a pure function of the set of steps, whatever their order and however often they come.

Each field of a record keeps its *heads*: the writes that no other write has seen. One head is the usual
case; several are a conflict of which both values are kept. The one shown is the one with the highest
clock, then replica, then number: the same on every copy. A deletion does not beat an edit that its maker had not
seen: such a record stays.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.history.steps import Change, Step, StepRef
from workbench.study.records import ALIVE, Json

EDITED = "~"
"""The field of the newest edits of a record, whatever they changed; true where one has outlived a deletion."""

OWN_BUSINESS = (ALIVE, EDITED)
"""The fields that the log keeps of a record beside the record's own."""


class Head(NamedTuple):
    """A write that nobody has written over yet."""

    ref: StepRef
    clock: int
    value: Json


@dataclass(slots=True)
class RecordState:
    """A record as the log has it: for each field its heads, the shown one first."""

    kind: str
    id: str
    fields: dict[str, tuple[Head, ...]] = field(default_factory=dict[str, tuple[Head, ...]])

    @property
    def alive(self) -> bool:
        """Whether the record is there: it was made, and not taken away or edited meanwhile."""
        return bool(self.value(ALIVE)) or self.outlived

    @property
    def outlived(self) -> bool:
        """Whether somebody took the record away while somebody else edited it."""
        return any(head.value for head in self.fields.get(EDITED, ()))

    @property
    def torn(self) -> tuple[str, ...]:
        """The fields of which several different values stand, and `alive` where an edit outlived a deletion."""
        fields = [
            name
            for name, heads in self.fields.items()
            if len(heads) > 1 and name != EDITED and any(head.value != heads[0].value for head in heads[1:])
        ]
        return (*fields, *([ALIVE] if self.outlived and ALIVE not in fields else []))

    def value(self, name: str) -> Json:
        """The shown value of a field, or None."""
        heads = self.fields.get(name)
        return heads[0].value if heads else None

    def values(self) -> dict[str, Json]:
        """The shown values of all the record's own fields."""
        return {name: heads[0].value for name, heads in self.fields.items() if name not in OWN_BUSINESS}


Knows = Callable[[StepRef, StepRef], bool]
"""Whether the maker of the first step had seen the second."""


def write(state: RecordState, step: Step, changes: Sequence[Change], knows: Knows) -> None:
    """Write the changes that `step` makes in one record into its `state`. `knows` is asked only about steps that are kept."""
    for change in changes:
        _put(state, change.field, Head(step.ref, step.clock, change.after), step, knows)
    if any(change.field != ALIVE for change in changes):
        _put(state, EDITED, Head(step.ref, step.clock, False), step, knows)
    _judge_deletion(state, knows)


def fold(steps: Mapping[StepRef, Step]) -> dict[tuple[str, str], RecordState]:
    """The present of a whole set of steps, from nothing: what every stored present must equal."""
    present: dict[tuple[str, str], RecordState] = {}
    for step in steps.values():
        for leaf in step.standing:
            state = present.setdefault(leaf.key, RecordState(*leaf.key))
            write(state, step, leaf.changes, lambda one, other: steps[one].knows(other))
    return present


def _rank(head: Head) -> tuple[int, str, int]:
    """What decides which of several heads is shown."""
    return head.clock, head.ref.replica, head.ref.seq


def _put(state: RecordState, name: str, new: Head, step: Step, knows: Knows) -> None:
    heads = state.fields.get(name)
    if not heads:
        state.fields[name] = (new,)
        return
    for head in heads:
        if head.ref == step.ref or knows(head.ref, step.ref):
            return
    kept = [head for head in heads if not step.knows(head.ref)]
    state.fields[name] = tuple(sorted([*kept, new], key=_rank, reverse=True)) if kept else (new,)


def _judge_deletion(state: RecordState, knows: Knows) -> None:
    edits = state.fields.get(EDITED)
    if not edits:
        return
    alive = state.fields.get(ALIVE, ())
    deletions = [head.ref for head in alive if head.value is False]
    if not deletions and not state.outlived:
        return
    standing = deletions if not state.value(ALIVE) else []
    state.fields[EDITED] = tuple(
        edit._replace(value=any(_apart(edit.ref, deletion, knows) for deletion in standing)) for edit in edits
    )


def _apart(one: StepRef, other: StepRef, knows: Knows) -> bool:
    return not knows(one, other) and not knows(other, one)
