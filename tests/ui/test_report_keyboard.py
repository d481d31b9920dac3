"""The report by the keyboard alone: nothing is told, followed or gone back to outside of what is seen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.desk.reported import report_of
from tests.ui import studies
from tests.ui.conftest import Answer
from tests.ui.rooms import follow_notice, report_shown
from workbench.desk.desk import Desk
from workbench.desk.report_choices import Matter, Notice
from workbench.ui import style, theme
from workbench.ui.keyboard import focused
from workbench.ui.parts import application
from workbench.ui.report.room import ReportRoom
from workbench.ui.report.saving import BeforeItLeaves
from workbench.ui.theme import Theme


@pytest.fixture
def room(qtbot: QtBot, desk: Desk) -> Iterator[ReportRoom]:
    report_of(desk, studies.add_interview(desk))
    with report_shown(desk, qtbot, 200) as shown:
        yield shown


def tab_to(room: ReportRoom, number: int) -> None:
    """Tab to the small number of a sentence."""
    room.preview.setFocus()
    room.preview.setTextCursor(QTextCursor(room.preview.document()))
    for _press in range(200):
        QTest.keyClick(room.preview, Qt.Key.Key_Tab)
        if link(room) == (str(number), f"#reference_{number}"):
            return
    raise AssertionError(f"no number {number}")


def link(room: ReportRoom) -> tuple[str, str]:
    """The link that the keyboard is on: its words, and where it leads."""
    cursor = room.preview.textCursor()
    return cursor.selectedText(), cursor.charFormat().anchorHref()


def test_after_a_thread_the_keyboard_goes_on_from_the_number_that_was_followed(
    qtbot: QtBot, room: ReportRoom
) -> None:
    tab_to(room, 3)
    at = room.preview.verticalScrollBar().value()
    assert at > 0
    QTest.keyClick(room.preview, Qt.Key.Key_Return)
    assert room.rests.heading.text() == "Sentence 3"
    qtbot.waitUntil(lambda: not room.preview.isVisible())
    room.reading.back.setFocus()
    QTest.keyClick(room.reading.back, Qt.Key.Key_Space)
    assert room.preview.hasFocus()
    assert link(room) == ("3", "#reference_3")
    preview = room.preview
    qtbot.waitUntil(lambda: preview.viewport().rect().contains(preview.cursorRect(preview.textCursor())))
    QTest.keyClick(room.preview, Qt.Key.Key_Tab)
    assert link(room)[0] == "4"
    qtbot.waitUntil(lambda: room.preview.verticalScrollBar().value() >= at)


def test_the_link_that_has_the_keyboard_is_framed_as_all_that_has_it(room: ReportRoom) -> None:
    tab_to(room, 3)
    [box] = room.preview.boxes(room.preview.textCursor())
    seen = room.preview.viewport().grab().toImage()
    wanted = theme.colour("focus").name()
    assert seen.pixelColor(round(box.left()), round(box.center().y())).name() == wanted
    assert seen.pixelColor(round(box.right()), round(box.center().y())).name() == wanted
    room.number.setFocus()
    seen = room.preview.viewport().grab().toImage()
    assert seen.pixelColor(round(box.left()), round(box.center().y())).name() != wanted


@pytest.mark.parametrize("percent", [100, 200])
def test_the_frame_goes_round_all_of_a_small_number(qtbot: QtBot, room: ReportRoom, percent: int) -> None:
    style.apply(application(), Theme.LIGHT, percent)
    focus = theme.colour("focus").name()
    for number in (1, 3, 4):
        tab_to(room, number)
        view = room.preview.viewport()
        [box] = room.preview.boxes(room.preview.textCursor())
        assert QRectF(view.rect()).contains(box)
        framed = view.grab().toImage()
        last = room.preview.textCursor()
        first = QTextCursor(last)
        first.setPosition(last.selectionStart())
        words = room.preview.cursorRect(first).united(room.preview.cursorRect(last))
        room.number.setFocus()
        bare = view.grab().toImage()
        paper = bare.pixelColor(words.left(), words.bottom())
        inked = [
            (x, y)
            for x in range(words.left(), words.right() + 1)
            for y in range(round(box.top()) - 2, round(box.bottom()))
            if bare.pixelColor(x, y) != paper
        ]
        assert inked
        assert [at for at in inked if framed.pixelColor(*at).name() == focus] == []


def test_whoever_comes_to_the_report_is_in_what_is_seen(qtbot: QtBot, room: ReportRoom) -> None:
    tab_to(room, 3)
    for number in (1, 2, 3):
        room.pages.setCurrentIndex(number)
        room.begin()
        now = focused(room)
        assert now.isVisible()
        assert now.accessibleName()
        assert room.pages.currentWidget().isAncestorOf(now)
        assert room.rests.isHidden() or not room.reading.turned
    room.pages.setCurrentIndex(0)
    room.begin()
    assert room.preview.hasFocus()
    for identity in ("", "2", "3"):
        room.number.setText("3")
        room.show_asked()
        qtbot.waitUntil(lambda: not room.preview.isVisible())
        room.number.setFocus()
        room.begin(identity)
        now = focused(room)
        assert room.reading.front.isAncestorOf(now), "the thread is in front"
        assert now.isVisible()
        assert now.accessibleName()


def test_the_keyboard_stays_where_something_is_chosen_for_the_report(qtbot: QtBot, room: ReportRoom) -> None:
    room.pages.setCurrentWidget(room.leaving)
    room.leaving.condensates.setFocus()
    QTest.keyClick(room.leaving.condensates, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not room.working)
    assert room.leaving.condensates.hasFocus()


@pytest.mark.parametrize("percent", [100, 200])
def test_a_warning_leads_to_its_sentence_and_to_no_other_thread(
    qtbot: QtBot, room: ReportRoom, percent: int
) -> None:
    style.apply(application(), Theme.LIGHT, percent)
    room.number.setText("2")
    room.show_asked()
    follow_notice(room, "Sentence 5")
    assert not room.rests.isVisible(), "what sentence 2 rests on"
    assert room.preview.hasFocus()
    assert link(room)[0] == "5"
    cursor = room.preview.textCursor()
    qtbot.waitUntil(lambda: room.preview.viewport().rect().contains(room.preview.cursorRect(cursor)))


def test_what_is_to_be_looked_at_before_saving_is_read_by_the_keyboard(
    qtbot: QtBot, room: ReportRoom
) -> None:
    many = [
        Notice(Matter.STALE, f"Sentence {number} does not say what it rests on. " * 4) for number in range(12)
    ]
    dialog = BeforeItLeaves(many, room)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    bar = dialog._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert focused(dialog).accessibleName() == "Look at them first"
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert bar.value() > 0, "from wherever the keyboard is"
    QTest.keyClick(focused(dialog), Qt.Key.Key_Backtab)
    text = focused(dialog)
    assert text is dialog._area
    assert text.accessibleName() == "Before the report leaves"
    assert "Sentence 11 does not say" in text.accessibleDescription()
    for key, value in ((Qt.Key.Key_End, bar.maximum()), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(text, key)
        assert bar.value() == value
    QTest.keyClick(text, Qt.Key.Key_Down)
    assert bar.value() > 0
    short = BeforeItLeaves([], room)
    qtbot.addWidget(short)
    short.show()
    assert short._area.focusPolicy() is Qt.FocusPolicy.NoFocus, "all of it is seen"


def test_looking_first_leads_to_where_it_stands(
    qtbot: QtBot, room: ReportRoom, answering: Answer[BeforeItLeaves]
) -> None:
    def look(dialog: BeforeItLeaves) -> None:
        assert any("Sentence 5" in one.text() for one in dialog.findChildren(QLabel))
        QTest.keyClick(focused(dialog), Qt.Key.Key_Return)

    answering(BeforeItLeaves, look)
    QTest.keyClick(room.saver, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: focused(room) is room.leaving.notices)
    assert room.leaving.notices.isVisible()
    assert room.leaving.notices.currentRow() == 0
    room.pages.setCurrentIndex(0)
    answering(BeforeItLeaves, BeforeItLeaves.reject)
    QTest.keyClick(room.saver, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not room.working)
    assert room.pages.currentIndex() == 0
