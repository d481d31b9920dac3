"""The table by keys alone: one sees what is chosen, nothing happens unseen, and looking changes nothing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.table.conftest import Laid
from workbench.desk.desk import Desk
from workbench.study.people import Member
from workbench.ui.keyboard import enter, focused, stops
from workbench.ui.style import em
from workbench.ui.table.room import TableRoom


def steps(desk: Desk) -> int:
    return desk.context.archive.shelf.last_number()


@pytest.fixture
def olas(laid: Laid, desk: Desk, ola: Member, room: TableRoom) -> str:
    """A cluster whose name is Ola's words."""
    desk.clusters.name(laid.pile, "Papers", (ola.id,))
    room.hub.poll()
    room.board.setFocus()
    room.board.choose(laid.pile)
    return laid.pile


# a name that is only looked at


@pytest.mark.parametrize("way", ["enter", "tab", "elsewhere", "typed and back"])
def test_who_only_looks_at_a_name_has_no_part_in_it(
    way: str, olas: str, desk: Desk, ola: Member, room: TableRoom
) -> None:
    before, naming = steps(desk), room.pages.naming
    QTest.keyClick(room.board, Qt.Key.Key_F2)
    assert naming.line.hasFocus()
    assert naming.whose.text() == "Ola"
    if way == "typed and back":
        QTest.keyClick(naming.line, Qt.Key.Key_End)
        QTest.keyClicks(naming.line, "x")
        assert naming.whose.text() == "Kari and Ola"
        QTest.keyClick(naming.line, Qt.Key.Key_Backspace)
        assert naming.whose.text() == "Ola"
    if way == "tab":
        QTest.keyClick(naming.line, Qt.Key.Key_Tab)
        QTest.keyClick(naming.whose, Qt.Key.Key_Tab)
    elif way == "elsewhere":
        enter(room.bar)
    else:
        QTest.keyClick(naming.line, Qt.Key.Key_Return)
    naming.keep()
    assert steps(desk) == before
    assert desk.clusters.stack(olas).name.authors == (ola.id,)


def test_who_changes_a_name_or_ticks_somebody_has_changed_it(
    olas: str, desk: Desk, ola: Member, room: TableRoom
) -> None:
    assert desk.member
    me, naming = desk.member.id, room.pages.naming
    QTest.keyClick(room.board, Qt.Key.Key_F2)
    naming._boxes[me].trigger()
    QTest.keyClick(naming.line, Qt.Key.Key_Return)
    assert set(desk.clusters.stack(olas).name.authors) == {me, ola.id}
    QTest.keyClick(room.board, Qt.Key.Key_F2)
    naming._boxes[me].trigger()
    QTest.keyClick(naming.line, Qt.Key.Key_Return)
    assert desk.clusters.stack(olas).name.authors == (ola.id,)
    QTest.keyClick(room.board, Qt.Key.Key_F2)
    QTest.keyClicks(naming.line, "Forms")
    QTest.keyClick(naming.line, Qt.Key.Key_Return)
    assert set(desk.clusters.stack(olas).name.authors) == {me, ola.id}


# the figure has the keyboard while it stands over the table


def test_the_keyboard_does_not_come_to_the_table_under_a_figure(
    laid: Laid, room: TableRoom, desk: Desk
) -> None:
    room.hub.poll()
    board, figure = room.board, room.pages.figure
    board.choose(laid.shame)
    QTest.keyClick(board, Qt.Key.Key_Return)
    assert figure.name.hasFocus()
    figure.notes.answer.setFocus()
    enter(room.bar)
    room.begin()
    assert figure.notes.answer.hasFocus(), "where it was in the figure"
    enter(room.bar)
    enter(room.pages)
    assert figure.isAncestorOf(focused(room))
    figure.name.setFocus()
    passed: list[QWidget] = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        for _step in range(60):
            QTest.keyClick(focused(room), key)
            passed.append(focused(room))
    assert board not in passed
    assert room.tree not in passed
    assert figure.notes.answer in passed
    room.begin()
    QTest.keyClick(focused(room), Qt.Key.Key_Escape)
    assert not figure.isVisible()
    assert board.hasFocus()
    QTest.keyClick(board, Qt.Key.Key_Return)
    QTest.keyClick(figure.name, Qt.Key.Key_X)
    assert room.hands.taken
    QTest.keyClick(focused(room), Qt.Key.Key_Escape)
    assert (figure.isVisible(), bool(room.hands.taken)) == (False, False), (
        "one press leads out and puts it back"
    )
    room.choose(laid.pile)
    QTest.keyClick(board, Qt.Key.Key_Return)
    room.begin(laid.shame)
    assert not figure.isVisible(), "another is to be seen where it lies"
    assert board.hasFocus()
    assert board.pick().cluster == laid.shame


