"""Where the text is large for the window one column is seen at a time: the keyboard is in it, and words lead back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.desk.results import write
from tests.ui.studies import add_interview
from workbench.desk.desk import Desk
from workbench.study.results import Genre
from workbench.ui.keyboard import enter
from workbench.ui.main_window import MainWindow
from workbench.ui.results.room import ResultsRoom
from workbench.ui.settings import Settings
from workbench.ui.study_page import StudyPage

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow, desk: Desk, qtbot: QtBot) -> StudyPage:
    """A study with an interview and a text of the results, at 200 %."""
    add_interview(desk)
    write(desk, desk.results.begin(Genre.CONSTITUENT, "Being carried"), "It is snow.")
    window.set_text(Settings(text=200))
    window.resize(1280, 800)
    window.show_study(desk)
    assert window.session
    shown = window.session.page
    qtbot.waitUntil(lambda: shown.columns.alone)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return shown


def _key(window: MainWindow, key: Qt.Key) -> QWidget:
    """Press a key that the whole window knows; who has the keyboard then."""
    QTest.keyClick(window, key, CONTROL)
    focused = window.focusWidget()
    assert focused
    return focused


def _results(page: StudyPage) -> ResultsRoom:
    room = page.rooms.room("results")
    assert isinstance(room, ResultsRoom)
    return room


def test_who_comes_back_to_the_results_writes_in_nothing_hidden(
    window: MainWindow, page: StudyPage, desk: Desk
) -> None:
    assert _key(window, Qt.Key.Key_8).isVisible()
    room = _results(page)
    room.columns.show_side(True)
    _key(window, Qt.Key.Key_5)
    focused = _key(window, Qt.Key.Key_8)
    assert focused.isVisible()
    assert room.side.isAncestorOf(focused)
    QTest.keyClicks(focused, "xyz")
    assert room.settle()
    [text] = desk.results.sections()
    assert [one.text.text for one in desk.results.sentences(text.id)] == ["It is snow."]


def test_without_a_text_the_keyboard_is_on_the_way_to_where_one_is_begun(
    window: MainWindow, page: StudyPage, desk: Desk
) -> None:
    [text] = desk.results.sections()
    desk.results.remove(text.id)
    focused = _key(window, Qt.Key.Key_8)
    room = _results(page)
    assert focused.isVisible()
    assert focused is room.above.to_texts


@pytest.mark.parametrize("covered_by", ["interviews", "panels"])
def test_the_key_of_the_interviews_shows_their_words(
    window: MainWindow, page: StudyPage, covered_by: str
) -> None:
    page.show_words(page.interview)
    page.show_left(True) if covered_by == "interviews" else page.show_side(True)
    assert not page.work.transcript.isVisible()
    focused = _key(window, Qt.Key.Key_5)
    assert focused.isVisible()
    assert page.work.transcript.isAncestorOf(focused)


@pytest.mark.parametrize("covered_by", ["interviews", "panels"])
def test_words_lead_back_from_what_covers_the_text(
    window: MainWindow, page: StudyPage, covered_by: str, qtbot: QtBot
) -> None:
    page.show_words(page.interview)
    page.show_left(True) if covered_by == "interviews" else page.show_side(True)
    back = page.left.back if covered_by == "interviews" else page.beside.back
    assert back.isVisible()
    assert back.text() == "Back to the text"
    QTest.keyClick(back, Qt.Key.Key_Space)
    focused = window.focusWidget()
    assert focused
    assert page.work.transcript.isAncestorOf(focused)
    assert page.work.transcript.isVisible()
    window.set_text(Settings(text=100))
    qtbot.waitUntil(page.beside.isVisible)
    assert page.left.isVisible()
    assert not page.left.back.isVisible()
    assert not page.beside.back.isVisible()


@pytest.mark.parametrize("way", ["unit", "words"])
def test_who_is_led_to_where_something_was_said_is_told_the_way_back(
    window: MainWindow, page: StudyPage, desk: Desk, way: str
) -> None:
    unit = desk.units.mark(page.interview, 2, 4)
    page.hub.poll()
    page.enter_room("results")
    room = _results(page)
    if way == "unit":
        room.unit_wanted.emit(unit.id)
    else:
        room.words_wanted.emit(desk.targets.unit(unit.id))
    assert page.rooms.name == "interviews"
    assert window.bar.sentence == "Ctrl+8 leads back to where you were."
    _key(window, Qt.Key.Key_8)
    assert room.isVisible()


@pytest.mark.parametrize("room", ["interviews", "results"])
def test_tab_reaches_the_words_that_lead_back_from_the_panels(
    window: MainWindow, page: StudyPage, room: str
) -> None:
    page.enter_room(room)
    aside = page.beside if room == "interviews" else _results(page).side
    page.show_together() if room == "interviews" else _results(page).columns.show_side(True)
    assert aside.back.isVisible()
    assert aside.tabs.tabBar().accessibleName() == "Panels"
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        enter(aside)
        passed: list[QWidget | None] = []
        while (at := window.focusWidget()) not in passed:
            passed.append(at)
            assert at
            QTest.keyClick(at, key)
        assert aside.back in passed


def test_the_keyboard_enters_the_panels_on_their_tabs(window: MainWindow, page: StudyPage) -> None:
    page.show_side(True)
    enter(page.beside)
    assert window.focusWidget() is page.side.tabBar()
