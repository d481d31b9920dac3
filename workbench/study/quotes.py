"""Quotes: a participant's words with typed edits, and their translations.

Source of the rules: METHODS, invariant 3. A quote changes only by a cut, an insertion or a mask; a pause is not a cut.
Whatever changes a quote makes its translations stale.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from workbench.study.anchors import Anchor
from workbench.study.ids import of_member
from workbench.study.records import Codec, Record, coded
from workbench.study.units import ANCHOR


class EditKind(StrEnum):
    """What is done to words of a quote."""

    CUT = "cut"
    INSERTION = "insertion"
    MASK = "mask"


@dataclass(frozen=True, slots=True)
class Edit:
    """A typed edit over the words from `first` to `last` (identities of tokens).

    A mask puts `text` in their place; an insertion adds it after `last`, and there `first` is the same word.
    """

    kind: EditKind
    first: str
    last: str
    text: str = ""


def _kind(name: str) -> EditKind:
    """The kind of an edit; what a later version does to words is a cut here, so that they are not printed."""
    return EditKind(name) if name in set(EditKind) else EditKind.CUT


EDITS = Codec(
    lambda edits: [[edit.kind.value, edit.first, edit.last, edit.text] for edit in edits],
    lambda rows: tuple(Edit(_kind(row[0]), str(row[1]), str(row[2]), str(row[3])) for row in rows),
    [(str, str, str, str)],
)


@dataclass(frozen=True, kw_only=True)
class Quote(Record):
    """Words of a participant as they are printed. `unit` is the unit of meaning that they were taken from, or empty.

    `with_code`: whether the participant's code stands beside it; without where the quotes under one code together could
    tell who it is. `by` is who chose it.
    """

    KIND: ClassVar[str] = "quote"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    unit: str = ""
    anchor: Anchor = coded(ANCHOR, Anchor(("",), ""))
    edits: tuple[Edit, ...] = coded(EDITS, ())
    with_code: bool = True
    by: str = ""
    made: str = ""


@dataclass(frozen=True, kw_only=True)
class Translation(Record):
    """A quote in another language, by one translator (`author`): others check it, or write their own beside it.

    `of` is the quote as it was printed when it was translated, marks in English: where that differs now, it is stale.
    `nuance` is what does not come across. One for each quote, language and translator (see `translation_id`).
    """

    KIND: ClassVar[str] = "translation"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    quote: str = ""
    language: str = ""
    author: str = ""
    text: str = ""
    of: str = ""
    nuance: str = ""
    made: str = ""


@dataclass(frozen=True, kw_only=True)
class Check(Record):
    """One member has compared a translation with the original and the sound, in the own name.

    `of` and `text` are the original and the translation that were compared: the check holds for these alone. `note` is
    what does not come across, as this member hears it.
    """

    KIND: ClassVar[str] = "translation-check"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    translation: str = ""
    author: str = ""
    of: str = ""
    text: str = ""
    note: str = ""
    made: str = ""


def translation_id(quote: str, language: str, author: str) -> str:
    """The identity of a translation: the same on two laptops of its translator."""
    return of_member(f"{quote}.{language}", author)


def check_id(translation: str, author: str) -> str:
    """The identity of a check."""
    return of_member(translation, author)
