"""Tokens: the words of a turn, and what is heard beside words (pauses, laughter, crying, overlap, unclear).

Times are whole milliseconds from the beginning of the recording. Text is counted in code points.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any, NamedTuple, cast

from workbench.study.shapes import Shape, has_shape, or_nothing


class TokenKind(StrEnum):
    """What a token stands for. Everything but a word is a thing of its own, never letters."""

    WORD = "w"
    PAUSE = "p"
    LAUGHTER = "l"
    CRYING = "c"
    OVERLAP = "o"
    UNCLEAR = "u"


NAMES: dict[str, dict[TokenKind, str]] = {
    "en": {
        TokenKind.PAUSE: "pause",
        TokenKind.LAUGHTER: "laughter",
        TokenKind.CRYING: "crying",
        TokenKind.OVERLAP: "overlap",
        TokenKind.UNCLEAR: "unclear",
    },
    "nb": {
        TokenKind.PAUSE: "pause",
        TokenKind.LAUGHTER: "latter",
        TokenKind.CRYING: "gråt",
        TokenKind.OVERLAP: "overlapp",
        TokenKind.UNCLEAR: "uklart",
    },
}
_KINDS = {name: kind for names in NAMES.values() for kind, name in names.items()}

PARTS = re.compile(r"\[[^\[\]]*\]|(?:[^\s\[]+|\[(?![^\[\]]*\]))+")
"""The tokens in a typed text: a mark in brackets is one, a bracket that is never closed a letter of its word."""

_MARK = re.compile(r"\[\s*(\w+)\s*[:(]?\s*(.*?)\)?\s*\]")
_PLAIN = 5
_ROW: Shape = (str, str, int, int, or_nothing(int))
_SECONDS = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:s|sek)?")
_LONGEST_PAUSE_S = 9999


class Token(NamedTuple):
    """One word or sound. `probability` (0–1) is the machine's; None where a person wrote it, or a pause was measured."""

    id: str
    text: str
    start: int
    end: int
    probability: float | None = None
    kind: TokenKind = TokenKind.WORD


DOUBTFUL = 0.5
"""Below this probability a word or a sound is one that the machine was not sure of."""


def is_doubtful(token: Token) -> bool:
    """Whether a machine wrote a word or a sound that it was not sure of, and nobody has vouched for it."""
    return token.probability is not None and token.probability < DOUBTFUL


def shown(token: Token, language: str = "en") -> str:
    """The token as a reader sees it: a word as it is, anything else in square brackets."""
    if token.kind is TokenKind.WORD:
        return token.text
    name = NAMES[language][token.kind]
    if token.kind is TokenKind.PAUSE:
        return f"[{name} {max(1, round((token.end - token.start) / 1000))} s]"
    return f"[{name} {token.text}]" if token.text else f"[{name}]"


def text_of(tokens: Iterable[Token], language: str = "en") -> str:
    """The tokens as one line of text, a space between two."""
    return " ".join(shown(token, language) for token in tokens)


def in_language(text: str, language: str) -> str:
    """A text whose marks are in English, as `text_of` and anchors have it, with its marks in `language`."""
    return PARTS.sub(lambda part: _named(part[0], language), text) if "[" in text else text


def encode(tokens: Sequence[Token]) -> list[list[str | int | None]]:
    """The tokens as lists: id, text, start, end, probability in thousandths, kind (left out for words)."""
    rows: list[list[str | int | None]] = []
    for token in tokens:
        chance = None if token.probability is None else round(token.probability * 1000)
        row: list[str | int | None] = [token.id, token.text, token.start, token.end, chance]
        if token.kind is not TokenKind.WORD:
            row.append(token.kind.value)
        rows.append(row)
    return rows


def decode(rows: Sequence[Sequence[str | int | None]]) -> tuple[Token, ...]:
    """The inverse of `encode`."""
    # Without a check of each value: this runs for every word of an interview that is opened.
    return tuple(
        [
            Token(
                row[0],
                row[1],
                row[2],
                row[3],
                None if row[4] is None else row[4] / 1000,
                TokenKind.WORD if len(row) == _PLAIN else TokenKind(row[_PLAIN]),
            )
            for row in cast("Sequence[Sequence[Any]]", rows)
        ]
    )


