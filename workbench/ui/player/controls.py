"""The buttons of the bar: play and stop, back and forward, speed, repeat, a closer look, the time."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.cellar.words import _, language
from workbench.study.interviews import Recording
from workbench.ui import actions, icons
from workbench.ui.clock import place_of
from workbench.ui.parts import button, icon_button, row
from workbench.ui.player.playback import Playback


class Controls(QWidget):
    """Shows what the playback does, and tells it what to do."""

    recording_wanted = Signal(str)

    def __init__(self, playback: Playback, step: Callable[[int], None], loop: Callable[[], None]) -> None:
        super().__init__()
        self.play = button("", playback.toggle, look="primary", icon="play", tip=actions.tip("sound.play"))
        self.back = _icon("back", "sound.back", lambda: step(-1))
        self.forward = _icon("forward", "sound.forward", lambda: step(1))
        self.slower = _icon("slower", "sound.slower", playback.slower)
        self.faster = _icon("faster", "sound.faster", playback.faster)
        self.loop = _icon("loop", "sound.loop", loop)
        self.loop.setCheckable(True)
        self.near = icon_button("near", _("Look closer at the sound"))
        self.near.setCheckable(True)
        self.rate = QLabel()
        self.rate.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.time = QLabel()
        self.time.setProperty("role", "hint")
        self.recordings = QComboBox()
        self.recordings.setAccessibleName(_("Recording"))
        self.recordings.activated.connect(self._recording_chosen)
        self._lay_out(row(self, 0.3))
        playback.rate_changed.connect(self._show_rate)
        playback.loop_changed.connect(self.loop.setChecked)
        playback.playing_changed.connect(self._show_playing)
        self._show_rate(playback.rate)
        self._show_playing(False)

    def show_able(self, sound: bool, able: bool) -> None:
        """Whether there is a recording, and whether it can be played."""
        for control in (self.play, self.back, self.forward, self.slower, self.faster, self.loop):
            control.setEnabled(able)
        self.near.setEnabled(sound)

    def show_recordings(self, recordings: list[Recording], shown: Recording | None) -> None:
        """The recordings of the interview, where there is a choice."""
        self.recordings.clear()
        for number, recording in enumerate(recordings, start=1):
            words = _("Recording {number} of {count}").format(number=number, count=len(recordings))
            self.recordings.addItem(words, recording.id)
        self.recordings.setVisible(len(recordings) > 1)
        self.show_recording(shown)

    def show_recording(self, shown: Recording | None) -> None:
        """Which of them is in the bar."""
        self.recordings.setCurrentIndex(self.recordings.findData(shown.id if shown else ""))

    def show_time(self, place: int, duration: int) -> None:
        """Where one is, in milliseconds; nothing where there is no sound."""
        words = place_of(place, duration) if duration else ""
        if words != self.time.text():
            self.time.setText(words)

    def _lay_out(self, line: QHBoxLayout) -> None:
        line.addWidget(self.back)
        line.addWidget(self.play)
        line.addWidget(self.forward)
        line.addSpacing(line.spacing())
        line.addWidget(self.slower)
        line.addWidget(self.rate)
        line.addWidget(self.faster)
        line.addWidget(self.loop)
        line.addWidget(self.near)
        line.addStretch(1)
        line.addWidget(self.recordings)
        line.addWidget(self.time)

    def _recording_chosen(self, at: int) -> None:
        self.recording_wanted.emit(str(self.recordings.itemData(at)))

    def _show_playing(self, playing: bool) -> None:
        words = _("Stop") if playing else _("Play")
        self.play.setText(words)
        self.play.setAccessibleName(words)
        icons.put(self.play, "pause" if playing else "play", "on_accent")

    def _show_rate(self, rate: float) -> None:
        number = f"{rate:g}"
        self.rate.setText(f"{number.replace('.', ',') if language() == 'nb' else number}×")
        self.rate.setAccessibleName(_("Speed {rate}").format(rate=self.rate.text()))


def _icon(icon: str, action: str, then: Callable[[], object]) -> QPushButton:
    made = button("", then, look="quiet", icon=icon, tip=actions.tip(action))
    made.setAccessibleName(actions.words(action))
    return made
