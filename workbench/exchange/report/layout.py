"""A report laid out for reading, from the participants to the list of references: what Word and a browser show alike."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from workbench.cellar.words import _
from workbench.exchange.plain import lines, one_line
from workbench.exchange.report.blocks import Block, Grid, Heading, Look, Paragraph, Run
from workbench.exchange.report.content import Answer, Answers, Cell, Differing, Report, Table
from workbench.exchange.report.layout_results import artificial, references, results

_WIDTHS: dict[str, tuple[float, ...]] = {
    "snapshots": (0.16, 0.54, 0.15, 0.15),
    "decisions": (0.15, 0.28, 0.22, 0.2, 0.15),
    "guides": (0.07, 0.15, 0.3, 0.3, 0.18),
    "rounds": (0.16, 0.34, 0.25, 0.25),
}


def laid_out(report: Report) -> list[Block]:
    """All blocks in order, without the title. Tables that somebody may refer to are numbered."""
    number = count(1)
    return [
        replace(block, title=_("Table {number}. {title}").format(number=next(number), title=block.title))
        if isinstance(block, Grid) and block.anchor
        else block
        for block in _blocks(report)
    ]


def _blocks(report: Report) -> Iterator[Block]:
    yield Paragraph((Run(_made(report)),), Look.NOTE)
    yield from _participants(report)
    yield from _method(report)
    yield from results(report)
    yield from _differing(report)
    yield from artificial(report)
    yield from _trail(report)
    for checklist in report.checklists:
        yield from _checklist(checklist)
    yield from references(report)


def _made(report: Report) -> str:
    return _(
        "Written out on {date} with {program}. A small number after a sentence leads to what the sentence rests on."
    ).format(date=report.made, program=report.program)


def _participants(report: Report) -> Iterator[Block]:
    if report.participants.rows:
        yield Heading(1, _("Participants"), "participants")
        yield grid(report.participants)


def _method(report: Report) -> Iterator[Block]:
    yield Heading(1, _("Way of working"), "method")
    for fact in report.facts:
        yield Paragraph(
            (Run(f"{fact.label}: ", strong=True, anchor=fact.key), *_in_lines(fact.lines)), Look.FACT
        )
    if report.interviews.rows:
        yield grid(report.interviews)


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
    if not (report.brought or report.trail or report.guide):
        return
    yield Heading(1, _("The way here"), "trail")
    if report.brought:
        yield Heading(2, _("What we brought"), "brought")
        for voice in report.brought:
            yield Paragraph(
                (Run(f"{voice.author}: ", strong=True), Run("\n".join(lines(voice.text)), report.analysis)),
                Look.FACT,
            )
    for table in report.trail:
        yield grid(table, report.analysis)
    if report.guide:
        yield Heading(2, _("The interview guide as it is now"), "guide")
        for line in report.guide:
            yield Paragraph((Run(line, report.analysis),))


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
    if one.without:
        said.append(Run(_("Does not apply, because: {reason}").format(reason=one.without)))
    elif one.text:
        said.append(Run("\n".join(lines(one.text))))
    if one.known and not one.without:
        said.append(Run(("\n" if said else "") + "\n".join(one.known)))
    if one.key and one.known and not one.without:
        said += [Run(" ("), Run(_("stands here"), target=one.key), Run(")")]
    return (Run(one.number),), asked, tuple(said)


def grid(table: Table, language: str = "") -> Grid:
    """A table as it is laid out."""
    rows = tuple(tuple((Run(_shown(cell), language),) for cell in row) for row in table.rows)
    widths = _WIDTHS.get(table.key, ())
    fit = widths if len(widths) == len(table.head) else ()
    return Grid(table.title, table.head, rows, table.key, table.note, fit)


def _shown(cell: Cell) -> str:
    return "\n".join(lines(cell)) if isinstance(cell, str) else str(cell)


def _in_lines(told: tuple[str, ...]) -> tuple[Run, ...]:
    return (Run("\n".join(told)),) if len(told) == 1 else tuple(Run(f"\n{line}") for line in told)
