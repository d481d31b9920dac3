"""The report: all that leaves the study for an article, laid together; and from a number in it back to the sound."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, language, speaking
from workbench.desk import report_checklists, report_people, report_trail
from workbench.desk.context import Context
from workbench.desk.quotes import Quoted
from workbench.desk.report_apart import apart
from workbench.desk.report_choices import Choices, Notice, called
from workbench.desk.report_notices import notices, of_pictures
from workbench.desk.report_numbers import numbered, wanted
from workbench.desk.report_pictures import figures
from workbench.desk.report_results import Rested, Told, heard_at, placed, rested
from workbench.desk.report_source import Blindness, Source
from workbench.exchange.report.content import Differing, Heard, Report
from workbench.study.about import About
from workbench.study.interviews import Interview
from workbench.study.results import Genre
from workbench.study.small_cells import Merging
from workbench.study.units import Unit

_BEFORE = 0.3
"""The share of the work that is done when the interviews are gone through."""


@dataclass(frozen=True)
class Gathered:
    """A report, and what is to be looked at before it leaves; `pictured` is that of pictures that leave by themselves."""

    report: Report
    notices: tuple[Notice, ...]
    pictured: tuple[Notice, ...] = ()

    def of_picture(self, key: str) -> tuple[Notice, ...]:
        """What is to be looked at before one picture leaves by itself."""
        return tuple(one for one in self.pictured if one.anchor == key)


@dataclass(frozen=True)
class Found:
    """A unit, or a quote without one, under a sentence: where it is, what it says, and how it is heard."""

    place: Heard
    words: str
    about: About


@dataclass(frozen=True)
class Pointed:
    """What a number of the report leads to: `strands` by the group's name, empty for what is under the sentence itself.

    `gone` are the names of what it rested on that is no longer there, empty where it had none.
    """

    number: int
    mark: str
    sentence: str
    section: str
    whole: bool
    strands: tuple[tuple[str, tuple[Found, ...]], ...]
    gone: tuple[str, ...] = ()


class ReportDesk:
    """Read for the member who works here; what another may not read yet is in no report."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def gather(self, choices: Choices) -> Gathered:
        """The report as it would leave now."""
        return gathered(Source(self._context), choices)

    def told_of(self, code: str) -> tuple[tuple[str, str], ...]:
        """What the table of participants would tell of one of them now, each value by the head of its column."""
        source = Source(self._context)
        table, _merged = report_people.participants(source, report_people.talks(source))
        row = next((one for one in table.rows if one[0] == code), ())
        return tuple(zip(table.head[1:], map(str, row[1:]), strict=False))

    def reference(self, asked: str) -> Pointed:
        """What the sentence with a number, or with the letters beside it, rests on. Raises Refusal for none."""
        source = Source(self._context)
        one = wanted(numbered(source.results), asked)
        if one is None:
            raise Refusal(
                _(
                    "No sentence has the number {number}. Take the letters beside it, if the numbers have changed."
                ).format(number=asked.strip()[:12] or "–")
            )
        quoted = _quoted(source, one.sentence.quote)
        gone: tuple[str, ...] = ()
        if quoted:
            strands = (("", (_found_quote(source, quoted),)),)
        else:
            under = rested(source, [one]).strands[one.number]
            strands = tuple(
                (strand.name, _found(source, strand.units)) for strand in under if not strand.gone
            )
            gone = tuple(strand.name for strand in under if strand.gone)
        words = quoted.printed.text if quoted else one.sentence.text.text
        return Pointed(one.number, one.mark, words, one.section.id, one.sentence.whole, strands, gone)


def gathered(
    source: Source, choices: Choices, still: Callable[[float], object] = lambda _share: None
) -> Gathered:
    """The report and what is to be looked at. Each interview is read once; `still` is told how far it is, 0 to 1."""
    rounds = source.rounds_by_blindness()
    with speaking(choices.language):
        report, standing, merged, titled = _report(source, choices, rounds, still)
    # What is to be looked at is for whoever reads the program's own language.
    told = notices(source, report, standing, merged, rounds, titled=titled)
    return Gathered(report, tuple(told), tuple(of_pictures(source, report, standing)))


