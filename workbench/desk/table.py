"""The table of the whole group as it lies now, and the units that can be laid: read once, then kept up with the log."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from workbench.cellar.words import language
from workbench.desk.context import Context
from workbench.desk.feed import Feed, Touched
from workbench.desk.whose_words import WhoseWords
from workbench.study.clusters import Cluster, Layout, Placement, Stack
from workbench.study.erasures import Erasure
from workbench.study.interviews import Interview, Turn
from workbench.study.laying import sound
from workbench.study.people import Participant, Speaker
from workbench.study.records import Record
from workbench.study.tokens import in_language
from workbench.study.units import Unit

R = TypeVar("R", bound=Record)

_DIGITS = re.compile(r"\d+")
_WIDE = 20


class Table:
    """Asks the log itself what is new. What a unit says is the text of its anchor: only whose words they are is read
    in a transcript, and only where a group speaks.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._feed: Feed | None = None
        self._clusters: dict[str, Cluster] = {}
        self._placed: dict[str, dict[str, Placement]] = {}
        self._lies: dict[str, set[str]] = {}
        self._units: dict[str, Unit] = {}
        self._rank: dict[str, int] | None = None
        self._interviews: dict[str, Interview] = {}
        self._whose = WhoseWords(context)
        self._stacks: dict[str, Stack] = {}
        self._layout: Layout = ()

    @property
    def layout(self) -> Layout:
        """All that lies on the table now."""
        self._look()
        return self._layout

    @property
    def units(self) -> dict[str, Unit]:
        """All units of meaning of the study, laid or not."""
        self._look()
        return self._units

    def unit(self, identity: str) -> Unit | None:
        """A unit as it was at the last look, or None. Quick: asked for every card that is painted."""
        if self._feed is None:
            self._look()
        return self._units.get(identity)

    def cluster(self, identity: str) -> Cluster | None:
        """A cluster that lies on the table, or None."""
        self._look()
        return self._clusters.get(identity)

    def placements(self, cluster: str) -> list[Placement]:
        """How the units lie in a cluster, in their order."""
        self._look()
        return sorted(self._placed.get(cluster, {}).values(), key=lambda one: (one.place, one.unit))

    def lies_in(self, unit: str) -> set[str]:
        """The clusters in which a unit lies."""
        self._look()
        return self._lies.get(unit, set())

    def unplaced(self, layout: Layout) -> list[Unit]:
        """The units that do not lie in a layout, in the order of the interviews and of their words."""
        self._look()
        if self._rank is None:
            ordered = sorted(self._units.values(), key=self._in_text)
            self._rank = {unit.id: number for number, unit in enumerate(ordered)}
        rest = self._units.keys() - set().union(*(stack.units for stack in layout))
        return [self._units[unit] for unit in sorted(rest, key=self._rank.__getitem__)]

    def code(self, unit: Unit) -> str:
        """Who voiced a unit: the participants' codes, or the title of the interview where nobody has said who that is."""
        interview = self._interviews.get(unit.interview)
        codes = self._whose.of_unit(unit.interview, unit.id)
        return ", ".join(codes) or (interview.title if interview else "")

    def voiced(self, units: Iterable[str]) -> list[str]:
        """What participants say in these units, each for itself."""
        self._look()
        return list(self._whose.voiced(self._units[one] for one in units if one in self._units))

    def words(self, unit: str) -> str:
        """What a unit says, in the reader's language of marks; empty where it is no longer there."""
        known = self.unit(unit)
        return in_language(known.anchor.text, language()) if known else ""

    def interviews(self) -> list[Interview]:
        """The interviews, in their order."""
        self._look()
        return sorted(self._interviews.values(), key=lambda one: (one.place, one.id))

    def _look(self) -> None:
        if self._feed is None:
            self._feed = Feed(self._context)
            self._read()
            return
        touched = self._feed.poll()
        if any(one.kind == Erasure.KIND for one in touched):
            self._read()
        elif touched:
            self._take(touched)

    def _read(self) -> None:
        context = self._context
        self._interviews = {one.id: one for one in context.all(Interview)}
        self._whose = WhoseWords(context)
        self._units = {one.id: one for one in context.all(Unit) if one.interview in self._interviews}
        self._clusters = {one.id: one for one in context.all(Cluster)}
        self._placed, self._lies, self._stacks = {}, {}, {}
        self._rank = None
        for placement in context.all(Placement):
            self._lay(placement)
        self._stack(self._clusters)

    def _take(self, touched: Sequence[Touched]) -> None:
        keys = {(one.kind, one.id) for one in touched}
        kinds = {kind for kind, _identity in keys}
        if kinds & {Participant.KIND, Interview.KIND, Speaker.KIND}:
            self._whose = WhoseWords(self._context)
        elif kinds & {Turn.KIND, Unit.KIND}:
            self._whose.forget({one.interview_id for one in touched if one.kind in (Turn.KIND, Unit.KIND)})
        interviews = self._found(Interview, keys)
        if interviews.keys() != {identity for kind, identity in keys if kind == Interview.KIND}:
            self._read()  # one was taken out of the study, with all that is in it
            return
        self._interviews.update(interviews)
        clusters = self._take_clusters(keys) | self._take_units(keys) | self._take_placements(keys)
        if clusters:
            self._stack(clusters)

    def _take_clusters(self, keys: Collection[tuple[str, str]]) -> set[str]:
        """The clusters that were touched, and those around them."""
        found = self._found(Cluster, keys)
        touched: set[str] = set()
        for kind, identity in keys:
            if kind == Cluster.KIND:
                before, after = self._clusters.pop(identity, None), found.get(identity)
                touched |= {identity, *(one.within for one in (before, after) if one)}
        self._clusters.update(found)
        return touched - {""}

    def _take_units(self, keys: Collection[tuple[str, str]]) -> set[str]:
        """The clusters in which units lie that were touched."""
        found = self._found(Unit, keys)
        touched: set[str] = set()
        for kind, identity in keys:
            if kind == Unit.KIND:
                touched |= self._lies.get(identity, set())
                self._units.pop(identity, None)
                self._rank = None
        self._units.update({one.id: one for one in found.values() if one.interview in self._interviews})
        return touched

    def _take_placements(self, keys: Collection[tuple[str, str]]) -> set[str]:
        """The clusters in which something was laid, or from which it was taken."""
        found = self._found(Placement, keys)
        touched: set[str] = set()
        for kind, identity in keys:
            if kind != Placement.KIND:
                continue
            unit, _dot, cluster = identity.partition(".")
            touched.add(cluster)
            self._placed.get(cluster, {}).pop(unit, None)
            self._lies.get(unit, set()).discard(cluster)
            if identity in found:
                self._lay(found[identity])
        return touched

    def _lay(self, placement: Placement) -> None:
        self._placed.setdefault(placement.cluster, {})[placement.unit] = placement
        self._lies.setdefault(placement.unit, set()).add(placement.cluster)

    def _lying(self, cluster: str) -> list[str]:
        lying = self._placed.get(cluster, {})
        ordered = sorted(lying.values(), key=lambda one: (one.place, one.unit))
        return [one.unit for one in ordered if one.unit in self._units]

    def _stack(self, clusters: Iterable[str]) -> None:
        for identity in clusters:
            cluster = self._clusters.get(identity)
            units = tuple(self._lying(identity))
            if cluster is None or not (units or cluster.name.text or self._is_around(identity)):
                self._stacks.pop(identity, None)
            else:
                self._stacks[identity] = Stack(identity, cluster.name, cluster.spot, cluster.within, units)
        self._layout = sound(self._stacks.values())

    def _is_around(self, identity: str) -> bool:
        return any(one.within == identity for one in self._clusters.values())

    def _in_text(self, unit: Unit) -> tuple[str, str, str]:
        """A machine counts the words of a transcript up: their order is told without reading it."""
        place = self._interviews[unit.interview].place
        return place, unit.interview, _DIGITS.sub(lambda digits: digits[0].zfill(_WIDE), unit.anchor.words[0])

    def _found(self, kind: type[R], keys: Iterable[tuple[str, str]]) -> dict[str, R]:
        wanted = [key for key in keys if key[0] == kind.KIND]
        states = self._context.archive.shelf.states(wanted) if wanted else {}
        return {
            state.id: kind.from_values(state.id, state.values()) for state in states.values() if state.alive
        }
