"""What is painted behind and around the words: the word heard now, a chosen unit, the word cursor."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QTextEdit

from workbench.ui import theme
from workbench.ui.style import em
from workbench.ui.transcript.geometry import Geometry
from workbench.ui.transcript.margin import painting

Words = tuple[int, int]


class Tints:
    """Colours behind ranges of words, one range for each role of the palette; later roles lie above."""

    def __init__(self, view: QTextEdit, geometry: Geometry) -> None:
        self._view = view
        self._geometry = geometry
        self._words: dict[str, Words] = {}

    def __getitem__(self, role: str) -> Words | None:
        return self._words.get(role)

    def lay(self, role: str, words: Words | None) -> None:
        """Put a colour behind a range of words, or take it away. Only what changes is painted."""
        before = self._words.pop(role, None)
        if words is not None:
            self._words[role] = words
        if before != words:
            for ends in filter(None, (before, words)):
                self._repaint(ends)

    def clear(self) -> None:
        """Take every colour away: other words stand there now."""
        self._words.clear()
        self._view.viewport().update()

    def paint(self) -> None:
        """Paint what lies behind the words."""
        if not self._words:
            return
        with painting(self._view.viewport()) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            spare = em(0.15)
            for role, words in self._words.items():
                painter.setBrush(theme.colour(role))
                for rect in self._geometry.rects(*words):
                    painter.drawRoundedRect(rect.adjusted(-spare, 0, spare, 0), spare, spare)

    def paint_turn(self, rect: QRectF) -> None:
        """Paint the ground of the turn that is being typed in."""
        with painting(self._view.viewport()) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(rect.adjusted(-em(0.3), -em(0.25), em(0.3), em(0.25)), em(0.3), em(0.3))

    def paint_word_cursor(self, position: int) -> None:
        """Paint the ring around the word that the reader is on."""
        focused = self._view.hasFocus()
        with painting(self._view.viewport()) as painter:
            painter.setPen(QPen(theme.colour("focus" if focused else "edge"), em(0.13 if focused else 0.06)))
            spare = em(0.2)
            for rect in self._geometry.rects(position, position):
                painter.drawRoundedRect(rect.adjusted(-spare, 0, spare, 0), spare, spare)

    def _repaint(self, words: Words) -> None:
        for rect in self._geometry.rects(*words):
            self._view.viewport().update(rect.toAlignedRect().adjusted(-em(0.4), -2, em(0.4), 2))
