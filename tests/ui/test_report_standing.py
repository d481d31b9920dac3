"""Where a long report stands with large text: on the sentence that was asked for, until somebody scrolls."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.analysed import Analysed, analysed
from tests.ui.rooms import follow_notice, report_shown
from workbench.ui import style
from workbench.ui.keyboard import focused
from workbench.ui.parts import application
from workbench.ui.report.room import ReportRoom
from workbench.ui.style import em
from workbench.ui.theme import Theme


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Analysed]:
    with analysed(tmp_path_factory.mktemp("analysed") / "study") as made:
        yield made


@pytest.fixture
def room(qtbot: QtBot, study: Analysed) -> Iterator[ReportRoom]:
    with report_shown(study.desk, qtbot, 200, wide=1240, high=540, timeout_ms=20_000) as shown:
        yield shown


def open_thread(qtbot: QtBot, room: ReportRoom, number: int) -> None:
    """Write a number and take it; what the sentence rests on has the place of the report."""
    room.number.setText(str(number))
    room.number.setFocus()
    QTest.keyClick(room.number, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not room.preview.isVisible() and room.rests.width() > room.width() / 2)
    application().processEvents()


def standing(room: ReportRoom) -> bool:
    """Whether the report has its place again and is laid out there."""
    page = room.preview
    return page.isVisible() and page.document().textWidth() > room.width() / 2


def seen(room: ReportRoom, number: int) -> bool:
    """Whether the small number after a sentence is in view."""
    page = room.preview
    cursor = page.textCursor()
    cursor.setPosition(places(room)[f"sentence_{number}"])
    box = page.cursorRect(cursor)
    return box.top() >= 0 and box.bottom() <= page.viewport().height()


def places(room: ReportRoom) -> dict[str, int]:
    """Where the small numbers of the report stand, by the names that lead to them."""
    found: dict[str, int] = {}
    block = room.preview.document().begin()
    while block.isValid():
        for one in block.textFormats():
            found |= dict.fromkeys(one.format.anchorNames(), block.position() + one.start)
        block = block.next()
    return found


@pytest.mark.parametrize("number", [14, 30])
def test_back_from_a_thread_the_report_stands_on_its_sentence(
    qtbot: QtBot, room: ReportRoom, number: int
) -> None:
    open_thread(qtbot, room, number)
    room.reading.back.setFocus()
    QTest.keyClick(room.reading.back, Qt.Key.Key_Space)
    assert room.preview.hasFocus()
    qtbot.waitUntil(lambda: standing(room))
    assert seen(room, number)
    assert room.preview.textCursor().selectedText() == str(number)


def test_a_warning_leads_to_its_sentence_also_with_a_thread_in_front(qtbot: QtBot, room: ReportRoom) -> None:
    open_thread(qtbot, room, 14)
    follow_notice(room, "Sentence 30")
    assert focused(room) is room.preview
    qtbot.waitUntil(lambda: standing(room))
    assert seen(room, 30)


def test_it_stands_there_at_any_width_until_somebody_scrolls(qtbot: QtBot, room: ReportRoom) -> None:
    page, bar = room.preview, room.preview.verticalScrollBar()
    page.go_to("sentence_30")
    page.setFocus()
    assert seen(room, 30)
    room.resize(900, 540)
    qtbot.waitUntil(lambda: page.width() < 900)
    assert seen(room, 30)
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    at, top = bar.value(), page.words_at(QPoint(0, 0))
    assert not seen(room, 30)
    room.resize(1240, 540)
    qtbot.waitUntil(lambda: page.width() > 900)
    assert abs(page.cursorRect(top).top()) < em(2), (
        "the words that were read then, with another width of line"
    )
    assert bar.value() != at


def test_the_words_that_are_read_stay_in_another_size_of_text(qtbot: QtBot, room: ReportRoom) -> None:
    page = room.preview
    page.go_to("sentence_18")
    page.setFocus()
    for _press in range(2):
        QTest.keyClick(page, Qt.Key.Key_PageDown)
    place = page.words_at(QPoint(0, 0)).position()
    for percent in (175, 150, 200):
        style.apply(application(), Theme.LIGHT, percent)
        application().processEvents()
        top = page.textCursor()
        top.setPosition(place)
        assert abs(page.cursorRect(top).top()) < em(2)


def test_in_another_size_of_text_the_keyboard_is_on_its_link(qtbot: QtBot, room: ReportRoom) -> None:
    page = room.preview
    page.go_to("sentence_18")
    page.setFocus()
    for percent in (175, 200):
        style.apply(application(), Theme.LIGHT, percent)
        assert page.textCursor().selectedText() == "18"
        assert seen(room, 18)
    room.begin()
    room.gather()
    qtbot.waitUntil(lambda: not room.working, timeout=20_000)
    assert page.textCursor().selectedText() == "18"


def test_it_goes_with_who_tabs_on_from_there(qtbot: QtBot, room: ReportRoom) -> None:
    page, bar = room.preview, room.preview.verticalScrollBar()
    page.go_to("sentence_30")
    page.setFocus()
    before = bar.value()
    while bar.value() == before:
        QTest.keyClick(page, Qt.Key.Key_Tab)
    at = bar.value()
    room.resize(1240, 560)
    qtbot.waitUntil(lambda: room.height() == 560)
    assert bar.value() == at


@pytest.mark.parametrize("asked", [True, False])
def test_a_thread_opens_with_its_sentence_and_esc_leads_back(
    qtbot: QtBot, room: ReportRoom, asked: bool
) -> None:
    bar = room.below.verticalScrollBar()
    open_thread(qtbot, room, 14)
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    QTest.keyClick(focused(room), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: standing(room))
    assert room.preview.hasFocus()
    assert room.preview.textCursor().selectedText() == "14"
    if asked:
        open_thread(qtbot, room, 15)
    else:
        QTest.keyClick(room.preview, Qt.Key.Key_Tab)
        QTest.keyClick(room.preview, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not room.preview.isVisible())
    application().processEvents()
    assert room.rests.heading.text() == "Sentence 15"
    assert bar.value() == 0
    assert focused(room).isVisible()
    assert not focused(room).visibleRegion().isEmpty()
    QTest.keyClick(focused(room), Qt.Key.Key_Escape)
    assert room.preview.hasFocus()
    assert room.preview.textCursor().selectedText() == "15"


def test_what_is_to_be_looked_at_has_a_row_chosen(room: ReportRoom) -> None:
    assert room.leaving.notices.currentRow() == 0
