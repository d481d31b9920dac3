"""Names that a report is not to hold: of members, and those that a mask hides in a quote."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.cellar.words import _
from workbench.desk.quotes import Quoted
from workbench.desk.report_choices import Matter, Notice
from workbench.desk.report_passages import Passage, Where
from workbench.study.people import Member
from workbench.study.quotes import EditKind
from workbench.study.quoting import pieces, words_of

_ASKED = 2
"""Letters that a part of a name has at least to be looked for."""


def of_members(members: Iterable[Member], printed: Sequence[Passage]) -> Iterator[Notice]:
    """Names of members, or parts of them, in what is printed."""
    names = {part for one in members for part in one.name.split() if len(part) >= _ASKED}
    parts = {spelling for name in names for spelling in _spellings(name)}
    if not parts:
        return
    for name, where in dict.fromkeys(_named(printed, _any_of(parts))):
        told = _("The name “{name}” stands in the report, under “{heading}”.").format(
            name=name, heading=where.heading
        )
        yield Notice(Matter.NAMES, told, where.anchor)


def of_masks(standing: Mapping[int, Quoted], printed: Sequence[Passage]) -> Iterator[Notice]:
    """Names that are masked in one of the quotes `standing` in the texts, and that are printed elsewhere.

    The name itself is not told anew: whoever has masked it finds it by the quote.
    """
    quotes: dict[str, int] = {}
    for number, one in standing.items():
        for spelling in (spelling for name in _hidden(one) for spelling in _spellings(name)):
            quotes.setdefault(spelling, number)
    if not quotes:
        return
    found = ((quotes[name], where) for name, where in _named(printed, _any_of(quotes)))
    for number, where in dict.fromkeys(found):
        told = _("A name that is masked in quote {number} stands in the report, under “{heading}”.")
        yield Notice(Matter.NAMES, told.format(number=number, heading=where.heading), where.anchor)


def _hidden(quoted: Quoted) -> set[str]:
    """What is written with a capital letter in the masked words of a quote; not what begins a sentence in a long mask."""
    found: set[str] = set()
    for piece in pieces(words_of(quoted.quote.anchor), quoted.quote.edits):
        if piece.edit is None or piece.edit.kind is not EditKind.MASK:
            continue
        words = piece.text.split()
        begins = len(words) > 1
        for word in words:
            bare = word.strip("\"'.,;:!?…«»“”‘’()[]–-")
            if len(bare) >= _ASKED and bare[0].isupper() and not begins:
                found.add(bare)
            begins = word[-1] in ".!?"
    return found


def _spellings(name: str) -> tuple[str, ...]:
    """How a name may be written. Never in small letters: Even, May and Tor are ordinary words, too."""
    return (name, name.title() if name.isupper() else name.upper())


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Any of these names, also where something is said to be theirs."""
    longest_first = sorted(map(re.escape, names), key=lambda one: (-len(one), one))
    return re.compile(rf"\b({'|'.join(longest_first)})(?:['’]?[sS])?\b")


def _named(printed: Iterable[Passage], named: re.Pattern[str]) -> Iterator[tuple[str, Where]]:
    """Each name with where it stands."""
    for passage in printed:
        for found in named.findall(passage.words):
            yield str(found), passage.where
