"""What can be done on a table, whoever's it is: the whole group's, or that of one who lays alone first."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.naming import MOST_LETTERS, kept
from workbench.desk.table import Table
from workbench.methods.protocol import Method
from workbench.study import laying
from workbench.study.clusters import Layout, Spot, Stack
from workbench.study.ids import new_id
from workbench.study.provenance import Wording

Parents = Mapping[str, tuple[str, ...]]
OutOf: TypeAlias = str | tuple[tuple[str, str], ...]
"""The stack that units are taken from; or, where that are several, each stack with the unit that leaves it."""


class Laying(ABC):
    """Each gesture makes one layout out of another, and keeps it in one go."""

    def __init__(self, context: Context, table: Table) -> None:
        self._context = context
        self.table = table
        """The table of the group, which knows all units."""

    @property
    @abstractmethod
    def layout(self) -> Layout:
        """All that lies there now."""

    @abstractmethod
    def _keep(self, gesture: Gesture, after: Layout, parents: Parents | None = None) -> None:
        """Keep what a gesture made of the layout. `parents`: what clusters were split from or merged of."""

    @property
    def method(self) -> Method:
        """The method that the study follows: its words for groups, and whether a unit lies in one of them only."""
        return self._context.method

    def stack(self, cluster: str) -> Stack:
        """A stack that lies there. Raises Refusal where it does not any more."""
        try:
            return laying.stack_in(self.layout, cluster)
        except KeyError:
            raise Refusal(
                _(
                    "This does not lie on the table any more. Somebody has taken it apart; nothing was changed."
                )
            ) from None

    def lay(self, units: Sequence[str], spot: Spot, out_of: OutOf = "") -> str:
        """Lay units down as a stack of their own, taken out of a stack or from what is not laid; its identity. One that
        is taken out of several cites them.
        """
        self._refuse_gone(units)
        cluster = new_id()
        after = laying.laid(self._left(self.layout, units, out_of), cluster, units, spot)
        self._keep(Gesture.UNIT_LAID, after, {cluster: cited} if (cited := self._cited(out_of)) else None)
        return cluster

    def put(self, units: Sequence[str], into: str, out_of: OutOf = "", at: int | None = None) -> None:
        """Put units into a stack, before its unit number `at` or as its last; they leave `out_of`.

        Where the method has a unit lie in one group only they leave all others, too.
        """
        self._refuse_gone(units)
        self.stack(into)
        together = laying.put(self.layout, units, into, at)
        self._keep(Gesture.UNIT_LAID, self._left(together, units, out_of, into))

    def put_as_well(self, units: Sequence[str], into: str, at: int | None = None) -> None:
        """Put units into a stack and leave them where they lie, too. Raises Refusal where the method does not want it."""
        if self.method.one_group and any(laying.stacks_with(self.layout, unit) for unit in units):
            raise Refusal(
                _(
                    "In this method a unit lies in one group at a time. "
                    "Move it; where it has lain before can be looked up."
                )
            )
        self._refuse_gone(units)
        self.stack(into)
        self._keep(Gesture.UNIT_LAID, laying.put(self.layout, units, into, at))

    def take_up(self, units: Sequence[str], out_of: OutOf) -> None:
        """Take units out of where they lie; one that lies nowhere else is among what is not laid again."""
        left = self.layout
        for cluster, going in _by_stack(units, out_of).items():
            self.stack(cluster)
            left = laying.lifted(left, going, {cluster})
        self._keep(Gesture.UNIT_TAKEN_UP, left)

    def name(self, cluster: str, text: str, authors: Sequence[str] = ()) -> None:
        """Name a stack in the words of these members, or of the one who works here; an empty text takes its name away."""
        words = kept(text)
        if len(words) > MOST_LETTERS:
            raise Refusal(
                _(
                    "A name or title has at most {most} letters. Nothing was changed. Write a shorter one."
                ).format(most=MOST_LETTERS)
            )
        stack = self.stack(cluster)
        if words == stack.name.text and not authors:
            return
        who = tuple(dict.fromkeys(authors or (self._context.me,)))
        gesture = Gesture.CLUSTER_NAMED
        self._keep(gesture, laying.named(self.layout, cluster, Wording(words, who) if words else Wording()))

    def move(self, spots: Mapping[str, Spot]) -> None:
        """Lay stacks elsewhere on the table."""
        self._keep(Gesture.CLUSTER_MOVED, laying.shifted(self.layout, spots))

    def split(self, cluster: str, units: Sequence[str], spot: Spot, *, inside: bool = False) -> str:
        """Some units of a cluster become one of their own, which cites it; its identity. `inside`: as a part of it."""
        stack = self.stack(cluster)
        going = [unit for unit in stack.units if unit in units]
        stays = inside and stack.name.text  # a stack with a name stays when all of its units lie in its parts
        if not going or (len(going) == len(stack.units) and not stays):
            raise Refusal(_("Choose some of the units: those that are to lie by themselves from now on."))
        made = new_id()
        left = laying.lifted(self.layout, going, {cluster})
        after = laying.laid(left, made, going, spot)
        if around := cluster if inside else stack.within:
            after = laying.parted(after, made, around)
        self._keep(Gesture.CLUSTER_SPLIT, after, {made: (cluster,)})
        return made

    def merge(self, cluster: str, into: str) -> None:
        """All of a cluster is put into another one, which cites it."""
        for one in (cluster, into):
            self.stack(one)
        if cluster == into:
            return
        self._keep(
            Gesture.CLUSTERS_MERGED, laying.merged(self.layout, cluster, into), {into: (into, cluster)}
        )

    def part(self, cluster: str, of: str) -> None:
        """Let a cluster be a part of another; of an empty text: let it stand on its own. Raises Refusal for a ring."""
        self.stack(cluster)
        if of:
            self.stack(of)
        try:
            after = laying.parted(self.layout, cluster, of)
        except ValueError:
            raise Refusal(_("Nothing can be a part of itself, nor of one of its own parts.")) from None
        self._keep(Gesture.CLUSTER_PARTED, after)

    def dissolve(self, cluster: str, *, stay: bool) -> None:
        """Take a cluster apart. Its units lie loose where it lay (`stay`), or are among what is not laid again."""
        stack = self.stack(cluster)
        elsewhere = {unit for one in self.layout if one is not stack for unit in one.units}
        loose = {unit: new_id() for unit in stack.units if stay and unit not in elsewhere}
        self._keep(Gesture.CLUSTER_DISSOLVED, laying.dissolved(self.layout, cluster, loose))

    def _refuse_gone(self, units: Sequence[str]) -> None:
        if not units or any(unit not in self.table.units for unit in units):
            raise Refusal(_("This unit is no longer there. Its author has removed it; nothing was changed."))

    def _left(self, layout: Layout, units: Sequence[str], out_of: OutOf, into: str = "") -> Layout:
        """What is left of a layout by units on their way `into` another stack."""
        if self.method.one_group:
            lying = {stack.cluster for unit in units for stack in laying.stacks_with(self.layout, unit)}
            return laying.lifted(layout, units, lying - {into})
        for cluster, going in _by_stack(units, out_of).items():
            if cluster != into:
                layout = laying.lifted(layout, going, {cluster})
        return layout

    def _cited(self, out_of: OutOf) -> tuple[str, ...]:
        """Of several stacks, those that are more than a card that lies by itself."""
        if isinstance(out_of, str):
            return ()
        stacks = [self.stack(one) for one in dict.fromkeys(cluster for cluster, _unit in out_of) if one]
        return tuple(one.cluster for one in stacks if one.name.text or len(one.units) > 1)


def _by_stack(units: Sequence[str], out_of: OutOf) -> dict[str, list[str]]:
    """The units that leave each stack."""
    if isinstance(out_of, str):
        return {out_of: list(units)}
    found: dict[str, list[str]] = {}
    for cluster, unit in out_of:
        if cluster:  # what is not laid leaves nothing
            found.setdefault(cluster, []).append(unit)
    return found
