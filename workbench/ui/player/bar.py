"""The bar under an interview: its buttons, its waveform, and one sentence where nothing can be heard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.study.interviews import Listening, Recording, Turn
from workbench.ui import actions
from workbench.ui.hub import Hub
from workbench.ui.parts import label, row, stack
from workbench.ui.player.choosing import QT_PLAYER, PlayerMaker
from workbench.ui.player.controls import Controls
from workbench.ui.player.playback import Playback
from workbench.ui.player.waveform import Waveform
from workbench.ui.style import em, space

STEP_MS = 3000
_BESIDE = 28
"""Ems of waveform that make it worth while to have it beside the buttons, and not above them."""
_BESIDE_SHORT = 8
"""The same with little height."""


class PlayerBar(QWidget):
    """Hears an interview. Nothing ever begins to sound by itself; times are milliseconds."""

    heard = Signal(str, int)
    """While it plays, 25 times a second: recording, position."""
    went = Signal(str, int)
    """Somebody has gone to a place of a recording without playing it."""
    playing_changed = Signal(bool)
    ended = Signal()
    """What played was heard to its end."""

    def __init__(
        self, desk: Desk, hub: Hub, parent: QWidget | None = None, maker: PlayerMaker | None = QT_PLAYER
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Listen"))
        self._desk = desk
        self._hub = hub
        self._interview = ""
        self._turns: Sequence[Turn] = ()
        self._can_play = maker is not None
        self._fault = ""
        self.playback = Playback(desk, hub, maker, self)
        self.waveform = Waveform()
        self.controls = Controls(self.playback, lambda way: self._go(way * STEP_MS), self.toggle_loop)
        self.sentence = label("", "hint")
        self._short = False
        self._column = column = stack(self, 0.3, 0.4)
        holder = QWidget()
        self._line = row(holder, 0.6)
        self._line.addWidget(self.controls)
        self._line.addWidget(self.waveform, 1)
        column.addWidget(self.sentence)
        column.addWidget(holder)
        self._actions = [actions.build(name, self, then) for name, then in self._handlers().items()]
        self._connect()
        self.show_interview("")

    def show_interview(self, interview_id: str) -> None:
        """Show the sound of an interview, or of none; what was playing stops."""
        self.playback.pause()
        self._interview = interview_id
        self._turns = ()
        self.playback.show(self._recordings())
        self.controls.show_recordings(self._recordings(), self.playback.recording)

    def show_turns(self, turns: Sequence[Turn]) -> None:
        """Show in the waveform where somebody speaks."""
        if turns is not self._turns:
            self._turns = turns
            self._show_speech()

    def play_from(self, recording_id: str, start: int) -> None:
        """Play from a place on, as when a word is clicked."""
        self.playback.play_from(recording_id, start)

    def play_span(self, recording_id: str, start: int, end: int) -> None:
        """Play a stretch and stop at its end, as of a unit."""
        self.playback.play_span(recording_id, start, end)

    def let_hear(self, recording_id: str, start: int, end: int) -> str:
        """Play a stretch as `play_span`; why nothing of it can be heard, empty if it can."""
        self.play_span(recording_id, start, end)
        if self.playback.playing and self.playback.audible:
            return ""
        return self._why_silent() or _("The sound cannot be played on this computer. The transcript is safe.")

    def go_to(self, recording_id: str, place: int) -> None:
        """Put the place somewhere without starting to play."""
        self.playback.choose(recording_id)
        self.playback.seek(place)

    def stand_at(self, recording_id: str, place: int) -> None:
        """Let the sound begin at a place when it is wanted; what plays goes on."""
        if not self.playback.playing:
            self.go_to(recording_id, place)

    def set_selection(self, recording_id: str, start: int, end: int) -> None:
        """What is selected in the transcript; an empty `recording_id` for nothing."""
        self.playback.select((recording_id, start, end) if recording_id else None)
        shown = self.playback.recording
        here = shown is not None and shown.id == recording_id
        self.waveform.show_selection((start, end) if here else None)

    def toggle(self) -> None:
        """Play, or stop."""
        self.playback.toggle()

    def pause(self) -> None:
        """Be silent at once."""
        self.playback.pause()

    def back(self) -> None:
        """Back 3 seconds."""
        self._go(-STEP_MS)

    def forward(self) -> None:
        """Forward 3 seconds."""
        self._go(STEP_MS)

    def slower(self) -> None:
        """Play slower; the pitch stays."""
        self.playback.slower()

    def faster(self) -> None:
        """Play faster; the pitch stays."""
        self.playback.faster()

    def toggle_loop(self) -> None:
        """Repeat what is selected, or no more."""
        if self.playback.selection is None:
            self.playback.set_loop(False)
            self._hub.said.emit(_("Select some words first; then they can be repeated."))
        else:
            self.playback.set_loop(not self.playback.loop)

    def set_short(self, short: bool) -> None:
        """Whether there is little height, so that the bar should be low: in one line where it can."""
        self._short = short
        space(self._column, 0.3, 0.4, 0.15 if short else 0.4)
        self.waveform.set_short(short)
        self.controls.set_short(short)
        self._arrange()

    def close_sound(self) -> None:
        """Be silent, let go of the recording and ask the desk no more; before the study is closed."""
        self.playback.close()
        self._interview = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        # Text of another size, another recording: whatever makes the buttons larger or smaller asks for a layout.
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        directions = QBoxLayout.Direction
        room, line = self.width() - 2 * em(0.4), self.controls.in_one_line()
        wide = room - line >= em(_BESIDE_SHORT if self._short else _BESIDE)
        self._line.setDirection(directions.LeftToRight if wide else directions.BottomToTop)
        self.controls.arrange(narrow=room < line)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "sound.play": self.toggle,
            "sound.back": self.back,
            "sound.forward": self.forward,
            "sound.slower": self.slower,
            "sound.faster": self.faster,
            "sound.loop": self.toggle_loop,
        }

    def _connect(self) -> None:
        playback = self.playback
        playback.heard.connect(self.heard)
        playback.playing_changed.connect(self.playing_changed)
        playback.ended.connect(self.ended)
        playback.moved.connect(self._show_place)
        playback.playing_changed.connect(self._show_silent)
        playback.chosen.connect(self._show_recording)
        self.waveform.sought.connect(self._seek)
        self.waveform.pointed.connect(self._show_time)
        self.controls.near.toggled.connect(self.waveform.show_near)
        self.controls.recording_wanted.connect(playback.choose)
        self._hub.touched.connect(self._touched)
        self._hub.hushed.connect(self.pause)
        self._hub.member_changed.connect(self.pause)

    def _recordings(self) -> list[Recording]:
        return self._desk.recordings.of(self._interview) if self._interview else []

    def _go(self, by: int) -> None:
        self._seek(self.playback.place + by)

    def _seek(self, place: int) -> None:
        self.playback.seek(place)
        if not self.playback.playing and self.playback.recording is not None:
            self.went.emit(self.playback.recording.id, self.playback.place)

    def _touched(self, touched: list[Touched]) -> None:
        here = {item.kind for item in touched if item.interview_id == self._interview}
        if Recording.KIND in here:
            self.playback.update(self._recordings())
            self.controls.show_recordings(self._recordings(), self.playback.recording)
        if Listening.KIND in here:
            self._show_listened()

    def _show_recording(self, recording: Recording | None) -> None:
        self.controls.show_able(recording is not None, self.playback.able)
        for action in self._actions:
            action.setEnabled(self.playback.able)
        self.controls.show_recording(recording)
        self.waveform.setEnabled(recording is not None)
        self._fault = ""
        if recording is None:
            self.waveform.show_sound(None, 0)
            self._show_time(0)
            self._show_silent()
            return
        try:
            self.waveform.show_sound(self._desk.recordings.waveform(recording), recording.duration)
        except Refusal as refusal:
            self.waveform.show_sound(None, recording.duration)
            self._fault = refusal.sentence
        self._show_silent()
        self._show_speech()
        self._show_listened()

    def _why_silent(self) -> str:
        if not self._can_play:
            return _(
                "The sound cannot be played here, because this computer lacks a system library (libpulse0). "
                "Everything else works."
            )
        if self.playback.recording is None and self._interview:
            return _("This interview has no recording yet.")
        if self.playback.playing and not self.playback.audible:
            return _("No loudspeaker was found. This does not count as listened to.")
        return self._fault

    def _show_silent(self) -> None:
        sentence = self._why_silent()
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def _show_speech(self) -> None:
        recording = self.playback.recording
        if recording is not None:
            self.waveform.show_speech(
                [(turn.start, turn.end) for turn in self._turns if turn.recording == recording.id]
            )

    def _show_listened(self) -> None:
        recording = self.playback.recording
        if recording is not None:
            spans = self._desk.transcripts.listened_spans(self._interview)
            self.waveform.show_listened(spans.get(recording.id, ()))

    def _show_place(self, place: int) -> None:
        self.waveform.show_place(place)
        self._show_time(place)

    def _show_time(self, place: int) -> None:
        recording = self.playback.recording
        self.controls.show_time(place, recording.duration if recording else 0)
