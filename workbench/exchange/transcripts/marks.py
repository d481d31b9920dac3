"""The words of a text, with what is heard beside words as kinds of its own, however the text writes it.

Known are the workbench's own marks and those of usual rules for transcribing: (.) and (3) for a pause, (laughs).
What is not known stays a word: nothing of what somebody has written down is thrown away.
"""

import re
from collections.abc import Iterator

from workbench.exchange.plain import one_line
from workbench.exchange.transcripts.protocol import ReadWord
from workbench.study.tokens import NAMES, PARTS, TokenKind

_MARK = re.compile(r"\(([^()\[\]\n]{1,48})\)|\[([^()\[\]\n]{1,48})\]")
_DOTS = re.compile(r"\.{1,5}|…")
_SECONDS = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:s|sec|sek|seconds?|sekunde[nr]?)?\.?")
_LONG_PAUSE = re.compile(
    r"(?:(?:pause|long pause|lang pause|lange pause)\s*[:,]?\s*)?(\d{1,4})\s*(?:s|sec|sek|seconds?|sekunde[nr]?|"
    r"minutes?|minuten?|minutter)\.?\s*(?:pause)?"
)
_MINUTES = re.compile(r"\d\s*min")
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


def words_of(text: str) -> Iterator[ReadWord]:
    """The words and marks of a text, without times."""
    at = 0
    for found in _MARK.finditer(text):
        mark = _mark(found[1] or found[2], round_brackets=found[1] is not None)
        if mark:
            yield from _plain(text[at : found.start()])
            yield mark
            at = found.end()
    yield from _plain(text[at:])


def _plain(text: str) -> Iterator[ReadWord]:
    for part in PARTS.findall(one_line(text)):
        yield ReadWord(part)


def _mark(inside: str, *, round_brackets: bool) -> ReadWord | None:
    said = one_line(inside).casefold()
    if (length := _pause(said, round_brackets=round_brackets)) is not None:
        return _of_length(length)
    if said in _KINDS:
        return ReadWord("", kind=_KINDS[said])
    first, _blank, rest = said.partition(" ")
    kind = _KINDS.get(first.rstrip(":,"))
    if kind is TokenKind.PAUSE and (length := _pause(rest, round_brackets=True)) is not None:
        return _of_length(length)
    if kind is not None and kind is not TokenKind.PAUSE:
        return ReadWord(one_line(inside).partition(" ")[2], kind=kind)
    return None


def _of_length(length: int) -> ReadWord:
    return ReadWord("", kind=TokenKind.PAUSE, length=min(length, _LONGEST_PAUSE_MS))


def _pause(said: str, *, round_brackets: bool) -> int | None:
    """How long the pause is that this stands for, in milliseconds; None where it stands for something else."""
    if _DOTS.fullmatch(said):
        return 1000 * (3 if said == "…" else len(said))
    if round_brackets and (found := _SECONDS.fullmatch(said)):
        return round(float(found[1].replace(",", ".")) * 1000)
    if found := _LONG_PAUSE.fullmatch(said):
        return int(found[1]) * (60_000 if _MINUTES.search(said) else 1000)
    return None
