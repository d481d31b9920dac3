"""The results as a report tells them: texts with numbers, quotes with their translations, and what each sentence rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from workbench.cellar.words import _
from workbench.desk.quotes import Quoted
from workbench.desk.report_apart import SOMEBODY, Apart, codes_in, row_of
from workbench.desk.report_numbers import Numbered, numbered
from workbench.desk.report_source import Source
from workbench.desk.result_words import genre_words, ground_words
from workbench.desk.thread import Strand as Thread
from workbench.desk.translations import Translated
from workbench.exchange.report.content import (
    Heard,
    Item,
    QuoteItem,
    Reference,
    Rendering,
    SentenceItem,
    Strand,
    Text,
)
from workbench.study.anchors import place
from workbench.study.clusters import Cluster
from workbench.study.interviews import Interview, Recording
from workbench.study.reading import Reading
from workbench.study.results import Genre, Section, Tick
from workbench.study.units import Unit


@dataclass
class Rested:
    """What is found under the sentences before their places are known. `as_in`: under which number a group was listed."""

    sentences: list[Numbered]
    strands: dict[int, list[Thread]] = field(default_factory=dict[int, "list[Thread]"])
    as_in: dict[str, int] = field(default_factory=dict[str, int])


def rested(source: Source, sentences: list[Numbered] | None = None) -> Rested:
    """What the sentences rest on. The units of a group are looked up once, under the first that rests on it."""
    found = Rested(numbered(source.results) if sentences is None else sentences)
    thread = source.thread_at_once if sentences is None else source.thread
    listed: dict[str, Thread] = {}
    for one in found.sentences:
        grounds = thread.grounds(one.sentence)
        fresh = [ground for ground in grounds if ground.id not in found.as_in]
        looked = {strand.ground: strand for strand in thread.strands(fresh)}
        found.strands[one.number] = [
            looked.get(ground) or replace(listed[ground.id], ground=ground, units=()) for ground in grounds
        ]
        for ground in fresh:
            if ground.kind in (Cluster.KIND, Section.KIND):
                found.as_in[ground.id] = one.number
                listed[ground.id] = looked[ground]
    return found


def placed(source: Source, interview: Interview, reading: Reading, units: Iterable[Unit]) -> dict[str, Heard]:
    """Where these units of an interview are heard."""
    recordings = sorted(source.context.all(Recording, interview.id), key=lambda one: one.place)
    numbers = (
        {one.id: number for number, one in enumerate(recordings, start=1)} if len(recordings) > 1 else {}
    )
    found: dict[str, Heard] = {}
    for unit in units:
        code = ", ".join(source.whose.of_unit(interview.id, unit.id))
        at = place(unit.anchor, reading)
        if at.first is None:
            found[unit.id] = Heard(unit.id, code, interview.title, 0, None, gone=True)
            continue
        recording = reading.turns[reading.turn_at(at.first)].recording
        start = reading.time_at(at.first)
        found[unit.id] = Heard(unit.id, code, interview.title, numbers.get(recording, 0), start)
    return found


def heard_at(quoted: Quoted) -> Heard:
    """Where a quote is heard."""
    at = quoted.printed.place
    start = at.start_ms if at else None
    return Heard(quoted.printed.unit, quoted.code, quoted.title, 0, start, gone=at is None)


def _with_codes(
    source: Source, sentences: Iterable[Numbered], quotes: Mapping[str, Quoted]
) -> frozenset[str]:
    """The texts that tell of somebody by a code, in themselves or in a part."""
    known = {one.section.id: one.section for one in sentences}
    coded: set[str] = set()
    for one in sentences:
        if codes_in(source, [one], quotes) - {SOMEBODY}:
            coded |= {one.section.id, row_of(one.section, known).id}
    parts = (one.id for one in known.values() if row_of(one, known).id in coded)
    return frozenset((*coded, *parts))


class Told:
    """Makes the texts and references of a report, given all quotes and places by their identities.

    Of what is `kept` apart it tells how many units there are, and not where they are heard. `titled`: the title of an
    interview may stand beside a code (see `report_people.interviews_beside_codes`).
    """

    def __init__(
        self,
        source: Source,
        found: Rested,
        quotes: Mapping[str, Quoted],
        places: Mapping[str, Heard],
        kept: Apart,
        *,
        titled: bool,
    ) -> None:
        self._source = source
        self._found = found
        self._quotes = quotes
        self._titled = titled
        self._coded_titles = {
            one.title for one in source.context.all(Interview) if source.whose.in_interview(one.id)
        }
        self._places = {unit: self._beside_code(one) for unit, one in places.items()}
        self._kept = kept
        self._coded = frozenset[str]() if titled else _with_codes(source, found.sentences, quotes)
        self._titles = {one.id: one.title for one in source.context.all(Interview)}
        self._keys = {
            section: f"text_{number}"
            for number, section in enumerate(
                dict.fromkeys(one.section.id for one in found.sentences), start=1
            )
        }

    def texts(self, *, artificial: bool) -> tuple[Text, ...]:
        """The texts; the condensates, or all others."""
        wanted = [
            one for one in self._found.sentences if (one.section.genre is Genre.CONDENSATE) is artificial
        ]
        return tuple(
            self._text(next(iter(rows)).section, rows)
            for _key, group in groupby(wanted, key=lambda one: one.section.id)
            if (rows := list(group))
        )

    def references(self, *, artificial: bool) -> tuple[Reference, ...]:
        """What each sentence rests on; condensates only where they leave."""
        return tuple(
            self._reference(one)
            for one in self._found.sentences
            if artificial or one.section.genre is not Genre.CONDENSATE
        )

    def heading(self, section: Section) -> str:
        """What stands over a text: its heading, or the interview that does not fit. No member's name; and no title
        of an interview beside codes that may not stand beside it.
        """
        if section.title.text or section.id in self._kept.unnamed or section.id in self._coded:
            return section.title.text
        return self._titles.get(section.interview, "")

    def quotes(self) -> tuple[tuple[QuoteItem, str], ...]:
        """The quotes that stand in the texts, each with the heading above it. What was only chosen does not leave."""
        rows: list[tuple[QuoteItem, str]] = []
        for one in self._found.sentences:
            item = self._item(one)
            if isinstance(item, QuoteItem):
                rows.append(
                    (item, self.heading(one.section) or genre_words(self._source.context, one.section.genre))
                )
        return tuple(rows)

    def _text(self, section: Section, rows: list[Numbered]) -> Text:
        paragraphs: list[list[Item]] = []
        for one in rows:
            item = self._item(one)
            if one.sentence.begins or not paragraphs:
                paragraphs.append([])
            paragraphs[-1].append(item)
        return Text(
            self._keys[section.id],
            genre_words(self._source.context, section.genre),
            self.heading(section),
            tuple(tuple(items) for items in paragraphs),
            depth=int(section.within in self._keys),
            artificial=section.genre is Genre.CONDENSATE,
            of_one=section.genre is Genre.CONDENSATE and len(self._behind(section, rows)) == 1,
            beside=section.genre is Genre.NEW_WHOLE,
        )

    def _behind(self, section: Section, rows: list[Numbered]) -> set[str]:
        """Whose words a condensate was written out of: what it rests on, and the units that it took up."""
        taken = {tick.unit for tick in self._source.context.all(Tick, section.id) if tick.taken}
        units = (unit for unit in self._source.thread_at_once.units.values() if unit.id in taken)
        taken_up = {code for unit in units for code in self._source.whose.of_unit(unit.interview, unit.id)}
        return codes_in(self._source, rows, {}) | taken_up

    def _item(self, one: Numbered) -> Item:
        quoted = self._quotes.get(one.sentence.quote)
        if quoted and one.section.genre is not Genre.CONDENSATE:
            return self._quote(one.number, quoted)
        return SentenceItem(one.number, one.sentence.text.text or _("[A quote that is gone]"))

    def _quote(self, number: int, quoted: Quoted) -> QuoteItem:
        best: dict[str, Translated] = {}
        for one in quoted.printed.translations:
            best.setdefault(one.translation.language, one)
        # What a mask hides by now may stand in words that were translated before it, and a condensate's words are nobody's:
        # neither ever leaves.
        renderings = tuple(
            Rendering(
                _("[to be translated anew]") if one.stale else one.translation.text,
                one.translation.language,
                one.stale,
                len(one.checks),
                one.artificial,
            )
            for one in best.values()
        )
        language = self._source.quotes.language_of(quoted.quote.interview)
        return QuoteItem(
            number, quoted.printed.text, language, quoted.printed.code, renderings, asked=bool(quoted.asked)
        )

    def _reference(self, one: Numbered) -> Reference:
        if one.sentence.quote and one.section.genre is not Genre.CONDENSATE:
            return self._of_quote(one)
        strands: list[Strand] = []
        loose: list[Heard] = []
        for strand in self._found.strands.get(one.number, ()):
            as_in = self._found.as_in.get(strand.ground.id, one.number)
            places = tuple(self._places[unit.id] for unit in strand.units if unit.id in self._places)
            interview = strand.ground.kind == Interview.KIND
            if strand.gone:
                strands.append(Strand(strand.name, gone=True))
            elif strand.ground.kind == Unit.KIND:
                loose += places
            elif as_in != one.number:
                strands.append(self._group(strand, as_in=as_in))
            elif interview and (strand.ground.id in self._kept.grounds or not self._titled):
                # A picture prints beside its text the codes of all who take part in it.
                strands.append(Strand(_("An interview")))
            elif strand.ground.id in self._kept.grounds:
                strands.append(self._group(strand, count=len(places)))
            else:
                strands.append(self._group(strand, places))
        if loose and one.number in self._kept.sentences:
            strands.append(Strand("", count=len(loose)))
        elif loose:
            strands.append(Strand("", tuple(loose)))
        beside = one.section.genre is Genre.NEW_WHOLE
        return Reference(one.number, one.mark, tuple(strands), whole=one.sentence.whole, beside=beside)

    def _group(
        self, strand: Thread, places: tuple[Heard, ...] = (), *, as_in: int = 0, count: int = 0
    ) -> Strand:
        named = bool(strand.name)
        name = strand.name or ground_words(self._source.context, strand.ground)
        return Strand(name, places, as_in=as_in, count=count, named=named)

    def _of_quote(self, one: Numbered) -> Reference:
        quoted = self._quotes.get(one.sentence.quote)
        if quoted is None:
            return Reference(one.number, one.mark, gone=True)
        if quoted.bare or (quoted.asked and one.number in self._kept.sentences):
            # Beside the others under its code the place would say whose words these are.
            return Reference(one.number, one.mark, kept_apart=True)
        known = self._places.get(quoted.printed.unit)
        heard = known or heard_at(quoted)
        return Reference(
            one.number, one.mark, (Strand("", (self._beside_code(replace(heard, code=quoted.code)),)),)
        )

    def _beside_code(self, place: Heard) -> Heard:
        # A question has no code, but the answer beside it may, and would say whose interview this is.
        hidden = not self._titled and place.interview in self._coded_titles
        return replace(place, interview="") if hidden else place
