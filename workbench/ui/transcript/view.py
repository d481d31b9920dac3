"""The view of a transcript: a text with a word cursor, colours behind the words, and a margin on each side."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from workbench.cellar.words import _, language
from workbench.study.reading import Reading
from workbench.ui import theme
from workbench.ui.copying import bare
from workbench.ui.keyboard import takes_back
from workbench.ui.transcript.geometry import Geometry
from workbench.ui.transcript.look import look
from workbench.ui.transcript.margin import Margin
from workbench.ui.transcript.place_kept import PlaceKept
from workbench.ui.transcript.sheet import Sheet
from workbench.ui.transcript.tints import Tints
from workbench.ui.transcript.words import WordCursor

COLUMN = 68
"""The longest line, in letters of usual width; a longer one is hard to read."""

_RESTYLING = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange)


class Mode(Protocol):
    """What reading or correcting makes of keys, input methods and pasted text."""

    def press(self, event: QKeyEvent) -> bool:
        """Answer a key; False leaves it to the text."""
        ...

    def compose(self, event: QInputMethodEvent) -> None:
        """Get ready for what an input method is about to put in."""
        ...

    def paste(self, text: str) -> None:
        """Put a text in at the cursor."""
        ...


class TranscriptView(QTextEdit):
    """The words of one interview."""

    word_clicked = Signal(int)
    """A plain click on the word at this position, in reading."""
    words_selected = Signal(int, int)
    """First and last position of the selected words; -1, -1 for none."""
    menu_wanted = Signal(QPoint)
    """The context menu is asked for, at this point of the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet(look(QApplication.font()), language(), self)
        self.sheet.replaced.connect(self._show_document)
        self.where = Geometry(self, self.sheet)
        self.words = WordCursor(self, self.sheet, self.where)
        self.tints = Tints(self, self.where)
        self.mode: Mode | None = None
        self._margins: tuple[Margin, Margin] | None = None
        self._selected = (-1, -1)
        self._pressed: QPointF | None = None
        self._styled = _style()
        self.place = PlaceKept(self, self.where, self.words)
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Transcript"))
        self.setStyleSheet("TranscriptView { border: none; border-radius: 0px; padding: 0px; }")
        self.cursorPositionChanged.connect(self.viewport().update)
        self.selectionChanged.connect(self._tell_selection)
        self.sheet.load(Reading(()))

    def load(self, reading: Reading) -> None:
        """Show another reading from its beginning."""
        self.tints.clear()
        self.sheet.load(reading)
        self._tell_selection()
        self.cursorPositionChanged.emit()

    def _show_document(self) -> None:
        self.setDocument(self.sheet.document)
        self.verticalScrollBar().setValue(0)
        self.update_margins()

    def set_margins(self, left: Margin, right: Margin) -> None:
        """Put the gutter and the brackets beside the text."""
        self._margins = (left, right)
        for margin in self._margins:
            margin.restyle(self.document().defaultFont())
        self.arrange()

    def arrange(self) -> None:
        """Share the width between gutter, words and brackets."""
        if self._margins is None:
            return
        gutter, brackets = self._margins
        whole = self.contentsRect()
        room = whole.width() - self.verticalScrollBar().sizeHint().width()
        left, right = gutter.wanted(), brackets.wanted()
        letter = QFontMetricsF(self.document().defaultFont()).averageCharWidth()
        slack = max(0, room - left - right - round(letter * COLUMN))
        left, right = left + slack // 2, right + slack - slack // 2
        margins = self.viewportMargins()
        if (margins.left(), margins.right()) != (left, right):
            with self.steady():
                self.setViewportMargins(left, 0, right, 0)
        self._place_margins()

    def _place_margins(self) -> None:
        if self._margins is None:
            return
        gutter, brackets = self._margins
        whole, text = self.contentsRect(), self.viewport().geometry()
        room = whole.width() - self.verticalScrollBar().sizeHint().width()
        gutter.setGeometry(QRect(whole.left(), text.top(), text.left() - whole.left(), text.height()))
        brackets.setGeometry(
            QRect(text.right() + 1, text.top(), whole.left() + room - text.right() - 1, text.height())
        )

    def update_margins(self) -> None:
        """Paint both margins anew."""
        for margin in self._margins or ():
            margin.update()

    @contextmanager
    def steady(self) -> Generator[None]:
        """Whatever happens inside, the line at the top of the view stays there, and a word that is shown in sight."""
        bar = self.verticalScrollBar()
        shown = self.words.standing
        anchored = bar.value() > 0
        top = self.cursorForPosition(QPoint(0, 0))
        before = self.cursorRect(top).top()
        yield
        if anchored and top.document() == self.document():
            # Asking for the block lays the text out that far, and with it the range of the scroll bar.
            self.where.block(top.block())
            bar.setValue(bar.value() + self.cursorRect(top).top() - before)
        else:
            # Qt follows its cursor, which goes down where earlier turns come in above it.
            bar.setValue(0)
        if shown is not None:
            self.words.see_again()
        self.update_margins()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        for margin in self._margins or ():
            margin.scrolled(dy)

    @contextmanager
    def caret_kept(self) -> Generator[None]:
        """Words that are put after the last one inside do not push a caret at the very end before them."""
        cursor, end = self.textCursor(), self.document().characterCount() - 1
        cursor.setKeepPositionOnInsert(True)
        at_end = end in (cursor.position(), cursor.anchor())
        yield
        if at_end and cursor.document() == self.document() and self.textCursor() != cursor:
            cursor.setKeepPositionOnInsert(False)
            self.setTextCursor(cursor)

    def paintEvent(self, e: QPaintEvent) -> None:
        if not self.isReadOnly():
            self.tints.paint_turn(self.where.block(self.textCursor().block()))
        self.tints.paint()
        super().paintEvent(e)
        position = self.words.at if self.isReadOnly() and not self.textCursor().hasSelection() else None
        if position is not None:
            self.tints.paint_word_cursor(position)

    def showEvent(self, e: QShowEvent) -> None:
        super().showEvent(e)
        self.place.seen()

    def resizeEvent(self, e: QResizeEvent) -> None:
        typed_in = not self.isReadOnly() and QRect(QPoint(0, 0), e.oldSize()).intersects(self.cursorRect())
        with self.steady():
            super().resizeEvent(e)
            self.where.forget()
        self._place_margins()
        if typed_in:
            self.ensureCursorVisible()

    def changeEvent(self, e: QEvent) -> None:
        if e.type() in _RESTYLING and hasattr(self, "place"):
            self.place.hold()
        super().changeEvent(e)
        if e.type() in _RESTYLING and self._out_of_style():
            self._styled = _style()
            with self.steady():
                self.sheet.restyle(look(QApplication.font()))
                self.where.forget()
            for margin in self._margins or ():
                margin.restyle(self.document().defaultFont())
            self.arrange()

    def _out_of_style(self) -> bool:
        # Qt gives the document the widget's own font whenever that changes; the words are set larger.
        return hasattr(self, "_styled") and (
            self._styled != _style() or self.document().defaultFont() != self.sheet.font
        )

    def event(self, e: QEvent) -> bool:
        if e.type() is QEvent.Type.Resize:
            # Before the words get their width: once they have it, Qt would not break the lines anew.
            self.arrange()
        return False if takes_back(e) else super().event(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if self.mode is None or not self.mode.press(e):
            super().keyPressEvent(e)

    def inputMethodEvent(self, e: QInputMethodEvent) -> None:
        if self.mode is not None:
            self.mode.compose(e)
        super().inputMethodEvent(e)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.mode is not None:
            self.mode.paste(source.text())

    def createMimeDataFromSelection(self) -> QMimeData:
        copied = bare(super().createMimeDataFromSelection())
        copied.setText(self.textCursor().selection().toPlainText())
        return copied

    def contextMenuEvent(self, e: QContextMenuEvent) -> None:
        at = e.globalPos()
        if e.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        elif not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(e.pos()))
        self.menu_wanted.emit(at)

    def wheelEvent(self, e: QWheelEvent) -> None:
        if e.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # Qt would set this text alone in another size; the size is chosen for the whole window.
            e.ignore()
        else:
            super().wheelEvent(e)

    def mousePressEvent(self, e: QMouseEvent) -> None:
        plain = e.button() is Qt.MouseButton.LeftButton and not e.modifiers()
        self._pressed = e.position() if plain else None
        super().mousePressEvent(e)

    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        pressed, self._pressed = self._pressed, None
        if not self.isReadOnly():
            return
        if self.textCursor().hasSelection():
            self.words.snap()
        elif pressed is not None and (position := self.words.under(e.position())) is not None:
            self.words.go(position)
            self.word_clicked.emit(position)

    def _tell_selection(self) -> None:
        ends = self.words.selected() or (-1, -1)
        if ends != self._selected:
            self._selected = ends
            self.words_selected.emit(*ends)


def _style() -> str:
    return f"{QApplication.font().toString()} {theme.now().name}"
