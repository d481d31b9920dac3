"""What was done is taken back: the keyboard is on what has come back, or on what lies in its place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.table.conftest import Laid
from workbench.desk.desk import Desk
from workbench.ui.table import canvas as canvas_module
from workbench.ui.table.plan import Hit
from workbench.ui.table.room import TableRoom


def test_what_undo_brings_back_is_chosen_and_told(
    laid: Laid,
    room: TableRoom,
    desk: Desk,
    units: list[str],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(canvas_module, "announce", lambda _widget, words: told.append(words))
    room.hub.poll()
    board = room.board
    board.setFocus()
    board.choose(laid.shame, units[1])
    QTest.keyClick(board, Qt.Key.Key_N)
    assert board.here
    assert board.plan.places[board.here.cluster].stack.units == (units[1],)
    QApplication.processEvents()
    told.clear()
    desk.undo()
    room.hub.poll()
    assert board.here == Hit(laid.shame, units[1]), "the card, not all that it lies in"
    qtbot.waitUntil(lambda: told == [board.sentence_of(Hit(laid.shame, units[1]))])
    board.choose(laid.shame)
    room.hands.dissolve(laid.shame, stay=False)
    room.hub.poll()
    assert board.here == Hit(laid.pile)
    qtbot.waitUntil(lambda: "my mug" in told[-1])
    desk.undo()
    room.hub.poll()
    assert board.here == Hit(laid.shame), "what came back, not its neighbour"
    qtbot.waitUntil(lambda: "Shame" in told[-1])
    room.hands.take_up(units[:1], laid.shame)
    room.hub.poll()
    board.choose(laid.loose)
    desk.undo()
    room.hub.poll()
    assert board.here == Hit(laid.loose), "whoever has gone on stays there"


def test_what_comes_back_is_chosen(laid: Laid, room: TableRoom, desk: Desk, units: list[str]) -> None:
    room.hub.poll()
    board = room.board
    board.choose(laid.shame)
    room.hands.dissolve(laid.shame, stay=True)
    room.hub.poll()
    assert board.here
    assert board.plan.places[board.here.cluster].stack.units == (units[0],)
    desk.undo()
    room.hub.poll()
    assert board.here == Hit(laid.shame)


def test_after_undo_one_stands_where_a_new_cluster_came_from(
    laid: Laid, room: TableRoom, desk: Desk, units: list[str]
) -> None:
    room.hub.poll()
    board = room.board
    board.choose(laid.pile, units[4])
    QTest.keyClick(board, Qt.Key.Key_N)
    room.hub.poll()
    assert board.here
    assert board.here.cluster not in (laid.pile, laid.shame, laid.loose)
    desk.undo()
    room.hub.poll()
    assert board.here == Hit(laid.pile, units[4])


def test_where_nothing_comes_back_what_lies_nearest_is_chosen(
    laid: Laid, room: TableRoom, desk: Desk
) -> None:
    room.hub.poll()
    board = room.board
    board.choose(laid.loose)
    QTest.keyClick(board, Qt.Key.Key_Delete)
    room.hub.poll()
    assert board.here == Hit(laid.pile)
    for cluster in (laid.pile, laid.shame):
        desk.clusters.dissolve(cluster, stay=False)
    room.hub.poll()
    assert board.here is None
