"""Writing one's own bridling note: one question at a time, kept as it is typed."""

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.prompts import Question, questions
from workbench.study.units import BridlingNote
from workbench.ui.hub import Hub
from workbench.ui.panels.dots import Dots
from workbench.ui.parts import button, label, row, stack
from workbench.ui.style import em

KEEP_MS = 700
"""So long after the last key an answer is kept."""


class AnswerField(QPlainTextEdit):
    """A box for plain text. Undo is the study's own: what is typed is kept before it is taken back."""

    leaving = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setMinimumHeight(em(5.5))

    def sizeHint(self) -> QSize:
        return QSize(em(16), em(5.5))

    def event(self, e: QEvent) -> bool:
        if e.type() is QEvent.Type.ShortcutOverride and isinstance(e, QKeyEvent) and _takes_back(e):
            self.leaving.emit()
            e.ignore()
            return False
        return super().event(e)

    def focusOutEvent(self, e: QFocusEvent) -> None:
        self.leaving.emit()
        super().focusOutEvent(e)

    def put(self, text: str) -> None:
        """Show a text that was kept; the cursor stays where it can."""
        if text == self.toPlainText():
            return
        at = self.textCursor().position()
        with QSignalBlocker(self):
            self.setPlainText(text)
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.setPosition(min(at, cursor.position()))
        self.setTextCursor(cursor)


class OwnNote(QWidget):
    """The three questions about one unit, for the member who works here."""

    done = Signal()

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self._unit = ""
        self._writer = ""
        self._page = 0
        self._dirty = False
        self._unkept: dict[tuple[str, str, Question], str] = {}
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_MS)
        self._keep.timeout.connect(self.keep)
        self._build()
        hub.hushed.connect(self.keep)
        hub.settling.connect(self.keep)

    def show_unit(self, unit_id: str) -> None:
        """Write about another unit, or none; what was typed about the one before is kept."""
        self.keep()
        # What could not be kept belongs to the unit before, and waits there.
        self._dirty = False
        self._unit = unit_id
        self._go(0)

    def refresh(self) -> None:
        """Show the answer as it is kept, unless something newer is being typed."""
        member = self._desk.member
        if self._dirty and member is not None and member.id == self._writer:
            return
        self._dirty = False
        self._keep.stop()
        writer = member.id if member else ""
        if writer != self._writer:
            # Somebody else begins at the first question, and "Saved" was said to the one before.
            self._writer = writer
            self._go(0)
            return
        note = self._desk.notes.own(self._unit) if self._unit and member else None
        unkept = self._unkept.get((self._writer, self._unit, self._question))
        shown = _answer(note, self._question) if unkept is None else unkept
        if shown != self.answer.toPlainText():
            # Undo, or the own note from another copy: what "Saved" was said of stands here no longer.
            self.state.setText("")
        self.answer.put(shown)
        if unkept is not None:
            self._dirty = True
            self.state.setText(_("Not saved"))
        self.answer.setEnabled(member is not None)

    def keep(self) -> None:
        """Keep what was typed, now."""
        self._keep.stop()
        member = self._desk.member
        if not self._dirty or member is None or member.id != self._writer:
            return
        self._dirty = False
        kept = self._write(self._unit, self._question, self.answer.toPlainText())
        self._dirty = self._dirty or not kept
        self.state.setText(_("Saved") if kept else _("Not saved"))

    def settle(self) -> bool:
        """Keep what was typed, here and wherever it was refused before; whether nothing is left over."""
        self.keep()
        me = self._desk.member.id if self._desk.member else ""
        mine = [key for key in self._unkept if key[0] == me == self._writer]
        kept = not self._dirty and all(self._write(key[1], key[2], self._unkept[key]) for key in mine)
        return kept and not self._unkept

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)

    @property
    def _question(self) -> Question:
        return self._questions[self._page][0]

    def _build(self) -> None:
        self._questions = questions()
        column = stack(self, 0.5)
        self.dots = Dots(len(self._questions))
        self.question = label("", "heading")
        self.answer = AnswerField()
        self.question.setBuddy(self.answer)
        self.state = label("", "small")
        self.back = button(_("Back"), lambda: self._turn(-1), icon="left")
        self.next = button("", lambda: self._turn(1), look="primary")
        below = QWidget()
        line = row(below, 0.4)
        line.addWidget(self.back)
        line.addWidget(self.next)
        line.addWidget(self.state, 1)
        line.addWidget(self.dots, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self.question)
        column.addWidget(self.answer, 1)
        column.addWidget(below)
        self.answer.textChanged.connect(self._typed)
        self.answer.leaving.connect(self.keep)

    def _turn(self, by: int) -> None:
        if self._page + by >= len(self._questions):
            self.keep()
            if not self._dirty:
                self.done.emit()
            return
        self._go(self._page + by)
        self.answer.setFocus()

    def _go(self, page: int) -> None:
        self.keep()
        self._dirty = False
        self._page = page
        words = self._questions[page][1]
        self.question.setText(words)
        self.answer.setAccessibleName(words)
        self.dots.show_page(page)
        self.state.setText("")
        self.back.setEnabled(page > 0)
        last = page == len(self._questions) - 1
        self.next.setText(_("Done") if last else _("Next"))
        self.next.setAccessibleName(self.next.text())
        self.refresh()

    def _write(self, unit: str, question: Question, text: str) -> bool:
        self._unkept.pop((self._writer, unit, question), None)
        if self._hub.attempt(lambda: self._desk.notes.answer(unit, question, text)):
            return True
        # What the disk did not take is shown again whenever its question is, and tried again then.
        self._unkept[self._writer, unit, question] = text
        return False

    def _typed(self) -> None:
        self._dirty = True
        self.state.setText("")
        self._keep.start()


def _answer(note: BridlingNote | None, question: Question) -> str:
    return str(getattr(note, question)) if note else ""


def _takes_back(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
