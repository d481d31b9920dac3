"""The book must always say the same as reading everything anew would."""

import random

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.ui import studies
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.history.log import making
from workbench.study.anchors import Anchor, AnchorState
from workbench.study.ids import new_id
from workbench.study.interviews import Interview
from workbench.study.people import Member
from workbench.study.units import Unit
from workbench.ui.hub import Hub
from workbench.ui.panels.unit_book import LATER_MS, SOON_MS, UnitBook


def anew(desk: Desk, hub: Hub, interview: Interview) -> list[object]:
    book = UnitBook(desk, hub)
    book.show(interview.id)
    rows: list[object] = list(book.rows)
    book.close()
    return rows


def waits(book: UnitBook) -> int:
    """How many milliseconds the book lets pass before it takes up what has changed."""
    timer = book.findChild(QTimer)
    assert timer
    return timer.interval()


def test_units_come_in_the_order_of_the_text(
    desk: Desk, interview: Interview, book: UnitBook, hub: Hub
) -> None:
    late = desk.units.mark(interview.id, 20, 22)
    early = desk.units.mark(interview.id, 1, 3)
    hub.poll()
    assert [row.id for row in book.rows] == [early.id, late.id]
    assert book.rows[0].text == "you tell me"
    assert book.rows[0].own
    assert (book.rows[0].start, book.rows[0].end) == (400, 1560)


def test_a_note_is_told_with_who_wrote_it(
    desk: Desk, interview: Interview, book: UnitBook, hub: Hub, ola: Member, kari: Member
) -> None:
    unit = desk.units.mark(interview.id, 1, 3)
    desk.members.switch(ola.id)
    desk.notes.answer(unit.id, "why", "Because")
    hub.member_changed.emit()
    assert book.rows[0].bridled == ("you",)
    assert not book.rows[0].own
    desk.members.switch(kari.id)
    hub.member_changed.emit()
    assert book.rows[0].bridled == ("Ola",)
    assert book.rows[0].bridled_words == "Bridling notes: Ola"


def test_a_note_that_was_emptied_is_told_no_more(
    desk: Desk, interview: Interview, book: UnitBook, hub: Hub
) -> None:
    unit = desk.units.mark(interview.id, 1, 3)
    desk.notes.answer(unit.id, "why", "Because")
    hub.poll()
    assert book.rows[0].bridled == ("you",)
    desk.notes.answer(unit.id, "why", "")
    hub.poll()
    assert book.rows[0].bridled == ()


def test_an_edit_inside_a_unit_is_told_as_a_change(
    desk: Desk, interview: Interview, book: UnitBook, hub: Hub
) -> None:
    desk.units.mark(interview.id, 11, 14)
    turn = desk.transcripts.reading(interview.id).turns[1]
    desk.transcripts.edit(turn.id, turn.text.replace("early", "very early"))
    hub.poll()
    row = book.rows[0]
    assert row.state is AnchorState.CHANGED
    assert row.state_words == "Changed since you marked it"
    assert (row.marked, row.text) == ("started early and nobody", "started very early and nobody")


def test_the_words_of_a_unit_can_go_altogether(
    desk: Desk, interview: Interview, book: UnitBook, hub: Hub
) -> None:
    desk.units.mark(interview.id, 11, 14)
    desk.transcripts.edit(desk.transcripts.reading(interview.id).turns[1].id, "")
    hub.poll()
    assert book.rows[0].state is AnchorState.ORPHANED
    assert book.rows[0].text == "started early and nobody"
    assert book.rows[0].start is None


@pytest.mark.parametrize("seed", range(4))
def test_after_any_row_of_gestures_it_says_what_reading_anew_says(
    desk: Desk, interview: Interview, book: UnitBook, hub: Hub, seed: int
) -> None:
    chance = random.Random(seed)
    members = [member.id for member in desk.members.list()]
    assert book.rows == []
    for _gesture in range(14):
        reading = desk.transcripts.reading(interview.id)
        units = desk.units.of(interview.id, reading)
        turn = chance.choice(reading.turns)
        match chance.randrange(7):
            case 0 | 1:
                first = chance.randrange(len(reading.tokens) - 4)
                desk.units.mark(interview.id, first, first + chance.randrange(4))
            case 2 if len(turn.tokens) > 2:
                desk.transcripts.split(turn.id, 1)
            case 3:
                desk.transcripts.edit(turn.id, f"{turn.text} indeed")
            case 4 if units:
                desk.notes.answer(chance.choice(units).unit.id, "voice", "Something")
            case 5:
                desk.members.switch(chance.choice(members))
                hub.member_changed.emit()
            case 6:
                hub.attempt(desk.undo)
            case _:
                pass
        hub.poll()
        assert book.rows == anew(desk, hub, interview)


