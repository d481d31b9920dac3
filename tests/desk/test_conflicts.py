"""What two laptops changed in different ways is shown side by side until somebody who may chooses."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.conftest import Laptops
from workbench.archive.header import LEAST_COST
from workbench.cellar.errors import Refusal
from workbench.desk.exchange import Exchange, join
from workbench.study.kinds import KINDS
from workbench.study.meeting import Meeting, meeting_of
from workbench.study.people import Role
from workbench.study.records import ALIVE


@pytest.fixture
def laptops(laptops: Laptops) -> Laptops:
    laptops.give(laptops.ada, laptops.cy)
    return laptops


def test_a_turn_corrected_twice_is_shown_with_both_texts(laptops: Laptops) -> None:
    turn = laptops.table.turn(1).id
    laptops.cy.transcripts.edit(turn, "I was so very tired that day")
    laptops.ada.transcripts.edit(turn, "I was tired that day")
    laptops.meet()
    for desk in (laptops.ada, laptops.cy):
        (conflict,) = desk.conflicts.open()
        assert {version.words for version in conflict.versions} == {
            "I was so very tired that day",
            "I was tired that day",
        }
        assert not conflict.both
        with pytest.raises(Refusal, match="cannot both stand"):
            desk.conflicts.keep_both(conflict)
    (conflict,) = laptops.ada.conflicts.open()
    mine = next(n for n, version in enumerate(conflict.versions) if version.member == laptops.table.ada.id)
    laptops.ada.conflicts.keep(conflict, mine)
    laptops.meet()
    assert laptops.ada.conflicts.open() == laptops.cy.conflicts.open() == []
    assert laptops.cy.transcripts.turn(turn).text == "I was tired that day"  # type: ignore[union-attr]


def test_an_edit_outlives_a_deletion_and_is_shown(laptops: Laptops) -> None:
    other = laptops.ada.interviews.add("Second")
    laptops.meet()
    laptops.cy.interviews.remove(other.id)
    laptops.ada.interviews.change(replace(other, title="Second, again"))
    laptops.meet()
    for desk in (laptops.ada, laptops.cy):
        (conflict,) = desk.conflicts.open()
        assert (conflict.kind, conflict.field) == ("interview", ALIVE)
        assert [version.value for version in conflict.versions] == [True, False]
        assert desk.interviews.get(other.id)
    (conflict,) = laptops.cy.conflicts.open()
    laptops.cy.conflicts.keep(conflict, 1)
    laptops.meet()
    assert laptops.ada.interviews.get(other.id) is None
    assert laptops.ada.conflicts.open() == []


def test_a_note_written_on_two_laptops_of_its_author_is_merged_by_paragraph(
    laptops: Laptops, tmp_path: Path
) -> None:
    cy = laptops.cy
    unit = cy.units.mark(laptops.table.interview.id, 3, 8)
    cy.notes.answer(unit.id, "voice", "first\nsecond\nthird")
    moved = Exchange(cy).move(tmp_path / "mine")
    second = join(tmp_path / "cy2", tmp_path / "mine", moved.code, "another passphrase", cost=LEAST_COST)
    try:
        cy.notes.answer(unit.id, "voice", "FIRST\nsecond\nthird")
        second.notes.answer(unit.id, "voice", "first\nsecond\nTHIRD")
        laptops.give(second, cy)
        assert cy.conflicts.settle() == 1
        assert cy.notes.own(unit.id).voice == "FIRST\nsecond\nTHIRD"  # type: ignore[union-attr]
        laptops.give(cy, second)
        second.notes.answer(unit.id, "voice", "here")
        cy.notes.answer(unit.id, "voice", "there")
        laptops.give(second, cy)
        assert cy.conflicts.settle() == 0
        laptops.give(cy, laptops.ada)
        (open_one,) = laptops.ada.conflicts.open()
        with pytest.raises(Refusal, match="Only its author"):
            laptops.ada.conflicts.keep(open_one, 0)
        (conflict,) = cy.conflicts.open()
        cy.conflicts.keep_both(conflict)
        assert sorted(cy.notes.own(unit.id).voice.split("\n\n")) == ["here", "there"]  # type: ignore[union-attr]
        assert cy.conflicts.open() == []
    finally:
        second.close()


def test_the_ends_of_a_unit_are_one_value(laptops: Laptops, tmp_path: Path) -> None:
    cy = laptops.cy
    unit = cy.units.mark(laptops.table.interview.id, 3, 8)
    moved = Exchange(cy).move(tmp_path / "mine")
    second = join(tmp_path / "cy2", tmp_path / "mine", moved.code, "another passphrase", cost=LEAST_COST)
    try:
        cy.units.set_ends(unit.id, 3, 6)
        second.units.set_ends(unit.id, 4, 8)
        laptops.give(second, cy)
        (conflict,) = cy.conflicts.open()
        assert {version.words for version in conflict.versions} == {
            "“I was so tired”",
            "“was so tired that day”",
        }
    finally:
        second.close()


def test_every_field_of_every_kind_has_its_rule() -> None:
    for kind, declared in KINDS.items():
        for name in (*declared(id="x").values(), ALIVE):
            assert meeting_of(kind, name) in Meeting
    assert meeting_of("note", "voice") is Meeting.PARAGRAPHS
    assert meeting_of("unit", "anchor") is Meeting.CHOOSE
    assert meeting_of("turn", "place") is Meeting.QUIET


def test_a_choice_is_made_among_what_stands_now(laptops: Laptops) -> None:
    other = laptops.ada.interviews.add("Second")
    laptops.meet()
    laptops.ada.interviews.change(replace(other, title="Ada's"))
    laptops.cy.interviews.change(replace(other, title="Cy's"))
    laptops.meet()
    (shown,) = laptops.ada.conflicts.open()
    laptops.ada.interviews.change(replace(other, title="typed since"))
    with pytest.raises(Refusal, match="changed since it was shown"):
        laptops.ada.conflicts.keep(shown, 1)
    assert laptops.ada.interviews.get(other.id).title == "typed since"  # type: ignore[union-attr]


def test_a_member_whose_adding_is_taken_back_stays_where_somebody_changed_them(laptops: Laptops) -> None:
    dee = laptops.ada.members.add("Dee", (Role.PEER,))
    laptops.meet()
    laptops.cy.members.change(replace(dee, name="Dee B"))
    laptops.ada.undo()
    laptops.meet()
    for desk in (laptops.ada, laptops.cy):
        assert desk.conflicts.open() == []
        assert desk.members.get(dee.id)
    laptops.cy.members.change(replace(dee, name="Dee C"))
    laptops.ada.members.leave(dee.id)
    laptops.meet()
    laptops.meet()
    for desk in (laptops.ada, laptops.cy):
        member = desk.members.get(dee.id)
        assert member
        assert (member.name, bool(member.left)) == ("Dee C", True)
