"""What stands between the words of a turn: times, and what somebody else says into it."""

import re
from collections.abc import Iterator

from workbench.exchange.plain import one_line
from workbench.exchange.transcripts import speakers
from workbench.exchange.transcripts.clocks import CLOCK, F4, milliseconds
from workbench.exchange.transcripts.marks import words_of
from workbench.exchange.transcripts.protocol import ReadTurn, ReadWord
from workbench.study.tokens import Token, TokenKind, shown

_TIME = re.compile(rf"\[({CLOCK})\](?:\s-\s)?|{F4.pattern}")
_SLASHES = re.compile(r"(?<![:/])//(?!/)")
_WHO = re.compile(r"\s*([^\s:/]{1,30}):")


def turns_in(text: str, speaker: str, *, numbered: bool = False) -> list[ReadTurn]:
    """The turn; what somebody says into it (//S02: yes//) is a turn of its own, between the two parts.

    `numbered`: whether a number alone in round brackets is a pause.
    """
    turns: list[ReadTurn] = []
    for into, said in _parts(text):
        words = f"[overlap] {said}" if into else said
        turns += _timed(speakers.tidy(into) or speaker, words, numbered=numbered)
    return turns


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """What is said, and by whom where it is said into the turn. At the end noScribe leaves the last //S02: open."""
    first, *rest = _SLASHES.split(text)
    into, said = "", [first]
    for number, piece in enumerate(rest, start=1):
        who = _opens(said[-1], piece, inside=bool(into), closed=number < len(rest))
        if who or into:
            yield into, "//".join(said)
            into, said = (who[1], [piece[who.end() :]]) if who else ("", [piece])
        else:
            said.append(piece)
    yield into, "//".join(said)


def _opens(before: str, piece: str, *, inside: bool, closed: bool) -> re.Match[str] | None:
    """Whose voice begins behind slashes: they stand close before a name, but those that end something close behind it."""
    apart = not before or before[-1].isspace()
    close = not piece[:1].isspace()
    who = _WHO.match(piece)
    if who is None or not (closed or speakers.is_code(who[1])):
        return None
    return who if (apart and close if inside or not closed else apart or close) else None


def holds_more_than_words(text: str, *, numbered: bool = False) -> bool:
    """Whether there is a time, a mark or another voice among the words, so that this is no heading."""
    return (
        bool(_TIME.search(text))
        or any(into for into, _said in _parts(text))
        or any(not word.text for word in words_of(text, numbered=numbered))
    )


def _timed(speaker: str, text: str, *, numbered: bool) -> list[ReadTurn]:
    """One turn with the times that stand between its words; a time behind the last word is its end."""
    words: list[ReadWord] = []
    at, due = 0, None
    for found in _TIME.finditer(text):
        words += _begun(text[at : found.start()], due, numbered=numbered)
        due = milliseconds(found[1] or f"{found[2]}.{found[3] or 0}")
        at = found.end()
    rest = _begun(text[at:], due, numbered=numbered)
    words += rest
    if not words:
        return []
    return [ReadTurn(speaker=speaker, start=words[0].start, end=None if rest else due, words=tuple(words))]


def _begun(text: str, start: int | None, *, numbered: bool) -> list[ReadWord]:
    words = list(words_of(one_line(text), numbered=numbered))
    if words and start is not None:
        words[0] = words[0]._replace(start=start)
    return words


def written(word: ReadWord) -> str:
    """A word or mark as text that is read as the same."""
    if word.kind is TokenKind.PAUSE and word.length is not None:
        return f"[pause {word.length / 1000:g} s]"
    return (
        shown(Token("", word.text, 0, 0, None, word.kind)) if word.kind is not TokenKind.PAUSE else "[pause]"
    )
