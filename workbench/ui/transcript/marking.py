"""Marking: units of meaning by keyboard and mouse. Every gesture goes to the desk; the feed brings it back."""

from workbench.cellar.words import _
from workbench.desk.units import Units
from workbench.study.units import Unit
from workbench.ui.hub import Hub
from workbench.ui.transcript.brackets import Brackets
from workbench.ui.transcript.lanes import Bracket
from workbench.ui.transcript.view import TranscriptView


class Marking:
    """What a member does with units."""

    def __init__(self, view: TranscriptView, brackets: Brackets, units: Units, hub: Hub) -> None:
        self._view = view
        self._brackets = brackets
        self._units = units
        self._hub = hub
        self.interview = ""

    def mark(self) -> Unit | None:
        """Mark the selected words as a unit of the member who works here."""
        ends = self._view.words.selected()
        if ends is None:
            self._hub.said.emit(select_first())
            return None
        reading = self._view.sheet.reading
        unit = self._hub.ask(lambda: self._units.mark(self.interview, *ends, reading))
        if unit is not None:
            self._view.words.go(ends[0])
            self._brackets.make_current(unit.id)
        return unit

    def wanted(self) -> str:
        """The unit that a key is about: the current one, else the shortest over the word cursor, own first."""
        if self._brackets.current:
            return self._brackets.current
        at = self._view.words.at
        over = [] if at is None else self._brackets.lanes.at(at)
        mine = [bracket for bracket in over if bracket.placed.unit.author == self._brackets.member]
        return next((bracket.placed.unit.id for bracket in mine or over), "")

    def begin_here(self) -> None:
        """Let the unit begin at the word that the reader is on."""
        if (bracket := self._found()) and (at := self._view.words.at) is not None:
            self.set_ends(bracket, min(at, bracket.last), bracket.last)

    def end_here(self) -> None:
        """Let the unit end with the word that the reader is on."""
        if (bracket := self._found()) and (at := self._view.words.at) is not None:
            self.set_ends(bracket, bracket.first, max(at, bracket.first))

    def stretch(self, *, first: int = 0, last: int = 0) -> None:
        """Move the first or the last word of the unit by so many words."""
        if bracket := self._found():
            self.set_ends(bracket, bracket.first + first, bracket.last + last)

    def set_ends(self, bracket: Bracket, first: int, last: int) -> None:
        """Let a unit reach from one word to another; at least one word stays."""
        count = len(self._view.sheet.reading.tokens)
        if (first, last) != (bracket.first, bracket.last) and 0 <= first <= last < count:
            unit, reading = bracket.placed.unit.id, self._view.sheet.reading
            self._brackets.make_current(unit)
            self._hub.attempt(lambda: self._units.set_ends(unit, first, last, reading))

    def drag(self, unit: str, first: int, last: int) -> None:
        """A unit's end was pulled with the mouse."""
        if bracket := self._brackets.lanes.find(unit):
            self.set_ends(bracket, first, last)

    def remove(self) -> None:
        """Take an own unit away; undo brings it back."""
        if unit := self.wanted():
            self._hub.attempt(lambda: self._units.remove(unit))

    def to_quote(self) -> tuple[str, int, int] | None:
        """What a quote is to be made of: the selected words, or else a unit, with -1 for both ends."""
        if ends := self._view.words.selected():
            return "", *ends
        if unit := self.wanted():
            return unit, -1, -1
        self._hub.said.emit(_("There is no unit here. Select the words of the quote first."))
        return None

    def _found(self) -> Bracket | None:
        return self._brackets.lanes.find(self.wanted())


def select_first() -> str:
    """For marking while nothing is selected."""
    return _("Select the words first: hold Shift and walk with the arrow keys, or use the mouse.")


def no_unit() -> str:
    """For a key that is about a unit where there is none."""
    return _("There is no unit here. Select words and press M to mark one.")
