"""Undo goes to where it changes something: to the question of a note, to a unit, to a word out of sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.studies import SAID, add_interview, voice
from workbench.desk.desk import Desk
from workbench.desk.opening import open_study
from workbench.ui.main_window import MainWindow
from workbench.ui.settings import Settings
from workbench.ui.study_session import StudySession


def _shown(window: MainWindow, desk: Desk) -> StudySession:
    assert window.show_study(desk)
    assert window.session
    return window.session


def _corrected(window: MainWindow, desk: Desk) -> StudySession:
    """A long transcript is shown, and a word in its second turn has been corrected."""
    interview = add_interview(desk, said=SAID * 40)
    session = _shown(window, desk)
    session.page.show_interview(interview.id)
    turn = desk.transcripts.reading(interview.id).turns[1]
    desk.transcripts.edit(turn.id, turn.text.replace("nobody", "somebody"))
    session.hub.poll()
    return session


@pytest.mark.parametrize("percent", [100, 200])
def test_undo_of_an_answer_out_of_sight_shows_its_question(
    qtbot: QtBot, window: MainWindow, desk: Desk, percent: int
) -> None:
    interview, other = add_interview(desk), add_interview(desk, "Second talk")
    unit = desk.units.mark(interview.id, 3, 8)
    desk.notes.answer(unit.id, "voice", "tired")
    desk.notes.answer(unit.id, "another", "or relieved")
    session = _shown(window, desk)
    window.set_text(Settings(text=percent))
    page, note = session.page, session.page.work.bridling
    page.show_interview(other.id)
    page.show_units()
    page.work.transcript.setFocus()
    window._actions["edit.undo"].trigger()
    assert page.interview == interview.id
    assert note.own.isVisible()
    assert (note.unit, note.own.question_shown) == (unit.id, "another")
    assert note.own.answer.toPlainText() == ""
    assert note.own.answer.hasFocus()
    window._actions["edit.undo"].trigger()
    assert (note.own.question_shown, voice(desk, unit.id)) == ("voice", "")
    window._actions["edit.redo"].trigger()
    assert (note.own.question_shown, note.own.answer.toPlainText()) == ("voice", "tired")


def test_the_menu_names_what_goes_and_another_sitting_is_out_of_reach(window: MainWindow, desk: Desk) -> None:
    unit = desk.units.mark(add_interview(desk).id, 3, 8)
    desk.close()
    again = open_study(desk.folder, "a long passphrase")
    assert desk.member
    again.members.switch(desk.member.id)
    session = _shown(window, again)
    session.undo()
    assert window.bar.sentence == "Nothing that you have done since the study was opened can be taken back."
    assert again.units.one(unit.id)
    again.notes.answer(unit.id, "voice", "tired")
    session.hub.poll()
    menu = next(one.menu() for one in window.menuBar().actions() if "Edit" in one.text().replace("&", ""))
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "Undo: bridling note"
    session.undo()
    menu.aboutToShow.emit()
    assert [one.text() for one in menu.actions()[:2]] == ["Undo", "Redo: bridling note"]
    session.leave()
    window.session = None
    again.close()


def test_undo_of_the_answer_that_is_shown_leaves_everything_where_it_is(
    window: MainWindow, desk: Desk
) -> None:
    interview = add_interview(desk)
    unit = desk.units.mark(interview.id, 3, 8)
    desk.notes.answer(unit.id, "voice", "tired")
    session = _shown(window, desk)
    page = session.page
    page.show_interview(interview.id)
    page.work.bridling.write(unit.id)
    page.show_bridling()
    page.work.transcript.view.setFocus()
    session.undo()
    assert page.work.transcript.view.hasFocus()
    assert page.work.bridling.own.answer.toPlainText() == ""


def test_undo_of_a_correction_out_of_sight_brings_its_word_into_view(window: MainWindow, desk: Desk) -> None:
    session = _corrected(window, desk)
    view = session.page.work.transcript.view
    words, bar = view.words, view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not words.in_view(14)
    session.undo()
    assert words.in_view(14)
    assert words.at == 14


def test_undo_in_view_moves_nothing(window: MainWindow, desk: Desk) -> None:
    session = _corrected(window, desk)
    view = session.page.work.transcript.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    before = view.words.at, view.verticalScrollBar().value()
    session.undo()
    assert (view.words.at, view.verticalScrollBar().value()) == before


def test_undo_of_a_removed_unit_chooses_it_again(window: MainWindow, desk: Desk) -> None:
    interview = add_interview(desk)
    unit = desk.units.mark(interview.id, 3, 8)
    session = _shown(window, desk)
    page = session.page
    page.show_interview(interview.id)
    desk.units.remove(unit.id)
    session.hub.poll()
    session.undo()
    assert page.work.units.list.current == unit.id
    assert page.work.transcript.brackets.current == unit.id


@pytest.mark.parametrize("percent", [100, 200])
def test_undo_of_a_unit_that_is_being_bridled_puts_the_keyboard_on_the_words(
    window: MainWindow, desk: Desk, percent: int
) -> None:
    interview = add_interview(desk)
    unit = desk.units.mark(interview.id, 3, 8)
    session = _shown(window, desk)
    window.set_text(Settings(text=percent))
    page = session.page
    page.show_interview(interview.id)
    page.work.units.choose(unit.id)
    page.show_bridling()
    assert page.work.bridling.own.answer.hasFocus()
    session.undo()
    assert page.work.transcript.view.hasFocus()
    assert page.work.transcript.isVisible()


def test_an_interview_is_shown_again_where_it_was_left(window: MainWindow, desk: Desk) -> None:
    interview, other = add_interview(desk, said=SAID * 40), add_interview(desk, "Second talk", said=SAID * 40)
    page = _shown(window, desk).page
    page.show_interview(interview.id)
    transcript = page.work.transcript
    transcript.reveal(400)
    page.show_interview(other.id)
    assert transcript.view.words.at == 0
    page.show_interview(interview.id)
    assert transcript.view.words.at == 400
    assert transcript.view.words.in_view(400)
