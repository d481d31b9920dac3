"""The words of a quote, to choose a run of them by mouse or keyboard; what was done to each can be seen on it.

What is cut is struck out, what is masked is underlined and followed by what is printed in its place, what was put in
stands in bold: each is told apart without its colour, and the words themselves stay to be read.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from workbench.cellar.words import _
from workbench.study.quotes import Edit
from workbench.study.quoting import PieceKind, Word, pieces
from workbench.ui import theme
from workbench.ui.style import em

_BOLD = 600
LOWEST_EMS, HIGHEST_EMS = 3.5, 10.0


class _Spot(NamedTuple):
    """Where a word stands: its number in the quote, and its first and last place in the text."""

    number: int
    begin: int
    end: int


class WordField(QTextEdit):
    """Tells by `chose` that other words are selected."""

    chose = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setAccessibleName(_("The words of the quote"))
        self.setAccessibleDescription(
            _("Arrow keys go from word to word; with Shift they select. Then press one of the buttons below.")
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._spots: list[_Spot] = []
        self._shown: object = None
        self.selectionChanged.connect(self.chose)
        self.cursorPositionChanged.connect(self.chose)

    def show_words(self, words: Sequence[Word], edits: Sequence[Edit]) -> None:
        """Show the words with what was done to them; the reader stays on the word that they were on."""
        shown = (tuple(words), tuple(edits), theme.now().name)
        if shown == self._shown:
            return
        at = self.chosen()
        self._shown = shown
        self._spots = []
        self.clear()
        cursor = QTextCursor(self.document())
        for piece in pieces(words, edits):
            if piece.kind is PieceKind.INSERTION:
                _put(cursor, f"[{piece.text}]", _looks(piece.kind))
                continue
            for number in range(piece.first, piece.last + 1):
                self._spots.append(_Spot(number, *_put(cursor, words[number].text, _looks(piece.kind))))
            if piece.kind is PieceKind.MASK and piece.edit:
                look = _looks(piece.kind)
                look.setFontWeight(_BOLD)
                _put(cursor, f"→ [{piece.edit.text}]", look)
        if self._spots:
            self._stand(at[0] if at else 0)
        self._fit()

    def chosen(self) -> tuple[int, int] | None:
        """The numbers of the first and the last word that are selected; without a selection, of the word one is on."""
        cursor = self.textCursor()
        low, high = cursor.selectionStart(), cursor.selectionEnd()
        if low == high:
            on = [spot for spot in self._spots if spot.begin <= low <= spot.end]
        else:
            on = [spot for spot in self._spots if spot.begin < high and low < spot.end]
        return (on[0].number, on[-1].number) if on else None

    @property
    def selects(self) -> bool:
        """Whether words are selected, rather than stood on."""
        return self.textCursor().hasSelection() and self.chosen() is not None

    def select(self, first: int, last: int) -> None:
        """Select the words from one number to another."""
        cursor = self.textCursor()
        cursor.setPosition(self._spots[first].begin)
        cursor.setPosition(self._spots[last].end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._spots:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._stretch(step)
        else:
            at = self._at(self.textCursor().position())
            self._stand(at + step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(em(20), self.maximumHeight())

    def _stretch(self, step: int) -> None:
        """Take one more word in, or leave one out, where the reader is."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            at = self._at(cursor.position())
            self._select_between(at, at, backwards=step < 0)
            return
        backwards = cursor.position() < cursor.anchor()
        first = self._at(cursor.selectionStart())
        last = self._at(cursor.selectionEnd() - 1)
        if backwards:
            first += step
        else:
            last += step
        if first > last:
            backwards, first, last = not backwards, last, first
        self._select_between(first, last, backwards=backwards)

    def _select_between(self, first: int, last: int, *, backwards: bool) -> None:
        first, last = max(0, first), min(len(self._spots) - 1, last)
        begin, end = self._spots[first].begin, self._spots[last].end
        cursor = self.textCursor()
        cursor.setPosition(end if backwards else begin)
        cursor.setPosition(begin if backwards else end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _stand(self, number: int) -> None:
        spot = self._spots[max(0, min(number, len(self._spots) - 1))]
        cursor = self.textCursor()
        cursor.setPosition(spot.begin)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _at(self, place: int) -> int:
        """The index of the word at a place of the text, or of the one before it."""
        before = [index for index, spot in enumerate(self._spots) if spot.begin <= place]
        return before[-1] if before else 0

    def _fit(self) -> None:
        """As high as the words need, up to a limit."""
        margins = self.contentsMargins()
        wanted = round(self.document().size().height()) + margins.top() + margins.bottom() + em(0.8)
        height = min(max(wanted, em(LOWEST_EMS)), em(HIGHEST_EMS))
        if height != self.maximumHeight():
            self.setFixedHeight(height)


def _put(cursor: QTextCursor, text: str, look: QTextCharFormat) -> tuple[int, int]:
    if cursor.position():
        cursor.insertText(" ", QTextCharFormat())
    begin = cursor.position()
    cursor.insertText(text, look)
    return begin, cursor.position()


def _looks(kind: PieceKind) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(theme.now().text))
    match kind:
        case PieceKind.WORDS:
            pass
        case PieceKind.CUT:
            look.setFontStrikeOut(True)
            look.setForeground(QColor(theme.now().muted))
        case PieceKind.MASK:
            look.setBackground(theme.colour("warning"))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        case PieceKind.INSERTION:
            look.setBackground(theme.colour("accent_soft"))
            look.setFontWeight(_BOLD)
    return look
