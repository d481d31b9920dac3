"""The shelf in the database does what the shelf in memory does, and it is all there after closing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.dialects import sqlite

from tests.history.laws import folded
from workbench.archive.database import Database
from workbench.archive.search import SearchIndex
from workbench.archive.shelf import SqlShelf
from workbench.history.log import Log, Write, making, removing, setting
from workbench.history.memory import MemoryShelf
from workbench.history.shelf import Shelf
from workbench.history.steps import Change, Step, StepRef, leaves_of
from workbench.history.undo import undo
from workbench.study.interviews import Turn
from workbench.study.tokens import Token
from workbench.study.units import BridlingNote

KEY = bytes(range(32))
NOTE = BridlingNote(id="n1", interview="i1", unit="u1", author="m1", voice="Arbeidet betyr alt")


def shelf_on(database: Database) -> SqlShelf:
    return SqlShelf(database, SearchIndex(database))


@pytest.fixture
def shelf(database: Database) -> SqlShelf:
    return shelf_on(database)


def everything(shelf: Shelf) -> object:
    """All that a shelf can tell."""
    steps = list(shelf.steps_after(0))
    keys = sorted({(change.kind, change.id) for _number, step in steps for change in step.changes})
    return (
        steps,
        shelf.last_number(),
        shelf.clock(),
        shelf.frontier(),
        [list(shelf.arrived_after(number)) for number in (0, 2, 99)],
        [shelf.step(step.ref) for _number, step in steps],
        [shelf.state(*key) for key in keys],
        [shelf.body(*key) for key in keys],
        sorted((body.id, repr(body.values)) for body in shelf.bodies("note")),
        sorted(body.id for body in shelf.bodies("note", "i1")),
        [(list(shelf.headers(member, 2)), list(shelf.headers(member, 99))) for member in ("m1", "m2", "m3")],
    )


def test_what_is_torn_is_found_without_reading_all_records(
    database: Database, shelf: SqlShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    rows = database.rows
    monkeypatch.setattr(database, "rows", lambda statement: asked.append(statement) or rows(statement))
    assert shelf.torn() == []
    (statement,) = asked
    plan = rows(text(f"EXPLAIN QUERY PLAN {statement.compile(dialect=sqlite.dialect())}"))
    assert "USING INDEX record_torn" in str(plan)


def test_an_empty_shelf_tells_nothing(shelf: SqlShelf) -> None:
    assert everything(shelf) == everything(MemoryShelf())
    assert (shelf.last_number(), shelf.clock(), shelf.frontier()) == (0, 0, {})
    assert shelf.step(StepRef("a", 1)) is None
    assert shelf.state("note", "n1") is None
    assert shelf.body("note", "n1") is None


def test_everything_is_there_again_after_closing(tmp_path: Path) -> None:
    database = Database.make(tmp_path / "study.db", KEY)
    shelf = shelf_on(database)
    log = Log(shelf, "a", lambda: "2026-01-01T00:00:00Z")
    turn = Turn(
        id="t1", interview="i1", tokens=tuple(Token(f"x.{n}", "ord", n, n + 1, 0.5) for n in range(500))
    )
    log.record("m1", "made", [*making(NOTE), *making(turn)], lasting=True)
    undone = log.record("m1", "changed", [Write("note", "n1", "voice", "😀 \u2028 \x00 'quoted' \"twice\"")])
    assert undone
    undo(log, "m1")
    before = everything(shelf)
    database.close()
    reopened = Database.open(tmp_path / "study.db", KEY, tmp_path)
    shelf = shelf_on(reopened)
    assert everything(shelf) == before
    body = shelf.body("turn", "t1")
    assert body
    assert Turn.from_values(body.id, body.values) == turn
    assert shelf.headers("m1", 1) == [next(iter(shelf.headers("m1", 9)))]
    assert next(iter(shelf.headers("m1", 1))).undoes == undone.ref
    reopened.close()


def test_a_record_taken_away_has_a_state_but_no_body(shelf: SqlShelf) -> None:
    log = Log(shelf, "a")
    log.record("m1", "made", making(NOTE))
    log.record("m1", "removed", removing(NOTE))
    state = shelf.state("note", "n1")
    assert state
    assert state.values()["voice"] == NOTE.voice
    assert shelf.body("note", "n1") is None
    assert list(shelf.bodies("note")) == []


def test_bodies_are_read_by_scope_and_follow_a_record_that_moves(shelf: SqlShelf) -> None:
    log = Log(shelf, "a")
    for number in range(5):
        log.record("m1", "made", making(BridlingNote(id=f"n{number}", interview=f"i{number % 2}")))
    assert sorted(body.id for body in shelf.bodies("note", "i0")) == ["n0", "n2", "n4"]
    moved = BridlingNote(id="n0", interview="i1")
    log.record("m1", "moved", setting(moved, "interview"))
    assert sorted(body.id for body in shelf.bodies("note", "i1")) == ["n0", "n1", "n3"]
    assert list(shelf.bodies("note", "")) == []
    assert list(shelf.bodies("unit")) == []


def test_more_than_one_batch_is_read_whole(shelf: SqlShelf) -> None:
    log = Log(shelf, "a")
    with log.together():
        for number in range(2100):
            log.record("m1", "made", [Write("note", f"n{number}", "alive", True)])
            log.record("m1", "made", [Write("note", f"n{number}", "interview", f"i{number % 3}")])
    assert sorted(body.id for body in shelf.bodies("note")) == sorted(f"n{number}" for number in range(2100))
    assert len(list(shelf.bodies("note", "i1"))) == 700
    assert [number for number, _step in shelf.steps_after(4)] == list(range(5, 4201))
    assert len(list(shelf.headers("m1", 2000))) == 2000


def test_reading_goes_on_while_something_is_written(shelf: SqlShelf) -> None:
    log = Log(shelf, "a")
    for number in range(3):
        log.record("m1", "made", making(BridlingNote(id=f"n{number}", interview="i1")))
    seen: list[str] = []
    for body in shelf.bodies("note", "i1"):
        seen.append(body.id)
        log.record("m1", "changed", [Write("note", body.id, "voice", "more")])
    assert sorted(seen) == ["n0", "n1", "n2"]


def test_steps_that_fail_together_leave_nothing(shelf: SqlShelf) -> None:
    log = Log(shelf, "a")

    def fail() -> None:
        with log.together():
            log.record("m1", "made", making(NOTE))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert everything(shelf) == everything(MemoryShelf())
    assert log.record("m1", "made", making(NOTE))
    assert shelf.frontier() == {"a": 1}


def test_the_copies_in_which_a_member_made_steps_are_known_by_what_came_last(shelf: SqlShelf) -> None:
    for replica, member in (("a", "m1"), ("b", "m2"), ("a", "m2"), ("b", "m2")):
        log = Log(shelf, replica)
        log.record(member, "edit", [Write("note", f"n{shelf.last_number()}", "voice", "here")])
    assert shelf.copies_of("m1", 0) == {"a": 1}
    assert shelf.copies_of("m2", 0) == {"a": 3, "b": 4}
    assert shelf.copies_of("m2", 3) == {"b": 4}
    assert shelf.copies_of("m3", 0) == shelf.copies_of("m2", 4) == {}


def test_a_step_is_kept_once(shelf: SqlShelf) -> None:
    log = Log(shelf, "a")
    step = log.record("m1", "made", making(NOTE))
    assert step
    assert log.take([step, step]) == []
    with pytest.raises(Exception, match="UNIQUE"):
        shelf.append([step])


@pytest.mark.parametrize("seqs", [[1, 2, 3], [3, 1, 2], [2, 3], [1, 3], [1, 2, 4, 5], [2, 1]])
def test_the_frontier_stops_at_a_gap(shelf: SqlShelf, seqs: list[int]) -> None:
    memory = MemoryShelf()
    for seq in seqs:
        step = Step(
            StepRef("b", seq), "m1", "g", seq, "", leaves_of([Change("note", "n1", "voice", None, seq)])
        )
        shelf.append([step])
        memory.append([step])
    assert shelf.frontier() == memory.frontier()


def test_many_steps_are_taken_with_no_more_questions_than_a_few(
    new_database: Callable[[], Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def counted(function: Callable[..., object]) -> Callable[..., object]:
        def ask(*given: object) -> object:
            asked.append(given)
            return function(*given)

        return ask

    for name in ("rows", "run", "run_all"):
        monkeypatch.setattr(Database, name, counted(getattr(Database, name)))
    questions: list[int] = []
    for count in (10, 600):
        steps: list[Step] = []
        for replica, member in (("b", "m1"), ("c", "m2")):
            log = Log(MemoryShelf(), replica)
            for number in range(count):
                log.record(
                    member, "changed", [Write("interview", f"i{number % 7}", "title", f"ord {number}")]
                )
                note = BridlingNote(
                    id=f"{replica}{number}", interview="i1", author=member, voice=f"Savn {number}"
                )
                log.record(member, "made", making(note))
            steps += [step for _number, step in log.shelf.steps_after(0)]
        database = new_database()
        here = Log(shelf_on(database), "a")
        asked.clear()
        assert len(here.take(steps)) == len(steps)
        questions.append(len(asked))
        assert {key: here.shelf.state(*key) for key in folded({s.ref: s for s in steps})} == folded(
            {s.ref: s for s in steps}
        )
        assert [here.shelf.step(step.ref) for step in steps] == steps
        assert len(SearchIndex(database).find("savn", 3 * count)) == 2 * count
        database.close()
    assert questions[1] <= questions[0] + 2


PLAIN = st.one_of(st.text(max_size=5), st.none(), st.booleans(), st.lists(st.integers(), max_size=3))
WRITES = st.builds(
    lambda identity, named: Write("note", identity, *named),
    st.sampled_from(["n1", "n2"]),
    st.one_of(
        st.tuples(st.just("alive"), st.booleans()),
        st.tuples(st.sampled_from(["interview", "voice"]), st.text(max_size=5)),
        st.tuples(st.just("why"), PLAIN),
    ),
)
GESTURES = st.tuples(st.sampled_from(["ab", "ba"]), st.sampled_from(["m1", "m2"]), WRITES, st.booleans())


@given(gestures=st.lists(GESTURES, max_size=14))
@settings(max_examples=40, deadline=None)
def test_two_copies_that_exchange_steps_end_as_in_memory(
    new_database: Callable[[], Database], gestures: list[tuple[str, str, Write, bool]]
) -> None:
    databases = {name: new_database() for name in "ab"}
    same_salts = pytest.MonkeyPatch()
    same_salts.setattr("workbench.history.steps.token_bytes", bytes)
    memory = {name: Log(MemoryShelf(), name, lambda: "") for name in "ab"}
    kept = {name: Log(shelf_on(one), name, lambda: "") for name, one in databases.items()}
    try:
        for (replica, other), member, write, exchange in gestures:
            for logs in (memory, kept):
                logs[replica].record(member, "g", [write])
                if exchange:
                    steps = [step for _number, step in logs[replica].shelf.steps_after(0)]
                    logs[other].take(steps[::-1])
        for name, log in kept.items():
            assert everything(log.shelf) == everything(memory[name].shelf)
            steps = {step.ref: step for _number, step in log.shelf.steps_after(0)}
            assert all(log.shelf.state(*key) == state for key, state in folded(steps).items())
    finally:
        same_salts.undo()
        for one in databases.values():
            one.close()


def test_from_where_a_step_was_made_is_forgotten_with_it_where_it_was_undone(database: Database) -> None:
    """Its number is given anew to a step whose maker had seen more."""
    log = Log(shelf_on(database), "a1a1a1a1", lambda: "")
    first = StepRef("a1a1a1a1", 1)
    with pytest.raises(ZeroDivisionError), log.together():
        log.record("m", "g", [Write("cluster", "n", "made", "1")])
        assert log.shelf.outlook(first)
        raise ZeroDivisionError
    assert log.shelf.outlook(first) is None
    elsewhere = Log(MemoryShelf(), "b1b1b1b1", lambda: "")
    step = elsewhere.record("m", "g", [Write("cluster", "o", "made", "1")])
    assert step
    assert log.take([step]) == [step]
    log.record("m", "g", [Write("cluster", "n", "made", "2")])
    assert log.shelf.outlook(first) == (2, {"b1b1b1b1": 1})
