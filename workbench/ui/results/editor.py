"""Writing a text of the results: people just write, and beside each sentence stands what it rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from workbench.desk.texts import Text, aligned, text_of
from workbench.desk.thread import Standing
from workbench.study.hints import Noticed
from workbench.study.results import Sentence
from workbench.study.sentences import Piece
from workbench.ui import theme
from workbench.ui.copying import bare
from workbench.ui.keyboard import takes_back
from workbench.ui.panels.drawing import utf16
from workbench.ui.results.marks import over, paint_asked, paint_mark, standing_words
from workbench.ui.results.page_form import lay_out
from workbench.ui.results.quote_object import TYPE, QuoteObject
from workbench.ui.results.quoted_text import Printed, fill, insert, pasted, read, read_selected, written
from workbench.ui.style import em

Row = tuple[Piece, Sentence | None]


class SentenceEditor(QTextEdit):
    """Undo is the study's own: what is typed is kept before it is taken back. `printed` gives the words of a quote."""

    leaving = Signal()
    typed = Signal()
    mark_pressed = Signal()
    sentence_changed = Signal()
    """The cursor is in another sentence, or the one that it is in has become another."""

    def __init__(self, printed: Printed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._printed = printed
        self._quotes: dict[str, str] = {}
        """The words of the quotes that stand here: what is drawn asks for nothing."""
        self.shown: Sequence[Sentence] = ()
        """The sentences as they were when the text was shown or kept last."""
        self.artificial = ""
        """The identity of an artificial text: what is copied out of it says that nobody has said it so."""
        self.asked = True
        """Whether sentences of this text are asked what they rest on; else only what is said is marked."""
        self._standings: Mapping[str, Standing] = {}
        self._hints: Mapping[str, Sequence[Noticed]] = {}
        self._rows: list[Row] = []
        self._at: tuple[str, int] = ("", -1)
        self._putting = False
        self.setProperty("role", "writing")
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(em(4))
        self.document().documentLayout().registerHandler(TYPE, QuoteObject(self._quoted, self.document()))
        self.document().contentsChange.connect(self._changed)
        self.cursorPositionChanged.connect(self._told_of)

    @property
    def text(self) -> Text:
        """What stands here."""
        return read(self.document())

    @property
    def rows(self) -> Sequence[Row]:
        """The sentences of what stands here, each with the kept one that it is."""
        return self._rows

    @property
    def current(self) -> Row | None:
        """The sentence that the cursor is in, or else the one before it."""
        words = self.toPlainText()
        at = self.textCursor().position()
        before = [row for row in self._rows if utf16(words, row[0].start) <= at]
        return before[-1] if before else None

    def show_text(self, sentences: Sequence[Sentence]) -> None:
        """Show the sentences of a text; where they stand here already nothing moves, and the cursor stays in its own."""
        kept = self._rows
        same = written([piece for piece, _known in kept], self.text.quotes) == [
            (one.quote or one.text.text, number == 0 or one.begins) for number, one in enumerate(sentences)
        ]
        place = self._place()
        self.shown = list(sentences)
        if not same:
            self._put(text_of(sentences))
        self._align()
        if not same:
            self._return_to(place)
        self._told_of()

    def choose(self, sentence_id: str) -> bool:
        """Put the cursor before a sentence and show it; whether it is here."""
        words = self.toPlainText()
        for piece, sentence in self._rows:
            if sentence and sentence.id == sentence_id:
                cursor = self.textCursor()
                cursor.setPosition(utf16(words, piece.start))
                self.setTextCursor(cursor)
                self.ensureCursorVisible()
                return True
        return False

    def tell(self, standings: Mapping[str, Standing], hints: Mapping[str, Sequence[Noticed]]) -> None:
        """Show what each sentence stands on, and what it may be asked about; both by identity."""
        self._standings, self._hints = standings, hints
        if self._fetch(self.text.quotes):
            self.document().markContentsDirty(0, self.document().characterCount())
        self._told_of()
        self.viewport().update()

    def standing_of(self, row: Row) -> Standing:
        """What a sentence stands on; one that is just being written says nothing yet."""
        return self._standings.get(row[1].id, Standing.BARE) if row[1] else Standing.BARE

    # Qt's

    def event(self, e: QEvent) -> bool:
        return False if takes_back(e, self.leaving.emit) else super().event(e)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._marked_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), standing_words(self.standing_of(row)) if row else "", self)
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, e: QMouseEvent) -> None:
        row = self._marked_at(e.position())
        if row is None:
            super().mousePressEvent(e)
            return
        cursor = self.textCursor()
        cursor.setPosition(utf16(self.toPlainText(), row[0].start))
        self.setTextCursor(cursor)
        self.setFocus()
        self.mark_pressed.emit()

    def focusOutEvent(self, e: QFocusEvent) -> None:
        self.leaving.emit()
        super().focusOutEvent(e)

    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()
            self._told_of()

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._lay_out()

    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        painter = QPainter(self.viewport())
        for middle, row in self._marks():
            if e.rect().top() - em(2) <= middle.y() <= e.rect().bottom() + em(2):
                paint_mark(painter, middle, self.standing_of(row))
        paint_asked(painter, self)
        painter.end()

    def createMimeDataFromSelection(self) -> QMimeData:
        made = bare(super().createMimeDataFromSelection())
        fill(made, read_selected(self.textCursor()), self._quoted, self.artificial)
        return made

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = pasted(source, self.artificial)
        self._fetch(text.quotes)
        insert(self.textCursor(), text, self._quoted)
        self.ensureCursorVisible()

    # the inside

    def _quoted(self, quote: str) -> str:
        return self._quotes.get(quote, "")

    def _fetch(self, quotes: Iterable[str]) -> bool:
        """Ask for the words of quotes; whether they are others than before."""
        before = dict(self._quotes)
        self._quotes.update((quote, self._printed(quote)) for quote in quotes)
        return before != self._quotes

    def _changed(self, _at: int, gone: int, come: int) -> None:
        if (gone or come) and not self._putting:
            self._align()
            self.typed.emit()
            self._told_of()

    def _align(self) -> None:
        self._rows = aligned(self.shown, self.text)

    def _told_of(self) -> None:
        if self._putting:
            return
        row = self.current
        self._paint_behind(row)
        at = (row[1].id if row and row[1] else "", row[0].start if row else -1)
        known = self._at
        self._at = at
        if (at[0] or at) != (known[0] or known):
            self.sentence_changed.emit()

    def _paint_behind(self, current: Row | None) -> None:
        found: list[QTextEdit.ExtraSelection] = []
        if current:
            ground = QTextCharFormat()
            ground.setBackground(theme.colour("hover"))
            found.append(over(self.document(), (current[0].start, current[0].end), ground))
        for piece, sentence in self._rows:
            for hint in self._hints.get(sentence.id, ()) if sentence else ():
                if piece.text[hint.start : hint.end] == hint.words:
                    under = QTextCharFormat()
                    under.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
                    under.setUnderlineColor(theme.colour("unsure"))
                    found.append(
                        over(self.document(), (piece.start + hint.start, piece.start + hint.end), under)
                    )
        self.setExtraSelections(found)

    def _marks(self) -> Iterator[tuple[QPointF, Row]]:
        """Where the mark of each sentence lies: in the margin of the line in which it begins, one beside the other."""
        words = self.toPlainText()
        beside: dict[int, int] = {}
        left = self.document().rootFrame().frameFormat().leftMargin() - self.horizontalScrollBar().value()
        for row in reversed(self._rows):
            if not self.asked and self.standing_of(row) is Standing.BARE:
                continue
            cursor = QTextCursor(self.document())
            cursor.setPosition(utf16(words, row[0].start))
            rect = self.cursorRect(cursor)
            number = beside.get(rect.top(), 0)
            beside[rect.top()] = number + 1
            line = min(rect.height(), self.fontMetrics().height() * 2)
            yield QPointF(left - em(0.9) - number * em(0.75), rect.top() + line / 2), row

    def _marked_at(self, at: QPointF) -> Row | None:
        near = em(0.45)
        return next(
            (
                row
                for middle, row in self._marks()
                if abs(middle.x() - at.x()) < near and abs(middle.y() - at.y()) < em(0.8)
            ),
            None,
        )

    def _put(self, text: Text) -> None:
        self._putting = True
        self.clear()
        self._fetch(text.quotes)
        insert(QTextCursor(self.document()), text, lambda _quote: True)
        self._putting = False
        self._lay_out()

    def _lay_out(self) -> None:
        before, self._putting = self._putting, True
        lay_out(self.document(), self.viewport().width())
        self._putting = before
        self.viewport().update()

    def _place(self) -> tuple[str, int, int]:
        """Where the cursor is: the sentence, how far into it, and how far into the whole."""
        at = self.textCursor().position()
        row = self.current
        start = utf16(self.toPlainText(), row[0].start) if row else 0
        return (row[1].id if row and row[1] else ""), at - start, at

    def _return_to(self, place: tuple[str, int, int]) -> None:
        sentence, within, at = place
        words = self.toPlainText()
        for piece, known in self._rows:
            if known and known.id == sentence:
                at = utf16(words, piece.start) + min(within, utf16(piece.text, len(piece.text)))
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.setPosition(min(at, cursor.position()))
        self.setTextCursor(cursor)
