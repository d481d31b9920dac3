"""Units of meaning and the bridling notes on them. Each has one author (invariant 2)."""

from dataclasses import dataclass
from typing import ClassVar

from workbench.study.anchors import Anchor
from workbench.study.records import Codec, Record, coded
from workbench.study.shapes import some

ANCHOR = Codec(lambda anchor: anchor.encoded(), Anchor.decoded, (some(str), str, str, str))


@dataclass(frozen=True, kw_only=True)
class Unit(Record):
    """A unit of meaning: words of an interview that one member marked."""

    KIND: ClassVar[str] = "unit"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    author: str = ""
    anchor: Anchor = coded(ANCHOR, Anchor(("",), ""))
    made: str = ""


@dataclass(frozen=True, kw_only=True)
class BridlingNote(Record):
    """One member's three answers on a unit, or on a cluster (then `interview` and `unit` are empty).

    Source of the questions: bridling in reflective lifeworld research (see the handbook, "Bridling").
    """

    KIND: ClassVar[str] = "note"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    unit: str = ""
    cluster: str = ""
    author: str = ""
    voice: str = ""
    why: str = ""
    another: str = ""

    @property
    def written(self) -> bool:
        """Whether anything is written in it; an emptied note is one that is not there."""
        return any(getattr(self, answer).strip() for answer in ANSWERS)


ANSWERS = ("voice", "why", "another")
"""The fields of the three questions, in the order in which they are asked."""
