"""The page of an open study: interviews on the left, the transcript with its sound, panels on the right."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.study.about import About
from workbench.study.interviews import Interview, Recording, Transcription, Turn
from workbench.ui.aside import Aside
from workbench.ui.centre import Centre
from workbench.ui.columns import Columns
from workbench.ui.header_bar import HeaderBar
from workbench.ui.house import ROOMS, names_of_rooms
from workbench.ui.hub import Hub
from workbench.ui.keyboard import enter, focused
from workbench.ui.leading import Leading
from workbench.ui.left_column import LeftColumn
from workbench.ui.parts import stack
from workbench.ui.quotes.quoting import Quoting
from workbench.ui.results.ways import Ways
from workbench.ui.rooms import INTERVIEWS, Room, Rooms
from workbench.ui.style import em
from workbench.ui.transcript.elsewhere import Elsewhere
from workbench.ui.workspace import Workspace

LOW = 42
"""Ems of height below which what stands around the words is made small."""


class StudyPage(QWidget):
    """Composes the parts and carries signals between them."""

    add_asked = Signal(str)
    transcribe_asked = Signal(str)
    describe_asked = Signal(str)
    remove_asked = Signal(str)
    import_asked = Signal(str)
    voices_asked = Signal(str)

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.hub = hub
        self.interview = ""
        outer = self._outer = stack(self, 0)
        self.header = HeaderBar(desk, hub, names_of_rooms())
        outer.addWidget(self.header)
        self.left = LeftColumn(desk, hub)
        self.work = Workspace(desk, hub, self)
        self.centre = Centre(desk, hub, self.work, self.add_asked.emit, self.transcribe_asked.emit)
        self.beside = Aside(self._to_words)
        self.side = self.beside.tabs
        for panel, title in self.work.panels():
            self.side.addTab(panel, title)
        self.columns = Columns(self.left, self.centre, self.beside, self._shown)
        self.rooms = Rooms(desk, hub, self.columns, ROOMS)
        self.quoting = Quoting(desk, hub, self)
        self._ways = Ways(desk, hub, self, self.rooms, self.quoting)
        outer.addWidget(self.rooms, 1)
        Elsewhere(self.columns, self.work.transcript.view, hub.said.emit)
        self._wire()
        self._show_centre()

    def begin(self) -> None:
        """Show the first interview, if there is one, and put the keyboard on the list."""
        interviews = self.left.interviews
        if interviews.count() and not interviews.current():
            interviews.setCurrentRow(0)
        (interviews if interviews.count() else self.centre.empty.button).setFocus()

    def show_interview(self, identity: str) -> None:
        """Show an interview in all parts of its room."""
        if identity == self.interview:
            return
        self.interview = identity
        self.work.show_interview(identity)
        self.left.interviews.choose(identity)
        self._show_centre()

    def take(self, files: list[Path], interview: str = "") -> None:
        """Take recordings in."""
        self.left.intake.take(files, interview)
        self.show_left(True)

    def take_dropped(self, files: list[Path]) -> None:
        """Take in what was dropped: into the interview shown, where that is what it waits for."""
        waits = not (self.left.intake.expects(self.interview) or self.desk.recordings.of(self.interview))
        self.take(files, self.interview if waits else "")

    def enter_room(self, name: str) -> None:
        """Enter one of the rooms."""
        self.rooms.enter(name)
        if name == INTERVIEWS:
            self._to_words()

    def go_to_unit(self, unit_id: str) -> None:
        """Show a unit where it was said."""
        unit = self.hub.ask(lambda: self.desk.units.one(unit_id).unit)
        if unit:
            self.enter_room(INTERVIEWS)
            self.work.go_to_unit(unit.interview, unit.id)

    def show_passage(self, about: About) -> None:
        """Show the words that something is about where they were said."""
        self.enter_room(INTERVIEWS)
        self.work.show_passage(about)

    def show_left(self, shown: bool) -> None:
        """Show or hide the interviews."""
        self.columns.show_left(shown)

    def show_side(self, shown: bool) -> None:
        """Show or hide the panels."""
        self.columns.show_side(shown)

    def show_transcript(self) -> None:
        """Where there is room for one column only, show the one in the middle."""
        self.columns.show_centre()

    def show_words(self, interview: str) -> None:
        """Show an interview's words, or where they are about to appear, and put the keyboard there."""
        self.rooms.enter(INTERVIEWS)
        self.show_interview(interview)
        self._to_words()

    def toggle_left(self) -> None:
        """Show what stands on the left of the room, the interviews in theirs, with the keyboard there, or hide it."""
        if columns := self.rooms.sides():
            columns.toggle_left()
            if columns is self.columns and not self.left.isHidden():
                self.left.interviews.setFocus()

    def toggle_side(self) -> None:
        """Show the panels of the room, or hide them."""
        if columns := self.rooms.sides():
            columns.toggle_side()

    def show_find(self) -> None:
        """Put the keyboard where one looks for words."""
        self.see_panel(self.work.find)
        self.work.find.start()

    def show_units(self) -> None:
        """Put the keyboard on the list of units."""
        self.see_panel(self.work.units)
        self.work.units.start()

    def read_whole(self, interview: str = "") -> None:
        """Read an interview as a whole: this one, or the one that is shown."""
        self.rooms.enter("method", interview or self.interview)

    def show_bridling(self) -> None:
        """Put the keyboard on the bridling note."""
        self.see_panel(self.work.bridling)
        self.work.bridle_chosen()

    def show_together(self) -> None:
        """Put the keyboard on what is done together."""
        self.see_panel(self.work.together)
        self.work.together.start()

    def begin_round(self) -> None:
        """Ask for a new round."""
        self.see_panel(self.work.together)
        self.work.together.begin()

    def begin_reflection(self) -> None:
        """Let those who led the interview write reflection notes."""
        self.see_panel(self.work.together)
        self.work.together.reflect()

    def next_part(self, step: int) -> None:
        """Put the keyboard on the next part of the window (`step` 1) or the one before (-1)."""
        parts = [part for part in self._parts() if part.isVisible()]
        inside = [n for n, part in enumerate(parts) if part.hasFocus() or part.isAncestorOf(focused(self))]
        target = parts[(inside[0] + step) % len(parts)] if inside else parts[0]
        enter(target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _arrange(self) -> None:
        short = self.height() / em() < LOW
        self.header.set_short(short)
        self.work.set_short(short)
        self.columns.arrange(self.width())
        self.left.set_alone(self.columns.alone)
        self.beside.back.setVisible(self.columns.alone)

    def see_panel(self, panel: QWidget) -> None:
        """Bring one of the panels into sight."""
        self.rooms.enter(INTERVIEWS)
        self.show_side(True)
        self.side.setCurrentWidget(panel)

    def _wire(self) -> None:
        left = self.left
        left.interviews.chosen.connect(self.show_interview)
        left.interviews.itemActivated.connect(self.show_transcript)
        left.interviews.itemClicked.connect(self.show_transcript)
        left.intake.changed.connect(self._show_centre)
        left.add_asked.connect(self.add_asked)
        left.transcribe_asked.connect(self.transcribe_asked)
        left.describe_asked.connect(self.describe_asked)
        left.remove_asked.connect(self.remove_asked)
        left.words_asked.connect(self._to_words)
        left.import_asked.connect(self.import_asked)
        left.voices_asked.connect(self.voices_asked)
        self.header.rooms.asked.connect(self.enter_room)
        self.rooms.entered.connect(self._entered)
        leading = Leading(self.rooms, self.hub, self)
        for asking in (self.rooms, self.quoting):
            leading.follow(asking.words_wanted, self.show_passage)
        leading.follow(self.rooms.unit_wanted, self.go_to_unit)
        self.rooms.heard.connect(self.work.sounding.hear)
        self.rooms.sound_wanted.connect(self.show_interview)
        self.rooms.stand_wanted.connect(self.work.sounding.stand)
        self.work.find.go_to_whole.connect(self.read_whole)
        self.work.find.go_to_way.connect(self._show_way)
        self.rooms.panel_wanted.connect(self._show_panel)
        self.rooms.uses_wanted.connect(self._ways.show_uses)
        self.rooms.quotes_wanted.connect(self.quoting.show_of)
        self.quoting.heard.connect(self.work.sounding.hear)
        self.work.quote_asked.connect(self._quote)
        self.work.quote_wanted.connect(self.quoting.show)
        self.header.list_asked.connect(self.toggle_left)
        self.header.side_asked.connect(self.toggle_side)
        self.work.panel_wanted.connect(self.see_panel)
        self.work.transcript_wanted.connect(self.show_transcript)
        self.work.interview_wanted.connect(self.show_interview)
        self.work.cluster_wanted.connect(self._show_cluster)
        self.work.result_wanted.connect(self._ways.show)
        self.work.uses_wanted.connect(self._ways.show_uses)
        self.hub.touched.connect(self._touched)

    def _show_panel(self, name: str) -> None:
        {"units": self.show_units, "bridling": self.show_bridling}[name]()

    def _quote(self, unit: str, first: int, last: int) -> None:
        if unit:
            self.quoting.quote_unit(unit)
        else:
            self.quoting.quote_words(self.interview, first, last)

    def _show_cluster(self, identity: str) -> None:
        self.rooms.enter("table", identity)

    def _show_way(self, identity: str) -> None:
        self.rooms.enter("method", identity)

    def _entered(self, room: str) -> None:
        """The sound is at hand in every room."""
        inside = room == INTERVIEWS
        for part in (self.header.list, self.header.side):
            part.setVisible(inside)
        self.header.rooms.show_room(room)
        (self.centre.column if inside else self._outer).addWidget(self.work.player)

    def _touched(self, touched: list[Touched]) -> None:
        interviews = self.left.interviews
        changed = any(one.kind == Interview.KIND and one.id == self.interview for one in touched)
        if changed and self.interview and self.desk.interviews.get(self.interview) is None:
            self.interview = ""
            self.work.show_interview("")
            self.show_interview(interviews.current())
        kinds = {one.kind for one in touched if one.interview_id == self.interview}
        if kinds & _TELLING or not self.interview:
            self._show_centre()
        if not interviews.current() and interviews.count():
            interviews.setCurrentRow(0)

    def _show_centre(self) -> None:
        self.centre.show_what_is(self.interview, self.left.intake)

    def _to_words(self) -> None:
        self.show_transcript()
        enter(self._shown())

    def _shown(self) -> QWidget:
        return self.centre.shown

    def _parts(self) -> list[QWidget]:
        room = self.rooms.currentWidget()
        if isinstance(room, Room):
            return [*room.parts(), self.work.player, self.header]
        return [self.left, self._shown(), self.work.player, self.beside, self.header]


_TELLING = {Interview.KIND, Recording.KIND, Transcription.KIND, Turn.KIND}
