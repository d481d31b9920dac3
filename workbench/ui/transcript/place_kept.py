"""Keeps the reader's place while text size, colours or language change: several events, and layouts between."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from workbench.ui.transcript.geometry import Geometry
from workbench.ui.transcript.words import WordCursor


class PlaceKept:
    """Holds the word at the top of a view from the first event of a change until the window has settled."""

    def __init__(self, view: QTextEdit, where: Geometry, words: WordCursor) -> None:
        self._view = view
        self._where = where
        self._words = words
        self._shown: tuple[int | None, int] = (None, 0)
        self._held: QTextCursor | None = None
        self._before: tuple[QTextCursor, int] | None = None
        self._brought: QTextCursor | None = None
        self._timer = QTimer(view)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._restore)

    def hold(self) -> None:
        """A change of look begins; the place is brought back when the window has nothing else to do."""
        if self._held is None and self._view.verticalScrollBar().value():
            self._held = self.top()
        if not self._timer.isActive():
            self._shown = self._words.standing, self._words.revealed
        self._timer.start()

    def bring(self, place: QTextCursor) -> None:
        """Put a place at the top of a view that is new, as soon as it is seen and has its size."""
        self._brought = place
        self.seen()

    def seen(self) -> None:
        """The view is shown, perhaps for the first time: before that its lines are not those of the screen."""
        if self._view.isVisible() and self._brought is not None:
            self._held, self._brought = self._brought, None
            self._restore()
            self.hold()

    def top(self) -> QTextCursor:
        """The place at the top of what is seen."""
        # Not found anew after each step of a size: the line that holds the word begins with another one.
        if self._before and self._before[1] == self._view.verticalScrollBar().value():
            return self._before[0]
        return self._view.cursorForPosition(QPoint(0, 0))

    def _restore(self) -> None:
        held, self._held = self._held, None
        if self._shown[0] is not None or self._words.revealed != self._shown[1]:
            self._words.see_again()  # a word that was asked for is more than the line at the top
            return
        if held is None or held.document() != self._view.document():
            return
        bar = self._view.verticalScrollBar()
        # Asking for the block lays the text out that far, and with it the range of the scroll bar.
        self._where.block(held.block())
        bar.setValue(bar.value() + self._view.cursorRect(held).top())
        self._before = held, bar.value()
