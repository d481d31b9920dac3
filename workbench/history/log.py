"""The log of one copy of a study: records what a member does here and takes in what others did elsewhere.

Several windows on one computer may work in the same copy, each with a log of its own over the same shelf.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import NamedTuple

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.history.batch import Batch
from workbench.history.erasing import Erasing, belongs
from workbench.history.lawful import Law, asked
from workbench.history.present import elsewhere
from workbench.history.proof import Sign, signed, unsigned
from workbench.history.shelf import Shelf
from workbench.history.steps import Change, Leaf, Step, StepRef, leaves_of, stands_on
from workbench.history.wire import can_travel
from workbench.study.erasures import belongs_to, is_of
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


def moment() -> str:
    """Wall time by which records of a kind are put in order: ISO 8601 in UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Log:
    """Appends steps and keeps the present in step with them. `replica` names this copy of the study.

    `sign` makes the signature of a member over a step; without it steps stay unsigned. `began` is the number of this
    copy's newest step when the log was opened: what is done here after it belongs to this sitting.
    """

    def __init__(
        self, shelf: Shelf, replica: str, wall_clock: Callable[[], str] = now, sign: Sign = unsigned
    ) -> None:
        self.shelf = shelf
        self.replica = replica
        self.sign = sign
        self._wall_clock = wall_clock
        self._nested = False
        self._look()
        self.began = self._frontier.get(replica, 0)

    @property
    def frontier(self) -> dict[str, int]:
        """For each copy of the study, the highest number up to which all its steps are here."""
        if not self._nested:  # within a transaction nobody else writes
            self._catch_up()
        return dict(self._frontier)

    @contextmanager
    def together(self) -> Generator[None]:
        """Several steps that become durable together or not at all."""
        if self._nested:
            yield
            return
        self._nested = True
        try:
            with self.shelf.transaction():
                self._catch_up()
                yield
        except BaseException:
            self._look()
            raise
        finally:
            self._nested = False

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

        The step is durable when this returns. Raises Refusal for more than other laptops would take in one step.
        """
        with self.together():
            batch = Batch(self.shelf, self._frontier)
            changes = list(self._changes(writes, batch))
            wished = leaves_of(changes, self._places(changes, batch))
            leaves = tuple(leaf for leaf in wished if self._can_be(leaf, batch))
            if not leaves:
                return None
            if beneath := list(elsewhere(leaves, batch.found)):
                changes = [*(change for leaf in leaves for change in leaf.changes), *beneath]
                leaves = leaves_of(changes, self._places(changes, batch))
            others = {replica: seq for replica, seq in self._frontier.items() if replica != self.replica}
            ref = StepRef(self.replica, self._frontier.get(self.replica, 0) + 1)
            bare = Step(
                ref, member, gesture, self._clock + 1, self._wall_clock(), leaves, others, undoes, lasting,
                self._own_mark(),
            )  # fmt: skip
            if not can_travel(bare):
                raise _too_large()
            step = signed(bare, self.sign)
            batch.add(step)
            self._keep(batch, step.clock)
            self._erasing.after([step])
        return step

    def forbids(self, wish: Write) -> bool:
        """Whether this would give something to somebody who was erased."""
        return is_of(wish.kind, wish.field, wish.value, self._erasing.gone)

    def emptied(self, ref: StepRef) -> bool:
        """Whether erasure has left nothing of a step, so that there is nothing to take back."""
        step = self.shelf.step(ref) if self._erasing.gone else None
        return step is not None and all(leaf.says_nothing for leaf in step.standing)

    def take(self, steps: Iterable[Step]) -> list[Step]:
        """Take in steps from elsewhere, in any order, repeated or not; the ones that stand in the log now.

        A step waits, durably, until all that its maker had seen is here: what it was written over must not come
        back. One that has been emptied waits for the tombstone that says so, which itself waits for nothing. One that
        its member had no right to make waits for ever (see `lawful`). What makes steps believable is looked at before
        (see `proof`).
        """
        fresh: list[Step] = []
        with self.together():
            waiting = {step.ref: step for step in self.shelf.waiting()}
            pool = dict(waiting)
            pool.update((step.ref, step) for step in steps if not self._stands(step.ref))
            self._erasing.after(pool.values())  # erasure waits for nothing
            kept = [self._erasing.without(step) for step in pool.values()]
            batch, law = self._looked_at(kept)
            aside: list[Step] = []
            # The clock counts along every way to a step, so this order puts what was seen before who saw it.
            for step in sorted(kept, key=lambda step: (step.clock, step.ref)):
                if self._is_ripe(step, batch.frontier) and not law.fault(step):
                    batch.add(step)
                    fresh.append(step)
                elif step.ref not in waiting:
                    aside.append(step)
            if fresh:
                self._keep(batch, fresh[-1].clock)
            self.shelf.let_in([step.ref for step in fresh if step.ref in waiting])
            self.shelf.set_aside(aside)
        return fresh

    def unlawful(self) -> list[Step]:
        """The steps that wait for nothing, and are not let in: their members had no right to make them."""
        frontier = self.frontier
        ripe = [step for step in self.shelf.waiting() if self._is_ripe(step, frontier)]
        if not ripe:
            return []
        _batch, law = self._looked_at(ripe)
        return [step for step in ripe if law.fault(step)]

    def missing(self) -> dict[str, list[tuple[int, int]]]:
        """For each copy, the first and the last of each row of its steps that others here wait for."""
        needed: dict[str, int] = {}
        here: dict[str, list[int]] = {}
        for step in self.shelf.waiting():
            here.setdefault(step.ref.replica, []).append(step.ref.seq)
            for replica, seq in {**step.seen, step.ref.replica: step.ref.seq - 1}.items():
                needed[replica] = max(seq, needed.get(replica, 0))
        gaps: dict[str, list[tuple[int, int]]] = {}
        for replica, last in needed.items():
            before = self._frontier.get(replica, 0)
            for seq in [*sorted(seq for seq in here.get(replica, ()) if seq <= last), last + 1]:
                if seq > before + 1:
                    gaps.setdefault(replica, []).append((before + 1, seq - 1))
                before = max(before, seq)
        return gaps

    def _looked_at(self, steps: Iterable[Step]) -> tuple[Batch, Law]:
        """A batch that may bring these steps, and the law for it."""
        batch = Batch(self.shelf, self._frontier)
        batch.read(key for step in steps for leaf in step.standing for key in asked(leaf, step.member))
        return batch, Law(batch)

    def _is_ripe(self, step: Step, frontier: Mapping[str, int]) -> bool:
        """Whether all that a step rests on stands: what its maker had seen, and a tombstone for what is empty in it."""
        return stands_on(step, frontier) and not any(
            leaf.gone and leaf.scope not in self._erasing.gone for leaf in step.leaves
        )

    def _can_be(self, leaf: Leaf, batch: Batch) -> bool:
        """Whether a leaf may be recorded here: not where it was erased, nor in what was destroyed meanwhile."""
        if self._erasing.forbids(leaf):
            return False
        return not self._erasing.gone or belongs(leaf, batch.state(*leaf.key).values())

    def _stands(self, ref: StepRef) -> bool:
        return ref.seq <= self._frontier.get(ref.replica, 0)

    def _look(self) -> None:
        """Read from the shelf where the log stands."""
        self._frontier = self.shelf.frontier()
        self._clock = self.shelf.clock()
        self._number = self.shelf.last_number()
        self._erasing = Erasing(self.shelf)

    def _catch_up(self) -> None:
        arrived = list(self.shelf.arrived_after(self._number))
        for number, replica, seq, clock in arrived:  # another window has written
            self._number, self._frontier[replica], self._clock = number, seq, max(self._clock, clock)
        if arrived:
            self._erasing = Erasing(self.shelf)

    def _own_mark(self) -> bytes:
        """The mark of the newest step made in this copy; empty where there is none."""
        newest = StepRef(self.replica, self._frontier.get(self.replica, 0))
        return self.shelf.marks([newest]).get(newest, b"")

    def _keep(self, batch: Batch, clock: int) -> None:
        batch.keep()
        self._frontier = batch.frontier
        self._number = self.shelf.last_number()
        self._clock = max(self._clock, clock)

    def _changes(self, writes: Iterable[Write], batch: Batch) -> Iterator[Change]:
        wishes = {(wish.kind, wish.id, wish.field): fit(wish.value) for wish in writes}
        records = dict.fromkeys((kind, identity) for kind, identity, _name in wishes)
        batch.read(records)
        for (kind, identity, name), value in wishes.items():
            state = batch.state(kind, identity)
            before = state.value(name)
            open_still = len(state.fields.get(name, ())) != 1 or (name == ALIVE and state.outlived)
            if before != value or open_still:
                yield Change(kind, identity, name, before, value)

    def _places(self, changes: Iterable[Change], batch: Batch) -> Callable[[str, str], str]:
        new: dict[tuple[str, str], dict[str, Json]] = {}
        for change in changes:
            new.setdefault((change.kind, change.id), {})[change.field] = change.after

        def place(kind: str, identity: str) -> str:
            known = batch.state(kind, identity).values()
            return belongs_to(kind, identity, {**known, **new[kind, identity]}.get)

        return place


def _too_large() -> Refusal:
    return Refusal(
        _(
            "This is too much to be done at once: it could not be given to the other members. Nothing was changed. "
            "Do it in several parts."
        )
    )
