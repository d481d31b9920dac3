"""The table stands still under who works on it, and what comes out of a stack lies beside it."""

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.table.conftest import Laid, carry, middle, mouse
from workbench.desk.desk import Desk
from workbench.study.clusters import Spot, Stack
from workbench.study.provenance import Wording
from workbench.ui.table.paper import lines_of_name
from workbench.ui.table.plan import Plan
from workbench.ui.table.room import TableRoom
from workbench.ui.table.room_beside import free_beside


def seen(room: TableRoom) -> tuple[QPointF, float]:
    return QPointF(room.board.camera.corner), room.board.camera.zoom


def test_the_first_card_lies_where_it_was_let_fall(room: TableRoom, units: list[str]) -> None:
    before, end = seen(room), QPointF(300, 400)
    room.board.carry([units[0]], QPointF(100, 100))
    room.board.carry_to(end)
    room.board.let_fall()
    assert seen(room) == before
    [place] = room.board.plan.places.values()
    assert room.board.camera.box_to_window(place.box).contains(end)


def test_drops_at_the_rim_and_presses_on_what_is_half_out_of_sight_move_nothing(
    room: TableRoom, laid: Laid, units: list[str]
) -> None:
    room.hub.poll()
    board = room.board
    board.pan_by(
        QPointF(-board.camera.box_to_window(board.plan.places[laid.shame].box).left() - 40, 0).toPoint()
    )
    before = seen(room)
    half = board.camera.box_to_window(board.plan.places[laid.shame].box)
    assert half.left() < 0 < half.right()
    at = QPointF(half.right() - 12, half.top() + 8)
    mouse(board, QEvent.Type.MouseButtonPress, at)
    mouse(board, QEvent.Type.MouseButtonRelease, at)
    assert seen(room) == before
    for end in (QPointF(500, board.height() - 4), QPointF(board.width() - 4, 300), QPointF(4, 500)):
        loose = next(one for one in room.hands.layout if one.units == (units[5],))
        board.raise_stack(loose.cluster)
        carry(board, middle(board, loose.cluster), end)
        assert seen(room) == before


def test_what_is_held_at_the_rim_for_a_while_moves_the_table(
    room: TableRoom, laid: Laid, qtbot: QtBot
) -> None:
    room.hub.poll()
    board, before = room.board, seen(room)
    start = middle(board, laid.loose)
    mouse(board, QEvent.Type.MouseButtonPress, start)
    mouse(board, QEvent.Type.MouseMove, start + QPointF(20, 5))
    mouse(board, QEvent.Type.MouseMove, QPointF(board.width() - 4, 300))
    qtbot.waitUntil(lambda: seen(room) != before)
    board.put_back()


def test_what_is_seen_already_is_not_brought_nearer(room: TableRoom, laid: Laid) -> None:
    room.hub.poll()
    board = room.board
    box = board.camera.box_to_window(board.plan.places[laid.shame].box)
    board.pan_by(QPointF(-box.left() + 2, 0).toPoint())
    before = seen(room)
    board.choose(laid.shame)
    assert seen(room) == before


def test_a_part_of_a_part_lies_beside_it_and_not_at_the_end_of_the_row(
    room: TableRoom, laid: Laid, desk: Desk, units: list[str]
) -> None:
    for number, unit in enumerate(units[6:8]):
        desk.clusters.lay([unit], Spot(600 + 200 * number, 0))
    desk.clusters.part(laid.pile, laid.shame)
    desk.clusters.name(laid.pile, "Out of sight")
    room.hub.poll()
    room.board.setFocus()
    room.board.choose(laid.pile, units[3])
    QTest.keyClick(room.board, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    made = next(one for one in desk.clusters.layout if one.within == laid.pile)
    plan = room.board.plan
    origin, new = plan.places[laid.pile].box, plan.places[made.cluster].box
    assert origin.adjusted(-60, -60, 60, 60).intersects(new)
    others = [place.box for one, place in plan.places.items() if one != made.cluster]
    assert not any(new.intersects(other) for other in others)


def stack(name: str, x: int, y: int, within: str = "") -> Stack:
    return Stack(name, Wording(name), Spot(x, y), within, (name,))


@pytest.mark.usefixtures("qapp")
def test_a_ground_grows_over_nothing_else_where_that_can_be() -> None:
    layout = (stack("whole", 0, 0), stack("part", 0, 100, "whole"), stack("other", 140, 100))
    plan = Plan(layout, (), (), lines_of_name)
    corner = free_beside(plan, "part", QSizeF(100, 58), ("whole",))
    grown = plan.grounds["whole"].united(QRectF(corner, QSizeF(100, 58)))
    assert not grown.intersects(plan.places["other"].box)


@pytest.mark.usefixtures("qapp")
def test_where_all_is_covered_one_lies_over_the_others() -> None:
    many = tuple(stack(f"{x} {y}", 60 * x, 40 * y) for x in range(-14, 15) for y in range(-16, 17))
    plan = Plan(many, (), (), lines_of_name)
    own = plan.places["0 0"].box
    assert free_beside(plan, "0 0", QSizeF(100, 58)) == own.topRight() + QPointF(20, 0)
