"""Playing the recordings of one interview: from a place, a span, round and round; and what was heard of it."""

from collections.abc import Sequence
from typing import BinaryIO

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.study.interviews import Recording
from workbench.study.spans import Span
from workbench.ui import settings
from workbench.ui.hub import Hub
from workbench.ui.player.choosing import PlayerMaker
from workbench.ui.player.hearing import Hearing
from workbench.ui.player.protocol import RATES, Player

TICK_MS = 40
KEEP_MS = 10_000
"""How often what was heard is kept while it plays on."""


class Playback(QObject):
    """The sound of the interview shown. It plays only when asked to; times in milliseconds."""

    heard = Signal(str, int)
    """While it plays, 25 times a second: recording, position."""
    moved = Signal(int)
    """The position has changed, by playing or otherwise."""
    playing_changed = Signal(bool)
    ended = Signal()
    """What was to be played has been heard to its end."""
    rate_changed = Signal(float)
    loop_changed = Signal(bool)
    chosen = Signal(object)
    """The Recording that is now in the bar, or None."""

    def __init__(self, desk: Desk, hub: Hub, maker: PlayerMaker | None, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self._maker = maker
        self._player: Player | None = None
        self._recordings: Sequence[Recording] = ()
        self._loaded = ""
        self._place = 0
        self._paused = False
        """Whether somebody has stopped the sound here and not gone elsewhere since."""
        self.hearing = Hearing(desk, hub)
        self.recording: Recording | None = None
        self.rate = 1.0
        self.loop = False
        self.selection: tuple[str, int, int] | None = None
        self._tick = _timer(self, TICK_MS, self._ticked)
        self._keep = _timer(self, KEEP_MS, self.hearing.keep)

    @property
    def able(self) -> bool:
        """Whether there is something to play and something to play it."""
        return self._maker is not None and self.recording is not None

    @property
    def playing(self) -> bool:
        """Whether it plays now."""
        return self._player is not None and self._player.playing

    @property
    def audible(self) -> bool:
        """Whether what plays can be heard."""
        return self._player is None or self._player.audible

    @property
    def place(self) -> int:
        """Where it is in the recording."""
        return self._player.position if self._player and self.playing else self._place

    def show(self, recordings: Sequence[Recording]) -> None:
        """Take the recordings of an interview; silent, at the beginning of the first."""
        self.pause()
        self._recordings = recordings
        self.selection = None
        self.set_loop(False)
        self._choose(recordings[0] if recordings else None)

    def update(self, recordings: Sequence[Recording]) -> None:
        """Take note that the interview's recordings have changed; what is there stays as it is."""
        self._recordings = recordings
        if self.recording is None or all(item.id != self.recording.id for item in recordings):
            self.show(recordings)

    def choose(self, recording_id: str) -> None:
        """Put another recording of the interview into the bar; silent, at its beginning."""
        if self.recording is None or self.recording.id != recording_id:
            self.pause()
            self._choose(next((item for item in self._recordings if item.id == recording_id), None))

    def play_from(self, recording_id: str, start: int) -> None:
        """Play from a place on."""
        self.choose(recording_id)
        self._play(start, self._loop_end(start))

    def play_span(self, recording_id: str, start: int, end: int) -> None:
        """Play from `start` to `end` and be silent then."""
        self.choose(recording_id)
        self._play(start, end)

    def toggle(self) -> None:
        """Play, or stop."""
        if self.playing:
            self.pause()
        elif self.recording is not None:
            start = self._going_on() if self.place < self.recording.duration else 0
            begun = self._selected()
            if self.loop and begun and not begun[0] <= start < begun[1]:
                start = begun[0]
            self._play(start, self._loop_end(start))

    def pause(self) -> None:
        """Be silent at once."""
        if self._player is not None and self._player.playing:
            self._player.pause()
            self._paused = True

    def seek(self, place: int) -> None:
        """Go to a place; what plays plays on from there, what is silent stays silent."""
        if self.recording is None:
            return
        place = max(0, min(place, self.recording.duration))
        if self.playing:
            self._play(place, self._loop_end(place))
        else:
            self._move(place)

    def step(self, by: int) -> None:
        """Go `by` milliseconds on, or back."""
        self.seek(self.place + by)

    def set_rate(self, rate: float) -> None:
        """Play this many times as fast."""
        self.rate = rate
        if self._player is not None:
            self._player.set_rate(rate)
        self.rate_changed.emit(rate)

    def slower(self) -> None:
        """The next lower speed."""
        self.set_rate(max((rate for rate in RATES if rate < self.rate), default=RATES[0]))

    def faster(self) -> None:
        """The next higher speed."""
        self.set_rate(min((rate for rate in RATES if rate > self.rate), default=RATES[-1]))

    def select(self, selection: tuple[str, int, int] | None) -> None:
        """What is selected in the transcript: recording, start, end; or nothing."""
        if selection == self.selection:
            return
        self.selection = selection
        if self.loop and selection is None:
            self.set_loop(False)
        elif self.loop and selection is not None and self.playing:
            self.choose(selection[0])
            self._play(selection[1], selection[2])

    def set_loop(self, loop: bool) -> None:
        """Repeat what is selected from now on, or no more."""
        loop = loop and self.selection is not None
        if loop != self.loop:
            self.loop = loop
            if self.playing:
                place = self.place
                self._play(place, self._loop_end(place))
        self.loop_changed.emit(loop)

    def close(self) -> None:
        """Be silent and let go of the sound."""
        self.pause()
        self.hearing.keep()
        if self._player is not None:
            self._player.close()
            self._player = None
        self._loaded = ""

    def _choose(self, recording: Recording | None) -> None:
        self.recording = recording
        self._place = 0
        self._paused = False
        if self._player is not None and self._loaded:
            self._player.load(None, 0)
            self._loaded = ""
        self.chosen.emit(recording)
        self.moved.emit(0)

    def _play(self, start: int, until: int | None) -> None:
        player, recording = self._ready(), self.recording
        if player is None or recording is None:
            return
        self.hearing.reach(self.place, heard=self.audible)
        self.hearing.begin(recording.id, start, heard=player.audible)
        self._place, self._paused = start, False
        player.play(start, until)
        self.moved.emit(start)

    def _ready(self) -> Player | None:
        """The player with the recording in it; None where there is no player or the sound is damaged."""
        recording = self.recording
        if recording is None or self._maker is None:
            return None
        if self._player is None:
            self._player = self._make(self._maker)
        if self._loaded != recording.id:
            sound = self._opened(recording)
            if sound is None:
                return None
            self._player.load(sound, recording.duration)
            self._player.set_rate(self.rate)
            self._loaded = recording.id
        return self._player

    def _opened(self, recording: Recording) -> BinaryIO | None:
        try:
            return self._desk.recordings.sound(recording)
        except Refusal as refusal:
            self._hub.refused.emit(refusal.sentence)
            return None

    def _make(self, maker: PlayerMaker) -> Player:
        player = maker(self)
        player.state_changed.connect(self._state)
        player.ended.connect(self._ended)
        player.failed.connect(self._hub.refused)
        return player

    def _state(self, playing: bool) -> None:
        if playing:
            self._tick.start()
            self._keep.start()
        else:
            self._tick.stop()
            self._keep.stop()
            self._ticked()
            self.hearing.end()
        self.playing_changed.emit(playing)

    def _ticked(self) -> None:
        if self._player is None or self.recording is None:
            return
        self._place = self._player.position
        self.hearing.reach(self._place, heard=self.audible)
        self.moved.emit(self._place)
        if self._player.playing:
            self.heard.emit(self.recording.id, self._place)

    def _ended(self) -> None:
        span = self._selected()
        if self.loop and span and self._place >= span[1]:
            self._play(*span)
        elif self.audible:
            self.ended.emit()

    def _going_on(self) -> int:
        """Where it plays on: after a pause some seconds before, so that one hears what one was in."""
        back = 1000 * settings.now().step_back if self._paused else 0
        return max(0, self.place - back)

    def _move(self, place: int) -> None:
        self._place, self._paused = place, False
        self.moved.emit(place)

    def _selected(self) -> Span | None:
        """The selection, where it is of this recording."""
        if self.selection is None or self.recording is None or self.selection[0] != self.recording.id:
            return None
        return self.selection[1], self.selection[2]

    def _loop_end(self, place: int) -> int | None:
        span = self._selected()
        return span[1] if self.loop and span and span[0] <= place < span[1] else None


def _timer(parent: Playback, interval: int, then: object) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(interval)
    timer.timeout.connect(then)
    return timer
