"""What a page is made of: headings, paragraphs and tables, with links inside the document."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from workbench.exchange.pictures.svg import Picture


class Look(StrEnum):
    """What a paragraph is."""

    BODY = "body"
    QUOTE = "quote"
    RENDERING = "rendering"
    """A quote in another language, below it."""
    ARTIFICIAL = "artificial"
    NOTE = "note"
    FACT = "fact"
    REFERENCE = "reference"


@dataclass(frozen=True)
class Run:
    """Some words. `language` where it is not the document's; `target` is what a link leads to; `anchor` what leads here.

    `number`: small and raised, as a reference in a text. `pointer`: it says nothing but where it leads, and is given its
    words when all is laid out.
    """

    text: str
    language: str = ""
    strong: bool = False
    number: bool = False
    target: str = ""
    anchor: str = ""
    pointer: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is below the title."""

    level: int
    text: str
    anchor: str = ""
    language: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Runs in a row."""

    runs: tuple[Run, ...]
    look: Look = Look.BODY


@dataclass(frozen=True)
class Grid:
    """A table. `widths` are shares of the page's width; the head stands again on each page."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    anchor: str = ""
    note: str = ""
    widths: tuple[float, ...] = ()


@dataclass(frozen=True)
class Plate:
    """A picture with its title below; several where it is too high for a page."""

    title: str
    pictures: tuple[Picture, ...]
    anchor: str


Block: TypeAlias = Heading | Paragraph | Grid | Plate
