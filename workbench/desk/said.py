"""Whether words stand somewhere in what was said: looked up by the search index, and not by reading every transcript."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from workbench.archive.search import Hit
from workbench.archive.word_forms import words_in
from workbench.desk.report_source import Source
from workbench.study.condensed import bare
from workbench.study.interviews import Turn
from workbench.study.quotes import Quote, Translation
from workbench.study.tokens import text_of

_ASKED = 5
"""So many words of a row, the longest ones, are asked of the index: what holds them is few, and is read."""
_EDGE, _LEAST_EDGE = 3, 2
"""So many words of a row that goes on over several turns stand at the end or the beginning of one of them."""
_MOST = 50
"""So many such turns are looked at."""
_LEFT_OUT = re.compile(r"\[[^\[\]]*\]|\(?(?:…|\.{3,})\)?")
"""What stands in print for words that were cut, masked or put in, and for what is heard beside words."""

_Words = tuple[str, ...]


class Said:
    """What was said, as transcripts, units and quotes have it, and quotes in other languages. Read once for a report.

    Words are compared without capitals, accents, and what stands between them.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._interviews: dict[str, str] = {}

    def holds(self, words: str) -> bool:
        """Whether each row of these words, from one thing left out to the next, was said."""
        return all(self._row(part) for part in _LEFT_OUT.split(words) if bare(part))

    def _row(self, part: str) -> bool:
        return self._in_a_turn(part) or _stands(bare(part), self._kept) or self._over_turns(part)

    def _in_a_turn(self, part: str) -> bool:
        row = bare(part)
        return bool(self._turns(part, 1, lambda turn: _stands(row, (f" {' '.join(turn)} ",))))

    def _over_turns(self, part: str) -> bool:
        """Whether a row was said that goes on over several turns: it begins at the end of one, or ends at another's beginning."""
        words = [word for word, _start, _end in words_in(part)]
        few = min(_EDGE, len(words) // 2)
        if few < _LEAST_EDGE:
            return False
        first, last, row = " ".join(words[:few]), " ".join(words[-few:]), bare(part)
        begun = self._edges(first, lambda turn: _overlap(turn, row), few)
        ended = self._edges(last, lambda turn: _overlap(row, turn), few)
        # At one of its ends the row may have fewer words in a turn: then nearly all of it stands at the other.
        nearly = {one for found in (begun, ended) for one, size in found.items() if size > len(row) - few}
        interviews = dict.fromkeys((*(one for one in begun if one in ended), *sorted(nearly)))
        return _stands(row, map(self._interview, interviews))

    def _edges(self, words: str, overlap: Callable[[_Words], int], few: int) -> dict[str, int]:
        """The interviews with a turn at whose edge words of the row stand, and how many of them at most."""
        found: dict[str, int] = {}

        def fits(turn: _Words) -> bool:
            return overlap(turn) >= few

        for hit in self._turns(words, _MOST, fits):
            size = overlap(_words(text_of(Turn.from_values(hit.id, hit.values).tokens)))
            found[hit.scope] = max(size, found.get(hit.scope, 0))
        return found

    def _interview(self, identity: str) -> str:
        if identity not in self._interviews:
            self._interviews[identity] = _line(self._source.transcripts.reading(identity).text)
        return self._interviews[identity]

    def _turns(self, words: str, limit: int, fits: Callable[[_Words], bool]) -> list[Hit]:
        longest = sorted(
            {word for word, _start, _end in words_in(words)}, key=lambda word: (-len(word), word)
        )
        chosen = " ".join(longest[:_ASKED])

        def choose(hits: Sequence[Hit]) -> Iterator[Hit]:
            for hit in hits:
                if hit.kind == Turn.KIND and fits(
                    _words(text_of(Turn.from_values(hit.id, hit.values).tokens))
                ):
                    yield hit

        return self._source.context.archive.search.find(chosen, limit, choose)

    @cached_property
    def _kept(self) -> list[str]:
        """What is no longer in a transcript may stand in a unit or a quote, and what was said in another language in neither."""
        everything = self._source.context.all
        units = (one.anchor.text for one in self._source.thread_at_once.units.values())
        quotes = (one.anchor.text for one in everything(Quote))
        return [_line(one) for one in (*units, *quotes, *(one.text for one in everything(Translation)))]


def _words(text: str) -> _Words:
    return bare(_LEFT_OUT.sub(" ", text))


def _line(text: str) -> str:
    return f" {' '.join(_words(text))} "


def _stands(row: _Words, lines: Iterable[str]) -> bool:
    words = f" {' '.join(row)} "
    return any(words in line for line in lines)


def _overlap(one: _Words, other: _Words) -> int:
    """How many words at the end of the one are the beginning of the other, at most."""
    sizes = range(min(len(one), len(other)), 0, -1)
    return next((size for size in sizes if one[-size:] == other[:size]), 0)
