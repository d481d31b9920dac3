from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import studies
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.desk.prompts import questions
from workbench.study.interviews import Interview
from workbench.study.people import Member
from workbench.study.units import Unit
from workbench.ui.hub import Hub
from workbench.ui.panels.bridling_panel import BridlingPanel
from workbench.ui.panels.unit_book import UnitBook


@pytest.fixture
def unit(desk: Desk, interview: Interview, hub: Hub) -> Unit:
    made = desk.units.mark(interview.id, 11, 14)
    hub.poll()
    return made


@pytest.fixture
def panel(desk: Desk, hub: Hub, unit: Unit, book: UnitBook, qtbot: QtBot) -> Iterator[BridlingPanel]:
    made = BridlingPanel(desk, hub, book)
    qtbot.addWidget(made)
    made.resize(500, 700)
    made.show_unit(unit.id)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def switch(desk: Desk, hub: Hub, member: Member) -> None:
    """As the window does it: what is typed is written first."""
    hub.settling.emit()
    desk.members.switch(member.id)
    hub.member_changed.emit()


def test_without_a_unit_it_says_where_to_choose_one(panel: BridlingPanel) -> None:
    assert not panel.empty.isVisible()
    panel.show_unit("")
    assert panel.empty.isVisible()
    assert not panel.area.isVisible()


def test_the_units_words_are_shown_and_can_be_heard(panel: BridlingPanel, unit: Unit, qtbot: QtBot) -> None:
    assert panel.words.text() == "“started early and nobody”"
    with qtbot.waitSignal(panel.play) as told:
        panel.listen.click()
    assert told.args == [unit.id]


def test_what_the_disk_did_not_take_is_there_again_with_its_question(
    panel: BridlingPanel, desk: Desk, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_answer: object) -> None:
        raise Refusal("The disk is full.")

    with monkeypatch.context() as disk:
        disk.setattr(desk.notes, "answer", full)
        panel.own.answer.setPlainText("worn out")
        panel.own.next.click()
        assert panel.own.answer.toPlainText() == ""
        panel.own.back.click()
    assert (panel.own.answer.toPlainText(), panel.own.state.text()) == ("worn out", "Not saved")
    panel.own.next.click()
    note = desk.notes.own(unit.id)
    assert note
    assert note.voice == "worn out"


