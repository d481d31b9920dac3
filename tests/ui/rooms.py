"""What tests of the rooms share: the room of the method, and somebody else who works in it; the room of the report."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.studies import other
from workbench.desk.desk import Desk
from workbench.study.people import Member
from workbench.ui import style
from workbench.ui.hub import Hub
from workbench.ui.method.room import MethodRoom
from workbench.ui.parts import application
from workbench.ui.report.room import ReportRoom
from workbench.ui.theme import Theme


@dataclass
class Shown:
    """The room, shown for Kari at first."""

    desk: Desk
    hub: Hub
    room: MethodRoom
    kari: Member
    ola: Member

    def works(self, member: Member) -> None:
        """As the window does it."""
        self.hub.settling.emit()
        self.desk.members.switch(member.id)
        self.hub.member_changed.emit()
        self.hub.poll()


@contextmanager
def room_shown(desk: Desk, hub: Hub, qtbot: QtBot) -> Iterator[Shown]:
    assert desk.member
    room = MethodRoom(desk, hub)
    qtbot.addWidget(room)
    room.resize(1200, 700)
    with qtbot.waitExposed(room):
        room.show()
    yield Shown(desk, hub, room, desk.member, other(desk))
    room.hide()


@contextmanager
def report_shown(
    desk: Desk, qtbot: QtBot, percent: int, *, wide: int = 1280, high: int = 600, timeout_ms: int = 5_000
) -> Iterator[ReportRoom]:
    """The room of the report with the report in it, in a size of text. A long report needs longer to be there."""
    style.apply(application(), Theme.LIGHT, percent)
    shown = ReportRoom(desk, Hub(desk))
    qtbot.addWidget(shown)
    shown.resize(wide, high)
    with qtbot.waitActive(shown):
        shown.show()
    shown.begin()
    wait_for_report(qtbot, shown, timeout_ms)
    yield shown
    shown.close_room()
    style.apply(application(), Theme.LIGHT, 100)


def follow_notice(room: ReportRoom, words: str) -> None:
    """Go by the keyboard from what is to be looked at before the report leaves to where it stands."""
    room.pages.setCurrentWidget(room.leaving)
    notices = room.leaving.notices
    rows = [notices.item(row).text() for row in range(notices.count())]
    notices.setCurrentRow(next(row for row, told in enumerate(rows) if words in told))
    notices.setFocus()
    QTest.keyClick(notices, Qt.Key.Key_Return)


def wait_for_report(qtbot: QtBot, room: ReportRoom, timeout_ms: int = 5_000) -> None:
    """Until the report is there."""
    qtbot.waitUntil(lambda: room.found is not None and not room.working, timeout=timeout_ms)
