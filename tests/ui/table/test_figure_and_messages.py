"""What the window says while a cluster is the figure lies over no words of a participant."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.table.conftest import Laid
from workbench.desk.desk import Desk
from workbench.study.clusters import Spot
from workbench.ui.main_window import MainWindow
from workbench.ui.table.room import TableRoom

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(window: MainWindow, desk: Desk, units: list[str], laid: Laid, qtbot: QtBot) -> TableRoom:
    """The table in the window, with the keyboard on “Shame”; a unit laid last, as it can be taken back."""
    window.resize(1280, 800)
    window.show_study(desk)
    assert window.session
    page = window.session.page
    page.enter_room("table")
    desk.clusters.lay(units[6:7], Spot(600, 0))
    window.session.hub.poll()
    room = page.rooms.room("table")
    assert isinstance(room, TableRoom)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    room.begin(laid.shame)
    return room


def test_what_was_taken_back_is_over_when_a_cluster_becomes_the_figure(
    window: MainWindow, table: TableRoom, laid: Laid
) -> None:
    QTest.keyClick(table.board, Qt.Key.Key_Z, CONTROL)
    assert window.bar.sentence.startswith("Undone")
    table.board.choose(laid.shame)
    QTest.keyClick(table.board, Qt.Key.Key_Return)
    assert table.pages.figure.isVisible()
    assert window.bar.sentence == ""
    QTest.keyClick(table.pages.figure.name, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert window.bar.sentence
    table.pages.show_figure(laid.shame)
    window.bar.say("This is told in more words than the name of a study has." * 2)
    QTest.keyClick(table.pages.figure.name, Qt.Key.Key_Escape)
    assert not table.pages.figure.isVisible()
    assert window.bar.sentence == ""


def test_what_is_said_covers_no_words_of_the_figure(
    window: MainWindow, desk: Desk, table: TableRoom, units: list[str], qtbot: QtBot
) -> None:
    full = desk.clusters.lay(units, Spot(0, 300))
    table.hub.poll()
    table.pages.show_figure(full)
    figure, bar, holder = table.pages.figure, window.bar, window.centralWidget()
    assert holder
    qtbot.waitUntil(lambda: figure.body.verticalScrollBar().maximum() > 0)
    bar.say("The unit has been marked, and this is told in more words than the name of a study has." * 2)
    qtbot.waitUntil(lambda: bar.width() == holder.width())

    def covered() -> list[str]:
        words = [one for one in figure.cards.findChildren(QLabel) if one.property("role") == "words"]
        return [one.text() for one in words if bar.geometry().intersects(_seen(one, holder))]

    qtbot.waitUntil(lambda: covered() == [])


def _seen(part: QWidget, inside: QWidget) -> QRect:
    seen = part.visibleRegion().boundingRect()
    return seen.translated(part.mapTo(inside, QPoint()))
