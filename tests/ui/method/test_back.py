"""From a page of the room of the method back to its steps: by Esc, and by the key of the room pressed again."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answer
from tests.ui.rooms import Shown
from tests.ui.studies import add_interview
from workbench.desk.desk import Desk
from workbench.study.interviews import Interview
from workbench.ui.dialogs.begin_themes import BeginThemesDialog
from workbench.ui.main_window import MainWindow
from workbench.ui.method.bringing_page import BringingPage
from workbench.ui.method.reading_page import ReadingPage
from workbench.ui.method.room import MethodRoom
from workbench.ui.method.themes_page import ThemesPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def _escape(room: MethodRoom) -> None:
    focused = room.focusWidget()
    assert focused
    assert focused.isVisible()
    QTest.keyClick(focused, Qt.Key.Key_Escape)


@pytest.mark.parametrize("lead", [MethodRoom.show_bringing, MethodRoom.read, MethodRoom.show_themes])
def test_esc_leads_from_every_page_to_the_steps(
    shown: Shown, interview: Interview, lead: Callable[[MethodRoom], object]
) -> None:
    lead(shown.room)
    assert shown.room.page
    _escape(shown.room)
    assert shown.room.page is None
    assert shown.room.way.isAncestorOf(shown.room.focusWidget())


def test_esc_loses_nothing_of_what_is_written(shown: Shown, interview: Interview, qtbot: QtBot) -> None:
    shown.room.show_bringing()
    assert isinstance(shown.room.page, BringingPage)
    qtbot.keyClicks(shown.room.page.text, "half a thought")
    _escape(shown.room)
    shown.room.read(interview.id)
    assert isinstance(shown.room.page, ReadingPage)
    shown.room.page.text.setFocus()
    qtbot.keyClicks(shown.room.page.text, "snow")
    _escape(shown.room)
    shown.room.show_bringing()
    assert isinstance(shown.room.page, BringingPage)
    assert shown.room.page.text.text_written == "half a thought"
    shown.room.read(interview.id)
    assert isinstance(shown.room.page, ReadingPage)
    assert shown.room.page.text.text_written == "snow"


def test_where_they_take_turns_esc_leads_to_the_words_first(
    shown: Shown, interview: Interview, qtbot: QtBot
) -> None:
    shown.room.read(interview.id)
    page = shown.room.page
    assert isinstance(page, ReadingPage)
    shown.room.resize(600, 500)
    qtbot.waitUntil(lambda: not page.text.isVisible())
    page.turn()
    _escape(shown.room)
    assert page.whole.isVisible()
    assert page.whole.view.hasFocus()
    _escape(shown.room)
    assert shown.room.page is None


def test_esc_leads_from_a_list_to_all_lists_first(shown: Shown, answering: Answer[Any], qtbot: QtBot) -> None:
    shown.room.show_themes()
    page = shown.room.page
    assert isinstance(page, ThemesPage)
    answering(BeginThemesDialog, lambda dialog: dialog.beginner.click())
    page.begin()
    qtbot.keyClicks(page.round.writing.answer, "Snow")
    shown_round = page.round.shown
    _escape(shown.room)
    assert page.pages.currentWidget() is page.listing
    assert shown.desk.rounds.own(shown_round)[0] == "Snow"
    _escape(shown.room)
    assert shown.room.page is None


def test_the_key_of_the_room_leads_to_what_is_written_and_pressed_again_to_the_steps(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    add_interview(desk)
    window.show_study(desk)
    assert window.session
    rooms = window.session.page.rooms
    QTest.keyClick(window, Qt.Key.Key_6, CONTROL)
    room = rooms.room("method")
    assert isinstance(room, MethodRoom)
    room.show_bringing()
    QTest.keyClick(window, Qt.Key.Key_7, CONTROL)
    QTest.keyClick(window, Qt.Key.Key_6, CONTROL)
    assert isinstance(room.page, BringingPage)
    assert room.page.text.hasFocus()
    qtbot.keyClicks(room.page.text, "half a thought")
    QTest.keyClick(window, Qt.Key.Key_6, CONTROL)
    assert room.page is None
    focused = window.focusWidget()
    assert focused
    assert room.way.isAncestorOf(focused)
    room.show_bringing()
    assert room.page.text.text_written == "half a thought"
