"""Bridling notes: one member's three answers on a unit, saved as they are typed."""

from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.prompts import Question
from workbench.history.log import making, setting
from workbench.study.ids import of_member
from workbench.study.units import BridlingNote, Unit


class Notes:
    """The bridling notes of a study, as far as the member who works here may read them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def on(self, unit_id: str) -> list[BridlingNote]:
        """The notes on a unit that may be read now: own first, the others by their authors' order."""
        unit = self._context.find(Unit, unit_id)
        notes = self._context.all(BridlingNote, unit.interview) if unit else []
        mine = self._context.reader
        here = [note for note in notes if note.unit == unit_id and note.written]
        return sorted(here, key=lambda note: (note.author != mine, note.author))

    def of(self, interview: str) -> list[BridlingNote]:
        """All notes of an interview that may be read now and in which something is written."""
        return [note for note in self._context.all(BridlingNote, interview) if note.written]

    def get(self, note_id: str) -> BridlingNote | None:
        """A note that may be read now and in which something is written, or None."""
        note = self._context.find(BridlingNote, note_id)
        return note if note and note.written else None

    def own(self, unit_id: str) -> BridlingNote | None:
        """The note of the member who works here, or None."""
        return self._context.find(BridlingNote, of_member(unit_id, self._context.reader))

    def answer(self, unit_id: str, question: Question, text: str) -> BridlingNote:
        """Write the answer to one question into the own note, and make the note if there is none.

        Raises Refusal if the unit is gone.
        """
        unit = self._context.need(Unit, unit_id)
        identity = of_member(unit_id, self._context.me)
        known = self._context.find(BridlingNote, identity)
        empty = BridlingNote(id=identity, interview=unit.interview, unit=unit_id, author=self._context.me)
        note = BridlingNote.from_values(identity, {**(known or empty).values(), question: text})
        writes = setting(note, question) if known else making(note)
        self._context.record(Gesture.BRIDLED, writes)
        return note