def are_tokens(value: object) -> bool:
    """Whether `decode` can read a plain value."""
    return has_shape(value, [_is_token])


def _is_token(row: object) -> bool:
    if not isinstance(row, list | tuple):
        return False
    values = cast("Sequence[object]", row)
    return has_shape(values[:_PLAIN], _ROW) and (
        len(values) == _PLAIN or (len(values) == _PLAIN + 1 and values[_PLAIN] in list(TokenKind))
    )


def mark(kind: TokenKind, identity: str, start: int, end: int, text: str = "") -> Token:
    """A token set by a person that is not a word."""
    return Token(identity, text, start, end, None, kind)


def rewritten(old: Sequence[Token], text: str, identity: Callable[[], str]) -> tuple[Token, ...]:
    """The tokens of a turn after a person has changed its text to `text`.

    Words that stay keep identity, times and probability. A changed word keeps identity and time and
    loses its probability, since a person vouches for it now. New words share the time of what they
    replace, or the gap in which they were put. `identity` makes a new identity for each new word.
    """
    parts = PARTS.findall(text)
    before = [_comparable(token) for token in old]
    after = [_comparable_part(part) for part in parts]
    result: list[Token] = []
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for action, low, high, first, last in matcher.get_opcodes():
        if action == "equal":
            result.extend(old[low:high])
        elif action != "delete":
            result.extend(_replaced(old, low, high, parts[first:last], identity))
    return tuple(result)


def rewritten_part(
    old: Sequence[Token], low: int, high: int, text: str, identity: Callable[[], str]
) -> tuple[Token, ...]:
    """What comes in the place of the tokens from `low` to before `high`, as `rewritten` has it."""
    return tuple(_replaced(old, low, high, PARTS.findall(text), identity))


def _replaced(
    old: Sequence[Token], low: int, high: int, parts: Sequence[str], identity: Callable[[], str]
) -> Iterable[Token]:
    gone = old[low:high]
    if len(gone) == len(parts):
        for token, part in zip(gone, parts, strict=True):
            yield _from_part(part, token.id, token.start, token.end)
        return
    if gone:
        start, end = gone[0].start, gone[-1].end
    else:
        start = old[low - 1].end if low else (old[0].start if old else 0)
        end = max(start, old[high].start) if high < len(old) else start
    total = sum(len(part) for part in parts)
    passed = 0
    for number, part in enumerate(parts):
        begin = start + (end - start) * passed // total
        passed += len(part)
        name = gone[number].id if number < len(gone) else identity()
        yield _from_part(part, name, begin, start + (end - start) * passed // total)


def _named(part: str, language: str) -> str:
    token = _from_part(part, "", 0, 0)
    return shown(token, language) if shown(token) == part else part


def _from_part(part: str, identity: str, start: int, end: int) -> Token:
    kind, text, seconds = _parsed(part)
    if kind is TokenKind.PAUSE and seconds is not None:
        end = start + round(seconds * 1000)
    return Token(identity, text, start, end, None, kind)


def _parsed(part: str) -> tuple[TokenKind, str, float | None]:
    found = _MARK.fullmatch(part)
    kind = _KINDS.get(found[1].casefold()) if found else None
    if found is None or kind is None:
        return TokenKind.WORD, part, None
    if kind is not TokenKind.PAUSE:
        return kind, found[2], None
    seconds = _SECONDS.fullmatch(found[2])
    return kind, "", min(float(seconds[1].replace(",", ".")), _LONGEST_PAUSE_S) if seconds else None


def _comparable(token: Token) -> tuple[str, str]:
    if token.kind is TokenKind.WORD:
        return "w", token.text
    if token.kind is TokenKind.PAUSE:
        return "p", shown(token)
    return token.kind.value, token.text


def _comparable_part(part: str) -> tuple[str, str]:
    kind, text, seconds = _parsed(part)
    if kind is TokenKind.PAUSE:
        return "p", f"[pause {max(1, round(seconds or 0))} s]"
    return kind.value, text
