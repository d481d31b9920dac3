"""A report laid out for reading, from the participants to the list of references: what Word and a browser show alike."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from workbench.cellar.days import day_words
from workbench.cellar.words import _
from workbench.exchange.pictures.svg import Picture
from workbench.exchange.plain import lines, one_line
from workbench.exchange.report.blocks import Block, Grid, Heading, Look, Paragraph, Plate, Run
from workbench.exchange.report.content import Answer, Answers, Cell, Differing, Report, Table
from workbench.exchange.report.layout_results import artificial, references, results
from workbench.exchange.report.links import with_places, without_dead_links
from workbench.exchange.report.parts import PICTURES

_ACROSS = 76
"""So many letters of a table stand beside each other on a page, in a font that runs wide, too."""
_WIDE = 0.4
"""How much wider than others these are."""
_WIDE_ONES = re.compile("[MWmw]")
_BOLD = 1.2
"""How much wider a letter of a table's head is."""
_MOST = 80
"""A column with longer texts gets no more of the page for them."""


def laid_out(report: Report, *, every_link: bool = False) -> list[Block]:
    """All blocks that are to leave, in order, without the title. Tables and pictures that somebody may refer to are numbered.

    `every_link` keeps links to parts that are left out, for whoever follows them in the study.
    """
    tables, pictures = count(1), count(1)
    blocks: list[Block] = []
    for block in _leaving(report):
        match block:
            case Grid(anchor=anchor) if anchor:
                title = _("Table {number}. {title}").format(number=next(tables), title=block.title)
                blocks.append(replace(block, title=title))
            case Plate():
                title = _("Figure {number}. {title}").format(number=next(pictures), title=block.title)
                blocks.append(replace(block, title=title))
            case _:
                blocks.append(block)
    return list(with_places(blocks if every_link or not report.without else without_dead_links(blocks)))


def captioned(plate: Plate) -> Iterator[tuple[str, Picture]]:
    """Each picture of a plate with what stands below it."""
    several = len(plate.pictures)
    for number, picture in enumerate(plate.pictures, start=1):
        told = _("{title} ({number} of {count})").format(title=plate.title, number=number, count=several)
        yield told if several > 1 else plate.title, picture


def _leaving(report: Report) -> Iterator[Block]:
    leaving = True
    for block in _blocks(report):
        if isinstance(block, Heading) and block.level == 1:
            leaving = block.anchor not in report.without
        if leaving and not (isinstance(block, Plate) and PICTURES in report.without):
            yield block


def _blocks(report: Report) -> Iterator[Block]:
    yield Paragraph((Run(_made(report)),), Look.NOTE)
    yield from _participants(report)
    yield from _method(report)
    yield from results(report)
    yield from _plates(report, "picture_variations")
    yield from _differing(report)
    yield from artificial(report)
    yield from _trail(report)
    for checklist in report.checklists:
        yield from _checklist(checklist)
    yield from references(report)


def _made(report: Report) -> str:
    return _(
        "Written out on {date} with {program}. A small number after a sentence leads to what the sentence rests on."
    ).format(date=day_words(report.made), program=report.program)


def _participants(report: Report) -> Iterator[Block]:
    if report.participants.rows:
        yield Heading(1, _("Participants"), "participants")
        yield grid(alike_below(report.participants))


def _method(report: Report) -> Iterator[Block]:
    yield Heading(1, _("Way of working"), "method")
    for fact in report.facts:
        yield Paragraph(
            (Run(f"{fact.label}: ", strong=True, anchor=fact.key), *_in_lines(fact.lines)), Look.FACT
        )
    if report.interviews.rows:
        yield grid(alike_below(report.interviews))


def _differing(report: Report) -> Iterator[Block]:
    if not report.differing:
        return
    yield Heading(1, _("What we see differently"), "differing")
    yield Paragraph(
        (Run(_("Each position stands in its author’s own words. None counts for more than another.")),),
        Look.NOTE,
    )
    for one in report.differing:
        yield _side_by_side(one, report.analysis)


def _side_by_side(one: Differing, language: str) -> Grid:
    title = f"{one.about}: {one.question}" if one.question else one.about
    heads = tuple(voice.author for voice in one.voices)
    cells = tuple((Run("\n".join(lines(voice.text)), language),) for voice in one.voices)
    return Grid(one_line(title), heads, (cells,), widths=(1 / len(heads),) * len(heads))


