"""The row of snapshots: what each was kept for is read as far as the row has room."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.table.conftest import Laid
from workbench.desk.desk import Desk
from workbench.ui.table.room import TableRoom

WHY = "Before “Out of the snow” was taken apart and laid anew"


def test_a_reason_has_the_room_that_the_row_has(
    room: TableRoom, laid: Laid, desk: Desk, qtbot: QtBot
) -> None:
    desk.snapshots.keep(WHY)
    room.hub.poll()
    QTest.keyClick(room.board, Qt.Key.Key_F)
    [made] = room.film.buttons.values()
    qtbot.waitUntil(lambda: made.text() == WHY)
    for number in range(7):
        desk.snapshots.keep(f"{WHY}, {number}")
    room.hub.poll()
    qtbot.waitUntil(lambda: len(room.film.buttons) == 8)
    assert all(one.text().startswith("Before “Out") for one in room.film.buttons.values())
    assert all(one.text().endswith("…") for one in room.film.buttons.values())
    room.resize(2 * room.width(), room.height())
    qtbot.waitUntil(lambda: all("of the snow" in one.text() for one in room.film.buttons.values()))
