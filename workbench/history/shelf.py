"""What the log asks of whoever keeps it (the archive), and a keeper in memory for tests and tools."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from workbench.history.present import RecordState
from workbench.history.steps import Step, StepRef
from workbench.study.kinds import scope_of
from workbench.study.records import Json


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


class Shelf(Protocol):
    """Keeps steps and the present. All writes happen inside `transaction`; it commits durably or not at all."""

    def transaction(self) -> AbstractContextManager[None]:
        """One durable transaction; may be nested, the outermost commits."""
        ...

    def frontier(self) -> dict[str, int]:
        """For each copy of the study, the highest number up to which *all* its steps are here."""
        ...

    def clock(self) -> int:
        """The highest logical clock of all steps; 0 where there is none."""
        ...

    def append(self, step: Step) -> int:
        """Keep a step; its arrival number here (counting up from 1). The step must be new."""
        ...

    def step(self, ref: StepRef) -> Step | None:
        """A step that is kept, or None."""
        ...

    def steps_after(self, number: int) -> Iterable[tuple[int, Step]]:
        """The steps that arrived after `number`, with their numbers, in order of arrival."""
        ...

    def last_number(self) -> int:
        """The arrival number of the newest step; 0 where there is none. Quick: asked many times a second."""
        ...

    def headers(self, member: str, limit: int) -> Iterable[StepHeader]:
        """The newest `limit` steps of a member that are not lasting, newest first."""
        ...

    def state(self, kind: str, identity: str) -> RecordState | None:
        """A record with its heads, taken away or not; None if no step speaks of it."""
        ...

    def keep(self, state: RecordState) -> None:
        """Keep a record's state in the present (and in the search index)."""
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


class MemoryShelf:
    """A shelf that forgets: the present of a log in memory."""

    def __init__(self) -> None:
        self.steps: dict[StepRef, Step] = {}
        self.arrived: list[Step] = []
        self.present: dict[tuple[str, str], RecordState] = {}

    def transaction(self) -> AbstractContextManager[None]:
        return nullcontext()

    def frontier(self) -> dict[str, int]:
        result: dict[str, int] = {}
        for replica in {ref.replica for ref in self.steps}:
            number = 0
            while StepRef(replica, number + 1) in self.steps:
                number += 1
            result[replica] = number
        return result

    def clock(self) -> int:
        return max((step.clock for step in self.arrived), default=0)

    def append(self, step: Step) -> int:
        self.steps[step.ref] = step
        self.arrived.append(step)
        return len(self.arrived)

    def step(self, ref: StepRef) -> Step | None:
        return self.steps.get(ref)

    def steps_after(self, number: int) -> Iterable[tuple[int, Step]]:
        return list(enumerate(self.arrived[number:], number + 1))

    def last_number(self) -> int:
        return len(self.arrived)

    def headers(self, member: str, limit: int) -> Iterable[StepHeader]:
        own = [step for step in reversed(self.arrived) if step.member == member and not step.lasting]
        return [StepHeader(step.ref, step.gesture, step.undoes) for step in own[:limit]]

    def state(self, kind: str, identity: str) -> RecordState | None:
        found = self.present.get((kind, identity))
        return RecordState(kind, identity, dict(found.fields)) if found else None

    def keep(self, state: RecordState) -> None:
        self.present[state.kind, state.id] = state

    def bodies(self, kind: str, scope: str | None = None) -> Iterator[Body]:
        for state in list(self.present.values()):
            if state.kind == kind and state.alive:
                values = state.values()
                if scope is None or scope_of(kind, values) == scope:
                    yield Body(state.id, values)

    def body(self, kind: str, identity: str) -> Body | None:
        state = self.present.get((kind, identity))
        return Body(identity, state.values()) if state and state.alive else None

    def count(self, kind: str, scope: str) -> int:
        return sum(1 for _body in self.bodies(kind, scope))
