"""The words of a text, with what is heard beside words as kinds of its own, however the text writes it.

Known are the workbench's own marks and those of usual rules for transcribing: (.) for a pause, (laughs); (3) for a
pause only where people have typed by such rules, since programs never write it and people say numbers.
What is not known stays a word: nothing of what somebody has written down is thrown away.
"""

import re
from collections.abc import Iterable, Iterator

from workbench.exchange.plain import one_line
from workbench.exchange.transcripts.protocol import ReadWord
from workbench.study.tokens import NAMES, PARTS, TokenKind

_MARK = re.compile(r"\(([^()\[\]\n]{1,48})\)|\[([^()\[\]\n]{1,48})\]")
_DOTS = re.compile(r"\.{1,5}|…")
_NUMBER = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\.?")
_MOST_SECONDS_BARE = 20
"""A number alone that is higher is an age or a year."""

_SECONDS = re.compile(
    r"(?:(?:pause|long pause|lang pause|lange pause)\s*[:,]?\s*)?(\d{1,4}(?:[.,]\d{1,2})?)\s*"
    r"(?:s|sec|sek|seconds?|sekunde[nr]?)\.?\s*(?:pause)?"
)
_MINUTES = re.compile(
    r"(?=.*pause)(?:(?:pause|long pause|lang pause|lange pause)\s*[:,]?\s*)?(\d{1,4})\s*"
    r"(?:minutes?|minuten?|minutter)\.?\s*(?:pause)?"
)
_HEARD: dict[TokenKind, tuple[str, ...]] = {
    TokenKind.PAUSE: ("short pause", "long pause", "kort pause", "lang pause", "kurze pause", "lange pause"),
    TokenKind.LAUGHTER: (
        "laughs", "laughing", "laugh", "laughter", "chuckles", "ler", "ler litt", "latter", "lacht", "lachen", "lachend",
        "skratt", "skrattar",
    ),
    TokenKind.CRYING: ("cries", "crying", "weeps", "sobs", "gråter", "gråt", "weint", "græder"),
    TokenKind.OVERLAP: ("overlapping", "crosstalk", "overlap", "i munnen på hverandre", "gleichzeitig", "overlappende"),
    TokenKind.UNCLEAR: (
        "inaudible", "unintelligible", "indistinct", "unclear", "uklart", "uhørbart", "utydelig", "unv.", "unv",
        "unverständlich", "ohørlig", "ohörbart",
    ),
}  # fmt: skip
_KINDS = {name: kind for kind, names in _HEARD.items() for name in names}
_KINDS.update({name: kind for names in NAMES.values() for kind, name in names.items()})
_LONGEST_PAUSE_MS = 3_600_000


def words_of(text: str, *, numbered: bool = False) -> Iterator[ReadWord]:
    """The words and marks of a text, without times. `numbered`: whether (3) is a pause and no number."""
    at = 0
    for found in _MARK.finditer(text):
        mark = _mark(found[1] or found[2], round_brackets=found[1] is not None, numbered=numbered)
        if mark:
            yield from _plain(text[at : found.start()])
            yield mark
            at = found.end()
    yield from _plain(text[at:])


def _plain(text: str) -> Iterator[ReadWord]:
    for part in PARTS.findall(one_line(text)):
        yield ReadWord(part)


def _mark(inside: str, *, round_brackets: bool, numbered: bool) -> ReadWord | None:
    said = one_line(inside).casefold()
    lengths = [_pause(said)]
    if round_brackets:
        lengths += [_dots(said), _number(said, _MOST_SECONDS_BARE) if numbered else None]
    if pause := _of_length(lengths):
        return pause
    if said in _KINDS:
        return ReadWord("", kind=_KINDS[said])
    first, _blank, rest = said.partition(" ")
    kind = _KINDS.get(first.rstrip(":,"))
    if kind is TokenKind.PAUSE:
        return _of_length([_pause(rest), _number(rest), _dots(rest)])
    return None if kind is None else ReadWord(one_line(inside).partition(" ")[2], kind=kind)


def _of_length(lengths: Iterable[int | None]) -> ReadWord | None:
    """A pause as long as the first of these that is known."""
    length = next((one for one in lengths if one is not None), None)
    return (
        None if length is None else ReadWord("", kind=TokenKind.PAUSE, length=min(length, _LONGEST_PAUSE_MS))
    )


def _dots(said: str) -> int | None:
    """How long a pause is that is written as so many dots, in milliseconds; None where these are no dots."""
    return 1000 * (3 if said == "…" else len(said)) if _DOTS.fullmatch(said) else None


def _number(said: str, most: float = float("inf")) -> int | None:
    """Seconds that are written as a number alone, in milliseconds; None for what is none, or more than `most`."""
    found = _NUMBER.fullmatch(said)
    seconds = float(found[1].replace(",", ".")) if found else None
    return None if seconds is None or seconds > most else round(seconds * 1000)


def _pause(said: str) -> int | None:
    """How long the pause is that this stands for, in milliseconds; None where it stands for something else."""
    if found := _SECONDS.fullmatch(said):
        return round(float(found[1].replace(",", ".")) * 1000)
    found = _MINUTES.fullmatch(said)
    return int(found[1]) * 60_000 if found else None
