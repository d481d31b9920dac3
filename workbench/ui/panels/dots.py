"""Dots that show which of a few pages one is on; nothing is counted as done or not done."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.cellar.words import _
from workbench.ui import theme
from workbench.ui.style import em


class Dots(QWidget):
    """The one that is filled, and wider, is the page that is shown."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = count
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_page(0)

    def count(self, pages: int) -> None:
        """Show so many dots."""
        self._count = pages
        self.updateGeometry()
        self.show_page(min(self._at, pages - 1))

    def show_page(self, at: int) -> None:
        """Show that one is on page `at`, counted from 0."""
        self._at = at
        self.setAccessibleName(_("Question {number} of {count}").format(number=at + 1, count=self._count))
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(em(1.1) * self._count + em(0.8), em(1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, x = em(0.55), em(0.2)
        for number in range(self._count):
            here = number == self._at
            box = QRectF(x, (self.height() - side) / 2, side * 2 if here else side, side)
            painter.setPen(QPen(theme.colour("accent" if here else "edge"), max(1, em(0.1))))
            painter.setBrush(theme.colour("accent" if here else "surface"))
            painter.drawRoundedRect(box, side / 2, side / 2)
            x += round(box.width()) + em(0.45)
        painter.end()
