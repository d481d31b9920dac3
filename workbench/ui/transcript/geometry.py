"""Where words lie on the screen, in pixels of the text's viewport. Only what is visible is ever asked for."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextLine
from PySide6.QtWidgets import QTextEdit

from workbench.ui.transcript.sheet import Sheet


class Geometry:
    """Asks the layout of a transcript's view."""

    def __init__(self, view: QTextEdit, sheet: Sheet) -> None:
        self._view = view
        self._sheet = sheet

    def block(self, block: QTextBlock) -> QRectF:
        """The rectangle of a block's lines."""
        rect = self._view.document().documentLayout().blockBoundingRect(block)
        return rect.translated(
            -self._view.horizontalScrollBar().value(), -self._view.verticalScrollBar().value()
        )

    def visible(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The blocks in view, from the top, each with its rectangle."""
        height = self._view.viewport().height()
        block = self._view.cursorForPosition(QPoint(0, 0)).block()
        while block.isValid():
            rect = self.block(block)
            if rect.top() > height:
                return
            yield block, rect
            block = block.next()

    def visible_positions(self) -> tuple[int, int] | None:
        """The positions of the first and last token in view, or None."""
        view = self._view.viewport()
        first = self._sheet.position_at(self._view.cursorForPosition(QPoint(0, 0)).position())
        corner = QPoint(view.width() - 1, view.height() - 1)
        last = self._sheet.position_at(self._view.cursorForPosition(corner).position())
        return None if first is None or last is None else (first, last)

    def extent(self, first: int, last: int) -> tuple[float, float]:
        """Top of the line where a range of words begins, and bottom of the one where it ends."""
        block, start, _end = self._sheet.block_of(first)
        top = _line(block, start).rect().top() + self.block(block).top()
        block, _start, end = self._sheet.block_of(last)
        return top, _line(block, end).rect().bottom() + self.block(block).top()

    def word(self, position: int) -> QRectF:
        """The rectangle of a word, or of its first line where it is broken over two."""
        block, start, end = self._sheet.block_of(position)
        line = _line(block, start)
        return _part(line, start, end).translated(self.block(block).topLeft())

    def rects(self, first: int, last: int) -> Iterator[QRectF]:
        """The rectangles, one a line, of the visible part of a range of words."""
        for block, rect in self.visible():
            number = block.blockNumber()
            low = self._sheet.reading.starts[number] if self._sheet.reading.turns else 0
            text = self._sheet.turn_text(number)
            begin, stop = max(0, first - low), min(last - low, len(text.starts) - 1)
            if begin > stop:
                continue
            yield from self._lines(block, text.starts[begin], text.ends[stop], rect.topLeft())

    def _lines(self, block: QTextBlock, start: int, end: int, at: QPointF) -> Iterator[QRectF]:
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if line.textStart() >= end:
                return
            if line.textStart() + line.textLength() > start:
                yield _part(line, start, end).translated(at)


def line_of(block: QTextBlock, offset: int) -> QTextLine:
    """The line of a block in which an offset lies."""
    return _line(block, offset)


def _line(block: QTextBlock, offset: int) -> QTextLine:
    layout = block.layout()
    line = layout.lineForTextPosition(offset)
    return line if line.isValid() else layout.lineAt(max(0, layout.lineCount() - 1))


def _part(line: QTextLine, start: int, end: int) -> QRectF:
    left = _x(line, max(start, line.textStart()))
    right = _x(line, min(end, line.textStart() + line.textLength()))
    return QRectF(min(left, right), line.y(), abs(right - left), line.height())


def _x(line: QTextLine, offset: int) -> float:
    # PySide answers with the place and the offset, or with the place alone, as the version may be.
    answer = cast("float | tuple[float, int]", line.cursorToX(offset))
    return answer[0] if isinstance(answer, tuple) else answer
