"""Words of condensates known again, wherever somebody puts words into a quote or translates one.

Source of the rule: METHODS, invariant 3: a condensate is an artificial quotation, and can never leave as a quote. What a
participant has said stays theirs, also where a condensate has taken up the very same words.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

LEAST = 4
"""So many words of a condensate in a row that were not said in the quote are known again."""

SHORT = 3
"""So many words a sentence has at least to be known again as a whole; a shorter one can be anybody's."""


def bare(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without accents, what stands between them, and what nobody can see."""
    plain = (
        letter if letter.isalnum() else " "
        for letter in unicodedata.normalize("NFKD", text).casefold()
        if unicodedata.category(letter) not in ("Mn", "Cf")
    )
    return tuple("".join(plain).split())


class Condensed:
    """The words of all condensates of a study, given each as its sentences in order."""

    def __init__(self, condensates: Iterable[Iterable[str]]) -> None:
        self._words: list[str] = []
        self._short: set[tuple[str, ...]] = set()
        for sentences in condensates:
            for sentence in map(bare, sentences):
                self._words += sentence
                if SHORT <= len(sentence) < LEAST:
                    self._short.add(sentence)
            self._words.append("")  # no row of words goes on into the next one
        self._at: dict[tuple[str, str], list[int]] = {}
        for position, pair in enumerate(pairwise(self._words)):
            self._at.setdefault(pair, []).append(position)

    def stands_in(
        self, parts: Iterable[tuple[str, bool]], said: Iterable[str], *, short: bool = True
    ) -> bool:
        """Whether words of a condensate stand in what is printed. `said` are texts of what was said.

        `parts` follow each other in print; each is told with whether these are the participant's words, as they stand.
        Known again are `LEAST` words in a row, or several short sentences, that are not the participant's; with `short` also
        a part that is one short sentence and nothing else.
        """
        told = [(bare(text), own) for text, own in parts]
        words = [word for found, _own in told for word in found]
        theirs = _said(words, {row for text in said for row in _rows(bare(text))})
        foreign: list[bool] = []
        whole = False
        for found, own in told:
            here = [not (own or theirs[len(foreign) + number]) for number in range(len(found))]
            whole = whole or (short and found in self._short and all(here))
            foreign += here
        return whole or self._in_a_row(words, foreign) or self._in_short_sentences(words, foreign)

    def _in_a_row(self, words: Sequence[str], foreign: Sequence[bool]) -> bool:
        for position, pair in enumerate(pairwise(words)):
            for at in self._at.get(pair, ()):
                if position and at and words[position - 1] == self._words[at - 1]:
                    continue  # it was looked at from where the row begins
                length = 2
                while position + length < len(words) and words[position + length] == self._words[at + length]:
                    length += 1
                if sum(foreign[position : position + length]) >= LEAST:
                    return True
        return False

    def _in_short_sentences(self, words: Sequence[str], foreign: Sequence[bool]) -> bool:
        within: set[int] = set()
        for position in range(len(words) - SHORT + 1):
            for length in range(SHORT, LEAST):
                here = range(position, min(position + length, len(words)))
                if tuple(words[one] for one in here) in self._short and all(foreign[one] for one in here):
                    within.update(here)
        return len(within) >= LEAST


def _rows(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All rows of `SHORT` words."""
    return (tuple(words[at : at + SHORT]) for at in range(len(words) - SHORT + 1))


def _said(words: Sequence[str], runs: Collection[tuple[str, ...]]) -> list[bool]:
    """For each word whether it is one of a row that was said."""
    theirs = [False] * len(words)
    for at, row in enumerate(_rows(words)):
        if row in runs:
            theirs[at : at + SHORT] = [True] * SHORT
    return theirs
