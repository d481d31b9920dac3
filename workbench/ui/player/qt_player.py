"""The player that is heard: Qt's own, fed from memory. The only file that knows QtMultimedia.

Qt's player waits for threads that read the sound through Python. If it were called from Python it would
wait while holding the interpreter that those threads need, and the window would hang. So every order
goes to it through the event loop, as a queued signal, where the interpreter is free. (QTest.qWait runs an
event loop without freeing the interpreter: with this player, wait with pytest-qt's `qtbot.wait`.)
"""

import time
from collections import deque
from typing import BinaryIO

from PySide6.QtCore import QIODevice, QLoggingCategory, QObject, Qt, QUrl, Signal
from PySide6.QtMultimedia import QAudioDevice, QAudioOutput, QMediaDevices, QMediaPlayer

from workbench.cellar.words import _
from workbench.ui.player.protocol import Player
from workbench.ui.player.sound_device import Sound, SoundDevice

BUFFERED_MS = 60
"""How far Qt's position runs ahead of what is heard, about: the sound card's buffer."""

AHEAD_MS = 150
"""How long the position is reckoned on after Qt has last told it."""

KEPT = 4
"""So many of the last devices are kept: Qt may still read one while it turns to the next."""

_NAME = QUrl("recording.wav")


class _Orders(QObject):
    source = Signal(QIODevice, QUrl)
    seek = Signal("qlonglong")  # pyright: ignore[reportArgumentType]
    output = Signal(QAudioDevice)
    rate = Signal("double")  # pyright: ignore[reportArgumentType]
    play = Signal()
    pause = Signal()
    stop = Signal()


class QtPlayer(Player):
    """Plays through the computer's own sound output."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Or FFmpeg writes lines about every recording to the terminal.
        QLoggingCategory.setFilterRules("qt.multimedia.*.info=false")
        self._sound: Sound | None = None
        self._duration = 0
        self._devices: deque[SoundDevice] = deque()
        self._waiting: SoundDevice | None = None
        self._loading = False
        self._begun = False
        self._playing = False
        self._place = 0
        self._until: int | None = None
        self._told = (0, 0.0)
        self._rate = 1.0
        self.media = QMediaPlayer(self)
        self._output = QAudioOutput(self.media)
        self.media.setAudioOutput(self._output)
        self.media.setPitchCompensation(True)
        self.media.positionChanged.connect(self._moved)
        self.media.mediaStatusChanged.connect(self._status)
        self.media.errorOccurred.connect(self._error)
        self._orders = _Orders(self)
        queued = Qt.ConnectionType.QueuedConnection
        self._orders.source.connect(self.media.setSourceDevice, queued)
        self._orders.seek.connect(self.media.setPosition, queued)
        self._orders.output.connect(self._output.setDevice, queued)
        self._orders.rate.connect(self.media.setPlaybackRate, queued)
        self._orders.play.connect(self.media.play, queued)
        self._orders.pause.connect(self.media.pause, queued)
        self._orders.stop.connect(self.media.stop, queued)
        self._outputs = QMediaDevices(self)
        self._outputs.audioOutputsChanged.connect(self._plugged)

    def load(self, sound: BinaryIO | None, duration: int) -> None:
        self.pause()
        if self._sound is not None:
            self._sound.close()
        self._sound = Sound(sound, duration) if sound is not None else None
        self._duration, self._place = duration, 0
        if self._sound is not None:
            self._put_in(SoundDevice(self._sound))

    def play(self, position: int, until: int | None = None) -> None:
        if self._sound is None or position >= (self._duration if until is None else until):
            return
        begun, self._playing = not self._playing, True
        self._place, self._until = max(0, position), until
        self._told = (self._place, 0.0)
        latest = self._waiting or self._devices[-1]
        if latest.until != until:
            self._put_in(SoundDevice(self._sound, until))
        elif not self._loading:
            self._go()
        if begun:
            self.state_changed.emit(True)

    def pause(self) -> None:
        if not self._playing:
            return
        self._place = self.position
        self._playing = False
        self._orders.pause.emit()
        self.state_changed.emit(False)

    def set_rate(self, rate: float) -> None:
        if self._playing:
            self._place = self.position
            self._told = (self._place, time.monotonic())
        self._rate = rate
        self._orders.rate.emit(rate)

    @property
    def position(self) -> int:
        if not self._playing:
            return self._place
        told, when = self._told
        since = min(AHEAD_MS, (time.monotonic() - when) * 1000) if when else 0.0
        reached = told + (since - BUFFERED_MS) * self._rate
        return round(min(max(self._place, reached), self._end))

    @property
    def playing(self) -> bool:
        return self._playing

    @property
    def audible(self) -> bool:
        return bool(QMediaDevices.audioOutputs())

    def close(self) -> None:
        self.load(None, 0)
        self._orders.stop.emit()
        self.deleteLater()

    @property
    def _end(self) -> int:
        return self._duration if self._until is None else min(self._until, self._duration)

    def _put_in(self, device: SoundDevice) -> None:
        if self._loading:  # to cancel a loading half done makes Qt complain; this one is next
            self._waiting = device
            return
        self._loading, self._begun, self._waiting = True, False, None
        device.failed.connect(self._broken)
        # Of the player: its threads read on after it is told to go, and what they read must go after them.
        device.setParent(self.media)
        self._devices.append(device)
        if len(self._devices) > KEPT:
            self._devices.popleft().deleteLater()
        self._orders.source.emit(device, _NAME)

    def _go(self) -> None:
        self._told = (self._place, 0.0)
        self._orders.seek.emit(self._place)
        self._orders.play.emit()

    def _moved(self, position: int) -> None:
        if self._playing and not self._loading:
            self._told = (position, time.monotonic())

    def _status(self, status: QMediaPlayer.MediaStatus) -> None:
        statuses = QMediaPlayer.MediaStatus
        if self._loading and status is statuses.LoadingMedia:
            self._begun = True  # what was told before this was told of the source before
        elif self._begun and status in {statuses.LoadedMedia, statuses.InvalidMedia}:
            self._loading = self._begun = False
            if self._waiting is not None:
                self._put_in(self._waiting)
            elif self._playing:
                self._go()
        elif status is statuses.EndOfMedia and self._playing and not self._loading:
            self._place = self._end
            self._playing = False
            self.state_changed.emit(False)
            self.ended.emit()

    def _plugged(self) -> None:
        """Loudspeakers or headphones came or went."""
        self._orders.output.emit(QMediaDevices.defaultAudioOutput())

    def _broken(self, sentence: str) -> None:
        self.pause()
        self.failed.emit(sentence or _("The recording cannot be read. The transcript is safe."))

    def _error(self, _error: QMediaPlayer.Error, _words: str) -> None:
        self.pause()
        self.failed.emit(_("The sound cannot be played on this computer. The transcript is safe."))
