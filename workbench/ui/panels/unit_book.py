"""The units of the interview that is shown, kept in step with the feed by the least work; panels share one."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.desk.units import PlacedUnit, in_text, placed_in
from workbench.study.differing import Disagreement, Position
from workbench.study.discussions import Discussion
from workbench.study.interviews import Turn
from workbench.study.people import Member
from workbench.study.reading import Reading
from workbench.study.rounds import Part, Round
from workbench.study.units import BridlingNote, Unit
from workbench.ui.differ_words import talked_words
from workbench.ui.hub import Hub
from workbench.ui.panels.unit_rows import UnitRow, row_of

SOON_MS = 100
"""What the member who works here does is shown so soon after it; changes that come together are shown together. The
margin shows it at once, and what goes to colleagues goes first."""
LATER_MS = 300
"""What others do, and a transcript that grows or is being corrected, is taken up no more often than this."""
FEW = 50
"""So many touched records are fetched one by one; of more all are read again."""


class UnitBook(QObject):
    """Rows in the order of the text. Asking for `rows` brings them up to date."""

    changed = Signal()

    def __init__(self, desk: Desk, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.interview = ""
        self._reading: Reading | None = None
        self._given: dict[str, Unit] | None = None
        self._units: dict[str, Unit] = {}
        self._notes: dict[str, BridlingNote] = {}
        self._talked: dict[str, str] = {}
        self._rows: list[UnitRow] = []
        self._laid: dict[str, tuple[PlacedUnit, UnitRow]] = {}
        self._members: dict[str, Member] | None = None
        self._unread = True
        self._touched: dict[str, set[str]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.settle)
        hub.touched.connect(self._take)
        hub.member_changed.connect(self._read_anew)

    @property
    def rows(self) -> list[UnitRow]:
        """The units as they are now."""
        self.settle()
        return self._rows

    @property
    def reading(self) -> Reading:
        """The interview's turns as they were when the rows were last brought up to date."""
        return self._reading or Reading(())

    @property
    def pending(self) -> bool:
        """Whether the rows are about to change."""
        return self._unread or bool(self._touched)

    def row(self, unit_id: str) -> UnitRow | None:
        """One unit, if it is of this interview."""
        return next((row for row in self.rows if row.id == unit_id), None)

    def show(
        self, interview_id: str, reading: Reading | None = None, units: Iterable[Unit] | None = None
    ) -> None:
        """Keep the units of another interview, or of none; what is given is not read again.

        The work is done when the window has time for it, or when somebody asks.
        """
        self.interview = interview_id
        self._reading = reading
        self._given = None if reading is None or units is None else {unit.id: unit for unit in units}
        self._read_anew()

    def close(self) -> None:
        """Ask the desk no more; before the study is closed."""
        self.interview = ""
        self._unread, self._touched = False, {}
        self._timer.stop()

    def settle(self) -> None:
        """Bring the rows up to date now."""
        if not self.pending:
            return
        self._timer.stop()
        touched, self._touched = self._touched, {}
        if self._unread:
            self._unread = False
            self._laid, self._members = {}, None
            self._read_all()
        else:
            self._read_touched(touched)
        self._lay_out()
        self.changed.emit()

    def _read_anew(self) -> None:
        self._unread = True
        self._timer.start(0)

    def _take(self, touched: list[Touched]) -> None:
        own = False
        for one in touched:
            here = one.interview_id == self.interview
            if self.interview and (one.kind == Member.KIND or (here and one.kind in _READ)):
                self._touched.setdefault(one.kind, set()).add(one.id)
                own = own or one.member == self._desk.context.reader
        if self._touched and self._given is not None:
            # What was given has been changed before it was ever looked at.
            self._given = self._reading = None
        if self._touched:
            wait = SOON_MS if own and Turn.KIND not in self._touched else LATER_MS
            if not self._timer.isActive() or self._timer.remainingTime() > wait:
                self._timer.start(wait)

    def _read_all(self) -> None:
        self._units, self._notes, self._talked = {}, {}, {}
        if not self.interview:
            self._reading = None
            return
        if self._reading is None:
            self._reading = self._desk.transcripts.reading(self.interview)
        given, self._given = self._given, None
        if given is None:
            placed = self._desk.units.of(self.interview, self._reading)
            given = {one.unit.id: one.unit for one in placed}
        self._units = given
        self._notes = {note.id: note for note in self._desk.notes.of(self.interview)}
        self._read_talk()

    def _read_touched(self, touched: Mapping[str, set[str]]) -> None:
        if any(len(ids) > FEW for ids in touched.values()):
            self._laid, self._members = {}, None
            self._reading = None
            self._read_all()
            return
        if Turn.KIND in touched or Member.KIND in touched:
            self._laid, self._members = {}, None
        if Member.KIND in touched:
            self._read_talk()
        if Turn.KIND in touched:
            self._read_turns(touched[Turn.KIND])
        for unit_id in touched.get(Unit.KIND, ()):
            self._read_unit(unit_id)
        for note_id in touched.get(BridlingNote.KIND, ()):
            self._read_note(note_id)
        if not _TALKED.isdisjoint(touched):
            self._read_talk()

    def _read_turns(self, touched: set[str]) -> None:
        turns = {turn.id: turn for turn in self._reading.turns} if self._reading else {}
        for turn_id in touched:
            turns.pop(turn_id, None)
            if turn := self._desk.transcripts.turn(turn_id):
                turns[turn_id] = turn
        self._reading = Reading(sorted(turns.values(), key=lambda turn: (turn.place, turn.id)))

    def _read_unit(self, unit_id: str) -> None:
        self._units.pop(unit_id, None)
        self._laid.pop(unit_id, None)
        if unit := self._desk.units.get(unit_id):
            self._units[unit_id] = unit

    def _read_note(self, note_id: str) -> None:
        before = self._notes.pop(note_id, None)
        note = self._desk.notes.get(note_id)
        if note:
            self._notes[note_id] = note
        for one in (before, note):
            if one:
                self._laid.pop(one.unit, None)

    def _read_talk(self) -> None:
        members = {member.id: member for member in self._desk.members.list()}
        before, desk = self._talked, self._desk
        differing = desk.disagreements.of(self.interview)
        self._talked = talked_words(differing, desk.discussions.of(self.interview), members)
        for unit in {*before, *self._talked}:
            if before.get(unit) != self._talked.get(unit):
                self._laid.pop(unit, None)

    def _lay_out(self) -> None:
        """Place the units and make the rows that are not known any more; the others stay."""
        new = [unit for unit in self._units.values() if unit.id not in self._laid]
        if new:
            reading = self.reading
            if self._members is None:
                self._members = {member.id: member for member in self._desk.members.list()}
            members = self._members
            me = self._desk.context.reader
            writers: dict[str, list[str]] = {}
            for note in self._notes.values():
                writers.setdefault(note.unit, []).append(note.author)
            for unit in new:
                placed = placed_in(unit, reading, members.get(unit.author))
                told = self._talked.get(unit.id, "")
                row = row_of(placed, reading, me, writers.get(unit.id, ()), members, told)
                self._laid[unit.id] = placed, row
        here = (self._laid[identity] for identity in self._units)
        self._rows = [row for _placed, row in sorted(here, key=lambda laid: in_text(laid[0]))]


_TALKED = {Disagreement.KIND, Position.KIND, Discussion.KIND, Part.KIND, Round.KIND}
"""What is seen differently, what was discussed, and the rounds that hide it from who has still to write alone."""
_READ = {Unit.KIND, BridlingNote.KIND, Turn.KIND} | _TALKED
