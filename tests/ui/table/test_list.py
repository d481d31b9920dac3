"""The table as a list: everything that can be done on the board, by keyboard alone, and told in words."""

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.table.conftest import SAID, Laid, lies
from workbench.desk.desk import Desk
from workbench.ui.table.room import TableRoom
from workbench.ui.table.tree import TableTree

SHIFT = Qt.KeyboardModifier.ShiftModifier
NIGHT, SNOW, TWENTY, MUG, FORM, BODY, TOGETHER, CAR = SAID


def told(tree: TableTree, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> list[str]:
    found: list[str] = []
    index = tree.model().index(0, 0)
    while index.isValid():
        found.append(str(index.data(role)))
        index = tree.indexBelow(index)
    return found


def open_list(room: TableRoom) -> TableTree:
    QTest.keyClick(room.board, Qt.Key.Key_L)
    assert room.tree.hasFocus()
    return room.tree


def current(tree: TableTree) -> str:
    return str(tree.currentIndex().data())


def test_the_same_key_leads_to_the_list_and_back_with_the_same_chosen(laid: Laid, room: TableRoom) -> None:
    room.board.choose(laid.pile)
    tree = open_list(room)
    assert tree.pick().cluster == laid.pile
    QTest.keyClick(tree, Qt.Key.Key_L)
    assert room.board.hasFocus()
    assert room.board.here
    assert room.board.here.cluster == laid.pile


def test_everything_is_told_in_words(laid: Laid, room: TableRoom, qtmodeltester: ModelTester) -> None:
    tree = open_list(room)
    qtmodeltester.check(tree.rows)
    assert told(tree) == [
        "Shame", f"“{NIGHT}” P1", f"“{SNOW}” P1", f"“{TWENTY}” P1",
        "No name yet", f"“{MUG}” P1", f"“{FORM}” P2",
        f"“{BODY}” P2",
        "Not laid yet (2)",
    ]  # fmt: skip
    assert told(tree, Qt.ItemDataRole.AccessibleTextRole)[:2] == [
        "Shame. 3 units.", f"“{NIGHT}” P1. Marked by Kari.",
    ]  # fmt: skip
    seen = QAccessible.queryAccessibleInterface(tree)
    assert seen.text(QAccessible.Text.Name) == "The table as a list"


def test_a_unit_goes_from_one_cluster_to_another_by_keys(
    laid: Laid, room: TableRoom, desk: Desk, units: list[str]
) -> None:
    tree = open_list(room)
    tree.choose(laid.shame, units[1])
    QTest.keyClick(tree, Qt.Key.Key_X)
    assert f"“{SNOW}” P1 (taken)" in told(tree)
    tree.choose(laid.pile, units[4])
    QTest.keyClick(tree, Qt.Key.Key_V)
    assert lies(desk) == sorted([("", [BODY]), ("", [MUG, SNOW, FORM]), ("Shame", [NIGHT, TWENTY])])
    assert not any("taken" in line for line in told(tree))
    tree.choose(laid.pile, units[1])
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert ("", [MUG, FORM]) in lies(desk)
    assert current(tree) != "Shame"


def test_what_is_not_laid_is_laid_from_the_list(
    laid: Laid, room: TableRoom, desk: Desk, units: list[str]
) -> None:
    tree = open_list(room)
    QTest.keyClick(tree, Qt.Key.Key_End)
    assert current(tree) == "Not laid yet (2)"
    QTest.keyClick(tree, Qt.Key.Key_Right)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert current(tree) == f"“{TOGETHER}” P2"
    QTest.keyClick(tree, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(tree, Qt.Key.Key_X)
    tree.choose(laid.shame)
    QTest.keyClick(tree, Qt.Key.Key_V)
    assert ("Shame", [NIGHT, SNOW, TWENTY, TOGETHER, CAR]) in lies(desk)


def test_a_whole_cluster_is_taken_and_laid_together_with_another(
    laid: Laid, room: TableRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room.asking, "run", lambda menu, _at: menu.actions()[0])
    tree = open_list(room)
    tree.choose(laid.pile)
    QTest.keyClick(tree, Qt.Key.Key_X)
    assert "No name yet (taken)" in told(tree)
    QTest.keyClick(tree, Qt.Key.Key_Escape)
    assert room.hands.taken is None
    QTest.keyClick(tree, Qt.Key.Key_X)
    tree.choose(laid.shame)
    QTest.keyClick(tree, Qt.Key.Key_V)
    assert ("Shame", [NIGHT, SNOW, TWENTY, MUG, FORM]) in lies(desk)


def test_a_cluster_is_named_where_it_stands(laid: Laid, room: TableRoom, desk: Desk, qtbot: QtBot) -> None:
    tree = open_list(room)
    tree.choose(laid.pile)
    QTest.keyClick(tree, Qt.Key.Key_F2)
    QTest.keyClicks(room.pages.naming.line, "Papers")
    QTest.keyClick(room.pages.naming.line, Qt.Key.Key_Return)
    assert desk.clusters.stack(laid.pile).name.text == "Papers"
    assert tree.hasFocus()
    assert "Papers" in told(tree)


def test_parts_stand_inside_and_what_is_folded_stays_so(
    laid: Laid, room: TableRoom, desk: Desk, units: list[str]
) -> None:
    desk.clusters.part(laid.pile, laid.shame)
    room.hub.poll()
    tree = open_list(room)
    part = tree.rows.index_of(laid.pile)
    assert part.parent().data() == "Shame"
    tree.collapse(part)
    tree.choose(laid.loose)
    desk.clusters.put([units[6]], laid.pile)
    room.hub.poll()
    assert not tree.isExpanded(tree.rows.index_of(laid.pile))
    assert tree.isExpanded(tree.rows.index_of(laid.shame))
    assert current(tree) == f"“{BODY}” P2"


def test_enter_shows_a_cluster_large_and_space_plays_a_unit(
    laid: Laid, room: TableRoom, units: list[str], qtbot: QtBot
) -> None:
    tree = open_list(room)
    tree.choose(laid.shame, units[0])
    with qtbot.waitSignal(room.heard) as heard:
        QTest.keyClick(tree, Qt.Key.Key_Space)
    assert heard.args
    assert heard.args[0].target == units[0]
    with qtbot.waitSignal(room.unit_wanted) as wanted:
        QTest.keyClick(tree, Qt.Key.Key_G)
    assert wanted.args == [units[0]]
    tree.choose(laid.shame)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert room.pages.figure.cluster == laid.shame


def test_rows_know_where_they_are(laid: Laid, room: TableRoom) -> None:
    rows = open_list(room).rows
    assert rows.parent(rows.index(0, 0)) == QModelIndex()
    inner = rows.index(1, 0, rows.index(0, 0))
    assert rows.parent(inner).data() == "Shame"
    assert not rows.index(9, 0, inner).isValid()


def test_a_list_of_very_many_begins_with_the_groups_and_opens_where_one_goes(
    laid: Laid, room: TableRoom, units: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.ui.table.tree.MANY", 3)
    tree = open_list(room)
    assert told(tree) == ["Shame", "No name yet", f"“{BODY}” P2", "Not laid yet (2)"]
    room.choose(laid.shame, units[1])
    assert current(tree) == f"“{SNOW}” P1"
    assert not tree.isExpanded(tree.rows.index_of(laid.pile))
    room.hands.put([units[1]], laid.pile, laid.shame)
    assert told(tree)[:4] == ["Shame", f"“{NIGHT}” P1", f"“{TWENTY}” P1", "No name yet"]
    assert not tree.isExpanded(tree.rows.index_of(laid.pile)), "what is closed stays closed"


def test_all_of_a_long_unit_is_read_where_one_points(laid: Laid, room: TableRoom) -> None:
    tree = open_list(room)
    assert told(tree, Qt.ItemDataRole.ToolTipRole)[1] == f"“{NIGHT}” P1. Marked by Kari."


def test_words_that_are_too_long_break_off_at_their_end_and_whose_they_are_is_still_seen(
    laid: Laid, room: TableRoom, qtbot: QtBot
) -> None:
    tree = open_list(room)
    tree.choose(laid.shame)
    index = tree.indexBelow(tree.currentIndex())

    delegate = tree.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)

    def seen(wide: int) -> str:
        option = QStyleOptionViewItem()
        tree.initViewItemOption(option)
        option.rect = QRect(0, 0, wide, tree.visualRect(index).height())  # pyright: ignore[reportAttributeAccessIssue]
        delegate.initStyleOption(option, index)
        return option.text  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]

    assert seen(900) == f"“{NIGHT}” P1"
    words = seen(200)
    assert words.endswith("…” P1")
    assert NIGHT.startswith(words[1:].removesuffix("…” P1"))
    assert tree.fontMetrics().horizontalAdvance(words) < 200
    tree.setCurrentIndex(index)
    QTest.keyClick(tree, Qt.Key.Key_X)
    assert seen(250).endswith("…” P1 (taken)")
