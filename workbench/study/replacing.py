"""Replacing words over an interview: where they stand, and a turn's tokens once they are replaced."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from workbench.study.reading import Reading
from workbench.study.tokens import Token, TokenKind, rewritten_part

_CORE = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
"""A word and the signs before and after it, such as a comma."""

_ENDS = (".", "?", "!", "…")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words found: their turn, the identities of their tokens, and the position of the first."""

    turn: str
    tokens: tuple[str, ...]
    position: int

    @property
    def last(self) -> int:
        """The position of the last word."""
        return self.position + len(self.tokens) - 1


def hits(reading: Reading, words: str) -> list[Hit]:
    """Where these words stand, as whole words in one turn; large and small letters are the same, signs are passed over."""
    wanted = [core for word in words.split() if (core := _core(word))]
    if not wanted:
        return []
    found: list[Hit] = []
    for begin, turn in zip(reading.starts, reading.turns, strict=True):
        there = [_core(token.text) if token.kind is TokenKind.WORD else None for token in turn.tokens]
        at = 0
        while at + len(wanted) <= len(there):
            if there[at : at + len(wanted)] == wanted:
                ids = tuple(token.id for token in turn.tokens[at : at + len(wanted)])
                found.append(Hit(turn.id, ids, begin + at))
                at += len(wanted)
            else:
                at += 1
    return found


def in_place_of(tokens: Sequence[Token], at: int, end: int, by: str) -> str:
    """The text that comes in the place of a turn's tokens from `at` to before `end`.

    Signs around them stay, and the large letter that a sentence begins with.
    """
    by = by.strip()
    if not by:
        return ""
    before, core, _after = _parts(tokens[at].text)
    begins = at == 0 or tokens[at - 1].text.rstrip("\"'»”)").endswith(_ENDS)
    large = begins and core[:1].isupper()
    return f"{before}{by[0].upper() + by[1:] if large else by}{_parts(tokens[end - 1].text)[2]}"


def replaced(
    tokens: Sequence[Token], found: Iterable[Hit], by: str, identity: Callable[[], str]
) -> tuple[Token, ...]:
    """A turn's tokens with other words in the place of those found; all the others stay as they are.

    A hit whose words do not stand there any more is passed over.
    """
    result = list(tokens)
    for hit in found:
        at = next((n for n, token in enumerate(result) if token.id == hit.tokens[0]), len(result))
        end = at + len(hit.tokens)
        if tuple(token.id for token in result[at:end]) == hit.tokens:
            result[at:end] = rewritten_part(result, at, end, in_place_of(result, at, end, by), identity)
    return tuple(result)


def _parts(word: str) -> tuple[str, str, str]:
    found = _CORE.match(word)
    return (found[1], found[2], found[3]) if found else ("", word, "")


def _core(word: str) -> str:
    return _parts(word)[1].casefold()
