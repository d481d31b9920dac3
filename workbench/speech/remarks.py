"""What engines write in brackets: a known sound becomes a mark; whatever is not exactly known stays as it was written.

A bracket is known when all of its words are in a closed list. Parts of words tell nothing: "latterlig" and
"manslaughter" hold a laugh, "Sobril" a sob.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.speech.activity import STEP_MS, Curve
from workbench.speech.heard import Word
from workbench.study.tokens import TokenKind

SILENT = 64
"""Below this probability (0 to 255) nobody speaks, though somebody may breathe."""

_MOST_WORDS = 6
"""The longest remark of an engine, in words; a bracket that stays open is a letter of its word."""

_OPENS, _CLOSES = ("(", "[", "*", "♪"), (")", "]", "*", "♪")


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


_SOUNDS = {
    TokenKind.LAUGHTER: _words(
        "laugh laughs laughing laughter chuckle chuckles chuckling giggle giggles giggling snicker snickers snickering "
        "ler leende latter fniser fnis fnising humrer humring flirer flir skratter skratt skrattar skratta "
        "småler småle"
    ),
    TokenKind.CRYING: _words(
        "cry cries crying sob sobs sobbing weep weeps weeping whimper whimpers whimpering "
        "gråter gråt gråting gråtende gråte gret hulker hulking hulkende hulkar"
    ),
    TokenKind.UNCLEAR: _words(
        "inaudible unintelligible indistinct unclear "
        "uhørlig uhørbart uhørlege uhøyrleg utydelig utydeleg uklar uklart uforståelig uforståeleg"
    ),
}
_HOW = _words(
    "both all everybody everyone soft softly quiet quietly loud loudly light lightly slight slightly nervous nervously "
    "begge alle litt lett lav lavt høy høyt høgt stille svak svakt kort kraftig nervøs nervøst"
)
"""Words that only say who makes a sound and how; beside them a sound is still nothing but a sound."""

_SPOKEN = _words("speech talk talking chatter word words tale ord")
"""Beside what is unclear these say nothing more."""

_NOBODY = re.compile(
    r"blank audio|no (?:audio|speech)|silence|pause|(?:long|short) (?:silence|pause)"
    r"|stillhet|(?:lang|kort) (?:stillhet|pause)|ingen (?:lyd|tale)"
)
"""With these an engine says that nobody speaks."""

_WORD = re.compile(r"[^\W_]+")


def understood(words: Sequence[Word], curve: Curve) -> Iterator[Word]:
    """The words with marks for the sounds among them; `curve` begins where their times do."""
    place = 0
    while place < len(words):
        count = _remark(words[place : place + _MOST_WORDS])
        if count:
            yield from _meant(words[place : place + count], curve)
        else:
            yield words[place]
        place += max(1, count)


def _remark(words: Sequence[Word]) -> int:
    """How many words a remark in brackets has that begins with the first; 0 if none begins there."""
    if not words or not words[0].text.startswith(_OPENS):
        return 0
    for count, word in enumerate(words, 1):
        ends = word.text.rstrip(".,!?…")
        if ends.endswith(_CLOSES) and (count > 1 or len(ends) > 1 or ends == "♪"):
            return count
    return 0


def _meant(words: Sequence[Word], curve: Curve) -> Iterator[Word]:
    """A remark as a mark; any other is kept as it is, doubted.

    That nobody speaks is left out only where the voice says so, too: there the pause is known from the voice, and no
    word can be lost.
    """
    said = _WORD.findall(" ".join(word.text for word in words).casefold())
    if kind := _sound(said):
        probability = min(word.probability for word in words)
        yield replace(words[0], end=words[-1].end, text="", probability=probability, kind=kind)
    elif not (_NOBODY.fullmatch(" ".join(said)) and _silent(words, curve)):
        yield from (replace(word, probability=0.0) for word in words)


def _sound(said: Sequence[str]) -> TokenKind | None:
    for kind, names in _SOUNDS.items():
        beside = _HOW | _SPOKEN if kind is TokenKind.UNCLEAR else _HOW
        if any(word in names for word in said) and all(word in names or word in beside for word in said):
            return kind
    return None


def _silent(words: Sequence[Word], curve: Curve) -> bool:
    first, last = (int(seconds * 1000) // STEP_MS for seconds in (words[0].start, words[-1].end))
    there = curve[first : last + 1]
    return len(there) > 0 and int(there.max()) < SILENT
