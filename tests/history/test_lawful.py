"""What is erased with an interview is what belongs to it: no step says otherwise, and none moves a record."""

from dataclasses import replace

import pytest

from workbench.history.lawful import MALFORMED, check_lawful
from workbench.history.log import Log, Write, making
from workbench.history.memory import MemoryShelf
from workbench.history.proof import Unbelievable
from workbench.history.steps import Step
from workbench.study.interviews import Interview, Turn
from workbench.study.people import Member

CY = "cccc000000000003"
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
    check_lawful([later([Write("turn", "of a step to come", "speaker", "s")], "i1")], studied().shelf)
