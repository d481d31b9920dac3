"""What a report leaves out beside quotes without a code, so that nobody finds by elimination whose words they print.

Such a quote is one of those who are told of in the same text, or of those who are not. Where the one or the other are
fewer than share a row in the table of participants, that text's places are told by number alone, and its codes in no
picture; and a group of units that it rests on is told so wherever it stands. What codes beside other quotes tell cannot
be left out: this is told to the group before the report leaves.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from workbench.cellar.words import _n
from workbench.desk.quotes import Quoted
from workbench.desk.report_choices import Matter, Notice
from workbench.desk.report_numbers import Numbered
from workbench.desk.report_source import Source
from workbench.desk.thread import with_parts
from workbench.exchange.report.content import QuoteItem, Report, Text
from workbench.study.clusters import Cluster
from workbench.study.interviews import Interview
from workbench.study.results import Genre, Section
from workbench.study.small_cells import FEWEST
from workbench.study.units import Unit

SOMEBODY = ""
"""Whoever is told of in a quote without a code."""


@dataclass(frozen=True)
class Apart:
    """What is told without codes and places: `sentences` by number, `grounds` and `rows` (texts with their parts) by identity."""

    sentences: frozenset[int] = frozenset()
    grounds: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()


def apart(source: Source, sentences: Sequence[Numbered], quotes: Mapping[str, Quoted]) -> Apart:
    """What is to be told without codes and places. A paragraph is looked at by itself as well: what it rests on is read
    together with its quotes.
    """
    told = [one for one in sentences if one.section.genre is not Genre.CONDENSATE]
    known = {one.section.id: one.section for one in told}
    bare = {
        one.number for one in told if (quoted := quotes.get(one.sentence.quote)) and not quoted.printed.code
    }
    if not bare:
        return Apart()
    everybody = set(source.whose.all())

    def telling(passages: Iterable[list[Numbered]]) -> list[Numbered]:
        asked = (passage for passage in passages if any(one.number in bare for one in passage))
        found = (passage for passage in asked if _tells(codes_in(source, passage, quotes), everybody))
        return [one for passage in found for one in passage]

    whole, parts = telling(_by_rows(told, known).values()), telling(_paragraphs(told))
    of_whole = _grown(source, {ground for one in whole for ground in _groups(source, one)})
    of_parts = _grown(source, {ground for one in parts for ground in _groups(source, one)})
    rows = {
        row_of(one.section, known).id
        for one in told
        if one in whole or not of_whole.isdisjoint(_groups(source, one))
    }
    numbers = frozenset(one.number for one in (*whole, *parts))
    return Apart(numbers, frozenset(of_whole | of_parts), frozenset(rows))


def row_of(section: Section, known: Mapping[str, Section]) -> Section:
    """The text that one is a part of, or itself."""
    around = known.get(section.within)
    return around if around else section


def codes_in(source: Source, sentences: Sequence[Numbered], quotes: Mapping[str, Quoted]) -> set[str]:
    """Who is told of in these sentences: by the units that they rest on, and by the codes beside quotes."""
    found: set[str] = set()
    for one in sentences:
        if quoted := quotes.get(one.sentence.quote):
            found.add(quoted.printed.code or SOMEBODY)
            continue
        for strand in source.thread_at_once.under(one.sentence):
            if strand.ground.kind == Interview.KIND:
                found.update(source.whose.in_interview(strand.ground.id))
            for unit in strand.units:
                found.update(source.whose.of_unit(unit.interview, unit.id))
    return found


def elimination(report: Report, everybody: Collection[str]) -> Iterator[Notice]:
    """Where too few are left whose words a quote without a code could be; and what was left out for that."""
    every = [item for _heading, row in _rows(report.texts) for item in row]
    for heading, row in _rows(report.texts):
        for item in (one for one in row if not one.code):
            left = _few_left(row, everybody)
            if left:
                told = _n(
                    "Quote {number} has no code, and only {count} participant has none in “{heading}”: it is taken for "
                    "theirs. Leave out the codes of others there, too, or choose another quote.",
                    "Quote {number} has no code, and only {count} participants have none in “{heading}”: it is taken for "
                    "theirs. Leave out the codes of others there, too, or choose another quote.",
                    left,
                )
            elif left := _few_left(every, everybody):
                told = _n(
                    "Quote {number} has no code, and only {count} participant has none in the whole report: it is taken "
                    "for theirs. Leave out the codes of others, too, or choose another quote.",
                    "Quote {number} has no code, and only {count} participants have none in the whole report: it is taken "
                    "for theirs. Leave out the codes of others, too, or choose another quote.",
                    left,
                )
            else:
                continue
            words = told.format(number=item.number, count=left, heading=heading)
            yield Notice(Matter.APART, words, f"sentence_{item.number}")
    numbers = [one.number for one in report.references if any(strand.count for strand in one.strands)]
    if numbers and "references" not in report.without:
        told = _n(
            "Sentence {numbers} is printed without places, so that nobody is found who is quoted without a code.",
            "Sentences {numbers} are printed without places, so that nobody is found who is quoted without a code.",
            len(numbers),
        )
        words = told.format(numbers=", ".join(map(str, numbers)))
        yield Notice(Matter.APART, words, f"reference_{numbers[0]}")


def _tells(codes: set[str], everybody: set[str]) -> bool:
    """Whether a quote without a code stands among these, and too few are told of, or too few are not."""
    told = codes - {SOMEBODY}
    few = range(1, FEWEST)
    return SOMEBODY in codes and (len(told) in few or (bool(told) and len(everybody - told) in few))


def _by_rows(told: Sequence[Numbered], known: Mapping[str, Section]) -> dict[str, list[Numbered]]:
    found: dict[str, list[Numbered]] = {}
    for one in told:
        found.setdefault(row_of(one.section, known).id, []).append(one)
    return found


def _paragraphs(told: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """The paragraphs, each with the quotes below it."""
    for _section, group in groupby(told, key=lambda one: one.section.id):
        begun: list[Numbered] = []
        for one in group:
            if one.sentence.begins and not one.sentence.quote and begun:
                yield begun
                begun = []
            begun.append(one)
        yield begun


def _groups(source: Source, one: Numbered) -> set[str]:
    """What a sentence rests on but units by themselves."""
    return {ground.id for ground in source.thread_at_once.grounds(one.sentence) if ground.kind != Unit.KIND}


def _grown(source: Source, grounds: set[str]) -> set[str]:
    """With the parts of groups, the groups that they are parts of, and condensates of any of them: what one tells can be
    read from the other.
    """
    within = source.thread_at_once.within()
    condensates = [one for one in source.results.sections() if one.genre is Genre.CONDENSATE and one.cluster]
    taken_up = {one.cluster for one in condensates if one.id in grounds}
    parts = {part for one in grounds | taken_up for part in with_parts(one, within)}
    around = {
        one.id
        for one in source.context.all(Cluster)
        if one.id in within and not parts.isdisjoint(with_parts(one.id, within))
    }
    return parts | around | {one.id for one in condensates if one.cluster in parts | around}


def _rows(texts: Sequence[Text]) -> Iterator[tuple[str, list[QuoteItem]]]:
    """The quotes of each text with its parts, under its heading."""
    rows: list[tuple[str, list[QuoteItem]]] = []
    for text in texts:
        items = [one for row in text.paragraphs for one in row if isinstance(one, QuoteItem)]
        if text.depth and rows:
            rows[-1][1].extend(items)
        else:
            rows.append((text.heading or text.kind, items))
    yield from rows


def _few_left(quotes: Sequence[QuoteItem], everybody: Collection[str]) -> int:
    """How many have no quote with a code among these, where that is fewer than enough; 0 for nobody or enough."""
    left = len(set(everybody) - {one.code for one in quotes})
    return left if left < FEWEST else 0
