"""A margin beside the words: a strip that scrolls with them and paints only what comes into view."""

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QRegion
from PySide6.QtWidgets import QWidget


class Margin(QWidget):
    """What is at the upper edge stays in sight while the rest scrolls; `header` pixels are painted anew."""

    header = 0

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Only what covers its ground wholly can be scrolled without painting all of it anew.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def wanted(self) -> int:
        """The width that it needs, in pixels."""
        return 0

    def restyle(self, text: QFont) -> None:
        """The words are set in this font now."""

    def scrolled(self, pixels: int) -> None:
        """The words have moved down by so many pixels."""
        if abs(pixels) >= self.height():
            self.update()
        elif pixels:
            self.scroll(0, pixels)
            self.update(0, 0, self.width(), self.header + max(0, pixels))


def smaller(font: QFont, share: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """A font of a share of this one's size."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * share)
    made.setWeight(weight)
    return made


def touches(region: QRegion, rect: QRectF) -> bool:
    """Whether any of a rectangle is to be painted."""
    return region.intersects(rect.toAlignedRect())


@contextmanager
def painting(surface: QWidget) -> Generator[QPainter]:
    """A painter that is always ended."""
    painter = QPainter(surface)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.end()
