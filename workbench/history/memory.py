"""A shelf in memory, for tests and tools."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext

from workbench.history.present import RecordState
from workbench.history.shelf import Arrival, Body, Key, Outlook, StepHeader
from workbench.history.steps import Step, StepRef
from workbench.study.kinds import scope_of


class MemoryShelf:
    """A shelf that forgets: the present of a log in memory."""

    def __init__(self) -> None:
        self.steps: dict[StepRef, Step] = {}
        self.arrived: list[Step] = []
        self.present: dict[Key, RecordState] = {}
        self.aside: dict[StepRef, Step] = {}
        self._gone: set[str] = set()

    def transaction(self) -> AbstractContextManager[None]:
        return nullcontext()

    def frontier(self) -> dict[str, int]:
        newest: dict[str, int] = {}
        for ref in self.steps:
            newest[ref.replica] = max(ref.seq, newest.get(ref.replica, 0))
        return newest

    def clock(self) -> int:
        return max((step.clock for step in self.arrived), default=0)

    def arrived_after(self, number: int) -> Iterable[Arrival]:
        return [
            Arrival(at, *step.ref, step.clock) for at, step in enumerate(self.arrived[number:], number + 1)
        ]

    def append(self, steps: Sequence[Step]) -> None:
        self.steps.update((step.ref, step) for step in steps)
        self.arrived += steps

    def step(self, ref: StepRef) -> Step | None:
        return self.steps.get(ref)

    def outlook(self, ref: StepRef) -> Outlook | None:
        step = self.steps.get(ref)
        return Outlook(step.clock, step.seen) if step else None

    def marks(self, refs: Collection[StepRef]) -> dict[StepRef, bytes]:
        return {ref: self.steps[ref].mark() for ref in refs if ref in self.steps}

    def steps_after(self, number: int) -> Iterable[tuple[int, Step]]:
        return list(enumerate(self.arrived[number:], number + 1))

    def steps_called(self, gestures: Collection[str]) -> Iterable[Step]:
        return [step for step in self.arrived if step.gesture in gestures]

    def last_number(self) -> int:
        return len(self.arrived)

    def waiting(self) -> Iterable[Step]:
        return list(self.aside.values())

    def set_aside(self, steps: Sequence[Step]) -> None:
        self.aside.update((step.ref, step) for step in steps)

    def let_in(self, refs: Sequence[StepRef]) -> None:
        for ref in refs:
            del self.aside[ref]

    def headers(self, member: str, limit: int) -> Iterable[StepHeader]:
        own = [step for step in reversed(self.arrived) if step.member == member and not step.lasting]
        return [StepHeader(step.ref, step.gesture, step.undoes) for step in own[:limit]]

    def state(self, kind: str, identity: str) -> RecordState | None:
        found = self.present.get((kind, identity))
        return RecordState(kind, identity, dict(found.fields)) if found else None

    def states(self, keys: Collection[Key]) -> dict[Key, RecordState]:
        return {key: found for key in keys if (found := self.state(*key))}

    def states_of(self, kind: str) -> Sequence[RecordState]:
        return [state for state in self.present.values() if state.kind == kind]

    def keep(self, states: Sequence[RecordState]) -> None:
        self.present.update(((state.kind, state.id), state) for state in states)

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

    def torn(self) -> list[Key]:
        return [key for key, state in self.present.items() if state.torn]

    def destroy(self, scopes: Collection[str]) -> bool:
        self._gone.update(scopes)
        going: set[Key] = set()
        staying: set[Key] = set()
        for number, step in enumerate(self.arrived):
            for leaf in step.standing:
                (going if leaf.scope in scopes else staying).add(leaf.key)
            self.arrived[number] = self.steps[step.ref] = step.without(scopes)
        for key in going:
            self.present.pop(key, None)
        self.aside = {ref: step.without(scopes) for ref, step in self.aside.items()}
        return not going.isdisjoint(staying)

    def gone(self) -> set[str]:
        return set(self._gone)
