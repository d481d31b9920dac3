"""The list of units: arrows choose, Enter goes to the words, Space plays them."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from workbench.cellar.words import _
from workbench.ui.panels.rows import Index, Rows
from workbench.ui.panels.unit_delegate import UnitDelegate
from workbench.ui.panels.unit_rows import UnitRow
from workbench.ui.style import em


class UnitList(QListView):
    """Its signals carry the identity of a unit."""

    chosen = Signal(str)
    go_to = Signal(str)
    play = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.units: Rows[UnitRow] = Rows(self)
        self.setModel(self.units)
        self.setItemDelegate(UnitDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Units of meaning"))
        self.setAccessibleDescription(_("Enter shows the words in the transcript, Space plays them."))
        self.setMinimumHeight(em(7))
        self.clicked.connect(self._clicked)
        self.selectionModel().currentChanged.connect(self._changed)

    @property
    def current(self) -> str:
        """The chosen unit, or an empty text."""
        return self._id(self.currentIndex())

    def show_rows(self, rows: list[UnitRow]) -> None:
        """Show these units. Where the chosen one is gone, a neighbour takes its place only under the keyboard."""
        before = self.current
        self._quiet = True
        self.units.show(rows)
        self._quiet = False
        if before and not self.hasFocus() and self.units.row_of(before) is None:
            self.choose("")

    def choose(self, unit_id: str) -> None:
        """Show a unit as chosen, or none, and say nothing of it."""
        number = self.units.row_of(unit_id)
        self._quiet = True
        self.setCurrentIndex(QModelIndex() if number is None else self.units.index(number))
        self._quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.current and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go_to.emit(self.current)
        elif self.current and event.key() == Qt.Key.Key_Space:
            self.play.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _changed(self, current: QModelIndex) -> None:
        if not self._quiet:
            self.chosen.emit(self._id(current))

    def _clicked(self, index: QModelIndex) -> None:
        self.go_to.emit(self._id(index))

    def _id(self, index: Index) -> str:
        found = self.units.at(index)
        return found.id if found else ""
