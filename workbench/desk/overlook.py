"""Looking over the whole thread: what rests on nothing, what nothing has taken up, and whose words carry which text.

Whether somebody is there is told, never how often; nothing of it is kept.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from workbench.desk.context import Context
from workbench.desk.results import Results
from workbench.desk.thread import Standing, Thread, with_parts
from workbench.desk.whose_words import WhoseWords, in_order
from workbench.study.clusters import Placement
from workbench.study.interviews import Interview
from workbench.study.quotes import Quote
from workbench.study.results import Genre, Ground, Section, Sentence, Tick
from workbench.study.units import Unit

UNASKED = (Genre.NEW_WHOLE, Genre.CONDENSATE)
"""Texts whose sentences need not say what they rest on: what does not fit, and a condensate, whose units are ticked."""


class Carried(NamedTuple):
    """A text with the codes of the participants that carry it, by their being there: never by how often."""

    section: Section
    codes: tuple[str, ...]


class Overlook:
    """Read for the member who works here, when it is looked at."""

    def __init__(self, context: Context, results: Results, thread: Thread) -> None:
        self._context = context
        self._results = results
        self._thread = thread

    def bare(self) -> list[Sentence]:
        """The sentences that do not say what they rest on, or whose ground is gone, in the order of the texts."""
        asked = {one.id for one in self._results.sections() if one.genre not in UNASKED}
        sentences = [one for one in self._context.all(Sentence) if one.section in asked]
        standings = self._thread.standings(sentences)
        loose = (Standing.BARE, Standing.GONE)
        return self._thread.in_order(one for one in sentences if standings[one.id] in loose)

    def gone(self) -> list[Sentence]:
        """The sentences that rested on something that has been taken away."""
        sentences = self._context.all(Sentence)
        standings = self._thread.standings(sentences)
        return self._thread.in_order(one for one in sentences if standings[one.id] is Standing.GONE)

    def unused(self) -> dict[str, list[str]]:
        """By interview, in the order of the study, the units that no sentence, condensate or quote has taken up.

        They are told by their identities: there may be very many, of which few are looked at.
        """
        used = self._used()
        found: dict[str, list[str]] = {one.id: [] for one in self._thread.interviews()}
        for body in self._context.archive.shelf.bodies(Unit.KIND):
            interview = str(body.values.get("interview"))
            if body.id not in used and interview in found:
                found[interview].append(body.id)
        return {interview: units for interview, units in found.items() if units}

    def carried(self) -> list[Carried]:
        """For each text of the results, the participants whose words carry it."""
        whose = self._thread.whose()
        within = self._thread.within()
        known: dict[str, set[str]] = {}
        sentences: dict[str, list[Sentence]] = {}
        for one in self._context.all(Sentence):
            sentences.setdefault(one.section, []).append(one)
        told: list[Carried] = []
        for section in self._results.sections():
            if section.genre is Genre.NEW_WHOLE:
                continue
            found = self._codes_under(section, sentences.get(section.id, []), within, whose, known)
            told.append(Carried(section, in_order(found)))
        return told

    def not_quoted(self) -> list[str]:
        """The codes of participants of whom no quote stands in the results: to ask oneself why, and no quota."""
        whose = self._thread.whose()
        in_texts = {one.quote for one in self._context.all(Sentence) if one.quote}
        quoted = {whose.of_quote(one) for one in self._context.all(Quote) if one.id in in_texts}
        return [code for code in whose.all() if code not in quoted]

    def quotes_of(self, section: Section) -> list[str]:
        """The quotes that belong to a text: those that stand in it, and those of the units that carry it."""
        sentences = self._results.sentences(section.id)
        units = {unit.id for one in sentences for strand in self._thread.under(one) for unit in strand.units}
        units.update(unit.id for unit in self._thread.units_in(section.cluster) if section.cluster)
        standing = {one.quote for one in sentences}
        return [one.id for one in self._context.all(Quote) if one.unit in units or one.id in standing]

    def resting_on(self, interviews: Collection[str]) -> list[Sentence]:
        """The sentences that rest on what was said in any of these interviews, and do not go with them."""
        within = self._thread.within()
        known: dict[Ground, bool] = {}
        found: list[Sentence] = []
        for one in self._context.all(Sentence):
            for ground in one.rests if one.interview not in interviews else ():
                if ground not in known:
                    known[ground] = not self._interviews_of(ground, within).isdisjoint(interviews)
                if known[ground]:
                    found.append(one)
                    break
        return self._thread.in_order(found)

    def _used(self) -> set[str]:
        within = self._thread.within()
        sentences = self._context.all(Sentence)
        used = {ground.id for one in sentences for ground in one.rests if ground.kind == Unit.KIND}
        for cluster in {ground.id for one in sentences for ground in one.rests} - used:
            for part in with_parts(cluster, within):
                laid = self._context.archive.shelf.bodies(Placement.KIND, part)
                used.update(str(one.values.get("unit")) for one in laid)
        used.update(one.unit for one in self._context.all(Tick) if one.taken)
        in_texts = {one.quote for one in sentences if one.quote}
        used.update(one.unit for one in self._context.all(Quote) if one.id in in_texts)
        return used

    def _codes_under(
        self,
        section: Section,
        sentences: Iterable[Sentence],
        within: Mapping[str, list[str]],
        whose: WhoseWords,
        known: dict[str, set[str]],
    ) -> set[str]:
        """Whose words carry a text. `known` keeps for each ground what was found."""
        found: set[str] = set()
        for one in sentences:
            for ground in one.rests:
                if ground.id not in known:
                    known[ground.id] = self._codes_of(ground, within, whose)
                found |= known[ground.id]
            if quote := self._context.find(Quote, one.quote) if one.quote else None:
                found.add(whose.of_quote(quote))
        ticks = self._context.all(Tick, section.id) if section.genre is Genre.CONDENSATE else ()
        return found.union(*(whose.of_unit(one.interview, one.unit) for one in ticks if one.taken))

    def _codes_of(self, ground: Ground, within: Mapping[str, list[str]], whose: WhoseWords) -> set[str]:
        if ground.kind == Interview.KIND:
            return set(whose.in_interview(ground.id))
        laid = self._laid(ground, within)
        return {code for interview, unit in laid for code in whose.of_unit(interview, unit)}

    def _interviews_of(self, ground: Ground, within: Mapping[str, list[str]]) -> set[str]:
        if ground.kind == Interview.KIND:
            return {ground.id}
        return {interview for interview, _unit in self._laid(ground, within)}

    def _laid(self, ground: Ground, within: Mapping[str, list[str]]) -> set[tuple[str, str]]:
        """The units of what is rested on, each with its interview."""
        if ground.kind == Unit.KIND:
            unit = self._context.find(Unit, ground.id)
            return {(unit.interview, unit.id)} if unit else set()
        parts = with_parts(ground.id, within)
        return {(one.interview, one.unit) for part in parts for one in self._context.all(Placement, part)}
