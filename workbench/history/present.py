"""The present: a pure function of the set of steps, whatever their order and however often they come.

Each field of a record keeps its *heads*: the writes that no other write has seen. One head is the usual
case; several are a conflict of which both values are kept. The one shown is the one with the highest
clock, then replica, then number: the same on every copy. A deletion does not beat an edit that its maker had not
seen: such a record stays. What is written beneath a record (see `study.beneath`) counts as an edit of it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, Protocol

from workbench.history.steps import Change, Leaf, Step, StepRef
from workbench.study.beneath import BENEATH, ground_of, leads_on
from workbench.study.erasures import belongs_to
from workbench.study.records import ALIVE, Json

EDITED = BENEATH
"""The field of the edits of a record, whatever they changed: the newest, and of those that a deletion had not seen the
newest; true where one has outlived a deletion. A step that names this field has edited, and says nothing else."""

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

Read = Callable[[tuple[str, str]], RecordState | None]
"""A record by kind and identity, as it is now; None where no step speaks of it."""


class Then(Protocol):
    """Looks back to what the maker of a step had seen, the step's own changes among it (see `past`)."""

    def value(self, step: Step, state: RecordState, name: str) -> Json:
        """What a field of a record was; None for nothing."""
        ...

    def knew(self, step: Step, state: RecordState) -> bool:
        """Whether anything of a record had been seen."""
        ...


def write(state: RecordState, step: Step, changes: Sequence[Change], knows: Knows) -> None:
    """Write the changes that `step` makes in one record into its `state`. `knows` is asked only about steps that are kept."""
    ref, clock = step.ref, step.clock
    edited = False
    for _kind, _id, name, _before, after in changes:
        if name != ALIVE:
            edited = True
        if name != BENEATH:
            put(state, name, Head(ref, clock, after), step, knows)
    if edited:
        write_beneath(state, step, knows)
    else:
        _judge_deletion(state, knows)


def write_beneath(state: RecordState, step: Step, knows: Knows) -> None:
    """Let a record know that `step` has written beneath it."""
    alive = state.fields.get(ALIVE, ())
    stands = len(alive) == 1 and alive[0].value is not False
    if (stands or not _deletions(state)) and _goes_on(step, state.fields.get(EDITED, ())):
        # The usual case, and nearly all of the work of a long log: one edit after another, of what nobody took away.
        state.fields[EDITED] = (Head(step.ref, step.clock, False),)
        return
    _put_edit(state, step, knows)
    _judge_deletion(state, knows)


def ground(step: Step, read: Read, then: Then) -> Iterator[RecordState]:
    """The records beneath which a step has written, whose own changes stand already; each once.

    They are what its maker had seen, and named as its maker had seen it: so they are the same in every copy.
    """
    found: set[tuple[str, str]] = set()
    for leaf in step.standing:
        if _takes_away(leaf):
            continue  # what is taken away keeps nothing
        ahead = [(leaf.key, leaf.scope)]
        passed = set(ahead)
        while ahead:
            key, within = ahead.pop()
            state = read(key)
            if state is None or not then.knew(step, state):
                continue
            value = partial(then.value, step, state)
            scope = belongs_to(*key, value)
            if within and within != scope:
                continue  # erased apart from what was written: for this there is a leaf of its own (see `elsewhere`)
            if key != leaf.key:
                if key not in found:
                    found.add(key)
                    yield state
                if not leads_on(key[0]):
                    continue
            for one in ground_of(key[0], value, scope):
                if (one, scope) not in passed:
                    passed.add((one, scope))
                    ahead.append((one, scope))


def elsewhere(leaves: Sequence[Leaf], read: Callable[[tuple[str, str]], RecordState]) -> Iterator[Change]:
    """What a step has to say of records beneath which its leaves write, and which are not erased with these."""
    # Who says no more of a record than that it is there again has not edited it.
    told = {leaf.key for leaf in leaves if not all(one.field == ALIVE and one.after for one in leaf.changes)}
    for leaf in leaves:
        if not leaf.scope or _takes_away(leaf):
            continue
        values = {**read(leaf.key).values(), **leaf.said()}
        for key in ground_of(leaf.key[0], values.get, leaf.scope):
            state = read(key) if key not in told else None
            if state and state.fields and belongs_to(*key, state.value) != leaf.scope:
                told.add(key)
                yield Change(*key, BENEATH, None, True)


def _takes_away(leaf: Leaf) -> bool:
    """Whether a leaf says no more of its record than that it is taken away."""
    if leaf.changes[0].after:
        return False  # nearly always, and this is asked of each step from elsewhere
    return all(change.field == ALIVE and not change.after for change in leaf.changes)


def _rank(head: Head) -> tuple[int, str, int]:
    """What decides which of several heads is shown."""
    return head.clock, head.ref.replica, head.ref.seq


def put(state: RecordState, name: str, new: Head, step: Step, knows: Knows) -> None:
    """Put what `step` writes in a field among the field's heads. `knows` is asked only about steps that are kept."""
    heads = state.fields.get(name)
    if not heads or _goes_on(step, heads):
        state.fields[name] = (new,)
        return
    if any(head.ref == step.ref or knows(head.ref, step.ref) for head in heads):
        return
    kept = [head for head in heads if not step.knows(head.ref)]
    state.fields[name] = tuple(sorted([*kept, new], key=_rank, reverse=True)) if kept else (new,)


def _goes_on(step: Step, heads: Sequence[Head]) -> bool:
    """Whether there is one head, and the maker of a later step had seen it."""
    if len(heads) != 1:
        return False
    ref = heads[0].ref
    return step.knows(ref) and ref != step.ref


def _deletions(state: RecordState) -> list[StepRef]:
    """The steps that took a record away, and that nobody has written over."""
    return [head.ref for head in state.fields.get(ALIVE, ()) if head.value is False]


def _put_edit(state: RecordState, step: Step, knows: Knows) -> None:
    edits = state.fields.get(EDITED, ())
    if any(head.ref == step.ref or knows(head.ref, step.ref) for head in edits):
        return
    found = [*edits, Head(step.ref, step.clock, False)]
    state.fields[EDITED] = tuple(sorted(found, key=_rank, reverse=True))


def _needed(edits: Sequence[Head], deletions: Sequence[StepRef], knows: Knows) -> tuple[Head, ...]:
    """Of edits the newest, and for each deletion the newest of those that are apart from it.

    Whoever writes on after a deletion must not make it forgotten that somebody else had not known of it.
    """
    if len(edits) < 2:
        return tuple(edits)
    rows = [list(edits), *([one for one in edits if _apart(one.ref, gone, knows)] for gone in deletions)]
    needed = {
        one.ref
        for row in rows
        for one in row
        if not any(other.ref != one.ref and knows(other.ref, one.ref) for other in row)
    }
    return tuple(one for one in edits if one.ref in needed)


def _judge_deletion(state: RecordState, knows: Knows) -> None:
    edits = state.fields.get(EDITED)
    if not edits:
        return
    deletions = _deletions(state)
    edits = state.fields[EDITED] = _needed(edits, deletions, knows)
    if not deletions and not state.outlived:
        return
    standing = deletions if not state.value(ALIVE) else []
    state.fields[EDITED] = tuple(
        edit._replace(value=any(_apart(edit.ref, deletion, knows) for deletion in standing)) for edit in edits
    )


def _apart(one: StepRef, other: StepRef, knows: Knows) -> bool:
    return not knows(one, other) and not knows(other, one)
