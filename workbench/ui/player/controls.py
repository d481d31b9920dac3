"""The buttons of the bar: play and stop, back and forward, speed, repeat, a closer look, the time."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from workbench.cellar.words import _
from workbench.study.interviews import Recording
from workbench.ui import actions, icons
from workbench.ui.clock import clock, place_of
from workbench.ui.parts import button, icon_button, reword, row
from workbench.ui.player.playback import Playback
from workbench.ui.style import em
from workbench.ui.wordings import decimal


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
        self._walk = _together(self.back, self.play, self.forward)
        self._ways = _together(self.slower, self.rate, self.faster, self.loop, self.near)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(em(0.3))
        self._grid.setColumnStretch(2, 1)
        self._narrow: bool | None = None
        self._short = False
        self._time = (0, 0)
        self.arrange(narrow=False)
        playback.rate_changed.connect(self._show_rate)
        playback.loop_changed.connect(self.loop.setChecked)
        playback.playing_changed.connect(self._show_playing)
        self._show_rate(playback.rate)
        self._show_playing(False)

    def arrange(self, *, narrow: bool) -> None:
        """Lay the buttons out in one line, or in two."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for widget in (self._walk, self._ways, self.recordings, self.time):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self._walk, 0, 0)
        self._grid.addWidget(self._ways, *((1, 0) if narrow else (0, 1)))
        self._grid.addWidget(self.recordings, *((1, 3) if narrow else (0, 3)))
        self._grid.addWidget(self.time, *((0, 3) if narrow else (0, 4)))

    def set_short(self, short: bool) -> None:
        """Whether there is little height, so that all should fit into one line: then *Play* is a picture, the time only where one is."""
        self._short = short
        self.show_time(*self._time)
        self.play.setText("" if short else self.play.accessibleName())

    def in_one_line(self) -> int:
        """The width in pixels that one line of all the buttons needs."""
        parts = [self._walk, self._ways, self.time]
        if not self.recordings.isHidden():
            parts.append(self.recordings)
        return sum(part.sizeHint().width() for part in parts) + len(parts) * em(0.3)

    def minimumSizeHint(self) -> QSize:
        widest = max(
            self._walk.minimumSizeHint().width() + self.time.sizeHint().width(),
            self._ways.minimumSizeHint().width(),
        )
        return QSize(widest + em(0.6), super().minimumSizeHint().height())

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
        self._time = place, duration
        words = (clock(place) if self._short else place_of(place, duration)) if duration else ""
        if words != self.time.text():
            self.time.setText(words)
            self.time.setToolTip(place_of(place, duration) if duration else "")

    def _recording_chosen(self, at: int) -> None:
        self.recording_wanted.emit(str(self.recordings.itemData(at)))

    def _show_playing(self, playing: bool) -> None:
        words = _("Stop") if playing else _("Play")
        reword(self.play, words)
        if self._short:
            self.play.setText("")
        icons.put(self.play, "pause" if playing else "play", "on_accent")

    def _show_rate(self, rate: float) -> None:
        self.rate.setText(f"{decimal(f'{rate:g}')}×")
        self.rate.setAccessibleName(_("Speed {rate}").format(rate=self.rate.text()))


def _together(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    line = row(holder, 0.3)
    for widget in widgets:
        line.addWidget(widget)
    return holder


def _icon(icon: str, action: str, then: Callable[[], object]) -> QPushButton:
    made = button("", then, look="quiet", icon=icon, tip=actions.tip(action))
    made.setAccessibleName(actions.words(action))
    return made
