"""A long page of links by the keyboard: it goes on from where one is and from what one sees, and loses no place."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workbench.ui import style, theme
from workbench.ui.parts import application
from workbench.ui.report.links import LinkedPage
from workbench.ui.report.preview import Preview
from workbench.ui.report.turning import Turning
from workbench.ui.theme import Theme

CONTENTS = "<ul><li><a href='#first'>First</a></li><li><a href='#last'>Last</a></li></ul>"


def sentences(first: int, last: int) -> str:
    return "".join(
        f"<p>{'Words and more words. ' * 12}<a name='sentence_{n}' href='#reference_{n}'>{n}</a></p>"
        for n in range(first, last + 1)
    )


def long_page() -> str:
    return f"{CONTENTS}<h2 id='first'>First</h2>{sentences(1, 14)}<h2 id='last'>Last</h2>{sentences(15, 30)}"


@pytest.fixture
def large() -> Iterator[None]:
    style.apply(application(), Theme.LIGHT, 200)
    yield
    style.apply(application(), Theme.LIGHT, 100)


@pytest.fixture
def page(qtbot: QtBot, large: None) -> Preview:
    shown = Preview()
    qtbot.addWidget(shown)
    shown.resize(1240, 400)
    shown.setHtml(long_page())
    with qtbot.waitActive(shown):
        shown.show()
    shown.setFocus()
    return shown


def on(page: LinkedPage) -> str:
    """The words of the link that the keyboard is on."""
    return page.textCursor().selectedText()


def tab_to(page: LinkedPage, words: str) -> None:
    for _press in range(60):
        QTest.keyClick(page, Qt.Key.Key_Tab)
        if on(page) == words:
            return
    raise AssertionError(words)


def framed(page: LinkedPage) -> bool:
    """Whether a frame is seen round the link that the keyboard is on."""
    [box] = page.boxes(page.textCursor())
    seen = page.viewport().grab().toImage()
    left, right, middle = int(box.left()), int(box.right()), round(box.center().y())
    return {seen.pixelColor(x, middle).name() for x in (left, right)} == {theme.colour("focus").name()}


def in_view(page: LinkedPage, number: int) -> bool:
    cursor = page.textCursor()
    block = page.document().begin()
    while block.isValid():
        for one in block.textFormats():
            if f"sentence_{number}" in one.format.anchorNames():
                cursor.setPosition(block.position() + one.start)
                return page.viewport().rect().contains(page.cursorRect(cursor))
        block = block.next()
    raise AssertionError(number)


def test_backwards_a_link_is_framed_and_come_back_to_as_well(qtbot: QtBot, page: Preview) -> None:
    tab_to(page, "14")
    assert framed(page)
    QTest.keyClick(page, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert on(page) == "13"
    assert framed(page)
    page.clearFocus()
    page.setFocus()
    assert on(page) == "13"
    assert framed(page)
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert on(page) == "14"


def test_a_page_laid_together_anew_is_gone_on_in(page: Preview) -> None:
    tab_to(page, "14")
    page.setHtml(f"<p>What was written since.</p>{long_page()}")
    assert on(page) == "14"
    page.clearFocus()
    page.setHtml(long_page())
    page.setFocus()
    assert on(page) == "14"
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert on(page) == "15"


def test_behind_a_line_of_the_contents_the_keyboard_goes_on_from_there(page: Preview) -> None:
    tab_to(page, "Last")
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert in_view(page, 15)
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert on(page) == "15"
    page.follow(QUrl("#last"))
    QTest.keyClick(page, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert on(page) == "14"


def test_who_has_scrolled_goes_on_from_what_is_seen(page: Preview) -> None:
    tab_to(page, "1")
    for _press in range(3):
        QTest.keyClick(page, Qt.Key.Key_PageDown)
    seen = [number for number in range(1, 31) if in_view(page, number)]
    assert seen
    assert seen[0] > 2
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert on(page) == str(seen[0])
    for _press in range(3):
        QTest.keyClick(page, Qt.Key.Key_PageDown)
    seen = [number for number in range(1, 31) if in_view(page, number)]
    QTest.keyClick(page, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert on(page) == str(seen[-1])


def test_past_the_last_link_the_keyboard_leaves_and_comes_in_at_what_is_seen(
    qtbot: QtBot, large: None
) -> None:
    page, beside = Preview(), QPushButton("beside")
    both = Turning(page, beside, "Back")
    qtbot.addWidget(both)
    both.resize(3000, 400)
    page.setHtml(sentences(1, 3))
    with qtbot.waitActive(both):
        both.show()
    both.turn()
    page.setFocus()
    tab_to(page, "3")
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert beside.hasFocus()
    QTest.keyClick(beside, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert page.hasFocus()
    QTest.keyClick(page, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert on(page) == "3"


def test_back_from_a_thread_no_letters_are_cut_at_the_left(qtbot: QtBot, large: None) -> None:
    wide = f"<table border=1><tr>{'<td>Averyverylongword_Averyverylongword</td>' * 5}</tr></table>"
    page, thread = Preview(), QPushButton("thread")
    page.setHtml(wide + sentences(1, 30))
    turning = Turning(page, thread, "Back")
    qtbot.addWidget(turning)
    turning.resize(1242, 389)
    with qtbot.waitActive(turning):
        turning.show()
    page.setFocus()
    tab_to(page, "12")
    assert page.horizontalScrollBar().maximum() > 0
    turning.turn()
    qtbot.waitUntil(thread.isVisible)
    turning.back.setFocus()
    QTest.keyClick(turning.back, Qt.Key.Key_Space)
    assert page.hasFocus()
    assert on(page) == "12"
    assert page.horizontalScrollBar().value() == 0
    page.horizontalScrollBar().setValue(70)
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert page.horizontalScrollBar().value() == 0


def test_the_words_that_one_reads_stay_at_any_width_and_come_back_exactly(
    qtbot: QtBot, page: Preview
) -> None:
    for _press in range(6):
        QTest.keyClick(page, Qt.Key.Key_PageDown)
    at = page.verticalScrollBar().value()
    top = page.words_at(QPoint(0, 0))
    for wide in (1000, 800, 640):
        page.resize(wide, 400)
        qtbot.waitUntil(lambda wide=wide: page.width() == wide)
        assert abs(page.cursorRect(top).top()) < page.cursorRect(top).height()
    page.resize(1240, 400)
    qtbot.waitUntil(lambda: page.width() == 1240)
    assert page.verticalScrollBar().value() == at


def test_the_mark_begins_behind_the_whole_number_before(page: Preview) -> None:
    for number in (9, 10, 11, 12):
        page.setHtml(
            f"<p>One. <a name='sentence_{number}' href='#reference_{number}'>{number}</a> "
            f"Two. <a name='sentence_{number + 1}' href='#reference_{number + 1}'>{number + 1}</a></p>"
        )
        page.mark(number + 1)
        [marked] = page.extraSelections()
        assert marked.cursor.selectedText().strip() == "Two."


def test_nothing_is_framed_before_the_keyboard_has_gone_to_a_link(page: Preview) -> None:
    page.go_to("last")
    assert page.viewport().rect().intersects(QRect(page.cursorRect().topLeft(), page.cursorRect().size()))
    assert on(page) == ""
