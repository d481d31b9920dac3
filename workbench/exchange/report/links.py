"""Links of a report: what only points says where to, and is gone where that is left out; words stay."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from workbench.cellar.words import _
from workbench.exchange.report.blocks import Block, Grid, Heading, Paragraph, Plate, Run


def without_dead_links(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, each link in them leading somewhere."""
    there = set(_anchors(blocks))
    for block in blocks:
        yield _with_runs(block, lambda runs: _led(runs, there))


def with_places(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, what only points telling under which heading it is, for whoever reads on paper."""
    known = list(blocks)
    where = dict(_places(known))
    for block in known:
        yield _with_runs(block, lambda runs: tuple(_told(one, where) for one in runs))


def heading_of(block: Block, before: tuple[str, str]) -> tuple[str, str]:
    """The anchor and the words under which a block stands: its own where it has some, else those from `before`."""
    match block:
        case Heading():
            return block.anchor, block.text
        case Grid() | Plate() if block.anchor:
            return block.anchor, block.title
        case _:
            return before


def _with_runs(block: Block, change: Callable[[tuple[Run, ...]], tuple[Run, ...]]) -> Block:
    match block:
        case Paragraph():
            return replace(block, runs=change(block.runs))
        case Grid():
            return replace(block, rows=tuple(tuple(map(change, row)) for row in block.rows))
        case _:
            return block


def _told(run: Run, where: Mapping[str, str]) -> Run:
    if not run.pointer:
        return run
    told = _("see “{heading}”").format(heading=where[run.target]) if run.target in where else ""
    return replace(run, text=f" ({told})" if told else "")


def _places(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Each anchor with the words of the heading, table or picture that it leads to."""
    under = ""
    for block in blocks:
        under = block.text if isinstance(block, Heading) else under
        for anchor in _anchors([block]):
            yield anchor, heading_of(block, ("", under))[1]


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
