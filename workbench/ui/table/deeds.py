"""What can be done with what is chosen on the table, by key or by menu: the same on the board and in the list."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.laying import OutOf
from workbench.study.about import About
from workbench.study.clusters import Spot, Stack
from workbench.study.laying import parts_of
from workbench.study.provenance import Wording
from workbench.ui.hub import Hub
from workbench.ui.table.carrying import snapped
from workbench.ui.table.hands import Hands
from workbench.ui.table.paper import lines_of_name
from workbench.ui.table.plan import Plan, placed
from workbench.ui.table.room_beside import free_beside


class Pick(NamedTuple):
    """What a gesture is about: units out of a stack, or without units the stack itself. Both may be empty.
    `lying`: where units lie that are out of several stacks, each with its own.
    """

    cluster: str = ""
    units: tuple[str, ...] = ()
    lying: tuple[tuple[str, str], ...] = ()

    @property
    def leaves(self) -> OutOf:
        """What the units leave when they go elsewhere."""
        return self.lying or self.cluster


def picked(cluster: str, cards: Sequence[tuple[str, str]]) -> Pick:
    """Cards that are chosen together, each with its stack; `cluster` is the one that the keyboard is in."""
    units = tuple(dict.fromkeys(unit for _cluster, unit in cards))
    return Pick(cluster, units, tuple(cards) if any(one != cluster for one, _unit in cards) else ())


class Deeds(QObject):
    """Tells by `chosen` what is to be chosen afterwards."""

    chosen = Signal(str, str)
    figure_wanted = Signal(str)
    lain_wanted = Signal(str)
    laying_asked = Signal(str, str)
    """A whole stack is to be laid into another: whether they become one, or one a part of the other, is asked."""
    naming_wanted = Signal(str)
    unit_wanted = Signal(str)
    uses_wanted = Signal(str)
    """Where a unit, or a cluster, is used is to be told."""
    text_wanted = Signal(str)
    """A text is to be written from a cluster."""
    heard = Signal(object)

    def __init__(self, desk: Desk, hub: Hub, hands: Hands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self.hands = hands

    def units_of(self, pick: Pick) -> tuple[str, ...]:
        """The units that a gesture is about: those chosen, or the only one of a stack."""
        stack = self.hands.find(pick.cluster)
        return pick.units or (stack.units if stack and len(stack.units) == 1 else ())

    def hear(self, pick: Pick) -> None:
        """Play the first of the units."""
        stack = self.hands.find(pick.cluster)
        units = pick.units or (stack.units if stack else ())
        if not units:
            return
        unit = self.hands.laying.table.unit(units[0])
        if unit:
            about = About(id="", interview=unit.interview, about="unit", target=unit.id, passage=unit.anchor)
            self.heard.emit(about)

    def hear_unit(self, unit: str) -> None:
        """Play a unit, wherever it lies."""
        self.hear(Pick(units=(unit,)))

    def go(self, pick: Pick) -> None:
        """Show a unit where it was said."""
        if units := self.units_of(pick):
            self.unit_wanted.emit(units[0])
        else:
            self._hub.said.emit(_("Choose a card first."))

    def tell_uses(self, pick: Pick) -> None:
        """Tell where a unit is used, or where a whole cluster is."""
        if units := self.units_of(pick):
            self.uses_wanted.emit(units[0])
        elif self._of_the_group(pick):
            self.uses_wanted.emit(pick.cluster)

    def write(self, pick: Pick) -> None:
        """Write from a cluster of the group."""
        if self._of_the_group(pick):
            self.text_wanted.emit(pick.cluster)

    def _of_the_group(self, pick: Pick) -> bool:
        """Whether a cluster is chosen on the table of the group; else it is said."""
        if not pick.cluster:
            self._hub.said.emit(self._in_words(_("Choose {a} first.")))
        elif self.hands.laying is not self._desk.clusters:
            self._hub.said.emit(_("This lies on your own table. Only what the group lays is written from."))
        else:
            return True
        return False

    def take(self, pick: Pick) -> None:
        """Take cards, or a whole stack, into the hand."""
        if pick.cluster or pick.units:
            self.hands.take(self.units_of(pick), pick.cluster, pick.lying)

    def lay(self, pick: Pick, spot: Spot) -> None:
        """Lay what is held into what is chosen, or at a place of its own."""
        taken = self.hands.taken
        if taken is None:
            self._hub.said.emit(_("You hold nothing. Take a card first: it is the key X."))
            return
        if not pick.cluster:
            if made := self.hands.lay_taken_at(spot):
                self.chosen.emit(made, "")
            return
        if not taken.units and taken.out_of != pick.cluster:
            self.laying_asked.emit(taken.out_of, pick.cluster)
            return
        stack = self.hands.find(pick.cluster)
        at = (
            stack.units.index(pick.units[0])
            if stack and pick.units and pick.units[0] in stack.units
            else None
        )
        if self.hands.lay_taken_into(pick.cluster, at):
            self.chosen.emit(pick.cluster, "")

    def lay_as_well(self, pick: Pick) -> None:
        """Lay the units that are held into what is chosen, and leave them where they lie, too."""
        taken = self.hands.taken
        if taken is None or not taken.units or not pick.cluster:
            words = _("Take a card first, then choose {the} in which it lies as well.")
            self._hub.said.emit(self._in_words(words))
        elif self.hands.put_as_well(taken.units, pick.cluster):
            self.hands.let_go()

    def alone(self, pick: Pick) -> None:
        """Let the chosen cards lie by themselves, beside where they lay."""
        stack = self.hands.find(pick.cluster)
        if stack is None or not pick.units:
            return
        whole = len(pick.units) == len(stack.units)
        if len(pick.units) > 1 and not whole and not pick.lying:
            spot = self.beside(stack, len(pick.units), stack.within)
            made = self.hands.split(pick.cluster, pick.units, spot)
        else:
            made = self.hands.lay(pick.units, self.beside(stack, len(pick.units)), pick.leaves)
        if made:
            self.chosen.emit(made, "")

    def inside(self, pick: Pick) -> None:
        """Let the chosen cards be a part of the cluster that they lie in."""
        stack = self.hands.find(pick.cluster)
        if stack is None or not stack.name.text or not pick.units:
            words = _("Choose cards in {a} with a name first. They become a part of it.")
            self._hub.said.emit(self._in_words(words))
        elif pick.lying:
            words = _("Choose only cards that lie together in {a}. They become a part of it.")
            self._hub.said.emit(self._in_words(words))
        elif made := self.hands.split(
            pick.cluster, pick.units, self.beside(stack, len(pick.units), pick.cluster), inside=True
        ):
            self.chosen.emit(made, "")

    def name(self, pick: Pick) -> None:
        """Ask for the name of a stack."""
        if pick.cluster:
            self.naming_wanted.emit(pick.cluster)

    def up(self, pick: Pick) -> None:
        """Take cards up from the table; where a whole stack is chosen, say how that is done."""
        units = self.units_of(pick)
        if units:
            self.hands.take_up(units, pick.leaves)
        elif pick.cluster:
            words = _(
                "This would take up all of {the}. Take it apart by its menu, or choose cards in it first."
            )
            self._hub.said.emit(self._in_words(words))

    def _in_words(self, sentence: str) -> str:
        return self.hands.laying.method.groups.put_into(sentence)

    def figure(self, pick: Pick) -> None:
        """Look at a stack as the figure."""
        if pick.cluster:
            self.figure_wanted.emit(pick.cluster)

    def beside(self, stack: Stack, count: int, within: str = "") -> Spot:
        """The nearest place beside a stack with room for so many of its cards, which become a part of `within`."""
        layout = self.hands.layout
        cards = placed(
            Stack("", Wording(), Spot(0, 0), units=stack.units[:count]), False, False, lines_of_name
        )
        around, outwards = {within}, {one.cluster: one.within for one in layout}
        while within := outwards.get(within, ""):
            around.add(within)
        plan = Plan(layout, (), (), lines_of_name)
        return snapped(free_beside(plan, stack.cluster, cards.box.size(), around))

    def others(self, cluster: str, *, inside: bool = True) -> list[Stack]:
        """The other stacks that have a name, or more than one card; by what they are called. Without `inside`,
        those are left out that are parts of this one.
        """
        parts = () if inside else parts_of(self.hands.layout, cluster)
        found = [
            stack
            for stack in self.hands.layout
            if stack.cluster != cluster
            and stack.cluster not in parts
            and (stack.name.text or len(stack.units) > 1)
        ]
        naming = self.hands.naming
        return sorted(found, key=lambda stack: (not stack.name.text, naming.stack(stack).casefold()))
