"""Links of a report that lead to a part which is left out: words stay, what only points is gone."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from workbench.exchange.report.blocks import Block, Grid, Heading, Paragraph, Plate, Run


def without_dead_links(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, each link in them leading somewhere."""
    there = set(_anchors(blocks))
    for block in blocks:
        match block:
            case Paragraph():
                yield replace(block, runs=_led(block.runs, there))
            case Grid():
                rows = tuple(tuple(_led(cell, there) for cell in row) for row in block.rows)
                yield replace(block, rows=rows)
            case _:
                yield block


def _led(runs: Iterable[Run], there: set[str]) -> tuple[Run, ...]:
    return tuple(
        one if not one.target or one.target in there else replace(one, target="")
        for one in runs
        if not (one.pointer and one.target not in there)
    )


def _anchors(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Plate():
                yield block.anchor
            case Paragraph():
                yield from (run.anchor for run in block.runs)
            case Grid():
                yield block.anchor
                yield from (run.anchor for row in block.rows for cell in row for run in cell)
