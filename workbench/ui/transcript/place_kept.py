"""Keeps the reader's place while text size or colours change: several events, and layouts between them."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from workbench.ui.transcript.geometry import Geometry


class PlaceKept:
    """Holds the word at the top of a view from the first event of a change until the window has settled."""

    def __init__(self, view: QTextEdit, where: Geometry) -> None:
        self._view = view
        self._where = where
        self._held: QTextCursor | None = None
        self._before: tuple[QTextCursor, int] | None = None
        self._timer = QTimer(view)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._restore)

    def hold(self) -> None:
        """A change of look begins; the place is brought back when the window has nothing else to do."""
        if self._held is None and self._view.verticalScrollBar().value():
            self._held = self._place()
        self._timer.start()

    def _place(self) -> QTextCursor:
        # Not found anew after each step of a size: the line that holds the word begins with another one.
        if self._before and self._before[1] == self._view.verticalScrollBar().value():
            return self._before[0]
        return self._view.cursorForPosition(QPoint(0, 0))

    def _restore(self) -> None:
        held, self._held = self._held, None
        if held is None or held.document() != self._view.document():
            return
        bar = self._view.verticalScrollBar()
        # Asking for the block lays the text out that far, and with it the range of the scroll bar.
        self._where.block(held.block())
        bar.setValue(bar.value() + self._view.cursorRect(held).top())
        self._before = held, bar.value()
