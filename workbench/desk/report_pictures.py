"""The pictures of a report, made of what stands in it: nothing is told in them that the report does not tell."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from workbench.cellar.words import _, _n, mark
from workbench.desk.quotes import Quoted
from workbench.desk.report_apart import SOMEBODY, Apart, codes_in, row_of
from workbench.desk.report_people import Talk
from workbench.desk.report_results import Rested
from workbench.desk.report_source import Blindness, Source
from workbench.desk.report_trail import purpose_words, when_of
from workbench.desk.result_words import genre_words
from workbench.desk.whose_words import in_order
from workbench.exchange.pictures.cluster_map import MapCluster, cluster_map
from workbench.exchange.pictures.parts import in_parts
from workbench.exchange.pictures.timeline import Happening, timeline
from workbench.exchange.pictures.variation_matrix import MatrixRow, variation_matrix
from workbench.exchange.pictures.whose_words import Strip, whose_words
from workbench.exchange.report.content import Figure
from workbench.study.clusters import Cluster
from workbench.study.provenance import Provenance, provenance
from workbench.study.results import Genre, Section

TIME, GROUPS, VARIATIONS, WORDS = "picture_time", "picture_groups", "picture_variations", "picture_words"
PICTURES: dict[str, str] = {
    TIME: mark("The study in time"),
    GROUPS: mark("The groups of units"),
    VARIATIONS: mark("What is told of by whom"),
    WORDS: mark("Whose words the results are told in"),
}
"""What each picture shows, in short."""

_DAY, _MONTH = len("2026-11-26"), len("2026-11")
_KINDS: dict[str, str] = {
    Provenance.PARTICIPANT: mark("a participant’s own words"),
    Provenance.PEER: mark("competence-group members"),
    Provenance.RESEARCHER: mark("researchers"),
    Provenance.JOINT: mark("written together"),
}
_UNSAID = "unsaid"
_WITH_VOICES = 60
"""Clusters up to which each names whose words lie in it; more would fill dozens of pages."""
_NO_ROW = (Genre.ESSENCE, Genre.NEW_WHOLE, Genre.CONDENSATE)
"""What is on the whole, and says nothing on a part of it."""


def figures(
    source: Source,
    under: Rested,
    quotes: Mapping[str, Quoted],
    held: Sequence[Talk],
    rounds: Blindness,
    kept: Apart,
) -> tuple[Figure, ...]:
    """The pictures that have something to show. What is `kept` apart has no codes in them."""
    every = (
        _timeline(source, held, rounds),
        _clusters(source, under, kept),
        _variations(source, under, quotes, kept),
        _words(source, under, quotes),
    )
    return tuple(one for one in every if one)


def _timeline(source: Source, held: Sequence[Talk], rounds: Blindness) -> Figure | None:
    happenings = [one for one in _happenings(source, held, rounds) if one]
    if not happenings:
        return None
    title = _(PICTURES[TIME])
    # A month comes before the days in it, what is of one day in the order of its kinds.
    order = sorted(happenings, key=lambda one: one.when)
    rows = list(dict.fromkeys(one.row for one in order))
    return Figure(
        TIME,
        title,
        timeline(title, order, rows),
        in_parts(lambda some: timeline(title, some, rows), order),
    )


def _happenings(source: Source, held: Sequence[Talk], rounds: Blindness) -> Iterator[Happening | None]:
    """Interviews by the month: a day could tell who it was."""
    for month, count in sorted(Counter(talk.interview.date[:_MONTH] for talk in held).items()):
        told = _n("{count} interview", "{count} interviews", count).format(count=count)
        yield _happening(month, _("Interviews"), told)
    for (when, purpose), count in Counter((when_of(one), purpose_words(one)) for one in rounds.open).items():
        told = f"{purpose} ({count})" if count > 1 else purpose
        yield _happening(when, _("Rounds in which each wrote alone first"), told)
    for one in source.guides():
        told = _("version {number}").format(number=one.number)
        words = f"{told}: {one.changed}" if one.changed else told
        yield _happening(one.date or one.made, _("Interview guide"), words)
    for one in source.snapshots():
        yield _happening(one.made, _("How the units lay"), one.reason or _("kept"))
    for one in source.decisions():
        yield _happening(one.date or one.made, _("Decisions"), one.text)


def _happening(when: str, row: str, words: str) -> Happening | None:
    try:
        day = date.fromisoformat(when[:_DAY] if len(when) >= _DAY else f"{when[:_MONTH]}-01")
    except ValueError:  # nobody has said when
        return None
    return Happening(day, when[:_DAY], row, words)


def _clusters(source: Source, under: Rested, kept: Apart) -> Figure | None:
    thread = source.thread_at_once
    known = {one.id: one for one in source.context.all(Cluster)}
    within = thread.within()
    inside = {part for parts in within.values() for part in parts}
    used = {ground.id for one in under.sentences for ground in one.sentence.rests}
    used.update(one.section.cluster for one in under.sentences)
    shown: list[MapCluster] = []
    for one in known.values():
        if one.id in inside and one.within in known:
            continue
        units = thread.units_in(one.id)
        # A card that lies loose is a cluster of one without a name.
        if one.name.text or len(units) > 1 or one.id in within or one.id in used:
            parts = tuple(known[part].name.text for part in within.get(one.id, ()) if part in known)
            codes = in_order(code for unit in units for code in source.whose.of_unit(unit.interview, unit.id))
            told = (_("the codes are left out"),) if one.id in kept.grounds else codes
            shown.append(MapCluster(one.name.text, parts, told))
    if not shown:
        return None
    shown.sort(key=lambda one: (not one.name, one.name.casefold()))
    title = _(source.context.method.groups.several)
    if len(shown) <= _WITH_VOICES:
        title = _("{groups}, and whose words lie in them").format(groups=title)
    else:
        shown = [replace(one, voices=()) for one in shown]
    return Figure(
        GROUPS,
        title,
        cluster_map(title, shown),
        in_parts(lambda some: cluster_map(title, some), shown),
    )


def _variations(source: Source, under: Rested, quotes: Mapping[str, Quoted], kept: Apart) -> Figure | None:
    """A quote without a code is nobody's here, too."""
    sections = {one.section.id: one.section for one in under.sentences}
    heard: dict[str, set[str]] = {}
    for one in under.sentences:
        row = row_of(one.section, sections)
        if row.genre in _NO_ROW or one.section.genre in _NO_ROW:
            continue
        heard.setdefault(row.id, set()).update(codes_in(source, [one], quotes))
    participants = source.whose.all()
    if not (participants and any(found for row, found in heard.items() if row not in kept.rows)):
        return None
    rows = [_matrix_row(_heading(source, sections[row]), heard[row], row in kept.rows) for row in heard]
    title = _(PICTURES[VARIATIONS])
    return Figure(
        VARIATIONS,
        title,
        variation_matrix(title, participants, rows),
        in_parts(lambda some: variation_matrix(title, participants, some), rows),
    )


