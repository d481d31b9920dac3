"""What stands on the card of a unit: its words, who voiced them, who marked them."""

from dataclasses import dataclass

from workbench.cellar.words import _, language
from workbench.desk.desk import Desk
from workbench.desk.table import Table
from workbench.methods.protocol import GroupWords
from workbench.study.people import Member
from workbench.study.tokens import in_language
from workbench.study.units import Unit

LONGEST = 240
"""Code points of a unit's words that are laid out on a card; more never fits."""


@dataclass(frozen=True, slots=True)
class CardFace:
    """A card as it looks. `code` is the participant's, `sign` the number of its author's sign."""

    unit: str
    text: str
    code: str
    sign: int
    author: str

    @property
    def key(self) -> str:
        """What it is, however it looks."""
        return self.unit

    @property
    def usable(self) -> bool:
        """Whether it can be chosen."""
        return True

    @property
    def sentence(self) -> str:
        """All of it in words."""
        return _("“{words}” {code}. Marked by {name}.").format(
            words=self.text, code=self.code, name=self.author
        )


class Faces:
    """Made once for each unit, and anew when it, its interview or a member has changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._members: dict[str, Member] = {}
        self._made: dict[str, tuple[Unit, CardFace]] = {}
        self.forget()

    @property
    def groups(self) -> GroupWords:
        """What the method calls a stack."""
        return self._desk.clusters.method.groups

    @property
    def table(self) -> Table:
        """Which knows all units."""
        return self._desk.clusters.table

    def forget(self) -> None:
        """Ask anew who the members are and who voiced what."""
        self._members = {member.id: member for member in self._desk.members.list()}
        self._made.clear()

    def of(self, unit_id: str) -> CardFace | None:
        """The card of a unit; None where it is no longer there."""
        unit = self.table.unit(unit_id)
        if unit is None:
            return None
        known = self._made.get(unit_id)
        if known is None or known[0] is not unit:
            known = self._made[unit_id] = unit, self._face(unit)
        return known[1]

    def _face(self, unit: Unit) -> CardFace:
        author = self._members.get(unit.author)
        return CardFace(
            unit.id,
            in_language(unit.anchor.text, language()),
            self.table.code(unit),
            author.sign if author else 0,
            author.name if author else _("another member"),
        )
