"""The word cursor: which word the reader is on, which words are selected, and bringing them into view."""

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QFontMetricsF, QTextCursor
from PySide6.QtWidgets import QTextEdit

from workbench.ui.transcript.geometry import Geometry
from workbench.ui.transcript.sheet import Sheet

_KEEP = QTextCursor.MoveMode.KeepAnchor


class WordCursor:
    """Reads and sets the text cursor of a transcript's view, in positions of words."""

    def __init__(self, view: QTextEdit, sheet: Sheet, geometry: Geometry) -> None:
        self._view = view
        self._sheet = sheet
        self._geometry = geometry
        self.revealed = 0
        """How often a word was revealed."""
        self._shown: tuple[int, int, int] | None = None
        """The words that were revealed last, the first and the last, and how far the view was scrolled then."""

    @property
    def at(self) -> int | None:
        """The position of the word that the reader is on; None where there are no words."""
        cursor = self._view.textCursor()
        if ends := self.selected():
            return ends[1] if cursor.position() > cursor.anchor() else ends[0]
        return self._sheet.position_at(cursor.position())

    def selected(self) -> tuple[int, int] | None:
        """The first and last word that the selection touches, or None."""
        cursor = self._view.textCursor()
        if not cursor.hasSelection():
            return None
        return self._sheet.positions_in(cursor.selectionStart(), cursor.selectionEnd())

    def turns(self) -> list[str]:
        """The identities of the turns that are selected, or of the one that the cursor is in."""
        cursor = self._view.textCursor()
        document = self._sheet.document
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        return [turn.id for turn in self._sheet.reading.turns[first : last + 1]]

    def go(self, position: int) -> None:
        """Put the word cursor on a word."""
        self.put(position)
        self._view.ensureCursorVisible()

    def put(self, position: int) -> None:
        """Put the word cursor on a word, whatever is in view."""
        self._set(self._sheet.place_of(position)[0])

    def extend(self, position: int) -> None:
        """Select from the word where the selection began to this one."""
        begun = self._begun()
        self.select(begun, position)
        self._view.ensureCursorVisible()

    def select(self, begun: int, position: int) -> None:
        """Select all words between two, both included, the cursor on the second."""
        one, other = self._sheet.place_of(begun), self._sheet.place_of(position)
        cursor = self._view.textCursor()
        cursor.setPosition(one[0] if position >= begun else one[1])
        cursor.setPosition(other[1] if position >= begun else other[0], _KEEP)
        self._view.setTextCursor(cursor)

    def snap(self) -> None:
        """Let a selection made with the mouse begin and end with whole words."""
        if ends := self.selected():
            cursor = self._view.textCursor()
            self.select(*(ends if cursor.position() >= cursor.anchor() else ends[::-1]))

    def clear(self) -> None:
        """Select nothing."""
        if (position := self.at) is not None:
            self.put(position)

    def reveal(self, position: int, last: int | None = None) -> None:
        """Put the word cursor on a word and bring it into view, with those after it up to `last`; a quarter from the top
        where that has room for them.
        """
        self.put(position)
        self.revealed += 1
        self._shown = position, position if last is None else last, -1
        self.see_again()
        # A view that has only just come to sight has its lines once it is laid out.
        QTimer.singleShot(0, self._view, self.see_again)

    @property
    def standing(self) -> int | None:
        """The word that was revealed, as long as the reader is on it and nobody has scrolled since."""
        if self._shown is None or self._shown[2] != self._view.verticalScrollBar().value():
            return None
        return self._shown[0] if self.at == self._shown[0] else None

    def see_again(self) -> None:
        """Bring what was revealed into view once more: its lines are others now."""
        if self._shown and self.at == self._shown[0]:
            first, last, _value = self._shown
            self._scroll_to(first, last)
            self._shown = first, last, self._view.verticalScrollBar().value()

    def show(self, position: int) -> None:
        """Bring a word into view, a quarter from the top; the word cursor stays."""
        self._scroll_to(position, position)

    def in_view(self, position: int) -> bool:
        """Whether a word is wholly in view."""
        rect = self._geometry.word(position)
        return rect.top() >= 0 and rect.bottom() <= self._view.viewport().height()

    def under(self, point: QPointF) -> int | None:
        """The position of the word at a point of the viewport, or None beside the words."""
        nearest = self._sheet.position_at(self._view.cursorForPosition(point.toPoint()).position())
        if nearest is None:
            return None
        reach = QFontMetricsF(self._view.document().defaultFont()).averageCharWidth() / 2
        last = len(self._sheet.reading.tokens) - 1
        for position in (nearest, max(0, nearest - 1), min(last, nearest + 1)):
            for rect in self._geometry.rects(position, position):
                if rect.adjusted(-reach, 0, reach, 0).contains(point):
                    return position
        return None

    def _begun(self) -> int:
        cursor = self._view.textCursor()
        if ends := self.selected():
            return ends[0] if cursor.position() > cursor.anchor() else ends[1]
        return self._sheet.position_at(cursor.position()) or 0

    def _scroll_to(self, first: int, last: int) -> None:
        if not (self.in_view(first) and self.in_view(last)):
            top, height = self._geometry.word(first).top(), self._view.viewport().height()
            room = height - 1 - (self._geometry.word(last).bottom() - top)
            bar = self._view.verticalScrollBar()
            bar.setValue(round(bar.value() + top - max(0, min(height / 4, room))))

    def _set(self, place: int) -> None:
        cursor = self._view.textCursor()
        cursor.setPosition(place)
        self._view.setTextCursor(cursor)
