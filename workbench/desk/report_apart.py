"""What a report leaves out beside quotes without a code, so that nobody finds by elimination whose words they print.

Such a quote is one of those who are told of in the same text, or of those who are not. Where the one or the other are
fewer than share a row in the table of participants, that text's places are told by number alone, and its codes in no
picture; and a group of units that it rests on is told so wherever it stands. So is the group that the text was begun
from, the interview that it is on, and whatever else tells of the quote's own words, where few share it. What codes beside
other quotes tell cannot be left out: this is told to the group before the report leaves (`desk.report_elimination`).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from workbench.desk.quotes import Quoted
from workbench.desk.report_numbers import Numbered
from workbench.desk.report_source import Source
from workbench.desk.thread import with_parts
from workbench.study.anchors import share_words
from workbench.study.clusters import Cluster
from workbench.study.interviews import Interview
from workbench.study.quotes import Quote
from workbench.study.results import Genre, Section
from workbench.study.small_cells import FEWEST
from workbench.study.units import Unit

SOMEBODY = ""
"""Whoever is told of in a quote without a code."""


@dataclass(frozen=True)
class Apart:
    """What is told without codes and places: `sentences` by number, `grounds` and `rows` (texts with their parts) by identity.

    `unnamed` are texts that do not say which interview they are on.
    """

    sentences: frozenset[int] = frozenset()
    grounds: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    unnamed: frozenset[str] = frozenset()


def apart(source: Source, sentences: Sequence[Numbered], quotes: Mapping[str, Quoted]) -> Apart:
    """What is to be told without codes and places. A paragraph is looked at by itself as well: what it rests on is read
    together with its quotes. Condensates have none, but they too are printed with what they rest on.
    """
    told = [one for one in sentences if one.section.genre is not Genre.CONDENSATE]
    known = {one.section.id: one.section for one in told}
    bare = {one.number: quoted for one in told if (quoted := without_code(one, quotes))}
    if not bare:
        return Apart()
    everybody = set(source.whose.all())
    by_rows = _by_rows(told, known)

    def telling(passages: Iterable[list[Numbered]]) -> list[Numbered]:
        asked = (passage for passage in passages if any(one.number in bare for one in passage))
        found = (
            passage
            for passage in asked
            if any(_tells(codes, everybody) for codes in _told_in(source, passage, quotes))
        )
        return [one for passage in found for one in passage]

    beside = [row for row in by_rows.values() if any(one.number in bare for one in row)]
    sections = {one.section.id: one.section for row in beside for one in row}.values()
    own = _own_units(source, bare.values())
    groups = {one.id for one in source.context.all(Cluster) if any(map(_few, _codes_of(source, one.id, own)))}
    groups |= {
        one
        for one in _begun_from(source, sections)
        if any(_tells(codes, everybody) for codes in _codes_of(source, one))
    }
    alone = [one for one in sentences if any(map(_few, _beside(source, one, own)))]
    whole, parts = telling(by_rows.values()), telling(_paragraphs(told))
    of_whole = _grown(source, groups | {ground for one in whole for ground in _groups(source, one)})
    of_parts = _grown(source, {ground for one in parts for ground in _groups(source, one)})
    of_numbers = {one.number for one in whole}
    numbers = frozenset(one.number for one in (*whole, *parts, *alone))
    grounds = frozenset(of_whole | of_parts)

    def found_in_picture(row: list[Numbered]) -> bool:
        """Whether what a row would print beside the codes that stand openly in it are those that are held back there."""
        if not any(one.number in numbers or not grounds.isdisjoint(_groups(source, one)) for one in row):
            return False
        drawn = codes_in(source, row, quotes)
        of_units, of_interviews = _printed_in(source, row, quotes, numbers, grounds)
        return any(_few(drawn - known) for known in (set[str](), of_units, of_units | of_interviews))

    rows = {
        row
        for row, found in by_rows.items()
        if any(one.number in of_numbers or not of_whole.isdisjoint(_groups(source, one)) for one in found)
        or found_in_picture(found)
    }
    unnamed = {
        one.id
        for one in sections
        if one.interview and _tells({SOMEBODY, *source.whose.in_interview(one.interview)}, everybody)
    }
    return Apart(numbers, grounds, frozenset(rows), frozenset(unnamed))


def without_code(one: Numbered, quotes: Mapping[str, Quoted]) -> Quoted | None:
    """The quote without a code that stands there, or None."""
    quoted = quotes.get(one.sentence.quote)
    return quoted if quoted and quoted.bare else None


def row_of(section: Section, known: Mapping[str, Section]) -> Section:
    """The text that one is a part of, or itself."""
    around = known.get(section.within)
    return around if around else section


def codes_in(source: Source, sentences: Sequence[Numbered], quotes: Mapping[str, Quoted]) -> set[str]:
    """Who is told of in these sentences: by the units that they rest on, and by the codes beside quotes."""
    found: set[str] = set()
    for one in sentences:
        if quoted := quotes.get(one.sentence.quote):
            if not quoted.asked:
                found.add(quoted.printed.code or SOMEBODY)
            continue
        for strand in source.thread_at_once.under(one.sentence):
            if strand.ground.kind == Interview.KIND:
                found.update(source.whose.in_interview(strand.ground.id))
            for unit in strand.units:
                found.update(source.whose.of_unit(unit.interview, unit.id))
    return found


def _told_in(
    source: Source, sentences: Sequence[Numbered], quotes: Mapping[str, Quoted]
) -> Iterator[set[str]]:
    """Who is told of in these sentences; and with them whoever was asked there, where a question has its place."""
    found = codes_in(source, sentences, quotes)
    yield found
    asked: set[str] = set()
    for one in sentences:
        quoted = quotes.get(one.sentence.quote)
        if quoted and quoted.asked:
            asked.update(source.whose.in_interview(quoted.quote.interview))
        elif not quoted:
            for strand in source.thread_at_once.under(one.sentence):
                asked |= _asked(source, strand.units)
    if asked:
        yield found | asked


def _asked(source: Source, units: Iterable[Unit]) -> set[str]:
    """Those in whose interviews these units hold questions alone: the place of one names the interview."""
    whose = source.whose
    asked = {unit.interview for unit in units if whose.asked_by(unit.interview, unit.id)}
    return {code for interview in asked for code in whose.in_interview(interview)}


def _of_units(source: Source, units: Collection[Unit], *besides: str) -> Iterator[set[str]]:
    """Whose words these units hold, as `_told_in`."""
    found = {*besides, *(code for unit in units for code in source.whose.of_unit(unit.interview, unit.id))}
    yield found
    if asked := _asked(source, units):
        yield found | asked


def _printed_in(
    source: Source,
    sentences: Sequence[Numbered],
    quotes: Mapping[str, Quoted],
    numbers: Collection[int],
    grounds: Collection[str],
) -> tuple[set[str], set[str]]:
    """Whose codes stand at these sentences all the same: beside quotes, and at units that are not told of apart; and who
    takes part in interviews that are named there.
    """
    found: set[str] = set()
    interviews: set[str] = set()
    for one in sentences:
        if quoted := quotes.get(one.sentence.quote):
            found.add(quoted.printed.code)
            continue
        for strand in source.thread_at_once.under(one.sentence):
            by_itself = strand.ground.kind == Unit.KIND
            if one.number in numbers if by_itself else strand.ground.id in grounds:
                continue
            if strand.ground.kind == Interview.KIND:
                interviews.update(source.whose.in_interview(strand.ground.id))
            for unit in strand.units:
                found.update(source.whose.of_unit(unit.interview, unit.id))
            interviews |= _asked(source, strand.units)
    return found, interviews


def _tells(codes: set[str], everybody: set[str]) -> bool:
    """Whether a quote without a code stands among these, and too few are told of, or too few are not."""
    told = codes - {SOMEBODY}
    left = everybody - told
    return SOMEBODY in codes and (_few(told) or (bool(told) and bool(left) and len(left) < FEWEST))


def _few(codes: set[str]) -> bool:
    """Whether somebody is told of, and too few are."""
    return 0 < len(codes - {SOMEBODY}) < FEWEST


def _own_units(source: Source, bare: Iterable[Quoted]) -> frozenset[str]:
    """The units that quotes were made of, and others that hold words of theirs."""
    by_interview: dict[str, list[Quote]] = {}
    for one in bare:
        by_interview.setdefault(one.quote.interview, []).append(one.quote)
    return frozenset(
        unit.id
        for unit in source.thread_at_once.units.values()
        for one in by_interview.get(unit.interview, ())
        if unit.id == one.unit or share_words(unit.anchor, one.anchor)
    )


def _codes_of(source: Source, cluster: str, holding: Collection[str] | None = None) -> Iterator[set[str]]:
    """Whose words lie in a cluster, beside somebody's; nobody's where none of these units lies there."""
    units = source.thread_at_once.units_in(cluster)
    if holding is None or any(unit.id in holding for unit in units):
        yield from _of_units(source, units, SOMEBODY)


def _begun_from(source: Source, sections: Collection[Section]) -> set[str]:
    """The clusters that texts were begun from, or are called like: in a picture they stand under the same words."""
    begun = {one.cluster for one in sections if one.cluster}
    called = {one.title.text.strip().casefold() for one in sections} - {""}
    alike = {one.id for one in source.context.all(Cluster) if one.name.text.strip().casefold() in called}
    return begun | alike


def _beside(source: Source, one: Numbered, own: Collection[str]) -> Iterator[set[str]]:
    """Of a sentence that rests on some of these units by themselves, whose words are listed there."""
    thread = source.thread_at_once
    named = (thread.unit(ground.id) for ground in thread.grounds(one.sentence) if ground.kind == Unit.KIND)
    units = [unit for unit in named if unit]
    if any(unit.id in own for unit in units):
        yield from _of_units(source, units)


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
