"""The sheet: the document that holds a reading's words, one block a turn, and where each word stands in it."""

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QTextBlock, QTextCursor, QTextDocument

from workbench.study.interviews import Turn
from workbench.study.reading import Reading
from workbench.study.tokens import shown
from workbench.ui.transcript.look import Look
from workbench.ui.transcript.mapping import TurnText, common_head, line_of, of_tokens, of_typed, width


class Sheet(QObject):
    """Keeps a document the same as a reading, changing no more of it than has changed."""

    retyped = Signal(str)
    """A person's typing changed the text of the turn with this identity."""

    torn = Signal()
    """Something changed how many blocks there are, so that they are no longer the turns."""

    replaced = Signal()
    """The reading was written anew, into another `document`."""

    def __init__(self, look: Look, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = QTextDocument(self)
        self.reading = Reading(())
        self._look = look
        self._language = language
        self._texts: list[TurnText | None] = []
        self.writing = False
        """Whether the document is being changed by this, not by somebody's typing."""

    @property
    def whole(self) -> bool:
        """Whether there is one block for each turn."""
        return self.document.blockCount() == max(1, len(self._texts))

    @property
    def font(self) -> QFont:
        """What the words are set in."""
        return self._look.font

    def restyle(self, look: Look) -> None:
        """Set the words, typed ones too, in another font or palette."""
        self._look = look
        self.writing = True
        self.document.setDefaultFont(look.font)
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        self._set_edges()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(look.block)
        cursor.setCharFormat(look.plain)
        for number, turn in enumerate(self.reading.turns):
            text = self.turn_text(number) if look.odd(turn.tokens) else None
            if text and len(text.starts) == len(turn.tokens):
                begin = self.document.findBlockByNumber(number).position()
                self._set_formats(cursor, begin, turn, text)
        cursor.endEditBlock()
        self.writing = False

    def load(self, reading: Reading) -> None:
        """Write the whole reading anew.

        It goes into a document of its own: only one that nobody has shown yet is laid out as it is looked at.
        """
        self.reading = reading
        self._texts = [None] * len(reading.turns)
        self.writing = True
        before, self.document = self.document, QTextDocument(self)
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.document.setDefaultFont(self._look.font)
        self._set_edges()
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        cursor.setBlockFormat(self._look.block)
        cursor.setCharFormat(self._look.plain)
        # One insertion for all turns: two thousand of them take several times as long.
        lines = [line_of(turn.tokens, self._language) for turn in reading.turns]
        cursor.insertText("\n".join(lines))
        begin = 0
        for number, (turn, line) in enumerate(zip(reading.turns, lines, strict=True)):
            if self._look.odd(turn.tokens):
                self._set_formats(cursor, begin, turn, self.turn_text(number))
            begin += width(line) + 1
        cursor.endEditBlock()
        self.document.contentsChange.connect(self._typed)
        self.replaced.emit()
        before.deleteLater()
        self.writing = False

    def _set_edges(self) -> None:
        frame, gap = self.document.rootFrame(), self._look.block.topMargin()
        form = frame.frameFormat()
        form.setTopMargin(gap)
        form.setBottomMargin(gap * 4)
        form.setLeftMargin(gap / 3)
        form.setRightMargin(gap / 3)
        if form != frame.frameFormat():
            frame.setFrameFormat(form)

    def update(self, reading: Reading, typed: Collection[str] = (), resting: str = "") -> bool:
        """Bring the document to `reading`. Whether any words are at another position than before.

        The text of the turns `typed` stays as somebody has typed it, and that of the turn `resting` too as
        long as it has the same words.
        """
        old, new = self.reading.turns, reading.turns
        if not (self.whole and old and new):
            self.load(reading)
            return True
        head = common_head(old, new)
        tail = common_head(old[head:][::-1], new[head:][::-1])
        self.writing = True
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        self._rewrite(
            cursor, head, old[head : len(old) - tail], new[head : len(new) - tail], {*typed, resting}
        )
        # Before the block is ended: what listens to the document then asks for words by the new reading.
        self.reading = reading
        if resting and resting not in typed:
            self._settle(cursor, resting)
        cursor.endEditBlock()
        self.writing = False
        return [turn.tokens for turn in old] != [turn.tokens for turn in new]

    def tidy(self, turn_id: str) -> None:
        """Write a turn's block as its tokens are, once nobody is typing in it any more."""
        number = self.number(turn_id)
        if number is None:
            return
        turn = self.reading.turns[number]
        self.writing = True
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        self._bring(cursor, number, turn)
        cursor.endEditBlock()
        self.writing = False

    def _settle(self, cursor: QTextCursor, turn_id: str) -> None:
        number = self.number(turn_id)
        if number is None:
            return
        turn, text = self.reading.turns[number], self.turn_text(number)
        encoded = text.text.encode("utf-16-le")
        ends = zip(text.starts, text.ends, strict=True)
        words = [encoded[2 * start : 2 * end].decode("utf-16-le") for start, end in ends]
        if words == [shown(token, self._language) for token in turn.tokens]:
            self._dress(cursor, number, turn, text)
        else:
            self._bring(cursor, number, turn)

    def number(self, turn_id: str) -> int | None:
        """The number of a turn's block, or None."""
        return next((n for n, turn in enumerate(self.reading.turns) if turn.id == turn_id), None)

    def text(self, number: int) -> str:
        """What stands in a block now, typed or not."""
        return self.document.findBlockByNumber(number).text()

    def turn_text(self, number: int) -> TurnText:
        """A block's text with the offsets of its tokens."""
        text = self._texts[number]
        if text is None:
            text = self._texts[number] = of_tokens(self.reading.turns[number].tokens, self._language)
        return text

    def block_of(self, position: int) -> tuple[QTextBlock, int, int]:
        """The block of a token, and the UTF-16 offsets in it where the token starts and ends."""
        number = self.reading.turn_at(position)
        text = self.turn_text(number)
        block = self.document.findBlockByNumber(number)
        index = min(position - self.reading.starts[number], len(text.starts) - 1)
        return (block, text.starts[index], text.ends[index]) if index >= 0 else (block, 0, 0)

    def place_of(self, position: int) -> tuple[int, int]:
        """Where a token starts and ends in the document, in UTF-16 units."""
        block, start, end = self.block_of(position)
        return block.position() + start, block.position() + end

    def position_at(self, place: int) -> int | None:
        """The position of the token at a place in the document; None where the document has no words."""
        block = self.document.findBlock(place)
        if not self.reading.tokens or not block.isValid():
            return None
        number = block.blockNumber()
        return self._position(number, self.turn_text(number).at(place - block.position()))

    def positions_in(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and last token that the places from `start` to `end` touch; None if none."""
        first = self._nearest(start, end, forwards=True)
        last = self._nearest(start, end, forwards=False)
        return (first, last) if first is not None and last is not None and first <= last else None

    def _nearest(self, start: int, end: int, *, forwards: bool) -> int | None:
        low, high = self.document.findBlock(start), self.document.findBlock(end)
        numbers = range(low.blockNumber(), high.blockNumber() + 1)
        for number in numbers if forwards else reversed(numbers):
            begin = self.document.findBlockByNumber(number).position()
            if found := self.turn_text(number).within(max(0, start - begin), end - begin):
                return self._position(number, found[0 if forwards else 1])
        return None

    def _position(self, number: int, index: int) -> int:
        # While a person types, a block may hold more words than its turn has tokens yet.
        index = max(0, min(index, len(self.reading.turns[number].tokens) - 1))
        return min(self.reading.starts[number] + index, len(self.reading.tokens) - 1)

    def _typed(self, place: int, _removed: int, added: int) -> None:
        if not self.writing and not self.whole:
            self.torn.emit()
        if self.writing or not self.whole or not self._texts:
            return
        low = self.document.findBlock(place).blockNumber()
        high = self.document.findBlock(place + added).blockNumber()
        for number in range(low, max(low, high) + 1):
            if self.text(number) != self.turn_text(number).text:
                self._texts[number] = of_typed(self.text(number))
                self.retyped.emit(self.reading.turns[number].id)

    def _rewrite(
        self, cursor: QTextCursor, at: int, old: Sequence[Turn], new: Sequence[Turn], keep: Collection[str]
    ) -> None:
        before, after = [turn.id for turn in old], [turn.id for turn in new]
        matcher = SequenceMatcher(a=before, b=after, autojunk=False)
        for action, low, high, first, last in reversed(matcher.get_opcodes()):
            if action == "equal":
                for index in range(high - low):
                    was, now = old[low + index], new[first + index]
                    if was.tokens != now.tokens and now.id not in keep:
                        self._bring(cursor, at + low + index, now)
                continue
            # New blocks first: a document is never left without one.
            for turn in reversed(new[first:last]):
                self._insert(cursor, at + high, turn)
            for number in reversed(range(at + low, at + high)):
                self._remove(cursor, number)

    def _bring(self, cursor: QTextCursor, number: int, turn: Turn) -> None:
        """Change only the part of a block that differs, so that no caret in it is thrown out."""
        block = self.document.findBlockByNumber(number)
        was, text = block.text(), of_tokens(turn.tokens, self._language)
        head = common_head(was, text.text)
        tail = common_head(was[head:][::-1], text.text[head:][::-1])
        begin = block.position()
        if was != text.text:
            cursor.setPosition(begin + width(was[:head]))
            cursor.setPosition(begin + width(was[: len(was) - tail]), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text.text[head : len(text.text) - tail], self._look.plain)
        self._texts[number] = text
        self._dress(cursor, number, turn, text)

    def _dress(self, cursor: QTextCursor, number: int, turn: Turn, text: TurnText) -> None:
        """Give each word of a block the format that it should have."""
        begin = self.document.findBlockByNumber(number).position()
        cursor.setPosition(begin)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(self._look.plain)
        self._set_formats(cursor, begin, turn, text)

    def _set_formats(self, cursor: QTextCursor, begin: int, turn: Turn, text: TurnText) -> None:
        for start, end, form in self._look.runs(turn.tokens, text):
            cursor.setPosition(begin + start)
            cursor.setPosition(begin + end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(form)

    def _insert(self, cursor: QTextCursor, number: int, turn: Turn) -> None:
        text = of_tokens(turn.tokens, self._language)
        self._texts.insert(number, text)
        after = self.document.findBlockByNumber(number)
        if after.isValid():
            # Before the block that follows: so a caret at the end of the one before is not pushed on.
            begin = after.position()
            cursor.setPosition(begin)
            cursor.insertText(text.text, self._look.plain)
            cursor.insertBlock(self._look.block, self._look.plain)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertBlock(self._look.block, self._look.plain)
            begin = cursor.position()
            cursor.insertText(text.text, self._look.plain)
        self._set_formats(cursor, begin, turn, text)

    def _remove(self, cursor: QTextCursor, number: int) -> None:
        del self._texts[number]
        block = self.document.findBlockByNumber(number)
        cursor.setPosition(block.position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        if number:
            cursor.deletePreviousChar()
        else:
            cursor.deleteChar()
