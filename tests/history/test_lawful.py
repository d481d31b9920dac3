"""What is erased with an interview is what belongs to it: no step says otherwise, and none moves a record."""

from dataclasses import replace

import pytest

from workbench.cellar.age import new_identity, recipient_of
from workbench.history.lawful import MALFORMED, UNLAWFUL, check_lawful
from workbench.history.log import Log, Write, making
from workbench.history.memory import MemoryShelf
from workbench.history.proof import Unbelievable
from workbench.history.steps import Step, StepRef
from workbench.study.interviews import Interview, Recording, Turn
from workbench.study.people import Member
from workbench.study.records import Json

BEN, CY = "bbbb000000000002", "cccc000000000003"
OPENING = recipient_of(new_identity())
RECORDS = (Interview(id="i1"), Interview(id="i2"), Turn(id="t", interview="i1"), Member(id=CY, name="Cy"))


def studied() -> Log:
    log = Log(MemoryShelf(), "a0a0a0a0")
    log.record(CY, "g", [write for record in RECORDS for write in making(record)])
    return log


def later(writes: list[Write], scope: str | None = None) -> Step:
    """A step from another copy; its leaf says that it belongs to `scope`."""
    there = Log(MemoryShelf(), "b0b0b0b0")
    there.take([step for _number, step in studied().shelf.steps_after(0)])
    step = there.record(CY, "g", writes)
    assert step
    return step if scope is None else replace(step, leaves=(replace(step.leaves[0], scope=scope),))


@pytest.mark.parametrize("partial", [True, False])
@pytest.mark.parametrize(
    ("kind", "identity", "name", "scope"),
    [
        ("turn", "t", "speaker", "zz"),
        ("turn", "t", "speaker", "i2"),
        ("turn", "t", "speaker", ""),
        ("interview", "i2", "title", "zz"),
        ("interview", "new", "title", ""),
        ("member", CY, "language", "zz"),
        ("member", "cccc000000000009", "language", "zz"),
    ],
)
def test_nothing_is_erased_with_what_it_does_not_belong_to(
    kind: str, identity: str, name: str, scope: str, partial: bool
) -> None:
    step = later([Write(kind, identity, name, "x")], scope)
    with pytest.raises(Unbelievable, match=MALFORMED):
        check_lawful([step], studied().shelf, partial=partial)


@pytest.mark.parametrize(("kind", "identity"), [("turn", "t"), ("member", CY)])
@pytest.mark.parametrize("interview", ["i2", "zz", ""])
def test_nothing_moves_to_another_interview(kind: str, identity: str, interview: str) -> None:
    step = later([Write(kind, identity, "interview", interview)])
    with pytest.raises(Unbelievable, match=MALFORMED):
        check_lawful([step], studied().shelf)


def test_what_the_program_writes_belongs_where_it_says() -> None:
    check_lawful(
        [later([Write("turn", "t", "speaker", "s"), Write("interview", "i1", "title", "x")])], studied().shelf
    )
    check_lawful([later(list(making(Turn(id="new", interview="i2"))))], studied().shelf)
    to_come = later([Write("turn", "of a step to come", "speaker", "s")], "i1")
    check_lawful([replace(to_come, seen={"a0a0a0a0": 2})], studied().shelf)


def test_what_waited_does_not_stand_where_it_lies_about_where_it_belongs() -> None:
    here, there = Log(MemoryShelf(), "c0c0c0c0"), studied()
    made = [step for _number, step in there.shelf.steps_after(0)]
    true, lie = later([Write("turn", "t", "speaker", "s")]), later([Write("turn", "t", "speaker", "s")], "zz")
    for step in (true, replace(lie, ref=StepRef("d0d0d0d0", 1))):
        check_lawful([step], here.shelf, partial=True)
        assert here.take([step]) == []
    assert here.take(made) == [*made, true]
    assert [step.ref.replica for step in here.shelf.waiting()] == ["d0d0d0d0"]


@pytest.mark.parametrize("scope", ["i1", "zz"])
def test_who_has_seen_nothing_says_not_where_a_record_belongs_that_is_still_to_be_made(scope: str) -> None:
    step = by(CY, "b0b0b0b0", Write("turn", "new", "speaker", "s"))
    step = replace(step, leaves=(replace(step.leaves[0], scope=scope),))
    with pytest.raises(Unbelievable, match=MALFORMED):
        check_lawful([step], studied().shelf, partial=True)


def taken(*steps: Step) -> None:
    log = studied()
    for step in steps:
        check_lawful([step], log.shelf)
        log.take([step])


def by(member: str, replica: str, *writes: Write) -> Step:
    """A step of a member who has seen nothing of the study."""
    step = Log(MemoryShelf(), replica).record(member, "g", writes)
    assert step
    return step


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("signing", "ab" * 32),
        ("vouched", "ab" * 96),
        ("opening", OPENING),
        ("alive", False),
        ("alive", None),
    ],
    ids=["signing", "vouched", "opening", "taken away", "undone"],
)
def test_nobody_locks_another_member_out(name: str, value: Json) -> None:
    with pytest.raises(Unbelievable, match=UNLAWFUL):
        taken(by(BEN, "b0b0b0b0", Write("member", CY, name, value)))
    taken(by(CY, "b0b0b0b0", Write("member", CY, name, value)))


def test_nobody_becomes_the_maker_of_a_member() -> None:
    with pytest.raises(Unbelievable, match=UNLAWFUL):
        taken(by(BEN, "b0b0b0b0", Write("member", CY, "alive", True)))


def test_who_has_added_a_member_may_undo_that() -> None:
    added, undone = Write("member", "dd" * 16, "alive", True), Write("member", "dd" * 16, "alive", False)
    taken(by(BEN, "b0b0b0b0", added), by(BEN, "c0c0c0c0", undone))
    with pytest.raises(Unbelievable, match=UNLAWFUL):
        taken(by(BEN, "b0b0b0b0", added), by(CY, "c0c0c0c0", undone))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("signing", "zz"),
        ("opening", "age1xx"),
        ("opening", OPENING[:-1]),
    ],
    ids=["signing", "opening", "a cut opening"],
)
def test_what_a_member_opens_and_signs_with_is_what_it_should_be(name: str, value: str) -> None:
    with pytest.raises(Unbelievable, match=MALFORMED):
        taken(by(CY, "b0b0b0b0", Write("member", CY, name, value)))


@pytest.mark.parametrize("name", ["../../etc/passwd", "aa", "A" * 64, "a" * 63 + "\n"])
@pytest.mark.parametrize("field", ["original", "sound", "waveform"])
def test_a_recording_is_called_by_a_name_of_the_vault(field: str, name: str) -> None:
    with pytest.raises(Unbelievable, match=MALFORMED):
        taken(by(CY, "b0b0b0b0", Write("recording", "r", field, name)))
    taken(by(CY, "b0b0b0b0", *making(replace(Recording(id="r", interview="i1"), **{field: "a" * 64}))))
