"""What the prepared analysis tells, and what is known while it is written."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.opening import sample_file
from workbench.history.log import Write, making
from workbench.study.ids import new_id, of_member
from workbench.study.order import between
from workbench.study.provenance import Wording
from workbench.study.records import Record
from workbench.study.units import Unit

Told = Mapping[str, Any]


class Prepared:
    """The prepared analysis; raises Refusal for a study that lacks its people. Units, clusters, quotes and texts have names there: `ids` are their identities here."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.ids: dict[str, str] = {}
        """By kind and name ("unit:faces")."""
        self.units: dict[str, Unit] = {}
        """By name."""
        self.interviews = {desk.interviews.participant_code(one): one.id for one in desk.interviews.list()}
        """By the participant's code."""
        self._told: dict[str, list[Told]] = json.loads(sample_file("analysis.json").read_text("utf-8"))
        self._members = {member.name: member.id for member in desk.members.list()}
        used = [(one["interview"], one["by"]) for one in self._told["units"]]
        if not all(code in self.interviews and name in self._members for code, name in used):
            raise unfit()

    def told(self, what: str) -> Sequence[Told]:
        """A part of the analysis: "units", "clusters" and so on."""
        return self._told[what]

    def member(self, name: str) -> str:
        """The identity of a member."""
        return self._members[name]

    def members(self, names: Iterable[str]) -> tuple[str, ...]:
        """The identities of several."""
        return tuple(self._members[name] for name in names)

    def wording(self, text: str, names: Iterable[str]) -> Wording:
        """A wording of these members."""
        return Wording(text, self.members(names)) if text else Wording()

    def named(self, kind: str, name: str, author: str = "") -> str:
        """The identity for something new; `author` is the member whom it is to be called by, or empty."""
        identity = of_member(new_id(), author) if author else new_id()
        self.ids[f"{kind}:{name}"] = identity
        return identity

    def keep(self, member: str, gesture: str, *records: Record) -> None:
        """Make records in one gesture of a member."""
        self.record(member, gesture, (write for record in records for write in making(record)))

    def record(self, member: str, gesture: str, writes: Iterable[Write]) -> None:
        """One gesture of a member."""
        self.desk.context.log.record(member, gesture, writes)


def unfit() -> Refusal:
    """The words for a study that the prepared analysis cannot be written into."""
    return Refusal(
        _(
            "In this sample study there are other members, interviews or words than those the prepared analysis is "
            "about. Nothing was changed. Choose another folder."
        )
    )


def places() -> Iterator[str]:
    """Places in an order, one after the other."""
    place: str | None = None
    while True:
        place = between(place, None)
        yield place
