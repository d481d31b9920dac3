"""Keys on the board: what they are about is seen, stays in sight, comes back, and is told."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from tests.ui.table.conftest import Laid
from workbench.desk.desk import Desk
from workbench.study.clusters import Spot
from workbench.ui.keyboard import focused
from workbench.ui.table import board as board_module
from workbench.ui.table.plan import STRIP, Hit
from workbench.ui.table.room import TableRoom


def steps(desk: Desk) -> int:
    return desk.context.archive.shelf.last_number()


# a whole cluster, laid by a key


@pytest.mark.parametrize("view", ["board", "list"])
@pytest.mark.parametrize(("choice", "left"), [(0, 2), (1, 3), (2, 3), (None, 3)])
def test_by_key_it_is_asked_as_by_the_mouse_what_a_cluster_on_a_cluster_becomes(
    view: str,
    choice: int | None,
    left: int,
    laid: Laid,
    room: TableRoom,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def run(menu: QMenu, _at: object) -> QAction | None:
        asked.append(menu.actions()[0].text())
        return None if choice is None else menu.actions()[choice]

    monkeypatch.setattr(room.asking, "run", run)
    room.hub.poll()
    if view == "list":
        QTest.keyClick(room.board, Qt.Key.Key_L)
    table = room.pages.table
    table.setFocus()
    table.choose(laid.pile)
    before = steps(desk)
    QTest.keyClick(table, Qt.Key.Key_X)
    table.choose(laid.shame)
    QTest.keyClick(table, Qt.Key.Key_V)
    assert asked == ["Lay together as one, “Shame”"]
    assert len(desk.clusters.layout) == left
    assert (steps(desk) > before) == (choice in (0, 1))
    assert [one.within for one in desk.clusters.layout].count(laid.shame) == (choice == 1)
    assert (room.hands.taken is not None) == (choice is None), "who does not answer still holds it"
    if choice is not None:
        assert table.pick().cluster == (laid.shame if choice == 0 else laid.pile)


def test_a_cluster_laid_into_itself_is_put_back(laid: Laid, room: TableRoom, desk: Desk) -> None:
    room.hub.poll()
    room.board.choose(laid.pile)
    before = steps(desk)
    QTest.keyClick(room.board, Qt.Key.Key_X)
    QTest.keyClick(room.board, Qt.Key.Key_V)
    assert room.hands.taken is None
    assert steps(desk) == before


# coming closer


@pytest.mark.parametrize("key", ["+", "-"])
def test_what_is_chosen_stays_in_sight_while_one_comes_closer(key: str, laid: Laid, room: TableRoom) -> None:
    room.hub.poll()
    board = room.board
    board.show_all()
    board.choose(laid.loose)
    for _step in range(5):
        QTest.keyClicks(board, key)
        box = board.camera.box_to_window(board.plan.places[laid.loose].box)
        assert QRectF(board.rect()).contains(box)


def test_with_nothing_chosen_in_sight_one_comes_closer_to_the_middle(laid: Laid, room: TableRoom) -> None:
    room.hub.poll()
    board = room.board
    board.choose(laid.shame)
    board.pan_by((QPointF(board.width(), board.height()) * 3).toPoint())
    middle = QPointF(board.width() / 2, board.height() / 2)
    before = board.camera.to_table(middle)
    QTest.keyClicks(board, "+")
    after = board.camera.to_table(middle)
    assert (after - before).manhattanLength() < 3


# a snapshot


@pytest.mark.parametrize("way", ["escape", "escape in the strip", "entered again", "shown a cluster"])
def test_from_a_snapshot_keys_lead_back_to_the_table(
    way: str, laid: Laid, room: TableRoom, desk: Desk
) -> None:
    desk.snapshots.keep("before the discussion")
    room.hub.poll()
    QTest.keyClick(room.board, Qt.Key.Key_F)
    [button] = room.film.buttons.values()
    button.click()
    assert room.pages.currentWidget() is room.pages.earlier
    if way == "escape":
        QTest.keyClick(focused(room), Qt.Key.Key_Escape)
    elif way == "escape in the strip":
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Escape)
    else:
        room.begin(laid.pile if way == "shown a cluster" else "")
    assert room.pages.currentWidget() is room.board
    assert room.board.hasFocus()
    assert not button.isChecked()


def test_by_key_one_comes_to_what_has_become_of_a_snapshot(
    laid: Laid, room: TableRoom, units: list[str], desk: Desk
) -> None:
    desk.snapshots.keep("before the discussion")
    for unit in units[:3]:
        desk.clusters.put([unit], laid.pile, laid.shame)
    room.hub.poll()
    QTest.keyClick(room.board, Qt.Key.Key_F)
    [button] = room.film.buttons.values()
    button.click()
    earlier = room.pages.earlier
    lines = earlier.since.findChildren(QLabel)
    assert len(lines) > 1
    earlier.view.setFocus()
    met: list[QWidget] = []
    for _line in (*lines, button):
        QTest.keyClick(focused(room), Qt.Key.Key_Tab)
        met.append(focused(room))
    assert met == [*lines, button]
    parts = room.parts()
    assert list(parts).index(earlier.told) == list(parts).index(room.film) - 1
    assert room.pages not in parts, "from what has become of it F6 goes on, not back into the same"
    lines[1].setFocus()
    desk.clusters.move({laid.loose: Spot(900, 900)})
    room.hub.poll()
    assert earlier.since.isAncestorOf(focused(room)), "the keyboard stays where it was"
    room.pages.show_table()
    assert room.pages in room.parts()


# which card is chosen


def test_only_what_is_seen_of_a_chosen_card_is_framed(laid: Laid, room: TableRoom, units: list[str]) -> None:
    room.hub.poll()
    board = room.board
    plan = board.plan
    first, second, last = (plan.seen(laid.shame, unit) for unit in units[:3])
    assert first.height() == second.height() == STRIP
    assert first.bottom() <= second.top()
    assert last == plan.card(laid.shame, units[2])
    assert plan.seen(laid.shame) == plan.places[laid.shame].box
    board.toggle_spread(laid.shame)
    assert board.plan.seen(laid.shame, units[0]) == board.plan.card(laid.shame, units[0])
    board.toggle_spread(laid.shame)
    board.here = None
    board.update()
    bare = board.grab().toImage()
    below = board.camera.box_to_window(board.plan.card(laid.shame, units[2])).center().toPoint()
    left = board.camera.box_to_window(first).left()

    def framed() -> bool:
        """Whether anything is drawn over the cards below the chosen ones."""
        now = board.grab().toImage()
        line = range(
            round(board.camera.box_to_window(plan.seen(laid.shame, units[1])).bottom()) + 6, below.y()
        )
        return any(
            now.pixel(round(left) + dx, y) != bare.pixel(round(left) + dx, y) for y in line for dx in (-2, 0)
        )

    board.select(laid.shame, units[0])
    board.select(laid.shame, units[1])
    assert board.grab().toImage() != bare
    assert not framed()
    board.selected = []
    board.marked = [(laid.shame, units[0])]
    board.here = Hit(laid.shame, units[1])
    assert not framed()


# choosing several


def test_choosing_more_is_told_with_how_many(
    laid: Laid, room: TableRoom, units: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(board_module, "announce", lambda _widget, words: told.append(words))
    room.hub.poll()
    board = room.board
    board.choose(laid.shame)
    QTest.keyClick(board, Qt.Key.Key_C)
    for unit in (units[0], units[1], units[1], units[0]):
        board.choose(laid.shame, unit)
        QTest.keyClick(board, Qt.Key.Key_C)
    assert told == [
        "Choose a card first.",
        "Chosen. 1 card is chosen.",
        "Chosen. 2 cards are chosen.",
        "No longer chosen. 1 card still is.",
        "No longer chosen. 0 cards still are.",
    ]


def test_nothing_is_chosen_or_spread_where_it_is_not_seen(
    laid: Laid, room: TableRoom, units: list[str]
) -> None:
    room.hub.poll()
    board = room.board
    board.choose(laid.shame, units[0])
    room.pages.show_figure(laid.shame)
    QTest.keyClick(room.pages.figure.name, Qt.Key.Key_C)
    QTest.keyClick(room.pages.figure.name, Qt.Key.Key_E)
    assert board.selected == []
    assert board.spread == set()
