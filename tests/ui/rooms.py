"""What tests of the rooms share: the room of the method, and somebody else who works in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pytestqt.qtbot import QtBot

from tests.ui.studies import other
from workbench.desk.desk import Desk
from workbench.study.people import Member
from workbench.ui.hub import Hub
from workbench.ui.method.room import MethodRoom


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
