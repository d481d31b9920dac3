"""The parts that show one interview, and what they tell each other: transcript, sound, units, bridling, search."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.undone import Undone
from workbench.study.about import About
from workbench.study.anchors import Anchor, place
from workbench.ui.hub import Hub
from workbench.ui.panels.bridling_panel import BridlingPanel
from workbench.ui.panels.find_panel import FindPanel
from workbench.ui.panels.together_panel import TogetherPanel
from workbench.ui.panels.units_panel import UnitsPanel
from workbench.ui.player.bar import PlayerBar
from workbench.ui.sounding import Sounding
from workbench.ui.transcript.pane import Place, TranscriptPane


class Workspace(QObject):
    """Carries signals between the parts; the study page gives each its place."""

    panel_wanted = Signal(QWidget)
    """This panel is to be seen."""
    transcript_wanted = Signal()
    interview_wanted = Signal(str)
    cluster_wanted = Signal(str)
    result_wanted = Signal(str)
    """A text or a sentence of the results is to be seen."""
    uses_wanted = Signal(str)
    """Where a unit is used is to be told."""
    quote_asked = Signal(str, int, int)
    """A quote is to be made: of a unit, or, where that is empty, of words from one position to another."""
    quote_wanted = Signal(str)
    """A quote is to be seen."""

    def __init__(self, desk: Desk, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self.interview = ""
        self.transcript = TranscriptPane(desk, hub)
        self.player = PlayerBar(desk, hub)
        self.units = UnitsPanel(desk, hub)
        self.bridling = BridlingPanel(desk, hub, self.units.book)
        self.together = TogetherPanel(desk, hub)
        self.find = FindPanel(desk, hub)
        self.sounding = Sounding(desk, hub, self.transcript, self.player, self.units.book)
        self.sounding.interview_wanted.connect(self.interview_wanted)
        self._marked = ""
        self._places: dict[str, Place] = {}
        self.units.book.changed.connect(self._show_speech)
        self.units.book.changed.connect(self._choose_marked)
        self._wire_transcript()
        self._wire_panels()
        self._wire_find()
        hub.settling.connect(self.bridling.keep)

    def panels(self) -> list[tuple[QWidget, str]]:
        """The panels with their titles, in the order of their tabs."""
        return [
            (self.units, _("Units")),
            (self.bridling, _("Bridling")),
            (self.together, _("Together")),
            (self.find, _("Find")),
        ]

    def show_interview(self, identity: str) -> None:
        """Show an interview, or none, in all parts."""
        if self.interview:
            self._places[self.interview] = self.transcript.place
        self.interview = identity
        self.player.show_interview(identity)
        self.transcript.show_interview(identity)
        if identity:
            self.units.show_interview(identity, self.transcript.view.sheet.reading, self.transcript.units)
        else:
            self.units.show_interview("")
        self.bridling.show_unit("")
        self.together.show_interview(identity)
        if identity in self._places:
            self.transcript.return_to(self._places[identity])

    def bridle_chosen(self) -> None:
        """Put the keyboard on the note of the unit that is chosen, in the list at least."""
        if not self.bridling.unit and self.units.list.current:
            self._bridle(self.units.list.current)
        else:
            self.bridling.start()

    def set_short(self, short: bool) -> None:
        """Whether the window is low for its text, so that the words should get what height there is."""
        self.transcript.set_short(short)
        self.player.set_short(short)
        self.together.set_short(short)

    def show_undone(self, undone: Undone) -> None:
        """Bring into sight what undo or redo has changed."""
        if undone.question and not self.bridling.shows(undone.unit, undone.question):
            self.interview_wanted.emit(undone.interview)
            if self.units.book.row(undone.unit):
                self._bridle(undone.unit)
                self.bridling.own.ask(undone.question)
        elif undone.unit and not undone.question:
            self.interview_wanted.emit(undone.interview)
            if self.units.book.row(undone.unit):
                if not self.units.isVisible():
                    self.transcript_wanted.emit()
                self.units.choose(undone.unit)
                self._choose(undone.unit)
        elif undone.turn:
            self.interview_wanted.emit(undone.interview)
            self.transcript_wanted.emit()
            self.transcript.show_word(undone.turn, undone.word)
        elif undone.together:
            self.interview_wanted.emit(undone.interview)
            self.together.show_all()
            self.panel_wanted.emit(self.together)

    def settle(self) -> bool:
        """Write what is typed, and what was refused before; whether the study has taken all of it."""
        self._hub.settling.emit()
        noted = all([self.bridling.own.settle(), self.together.page.writing.settle()])
        return noted and not self.transcript.correcting.typed

    def close(self) -> None:
        """Write what is typed and let go of the sound."""
        self._hub.settling.emit()
        self.player.close_sound()
        self.units.book.close()
        self.find.stop()

    def _wire_transcript(self) -> None:
        transcript, player = self.transcript, self.player
        transcript.play_requested.connect(player.play_from)
        transcript.play_span_requested.connect(player.play_span)
        transcript.toggle_play_requested.connect(player.toggle)
        transcript.span_selected.connect(player.set_selection)
        transcript.selection_changed.connect(self.units.set_selection)
        transcript.selection_changed.connect(self.together.set_selection)
        transcript.unit_chosen.connect(self._bridle)
        transcript.unit_marked.connect(self._remember)
        transcript.review_requested.connect(self._review)
        transcript.uses_requested.connect(self.uses_wanted)
        transcript.quote_asked.connect(self.quote_asked)
        player.heard.connect(transcript.follow)
        player.went.connect(transcript.follow)
        player.playing_changed.connect(self._stop_following)

    def _wire_panels(self) -> None:
        self.units.unit_chosen.connect(self._choose)
        self.units.go_to.connect(self._go_to)
        self.units.play.connect(self.sounding.play_unit)
        self.units.bridle.connect(self._bridle)
        self.bridling.play.connect(self.sounding.play_unit)
        self.bridling.go_to.connect(self._go_to)
        self.together.passage_wanted.connect(self._select)
        self.together.listen.connect(self.sounding.play_passage)
        self.units.differ.connect(self.together.flow.differ_on_unit)
        self.units.uses.connect(self.uses_wanted)
        self.units.discuss.connect(self.together.flow.discuss_unit)
        self.units.quote.connect(self._quote)
        self.bridling.differ.connect(self.together.flow.differ_on_unit)
        self.bridling.done.connect(self._noted)

    def _wire_find(self) -> None:
        self.find.go_to.connect(self._go_to_word)
        self.find.go_to_unit.connect(self.go_to_unit)
        self.find.go_to_note.connect(self._go_to_note)
        self.find.go_to_disagreement.connect(self._go_to_disagreement)
        self.find.go_to_discussion.connect(self._go_to_discussion)
        self.find.go_to_cluster.connect(self.cluster_wanted)
        self.find.go_to_result.connect(self.result_wanted)
        self.find.go_to_quote.connect(self.quote_wanted)
        self.find.play_from.connect(self._play_from)
        self.find.play_span.connect(self._play_span)

    def _go_to_word(self, interview: str, position: int) -> None:
        self.interview_wanted.emit(interview)
        self.transcript_wanted.emit()
        self.transcript.reveal(position)
        self.transcript.setFocus()

    def go_to_unit(self, interview: str, unit: str) -> None:
        """Show a unit in the words of its interview."""
        self.interview_wanted.emit(interview)
        self.transcript_wanted.emit()
        self.units.choose(unit)
        self._choose(unit)
        self.transcript.setFocus()
        self.sounding.stand_at_unit(unit)

    def _go_to_note(self, interview: str, unit: str) -> None:
        self.interview_wanted.emit(interview)
        self._bridle(unit)

    def _go_to_disagreement(self, interview: str, identity: str) -> None:
        self.interview_wanted.emit(interview)
        self.together.flow.show_disagreement(identity)

    def _go_to_discussion(self, interview: str, identity: str) -> None:
        self.interview_wanted.emit(interview)
        self.together.flow.show_discussion(identity)

    def _play_from(self, interview: str, recording: str, start: int) -> None:
        self.interview_wanted.emit(interview)
        self.player.play_from(recording, start)

    def _play_span(self, interview: str, recording: str, start: int, end: int) -> None:
        self.interview_wanted.emit(interview)
        self.player.play_span(recording, start, end)

    def _show_speech(self) -> None:
        self.player.show_turns(self.units.book.reading.turns)

    def _stop_following(self, playing: bool) -> None:
        if not playing:
            self.transcript.stop_following()

    def _remember(self, unit: str) -> None:
        self._marked = unit

    def _choose_marked(self) -> None:
        """A unit just marked is the chosen one in the panels as soon as they know it."""
        if self._marked and self.units.book.row(self._marked):
            unit, self._marked = self._marked, ""
            self.units.choose(unit)
            self.bridling.show_unit(unit)

    def _choose(self, unit: str) -> None:
        self.transcript.choose_unit(unit)
        self.bridling.show_unit(unit)
        self.together.set_unit(unit)

    def _go_to(self, unit: str) -> None:
        self.transcript_wanted.emit()
        self.transcript.choose_unit(unit)
        self.transcript.setFocus()

    def _select(self, passage: Anchor) -> None:
        """Show where a passage stands now, by selecting its words."""
        found = place(passage, self.transcript.view.sheet.reading)
        if found.first is not None and found.last is not None:
            self.transcript.reveal(found.first, found.last)
            self.transcript.view.words.select(
                found.last, found.first
            )  # the cursor, and the view, at their beginning

    def show_passage(self, about: About) -> None:
        """Show the words that something is about, in whichever interview they stand."""
        self.interview_wanted.emit(about.interview)
        self.transcript_wanted.emit()
        self._select(self._desk.targets.passage_now(about))
        self.transcript.setFocus()
        self.sounding.stand(about)

    def _quote(self, unit: str) -> None:
        self.quote_asked.emit(unit, -1, -1)

    def _bridle(self, unit: str) -> None:
        self.units.choose(unit)
        self.transcript.choose_unit(unit)
        self.panel_wanted.emit(self.bridling)
        self.bridling.write(unit)

    def _noted(self, unit: str) -> None:
        """After the last question back to the list, where the unit now tells that there is a note."""
        self.panel_wanted.emit(self.units)
        self.units.choose(unit)
        self.units.start()

    def _review(self) -> None:
        self.panel_wanted.emit(self.units)
        self.units.show_review()
