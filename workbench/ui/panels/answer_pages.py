"""Writing answers to a few questions: one question at a time, kept as it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.ui.hub import Hub
from workbench.ui.keyboard import takes_back
from workbench.ui.panels.dots import Dots
from workbench.ui.parts import button, label, reword, row, stack
from workbench.ui.style import em

KEEP_MS = 700
"""So long after the last key an answer is kept."""


class AnswerField(QPlainTextEdit):
    """A box for plain text, at least `high` ems. Undo is the study's own: what is typed is kept before it is taken back."""

    leaving = Signal()

    def __init__(self, parent: QWidget | None = None, *, high: float = 5.5) -> None:
        super().__init__(parent)
        self._high = high
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)

    def sizeHint(self) -> QSize:
        return QSize(em(16), em(self._high))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(8), em(self._high))

    def grow(self, high: float) -> None:
        """Be at least so many ems high from now on."""
        if high != self._high:
            self._high = high
            self.updateGeometry()

    def event(self, e: QEvent) -> bool:
        return False if takes_back(e, self.leaving.emit) else super().event(e)

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


class AnswerPages(QWidget):
    """The questions about one subject (a unit, a round), for the member who works here.

    Who inherits says what is asked, what is kept and how it is kept. `foot` is for whoever lays it out below, where it
    can be seen however long the rest is.
    """

    done = Signal()

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self.subject = ""
        self._writer = ""
        self.at = 0
        """The number of the question that is shown."""
        self._dirty = False
        self._unkept: dict[tuple[str, str, int], str] = {}
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_MS)
        self._keep.timeout.connect(self.keep)
        self._build()
        hub.hushed.connect(self.keep)
        hub.settling.connect(self.keep)

    def asked(self) -> Sequence[str]:
        """The questions about the subject, in their order; at least one."""
        raise NotImplementedError

    def kept(self, number: int) -> str:
        """The kept answer of the member who works here to the question with this number."""
        raise NotImplementedError

    def answered(self, subject: str, number: int, text: str) -> None:
        """Keep an answer. May raise Refusal."""
        raise NotImplementedError

    def onwards(self, *, last: bool) -> str:
        """What stands on the button that goes on."""
        return _("Done") if last else _("Next")

    def show_subject(self, subject: str) -> None:
        """Write about another subject, or none; what was typed about the one before is kept."""
        self.keep()
        # What could not be kept belongs to the subject before, and waits there.
        self._dirty = False
        self.subject = subject
        self.dots.count(len(self.asked()))
        self.turn_to(0)

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
            self.turn_to(0)
            return
        unkept = self._unkept.get((self._writer, self.subject, self.at))
        kept = self.kept(self.at) if self.subject and member else ""
        shown = kept if unkept is None else unkept
        if shown != self.answer.toPlainText():
            # Undo, or the same from another copy: what "Saved" was said of stands here no longer.
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
        kept = self._write(self.subject, self.at, self.answer.toPlainText())
        self._dirty = self._dirty or not kept
        self.state.setText(_("Saved") if kept else _("Not saved"))

    def settle(self) -> bool:
        """Keep what was typed, here and wherever it was refused before; whether nothing is left over."""
        self.keep()
        me = self._desk.context.reader
        mine = [key for key in self._unkept if key[0] == me == self._writer]
        kept = not self._dirty and all(self._write(key[1], key[2], self._unkept[key]) for key in mine)
        return kept and not self._unkept

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)

    def _build(self) -> None:
        column = stack(self, 0.5)
        self.dots = Dots(1)
        self.question = label("", "heading")
        self.answer = AnswerField()
        self.question.setBuddy(self.answer)
        self.state = label("", "small")
        self.back = button(_("Back"), lambda: self._turn(-1), icon="left")
        self.next = button("", lambda: self._turn(1), look="primary")
        self.foot = QWidget()
        for one in (
            self.next,
            self.back,
        ):  # Tab reaches them in this order: one goes on far more often than back
            one.setParent(self.foot)
        self.arrange(column)
        self.answer.textChanged.connect(self._typed)
        self.answer.leaving.connect(self.keep)

    def arrange(self, column: QVBoxLayout) -> None:
        """Give the parts their places."""
        line = row(self.foot, 0.4)
        line.addWidget(self.back)
        line.addWidget(self.next)
        line.addWidget(self.state, 1)
        line.addWidget(self.dots, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self.question)
        column.addWidget(self.answer, 1)

    def _turn(self, by: int) -> None:
        if self.at + by >= len(self.asked()):
            self.keep()
            if not self._dirty:
                self.done.emit()
            return
        self.turn_to(self.at + by)
        self.answer.setFocus()

    def turn_to(self, number: int) -> None:
        """Show the question with this number; what was typed to the one before is kept."""
        self.keep()
        self._dirty = False
        self.at = number
        asked = self.asked()
        words = asked[number]
        self.question.setText(words)
        self.answer.setAccessibleName(words)
        self.dots.show_page(number)
        self.state.setText("")
        self.back.setEnabled(number > 0)
        reword(self.next, self.onwards(last=number == len(asked) - 1))
        self.refresh()

    def _write(self, subject: str, number: int, text: str) -> bool:
        self._unkept.pop((self._writer, subject, number), None)
        if self._hub.attempt(lambda: self.answered(subject, number, text)):
            return True
        # What the disk did not take is shown again whenever its question is, and tried again then.
        self._unkept[self._writer, subject, number] = text
        return False

    def _typed(self) -> None:
        self._dirty = True
        self.state.setText("")
        self._keep.start()
