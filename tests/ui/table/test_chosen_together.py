"""Cards that are chosen together go together, whatever they lie in."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.ui.table.conftest import Laid
from workbench.desk.desk import Desk
from workbench.ui.table.plan import Hit
from workbench.ui.table.room import TableRoom


def steps(desk: Desk) -> int:
    return desk.context.archive.shelf.last_number()


@pytest.fixture
def three(laid: Laid, room: TableRoom, units: list[str], desk: Desk) -> list[str]:
    """Three cards of two clusters, chosen by key; the first lies in the second cluster, too."""
    desk.clusters.put_as_well(units[:1], laid.pile)
    room.hub.poll()
    board = room.board
    for cluster, unit in ((laid.shame, units[0]), (laid.shame, units[1]), (laid.pile, units[3])):
        board.choose(cluster, unit)
        QTest.keyClick(board, Qt.Key.Key_C)
    return [units[0], units[1], units[3]]


def lying(desk: Desk) -> dict[str, list[str]]:
    return {one.cluster: list(one.units) for one in desk.clusters.layout}


def gathered(way: str, room: TableRoom, laid: Laid) -> None:
    """Have what is chosen go together."""
    board, menu = room.board, QMenu()
    if way in ("by itself", "taken up"):
        QTest.keyClick(board, Qt.Key.Key_N if way == "by itself" else Qt.Key.Key_Delete)
    elif way == "laid by key":
        QTest.keyClick(board, Qt.Key.Key_X)
        assert list(board.marked) == board.selected
        board.selected = []
        board.choose(laid.loose)
        QTest.keyClick(board, Qt.Key.Key_V)
    else:
        room.asking._menus.fill(menu, board.pick())  # pyright: ignore[reportPrivateUsage]
        words = "New cluster" if way == "by the menu" else "Put it into"
        [found] = [one for one in menu.actions() if one.text().split("\t")[0] == words]
        if way == "put into":
            inner = found.menu()
            assert isinstance(inner, QMenu)
            [found] = [one for one in inner.actions() if "Shame" in one.text()]
        found.trigger()


@pytest.mark.parametrize("way", ["by itself", "by the menu", "laid by key", "put into", "taken up"])
def test_all_that_are_chosen_go_together_whatever_they_lie_in(
    way: str, three: list[str], laid: Laid, room: TableRoom, units: list[str], desk: Desk
) -> None:
    board = room.board
    before = steps(desk)
    gathered(way, room, laid)
    room.hub.poll()
    assert steps(desk) == before + 1, "one gesture, which one undo takes back"
    now = lying(desk)
    assert now.pop(laid.pile) == [units[4], units[0]], "it stays where it was not chosen"
    if way == "put into":
        assert now.pop(laid.shame) == [units[2], *three]
    else:
        assert now.pop(laid.shame) == [units[2]]
    if way == "laid by key":
        assert now.pop(laid.loose) == [units[5], *three]
    elif way in ("by itself", "by the menu"):
        [made] = set(now) - {laid.loose}
        assert now.pop(made) == three
        cluster = desk.clusters.get(made)
        assert cluster
        assert set(cluster.parents) == {laid.shame, laid.pile}
        assert board.here == Hit(made)
    assert board.selected == [] or way == "put into"
    assert now == ({} if way == "laid by key" else {laid.loose: [units[5]]})


def test_where_a_unit_lies_in_one_group_only_it_leaves_all(
    three: list[str], laid: Laid, room: TableRoom, units: list[str], desk: Desk
) -> None:
    desk.method.choose("stc")
    QTest.keyClick(room.board, Qt.Key.Key_N)
    now = lying(desk)
    assert now[laid.pile] == [units[4]]
    assert now[laid.shame] == [units[2]]
    assert three in now.values()


def test_cards_of_several_do_not_become_a_part_of_one(three: list[str], room: TableRoom, desk: Desk) -> None:
    assert three
    said: list[str] = []
    room.hub.said.connect(said.append)
    before = steps(desk)
    room.deeds.inside(room.board.pick())
    assert steps(desk) == before
    assert said == ["Choose only cards that lie together in a cluster. They become a part of it."]


def test_in_the_list_all_that_are_chosen_go_together(
    laid: Laid, room: TableRoom, units: list[str], desk: Desk
) -> None:
    room.hub.poll()
    QTest.keyClick(room.board, Qt.Key.Key_L)
    tree = room.tree
    tree.choose(laid.shame, units[0])
    tree.selectionModel().setCurrentIndex(
        tree.rows.index_of(laid.pile, units[3]), QItemSelectionModel.SelectionFlag.Select
    )
    QTest.keyClick(tree, Qt.Key.Key_N)
    now = lying(desk)
    assert now[laid.shame] == units[1:3]
    assert now[laid.pile] == [units[4]]
    assert sorted([units[0], units[3]]) in [sorted(one) for one in now.values()]
