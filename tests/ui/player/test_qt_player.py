"""The player that is heard, on a computer with or without a sound card: what it gives to the output is counted."""

import io
import random
import time
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QObject
from PySide6.QtMultimedia import QAudioBuffer, QAudioBufferOutput, QAudioFormat, QMediaPlayer
from pytestqt.qtbot import QtBot

from tests.ui import studies
from tests.ui.studies import samples
from workbench.ui.player.qt_player import KEPT, QtPlayer
from workbench.ui.player.sound_device import SoundDevice

LENGTH = 60_000


class Ear:
    """Hears what goes to the output: which 10 ms of the recording, in order (see `studies.samples`)."""

    def __init__(self, media: QMediaPlayer) -> None:
        form = QAudioFormat()
        form.setSampleRate(16_000)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._output = QAudioBufferOutput(form, media)
        self._output.audioBufferReceived.connect(self._take)
        media.setAudioBufferOutput(self._output)
        self.heard: list[int] = []

    def _take(self, buffer: QAudioBuffer) -> None:
        if not buffer.byteCount():
            return
        values = np.frombuffer(bytes(buffer.constData()), "<i2").astype(int)
        self.heard.extend(((values[values != 0] - 1000) * 10).tolist())


class Slow(io.BytesIO):
    """A disk that lets one wait."""

    def read(self, size: int | None = -1, /) -> bytes:
        time.sleep(random.random() * 0.01)
        return super().read(size)


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[QtPlayer]:
    made = QtPlayer()
    yield made
    made.close()
    qtbot.wait(50)


@pytest.fixture
def ear(player: QtPlayer) -> Ear:
    return Ear(player.media)


def recorded() -> io.BytesIO:
    return io.BytesIO(samples(LENGTH).tobytes())


def test_a_span_is_heard_from_its_first_to_its_last_sample_and_no_further(
    player: QtPlayer, ear: Ear, qtbot: QtBot
) -> None:
    player.load(recorded(), LENGTH)
    with qtbot.waitSignal(player.ended, timeout=8000):
        player.play(20_120, 20_620)
    assert ear.heard[0] == 20_120
    assert ear.heard[-1] == 20_610
    assert len(ear.heard) == 500 * 16
    assert player.position == 20_620
    assert not player.playing


def test_loading_and_speed_make_no_sound(player: QtPlayer, ear: Ear, qtbot: QtBot) -> None:
    player.load(recorded(), LENGTH)
    player.set_rate(1.5)
    player.load(recorded(), LENGTH)
    qtbot.wait(150)
    assert ear.heard == []
    assert player.media.playbackState() == QMediaPlayer.PlaybackState.StoppedState
    assert player.position == 0


def test_it_plays_on_from_where_it_was_stopped(player: QtPlayer, ear: Ear, qtbot: QtBot) -> None:
    player.load(recorded(), LENGTH)
    player.play(5000)
    qtbot.waitUntil(lambda: player.position > 5200, timeout=8000)
    player.pause()
    stopped = player.position
    qtbot.wait(120)
    assert player.position == stopped
    ear.heard.clear()
    player.play(stopped)
    qtbot.waitUntil(lambda: bool(ear.heard), timeout=8000)
    assert abs(ear.heard[0] - stopped) <= 20


def test_another_place_is_heard_exactly_while_it_plays(player: QtPlayer, ear: Ear, qtbot: QtBot) -> None:
    player.load(recorded(), LENGTH)
    player.play(1000)
    qtbot.waitUntil(lambda: len(ear.heard) > 1600, timeout=8000)
    player.play(30_000)
    qtbot.waitUntil(lambda: ear.heard[-1] >= 30_050, timeout=8000)
    assert next(moment for moment in ear.heard if moment > 5000) == 30_000


def test_faster_is_faster(player: QtPlayer, qtbot: QtBot) -> None:
    player.load(recorded(), LENGTH)
    player.set_rate(2.0)
    assert player.media.pitchCompensation()
    player.play(0)
    qtbot.waitUntil(lambda: player.position > 300, timeout=8000)
    begun, start = time.monotonic(), player.position
    qtbot.waitUntil(lambda: player.position > start + 1500, timeout=8000)
    assert 1.4 < (player.position - start) / 1000 / (time.monotonic() - begun) < 2.6


def test_hurried_orders_on_a_slow_disk_never_hang_the_window(player: QtPlayer, qtbot: QtBot) -> None:
    """Qt's player waits for threads that read through Python; see the player's docstring."""
    chance = random.Random(4)
    for number in range(40):
        if number % 4 == 0:
            player.load(Slow(samples(LENGTH).tobytes()), LENGTH)
        start = chance.randrange(50_000)
        player.play(start, chance.choice((None, start + 80)))
        if number % 3:
            qtbot.wait(chance.randrange(25))
        if number % 5 == 0:
            player.pause()
    player.load(recorded(), LENGTH)
    with qtbot.waitSignal(player.ended, timeout=8000):
        player.play(100, 200)


def test_a_sound_that_cannot_be_read_is_told_in_a_sentence(player: QtPlayer, qtbot: QtBot) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError

    with qtbot.waitSignal(player.failed, timeout=8000) as told:
        player.load(Broken(), LENGTH)
        player.play(0)
    assert "transcript is safe" in studies.told(told)[0]
    qtbot.waitUntil(lambda: not player.playing)


def test_what_is_read_goes_after_the_threads_that_read_it(qtbot: QtBot) -> None:
    """The other way round the program crashed where a study was closed while its sound was still being loaded."""
    gone: list[str] = []
    window = QObject()
    player = QtPlayer(window)
    media = player.media
    media.destroyed.connect(lambda: gone.append("threads"))
    player.load(recorded(), LENGTH)
    qtbot.waitUntil(lambda: media.mediaStatus() is QMediaPlayer.MediaStatus.LoadedMedia)
    media.sourceDevice().destroyed.connect(lambda: gone.append("sound"))
    player.close()
    del player
    qtbot.waitUntil(lambda: gone == ["threads", "sound"])


def test_few_of_the_sounds_that_were_read_are_kept(player: QtPlayer, qtbot: QtBot) -> None:
    player.load(recorded(), LENGTH)
    for until in range(100, 800, 100):
        with qtbot.waitSignal(player.ended, timeout=8000):
            player.play(until - 50, until)
    assert len(player.media.findChildren(SoundDevice)) <= KEPT
