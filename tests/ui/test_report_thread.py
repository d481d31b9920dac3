"""What a sentence of the report rests on, with large text: one page that scrolls, and no list that does so inside it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.desk.reported import report_of
from tests.ui.rooms import report_shown
from tests.ui.studies import SAID, add_interview
from workbench.desk.desk import Desk


def test_the_list_has_its_full_height_and_the_page_follows_the_row(qtbot: QtBot, desk: Desk) -> None:
    said = (("P1", SAID[0][1]), *SAID[1:])
    report_of(desk, add_interview(desk, said=said))
    with report_shown(desk, qtbot, 200) as room:
        room.show_number(4)
        units, below = room.rests.units, room.below
        assert units.count() == 2
        for number in range(4):
            units.addItem(f"P{number}, First talk\n“me about a usual day”")
        qtbot.waitUntil(lambda: below.verticalScrollBar().maximum() > 0)
        units.setFocus()

        def whole() -> bool:
            last = units.visualItemRect(units.item(5))
            return units.verticalScrollBar().maximum() == 0 and last.bottom() < units.viewport().height()

        qtbot.waitUntil(whole)

        def seen(number: int) -> bool:
            row = units.visualItemRect(units.item(number))
            row.translate(units.viewport().mapTo(below.viewport(), QPoint()))
            return row.top() >= 0 and row.bottom() <= below.viewport().height()

        qtbot.waitUntil(lambda: seen(0))
        QTest.keyClick(units, Qt.Key.Key_End)
        qtbot.waitUntil(lambda: seen(5))
