"""Words out of the pieces in which engines hand them over: "e" and "-post" are one word, "12" and ".30," another.

Engines part words before each sign, and tell by the blank before a piece that a word begins there.
"""

import unicodedata
from collections.abc import Iterator, Sequence

_OPENS = ("(", "[", "*", "♪", "<", "{")
"""What a sound or a remark begins with: it is never part of the word before."""

_WITHOUT_BLANKS = ("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "THAI", "LAO", "MYANMAR")
"""Scripts in which no blank stands between words, as Unicode's names of their letters begin."""


def words_in(pieces: Sequence[str], text: str = "") -> Iterator[range]:
    """Which of the pieces of a sentence make up each word, in order; empty pieces make none.

    `text` is the sentence: where the pieces stand in it, its blanks tell. Else most of the pieces do: where few begin
    with a blank the blanks were taken off before, or the language has none, and each piece is a word.
    """
    told = _as_in(text, pieces)
    blanks = bool(told) or _most_have_blanks(pieces)
    first, before = None, ""
    for number, piece in enumerate(told or pieces):
        if piece.strip():
            if first is not None and not (blanks and _goes_on(before, piece)):
                yield range(first, number)
                first = None
            first = number if first is None else first
        before = piece or before
    if first is not None:
        yield range(first, len(pieces))


def _as_in(text: str, pieces: Sequence[str]) -> list[str]:
    """The pieces, each with a blank before it where one stands in the text; none where the text does not tell."""
    if len(text.split(maxsplit=1)) < 2:
        return []
    told: list[str] = []
    at = 0
    for piece in map(str.strip, pieces):
        begins = at
        while piece and text[begins : begins + 1].isspace():
            begins += 1
        if not text.startswith(piece, begins):
            return []
        told.append(f" {piece}" if begins > at else piece)
        at = begins + len(piece)
    return told


def _most_have_blanks(pieces: Sequence[str]) -> bool:
    """Whether a blank stands before most of what may begin a word: signs may not, and the first piece needs none."""
    votes = 0
    before = ""
    for piece in pieces:
        begin = piece.lstrip()[:1]
        parted = piece[:1].isspace() or before[-1:].isspace()
        if begin and (parted or (before and begin.isalnum() and not _stands_alone(begin))):
            votes += 1 if parted else -1
        before = piece or before
    return votes > 0


def _goes_on(before: str, piece: str) -> bool:
    """Whether a piece belongs to the same word as the one right before it."""
    if piece[0].isspace() or before[-1].isspace() or (len(piece) > 1 and piece.startswith(_OPENS)):
        return False
    return not (piece[0].isalnum() and (_stands_alone(piece[0]) or _stands_alone(before[-1])))


def _stands_alone(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(_WITHOUT_BLANKS)
