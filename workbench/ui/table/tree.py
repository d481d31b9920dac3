"""The same table as a list: clusters, their parts and their units, and what is not laid; all of it by keyboard."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from workbench.cellar.words import _
from workbench.ui import theme
from workbench.ui.style import em
from workbench.ui.table.deeds import Pick, picked
from workbench.ui.table.faces import Faces
from workbench.ui.table.hands import Hands
from workbench.ui.table.tree_rows import CLUSTER, UNIT, UNLAID, TreeRows

MANY = 1_000
"""Where so many units lie on the table, the list begins with the clusters alone; who wants to sees what lies inside."""


class TableTree(QTreeView):
    """Each row stands for a cluster, or for a unit in one."""

    heard = Signal(object)
    figure_wanted = Signal(str)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, faces: Faces, hands: Hands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hands = hands
        self._stale = True
        self._closed: set[str] = set()
        self.rows = TreeRows(faces, hands, self)
        self.setModel(self.rows)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_Words(self))
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self._size()
        self.setAccessibleName(_("The table as a list"))
        self.setAccessibleDescription(
            _(
                "Arrows go through what lies there. X takes what is chosen, V lays it at the row that is chosen, "
                "F2 names it, Space plays a unit, Delete takes it up from the table."
            )
        )
        self.collapsed.connect(self._collapsed)
        self.expanded.connect(self._expanded)
        hands.changed.connect(self.refresh)
        hands.taken_changed.connect(self.rows.tell_taken)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._size()

    def _size(self) -> None:
        self.setIndentation(em(1.6))
        self.setIconSize(QSize(em(0.9), em(0.9)))

    def refresh(self) -> None:
        """Show what lies on the table now; while nobody sees it, that waits."""
        self._stale = True
        if self.isVisible():
            self._bring_up()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and self._stale:
            self._bring_up()
        return super().event(event)

    def pick(self) -> Pick:
        """What is chosen: units, or the cluster that the keyboard is on."""
        current = self.currentIndex()
        cluster = _stack_of(current)
        rows = [row for row in sorted(self.selectedIndexes(), key=QModelIndex.row) if row.data(UNIT)]
        if not current.data(UNIT):
            rows = [row for row in rows if _stack_of(row) == cluster]
        return picked(cluster, [(_stack_of(row), str(row.data(UNIT))) for row in rows])

    def choose(self, cluster: str, unit: str = "") -> None:
        """Put the keyboard on a cluster, or on a unit in it."""
        if self._stale:
            self._bring_up()
        index = self.rows.index_of(cluster, unit)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pick = self.pick()
        if event.key() == Qt.Key.Key_Escape and self._hands.taken:
            self._hands.let_go()
        elif event.key() == Qt.Key.Key_Space and (pick.cluster or pick.units):
            self.heard.emit(pick)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and pick.cluster:
            self.figure_wanted.emit(pick.cluster)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, arg__1: QContextMenuEvent) -> None:
        at = arg__1.globalPos()
        if arg__1.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.menu_wanted.emit(self.pick(), at)

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A mark that grows with the text: the style's own stays small."""
        if not self.rows.rowCount(index):
            return
        side, opened = em(0.5), isinstance(index, QModelIndex) and self.isExpanded(index)
        middle = QPointF(rect.right() - em(0.75), rect.center().y() + 0.5)
        points = (QPointF(-0.3, -0.5), QPointF(0.3, 0), QPointF(-0.3, 0.5))
        turned = [QPointF(-one.y(), one.x()) if opened else one for one in points]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("text"), max(1.5, em(0.1))))
        painter.drawPolyline([middle + one * side for one in turned])
        painter.restore()

    def _bring_up(self) -> None:
        self._stale = False
        at = self.currentIndex()
        wanted = (str(at.data(CLUSTER)), str(at.data(UNIT) or "")) if at.isValid() else ("", "")
        above = at.siblingAtRow(at.row() - 1)
        neighbour = (str(above.data(CLUSTER)), str(above.data(UNIT) or "")) if above.isValid() else ("", "")
        shift = self.verticalScrollBar().value()
        begun = self.rows.rowCount() == 0
        self.rows.bring_up()
        if begun:
            self._closed = (
                {UNLAID} if self.rows.unit_count < MANY else {one for one, _at in self.rows.clusters()}
            )
        closed = set(self._closed)
        for cluster, index in self.rows.clusters():
            if cluster not in closed:
                self.setExpanded(index, True)
        for cluster, unit in (wanted, neighbour, (wanted[0], "")):
            index = self.rows.index_of(cluster, unit)
            if index.isValid():
                break
        else:
            index = self.rows.index(0, 0)
        self.setCurrentIndex(index)
        self.verticalScrollBar().setValue(shift)
        self.scrollTo(index)

    def _collapsed(self, index: QModelIndex) -> None:
        self._closed.add(str(index.data(CLUSTER)))

    def _expanded(self, index: QModelIndex) -> None:
        self._closed.discard(str(index.data(CLUSTER)))


class _Words(QStyledItemDelegate):
    """Words that are longer than their row break off at their end, and whose they are is still seen after them."""

    def __init__(self, tree: TableTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        place = QStyle.SubElement.SE_ItemViewItemText
        room = self._tree.style().subElementRect(place, option, self._tree).width() - em(0.8)
        option.text = self._tree.rows.fitting(index, self._tree.fontMetrics(), room)  # pyright: ignore[reportAttributeAccessIssue]


def _stack_of(index: QModelIndex) -> str:
    cluster = str(index.data(CLUSTER) or "")
    return "" if cluster == UNLAID else cluster
