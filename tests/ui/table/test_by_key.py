"""The table by keys alone: one sees what is chosen, nothing happens unseen, and looking changes nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.table.conftest import Laid
from workbench.desk.desk import Desk
from workbench.study.people import Member
from workbench.ui.keyboard import enter
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