def _trail(report: Report) -> Iterator[Block]:
    plates = [*_plates(report, "picture_time")], [*_plates(report, "picture_groups", "picture_words")]
    if not (report.brought or report.trail or report.guide or any(plates)):
        return
    yield Heading(1, _("The way here"), "trail")
    yield from plates[0]
    if report.brought:
        yield Heading(2, _("What we brought"), "brought")
        for voice in report.brought:
            yield Paragraph(
                (Run(f"{voice.author}: ", strong=True), Run("\n".join(lines(voice.text)), report.analysis)),
                Look.FACT,
            )
    if report.trail:
        yield Heading(2, _("Step by step"), "steps")
    for table in report.trail:
        yield grid(table, report.analysis)
    yield from plates[1]
    if report.guide:
        yield Heading(2, _("The interview guide as it is now"), "guide")
        for line in report.guide:
            yield Paragraph((Run(line, report.analysis),))


def _plates(report: Report, *keys: str) -> Iterator[Plate]:
    for one in report.figures:
        if one.key in keys:
            yield Plate(one.title, one.parts, one.key)


def _checklist(checklist: Answers) -> Iterator[Block]:
    yield Heading(1, _("Checklist {name}").format(name=checklist.name), checklist.key)
    yield Paragraph((Run(checklist.source, "en"),), Look.NOTE)
    head = (_("No."), _("What is asked"), _("Answer"))
    for heading, answers in checklist.parts:
        rows = tuple(_answer(one) for one in answers)
        yield Grid(heading, head, rows, widths=(0.08, 0.34, 0.58))


def _answer(one: Answer) -> tuple[tuple[Run, ...], ...]:
    asked = (Run(one.heading, strong=True), Run(f"\n{one.asks}"))
    said: list[Run] = []
    # Two computers may have said the one and the other: then both stand until somebody has chosen.
    if one.text:
        said.append(Run("\n".join(lines(one.text))))
    if one.without:
        reason = _("Does not apply, because: {reason}").format(reason=one.without)
        said.append(Run(("\n" if said else "") + reason))
    if one.known and not one.without:
        said.append(Run(("\n" if said else "") + "\n".join(one.known)))
    if one.key and one.known and not one.without:
        said.append(Run("", target=one.key, pointer=True))
    return (Run(one.number),), asked, tuple(said)


def grid(table: Table, language: str = "") -> Grid:
    """A table as it is laid out."""
    rows = tuple(tuple((Run(_shown(cell), language),) for cell in row) for row in table.rows)
    return Grid(table.title, table.head, rows, table.key, table.note, _widths(table))


def alike_below(table: Table) -> Table:
    """The same with what every row says told once, below it. The first column says whom or what a row is of."""
    columns = [[row[column] for row in table.rows] for column in range(len(table.head))]
    alike = [
        number
        for number, one in enumerate(columns)
        if number and len(one) > 1 and len({*one}) == 1 and one[0]
    ]
    if not alike:
        return table
    told = " · ".join(f"{table.head[column]}: {_shown(columns[column][0])}" for column in alike)
    left = [column for column in range(len(table.head)) if column not in alike]
    everywhere = _("All of them")
    return replace(
        table,
        head=tuple(table.head[column] for column in left),
        rows=tuple(tuple(row[column] for column in left) for row in table.rows),
        note=f"{everywhere}: {told}. {table.note}".strip(),
    )


def _widths(table: Table) -> tuple[float, ...]:
    """The columns' shares of the page: each as wide as its longest word, and the rest to those with more to say."""
    columns = [[*map(_shown, column)] for column in zip(table.head, *table.rows, strict=True)]
    words = [
        max(_BOLD * _longest(head), *map(_longest, column)) + 2
        for head, column in zip(table.head, columns, strict=True)
    ]
    more = [
        max(0, min(_MOST, max(map(len, column))) - word) for column, word in zip(columns, words, strict=True)
    ]
    spare = max(0, _ACROSS - sum(words))
    wide = [word + spare * one / (sum(more) or 1) for word, one in zip(words, more, strict=True)]
    return tuple(one / sum(wide) for one in wide)


def _longest(words: str) -> float:
    return max((len(one) + _WIDE * len(_WIDE_ONES.findall(one)) for one in words.split()), default=1)


def _shown(cell: Cell) -> str:
    return "\n".join(lines(day_words(cell))) if isinstance(cell, str) else str(cell)


def _in_lines(told: tuple[str, ...]) -> tuple[Run, ...]:
    return (Run("\n".join(told)),) if len(told) == 1 else tuple(Run(f"\n{line}") for line in told)
