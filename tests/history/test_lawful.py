"""What no member may do is set aside in every copy, in whatever order it comes, and stops nothing else.

What is erased with an interview is what belongs to it: no step says otherwise, and none moves a record.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from tests.history.laws import fault
from workbench.cellar.age import new_identity, recipient_of
from workbench.history.lawful import MALFORMED, UNLAWFUL
from workbench.history.log import Log, Write, making
from workbench.history.memory import MemoryShelf
from workbench.history.steps import Step, StepRef
from workbench.study.differing import Position
from workbench.study.ids import of_member
from workbench.study.interviews import Interview, Recording, Turn
from workbench.study.people import Member
from workbench.study.records import Json
from workbench.study.rounds import Card, Part, PartState, Round

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
    kind: str, identity: str, name: str, scope: str
) -> None:
    step = later([Write(kind, identity, name, "x")], scope)
    assert fault(studied(), step) == MALFORMED


@pytest.mark.parametrize(("kind", "identity"), [("turn", "t"), ("member", CY)])
@pytest.mark.parametrize("interview", ["i2", "zz", ""])
def test_nothing_moves_to_another_interview(kind: str, identity: str, interview: str) -> None:
    step = later([Write(kind, identity, "interview", interview)])
    assert fault(studied(), step) == MALFORMED


def test_what_the_program_writes_belongs_where_it_says() -> None:
    known = [Write("turn", "t", "speaker", "s"), Write("interview", "i1", "title", "x")]
    assert fault(studied(), later(known)) == ""
    assert fault(studied(), later(list(making(Turn(id="new", interview="i2"))))) == ""


@pytest.mark.parametrize("scope", ["i1", "zz", ""])
@pytest.mark.parametrize("identity", ["t", "new"])
def test_who_has_not_seen_a_record_made_says_nothing_of_it(identity: str, scope: str) -> None:
    step = by(CY, "b0b0b0b0", Write("turn", identity, "speaker", "s"))
    step = replace(step, leaves=(replace(step.leaves[0], scope=scope),))
    assert fault(studied(), step) == MALFORMED


def test_a_record_is_said_once_in_a_step_and_each_field_once() -> None:
    one, two = later([Write("turn", "t", "speaker", "s")]), later([Write("turn", "t", "speaker", "r")])
    assert fault(studied(), replace(one, leaves=(*one.leaves, *two.leaves))) == MALFORMED
    both = replace(one.leaves[0], changes=(*one.leaves[0].changes, *two.leaves[0].changes))
    assert fault(studied(), replace(one, leaves=(both,))) == MALFORMED


def taken(*steps: Step) -> str:
    """Why the last of these steps is set aside."""
    log = studied()
    for step in steps[:-1]:
        assert fault(log, step) == ""
        log.take([step])
    return fault(log, steps[-1])


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
    assert taken(by(BEN, "b0b0b0b0", Write("member", CY, name, value))) == UNLAWFUL
    assert taken(by(CY, "b0b0b0b0", Write("member", CY, name, value))) == ""


def test_nobody_becomes_the_maker_of_a_member() -> None:
    assert taken(by(BEN, "b0b0b0b0", Write("member", CY, "alive", True))) == UNLAWFUL


def test_who_has_added_a_member_may_undo_that() -> None:
    added, undone = Write("member", "dd" * 16, "alive", True), Write("member", "dd" * 16, "alive", False)
    assert taken(by(BEN, "b0b0b0b0", added), by(BEN, "c0c0c0c0", undone)) == ""
    assert taken(by(BEN, "b0b0b0b0", added), by(CY, "c0c0c0c0", undone)) == UNLAWFUL


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
    assert taken(by(CY, "b0b0b0b0", Write("member", CY, name, value))) == MALFORMED


@pytest.mark.parametrize("name", ["../../etc/passwd", "aa", "A" * 64, "a" * 63 + "\n"])
@pytest.mark.parametrize("field", ["original", "sound", "waveform"])
def test_a_recording_is_called_by_a_name_of_the_vault(field: str, name: str) -> None:
    assert taken(by(CY, "b0b0b0b0", Write("recording", "r", field, name))) == MALFORMED
    assert (
        taken(by(CY, "b0b0b0b0", *making(replace(Recording(id="r", interview="i1"), **{field: "a" * 64}))))
        == ""
    )


ROUND = Round(id=f"r-{CY}", interview="i1", author=CY, prompts=("What?",), members=(BEN, CY))
POSITION = Position(id=f"p-{CY}", interview="i1", author=CY, disagreement="d", text="A")
PART = Part(id=of_member(ROUND.id, BEN), interview="i1", round=ROUND.id, author=BEN, state=PartState.DONE)
CARD = Card(id=PART.id, interview="i1", round=ROUND.id, author=BEN, sealed="first")


def chain(member: str, *gestures: Iterable[Write], before: Sequence[Step] = ()) -> list[Step]:
    """Steps made one after the other in a copy of a member which has all that came before."""
    there = Log(MemoryShelf(), "b0b0b0b0")
    there.take([*(step for _number, step in studied().shelf.steps_after(0)), *before])
    assert not there.unlawful()
    made = [there.record(member, "g", writes) for writes in gestures]
    return [*before, *(step for step in made if step)]


def lying() -> list[Step]:
    """A turn with words that say they belong to no interview."""
    made, words = chain(CY, making(Turn(id="new", interview="i1")), [Write("turn", "new", "speaker", "x")])
    return [made, replace(words, leaves=(replace(words.leaves[0], scope="zz"),))]


UNLAWFUL_ROWS = {
    "cast anew": chain(CY, making(ROUND), [Write("round", ROUND.id, "prompts", ["Else?"])]),
    "other words": chain(CY, making(POSITION), [Write(Position.KIND, POSITION.id, "text", "B")]),
    "opened by who writes": chain(
        BEN, [Write("round", ROUND.id, "without", [CY])], before=chain(CY, making(ROUND))
    ),
    "rewritten": chain(BEN, making(CARD), making(PART), [Write("card", CARD.id, "sealed", "second")]),
    "written late": chain(BEN, making(PART), making(CARD)),
    "back to writing": chain(BEN, making(PART), [Write("part", PART.id, "state", "writing")]),
    "a lie about where": lying(),
    "of another": chain(BEN, [Write("part", of_member(ROUND.id, CY), "state", "done")]),
}


@pytest.mark.parametrize("row", UNLAWFUL_ROWS.values(), ids=UNLAWFUL_ROWS)
def test_the_law_does_not_ask_in_which_order_things_come(row: list[Step]) -> None:
    honest = Log(MemoryShelf(), "d0d0d0d0")
    honest.take(step for _number, step in studied().shelf.steps_after(0))
    later_on = honest.record(CY, "g", [Write("interview", "i1", "title", "honest")])
    assert later_on
    everything = [*(step for _number, step in honest.shelf.steps_after(0)), *row]
    copies: list[MemoryShelf] = []
    for order in permutations(range(len(everything))):
        for size in (1, 2, len(everything)):
            here = MemoryShelf()
            log = Log(here, "c0c0c0c0")
            for at in range(0, len(everything), size):
                log.take([everything[place] for place in order[at : at + size]])
            log.take([])
            assert {step.ref for step in log.unlawful()} == {row[-1].ref}
            assert log.missing() == {}
            assert later_on.ref in here.steps
            copies.append(here)
    assert all(here.present == copies[0].present for here in copies)


def test_what_stands_here_and_was_not_seen_there_makes_nothing_unlawful() -> None:
    """Ben is done on one laptop, and writes on on another that does not know."""
    done = chain(BEN, making(CARD), making(PART))
    other = chain(BEN, making(CARD))
    apart = [replace(step, ref=StepRef("e0e0e0e0", step.ref.seq)) for step in other]
    for steps in ([*done, *apart], [*apart, *done]):
        log = studied()
        for step in steps:
            assert log.take([step]) == [step]
