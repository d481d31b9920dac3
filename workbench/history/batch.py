"""Steps that become durable together, and the records that they change: each is read once and written once."""

from collections.abc import Iterable, Iterator, Mapping

from workbench.history.past import Past, all_steps
from workbench.history.present import RecordState, ground, write, write_beneath
from workbench.history.shelf import Key, Outlook, Shelf
from workbench.history.steps import Step, StepRef


class _Standing:
    """The steps that stand: those on the shelf, and those that are new. A batch and its past hold it, not each other:
    so all of it is let go at once, without a search for rings.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.new: dict[StepRef, Step] = {}

    def step(self, ref: StepRef) -> Step | None:
        return self.new.get(ref) or self._shelf.step(ref)

    def all(self) -> Iterator[Step]:
        yield from all_steps(self._shelf)
        yield from self.new.values()


class Batch:
    """What one transaction brings. Its `frontier` says which steps stand then: it moves with each one that is added."""

    def __init__(self, shelf: Shelf, frontier: Mapping[str, int]) -> None:
        self._shelf = shelf
        self.frontier = dict(frontier)
        self._standing = _Standing(shelf)
        self._states: dict[Key, RecordState] = {}
        self._changed: dict[Key, None] = {}
        self.past = Past(self._standing.step, self._standing.all)

    def read(self, keys: Iterable[Key]) -> None:
        """Read these records, as far as they were not read yet."""
        wanted = dict.fromkeys(key for key in keys if key not in self._states)
        found = self._shelf.states(wanted)
        self._states.update((key, found.get(key) or RecordState(*key)) for key in wanted)

    def state(self, kind: str, identity: str) -> RecordState:
        """A record that was read, with what the steps added so far have made of it."""
        return self._states[kind, identity]

    def step(self, ref: StepRef) -> Step | None:
        """A step that stands."""
        return self._standing.step(ref)

    def outlook(self, ref: StepRef) -> Outlook | None:
        """From where a step that stands was made."""
        step = self._standing.new.get(ref)
        return Outlook(step.clock, step.seen) if step else self._shelf.outlook(ref)

    def add(self, step: Step) -> None:
        """Let a step stand whose records were read."""
        self._standing.new[step.ref] = step
        self.past.add(step)
        for leaf in step.standing:
            key = leaf.key
            self._changed[key] = None
            write(self._states[key], step, leaf.changes, self._knows)
        for state in ground(step, self.found, self.past):
            self._changed[state.kind, state.id] = None
            write_beneath(state, step, self._knows)
        self.frontier[step.ref.replica] = step.ref.seq

    def found(self, key: Key) -> RecordState:
        """A record, read now where it was not yet."""
        if key not in self._states:
            self.read([key])
        return self._states[key]

    def keep(self) -> None:
        """Write all of it into the shelf."""
        self._shelf.append(list(self._standing.new.values()))
        self._shelf.keep([self._states[key] for key in self._changed])

    def _knows(self, one: StepRef, other: StepRef) -> bool:
        if one.replica == other.replica:
            return one.seq >= other.seq
        if other.seq > self.frontier.get(other.replica, 0):
            return False  # a step stands only after all that its maker had seen
        outlook = self.outlook(one)
        return outlook is not None and outlook.seen.get(other.replica, 0) >= other.seq
