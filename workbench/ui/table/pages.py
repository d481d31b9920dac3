"""The pages of the table: the board, the same as a list, an earlier table, tables beside each other, or nothing yet."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.ui.empty_state import EmptyState
from workbench.ui.hub import Hub
from workbench.ui.table.beside import Beside
from workbench.ui.table.board import Board
from workbench.ui.table.deeds import Deeds, Pick
from workbench.ui.table.faces import Faces
from workbench.ui.table.figure import Figure
from workbench.ui.table.film import Earlier
from workbench.ui.table.naming import NameField
from workbench.ui.table.tree import TableTree


class Pages(QStackedWidget):
    """One is seen at a time. The name field and the figure lie over the board or the list."""

    interviews_wanted = Signal()
    dropped_on = Signal(str, str, QPoint)
    """A whole stack is to lie with another: by the mouse, or by a key; and where that is asked on the screen."""
    turned = Signal()
    """Another page is seen, or another cluster is the figure."""

    def __init__(
        self, desk: Desk, hub: Hub, faces: Faces, deeds: Deeds, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self._deeds = deeds
        self.board = Board(faces, deeds.hands)
        self.tree = TableTree(faces, deeds.hands)
        self.earlier = Earlier(desk, faces)
        self.beside = Beside(desk, hub, faces)
        self.empty = EmptyState()
        for page in (self.board, self.tree, self.earlier, self.beside, self.empty):
            self.addWidget(page)
        self.naming = NameField(self)
        self.figure = Figure(desk, hub, faces, deeds, self)
        self.has_units = bool(desk.clusters.table.units)
        """Whether there is anything to lay."""
        self._taken = ""
        """What was laid there while tables were looked at beside each other."""
        self.table: Board | TableTree = self.board
        """The board or the list: whichever the member prefers just now."""
        self.figure.turned_to.connect(self.show_figure)
        self.figure.left.connect(hub.go_on)
        self.figure.left.connect(self.close_figure)
        self.earlier.left.connect(self.show_table)
        self.beside.left.connect(self.show_table)
        self.beside.taken.connect(self._take)
        self.board.dropped_on.connect(self.dropped_on)
        deeds.laying_asked.connect(self._ask_how)
        self.naming.kept.connect(deeds.hands.name)
        self.naming.left.connect(self._named)

    @property
    def pick(self) -> Pick:
        """What a key is about; nothing while no table is seen on which something can be laid."""
        if self.isHidden():
            return Pick()
        if self.figure.cluster:
            return Pick(self.figure.cluster)
        return self.table.pick() if self.currentWidget() is self.table else Pick()

    @property
    def parts(self) -> Sequence[QWidget]:
        """The parts that the keyboard goes to one after the other."""
        return self.earlier.parts if self.currentWidget() is self.earlier else (self,)

    def show_table(self) -> None:
        """Show the board or the list; where there is nothing to lay yet, say so."""
        self.earlier.show_snapshot(None)
        self._show(self.table if self.has_units else self.empty)
        taken, self._taken = self._taken, ""
        if taken:
            self.choose(taken)
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard on what is seen: the figure where one stands over the table, else the table."""
        if self.figure.cluster:
            self.figure.take_keyboard()
        else:
            self.table.setFocus()

    def choose(self, cluster: str, unit: str = "") -> None:
        """Choose a cluster, or a card in it; a figure gives way to another than itself."""
        if unit or cluster != self.figure.cluster:
            self.close_figure()
        self.table.choose(cluster, unit)

    def refresh(self) -> None:
        """Something lies otherwise now."""
        self.has_units = bool(self._desk.clusters.table.units)
        if self.currentWidget() in (self.table, self.empty):
            wanted = self.table if self.has_units else self.empty
            if self.currentWidget() is not wanted:
                self._show(wanted)
        if self.currentWidget() is self.empty:
            self.empty.tell(
                "cards",
                _("Nothing to lay yet"),
                _(
                    "Mark units of meaning in the interviews first. Each of them becomes a card on this table."
                ),
                _("Go to the interviews"),
                self.interviews_wanted.emit,
            )
        if self.figure.cluster:
            if found := self._deeds.hands.find(self.figure.cluster):
                self.figure.show_cluster(found)
            else:
                self.close_figure()
        if self.earlier.shown:
            self.earlier.refresh()

    def switch(self) -> None:
        """Show the list instead of the board, or the board instead of the list; the same is chosen there."""
        pick = self.pick
        self.close_figure()
        self.table = self.tree if self.table is self.board else self.board
        self.show_table()
        if pick.cluster:
            self.table.choose(pick.cluster, pick.units[0] if len(pick.units) == 1 else "")

    def show_snapshot(self, identity: str) -> None:
        """Look at a snapshot; at the same once more: back to the table."""
        found = next((one for one in self._desk.snapshots.all() if one.id == identity), None)
        self.close_figure()
        if found is None or identity == self.earlier.shown:
            self.show_table()
            return
        self.earlier.show_snapshot(found)
        self._show(self.earlier)
        self.earlier.view.setFocus()

    def show_beside(self, round_id: str) -> None:
        """Look at the tables of a round beside each other."""
        self.close_figure()
        self.beside.show_round(round_id)
        self._show(self.beside)
        self.beside.start()

    def show_figure(self, cluster: str) -> None:
        """Let a cluster be the figure, with all others as its ground."""
        found = self._deeds.hands.find(cluster)
        if found is None:
            return
        self._hub.go_on()  # or what was said would lie over the words that are large now
        if self.currentWidget() is not self.table:
            self.show_table()
        self.naming.keep()
        self.figure.show_cluster(found)
        self._cover(True)
        self.turned.emit()

    def close_figure(self) -> None:
        """No cluster is the figure any more; the keyboard goes back to where it lies."""
        cluster = self.figure.cluster
        if cluster:
            self.figure.close_figure()
            self._cover(False)
            self.table.choose(cluster)
            self.table.setFocus()
            self.turned.emit()

    def begin_naming(self, cluster: str) -> None:
        """Write the name of a cluster where it stands."""
        known = self._deeds.hands.find(cluster)
        if known is None:
            return
        box = self._box_of(cluster)
        members, me = self._desk.members.list(), self._desk.context.reader
        self.naming.begin(cluster, known.name, box, members, me, self._desk.clusters.method.groups)

    def _take(self, cluster: str) -> None:
        self._taken = cluster

    def _ask_how(self, cluster: str, into: str) -> None:
        self.dropped_on.emit(cluster, into, self.mapToGlobal(self._box_of(into).center()))

    def _box_of(self, cluster: str) -> QRect:
        """Where a cluster is seen."""
        if self.figure.cluster:
            return self.figure.geometry()
        if self.table is self.board:
            self.board.see(cluster)
            return self.board.camera.box_to_window(self.board.plan.places[cluster].box).toAlignedRect()
        self.tree.choose(cluster)
        return self.tree.visualRect(self.tree.currentIndex())

    def _named(self) -> None:
        (self.figure.name if self.figure.cluster else self.table).setFocus()

    def _cover(self, covered: bool) -> None:
        """While a figure stands over the table, the keyboard does not come to what lies there unseen."""
        self.board.dim(covered)
        for under in (self.board, self.tree):
            policy = Qt.FocusPolicy
            under.setFocusPolicy(policy.NoFocus if covered else policy.StrongFocus)

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        for over in (self.figure, self.naming):
            if not over.isHidden():
                over.raise_()
        self.turned.emit()
