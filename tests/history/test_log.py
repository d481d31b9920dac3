"""The present is a function of the set of steps; undo restores; nothing is lost."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.history.laws import folded
from workbench.history import undo
from workbench.history.log import Log, Write, making, removing, setting
from workbench.history.memory import MemoryShelf
from workbench.history.present import RecordState
from workbench.history.steps import Change, Step, StepRef, leaves_in, leaves_of, payload_of
from workbench.study.people import Member
from workbench.study.records import ALIVE


def copy(name: str) -> Log:
    return Log(MemoryShelf(), name)


def memory(log: Log) -> MemoryShelf:
    assert isinstance(log.shelf, MemoryShelf)
    return log.shelf


def present(log: Log) -> dict[tuple[str, str], RecordState]:
    return memory(log).present


ANNA = Member(id="1", name="Anna")


def test_a_record_is_made_changed_and_taken_away() -> None:
    log = copy("a")
    log.record("anna", "made", making(ANNA))
    log.record("anna", "changed", setting(Member(id="1", name="Anne"), "name"))
    body = log.shelf.body("member", "1")
    assert body is not None
    assert Member.from_values("1", body.values).name == "Anne"
    log.record("anna", "removed", removing(ANNA))
    assert log.shelf.body("member", "1") is None


def test_nothing_new_is_no_step() -> None:
    log = copy("a")
    log.record("anna", "made", making(ANNA))
    assert log.record("anna", "made", making(ANNA)) is None
    assert log.shelf.last_number() == 1


def test_concurrent_writes_are_both_kept_and_shown_alike_everywhere() -> None:
    one, other = copy("a"), copy("b")
    made = one.record("anna", "made", making(ANNA))
    assert made
    other.take([made])
    mine = one.record("anna", "named", [Write("member", "1", "name", "Anna A")])
    theirs = other.record("ben", "named", [Write("member", "1", "name", "Anna B")])
    assert mine
    assert theirs
    one.take([theirs])
    other.take([mine])
    assert present(one) == present(other)
    state = present(one)["member", "1"]
    assert sorted(str(head.value) for head in state.fields["name"]) == ["Anna A", "Anna B"]
    one.record("anna", "named", [Write("member", "1", "name", "Anna B")])
    assert len(present(one)["member", "1"].fields["name"]) == 1


def test_undo_is_refused_when_a_colleague_changed_the_same() -> None:
    log = copy("a")
    log.record("anna", "made", making(ANNA))
    log.record("anna", "named", [Write("member", "1", "name", "A")])
    log.record("ben", "named", [Write("member", "1", "name", "B")])
    with pytest.raises(undo.ChangedSince) as refused:
        undo.undo(log, "anna")
    assert refused.value.member == "ben"
    assert log.shelf.last_number() == 3


def test_lasting_steps_are_passed_over_by_undo() -> None:
    log = copy("a")
    log.record("anna", "made", making(ANNA))
    log.record("anna", "listened", [Write("listening", "x", "spans", [[0, 1]])], lasting=True)
    undo.undo(log, "anna")
    assert log.shelf.body("member", "1") is None
    assert present(log)["listening", "x"].value("spans") == [[0, 1]]


def test_a_new_gesture_ends_redo() -> None:
    log = copy("a")
    log.record("anna", "made", making(ANNA))
    log.record("anna", "named", [Write("member", "1", "name", "A")])
    undo.undo(log, "anna")
    assert undo.undoable(log, "anna").redo
    log.record("anna", "named", [Write("member", "1", "name", "C")])
    assert undo.undoable(log, "anna").redo is None


def test_what_is_no_number_is_not_recorded() -> None:
    log = copy("a")
    with pytest.raises(ValueError, match="number"):
        log.record("anna", "g", [Write("member", "1", "name", [float("nan")])])
    assert log.frontier == {}


def test_payload_comes_back() -> None:
    leaves = leaves_of([Change("k", "i", "f", None, ["ø", 1, {"x": False}]), Change("k", "j", "f", 1, None)])
    assert len(leaves) == 2
    assert leaves_in(payload_of(leaves)) == leaves
    bare = tuple(leaf.destroyed() for leaf in leaves)
    assert leaves_in(payload_of(bare)) == bare
    step = Step(StepRef("a", 1), "anna", "g", 1, "", leaves)
    assert replace(step, leaves=bare).mark() == step.mark()
    assert list(replace(step, leaves=bare).changes) == []
    assert StepRef.parse(str(step.ref)) == step.ref


NAMES = st.sampled_from(["anna", "ben"])
WRITES = st.tuples(NAMES, st.sampled_from("xyz"), st.sampled_from("fg"), st.integers(0, 3))


@given(st.lists(st.tuples(st.integers(0, 2), WRITES | st.integers(0, 2)), max_size=30), st.randoms())
def test_any_order_and_any_repetition_give_one_present(history: list, chance) -> None:
    copies = [copy(name) for name in "abc"]
    for at, deed in history:
        log = copies[at]
        if isinstance(deed, int):
            log.take(memory(copies[deed]).arrived)
        else:
            member, record, field, value = deed
            log.record(member, "write", [Write("k", record, field, value)])
    everything = {step.ref: step for log in copies for step in memory(log).arrived}
    shuffled = list(everything.values()) * 2
    chance.shuffle(shuffled)
    for log in copies:
        log.take(shuffled)
        assert present(log) == present(copies[0]) == folded(everything)
        for step in everything.values():
            for change in step.changes:
                heads = present(log)[change.kind, change.id].fields[change.field]
                assert any(head.ref == step.ref or everything[head.ref].knows(step.ref) for head in heads)


@settings(max_examples=200)
@given(
    st.lists(
        st.one_of(WRITES.map(lambda w: ("anna", *w[1:])), st.sampled_from(["undo", "redo"])), max_size=25
    )
)
def test_undo_and_redo_walk_one_row_of_states(deeds: list) -> None:
    log = copy("a")
    states: list[dict] = [{}]
    at = 0

    def seen() -> dict:
        return {
            (key, name): heads[0].value
            for key, state in present(log).items()
            for name, heads in state.fields.items()
            if heads[0].value not in (None, False)
        }

    for deed in deeds:
        if deed == "undo":
            assert (undo.undo(log, "anna") is None) == (at == 0)
            at = max(0, at - 1)
        elif deed == "redo":
            assert (undo.redo(log, "anna") is None) == (at == len(states) - 1)
            at = min(len(states) - 1, at + 1)
        else:
            _, record, field, value = deed
            if log.record("anna", "write", [Write("k", record, field, value + 1)]):
                states[at + 1 :] = [seen()]
                at += 1
        assert seen() == states[at]


def test_undo_of_making_takes_away_and_redo_brings_back() -> None:
    log = copy("a")
    log.record("anna", "made", making(ANNA))
    assert present(log)["member", "1"].value(ALIVE)
    undo.undo(log, "anna")
    assert not present(log)["member", "1"].alive
    undo.redo(log, "anna")
    body = log.shelf.body("member", "1")
    assert body is not None
    assert body.values["name"] == "Anna"


def test_a_deletion_does_not_beat_an_edit_that_it_had_not_seen() -> None:
    one, other = copy("a"), copy("b")
    made = one.record("anna", "made", making(ANNA))
    assert made
    other.take([made])
    gone = one.record("anna", "removed", removing(ANNA))
    edit = other.record("ben", "named", [Write("member", "1", "name", "Anne")])
    assert gone
    assert edit
    one.take([edit])
    other.take([gone])
    assert present(one) == present(other)
    assert present(one)["member", "1"].torn == (ALIVE,)
    assert one.shelf.body("member", "1") is not None
    # Whoever writes on does not make it forgotten that somebody else had not known of the deletion.
    one.record("anna", "named", [Write("member", "1", "name", "Anna again")])
    assert one.shelf.body("member", "1") is not None
    assert present(one)["member", "1"].torn == (ALIVE,)
    one.record("anna", "kept", [Write("member", "1", ALIVE, True)])
    assert present(one)["member", "1"].torn == ()
    assert one.shelf.body("member", "1") is not None


def test_a_deletion_that_has_seen_the_edit_stands() -> None:
    log = copy("a")
    log.record("anna", "made", making(ANNA))
    log.record("ben", "named", [Write("member", "1", "name", "Anne")])
    log.record("anna", "removed", removing(ANNA))
    assert log.shelf.body("member", "1") is None
    assert present(log)["member", "1"].torn == ()


def test_a_step_waits_for_what_its_maker_had_seen() -> None:
    one, other, third = copy("a"), copy("b"), copy("c")
    first = one.record("anna", "made", making(ANNA))
    assert first
    other.take([first])
    for name in "xyz":
        other.record("ben", "named", [Write("member", "1", "name", name)])
    theirs = memory(other).arrived[1:]
    assert third.take([theirs[0], theirs[2]]) == []
    assert third.missing() == {"a": [(1, 1)], "b": [(2, 2)]}
    assert third.take([first]) == [first, theirs[0]]
    assert third.missing() == {"b": [(2, 2)]}
    assert third.take([theirs[1]]) == theirs[1:]
    assert (third.missing(), present(third)) == ({}, present(other))


def test_two_windows_on_one_shelf_never_give_one_number_twice() -> None:
    shelf = MemoryShelf()
    one, other = Log(shelf, "a"), Log(shelf, "a")
    made = [
        log.record("anna", "named", [Write("member", str(n), "name", "x")])
        for n, log in enumerate([one, other, one, one, other])
    ]
    assert [step.ref.seq for step in made if step] == [1, 2, 3, 4, 5]
    assert [step.clock for step in made if step] == [1, 2, 3, 4, 5]
    assert one.frontier == other.frontier == {"a": 5}
    theirs = Log(MemoryShelf(), "b").record("ben", "named", [Write("member", "9", "name", "y")])
    assert theirs
    other.take([theirs])
    assert one.frontier == {"a": 5, "b": 1}
    assert [step.before for step in made[1:] if step] == [step.mark() for step in made[:-1] if step]
