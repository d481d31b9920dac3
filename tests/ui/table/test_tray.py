"""What is not laid, at the side of the table."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.table.conftest import SAID, Laid, lies, middle, mouse
from workbench.desk.desk import Desk
from workbench.study.people import Member
from workbench.ui.table.room import TableRoom

NIGHT, SNOW, TWENTY, MUG, FORM, BODY, TOGETHER, CAR = SAID


def shown(room: TableRoom) -> list[str]:
    return [face.text for face in room.tray.list.units.rows]


def test_it_holds_what_is_not_laid_by_interview_and_author(
    room: TableRoom, laid: Laid, desk: Desk, ola: Member
) -> None:
    room.hub.poll()
    assert shown(room) == [TOGETHER, CAR]
    desk.clusters.dissolve(laid.shame, stay=False)
    room.hub.poll()
    assert shown(room) == [NIGHT, SNOW, TWENTY, TOGETHER, CAR]
    room.tray.author.setCurrentIndex(room.tray.author.findData(ola.id))
    assert shown(room) == [SNOW, CAR]
    room.tray.interview.setCurrentIndex(room.tray.interview.findText("Talk 1"))
    assert shown(room) == [SNOW]
    assert room.tray.hint.text() == "1 of 5 shown"
    desk.clusters.lay([room.tray.list.units.rows[0].unit], desk.clusters.stack(laid.pile).spot)
    room.hub.poll()
    assert shown(room) == []


def test_what_one_member_leaves_out_the_next_sees(
    room: TableRoom, laid: Laid, desk: Desk, ola: Member
) -> None:
    room.hub.poll()
    room.tray.author.setCurrentIndex(room.tray.author.findData(ola.id))
    room.tray.interview.setCurrentIndex(room.tray.interview.findText("Talk 2"))
    assert shown(room) == [CAR]
    desk.members.switch(ola.id)
    room.hub.member_changed.emit()
    room.hub.poll()
    assert shown(room) == [TOGETHER, CAR]
    assert room.tray.hint.text() == "2 units"
    assert (room.tray.author.currentIndex(), room.tray.interview.currentIndex()) == (0, 0)


def test_a_card_is_carried_from_the_tray_onto_a_cluster(room: TableRoom, laid: Laid, desk: Desk) -> None:
    room.hub.poll()
    tray, board = room.tray.list, room.board
    start = QPointF(tray.visualRect(tray.units.index(0)).center())
    end = QPointF(tray.viewport().mapFromGlobal(board.mapToGlobal(middle(board, laid.pile).toPoint())))
    mouse(tray.viewport(), QEvent.Type.MouseButtonPress, start)
    for step in range(1, 6):
        mouse(tray.viewport(), QEvent.Type.MouseMove, start + (end - start) * step / 5)
    assert board.carried
    assert board.carried.over
    mouse(tray.viewport(), QEvent.Type.MouseButtonRelease, end)
    assert any(TOGETHER in words and MUG in words for _name, words in lies(desk))
    assert shown(room) == [CAR]


def test_what_is_let_fall_beside_the_board_is_not_laid(room: TableRoom, desk: Desk) -> None:
    tray = room.tray.list
    start = QPointF(tray.visualRect(tray.units.index(0)).center())
    mouse(tray.viewport(), QEvent.Type.MouseButtonPress, start)
    mouse(tray.viewport(), QEvent.Type.MouseMove, start + QPointF(0, 60))
    mouse(tray.viewport(), QEvent.Type.MouseButtonRelease, start + QPointF(0, 60))
    assert desk.clusters.layout == ()


def test_keys_lay_a_unit_where_there_is_room_and_the_next_one_is_chosen(
    room: TableRoom, desk: Desk, units: list[str]
) -> None:
    QTest.keyClick(room.board, Qt.Key.Key_U)
    assert room.tray.list.hasFocus()
    QTest.keyClick(room.tray.list, Qt.Key.Key_Return)
    QTest.keyClick(room.tray.list, Qt.Key.Key_Return)
    assert [words for _name, words in lies(desk)] == sorted([[NIGHT], [SNOW]])
    boxes = [place.box for place in room.board.plan.places.values()]
    assert not boxes[0].intersects(boxes[1])
    assert room.tray.list.chosen == [units[2]]
    QTest.keyClick(room.tray.list, Qt.Key.Key_X)
    assert room.hands.taken
    assert room.hands.taken.units == (units[2],)


def test_whoever_comes_back_after_taking_the_first_has_the_next_one_chosen(
    room: TableRoom, desk: Desk, units: list[str]
) -> None:
    for taken in units[:2]:
        QTest.keyClick(room.board, Qt.Key.Key_U)
        assert room.tray.list.chosen == [taken]
        QTest.keyClick(room.tray.list, Qt.Key.Key_X)
        QTest.keyClick(room.tray.list, Qt.Key.Key_U)
        QTest.keyClick(room.board, Qt.Key.Key_V)
    assert sorted(words for _name, words in lies(desk))[0]
    QTest.keyClick(room.board, Qt.Key.Key_U)
    assert room.tray.list.chosen == [units[2]]


def test_a_unit_of_the_tray_is_heard_and_shown_where_it_was_said(
    room: TableRoom, units: list[str], qtbot: QtBot
) -> None:
    room.tray.start()
    with qtbot.waitSignal(room.heard) as heard:
        QTest.keyClick(room.tray.list, Qt.Key.Key_Space)
    assert heard.args
    assert heard.args[0].target == units[0]
    with qtbot.waitSignal(room.unit_wanted) as wanted:
        QTest.keyClick(room.tray.list, Qt.Key.Key_G)
    assert wanted.args == [units[0]]
