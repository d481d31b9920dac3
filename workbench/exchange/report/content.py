"""What a report holds: plain words and numbers, laid together by whoever has the study. Times are milliseconds.

Nobody is named: participants by their codes, members by role or initials. Words are in the language of who exports,
texts of the results in that of the analysis, each quote in its own.
"""

from dataclasses import dataclass
from typing import TypeAlias

from workbench.exchange.pictures.svg import Picture

Cell: TypeAlias = "str | int"


@dataclass(frozen=True)
class Fact:
    """Something that the study knows of itself. `key` is what checklists and links call it."""

    key: str
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table with one row of headings. `key` is what links call it, `note` stands below."""

    key: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Rendering:
    """A quote in another language. `stale`: it is to be translated anew, since the quote was changed or (`artificial`) words
    of a condensate stand in it; then `text` says so instead. `checked`: by how many it was checked.
    """

    text: str
    language: str
    stale: bool = False
    checked: int = 0
    artificial: bool = False


@dataclass(frozen=True)
class QuoteItem:
    """A participant's words as they are printed. `code` is empty where none is to stand beside them.

    `asked`: nobody but interviewers speak in them, and they are no participant's.
    """

    number: int
    text: str
    language: str
    code: str
    renderings: tuple[Rendering, ...] = ()
    asked: bool = False

    @property
    def bare(self) -> bool:
        """Whether a participant's words stand without a code."""
        return not (self.code or self.asked)


@dataclass(frozen=True)
class SentenceItem:
    """A sentence of the results."""

    number: int
    text: str


Item: TypeAlias = QuoteItem | SentenceItem


@dataclass(frozen=True)
class Text:
    """A text of the results, by paragraphs. `depth` is 1 for a part of another text.

    `artificial` marks a condensate: nobody has said it so, and it never stands as a quote; `of_one`, one that was written
    out of what a single participant said. `beside` marks what does not fit the results: it is none of them, and need not
    say what it rests on.
    """

    key: str
    kind: str
    heading: str
    paragraphs: tuple[tuple[Item, ...], ...]
    depth: int = 0
    artificial: bool = False
    of_one: bool = False
    beside: bool = False


@dataclass(frozen=True)
class Heard:
    """Where a unit of meaning is heard. `recording` counts from 1, or is 0 where there is one only.

    `start` is None where no time is known, or its words are `gone`. `unit` is for whoever goes there in the study; it is not printed.
    """

    unit: str
    code: str
    interview: str
    recording: int
    start: int | None
    gone: bool = False


@dataclass(frozen=True)
class Strand:
    """What a sentence rests on: a group of units by its name, or units by themselves (then `name` is empty).

    `as_in` is the number of the reference under which the same units were listed already, or 0. `count` is how many units
    there are of which no place is printed, since beside a quote without a code it would tell whose words that prints.
    A group that is not `named` has for its `name` what is said instead.
    """

    name: str
    places: tuple[Heard, ...] = ()
    as_in: int = 0
    gone: bool = False
    count: int = 0
    named: bool = True


@dataclass(frozen=True)
class Reference:
    """What sentence `number` rests on. `mark` finds the sentence again when numbers have changed.

    `whole`: the whole carries it. `kept_apart`: of a quote without a code, of which no place is printed.
    `beside`: it tells what does not fit, and need not say what it rests on. `gone`: a quote stood there that is no more.
    """

    number: int
    mark: str
    strands: tuple[Strand, ...] = ()
    whole: bool = False
    kept_apart: bool = False
    beside: bool = False
    gone: bool = False


@dataclass(frozen=True)
class Voice:
    """What one member wrote; `author` is a role or initials."""

    author: str
    text: str


@dataclass(frozen=True)
class Differing:
    """A disagreement that stands. `about` says where, without the words."""

    about: str
    question: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True)
class Answer:
    """An item of a checklist: what the study knows (with what it is called), what the group says, or why it does not apply."""

    number: str
    heading: str
    asks: str
    known: tuple[str, ...] = ()
    key: str = ""
    text: str = ""
    without: str = ""


@dataclass(frozen=True)
class Answers:
    """A checklist with its answers, by parts."""

    key: str
    name: str
    source: str
    parts: tuple[tuple[str, tuple[Answer, ...]], ...]


@dataclass(frozen=True)
class Figure:
    """A picture with its title. `parts` are the same on pages, `whole` is in one piece, however high."""

    key: str
    title: str
    whole: Picture
    parts: tuple[Picture, ...]


@dataclass(frozen=True, kw_only=True)
class Report:
    """All of it. `language` is that of the program's words, `analysis` that of the texts (empty: the same).

    `quotes` are those that stand in the texts, with where; `trail` is what is told of the way. `without` are the parts
    that are not to leave (see `parts`).
    """

    title: str
    language: str
    analysis: str = ""
    made: str = ""
    program: str = ""
    participants: Table
    interviews: Table
    facts: tuple[Fact, ...] = ()
    texts: tuple[Text, ...] = ()
    artificial: tuple[Text, ...] = ()
    differing: tuple[Differing, ...] = ()
    brought: tuple[Voice, ...] = ()
    trail: tuple[Table, ...] = ()
    guide: tuple[str, ...] = ()
    checklists: tuple[Answers, ...] = ()
    references: tuple[Reference, ...] = ()
    quotes: tuple[tuple[QuoteItem, str], ...] = ()
    figures: tuple[Figure, ...] = ()
    without: frozenset[str] = frozenset()
