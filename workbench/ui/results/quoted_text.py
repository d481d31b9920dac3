"""Texts with quotes in them, in and out of a document and over the clipboard, where a quote stays a quote."""

import json
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from workbench.desk.condensates import marked_artificial
from workbench.desk.texts import Text
from workbench.study.sentences import QUOTE, Piece
from workbench.ui.panels.drawing import utf16
from workbench.ui.results.quote_object import quote_format, quote_in

_OWN = "application/x-lifeworld-text"

Printed = Callable[[str], str]
"""The words of a quote by its identity; empty where it is gone."""


def read(document: QTextDocument) -> Text:
    """The text of a document."""
    words = document.toPlainText()
    return Text(words, tuple(quote for _at, quote in _quotes(document, words)))


def read_selected(cursor: QTextCursor) -> Text:
    """The text that a cursor has selected."""
    document = cursor.document()
    low, high = cursor.selectionStart(), cursor.selectionEnd()
    words = document.toPlainText()
    quotes = (quote for at, quote in _quotes(document, words) if low <= utf16(words, at) < high)
    return Text(cursor.selection().toPlainText(), tuple(quotes))


def written(pieces: Sequence[Piece], quotes: Sequence[str]) -> list[tuple[str, bool]]:
    """What stands in each piece of a text, words or a quote, and whether a paragraph begins with it."""
    left = list(quotes)
    return [
        (left.pop(0) if piece.text == QUOTE and left else piece.text, number == 0 or piece.begins)
        for number, piece in enumerate(pieces)
    ]


def insert(cursor: QTextCursor, text: Text, known: Callable[[str], object]) -> None:
    """Put a text in where a cursor is; quotes that are not `known` are left out."""
    left = list(text.quotes)
    plain = QTextCharFormat()
    for number, part in enumerate(text.words.split(QUOTE)):
        if number and left:
            quote = left.pop(0)
            if known(quote):
                cursor.insertText(QUOTE, quote_format(quote, plain))
        cursor.insertText(part, plain)


def fill(made: QMimeData, text: Text, printed: Printed, artificial: str = "") -> None:
    """Put a text into what goes to the clipboard: as plain words, and as itself.

    What is out of an artificial text (`artificial` is its identity) is itself in there alone; elsewhere its words say
    what they are.
    """
    words = text.words
    for quote in text.quotes:
        words = words.replace(QUOTE, f"“{printed(quote)}”", 1)
    made.setText(marked_artificial(words) if artificial else words)
    made.setData(_OWN, json.dumps([text.words, text.quotes, artificial]).encode())


def pasted(source: QMimeData, here: str) -> Text:
    """The text that was put on the clipboard; `here` is the artificial text that it is put into, or empty."""
    if source.hasFormat(_OWN):
        words, quotes, artificial = json.loads(bytes(source.data(_OWN).data()))
        if artificial in ("", here):
            return Text(str(words), tuple(str(quote) for quote in quotes))
    return Text(source.text().replace(QUOTE, ""))


def _quotes(document: QTextDocument, words: str) -> Iterator[tuple[int, str]]:
    cursor = QTextCursor(document)
    at = words.find(QUOTE)
    while at >= 0:
        cursor.setPosition(utf16(words, at) + 1)
        yield at, quote_in(cursor.charFormat())
        at = words.find(QUOTE, at + 1)
