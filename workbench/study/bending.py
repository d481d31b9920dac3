"""Edits of a quote that may turn what was said: a negation that is cut or masked, a mask over more than a name.

They are questions, and forbid nothing: a quote may well say the same without the words.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from workbench.study.quotes import Edit, EditKind
from workbench.study.quoting import Word, pieces

MOST_MASKED = 5
"""More words than a name, a place or a workplace has, behind a mask or in it."""

_NEGATIONS = {
    "en": frozenset(
        [
            "not",
            "never",
            "no",
            "nobody",
            "none",
            "nothing",
            "nowhere",
            "neither",
            "nor",
            "without",
            "cannot",
            "hardly",
            "barely",
        ]
    ),
    "nb": frozenset(
        [
            "ikke",
            "ikkje",
            "ikje",
            "itj",
            "inte",
            "aldri",
            "ingen",
            "inga",
            "ingenting",
            "inkje",
            "verken",
            "hverken",
            "uten",
            "utan",
            "knapt",
            "neppe",
        ]
    ),
}
_ENDS = (".", "!", "?", "…")
_AROUND = "\"'.,;:!?…«»“”‘’()[]–-"


class Bend(StrEnum):
    """What may have turned what was said."""

    NEGATION_CUT = "negation-cut"
    NEGATION_MASKED = "negation-masked"
    LONG_MASK = "long-mask"


class Bent(NamedTuple):
    """An edit to be asked about; `word` is the negation."""

    edit: Edit
    bend: Bend
    word: str = ""


def bent(words: Sequence[Word], edits: Sequence[Edit], tongue: str) -> Iterator[Bent]:
    """The edits of a quote to be asked about, `tongue` being "nb" for words in Norwegian.

    A negation may go with all of its sentence.
    """
    parts = pieces(words, edits)
    gone = {at for one in parts if _hides(one.edit) for at in range(one.first, one.last + 1)}
    for one in parts:
        if one.edit is None or not _hides(one.edit):
            continue
        inside = range(one.first, one.last + 1)
        masks = one.edit.kind is EditKind.MASK
        torn = (
            at
            for at in inside
            if _negates(words[at].text, tongue) and not gone.issuperset(_sentence(words, at))
        )
        if (at := next(torn, None)) is not None:
            bend = Bend.NEGATION_MASKED if masks else Bend.NEGATION_CUT
            yield Bent(one.edit, bend, words[at].text.strip(_AROUND))
        elif masks and max(len(inside), len(one.edit.text.split())) > MOST_MASKED:
            yield Bent(one.edit, Bend.LONG_MASK)


def _hides(edit: Edit | None) -> bool:
    return edit is not None and edit.kind is not EditKind.INSERTION


def _negates(word: str, tongue: str) -> bool:
    plain = word.casefold().strip(_AROUND).replace("’", "'")
    return plain in _NEGATIONS.get(tongue, _NEGATIONS["en"]) or (tongue != "nb" and plain.endswith("n't"))


def _sentence(words: Sequence[Word], at: int) -> range:
    """The words of the sentence in which one stands, as far as they are in the quote."""
    first = next((one + 1 for one in range(at - 1, -1, -1) if words[one].text.endswith(_ENDS)), 0)
    last = next((one for one in range(at, len(words)) if words[one].text.endswith(_ENDS)), len(words) - 1)
    return range(first, last + 1)
