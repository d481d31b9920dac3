"""The living thread: from a sentence of the results to the words it rests on, and back from a unit to where it is used.

Everything is asked for when it is looked at, and of no more than that; nothing of it is kept.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from workbench.desk.context import Context
from workbench.desk.results import Results
from workbench.desk.whose_words import WhoseWords
from workbench.study.clusters import Cluster, Placement, placement_id
from workbench.study.interviews import Interview
from workbench.study.quotes import Quote
from workbench.study.results import Genre, Ground, Section, Sentence, Tick, tick_id
from workbench.study.units import Unit


class Standing(StrEnum):
    """What a sentence stands on."""

    SUPPORTED = "supported"
    WHOLE = "whole"
    """The whole carries it."""
    BARE = "bare"
    """It does not say yet."""
    GONE = "gone"
    """All that it rested on has been taken away since."""


@dataclass(frozen=True)
class Strand:
    """Something that a sentence rests on. `name` is empty for a unit; `units` are those that lie in it, in order.

    `gone` where it has been taken away since; `went_on` are the clusters that were made of it.
    """

    ground: Ground
    name: str
    units: tuple[Unit, ...] = ()
    gone: bool = False
    went_on: tuple[Cluster, ...] = ()


@dataclass(frozen=True)
class Uses:
    """Where a unit is used. `through` are sentences that rest on a cluster in which it lies."""

    clusters: tuple[Cluster, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    through: tuple[Sentence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    condensates: tuple[Section, ...] = ()

    def __bool__(self) -> bool:
        return any((self.clusters, self.sentences, self.through, self.quotes, self.condensates))


class Thread:
    """Read for the member who works here."""

    def __init__(self, context: Context, results: Results) -> None:
        self._context = context
        self._results = results

    # from a sentence down

    def under(self, sentence: Sentence) -> list[Strand]:
        """What a sentence rests on, in the order in which that was said."""
        return self.strands(self.grounds(sentence))

    def grounds(self, sentence: Sentence) -> tuple[Ground, ...]:
        """What a sentence says that it rests on. In a condensate it need not say so: what that takes up carries it."""
        if sentence.rests or sentence.whole:
            return sentence.rests
        section = self._context.find(Section, sentence.section)
        taken = section and section.genre is Genre.CONDENSATE and self._taken(section.id)
        return (Ground(Section.KIND, sentence.section),) if taken else ()

    def strands(self, grounds: Collection[Ground]) -> list[Strand]:
        """What is found under each of these."""
        within = self.within() if any(one.kind != Unit.KIND for one in grounds) else {}
        return [self._strand(ground, within) for ground in grounds]

    def units_in(self, cluster: str) -> list[Unit]:
        """The units of a cluster and of its parts, in their order there."""
        return self._units_in(cluster, self.within())

    def unit(self, identity: str) -> Unit | None:
        """A unit that is there, or None."""
        return self._context.find(Unit, identity)

    def said(self) -> Callable[[Ground], tuple[str, ...]]:
        """What participants said in whatever is rested on, to be asked for many: everything is read once."""
        within = self.within()
        units = {unit.id: unit for unit in self._context.all(Unit)}
        whose = self.whose()
        laid: dict[str, list[str]] = {}
        for placement in self._context.archive.shelf.bodies(Placement.KIND):
            laid.setdefault(str(placement.values.get("cluster")), []).append(
                str(placement.values.get("unit"))
            )

        @cache
        def said(ground: Ground) -> tuple[str, ...]:
            if ground.kind == Unit.KIND:
                under = [ground.id]
            else:
                under = [unit for part in with_parts(ground.id, within) for unit in laid.get(part, ())]
            return tuple(whose.voiced(units[unit] for unit in under if unit in units))

        return said

    def standings(self, sentences: Collection[Sentence]) -> dict[str, Standing]:
        """What each of these sentences stands on."""
        there: dict[str, set[str]] = {}
        for kind in (Cluster.KIND, Unit.KIND, Interview.KIND):
            named = {ground.id for one in sentences for ground in one.rests if ground.kind == kind}
            there[kind] = self._context.archive.shelf.alive(kind, named) if named else set()
        return {one.id: _standing(one, there) for one in sentences}

    # from a unit up

    def over(self, unit_id: str) -> Uses:
        """Where a unit is used."""
        clusters = self._clusters_of(unit_id)
        around = self._around(clusters)
        sentences = self.in_order(self._context.all(Sentence))
        unit = self._context.find(Unit, unit_id)
        quotes = self._context.all(Quote, unit.interview) if unit else []
        used = [one for one in quotes if one.unit == unit_id]
        own = {one.id for one in used}
        direct = [one for one in sentences if _rests_on(one, Unit.KIND, {unit_id}) or one.quote in own]
        through = [one for one in sentences if one not in direct and _rests_on(one, Cluster.KIND, around)]
        return Uses(
            tuple(clusters), tuple(direct), tuple(through), tuple(used), tuple(self._taken_up(unit_id))
        )

    def on_cluster(self, cluster: str) -> list[Sentence]:
        """The sentences that rest on a cluster."""
        resting = [one for one in self._context.all(Sentence) if _rests_on(one, Cluster.KIND, {cluster})]
        return self.in_order(resting)

    def whose(self) -> WhoseWords:
        """Whose words units and quotes hold, as things stand now."""
        return WhoseWords(self._context)

    # the inside

    def _strand(self, ground: Ground, within: Mapping[str, list[str]]) -> Strand:
        if ground.kind == Cluster.KIND:
            return self._cluster_strand(ground, within)
        if ground.kind == Interview.KIND:
            interview = self._context.find(Interview, ground.id)
            return Strand(ground, interview.title if interview else "", gone=interview is None)
        if ground.kind == Section.KIND:
            return self._condensate_strand(ground, within)
        unit = self.unit(ground.id)
        return Strand(ground, "", (unit,) if unit else (), gone=unit is None)

    def _cluster_strand(self, ground: Ground, within: Mapping[str, list[str]]) -> Strand:
        if cluster := self._context.find(Cluster, ground.id):
            return Strand(ground, cluster.name.text, tuple(self._units_in(ground.id, within)))
        state = self._context.archive.shelf.state(Cluster.KIND, ground.id)
        name = Cluster.from_values(ground.id, state.values()).name.text if state else ""
        after = (one for one in self._context.all(Cluster) if ground.id in one.parents)
        return Strand(ground, name, gone=True, went_on=tuple(after))

    def _condensate_strand(self, ground: Ground, within: Mapping[str, list[str]]) -> Strand:
        section = self._context.headings.over(self._context.need(Section, ground.id))
        taken = self._taken(ground.id)
        lying = [unit.id for unit in self._units_in(section.cluster, within)] if section.cluster else []
        ordered = dict.fromkeys((*(one for one in lying if one in taken), *sorted(taken)))
        units = (self._context.find(Unit, identity) for identity in ordered)
        return Strand(ground, section.title.text, tuple(unit for unit in units if unit))

    def _taken(self, condensate: str) -> set[str]:
        return {one.unit for one in self._context.all(Tick, condensate) if one.taken}

    def within(self) -> dict[str, list[str]]:
        """The parts of each cluster that has some."""
        parts: dict[str, list[str]] = {}
        for one in self._context.all(Cluster):
            if one.within:
                parts.setdefault(one.within, []).append(one.id)
        return parts

    def _units_in(self, cluster: str, within: Mapping[str, list[str]]) -> list[Unit]:
        placed = [
            placement
            for part in with_parts(cluster, within)
            for placement in sorted(self._context.all(Placement, part), key=lambda one: (one.place, one.id))
        ]
        units = (self._context.find(Unit, identity) for identity in dict.fromkeys(one.unit for one in placed))
        return [unit for unit in units if unit]

    def _clusters_of(self, unit_id: str) -> list[Cluster]:
        clusters = self._context.all(Cluster)
        laid = self._context.archive.shelf.alive(
            Placement.KIND, [placement_id(unit_id, one.id) for one in clusters]
        )
        return [one for one in clusters if placement_id(unit_id, one.id) in laid]

    def _around(self, clusters: Iterable[Cluster]) -> set[str]:
        """These clusters and those that they are parts of."""
        known = {one.id: one.within for one in self._context.all(Cluster)}
        found: set[str] = set()
        for one in clusters:
            at = one.id
            while at and at not in found:
                found.add(at)
                at = known.get(at, "")
        return found

    def _taken_up(self, unit_id: str) -> list[Section]:
        texts = [one for one in self._results.sections() if one.genre is Genre.CONDENSATE]
        ticks = (self._context.find(Tick, tick_id(one.id, unit_id)) for one in texts)
        return [text for text, tick in zip(texts, ticks, strict=True) if tick and tick.taken]

    def interviews(self) -> list[Interview]:
        return sorted(self._context.all(Interview), key=lambda one: (one.place, one.id))

    def in_order(self, sentences: Iterable[Sentence]) -> list[Sentence]:
        order = {one.id: number for number, one in enumerate(self._results.sections())}
        return sorted(sentences, key=lambda one: (order.get(one.section, len(order)), one.place, one.id))


def _standing(sentence: Sentence, there: Mapping[str, set[str]]) -> Standing:
    if sentence.quote or any(ground.id in there.get(ground.kind, ()) for ground in sentence.rests):
        return Standing.SUPPORTED
    if sentence.whole:
        return Standing.WHOLE
    return Standing.GONE if sentence.rests else Standing.BARE


def _rests_on(sentence: Sentence, kind: str, identities: Collection[str]) -> bool:
    return any(ground.kind == kind and ground.id in identities for ground in sentence.rests)


def with_parts(cluster: str, within: Mapping[str, list[str]]) -> list[str]:
    """A cluster and all that lies in it; a ring, which two laptops can make together, is gone round once."""
    found: dict[str, None] = {}
    waiting = [cluster]
    while waiting:
        one = waiting.pop(0)
        if one not in found:
            found[one] = None
            waiting += within.get(one, ())
    return list(found)
