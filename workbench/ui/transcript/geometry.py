"""Where words lie on the screen, in pixels of the text's viewport. Only what is visible is ever asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextLine
from PySide6.QtWidgets import QTextEdit

from workbench.ui.transcript.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Seen:
    """A block in view: its number, which is its turn's, and the rectangle of its lines."""

    block: QTextBlock
    number: int
    rect: QRectF


class Geometry:
    """Asks the layout of a transcript's view, once for each state of document and scroll bar."""

    def __init__(self, view: QTextEdit, sheet: Sheet) -> None:
        self._view = view
        self._sheet = sheet
        self._state: tuple[int, ...] = ()
        self._seen: dict[int, Seen] = {}
        sheet.replaced.connect(self.forget)

    def forget(self) -> None:
        """The lines have been broken anew, or are of another document."""
        self._state, self._seen = (), {}

    def block(self, block: QTextBlock) -> QRectF:
        """The rectangle of a block's lines. Before this was asked a block may have no lines yet."""
        rect = self._view.document().documentLayout().blockBoundingRect(block)
        return rect.translated(0, -self._view.verticalScrollBar().value())

    def visible(self) -> dict[int, Seen]:
        """The turns in view from the top, by number."""
        port = self._view.viewport()
        scrolled, revision = self._view.verticalScrollBar().value(), self._view.document().revision()
        state = (scrolled, revision, port.width(), port.height())
        if state != self._state:
            self._state = state
            self._seen = {seen.number: seen for seen in self._look(port.height())}
        return self._seen

    def visible_positions(self) -> tuple[int, int] | None:
        """The positions of the first and last token of the turns in view, or None."""
        numbers = list(self.visible())
        starts = self._sheet.reading.starts
        if not numbers or not starts:
            return None
        after = starts[numbers[-1] + 1] if numbers[-1] + 1 < len(starts) else len(self._sheet.reading.tokens)
        return starts[numbers[0]], after - 1

    def extent(self, first: int, last: int) -> tuple[float, float]:
        """Top of the line where a range of words begins, and bottom of the one where it ends."""
        above, start, _end = self._sheet.block_of(first)
        below, _start, end = self._sheet.block_of(last)
        top, bottom = self._rect(above).top(), self._rect(below).top()
        ending = _line(below, end)
        return top + _line(above, start).y(), bottom + ending.y() + ending.height()

    def word(self, position: int) -> QRectF:
        """The rectangle of a word, or of its first line where it is broken over two."""
        block, start, end = self._sheet.block_of(position)
        corner = self.block(block).topLeft()
        return _part(_line(block, start), start, end).translated(corner)

    def rects(self, first: int, last: int) -> Iterator[QRectF]:
        """The rectangles, one a line, of the visible part of a range of words."""
        reading = self._sheet.reading
        if not reading.turns:
            return
        one, other = reading.turn_at(first), reading.turn_at(last)
        for seen in self.visible().values():
            if not one <= seen.number <= other:
                continue
            text, low = self._sheet.turn_text(seen.number), reading.starts[seen.number]
            begin, stop = max(0, first - low), min(last - low, len(text.starts) - 1)
            if begin <= stop:
                yield from _lines(seen.block, text.starts[begin], text.ends[stop], seen.rect.topLeft())

    def _look(self, height: int) -> Iterator[Seen]:
        block = self._view.cursorForPosition(QPoint(0, 0)).block()
        # In a text whose lines are not all broken yet, Qt finds a block far below the one that is at the top.
        while (before := block.previous()).isValid() and self.block(before).bottom() > 0:
            block = before
        while block.isValid():
            rect = self.block(block)
            if rect.top() > height:
                return
            yield Seen(block, block.blockNumber(), rect)
            block = block.next()

    def _rect(self, block: QTextBlock) -> QRectF:
        seen = self.visible().get(block.blockNumber())
        return seen.rect if seen else self.block(block)


def _lines(block: QTextBlock, start: int, end: int, at: QPointF) -> Iterator[QRectF]:
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        if line.textStart() >= end:
            return
        if line.textStart() + line.textLength() > start:
            yield _part(line, start, end).translated(at)


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
