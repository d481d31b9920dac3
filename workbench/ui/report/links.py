"""A page whose links the keyboard goes through: the one that it is on is framed, and it comes back to it."""

from collections.abc import Iterator
from itertools import groupby
from math import ceil, floor
from typing import NamedTuple, cast

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QTextCharFormat, QTextCursor, QTextLine
from PySide6.QtWidgets import QTextBrowser

from workbench.ui import theme
from workbench.ui.style import em

_PEN = 2
_AWAY = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}


class Run(NamedTuple):
    """Words that are set alike: where their paragraph begins, where they begin and end."""

    paragraph: int
    start: int
    end: int
    form: QTextCharFormat


class _Link(NamedTuple):
    """Where it begins and ends, and where it leads."""

    start: int
    end: int
    leads: str


class LinkedPage(QTextBrowser):
    """Qt itself shows a pale box round a link, forgets it once the keyboard is elsewhere, and begins at the top again."""

    _from = -1
    """Where the link begins that the keyboard goes on from when it comes back; -1 for none."""

    def setHtml(self, text: str) -> None:
        """Show a page; the keyboard goes on from the link that it was on, where there is one that leads there still."""
        cursor = self.textCursor()
        place = cursor.selectionStart() if self._on_link(cursor) else self._from
        alike = [link for link in self._links() if link.start <= place] if place >= 0 else []
        leads = alike[-1].leads if alike and alike[-1].start == place else ""
        number = sum(link.leads == leads for link in alike)
        super().setHtml(text)
        self._make_whole()
        again = [link.start for link in self._links() if link.leads == leads] if leads else []
        self.go_on_from(again[min(number, len(again)) - 1] if again else -1)

    def go_on_from(self, start: int) -> None:
        """The keyboard, once it comes here, is on the link that begins there."""
        self._from = start
        if self.hasFocus():
            self._take_up()

    def go_on_after(self, place: int) -> None:
        """The keyboard goes on to the links behind that place, and is on none of them yet."""
        self._from = -1
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        self._set_cursor(cursor)

    def focusNextPrevChild(self, next: bool) -> bool:
        if self._in_view(self.textCursor()) and self._on_link(self.textCursor()):
            inside = super().focusNextPrevChild(next)
        elif (start := self._nearest(onwards=next)) is not None:
            self._from, inside = start, True
            self._take_up()
        else:
            inside = super(QTextBrowser, self).focusNextPrevChild(next)  # Qt would begin at the top
        if not self.hasFocus():
            self._set_cursor(QTextCursor(self.document()))
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

    def words_at(self, place: QPoint) -> QTextCursor:
        """Before which words a place in the view stands."""
        self.document().size()  # lays all of it out: a table that waits for that would be found at the very top
        return self.cursorForPosition(place)

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

    def _nearest(self, *, onwards: bool) -> int | None:
        """Where the link begins that is next where the keyboard is on none that is seen; None for none.

        It goes on from the cursor; where that is out of view, or was put nowhere, from what is seen.
        """
        cursor, links, view = self.textCursor(), list(self._links()), self.viewport().rect()
        if cursor.position() > 0 and self._in_view(cursor):
            if onwards:
                return next((one.start for one in links if one.start >= cursor.selectionEnd()), None)
            return next((one.start for one in reversed(links) if one.end <= cursor.selectionStart()), None)
        if onwards:
            top = self.words_at(view.topLeft()).position()
            beyond = (one.start for one in links if one.start >= top and self._place(one.start).top() >= 0)
        else:
            low, last = self.words_at(view.bottomRight()).position(), view.bottom()
            beyond = (
                one.start
                for one in reversed(links)
                if one.start <= low and self._place(one.start).bottom() <= last
            )
        return next(beyond, None)

    def runs(self) -> Iterator[Run]:
        """The words of the page in order, parted where they are set otherwise."""
        block = self.document().begin()
        while block.isValid():
            at = block.position()
            for one in block.textFormats():
                yield Run(at, at + one.start, at + one.start + one.length, QTextCharFormat(one.format))
            block = block.next()

    def _links(self) -> Iterator[_Link]:
        """All that leads somewhere, in its order."""
        alike = groupby(self.runs(), lambda run: (run.paragraph, run.form.anchorHref()))
        for (_paragraph, leads), runs in alike:
            if leads:
                first, *more = runs
                yield _Link(first.start, (more or [first])[-1].end, leads)

    def _in_view(self, cursor: QTextCursor) -> bool:
        view, start, end = self.viewport().rect(), cursor.selectionStart(), cursor.selectionEnd()
        return self._place(start).united(self._place(end)).intersects(view)

    def _place(self, at: int) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(at)
        return self.cursorRect(cursor)

    def _set_cursor(self, cursor: QTextCursor) -> None:
        """Put the cursor somewhere without going there."""
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        before = [bar.value() for bar in bars]
        self.setTextCursor(cursor)
        for bar, value in zip(bars, before, strict=True):
            bar.setValue(value)

    def _see_frame(self) -> None:
        """Bring all of the frame into view where Qt has brought the words alone; sideways no more than that takes."""
        cursor, bar = self.textCursor(), self.verticalScrollBar()
        boxes = list(self.boxes(cursor)) if self._on_link(cursor) else []
        if boxes:
            below = boxes[-1].bottom() + _PEN - self.viewport().height()
            above = boxes[0].top() - _PEN
            bar.setValue(bar.value() + (ceil(below) if below > 0 else floor(min(above, 0))))
            aside = self.horizontalScrollBar()
            right = max(box.right() for box in boxes) + _PEN + aside.value()
            aside.setValue(max(0, ceil(right) - self.viewport().width()))

    def _take_up(self) -> None:
        """Have the link again that the keyboard was on."""
        start = self._from
        cursor = QTextCursor(self.document())
        if not 0 <= start < self.document().characterCount() - 1:
            return
        cursor.setPosition(max(0, start - 1))
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        following = QTextCursor(self.document())
        following.setPosition(start + 1)
        if following.charFormat().isAnchor():
            # What is before it is chosen, so that for Qt it is the next: only then Enter follows it.
            self.setTextCursor(cursor)
            super().focusNextPrevChild(True)
            self._see_frame()
            self.viewport().update()

    def _make_whole(self) -> None:
        """Where a link is led to itself, Qt reads all but its first letter as no link that the keyboard goes to."""
        whole, cursor = QTextCharFormat(), QTextCursor(self.document())
        whole.setAnchor(True)
        for run in [run for run in self.runs() if run.form.anchorHref() and not run.form.isAnchor()]:
            cursor.setPosition(run.start)
            cursor.setPosition(run.end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(whole)

    @staticmethod
    def _on_link(cursor: QTextCursor) -> bool:
        last = QTextCursor(cursor)
        last.setPosition(cursor.selectionEnd())  # a cursor that went backwards stands before the link
        return cursor.hasSelection() and last.charFormat().isAnchor()


def _across(line: QTextLine, at: int) -> float:
    return cast("tuple[float, int]", line.cursorToX(at))[0]  # with where it was measured
