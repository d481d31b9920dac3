"""Bridling notes: one member's three answers on a unit, saved as they are typed."""

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.prompts import Question
from workbench.history.log import making, setting
from workbench.study.clusters import Cluster
from workbench.study.ids import of_member
from workbench.study.units import BridlingNote, Unit


class Notes:
    """The bridling notes of a study: everybody may read them at once."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def on(self, unit_id: str) -> list[BridlingNote]:
        """The notes on a unit in which something is written: own first, the others by their authors' order."""
        unit = self._context.find(Unit, unit_id)
        notes = self._context.all(BridlingNote, unit.interview) if unit else []
        mine = self._context.reader
        here = [note for note in notes if note.unit == unit_id and note.written]
        return sorted(here, key=lambda note: (note.author != mine, note.author))

    def of(self, interview: str) -> list[BridlingNote]:
        """All notes of an interview in which something is written."""
        return [note for note in self._context.all(BridlingNote, interview) if note.written]

    def on_cluster(self, cluster: str) -> list[BridlingNote]:
        """The notes on a cluster in which something is written: own first."""
        mine = self._context.reader
        here = [
            note for note in self._context.all(BridlingNote, "") if note.cluster == cluster and note.written
        ]
        return sorted(here, key=lambda note: (note.author != mine, note.author))

    def get(self, note_id: str) -> BridlingNote | None:
        """A note in which something is written, or None."""
        note = self._context.find(BridlingNote, note_id)
        return note if note and note.written else None

    def own(self, unit_id: str) -> BridlingNote | None:
        """The note of the member who works here on a unit, or on a cluster; None where there is none."""
        return self._context.find(BridlingNote, of_member(unit_id, self._context.reader))

    def answer_on_cluster(self, cluster: str, question: Question, text: str) -> BridlingNote:
        """The same for the own note on a cluster. Raises Refusal if the cluster was never there."""
        if self._context.archive.shelf.state(Cluster.KIND, cluster) is None:
            raise Refusal(_("This is no longer there. Somebody has taken it away; nothing was changed."))
        me = self._context.me
        return self._answered(
            BridlingNote(id=of_member(cluster, me), cluster=cluster, author=me), question, text
        )

    def answer(self, unit_id: str, question: Question, text: str) -> BridlingNote:
        """Write the answer to one question into the own note, and make the note if there is none.

        Raises Refusal if the unit is gone.
        """
        unit = self._context.need(Unit, unit_id)
        me = self._context.me
        empty = BridlingNote(id=of_member(unit_id, me), interview=unit.interview, unit=unit_id, author=me)
        return self._answered(empty, question, text)

    def _answered(self, empty: BridlingNote, question: Question, text: str) -> BridlingNote:
        known = self._context.find(BridlingNote, empty.id)
        note = BridlingNote.from_values(empty.id, {**(known or empty).values(), question: text})
        writes = setting(note, question) if known else making(note)
        self._context.record(Gesture.BRIDLED, writes)
        return note
