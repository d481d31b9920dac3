"""What the log asks of whoever keeps it (the archive)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeAlias

from workbench.history.present import RecordState
from workbench.history.steps import Step, StepRef
from workbench.study.records import Json

Key: TypeAlias = tuple[str, str]
"""Kind and identity of a record."""


class StepHeader(NamedTuple):
    """What undo needs to know of a step."""

    ref: StepRef
    gesture: str
    undoes: StepRef | None


@dataclass(frozen=True, slots=True)
class Body:
    """A record as it is read for use: its shown values, `alive` left out."""

    id: str
    values: dict[str, Json]


class Arrival(NamedTuple):
    """What the log needs to know of a step that somebody else has appended; `number` is its arrival number."""

    number: int
    replica: str
    seq: int
    clock: int


class Outlook(NamedTuple):
    """From where a step was made: its clock, and how far its maker had seen each other copy."""

    clock: int
    seen: Mapping[str, int]


class Shelf(Protocol):
    """Keeps steps and the present. All writes happen inside `transaction`; it commits durably or not at all."""

    def transaction(self) -> AbstractContextManager[None]:
        """One durable transaction; may be nested, the outermost commits."""
        ...

    def frontier(self) -> dict[str, int]:
        """For each copy of the study, the number of its newest step here; none before it is missing."""
        ...

    def clock(self) -> int:
        """The highest logical clock of all steps; 0 where there is none."""
        ...

    def arrived_after(self, number: int) -> Iterable[Arrival]:
        """The steps that arrived after `number`, in order of arrival. Quick: asked before every write."""
        ...

    def append(self, steps: Sequence[Step]) -> None:
        """Keep steps, which must be new, in this order; each gets an arrival number here (counting up from 1)."""
        ...

    def step(self, ref: StepRef) -> Step | None:
        """A step that is kept, or None."""
        ...

    def outlook(self, ref: StepRef) -> Outlook | None:
        """From where a step that is kept was made, or None. Quick: asked many times for each step from elsewhere."""
        ...

    def marks(self, refs: Collection[StepRef]) -> dict[StepRef, bytes]:
        """The marks (see `Step.mark`) of those of these steps that are kept."""
        ...

    def steps_after(self, number: int) -> Iterable[tuple[int, Step]]:
        """The steps that arrived after `number`, with their numbers, in order of arrival."""
        ...

    def steps_called(self, gestures: Collection[str]) -> Iterable[Step]:
        """The steps of these gestures, those that take them back as well, in order of arrival."""
        ...

    def last_number(self) -> int:
        """The arrival number of the newest step; 0 where there is none. Quick: asked many times a second."""
        ...

    def waiting(self) -> Iterable[Step]:
        """The steps that were set aside."""
        ...

    def set_aside(self, steps: Sequence[Step]) -> None:
        """Keep steps that cannot stand in the log yet."""
        ...

    def let_in(self, refs: Sequence[StepRef]) -> None:
        """Forget steps that were set aside, since they stand in the log now."""
        ...

    def headers(self, member: str, limit: int) -> Iterable[StepHeader]:
        """The newest `limit` steps of a member that are not lasting, newest first."""
        ...

    def state(self, kind: str, identity: str) -> RecordState | None:
        """A record with its heads, taken away or not; None if no step speaks of it."""
        ...

    def states(self, keys: Collection[Key]) -> dict[Key, RecordState]:
        """Those of these records of which a step speaks."""
        ...

    def states_of(self, kind: str) -> Sequence[RecordState]:
        """All records of a kind, those that were taken away as well: for kinds of which there are few."""
        ...

    def keep(self, states: Sequence[RecordState]) -> None:
        """Keep the states of some records in the present (and in the search index)."""
        ...

    def bodies(self, kind: str, scope: str | None = None) -> Iterator[Body]:
        """The living records of a kind (of one scope, if given), in no promised order."""
        ...

    def body(self, kind: str, identity: str) -> Body | None:
        """One living record."""
        ...

    def count(self, kind: str, scope: str) -> int:
        """How many living records of a kind a scope holds."""
        ...

    def torn(self) -> list[Key]:
        """The records of which a field has several different values (see `RecordState.torn`)."""
        ...

    def destroy(self, scopes: Collection[str]) -> bool:
        """Destroy all that belongs to these: in the present, in the search and in every step; know them as gone.

        True where something is left of a record that went from the present: it stood in two places at once.
        """
        ...

    def gone(self) -> set[str]:
        """What was destroyed for good, by identity."""
        ...
