"""All that stands in print in a report, passage by passage: what is looked through before it leaves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from workbench.cellar.words import speaking
from workbench.exchange.report.blocks import Block, Grid, Heading, Look, Paragraph, Plate, Run
from workbench.exchange.report.content import Figure, Report
from workbench.exchange.report.layout import laid_out
from workbench.exchange.report.links import heading_of


class Where(NamedTuple):
    """The anchor and the words of the heading, table or picture under which something stands."""

    anchor: str
    heading: str


@dataclass(frozen=True)
class Passage:
    """Words that stand in print in one piece. `sentences` are those of a text of the results with their numbers.

    `look` is that of a paragraph; None for a heading, a cell of a table or what a picture shows in words.
    """

    words: str
    where: Where
    look: Look | None = None
    sentences: tuple[tuple[int, str], ...] = ()
    heads: bool = False

    @property
    def parts(self) -> tuple[tuple[int, str], ...]:
        """The sentences, or all of it as one that has no number."""
        return self.sentences or ((0, self.words),)


def passages(report: Report) -> list[Passage]:
    """Those that are to leave."""
    with speaking(report.language):
        blocks = laid_out(report)
    return list(_passages(blocks, Where("", report.title)))


def pictured(figures: Iterable[Figure]) -> list[Passage]:
    """What stands in pictures that leave by themselves."""
    return list(_passages([Plate(one.title, (one.whole,), one.key) for one in figures], Where("", "")))


def _passages(blocks: Iterable[Block], under: Where) -> Iterator[Passage]:
    for block in blocks:
        where = Where(*heading_of(block, under))
        match block:
            case Heading():
                under = where
                yield Passage(block.text, where, heads=True)
            case Paragraph():
                yield Passage(_joined(block.runs), where, block.look, tuple(_sentences(block)))
            case Grid():
                yield Passage(block.title, where)
                for cell in (cell for row in block.rows for cell in row):
                    yield Passage(_joined(cell), where)
            case Plate():
                yield Passage(block.title, where)
                for picture in block.pictures:
                    yield Passage(picture.description, where)


def _joined(runs: Iterable[Run]) -> str:
    return "".join(" " if run.number else run.text for run in runs)


def _sentences(block: Paragraph) -> Iterator[tuple[int, str]]:
    """Each with the small number behind it."""
    if block.look is not Look.BODY:
        return
    words = ""
    for run in block.runs:
        if run.number and run.anchor:
            yield int(run.text), words.strip()
            words = ""
        else:
            words += run.text
