"""A page whose links the keyboard goes through: the one that it is on is framed, and it comes back to it."""

from collections.abc import Iterator
from math import ceil, floor
from typing import cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QTextCharFormat, QTextCursor, QTextLine
from PySide6.QtWidgets import QTextBrowser

from workbench.ui import theme
from workbench.ui.style import em

_PEN = 2
_AWAY = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}


class LinkedPage(QTextBrowser):
    """Qt itself shows a pale box round a link, forgets it once the keyboard is elsewhere, and begins at the top again."""

    _from = -1
    """Where the link begins that the keyboard goes on from when it comes back; -1 for none."""

    def setHtml(self, text: str) -> None:
        super().setHtml(text)
        self._make_whole()

    def go_on_from(self, start: int) -> None:
        """The keyboard, once it comes here, is on the link that begins there."""
        self._from = start
        if self.hasFocus():
            self._take_up()

    def focusNextPrevChild(self, next: bool) -> bool:
        inside = super().focusNextPrevChild(next)
        self._see_frame()
        self.viewport().update()  # Qt paints the place of the letters anew, and not that of the frame
        return inside

    def focusInEvent(self, e: QFocusEvent) -> None:
        super().focusInEvent(e)
        if e.reason() is not Qt.FocusReason.MouseFocusReason and not self.textCursor().hasSelection():
            self._take_up()

    def focusOutEvent(self, e: QFocusEvent) -> None:
        if self._on_link(self.textCursor()):
            self._from = self.textCursor().selectionStart()
        elif e.reason() in _AWAY:
            self._from = -1  # past the first or the last of them
        super().focusOutEvent(e)
        self.viewport().update()

    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        cursor = self.textCursor()
        if not (self.hasFocus() and self._on_link(cursor)):
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), _PEN))
        for box in self.boxes(cursor):
            painter.drawRoundedRect(box, em(0.2), em(0.2))
        painter.end()

    def boxes(self, cursor: QTextCursor) -> Iterator[QRectF]:
        """What frames the words of a selection in the view, one for each line of them."""
        at, end = QTextCursor(self.document()), cursor.selectionEnd()
        at.setPosition(cursor.selectionStart())
        while at.position() < end:
            block, begins = at.block(), at.block().position()
            line = block.layout().lineForTextPosition(at.position() - begins)
            if not line.isValid():
                return
            stop = min(begins + line.textStart() + line.textLength(), end)
            place = QRectF(self.cursorRect(at))
            place.setWidth(abs(_across(line, stop - begins) - _across(line, at.position() - begins)))
            # A small number stands at the upper edge of its line, and close behind the words before it.
            beside, above = _PEN + 1, em(0.15) + _PEN / 2
            yield place.adjusted(-beside, -above, beside, above)
            at.setPosition(max(stop, at.position() + 1))

    def _see_frame(self) -> None:
        """Bring all of the frame into view where Qt has brought the words alone."""
        cursor, bar = self.textCursor(), self.verticalScrollBar()
        boxes = list(self.boxes(cursor)) if self._on_link(cursor) else []
        if boxes:
            below = boxes[-1].bottom() + _PEN - self.viewport().height()
            above = boxes[0].top() - _PEN
            bar.setValue(bar.value() + (ceil(below) if below > 0 else floor(min(above, 0))))

    def _take_up(self) -> None:
        """Have the link again that the keyboard was on."""
        start = self._from
        cursor = QTextCursor(self.document())
        if not 0 < start < self.document().characterCount() - 1:
            return
        cursor.setPosition(start - 1)
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        following = QTextCursor(self.document())
        following.setPosition(start + 1)
        if following.charFormat().isAnchor():
            # What is before it is chosen, so that for Qt it is the next: only then Enter follows it.
            self.setTextCursor(cursor)
            super().focusNextPrevChild(True)
            self.viewport().update()

    def _make_whole(self) -> None:
        """Where a link is led to itself, Qt reads all but its first letter as no link that the keyboard goes to."""
        whole, cursor = QTextCharFormat(), QTextCursor(self.document())
        whole.setAnchor(True)
        block = self.document().begin()
        while block.isValid():
            for one in block.textFormats():
                if one.format.anchorHref() and not one.format.isAnchor():
                    cursor.setPosition(block.position() + one.start)
                    cursor.setPosition(cursor.position() + one.length, QTextCursor.MoveMode.KeepAnchor)
                    cursor.mergeCharFormat(whole)
            block = block.next()

    @staticmethod
    def _on_link(cursor: QTextCursor) -> bool:
        return cursor.hasSelection() and cursor.charFormat().isAnchor()


def _across(line: QTextLine, at: int) -> float:
    return cast("tuple[float, int]", line.cursorToX(at))[0]  # with where it was measured