def test_a_figure_stands_over_the_list_as_over_the_board(laid: Laid, room: TableRoom) -> None:
    room.hub.poll()
    QTest.keyClick(room.board, Qt.Key.Key_L)
    room.tree.choose(laid.shame)
    QTest.keyClick(room.tree, Qt.Key.Key_Return)
    room.begin()
    assert room.pages.figure.isAncestorOf(focused(room))
    QTest.keyClick(focused(room), Qt.Key.Key_Escape)
    assert room.tree.hasFocus()


def test_each_figure_begins_at_its_top(laid: Laid, room: TableRoom, qtbot: QtBot) -> None:
    room.hub.poll()
    room.resize(1280, 330)
    pages, figure = room.pages, room.pages.figure
    bar = figure.body.verticalScrollBar()
    pages.show_figure(laid.shame)
    for go_on in (
        figure.after.click,
        lambda: (pages.close_figure(), pages.show_figure(laid.shame)),
        lambda: (pages.close_figure(), pages.show_figure(laid.shame)),
    ):
        qtbot.waitUntil(lambda: bar.maximum() > 0)
        bar.setValue(bar.maximum())
        assert bar.value() > 0
        go_on()
        assert bar.value() == 0


def test_tab_goes_through_a_figure_in_the_order_seen(laid: Laid, room: TableRoom, qtbot: QtBot) -> None:
    room.hub.poll()
    room.resize(700, 600)
    figure = room.pages.figure
    for cluster in (laid.shame, laid.pile):
        room.pages.show_figure(cluster)
        qtbot.waitUntil(lambda: figure._sides.direction() is QBoxLayout.Direction.TopToBottom)
        qtbot.waitUntil(lambda: all(one.isVisible() for one in stops(figure.cards)))
        figure.name.setFocus()
        passed: list[QWidget] = []
        while focused(room) not in passed and figure.isAncestorOf(focused(room)):
            passed.append(focused(room))
            QTest.keyClick(focused(room), Qt.Key.Key_Tab)
        inside = [one for one in passed if figure.body.isAncestorOf(one)]
        head = [one for one in passed if one not in inside]
        lefts = [one.mapTo(figure, QPoint()).x() for one in head]
        assert lefts == sorted(lefts)
        assert passed == head + inside
        inside = inside[: inside.index(figure.notes.answer) + 1]
        tops = [one.mapTo(figure.body.page, QPoint()).y() for one in inside]
        assert tops == sorted(tops)
        assert set(stops(figure.cards)) < set(inside), "each card has been passed"


def test_a_question_is_seen_with_its_answer(laid: Laid, room: TableRoom, qtbot: QtBot) -> None:
    room.hub.poll()
    room.resize(620, 310)
    figure = room.pages.figure
    notes, bar = figure.notes, figure.body.verticalScrollBar()

    def whole(part: QWidget) -> bool:
        return part.visibleRegion().boundingRect().height() == part.height()

    room.pages.show_figure(laid.shame)
    notes.question.setText("What changes when you look at it like this? " * 3)
    qtbot.waitUntil(lambda: notes.question.height() > em(3.5))
    notes.next.setFocus()
    bar.setValue(bar.maximum())
    assert not whole(notes.question)
    notes.answer.setFocus()
    qtbot.waitUntil(lambda: whole(notes.question) and whole(notes.answer))
    notes.question.setText("?")
    qtbot.waitUntil(lambda: notes.question.height() < em(2.5))
    notes.next.setFocus()
    bar.setValue(bar.maximum())
    notes.question.setText("What changes when you look at it like this? " * 3)
    notes.answer.setFocus()
    qtbot.waitUntil(lambda: notes.question.height() > em(3.5))
    qtbot.waitUntil(lambda: whole(notes.question) and whole(notes.answer))
