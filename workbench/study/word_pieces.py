"""Words out of the pieces in which engines hand them over: "e" and "-post" are one word, "12" and ".30," another.

Engines part words before each sign, and tell by the blank before a piece that a word begins there.
"""

import unicodedata
from collections.abc import Iterator, Sequence

_OPENS = ("(", "[", "*", "♪", "<", "{")
"""What a sound or a remark begins with: it is never part of the word before."""

_WITHOUT_BLANKS = ("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "THAI", "LAO", "MYANMAR")
"""Scripts in which no blank stands between words, as Unicode's names of their letters begin."""


def words_in(pieces: Sequence[str]) -> Iterator[range]:
    """Which of the pieces of a sentence make up each word, in order; empty pieces make none.

    Where no piece begins with a blank the blanks were taken off before, or the language has none: then each is a word.
    """
    blanks = any(piece[:1].isspace() and piece.strip() for piece in pieces)
    first, before = None, ""
    for number, piece in enumerate(pieces):
        if piece.strip():
            if first is not None and not (blanks and _goes_on(before, piece)):
                yield range(first, number)
                first = None
            first = number if first is None else first
        before = piece or before
    if first is not None:
        yield range(first, len(pieces))


def _goes_on(before: str, piece: str) -> bool:
    """Whether a piece belongs to the same word as the one right before it."""
    if piece[0].isspace() or before[-1].isspace() or (len(piece) > 1 and piece.startswith(_OPENS)):
        return False
    return not (piece[0].isalnum() and (_stands_alone(piece[0]) or _stands_alone(before[-1])))


def _stands_alone(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(_WITHOUT_BLANKS)
