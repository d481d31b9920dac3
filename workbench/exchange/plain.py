"""Text that every format can hold, and times as people read them."""

import re
from collections.abc import Iterable

from workbench.cellar.words import language
from workbench.study.tokens import Token, text_of

# Controls, line ends, halves of surrogate pairs and non-characters: XML has no place for them. What turns letters round
# (U+202D, U+202E) would turn the rest of the line, too.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ud800-\udfff\ufffe\uffff]+")
_BLANKS = re.compile(r"\s+")


def one_line(text: str) -> str:
    """`text` as one line that any file format can hold."""
    return _BLANKS.sub(" ", _UNFIT.sub(" ", text)).strip()


def lines(text: str) -> tuple[str, ...]:
    """The lines of `text`, as any file format can hold them; empty ones left out."""
    return tuple(line for part in text.splitlines() if (line := one_line(part)))


def spoken(tokens: Iterable[Token]) -> str:
    """Tokens as one line, with marks such as [pause 3 s] in the reader's language."""
    return one_line(text_of(tokens, language()))


def clock(milliseconds: int) -> str:
    """A time as H:MM:SS."""
    seconds = max(0, milliseconds) // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
