"""Where the words of a turn stand in its block: Qt counts UTF-16 units, the study counts tokens."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.study.tokens import PARTS, Token, TokenKind, shown

_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029\ufdd0\ufdd1]")


def width(text: str) -> int:
    """How many UTF-16 units a text takes: two for each character beyond the basic plane."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class TurnText:
    """A turn as it stands in its block. `starts` and `ends` are UTF-16 offsets of its tokens."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def at(self, offset: int) -> int:
        """The number of the token at an offset: the one that it lies in or touches, else the one before."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def within(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and last token that the offsets from `start` to `end` touch; None if none."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end) - 1
        return (first, last) if first <= last else None

    def boundary(self, offset: int) -> int:
        """How many tokens lie before an offset; one that it cuts through lies after it."""
        return bisect_right(self.ends, offset)


def line_of(tokens: Iterable[Token], language: str) -> str:
    """The text of tokens, a space between two, marks in the reader's language."""
    return " ".join(_words(tokens, language))


def of_tokens(tokens: Iterable[Token], language: str) -> TurnText:
    """The text of tokens and where each of them stands in it."""
    words = _words(tokens, language)
    text = " ".join(words)
    narrow = width(text) == len(text)
    starts: list[int] = []
    ends: list[int] = []
    offset = 0
    for word in words:
        starts.append(offset)
        offset += len(word) if narrow else width(word)
        ends.append(offset)
        offset += 1
    return TurnText(text, starts, ends)


def _words(tokens: Iterable[Token], language: str) -> list[str]:
    words = [_word(token, language) for token in tokens]
    return [_BREAKS.sub(" ", word) for word in words] if _BREAKS.search(" ".join(words)) else words


def _word(token: Token, language: str) -> str:
    if token.kind is TokenKind.PAUSE:
        return shown(token, language).replace(" ", "\xa0")  # its number stays with its brackets on one line
    return token.text if token.kind is TokenKind.WORD else shown(token, language)


def of_typed(text: str) -> TurnText:
    """A text as a person is typing it, in the tokens that it will become."""
    starts: list[int] = []
    ends: list[int] = []
    offset = reached = 0
    for part in PARTS.finditer(text):
        offset += width(text[reached : part.start()])
        starts.append(offset)
        offset += width(part.group())
        ends.append(offset)
        reached = part.end()
    return TurnText(text, starts, ends)


def one_line(text: str) -> str:
    """A text for a single block: every kind of line break and run of blanks becomes one space."""
    return re.sub(r"[\s\u2028\u2029\ufffc]+", " ", text)


def common_head(one: Sequence[object], other: Sequence[object]) -> int:
    """How many items two sequences have in common from the beginning."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left is not right and left != right:
            break
        count += 1
    return count
