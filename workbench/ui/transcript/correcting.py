"""Correcting: typing in the turns. What is typed is written when it rests, and before anything else happens."""

from collections.abc import Collection, Iterable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor

from workbench.cellar.words import _
from workbench.desk.transcripts import Transcripts
from workbench.study.tokens import TokenKind
from workbench.ui import settings
from workbench.ui.hub import Hub
from workbench.ui.transcript.mapping import one_line
from workbench.ui.transcript.snippets import ENDS, write_out
from workbench.ui.transcript.view import TranscriptView

REST_MS = 1200
"""How long the keys rest before what was typed is written."""

_Keys = QKeySequence.StandardKey
# Beside each key what a desktop may have for the same thing, such as Ctrl+D: Qt asks for the meaning, too.
_BACKWARDS = (Qt.Key.Key_Backspace, _Keys.Backspace, _Keys.DeleteStartOfWord)
_FORWARDS = (Qt.Key.Key_Delete, _Keys.Delete, _Keys.DeleteEndOfWord)
_TO_THE_END = (_Keys.DeleteEndOfLine,)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, _Keys.InsertParagraphSeparator, _Keys.InsertLineSeparator)
_KEEP = QTextCursor.MoveMode.KeepAnchor


class Correcting(QObject):
    """The mode in which the words can be typed in. No key ever joins or parts blocks by itself."""

    left = Signal()
    """The person wants to read again."""

    def __init__(self, view: TranscriptView, transcripts: Transcripts, hub: Hub) -> None:
        super().__init__(view)
        self._view = view
        self._sheet = view.sheet
        self._transcripts = transcripts
        self._hub = hub
        self._typed: dict[str, str | None] = {}
        """The turns typed in, each with the text that was refused, or None: it is the one on the sheet."""
        self._turn = ""
        self.rest = QTimer(self)
        self.rest.setSingleShot(True)
        self.rest.setInterval(REST_MS)
        self.rest.timeout.connect(self.flush)
        self._sheet.retyped.connect(self._retyped)
        # Queued: the document cannot be replaced while it tells of a change.
        self._sheet.torn.connect(self._mend, Qt.ConnectionType.QueuedConnection)
        view.cursorPositionChanged.connect(self._moved)

    # -- what was typed -------------------------------------------------------------------------------------

    @property
    def typed(self) -> Collection[str]:
        """The turns in which something is typed that is not written yet."""
        return self._typed.keys()

    @property
    def resting(self) -> str:
        """The turn that the person is typing in, all of it written; its blanks are left as they are typed."""
        return self._turn

    def flush(self) -> None:
        """Write what was typed. A turn that is empty while somebody is in it is not taken away yet."""
        self.rest.stop()
        if not self._sheet.whole:
            return
        for turn_id in list(self._typed):
            text = self._text(turn_id)
            if text is not None and not text.strip() and turn_id == self._turn:
                continue
            del self._typed[turn_id]
            if text is not None and not self._hub.attempt(partial(self._transcripts.edit, turn_id, text)):
                self._typed[turn_id] = text

    def finish(self) -> None:
        """Write what was typed and leave the turn."""
        turn, self._turn = self._turn, ""
        self.flush()
        if turn and turn not in self._typed:
            self._sheet.tidy(turn)

    def let_go(self) -> None:
        """Take off the sheet what could not be written: it is not to be written in another's name."""
        for turn_id in list(self._typed):
            del self._typed[turn_id]
            self._sheet.tidy(turn_id)

    def put_back(self) -> None:
        """Type anew what is not written yet, into turns that show only what the study has."""
        for turn_id, text in list(self._typed.items()):
            number = self._sheet.number(turn_id)
            if number is not None and text is not None:
                cursor = QTextCursor(self._sheet.document.findBlockByNumber(number))
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
                cursor.insertText(text)

    def _text(self, turn_id: str) -> str | None:
        """What is to be written as a turn's text; None where the turn is gone."""
        number, refused = self._sheet.number(turn_id), self._typed[turn_id]
        if refused is not None or number is None:
            return refused
        return self._sheet.turn_text(number).text

    def _mend(self) -> None:
        """Show the turns apart again, with all that was typed before something ran them together."""
        if self._sheet.whole:
            return
        cursor = self._view.textCursor()
        number, offset = cursor.blockNumber(), cursor.positionInBlock()
        self._turn = ""
        self._typed = {turn_id: self._text(turn_id) for turn_id in self._typed}
        self._sheet.load(self._sheet.reading)
        self.put_back()
        block = self._sheet.document.findBlockByNumber(number)
        cursor = self._view.textCursor()
        cursor.setPosition(block.position() + min(offset, block.length() - 1))
        self._view.setTextCursor(cursor)
        self._view.ensureCursorVisible()
        self._hub.refused.emit(
            _(
                "What you did last would have changed where a turn begins, so it was taken back. "
                "If a word is missing, please type it again."
            )
        )

    def _retyped(self, turn_id: str) -> None:
        self._typed[turn_id] = None
        if turn_id == self._caret_turn():
            self._turn = turn_id
        self.rest.start()

    def _moved(self) -> None:
        if self._turn and not self._sheet.writing and self._caret_turn() != self._turn:
            self.finish()

    def _caret_turn(self) -> str:
        number, turns = self._view.textCursor().blockNumber(), self._sheet.reading.turns
        return turns[number].id if number < len(turns) else ""

    # -- turns and marks ------------------------------------------------------------------------------------

    def split(self) -> None:
        """Let a new turn begin at the caret."""
        self.finish()
        cursor = self._view.textCursor()
        number = cursor.blockNumber()
        if number >= len(self._sheet.reading.turns):
            return
        index = self._sheet.turn_text(number).boundary(cursor.positionInBlock())
        turn, position = self._sheet.reading.turns[number], self._sheet.reading.starts[number] + index
        if self._hub.attempt(lambda: self._transcripts.split(turn.id, index)):
            self._view.words.go(position)

    def join(self, *, after: bool = True) -> None:
        """Join the caret's turn with the one after it, or with the one before it."""
        self.finish()
        cursor = self._view.textCursor()
        number = cursor.blockNumber() - (0 if after else 1)
        turns = self._sheet.reading.turns
        if not 0 <= number < len(turns):
            return
        if after:
            self._hub.attempt(lambda: self._transcripts.join(turns[number].id))
            return
        position = self._sheet.reading.starts[number + 1]
        self._hub.attempt(lambda: self._transcripts.join(turns[number].id))
        self._view.words.go(min(position, len(self._sheet.reading.tokens) - 1))

    def insert(self, kind: TokenKind) -> None:
        """Put a mark in at the caret; in reading, after the word that the reader is on."""
        self.finish()
        cursor = self._view.textCursor()
        number = cursor.blockNumber()
        if number >= len(self._sheet.reading.turns):
            return
        text = self._sheet.turn_text(number)
        if self._view.isReadOnly():
            index = text.at(cursor.selectionEnd() - cursor.block().position()) + 1
        else:
            index = text.boundary(cursor.positionInBlock())
        turn, position = self._sheet.reading.turns[number], self._sheet.reading.starts[number] + index
        self._hub.attempt(lambda: self._transcripts.insert_mark(turn.id, index, kind))
        if self._view.isReadOnly():
            self._view.words.go(position)
        else:
            cursor = self._view.textCursor()
            cursor.setPosition(self._sheet.place_of(position)[1])
            self._view.setTextCursor(cursor)

    # -- keys, input methods, pasting -------------------------------------------------------------------------

    def press(self, event: QKeyEvent) -> bool:
        """Answer a key that would change which turns there are, or that leaves the mode."""
        cursor = self._view.textCursor()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif _means(event, _ENTER):
            self.split()
        elif event.matches(_Keys.Cut) and _over_turns(cursor):
            self._view.copy()
            self._erase()
        elif _means(event, _BACKWARDS + _FORWARDS + _TO_THE_END) and _over_turns(cursor):
            self._erase()
        elif _means(event, _BACKWARDS) and not cursor.hasSelection() and cursor.atBlockStart():
            self.join(after=False)
        elif _means(event, _FORWARDS + _TO_THE_END) and not cursor.hasSelection() and cursor.atBlockEnd():
            if _means(event, _FORWARDS):
                self.join()
        else:
            if event.text().isprintable() and event.text() and _over_turns(cursor):
                self._erase()
            elif event.text() in ENDS:
                write_out(cursor, dict(settings.now().snippets))
            return False
        return True

    def compose(self, event: QInputMethodEvent) -> None:
        """What an input method puts in replaces words, never the border between two turns."""
        if (event.commitString() or event.preeditString()) and _over_turns(self._view.textCursor()):
            self._erase()

    def paste(self, text: str) -> None:
        """Put plain text in at the caret; line breaks become spaces."""
        if _over_turns(self._view.textCursor()):
            self._erase()
        self._view.textCursor().insertText(one_line(text))
        self._view.ensureCursorVisible()

    def _erase(self) -> None:
        """Take the selected words out of each of their turns; the turns themselves stay until they are left."""
        cursor = self._view.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        # The caret goes first, so that the turn it comes to is the one that is typed in.
        cursor.setPosition(start)
        self._view.setTextCursor(cursor)
        block = self._sheet.document.findBlock(end)
        while block.isValid() and block.position() + block.length() > start:
            part = QTextCursor(self._sheet.document)
            part.setPosition(max(start, block.position()))
            part.setPosition(min(end, block.position() + block.length() - 1), _KEEP)
            block = block.previous()
            part.removeSelectedText()


def _over_turns(cursor: QTextCursor) -> bool:
    document = cursor.document()
    return document.findBlock(cursor.selectionStart()) != document.findBlock(cursor.selectionEnd())


def _means(event: QKeyEvent, keys: Iterable[Qt.Key | QKeySequence.StandardKey]) -> bool:
    return any(event.key() == key if isinstance(key, Qt.Key) else event.matches(key) for key in keys)
