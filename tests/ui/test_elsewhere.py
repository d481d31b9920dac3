"""Keys of the words outside the words say where they work; in the words they work; letters stay letters."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.studies import add_interview
from workbench.desk.desk import Desk
from workbench.study.interviews import Interview
from workbench.ui.actions import ACTIONS, Area
from workbench.ui.main_window import MainWindow
from workbench.ui.study_session import StudySession
from workbench.ui.transcript.elsewhere import Elsewhere


@pytest.fixture
def interview(desk: Desk) -> Interview:
    return add_interview(desk)


@pytest.fixture
def session(qtbot: QtBot, window: MainWindow, desk: Desk, interview: Interview) -> StudySession:
    window.show_study(desk)
    assert window.session
    window.session.hub.stop()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.session.page.show_interview(interview.id)
    return window.session


KEYS = [
    (action.words, key)
    for action in ACTIONS
    if action.local and action.area in (Area.SOUND, Area.TEXT, Area.UNITS)
    for key in action.keys
    if key.startswith(("Ctrl+", "Alt+", "F"))
]


def test_all_keys_of_the_transcript_are_among_them() -> None:
    assert {"F2", "Ctrl+B", "Ctrl+I", "Alt+9"} <= {key for _words, key in KEYS}


def test_a_key_of_the_words_says_elsewhere_where_it_works(
    window: MainWindow, session: StudySession, desk: Desk
) -> None:
    steps = desk.context.archive.shelf.last_number()
    elsewhere = session.page.left.interviews
    elsewhere.setFocus()
    for words, key in KEYS:
        QTest.keySequence(elsewhere, QKeySequence(key))
        assert window.bar.sentence.startswith(f"“{words.removesuffix(' …')}” works in the words."), key
    assert session.page.work.transcript.view.isReadOnly()
    assert desk.context.archive.shelf.last_number() == steps


def test_in_another_room_a_key_is_that_room_s(window: MainWindow, session: StudySession) -> None:
    session.page.enter_room("table")
    room = session.page.rooms.room("table")
    room.setFocus()
    QTest.keySequence(window.focusWidget() or room, QKeySequence("F2"))
    assert "works in the words" not in window.bar.sentence


def test_in_the_words_it_works_and_says_nothing(window: MainWindow, session: StudySession) -> None:
    view = session.page.work.transcript.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    assert not view.isReadOnly()
    QTest.keyClick(view, Qt.Key.Key_F2)
    assert view.isReadOnly()
    assert window.bar.sentence == ""


def test_letters_stay_letters_elsewhere(window: MainWindow, session: StudySession) -> None:
    page = session.page
    page.show_find()
    words = page.work.find.words
    QTest.keyClicks(words, "mbn[")
    QTest.keyClick(words, Qt.Key.Key_Space)
    assert words.text() == "mbn[ "
    assert window.bar.sentence == ""


@pytest.mark.parametrize(("platform", "taken"), [("darwin", False), ("linux", True)])
def test_what_a_mac_writes_letters_with_stays_a_letter(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, platform: str, taken: bool
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    monkeypatch.setattr(sys, "platform", platform)
    Elsewhere(page, page, str)
    keys = {one.key().toString() for one in page.findChildren(QShortcut)}
    assert ("Alt+8" in keys, "Ctrl+B" in keys) == (taken, True)


@pytest.mark.parametrize(
    "identity", ["text.edit", "text.speaker", "text.mark.pause", "text.split", "unit.mark"]
)
def test_from_the_menu_it_says_that_there_are_no_words_yet(
    window: MainWindow, session: StudySession, desk: Desk, identity: str
) -> None:
    session.page.show_interview(desk.interviews.add("Nothing yet").id)
    session.page.work.transcript.commands.actions[identity].trigger()
    assert window.bar.sentence.startswith("There are no words here yet.")


def test_saving_a_transcript_without_an_interview_says_what_to_do(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.show_study(desk)
    window._actions["study.export"].trigger()
    assert window.bar.sentence == "Choose an interview first."
