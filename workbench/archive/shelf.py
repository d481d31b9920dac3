"""Keeps the steps of a study and its present in the encrypted database (what the log asks for)."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import bindparam, delete, func, insert, select, text, tuple_, update
from sqlalchemy.dialects.sqlite import insert as upsert

from workbench.archive import asked, drafts, kept_parts
from workbench.archive.database import Database
from workbench.archive.packing import (
    line_in,
    pack_state,
    pack_step,
    squeeze,
    unpack_ref,
    unpack_seen,
    unpack_state,
    unpack_step,
    unpack_values,
)
from workbench.archive.search import SearchIndex
from workbench.archive.tables import STEP_COLUMNS, gone, record, step, waiting
from workbench.history.present import RecordState
from workbench.history.shelf import Arrival, Body, Key, Outlook, StepHeader
from workbench.history.steps import Step, StepRef, payload_of, runs
from workbench.history.wire import Line

_STEPS_AT_ONCE = 500
_BODIES_AT_ONCE = 1000
_STATES_AT_ONCE = 500

_APPEND = insert(step)
_STEP = select(*STEP_COLUMNS).where(step.c.replica == bindparam("replica"), step.c.seq == bindparam("seq"))
_OUTLOOK = select(step.c.clock, step.c.seen).where(
    step.c.replica == bindparam("replica"), step.c.seq == bindparam("seq")
)
_MARKS = select(step.c.seq, step.c.mark).where(
    step.c.replica == bindparam("replica"), step.c.seq.between(bindparam("first"), bindparam("last"))
)
_STEPS_AFTER = (
    select(step.c.number, *STEP_COLUMNS)
    .where(step.c.number > bindparam("after"))
    .order_by(step.c.number)
    .limit(_STEPS_AT_ONCE)
)
_STEPS_CALLED = (
    select(*STEP_COLUMNS)
    .where(step.c.gesture.in_(bindparam("gestures", expanding=True)))
    .order_by(step.c.number)
)
_ARRIVED_AFTER = (
    select(step.c.number, step.c.replica, step.c.seq, step.c.clock)
    .where(step.c.number > bindparam("after"))
    .order_by(step.c.number)
)
_HEADERS = (
    select(step.c.replica, step.c.seq, step.c.gesture, step.c.undoes)
    .where(step.c.member == bindparam("member"), step.c.lasting.is_(False))
    .order_by(step.c.number.desc())
    .limit(bindparam("most"))
)
_LAST_NUMBER = select(func.max(step.c.number))
_CLOCK = select(func.max(step.c.clock))
_NEWEST = select(step.c.replica, func.max(step.c.seq)).group_by(step.c.replica)
_WAITING = select(*(waiting.c[column.name] for column in STEP_COLUMNS))
_SET_ASIDE = upsert(waiting).on_conflict_do_nothing()
_LET_IN = delete(waiting).where(
    waiting.c.replica == bindparam("of_replica"), waiting.c.seq == bindparam("of_seq")
)

_STATE = select(record.c.fields).where(record.c.kind == bindparam("kind"), record.c.id == bindparam("id"))
_BODY = _STATE.where(record.c.alive)
_STATES = select(record.c.id, record.c.fields).where(
    record.c.kind == bindparam("kind"), record.c.id.in_(bindparam("ids", expanding=True))
)
_STATES_OF = select(record.c.id, record.c.fields).where(record.c.kind == bindparam("kind"))
_ALIVE = select(record.c.id).where(
    record.c.kind == bindparam("kind"), record.c.id.in_(bindparam("ids", expanding=True)), record.c.alive
)
_BODIES = (
    select(record.c.scope, record.c.number, record.c.id, record.c.fields)
    .where(
        record.c.kind == bindparam("kind"),
        tuple_(record.c.scope, record.c.number) > tuple_(bindparam("scope"), bindparam("after")),
        record.c.alive,
    )
    .order_by(record.c.scope, record.c.number)
    .limit(_BODIES_AT_ONCE)
)
_BODIES_OF_SCOPE = (
    select(record.c.scope, record.c.number, record.c.id, record.c.fields)
    .where(
        record.c.kind == bindparam("kind"),
        record.c.scope == bindparam("scope"),
        record.c.number > bindparam("after"),
        record.c.alive,
    )
    .order_by(record.c.number)
    .limit(_BODIES_AT_ONCE)
)
_COUNT = select(func.count()).where(
    record.c.kind == bindparam("kind"), record.c.scope == bindparam("scope"), record.c.alive
)
# As the index says it: with "torn = 1" all records would be read each time something comes from elsewhere.
_TORN = select(record.c.kind, record.c.id).where(text("torn"))
_COPIES_OF = (
    select(step.c.replica, func.max(step.c.number))
    .where(step.c.member == bindparam("member"), step.c.number > bindparam("after"))
    .group_by(step.c.replica)
)
_ALL_GONE = select(gone.c.id)
_GONE = upsert(gone).on_conflict_do_nothing()
_EMPTIED = update(step).where(step.c.number == bindparam("at_number")).values(payload=bindparam("left"))
_DROP = delete(record).where(record.c.kind == bindparam("of_kind"), record.c.id == bindparam("of_id"))
_NEW_STATE = upsert(record)
_KEEP = _NEW_STATE.on_conflict_do_update(
    index_elements=["kind", "id"],
    set_={name: _NEW_STATE.excluded[name] for name in ("scope", "alive", "torn", "fields", "forms")},
)


class SqlShelf:
    """A shelf (see `workbench.history.shelf.Shelf`) in a study's database."""

    def __init__(self, database: Database, search: SearchIndex) -> None:
        self._database = database
        self._search = search
        self._undone = database.undone
        self._outlook = lru_cache(10_000)(self._read_outlook)  # they stay, whatever is destroyed

    def transaction(self) -> AbstractContextManager[None]:
        return self._database.transaction()

    def frontier(self) -> dict[str, int]:
        return dict(cast(Sequence[tuple[str, int]], self._database.rows(_NEWEST)))

    def clock(self) -> int:
        return self._database.rows(_CLOCK)[0][0] or 0

    def arrived_after(self, number: int) -> Iterable[Arrival]:
        return [Arrival(*row) for row in self._database.rows(_ARRIVED_AFTER, {"after": number})]

    def append(self, steps: Sequence[Step]) -> None:
        self._database.run_all(_APPEND, (pack_step(step) | {"mark": step.mark()} for step in steps))

    def waiting(self) -> Iterable[Step]:
        return [unpack_step(row) for row in self._database.rows(_WAITING)]

    def set_aside(self, steps: Sequence[Step]) -> None:
        self._database.run_all(_SET_ASIDE, [pack_step(step) for step in steps])

    def let_in(self, refs: Sequence[StepRef]) -> None:
        self._database.run_all(_LET_IN, [{"of_replica": ref.replica, "of_seq": ref.seq} for ref in refs])

    def step(self, ref: StepRef) -> Step | None:
        rows = self._database.rows(_STEP, {"replica": ref.replica, "seq": ref.seq})
        return unpack_step(rows[0]) if rows else None

    def outlook(self, ref: StepRef) -> Outlook | None:
        if self._undone != self._database.undone:  # what was undone may be another step next time
            self._undone = self._database.undone
            self._outlook.cache_clear()
        try:
            return self._outlook(ref)
        except LookupError:  # it may come yet
            return None

    def _read_outlook(self, ref: StepRef) -> Outlook:
        clock, seen = self._database.rows(_OUTLOOK, {"replica": ref.replica, "seq": ref.seq})[0]
        return Outlook(clock, unpack_seen(seen))

    def marks(self, refs: Collection[StepRef]) -> dict[StepRef, bytes]:
        found: dict[StepRef, bytes] = {}
        for run in runs(refs):
            (replica, first), (_replica, last) = run[0], run[-1]
            rows = self._database.rows(_MARKS, {"replica": replica, "first": first, "last": last})
            found.update((StepRef(replica, seq), mark) for seq, mark in rows)
        return found

    def steps_after(self, number: int) -> Iterator[tuple[int, Step]]:
        return ((row[0], unpack_step(row[1:])) for row in self._rows_after(number))

    def _rows_after(self, number: int) -> Iterator[tuple[Any, ...]]:
        more = True
        while more:
            rows = self._database.rows(_STEPS_AFTER, {"after": number})
            for row in rows:
                number = row[0]
                yield row
            more = len(rows) == _STEPS_AT_ONCE

    def lines(self, wanted: Callable[[StepRef], bool]) -> Iterator[Line]:
        """Those steps that are `wanted`, as they go to another laptop, in order of arrival."""
        for row in self._rows_after(0):
            if wanted(StepRef(row[1], row[2])):
                yield line_in(row[1:])

    def steps_called(self, gestures: Collection[str]) -> Iterable[Step]:
        rows = self._database.rows(_STEPS_CALLED, {"gestures": [str(one) for one in gestures]})
        return [unpack_step(row) for row in rows]

    def last_number(self) -> int:
        return self._database.rows(_LAST_NUMBER)[0][0] or 0

    def headers(self, member: str, limit: int) -> Iterable[StepHeader]:
        rows = self._database.rows(_HEADERS, {"member": member, "most": limit})
        return [
            StepHeader(StepRef(replica, seq), gesture, unpack_ref(undoes))
            for replica, seq, gesture, undoes in rows
        ]

    def state(self, kind: str, identity: str) -> RecordState | None:
        rows = self._database.rows(_STATE, {"kind": kind, "id": identity})
        return unpack_state(kind, identity, rows[0][0]) if rows else None

    def states(self, keys: Collection[Key]) -> dict[Key, RecordState]:
        wanted: dict[str, list[str]] = {}
        for kind, identity in keys:
            wanted.setdefault(kind, []).append(identity)
        return {
            (kind, identity): unpack_state(kind, identity, fields)
            for kind, identities in wanted.items()
            for at in range(0, len(identities), _STATES_AT_ONCE)
            for identity, fields in self._database.rows(
                _STATES, {"kind": kind, "ids": identities[at : at + _STATES_AT_ONCE]}
            )
        }

    def states_of(self, kind: str) -> list[RecordState]:
        return [unpack_state(kind, *row) for row in self._database.rows(_STATES_OF, {"kind": kind})]

    def keep(self, states: Sequence[RecordState]) -> None:
        known: set[str] = set()
        self._database.run_all(_KEEP, (pack_state(state, known) for state in states))
        self._search.learn(known)

    def bodies(self, kind: str, scope: str | None = None) -> Iterator[Body]:
        statement = _BODIES if scope is None else _BODIES_OF_SCOPE
        place: dict[str, object] = {"kind": kind, "scope": scope or "", "after": 0}
        more = True
        while more:
            rows = self._database.rows(statement, place)
            for within, number, identity, fields in rows:
                place |= {"scope": within, "after": number}
                yield Body(identity, unpack_values(fields))
            more = len(rows) == _BODIES_AT_ONCE

    def body(self, kind: str, identity: str) -> Body | None:
        rows = self._database.rows(_BODY, {"kind": kind, "id": identity})
        return Body(identity, unpack_values(rows[0][0])) if rows else None

    def count(self, kind: str, scope: str) -> int:
        return self._database.rows(_COUNT, {"kind": kind, "scope": scope})[0][0]

    def alive(self, kind: str, identities: Collection[str]) -> set[str]:
        """Which of these records of a kind are there."""
        rows = self._database.rows(_ALIVE, {"kind": kind, "ids": list(identities)})
        return {row[0] for row in rows}

    def copies_of(self, member: str, after: int) -> dict[str, int]:
        """The copies in which a member made steps that arrived here after the number `after`, with the last such."""
        rows = self._database.rows(_COPIES_OF, {"member": member, "after": after})
        return dict(cast(Sequence[tuple[str, int]], rows))

    def torn(self) -> list[Key]:
        return [(kind, identity) for kind, identity in self._database.rows(_TORN)]

    def destroy(self, scopes: Collection[str]) -> bool:
        self._database.run_all(_GONE, [{"id": identity} for identity in scopes])
        keys: set[Key] = set()
        staying: set[Key] = set()
        for number, kept in self.steps_after(0):
            going = {leaf.key for leaf in kept.standing if leaf.scope in scopes}
            staying |= {leaf.key for leaf in kept.standing if leaf.scope not in scopes}
            if going:
                keys |= going
                left = squeeze(payload_of(kept.without(scopes).leaves))
                self._database.run(_EMPTIED, {"at_number": number, "left": left})
        emptied = [kept for kept in self.waiting() if any(leaf.scope in scopes for leaf in kept.leaves)]
        self.let_in([kept.ref for kept in emptied])
        self.set_aside([kept.without(scopes) for kept in emptied])
        for kept_here in (asked, drafts, kept_parts):
            kept_here.destroy(self._database, scopes)
        if keys:
            self._database.run_all(_DROP, [{"of_kind": kind, "of_id": identity} for kind, identity in keys])
            self._search.forget_unused()
        return not keys.isdisjoint(staying)

    def gone(self) -> set[str]:
        return {row[0] for row in self._database.rows(_ALL_GONE)}