def test_changes_are_told_by_themselves_after_a_moment(
    desk: Desk, interview: Interview, book: UnitBook, hub: Hub, qtbot: QtBot
) -> None:
    book.settle()
    with qtbot.waitSignal(book.changed):
        hub.attempt(lambda: desk.units.mark(interview.id, 1, 3))
    assert len(book.rows) == 1


def test_what_others_do_is_taken_up_less_often_and_with_the_next_own_gesture(
    desk: Desk, interview: Interview, book: UnitBook, hub: Hub, qtbot: QtBot, ola: Member
) -> None:
    def theirs(first: int) -> None:
        unit = Unit(
            id=new_id(), interview=interview.id, author=ola.id, anchor=Anchor.over(reading, first, first)
        )
        desk.context.log.record(ola.id, Gesture.UNIT_MARKED.value, making(unit))
        hub.poll()

    reading = desk.transcripts.reading(interview.id)
    book.settle()
    told: list[None] = []
    book.changed.connect(lambda: told.append(None))
    for first in range(3):
        theirs(first)
    assert waits(book) == LATER_MS
    hub.attempt(lambda: desk.units.mark(interview.id, 7, 8))
    assert waits(book) == SOON_MS
    qtbot.waitUntil(lambda: bool(told))
    assert len(book.rows) == 4
    assert told == [None]
    theirs(9)
    qtbot.waitUntil(lambda: len(told) == 2)


def test_what_was_given_is_not_read_again_unless_it_changes_before_it_is_looked_at(
    desk: Desk, interview: Interview, book: UnitBook, hub: Hub
) -> None:
    known = desk.units.mark(interview.id, 1, 3)
    hub.poll()
    reading = desk.transcripts.reading(interview.id)
    book.show(interview.id, reading, [])
    assert book.rows == []
    book.show(interview.id, reading, [known])
    late = desk.units.mark(interview.id, 20, 22)
    hub.poll()
    assert [row.id for row in book.rows] == [known.id, late.id]


def test_another_interview_is_another_book(
    desk: Desk, interview: Interview, book: UnitBook, hub: Hub
) -> None:
    desk.units.mark(interview.id, 1, 3)
    second = studies.add_interview(desk, "Second talk")
    hub.poll()
    book.show(second.id)
    assert book.rows == []
    desk.units.mark(interview.id, 2, 3)
    hub.poll()
    assert book.rows == []


def test_a_closed_book_asks_no_more(desk: Desk, interview: Interview, book: UnitBook, hub: Hub) -> None:
    book.settle()
    book.close()
    desk.units.mark(interview.id, 1, 3)
    hub.poll()
    assert not book.pending
    assert book.rows == []


def test_what_is_seen_differently_and_discussed_is_told_except_to_who_writes_alone(
    desk: Desk, interview: Interview, book: UnitBook, hub: Hub, ola: Member, kari: Member
) -> None:
    unit, other = desk.units.mark(interview.id, 1, 3), desk.units.mark(interview.id, 5, 6)
    hub.poll()
    assert [row.talked for row in book.rows] == ["", ""]
    begun = desk.disagreements.begin(desk.targets.unit(unit.id), "fear")
    desk.discussions.write(desk.targets.unit(unit.id), ([kari.id], "", "said"))
    hub.poll()
    assert [row.talked for row in book.rows] == ["Seen differently: Kari · 1 discussion", ""]
    assert "Seen differently: Kari" in book.rows[0].sentence
    desk.members.switch(ola.id)
    desk.disagreements.write(begun.id, "anger")
    hub.poll()
    assert book.rows[0].talked == "Seen differently: Ola and Kari · 1 discussion"
    desk.members.switch(kari.id)
    desk.discussions.write(desk.targets.unit(other.id), ([], "", "no time"), held=False)
    cy = desk.members.add("Cy", (), "en", "")
    desk.rounds.begin(interview.id, [kari.id, cy.id], ["What?"], (1, 3))
    desk.members.switch(cy.id)
    hub.member_changed.emit()
    hub.poll()
    assert [row.talked for row in book.rows] == ["", ""]
    assert book.rows == anew(desk, hub, interview)