def _report(
    source: Source, choices: Choices, rounds: Blindness, still: Callable[[float], object]
) -> tuple[Report, dict[int, Quoted], Sequence[Merging], bool]:
    """The report, the quotes that stand in it by their numbers, what was made coarser, and whether titles of interviews may
    stand beside codes.
    """
    names = called(source.members, choices.authors)
    held = report_people.talks(source)
    still(0)
    under = rested(source)
    participants, merged = report_people.participants(source, held)
    titled = report_people.interviews_beside_codes(participants, merged)
    quotes, places, differing, standing = _through_interviews(source, under, names, still, titled=titled)
    kept = apart(source, under.sentences, quotes)
    told = Told(source, under, quotes, places, kept, titled=titled)
    texts = told.texts(artificial=False)
    facts = report_people.facts(source, held, rounds)
    brought = report_trail.brought(source, names)
    trail = report_trail.trail(source, names, rounds)
    parts = {
        "participants": len(participants.rows),
        "brought": len(brought),
        "trail": len(trail),
        "differing": standing,
    }
    report = Report(
        title=source.context.facts.name or _("Report"),
        language=language(),
        analysis=source.context.facts.language,
        made=datetime.now(UTC).astimezone().date().isoformat(),
        program=report_people.PROGRAM,
        participants=participants,
        interviews=report_people.interviews(held, with_codes=titled),
        facts=facts,
        texts=texts,
        artificial=told.texts(artificial=True) if choices.condensates else (),
        differing=differing,
        brought=brought,
        trail=trail,
        guide=report_trail.guide(source),
        checklists=report_checklists.filled(
            source, report_checklists.said(facts, parts, texts, choices.without)
        ),
        references=told.references(artificial=choices.condensates),
        quotes=told.quotes(),
        figures=figures(source, under, quotes, held, rounds, kept),
        without=choices.without,
    )
    printed = {
        one.number: quotes[one.sentence.quote] for one in under.sentences if one.sentence.quote in quotes
    }
    return report, printed, merged, titled


def _through_interviews(
    source: Source,
    under: Rested,
    names: Mapping[str, str],
    still: Callable[[float], object],
    *,
    titled: bool,
) -> tuple[dict[str, Quoted], dict[str, Heard], tuple[Differing, ...], int]:
    units: dict[str, dict[str, Unit]] = {}
    for strands in under.strands.values():
        for unit in (unit for strand in strands for unit in strand.units):
            units.setdefault(unit.interview, {})[unit.id] = unit
    quotes: dict[str, Quoted] = {}
    places: dict[str, Heard] = {}
    differing: list[Differing] = []
    interviews = source.interviews.list()
    in_texts = {one.sentence.quote for one in under.sentences if one.section.genre is not Genre.CONDENSATE}
    for number, interview in enumerate(interviews):
        still(_BEFORE + (1 - _BEFORE) * number / len(interviews))
        own = units.get(interview.id, {})
        found = source.quotes.of(interview.id)
        quotes.update((one.quote.id, one) for one in found)
        if own:
            reading = source.transcripts.reading(interview.id)
            places.update(placed(source, interview, reading, own.values()))
        standing = report_trail.standing(source, interview)
        bare = [one.quote.anchor for one in found if one.quote.id in in_texts and one.bare]
        differing += report_trail.differing(source, interview, standing, names, bare, titled=titled)
    differing += report_trail.differing(source, None, report_trail.over_all(source), names)
    return quotes, places, tuple(differing), len(differing)


def _quoted(source: Source, quote: str) -> Quoted | None:
    if not quote:
        return None
    try:
        return source.quotes.one(quote)
    except Refusal:
        return None


def _found_quote(source: Source, quoted: Quoted) -> Found:
    return Found(heard_at(quoted), quoted.quote.anchor.text, source.quotes.about(quoted.quote.id))


def _found(source: Source, units: Sequence[Unit]) -> tuple[Found, ...]:
    return tuple(_each(source, units))


def _each(source: Source, units: Sequence[Unit]) -> Iterator[Found]:
    places: dict[str, Heard] = {}
    for identity in dict.fromkeys(unit.interview for unit in units):
        interview = source.context.find(Interview, identity)
        if interview:
            reading = source.transcripts.reading(identity)
            places |= placed(source, interview, reading, [one for one in units if one.interview == identity])
    for unit in units:
        if unit.id in places:
            about = About(
                id="", interview=unit.interview, about=Unit.KIND, target=unit.id, passage=unit.anchor
            )
            yield Found(places[unit.id], unit.anchor.text, about)
