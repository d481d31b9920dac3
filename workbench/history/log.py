"""The log of one copy of a study: records what a member does here and takes in what others did elsewhere."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import NamedTuple

from workbench.history.present import RecordState, write
from workbench.history.shelf import Shelf
from workbench.history.steps import Change, Step, StepRef
from workbench.study.records import ALIVE, Json, Record, fit


class Write(NamedTuple):
    """A wish: this field of this record shall have this plain value."""

    kind: str
    id: str
    field: str
    value: Json


def making(record: Record) -> Iterator[Write]:
    """The writes that make a record with all its fields."""
    yield Write(record.KIND, record.id, ALIVE, True)
    for name, value in record.values().items():
        yield Write(record.KIND, record.id, name, value)


def setting(record: Record, *names: str) -> Iterator[Write]:
    """The writes that bring the named fields of a record to what they are in `record`."""
    return (Write(record.KIND, record.id, name, record.plain(name)) for name in names)


def removing(record: Record) -> Iterator[Write]:
    """The write that takes a record away; its fields stay in the log."""
    yield Write(record.KIND, record.id, ALIVE, False)


def now() -> str:
    """Wall time as it is written into steps: ISO 8601 in UTC, whole seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Log:
    """Appends steps and keeps the present in step with them. `replica` names this copy of the study."""

    def __init__(self, shelf: Shelf, replica: str, wall_clock: Callable[[], str] = now) -> None:
        self.shelf = shelf
        self.replica = replica
        self._wall_clock = wall_clock
        self._frontier = shelf.frontier()
        self._clock = shelf.clock()

    @contextmanager
    def together(self) -> Generator[None]:
        """Several steps that become durable together or not at all."""
        try:
            with self.shelf.transaction():
                yield
        except BaseException:
            self._frontier = self.shelf.frontier()
            self._clock = self.shelf.clock()
            raise

    def record(
        self,
        member: str,
        gesture: str,
        writes: Iterable[Write],
        *,
        undoes: StepRef | None = None,
        lasting: bool = False,
    ) -> Step | None:
        """Append one step of `member` and commit it; None if nothing would change.

        The step is durable when this returns.
        """
        with self.together():
            states: dict[tuple[str, str], RecordState] = {}
            changes = tuple(self._changes(writes, states))
            if not changes:
                return None
            others = {replica: seq for replica, seq in self._frontier.items() if replica != self.replica}
            ref = StepRef(self.replica, self._frontier.get(self.replica, 0) + 1)
            step = Step(
                ref, member, gesture, self._clock + 1, self._wall_clock(), changes, others, undoes, lasting
            )
            self._keep(step, states)
        return step

    def take(self, steps: Sequence[Step]) -> list[Step]:
        """Take in steps from elsewhere, in any order, repeated or not; the ones that were new."""
        fresh: list[Step] = []
        with self.together():
            for step in steps:
                if self.shelf.step(step.ref) is None:
                    self._keep(step, {})
                    fresh.append(step)
            self._frontier = self.shelf.frontier()
        return fresh

    def _keep(self, step: Step, states: dict[tuple[str, str], RecordState]) -> None:
        self.shelf.append(step)
        for change in step.changes:
            write(self._state(change.kind, change.id, states), step, change, self._knows)
        for key in dict.fromkeys((change.kind, change.id) for change in step.changes):
            self.shelf.keep(states[key])
        self._clock = max(self._clock, step.clock)
        if self._frontier.get(step.ref.replica, 0) + 1 == step.ref.seq:
            self._frontier[step.ref.replica] = step.ref.seq

    def _changes(
        self, writes: Iterable[Write], states: dict[tuple[str, str], RecordState]
    ) -> Iterator[Change]:
        wishes = {(wish.kind, wish.id, wish.field): fit(wish.value) for wish in writes}
        for (kind, identity, name), value in wishes.items():
            state = self._state(kind, identity, states)
            before = state.value(name)
            if before != value or len(state.fields.get(name, ())) != 1:
                yield Change(kind, identity, name, before, value)

    def _state(self, kind: str, identity: str, states: dict[tuple[str, str], RecordState]) -> RecordState:
        key = (kind, identity)
        if key not in states:
            states[key] = self.shelf.state(kind, identity) or RecordState(kind, identity)
        return states[key]

    def _knows(self, one: StepRef, other: StepRef) -> bool:
        step = self.shelf.step(one) if one.replica != other.replica else None
        return step.knows(other) if step else one.replica == other.replica and one.seq >= other.seq
