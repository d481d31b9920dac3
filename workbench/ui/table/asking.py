"""What the table asks in menus and dialogs."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.ui.hub import Hub
from workbench.ui.table.deeds import Deeds, Pick
from workbench.ui.table.dialogs import BeginLayingDialog, LainDialog, SnapshotDialog
from workbench.ui.table.menus import TableMenu

_OF_THE_TABLE = ("table.lay", "table.tidy", "table.all", "table.list", "table.snapshot")
"""What can be done on the bare table."""


class Asking(QObject):
    """Over the window of `room`."""

    def __init__(self, desk: Desk, hub: Hub, deeds: Deeds, room: QWidget) -> None:
        super().__init__(room)
        self._desk = desk
        self._hub = hub
        self._deeds = deeds
        self._room = room
        self._menus = TableMenu(deeds)

    def snapshot(self) -> None:
        """Keep how the table of the group lies now."""
        SnapshotDialog(self._desk, self._hub, self._room.window()).exec()

    def alone_first(self) -> None:
        """Begin a round in which each lays alone first."""
        BeginLayingDialog(self._desk, self._hub, self._room.window()).exec()

    def where_it_lay(self, unit: str) -> None:
        """Tell where a unit has lain."""
        LainDialog(self._desk, unit, self._room.window()).exec()

    def menu(self, pick: Pick, at: QPoint, own: Sequence[QAction]) -> None:
        """The menu of what is chosen, or of the bare table; `own` are the actions of the room."""
        menu = QMenu(self._room)
        if pick.cluster:
            self._menus.fill(menu, pick)
        elif not pick.units:
            built = {one.objectName(): one for one in own}
            menu.addActions(
                [
                    built[identity]
                    for identity in _OF_THE_TABLE
                    if identity != "table.lay" or self._deeds.hands.taken
                ]
            )
        if not menu.isEmpty():
            self.run(menu, at)
        menu.deleteLater()

    def run(self, menu: QMenu, at: QPoint) -> QAction | None:
        """Show a menu and wait for what is chosen."""
        return menu.exec(at)

    def how_to_lay(self, cluster: str, into: str, at: QPoint) -> None:
        """A cluster was let fall on another, or is to be laid into it: whether they become one, or one a part of the
        other.
        """
        hands = self._deeds.hands
        one, other = hands.find(cluster), hands.find(into)
        if one is None or other is None:
            return
        name = hands.naming.stack(other).replace("&", "&&")
        menu = QMenu(self._room)
        merging = menu.addAction(_("Lay together as one, {name}").format(name=name))
        parting = menu.addAction(_("Let it be a part of {name}").format(name=name))
        leaving = menu.addAction(_("Leave it where it was"))
        chosen = self.run(menu, at)
        menu.deleteLater()
        done = (
            chosen is leaving
            or (chosen is merging and hands.merge(cluster, into))
            or (chosen is parting and hands.part(cluster, into))
        )
        if done and hands.taken:
            hands.let_go()
            self._deeds.chosen.emit(into if chosen is merging else cluster, "")
