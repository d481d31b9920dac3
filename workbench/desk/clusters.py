"""The table of the whole group: each gesture is one step in the log, which says what it changed of the table.

What lies where is read back as `desk.table`. Where a unit has lain before is read from the log.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.laying import Laying, Parents
from workbench.desk.table import Table
from workbench.history.log import Write, making, moment, removing, setting
from workbench.history.steps import Step
from workbench.study import laying
from workbench.study.clusters import (
    Cluster,
    ClusterNote,
    Layout,
    Matter,
    Placement,
    Stack,
    placement_id,
)
from workbench.study.ids import new_id, of_member
from workbench.study.order import between
from workbench.study.provenance import Wording
from workbench.study.records import ALIVE

_LAYING = (
    Gesture.UNIT_LAID,
    Gesture.UNIT_TAKEN_UP,
    Gesture.CLUSTER_SPLIT,
    Gesture.CLUSTERS_MERGED,
    Gesture.CLUSTER_DISSOLVED,
)
"""The gestures by which units come into clusters, or leave them."""


@dataclass(frozen=True)
class Lain:
    """A unit came into a cluster, or left it. `name` is what the cluster is called now; `when` is ISO 8601."""

    cluster: str
    name: str
    came: bool
    member: str
    when: str


class Clusters(Laying):
    """The clusters of the study, and what is written on them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, Table(context))

    @property
    def layout(self) -> Layout:
        return self.table.layout

    def get(self, cluster: str) -> Cluster | None:
        """A cluster that lies on the table, or None."""
        return self.table.cluster(cluster)

    def take_over(self, stack: Stack, authors: tuple[str, ...]) -> str:
        """Lay a stack of one who laid alone onto the table of the group, with its name in its author's words.

        Units that lie on the table already stay where they are, too, unless the method has them lie in one group.
        """
        known = [unit for unit in stack.units if unit in self.table.units]
        if not known:
            raise Refusal(_("None of these units is in the study any more."))
        made = new_id()
        leaving = {one for unit in known for one in self.table.lies_in(unit)} if self.method.one_group else ()
        left = laying.lifted(self.layout, known, leaving)
        after = laying.laid(left, made, known, stack.spot)
        if stack.name.text:
            name = Wording(stack.name.text, stack.name.authors or authors)
            after = laying.named(after, made, name)
        self._keep(Gesture.UNIT_LAID, after)
        return made

    def lain(self, unit: str) -> list[Lain]:
        """Where a unit has lain, oldest first, as the log tells it."""
        steps = self._context.archive.shelf.steps_called(_LAYING)
        return [
            Lain(cluster, self._called(cluster), came, step.member, step.when)
            for step in steps
            for cluster, came in _comings(step, unit)
        ]

    def notes(self, cluster: str, matter: Matter) -> list[ClusterNote]:
        """What was written on a cluster, and on those that it was made of: the own first."""
        wanted = [cluster, *(self._parents(cluster))]
        found = [note for one in wanted for note in self._context.all(ClusterNote, one)]
        me = self._context.reader
        here = [note for note in found if note.matter is matter and note.text.strip()]
        return sorted(here, key=lambda note: (note.cluster != cluster, note.author != me, note.made))

    def own_note(self, cluster: str, matter: Matter) -> str:
        """What the member who works here wrote on a cluster; empty for nothing."""
        note = self._context.find(ClusterNote, self._note_id(cluster, matter, self._context.reader))
        return note.text if note else ""

    def write(self, cluster: str, matter: Matter, text: str) -> None:
        """Write what changed when a cluster was looked at as the figure, or what a review says. Raises Refusal if it is gone."""
        self.stack(cluster)
        me = self._context.me
        identity = self._note_id(cluster, matter, me)
        known = self._context.find(ClusterNote, identity)
        note = ClusterNote(
            id=identity, cluster=cluster, author=me, matter=matter, text=text.strip(), made=moment()
        )
        gesture = Gesture.FIGURE_NOTED if matter is Matter.FIGURE else Gesture.CLUSTER_REVIEWED
        self._context.record(gesture, setting(note, "text") if known else making(note))

    def removal(self, cluster: str) -> list[Write]:
        """The writes that take a cluster away, and out of it what lies there."""
        lying = self.table.placements(cluster)
        return [*removing(Cluster(id=cluster)), *(write for one in lying for write in removing(one))]

    def _keep(self, gesture: Gesture, after: Layout, parents: Parents | None = None) -> None:
        self._context.record(gesture, self._writes(self.layout, after, parents or {}))

    def _writes(self, before: Layout, after: Layout, parents: Parents) -> Iterator[Write]:
        known = {stack.cluster: stack for stack in before}
        left = {stack.cluster for stack in after}
        for stack in after:
            if stack is not known.get(stack.cluster) or stack.cluster in parents:
                yield from self._stack_writes(known.get(stack.cluster), stack, parents.get(stack.cluster, ()))
        for stack in before:
            if stack.cluster not in left:
                yield from self.removal(stack.cluster)

    def _stack_writes(self, before: Stack | None, stack: Stack, parents: tuple[str, ...]) -> Iterator[Write]:
        cluster = self.get(stack.cluster) or Cluster(id=stack.cluster, by=self._context.me, made=moment())
        cited = tuple(dict.fromkeys((*cluster.parents, *(one for one in parents if one != stack.cluster))))
        wanted = Cluster(
            id=stack.cluster,
            name=stack.name,
            spot=stack.spot,
            within=stack.within,
            parents=cited,
            by=cluster.by,
            made=cluster.made,
        )
        if before is None:
            yield from making(wanted)
        else:
            changed = ("name", "spot", "within", "parents")
            yield from setting(wanted, *(one for one in changed if wanted.plain(one) != cluster.plain(one)))
        yield from self._placement_writes(before.units if before else (), stack)

    def _placement_writes(self, before: tuple[str, ...], stack: Stack) -> Iterator[Write]:
        if before == stack.units:
            return
        kept = {one.unit: one.place for one in self.table.placements(stack.cluster) if one.unit in before}
        places = placed_anew(before, stack.units, kept)
        for unit in stack.units:
            placement = Placement(
                id=placement_id(unit, stack.cluster),
                cluster=stack.cluster,
                unit=unit,
                interview=self.table.units[unit].interview if unit in self.table.units else "",
                place=places[unit],
                by=self._context.me,
            )
            if unit not in kept:
                yield from making(placement)
            elif kept[unit] != places[unit]:
                yield from setting(placement, "place")
        for unit in before:
            if unit not in stack.units:
                yield Write(Placement.KIND, placement_id(unit, stack.cluster), ALIVE, False)

    def _parents(self, cluster: str) -> list[str]:
        """The clusters that one was made of, and what these were made of."""
        found: dict[str, None] = {}
        waiting = [cluster]
        while waiting:
            state = self._context.archive.shelf.state(Cluster.KIND, waiting.pop())
            known = Cluster.from_values("", state.values()).parents if state else ()
            fresh = [one for one in known if one not in found and one != cluster]
            found.update(dict.fromkeys(fresh))
            waiting += fresh
        return list(found)

    def _called(self, cluster: str) -> str:
        state = self._context.archive.shelf.state(Cluster.KIND, cluster)
        return Cluster.from_values(cluster, state.values()).name.text if state else ""

    @staticmethod
    def _note_id(cluster: str, matter: Matter, author: str) -> str:
        # One note for each member, cluster and matter: two laptops of one member write into the same note.
        return of_member(f"{cluster}-{matter.value}", author)


def _comings(step: Step, unit: str) -> Iterator[tuple[str, bool]]:
    """The clusters that a unit came into in a step (true), or left."""
    for change in step.changes:
        if change.kind == Placement.KIND and change.field == ALIVE:
            laid, _dot, cluster = change.id.partition(".")
            if laid == unit and bool(change.before) != bool(change.after):
                yield cluster, bool(change.after)


def placed_anew(before: tuple[str, ...], after: tuple[str, ...], places: dict[str, str]) -> dict[str, str]:
    """A place for each unit of `after`, in order; whoever did not change places keeps the one that it has."""
    staying: set[str] = set()
    for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        staying.update(before[block.a : block.a + block.size])
    found: dict[str, str] = {}
    last = ""
    for number, unit in enumerate(after):
        if unit in staying and places[unit] > last:
            found[unit] = places[unit]
        else:
            onwards = (places[one] for one in after[number + 1 :] if one in staying and places[one] > last)
            found[unit] = between(last or None, next(onwards, None))
        last = found[unit]
    return found
