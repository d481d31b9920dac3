"""Reading: the keys that walk from word to word, line to line and turn to turn, and that select words."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor

from workbench.ui.transcript.view import TranscriptView

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class ReadingKeys(QObject):
    """The mode in which the text is only read; Shift with a walking key selects."""

    typing_tried = Signal()
    """Somebody typed letters: perhaps they want to correct the text."""
    escaped = Signal()

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._view = view
        self._sheet = view.sheet
        self._column: int | None = None
        self._steps: dict[tuple[int, bool], Callable[[int], int]] = {
            (Qt.Key.Key_Left, False): lambda at: at - 1,
            (Qt.Key.Key_Right, False): lambda at: at + 1,
            (Qt.Key.Key_Left, True): lambda at: at - 1,
            (Qt.Key.Key_Right, True): lambda at: at + 1,
            (Qt.Key.Key_Up, False): lambda at: self._line(at, QTextCursor.MoveOperation.Up),
            (Qt.Key.Key_Down, False): lambda at: self._line(at, QTextCursor.MoveOperation.Down),
            (Qt.Key.Key_Up, True): lambda at: self._turn(at, -1),
            (Qt.Key.Key_Down, True): lambda at: self._turn(at, 1),
            (Qt.Key.Key_PageUp, False): lambda at: self._page(at, -1),
            (Qt.Key.Key_PageDown, False): lambda at: self._page(at, 1),
            (Qt.Key.Key_Home, False): lambda at: self._line(at, QTextCursor.MoveOperation.StartOfLine),
            (Qt.Key.Key_End, False): lambda at: self._line(at, QTextCursor.MoveOperation.EndOfLine),
            (Qt.Key.Key_Home, True): lambda _at: 0,
            (Qt.Key.Key_End, True): lambda _at: len(self._sheet.reading.tokens) - 1,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Walk, if it is a walking key; letters are told about and left alone."""
        held = event.modifiers() & ~_KEYPAD
        step = self._steps.get((event.key(), bool(held & _CONTROL)))
        at = self._view.words.at
        if step and at is not None and not held & ~(_CONTROL | _SHIFT):
            if event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._column = None
            target = max(0, min(step(at), len(self._sheet.reading.tokens) - 1))
            (self._view.words.extend if held & _SHIFT else self._view.words.go)(target)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return True
        if event.text().isprintable() and event.text().strip() and not held & ~_SHIFT:
            self.typing_tried.emit()
            return True
        return False

    def compose(self, event: QInputMethodEvent) -> None:
        """A text that is read takes nothing in."""

    def paste(self, text: str) -> None:
        """A text that is read takes nothing in."""

    def _line(self, at: int, move: QTextCursor.MoveOperation) -> int:
        """The word that lies above or below, or at an end of the line."""
        cursor = QTextCursor(self._sheet.document)
        cursor.setPosition(self._sheet.place_of(at)[0])
        if move in (QTextCursor.MoveOperation.Up, QTextCursor.MoveOperation.Down):
            if self._column is None:
                self._column = round(self._view.where.word(at).left())
            cursor.setVerticalMovementX(self._column)
        cursor.movePosition(move)
        found = self._sheet.position_at(cursor.position())
        return at if found is None else found

    def _turn(self, at: int, by: int) -> int:
        """The first word of this turn (upwards, from its middle), or of the turn before or after."""
        starts = self._sheet.reading.starts
        number = self._sheet.reading.turn_at(at)
        if by < 0 and at > starts[number]:
            return starts[number]
        return starts[number + by] if 0 <= number + by < len(starts) else at

    def _page(self, at: int, by: int) -> int:
        """The word that lies as far down in the view as this one, a view's height on."""
        view = self._view
        bar, before = view.verticalScrollBar(), view.where.word(at)
        bar.setValue(bar.value() + by * round(view.viewport().height() * 0.85))
        inside = min(max(before.center().y(), 0.0), float(view.viewport().height() - 1))
        point = before.center().toPoint()
        point.setY(round(inside))
        found = self._sheet.position_at(view.cursorForPosition(point).position())
        return at if found is None else found
