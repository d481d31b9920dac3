"""A report laid out for counting and sorting: one sheet for each kind of thing."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.cellar.words import _, _n
from workbench.exchange.facts import language_name
from workbench.exchange.plain import clock, lines, one_line
from workbench.exchange.report.content import Cell, Heard, QuoteItem, Report, Table, Text
from workbench.exchange.report.layout_results import in_marks


@dataclass(frozen=True)
class Sheet:
    """A table. `name` is what it is called in the file, the same in every language; `part` the part of the report it is of."""

    name: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    part: str


def sheets(report: Report) -> list[Sheet]:
    """All sheets that are to leave and have rows."""
    return [sheet for sheet in _all(report) if sheet.rows and sheet.part not in report.without]


def fitting(cell: Cell) -> Cell:
    """A cell that any file can hold, its lines kept apart."""
    return "\n".join(lines(cell)) if isinstance(cell, str) else cell


def _all(report: Report) -> Iterator[Sheet]:
    yield _as_sheet("participants", report.participants, "participants")
    yield _as_sheet("interviews", report.interviews, "method")
    facts = tuple((fact.label, "\n".join(fact.lines)) for fact in report.facts)
    yield Sheet("method", _("Way of working"), (_("What"), _("How")), facts, "method")
    head = (_("No."), _("Text"), _("Heading"), _("Sentence"))
    yield Sheet("results", _("Results"), head, tuple(_sentences(report.texts)), "results")
    artificial = tuple(_sentences(report.artificial))
    yield Sheet("condensates", _("Artificial texts, no quotes"), head, artificial, "artificial")
    yield _quotes(report)
    yield _references(report)
    differing = tuple(
        (number, one.about, one.question, voice.author, voice.text)
        for number, one in enumerate(report.differing, start=1)
        for voice in one.voices
    )
    head = (_("No."), _("Where"), _("Question"), _("Who"), _("Position"))
    yield Sheet("differing", _("What we see differently"), head, differing, "differing")
    brought = tuple((voice.author, voice.text) for voice in report.brought)
    yield Sheet("brought", _("What we brought"), (_("Who"), _("What we brought")), brought, "trail")
    for table in report.trail:
        yield _as_sheet(table.key, table, "trail")
    yield _checklists(report)


def _as_sheet(name: str, table: Table, part: str) -> Sheet:
    return Sheet(name, table.title, table.head, table.rows, part)


def _sentences(texts: tuple[Text, ...]) -> Iterator[tuple[Cell, ...]]:
    for text in texts:
        for item in (item for paragraph in text.paragraphs for item in paragraph):
            words = in_marks(item.text, item.language) if isinstance(item, QuoteItem) else item.text
            yield item.number, text.kind, text.heading, words


def _quotes(report: Report) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for item, where in report.quotes:
        plain = (item.code, where, language_name(item.language), item.text)
        rows += [
            (
                *plain,
                language_name(one.language),
                one.text,
                _("yes") if one.stale and not one.artificial else _("no"),
                one.checked,
            )
            for one in item.renderings
        ] or [(*plain, "", "", "", "")]
    head = (
        _("Participant"), _("Stands in"), _("Language"), _("Quote"), _("Translated into"), _("Translation"),
        _("Of earlier words"), _("Checked by"),
    )  # fmt: skip
    return Sheet("quotes", _("Quotes"), head, tuple(rows), "results")


def _references(report: Report) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for one in report.references:
        if one.kept_apart or not one.strands:
            told = _("told in the study alone") if one.kept_apart else _("the whole") if one.whole else ""
            told = _("no longer there") if one.gone else told
            rows.append((one.number, one.mark, told, "", "", "", ""))
        for strand in one.strands:
            name = one_line(strand.name)
            if strand.gone or strand.as_in:
                told = _("no longer there") if strand.gone else _("see {number}").format(number=strand.as_in)
                rows.append((one.number, one.mark, name, "", told, "", ""))
            elif strand.count:
                told = _n("{count} unit", "{count} units", strand.count).format(count=strand.count)
                told = f"{told}, {_('told in the study alone')}"
                rows.append((one.number, one.mark, name, "", told, "", ""))
            rows += [
                (one.number, one.mark, name, place.code, place.interview, place.recording or "",
                 _time_of(place))
                for place in strand.places
            ]  # fmt: skip
    head = (
        _("No."), _("Letters"), _("Rests on"), _("Participant"), _("Interview"), _("Recording"), _("Time"),
    )  # fmt: skip
    return Sheet("references", _("What the sentences rest on"), head, tuple(rows), "references")


def _time_of(place: Heard) -> str:
    if place.start is not None:
        return clock(place.start)
    return "" if place.gone else _("not known")


def _checklists(report: Report) -> Sheet:
    rows = tuple(
        (checklist.name, one.number, one.heading, one.asks, one.text, "\n".join(one.known), one.without)
        for checklist in report.checklists
        if checklist.key not in report.without
        for _heading, answers in checklist.parts
        for one in answers
    )
    head = (
        _("Checklist"), _("No."), _("Item"), _("What is asked"), _("Answer"), _("What the study knows"),
        _("Does not apply, because"),
    )  # fmt: skip
    return Sheet("checklists", _("Checklists"), head, rows, "checklists")
