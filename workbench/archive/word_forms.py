"""Words as the search sees them: folded forms, their Norwegian and English stems, parts of compounds.

Everything here is a function of the text alone, so that every copy of a study finds the same.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple, cast

import Stemmer

from workbench.study.spans import Span

_LETTERS = r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*"
_WORD = re.compile(_LETTERS)
_ASKED = re.compile(rf"({_LETTERS})(\*?)")
# The accents that are left out when typing ("ide", "en gang" for "én gang"); å, ø, ä and ö are letters.
_ACCENTS = re.compile("[\u0300-\u0302]")
_LOOSE = re.compile("[\u0300-\u036f]")

PART = 3
"""Code points that a part of a compound must have to be looked for."""

_ANYWHERE = 4

_stemmer = cast(Any, Stemmer).Stemmer
_norwegian = cast(Callable[[str], str], _stemmer("norwegian").stemWord)
_english = cast(Callable[[str], str], _stemmer("english").stemWord)


class Stems(NamedTuple):
    """What is left of a form without its endings, in each language."""

    norwegian: str
    english: str


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """The form of a word: small letters, no accents."""
    plain = word.casefold()
    if plain.isascii():
        return plain
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
    return _LOOSE.sub("", unicodedata.normalize("NFC", bare))


@lru_cache(maxsize=100_000)
def stems(form: str) -> Stems:
    """The stems of a form."""
    return Stems(_norwegian(form), _english(form))


def words_in(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text in order, as they stand there, with start and end in code points."""
    return ((match[0], match.start(), match.end()) for match in _WORD.finditer(text))


def forms_of(texts: Iterable[str]) -> list[str]:
    """The forms in some texts, each once, sorted."""
    return sorted(set(map(fold, chain.from_iterable(map(_WORD.findall, texts)))))


@dataclass(frozen=True)
class Asked:
    """One word that a reader looks for; `beginning` when it was typed with a star ("arbeid*")."""

    form: str
    beginning: bool

    @property
    def stems(self) -> Stems:
        """The stems of the word."""
        return stems(self.form)

    @property
    def part(self) -> str:
        """What a compound must hold to be found; empty when the word is too short for that."""
        stem = self.stems.norwegian
        part = stem if len(stem) >= _ANYWHERE else self.form
        return part if len(part) >= PART else ""

    def meets(self, form: str) -> bool:
        """Whether `form` is what is looked for: another form of the word, or a compound with it."""
        return self.place_in(form) is not None

    def place_in(self, form: str) -> Span | None:
        """All of `form` where it is the word, in any form; where it is a compound with it, that part alone."""
        if self.beginning:
            return (0, len(form)) if form.startswith(self.form) else None
        norwegian, english = stems(form)
        if norwegian == self.stems.norwegian or english == self.stems.english:
            return 0, len(form)
        at = self._in_compound(form)
        return None if at is None else (at, at + len(self.part))

    def _in_compound(self, form: str) -> int | None:
        """Where the part begins in a compound with it."""
        part = self.part
        if not part or part not in form:
            return None
        if len(part) >= _ANYWHERE:
            return form.index(part)
        # Three letters stand inside too many words; at an end, with another part beside, they are one.
        if len(form) - len(part) < PART:
            return None
        if form.startswith(part):
            return 0
        return len(form) - len(part) if form.endswith(part) else None


def asked(words: str) -> tuple[Asked, ...]:
    """The words of a query, each once."""
    found = (Asked(fold(match[1]), bool(match[2])) for match in _ASKED.finditer(words))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8)
def meeting(words: str) -> Callable[[str], Span | None]:
    """What of a word, as it stands in a text, is one of the words of a query. Answers are remembered."""
    terms = asked(words)
    known: dict[str, Span | None] = {}

    def meets(word: str) -> Span | None:
        if word not in known:
            form = fold(word)
            places = [place for term in terms if (place := term.place_in(form))]
            widest = max(places, key=lambda place: place[1] - place[0], default=None)
            # Folded, a word can have another length; then nobody knows which of its letters are meant.
            known[word] = (0, len(word)) if widest and len(form) != len(word) else widest
        return known[word]

    return meets
