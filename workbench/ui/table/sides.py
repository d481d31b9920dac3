"""What is not laid and the table beside each other; where there is little room, one in the place of the other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from workbench.ui.style import em
from workbench.ui.table.pages import Pages
from workbench.ui.table.tray import Tray


class Sides(QSplitter):
    """`tray_on` tells whether what is not laid is wanted; it is seen where one can lay it."""

    def __init__(self, tray: Tray, pages: Pages) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._tray, self._pages = tray, pages
        self.tray_on = True
        self.addWidget(tray)
        self.addWidget(pages)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(max(3, em(0.25)))

    def share(self, *, narrow: bool) -> bool:
        """Give both their place; whether what is not laid is seen."""
        pages = self._pages
        laying = pages.currentWidget() in (pages.table, pages.empty)
        shown = self.tray_on and laying and pages.has_units
        self._tray.setVisible(shown)
        pages.board.tray_beside = shown and not narrow
        pages.setVisible(not (shown and narrow))
        return shown