def _matrix_row(heading: str, codes: set[str], apart: bool) -> MatrixRow:
    if apart:
        return MatrixRow(heading, frozenset(), apart=True)
    return MatrixRow(heading, frozenset(codes - {SOMEBODY}), SOMEBODY in codes)


def _words(source: Source, under: Rested, quotes: Mapping[str, Quoted]) -> Figure | None:
    roles = {one.id: one.roles for one in source.members}
    strips: dict[str, list[str]] = {}
    sections: dict[str, Section] = {}
    for one in under.sentences:
        if one.section.genre is Genre.CONDENSATE:
            continue
        sections[one.section.id] = one.section
        if quoted := quotes.get(one.sentence.quote):
            kind: str = quoted.asked or Provenance.PARTICIPANT
        else:
            strands = source.thread_at_once.under(one.sentence)
            said = source.whose.voiced(unit for strand in strands for unit in strand.units)
            kind = provenance(one.sentence.text, roles, said) or _UNSAID
        strips.setdefault(one.section.id, []).append(kind)
    if not strips:
        return None
    kinds = {kind: _(words) for kind, words in _KINDS.items()}
    if any(_UNSAID in found for found in strips.values()):
        kinds[_UNSAID] = _("not known")
    shown = [Strip(_heading(source, sections[one]), tuple(found)) for one, found in strips.items()]
    title = _("Whose words the results are told in, sentence by sentence")
    return Figure(
        WORDS,
        title,
        whose_words(title, kinds, shown),
        in_parts(lambda some: whose_words(title, kinds, some), shown),
    )


def _heading(source: Source, section: Section) -> str:
    return section.title.text or genre_words(source.context, section.genre)
