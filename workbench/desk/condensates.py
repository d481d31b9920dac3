"""Condensates: what became of each unit, and what they say of themselves where they are copied.

Source of the rules: METHODS, "STC" and invariant 3.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.thread import Thread
from workbench.history.log import making, removing, setting
from workbench.study.results import Genre, Section, Tick, tick_id
from workbench.study.units import Unit


class Became(StrEnum):
    """What became of a unit in a condensate."""

    TAKEN = "taken"
    LEFT = "left"
    OPEN = "open"


@dataclass(frozen=True)
class Ticked:
    """A unit of the cluster that a condensate is written from."""

    unit: Unit
    tick: Tick | None

    @property
    def became(self) -> Became:
        """What became of it."""
        if self.tick is None:
            return Became.OPEN
        return Became.TAKEN if self.tick.taken else Became.LEFT


class Condensates:
    """The condensates belong to the group, and so do their ticks."""

    def __init__(self, context: Context, thread: Thread) -> None:
        self._context = context
        self._thread = thread

    def units(self, section_id: str) -> list[Ticked]:
        """The units that a condensate is to hold, in the order of their cluster."""
        section = self._condensate(section_id)
        ticks = {one.unit: one for one in self._context.all(Tick, section_id)}
        units = self._thread.units_in(section.cluster) if section.cluster else []
        return [Ticked(unit, ticks.get(unit.id)) for unit in units]

    def waits(self, section: Section | None) -> bool:
        """Whether a text is a condensate with a unit of which nothing is said yet."""
        if section is None or section.genre is not Genre.CONDENSATE:
            return False
        return any(one.became is Became.OPEN for one in self.units(section.id))

    def take(self, section_id: str, unit_id: str) -> None:
        """Say that a unit is taken up."""
        self._tick(section_id, unit_id, taken=True, because="")

    def leave(self, section_id: str, unit_id: str, because: str) -> None:
        """Say that a unit is left, and why. Raises Refusal without a reason."""
        if not because.strip():
            raise Refusal(_("Write in a line why this unit is left."))
        self._tick(section_id, unit_id, taken=False, because=because.strip())

    def untick(self, section_id: str, unit_id: str) -> None:
        """Nothing is said of a unit any more."""
        if tick := self._context.find(Tick, tick_id(section_id, unit_id)):
            self._context.record(Gesture.UNIT_TICKED, removing(tick))

    def _tick(self, section_id: str, unit_id: str, *, taken: bool, because: str) -> None:
        self._condensate(section_id)
        unit = self._context.need(Unit, unit_id)
        identity = tick_id(section_id, unit_id)
        known = self._context.find(Tick, identity)
        empty = Tick(id=identity, section=section_id, unit=unit_id, interview=unit.interview)
        tick = replace(known or empty, taken=taken, because=because, by=self._context.me)
        writes = setting(tick, "taken", "because", "by") if known else making(tick)
        self._context.record(Gesture.UNIT_TICKED, writes)

    def _condensate(self, section_id: str) -> Section:
        section = self._context.need(Section, section_id)
        if section.genre is not Genre.CONDENSATE:
            raise Refusal(_("Units are ticked in a condensate only."))
        return section


def marked_artificial(words: str) -> str:
    """Words of a condensate as they may be copied: with what they are in front of them."""
    return _("[Condensate, an artificial text and no quote] {words}").format(words=words)
