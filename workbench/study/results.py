"""What the group found: constituents, variations and the essence; condensates and analytic texts; the new whole.

Source of the rules: METHODS, invariant 4 and "Three method templates". Each sentence says what it rests on, or that the
whole carries it. Texts belong to the group; whose words a sentence is stands beside it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, NamedTuple

from workbench.study.provenance import WORDING, Wording
from workbench.study.records import PLACE, TEXTS, Codec, Record, coded, one_of


class Genre(StrEnum):
    """What kind of text a section is."""

    ESSENCE = "essence"
    CONSTITUENT = "constituent"
    VARIATION = "variation"
    CONDENSATE = "condensate"
    """An artificial quotation in the first person: it can never leave as a quote."""
    ANALYTIC = "analytic"
    """The text on a code group or a theme, with a heading of its own."""
    NEW_WHOLE = "new-whole"
    """What does not fit, once everything has been read again."""


class Ground(NamedTuple):
    """What a sentence rests on: the kind of a record (cluster, unit) and its identity."""

    kind: str
    id: str


GROUNDS = Codec(
    lambda grounds: [list(ground) for ground in grounds],
    lambda rows: tuple(Ground(str(row[0]), str(row[1])) for row in rows),
    [(str, str)],
)


@dataclass(frozen=True, kw_only=True)
class Section(Record):
    """A text of the results. `place` orders them; `within` is the section that it is a part of, or empty.

    `cluster` is the cluster that it was written from, or empty; `interview` the one that does not fit, in a text on the
    new whole: that goes where the interview is erased. `by` is who began it.
    """

    KIND: ClassVar[str] = "section"
    genre: Genre = coded(one_of(Genre), Genre.CONSTITUENT)
    title: Wording = coded(WORDING, Wording())
    cluster: str = ""
    interview: str = ""
    within: str = ""
    place: str = coded(PLACE, "")
    by: str = ""
    made: str = ""


@dataclass(frozen=True, kw_only=True)
class Sentence(Record):
    """One sentence of a section, or a quote that stands there (then `text` is empty).

    `rests` is what it rests on; `whole` says that the whole carries it. `begins` marks the first of a paragraph.
    `aside` are the hints that were put aside for it (see `study.hints`). `interview` is that of its section.
    """

    KIND: ClassVar[str] = "sentence"
    SCOPE: ClassVar[str | None] = "section"
    section: str = ""
    interview: str = ""
    place: str = coded(PLACE, "")
    text: Wording = coded(WORDING, Wording())
    quote: str = ""
    rests: tuple[Ground, ...] = coded(GROUNDS, ())
    whole: bool = False
    begins: bool = False
    aside: tuple[str, ...] = coded(TEXTS, ())

    @property
    def supported(self) -> bool:
        """Whether it says what it rests on."""
        return bool(self.quote or self.rests or self.whole)


@dataclass(frozen=True, kw_only=True)
class Tick(Record):
    """What became of a unit in a condensate: taken up, or left because of what `because` says.

    Its identity follows from section and unit (see `tick_id`). `by` is who said so last.
    """

    KIND: ClassVar[str] = "tick"
    SCOPE: ClassVar[str | None] = "section"
    section: str = ""
    unit: str = ""
    interview: str = ""
    taken: bool = True
    because: str = ""
    by: str = ""


def tick_id(section: str, unit: str) -> str:
    """The identity of a tick."""
    return f"{section}.{unit}"
