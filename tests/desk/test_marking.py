"""Units and bridling notes: one author each, reviewed after edits, visible to all when not blind."""

import pytest

from tests.desk.conftest import Table
from workbench.cellar.errors import Refusal
from workbench.study.anchors import AnchorState


def test_a_unit_is_marked_moved_and_removed_by_its_author_alone(table: Table) -> None:
    unit = table.desk.units.mark(table.interview.id, 3, 8)
    placed = table.desk.units.of(table.interview.id)[0]
    assert (unit.anchor.text, placed.start_ms, placed.end_ms) == ("I was so tired that day", 900, 2650)
    table.desk.members.switch(table.bo.id, "4321")
    for deed in (
        lambda: table.desk.units.remove(unit.id),
        lambda: table.desk.units.set_ends(unit.id, 0, 1),
        lambda: table.desk.units.accept(unit.id),
    ):
        with pytest.raises(Refusal, match="Ada"):
            deed()
    table.desk.members.switch(table.ada.id)
    table.desk.units.set_ends(unit.id, 4, 6)
    assert table.desk.units.one(unit.id).unit.anchor.text == "was so tired"
    table.desk.units.remove(unit.id)
    assert table.desk.units.of(table.interview.id) == []


def test_an_edit_sends_the_unit_to_review_until_its_author_accepts(table: Table) -> None:
    unit = table.desk.units.mark(table.interview.id, 3, 8)
    table.desk.transcripts.edit("turn1", "I was so weary that day")
    [reviewed] = table.desk.units.to_review(table.interview.id)
    assert reviewed.placement.state is AnchorState.CHANGED
    assert reviewed.unit.anchor.text == "I was so tired that day"
    table.desk.units.accept(unit.id)
    assert table.desk.units.to_review(table.interview.id) == []
    assert table.desk.units.one(unit.id).unit.anchor.text == "I was so weary that day"


def test_an_orphaned_unit_keeps_its_text_and_cannot_be_accepted(table: Table) -> None:
    unit = table.desk.units.mark(table.interview.id, 9, 10)
    table.desk.transcripts.edit("turn2", "")
    [orphan] = table.desk.units.to_review(table.interview.id)
    assert (orphan.placement.state, orphan.unit.anchor.text) == (AnchorState.ORPHANED, "and then")
    with pytest.raises(Refusal):
        table.desk.units.accept(unit.id)


def test_each_member_has_one_own_note_and_sees_the_others(table: Table) -> None:
    unit = table.desk.units.mark(table.interview.id, 3, 8)
    table.desk.notes.answer(unit.id, "voice", "worn out")
    table.desk.members.switch(table.bo.id, "4321")
    assert table.desk.notes.own(unit.id) is None
    table.desk.notes.answer(unit.id, "voice", "unseen")
    table.desk.notes.answer(unit.id, "why", "I know that day")
    own, others = table.desk.notes.on(unit.id)
    assert (own.voice, own.why, others.voice) == ("unseen", "I know that day", "worn out")


def test_a_unit_that_others_have_bridled_on_stays(table: Table) -> None:
    unit = table.desk.units.mark(table.interview.id, 3, 8)
    table.desk.members.switch(table.bo.id, "4321")
    table.desk.notes.answer(unit.id, "voice", "unseen")
    table.desk.members.switch(table.ada.id)
    with pytest.raises(Refusal, match="Bo"):
        table.desk.units.remove(unit.id)
    with pytest.raises(Refusal, match="Bo"):
        table.desk.undo()
    assert len(table.desk.units.of(table.interview.id)) == 1


def test_a_note_that_its_author_has_emptied_holds_no_unit(table: Table) -> None:
    unit = table.desk.units.mark(table.interview.id, 3, 8)
    table.desk.members.switch(table.bo.id, "4321")
    table.desk.notes.answer(unit.id, "voice", "unseen")
    table.desk.notes.answer(unit.id, "voice", " ")
    table.desk.members.switch(table.ada.id)
    table.desk.units.remove(unit.id)
    assert table.desk.units.of(table.interview.id) == []


def test_undo_is_refused_with_the_colleagues_name(table: Table) -> None:
    table.desk.transcripts.edit("turn1", "I was so weary that day")
    table.desk.members.switch(table.bo.id, "4321")
    table.desk.transcripts.edit("turn1", "I was so very weary that day")
    table.desk.members.switch(table.ada.id)
    with pytest.raises(Refusal, match="Bo"):
        table.desk.undo()
    assert table.turns()[1] == "I was so very weary that day"


def test_the_feed_tells_each_change_once(table: Table) -> None:
    table.desk.feed.poll()
    unit = table.desk.units.mark(table.interview.id, 0, 1)
    [touched] = table.desk.feed.poll()
    assert (touched.kind, touched.id, touched.interview_id) == ("unit", unit.id, table.interview.id)
    assert table.desk.feed.poll() == []
