"""What is done on the table that is shown, whoever's it is; and what is held in the hand meanwhile.

The board and the list both work with the same hands: what is taken in one is laid down in the other.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from workbench.cellar.words import _, _n
from workbench.desk.desk import Desk
from workbench.desk.laying import Laying, OutOf
from workbench.desk.table_words import Naming
from workbench.study.clusters import Layout, Spot, Stack
from workbench.ui.hub import Hub


@dataclass(frozen=True)
class Taken:
    """What is held: units out of a stack (of an empty text: that are not laid), or a whole stack where there are none.
    `lying`: where units lie that are out of several, each with its stack.
    """

    units: tuple[str, ...]
    out_of: str
    lying: tuple[tuple[str, str], ...] = ()

    @property
    def leaves(self) -> OutOf:
        """What the units leave when they go elsewhere."""
        return self.lying or self.out_of

    @property
    def cards(self) -> Sequence[tuple[str, str]]:
        """Each card with the stack that it is out of; of a whole stack no card."""
        return self.lying or [(self.out_of, unit) for unit in self.units or ("",)]


class Hands(QObject):
    """`changed` tells that something lies otherwise, by whomever; `taken_changed` that something is held, or no more."""

    changed = Signal()
    taken_changed = Signal()
    told = Signal(str)
    """What was done, in a sentence, for whoever does not see it."""

    def __init__(self, desk: Desk, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self.laying: Laying = desk.clusters
        self.taken: Taken | None = None

    @property
    def layout(self) -> Layout:
        """All that lies on the table that is shown."""
        return self.laying.layout

    @property
    def naming(self) -> Naming:
        """Names what lies there."""
        return Naming(self.laying.table.words, self.laying.method.groups, self.layout)

    def show(self, laying: Laying) -> None:
        """Work on another table from now on."""
        if laying is not self.laying:
            self.laying = laying
            self.let_go()
            self.changed.emit()

    def find(self, cluster: str) -> Stack | None:
        """A stack that lies there, or None."""
        return next((stack for stack in self.layout if stack.cluster == cluster), None)

    def lay(self, units: Sequence[str], spot: Spot, out_of: OutOf = "") -> str:
        """Lay units as a stack of their own; its identity, empty where it was refused."""
        made: list[str] = []
        words = self.naming.units(units)
        self._do(
            lambda: made.append(self.laying.lay(units, spot, out_of)),
            _("{units} lies by itself on the table.").format(units=words),
        )
        return made[0] if made else ""

    def put(self, units: Sequence[str], into: str, out_of: OutOf = "", at: int | None = None) -> bool:
        """Put units into a stack."""
        words, stack = self.naming.units(units), self.find(into)
        where = self.naming.stack(stack) if stack else ""
        return self._do(
            lambda: self.laying.put(units, into, out_of, at),
            _("{units} lies in {cluster}.").format(units=words, cluster=where),
        )

    def put_as_well(self, units: Sequence[str], into: str) -> bool:
        """Put units into a stack and leave them where they are, too."""
        words, stack = self.naming.units(units), self.find(into)
        where = self.naming.stack(stack) if stack else ""
        return self._do(
            lambda: self.laying.put_as_well(units, into),
            _("{units} lies in {cluster} as well.").format(units=words, cluster=where),
        )

    def take_up(self, units: Sequence[str], out_of: OutOf) -> bool:
        """Take units out of where they lie."""
        return self._do(lambda: self.laying.take_up(units, out_of), _("Taken up from the table."))

    def move(self, spots: Mapping[str, Spot]) -> bool:
        """Lay stacks elsewhere."""
        return self._do(lambda: self.laying.move(spots))

    def name(self, cluster: str, text: str, authors: Sequence[str] = ()) -> bool:
        """Name a stack."""
        words = (
            _("Named “{name}”.").format(name=text.strip()) if text.strip() else _("It has no name any more.")
        )
        return self._do(lambda: self.laying.name(cluster, text, authors), words)

    def split(self, cluster: str, units: Sequence[str], spot: Spot, *, inside: bool = False) -> str:
        """Let some units of a stack lie by themselves, or `inside` it as a part; the new stack, or an empty text."""
        made: list[str] = []
        self._do(
            lambda: made.append(self.laying.split(cluster, units, spot, inside=inside)),
            _("They are a part of it now.")
            if inside
            else _("Split: the chosen units lie by themselves now."),
        )
        return made[0] if made else ""

    def merge(self, cluster: str, into: str) -> bool:
        """Put all of a stack into another one."""
        return self._do(lambda: self.laying.merge(cluster, into), _("Laid together as one."))

    def part(self, cluster: str, of: str) -> bool:
        """Let a stack be a part of another, or of none."""
        return self._do(
            lambda: self.laying.part(cluster, of),
            _("It is a part of the other one now.") if of else _("It stands on its own now."),
        )

    def dissolve(self, cluster: str, *, stay: bool) -> bool:
        """Take a stack apart."""
        return self._do(
            lambda: self.laying.dissolve(cluster, stay=stay),
            _("Taken apart. Its cards lie loose where it was.")
            if stay
            else _("Taken apart. Its units are among those that are not laid."),
        )

    def take(self, units: Sequence[str], out_of: str, lying: tuple[tuple[str, str], ...] = ()) -> None:
        """Take something into the hand; without units the whole stack."""
        self.taken = Taken(tuple(units), out_of, lying)
        self.taken_changed.emit()
        if words := self.held_words:
            self.told.emit(words)

    @property
    def held_words(self) -> str:
        """What is held, in a sentence; empty for nothing."""
        if self.taken is None:
            return ""
        if units := self.taken.units:
            return _n(
                "Taken: {units}. Choose where to, and lay it there.",
                "Taken: {units}. Choose where to, and lay them there.",
                len(units),
            ).format(units=self.naming.units(units))
        if stack := self.find(self.taken.out_of):
            return _("Taken: all of {cluster}. Choose where to, and lay it there.").format(
                cluster=self.naming.stack(stack)
            )
        return ""

    def let_go(self) -> None:
        """Put back what is held: nothing has happened to it."""
        if self.taken:
            self.taken = None
            self.taken_changed.emit()

    def lay_taken_into(self, cluster: str, at: int | None = None) -> bool:
        """Lay the units that are held into a stack; a whole stack that is held is put back where it is."""
        taken = self.taken
        if taken is None:
            return False
        done = not taken.units or self.put(taken.units, cluster, taken.leaves, at)
        if done:
            self.let_go()
        return done

    def lay_taken_at(self, spot: Spot) -> str:
        """Lay what is held on the bare table; the identity of its stack, or an empty text."""
        taken = self.taken
        if taken is None:
            return ""
        stack = None if taken.lying else self.find(taken.out_of)
        if not taken.units or (stack and stack.units == taken.units and not stack.name.text):
            cluster = taken.out_of if self.move({taken.out_of: spot}) else ""
        else:
            cluster = self.lay(taken.units, spot, taken.leaves)
        if cluster:
            self.let_go()
        return cluster

    def _do(self, gesture: Callable[[], object], words: str = "") -> bool:
        done = self._hub.attempt(gesture)
        if done and self.laying is not self._desk.clusters:
            self.changed.emit()  # what is not in the log yet is told by nobody else
            self._hub.go_on()
        if done and words:
            self.told.emit(words)
        return done