def test_what_the_disk_did_not_take_is_never_written_on_another_unit(
    panel: BridlingPanel,
    desk: Desk,
    hub: Hub,
    interview: Interview,
    unit: Unit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    second = desk.units.mark(interview.id, 20, 22)
    desk.notes.answer(second.id, "voice", "left alone")
    hub.poll()

    def full(*_answer: object) -> None:
        raise Refusal("The disk is full.")

    with monkeypatch.context() as disk:
        disk.setattr(desk.notes, "answer", full)
        panel.own.answer.setPlainText("worn out")
        # The disk has room again between the first try and whatever comes after.
        hub.refused.connect(disk.undo)
        panel.show_unit(second.id)
    assert panel.own.answer.toPlainText() == "left alone"
    panel.keep()
    assert studies.voice(desk, second.id) == "left alone"
    panel.show_unit(unit.id)
    assert panel.own.answer.toPlainText() == "worn out"
    panel.keep()
    assert studies.voice(desk, unit.id) == "worn out"


def test_one_question_at_a_time_three_in_all(panel: BridlingPanel, qtbot: QtBot) -> None:
    asked: list[str] = []
    for _page in range(3):
        asked.append(panel.own.question.text())
        if len(asked) < 3:
            panel.own.next.click()
    assert asked == [words for _field, words in questions()]
    assert panel.own.dots.accessibleName() == "Question 3 of 3"
    assert panel.own.answer.accessibleName() == asked[2]
    with qtbot.waitSignal(panel.done):
        panel.own.next.click()
    panel.own.back.click()
    assert panel.own.question.text() == asked[1]


def test_an_answer_is_kept_while_it_is_typed(
    panel: BridlingPanel, desk: Desk, unit: Unit, qtbot: QtBot
) -> None:
    panel.write(unit.id)
    qtbot.keyClicks(panel.own.answer, "Nobody asked")
    assert desk.notes.own(unit.id) is None
    qtbot.waitUntil(lambda: desk.notes.own(unit.id) is not None, timeout=3000)
    note = desk.notes.own(unit.id)
    assert note is not None
    assert note.voice == "Nobody asked"
    assert panel.own.state.text() == "Saved"


@pytest.mark.parametrize("leaving", ["next", "others", "unit", "settling", "hide", "pause"])
def test_an_answer_is_kept_by_leaving_it(
    panel: BridlingPanel, desk: Desk, hub: Hub, unit: Unit, leaving: str, qtbot: QtBot
) -> None:
    panel.write(unit.id)
    qtbot.keyClicks(panel.own.answer, "Nobody")
    match leaving:
        case "next":
            panel.own.next.click()
        case "others":
            panel.theirs.click()
        case "unit":
            panel.show_unit("")
        case "settling":
            hub.settling.emit()
        case "pause":
            hub.hushed.emit()
        case _:
            panel.hide()
    note = desk.notes.own(unit.id)
    assert note is not None
    assert (note.voice, note.why, note.another) == ("Nobody", "", "")


def test_each_answer_goes_to_its_own_question(
    panel: BridlingPanel, desk: Desk, unit: Unit, qtbot: QtBot
) -> None:
    panel.write(unit.id)
    for words in ("one", "two", "three"):
        qtbot.keyClicks(panel.own.answer, words)
        panel.own.next.click()
    note = desk.notes.own(unit.id)
    assert note is not None
    assert (note.voice, note.why, note.another) == ("one", "two", "three")


def test_the_answer_that_was_kept_stands_there_again(
    panel: BridlingPanel, desk: Desk, hub: Hub, unit: Unit
) -> None:
    desk.notes.answer(unit.id, "why", "I have walked there")
    hub.poll()
    panel.show_unit("")
    panel.show_unit(unit.id)
    assert panel.own.answer.toPlainText() == ""
    panel.own.next.click()
    assert panel.own.answer.toPlainText() == "I have walked there"


def test_another_member_writes_a_note_of_their_own(
    panel: BridlingPanel, desk: Desk, hub: Hub, unit: Unit, kari: Member, ola: Member, qtbot: QtBot
) -> None:
    panel.write(unit.id)
    qtbot.keyClicks(panel.own.answer, "Karis words")
    switch(desk, hub, ola)
    assert panel.own.answer.toPlainText() == ""
    qtbot.keyClicks(panel.own.answer, "Olas words")
    switch(desk, hub, kari)
    assert panel.own.answer.toPlainText() == "Karis words"
    notes = {note.author: note.voice for note in desk.notes.on(unit.id)}
    assert notes == {kari.id: "Karis words", ola.id: "Olas words"}


def test_another_member_begins_at_the_first_question_and_is_told_nothing_is_saved(
    panel: BridlingPanel, desk: Desk, hub: Hub, ola: Member, qtbot: QtBot
) -> None:
    panel.own.next.click()
    qtbot.keyClicks(panel.own.answer, "Because I waited too")
    panel.own.keep()
    assert panel.own.state.text() == "Saved"
    switch(desk, hub, ola)
    assert panel.own.question.text() == questions()[0][1]
    assert panel.own.state.text() == ""
    assert panel.own.answer.toPlainText() == ""


def test_the_others_notes_appear_at_once_with_name_and_answers(
    panel: BridlingPanel, desk: Desk, hub: Hub, unit: Unit, kari: Member, ola: Member
) -> None:
    assert panel.theirs.text() == "The others’ notes"
    desk.members.switch(ola.id)
    desk.notes.answer(unit.id, "another", "Perhaps nobody knew")
    desk.members.switch(kari.id)
    hub.poll()
    assert panel.theirs.text() == "The others’ notes (1)"
    panel.theirs.click()
    told = [shown.text() for shown in panel.others.cards[0].findChildren(QLabel)]
    assert "Ola" in told
    assert "Perhaps nobody knew" in told
    assert questions()[0][1] not in told


def test_tab_goes_from_an_answer_on_to_the_next_question(panel: BridlingPanel) -> None:
    panel.own.next.click()
    panel.own.answer.setFocus()
    walked: list[QWidget | None] = []
    for _key in range(2):
        QTest.keyClick(panel.focusWidget() or panel, Qt.Key.Key_Tab)
        walked.append(panel.focusWidget())
    assert walked == [panel.own.next, panel.own.back]


def test_undo_takes_back_what_was_typed_and_it_is_seen(
    panel: BridlingPanel, desk: Desk, hub: Hub, unit: Unit, qtbot: QtBot
) -> None:
    panel.write(unit.id)
    qtbot.keyClicks(panel.own.answer, "first")
    panel.keep()
    qtbot.keyClicks(panel.own.answer, " second")
    qtbot.keyClick(panel.own.answer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.own.answer.toPlainText() == "first second"
    hub.settling.emit()
    assert panel.own.state.text() == "Saved"
    hub.attempt(desk.undo)
    assert panel.own.answer.toPlainText() == "first"
    assert panel.own.state.text() == ""


def test_the_key_for_undo_reaches_the_study_and_what_was_typed_is_kept_first(
    panel: BridlingPanel, desk: Desk, unit: Unit, qtbot: QtBot
) -> None:
    asked: list[str] = []
    action = QAction(panel)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda: asked.append(studies.voice(desk, unit.id)))
    panel.addAction(action)
    panel.activateWindow()
    panel.write(unit.id)
    qtbot.keyClicks(panel.own.answer, "typed")
    qtbot.keyClick(panel.own.answer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["typed"]


def test_what_is_being_typed_is_not_disturbed_by_what_comes(
    panel: BridlingPanel, desk: Desk, hub: Hub, unit: Unit, kari: Member, ola: Member, qtbot: QtBot
) -> None:
    panel.write(unit.id)
    qtbot.keyClicks(panel.own.answer, "I am just wri")
    cursor = panel.own.answer.textCursor().position()
    desk.members.switch(ola.id)
    desk.notes.answer(unit.id, "voice", "Something")
    desk.members.switch(kari.id)
    hub.poll()
    assert panel.own.answer.toPlainText() == "I am just wri"
    assert panel.own.answer.textCursor().position() == cursor


def test_a_unit_that_is_removed_leaves_the_panel(
    panel: BridlingPanel, desk: Desk, hub: Hub, unit: Unit, book: UnitBook
) -> None:
    desk.units.remove(unit.id)
    hub.poll()
    book.settle()
    assert panel.empty.isVisible()
    assert panel.unit == ""


def test_every_button_has_a_name(panel: BridlingPanel) -> None:
    assert [made for made in panel.findChildren(QAbstractButton) if not made.accessibleName()] == []


def _seen(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize("height", [700, 330])
def test_saved_and_the_way_on_are_seen_however_little_height_there_is(
    panel: BridlingPanel, qtbot: QtBot, height: int
) -> None:
    panel.resize(500, height)
    for part in (panel.listen, panel.own.answer):
        part.setFocus()
        panel.own.answer.setPlainText(f"felt alone, {height}")
        panel.keep()
        qtbot.waitUntil(lambda: _seen(panel.own.next))
        assert panel.own.state.text() == "Saved"
        assert _seen(panel.own.state)
    panel.theirs.click()
    assert not panel.own.next.isVisible()
    panel.mine.click()
    panel.show_unit("")
    assert not panel.own.next.isVisible()


def test_beside_the_others_notes_one_can_say_that_it_is_seen_differently(
    panel: BridlingPanel, unit: Unit, qtbot: QtBot
) -> None:
    panel.theirs.click()
    assert panel.differing.isVisible()
    with qtbot.waitSignal(panel.differ) as told:
        panel.differing.click()
    assert told.args == [unit.id]
