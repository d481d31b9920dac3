"""The present: a pure function of the set of steps, whatever their order and however often they come.

Each field of a record keeps its *heads*: the writes that no other write has seen. One head is the usual
case; several are a conflict of which both values are kept. The one shown is the one with the highest
clock, then replica, then number: the same on every copy.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from workbench.history.steps import Change, Step, StepRef
from workbench.study.records import ALIVE, Json


@dataclass(frozen=True, slots=True)
class Head:
    """A write that nobody has written over yet."""

    ref: StepRef
    clock: int
    value: Json

    @property
    def rank(self) -> tuple[int, str, int]:
        """What decides which of several heads is shown."""
        return self.clock, self.ref.replica, self.ref.seq


@dataclass(slots=True)
class RecordState:
    """A record as the log has it: for each field its heads, the shown one first."""

    kind: str
    id: str
    fields: dict[str, tuple[Head, ...]] = field(default_factory=dict[str, tuple[Head, ...]])

    @property
    def alive(self) -> bool:
        """Whether the record is there: it was made and has not been taken away."""
        return bool(self.value(ALIVE))

    def value(self, name: str) -> Json:
        """The shown value of a field, or None."""
        heads = self.fields.get(name)
        return heads[0].value if heads else None

    def values(self) -> dict[str, Json]:
        """The shown values of all fields but `alive`."""
        return {name: heads[0].value for name, heads in self.fields.items() if name != ALIVE}


Knows = Callable[[StepRef, StepRef], bool]
"""Whether the maker of the first step had seen the second."""


def write(state: RecordState, step: Step, change: Change, knows: Knows) -> bool:
    """Write one change of `step` into `state`; whether anything of it stands now.

    `knows` is asked only about steps that were kept before.
    """
    heads = state.fields.get(change.field, ())
    if any(head.ref == step.ref or knows(head.ref, step.ref) for head in heads):
        return False
    kept = [head for head in heads if not step.knows(head.ref)]
    kept.append(Head(step.ref, step.clock, change.after))
    kept.sort(key=lambda head: head.rank, reverse=True)
    state.fields[change.field] = tuple(kept)
    return True


def fold(steps: Mapping[StepRef, Step]) -> dict[tuple[str, str], RecordState]:
    """The present of a whole set of steps, from nothing: what every stored present must equal."""
    present: dict[tuple[str, str], RecordState] = {}
    for step in steps.values():
        for change in step.changes:
            key = (change.kind, change.id)
            state = present.setdefault(key, RecordState(*key))
            write(state, step, change, lambda one, other: steps[one].knows(other))
    return present
