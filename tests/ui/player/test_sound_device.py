import io
import wave

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QIODevice
from pytestqt.qtbot import QtBot

from tests.ui.studies import samples
from workbench.cellar.errors import Refusal
from workbench.ui.player.sound_device import TAIL_MS, Sound, SoundDevice

MS = 32
"""Bytes in a millisecond."""


class Stingy(io.BytesIO):
    """Gives fewer bytes than are asked for, as a raw file may."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(700, size) if size and size > 0 else size)


class Damaged(io.BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        raise Refusal("This recording is damaged.")


def whole(device: SoundDevice) -> bytes:
    device.seek(0)
    return bytes(device.readAll().data())


@pytest.mark.usefixtures("qapp")
def test_it_reads_as_a_wav_file_with_the_sound_and_a_little_silence() -> None:
    sound = samples(1000)
    device = SoundDevice(Sound(Stingy(sound.tobytes()), 1000))
    with wave.open(io.BytesIO(whole(device))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 16_000)
        heard = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    assert np.array_equal(heard[: len(sound)], sound)
    assert len(heard) == len(sound) + TAIL_MS * 16
    assert not heard[len(sound) :].any()


@pytest.mark.usefixtures("qapp")
def test_after_the_end_that_was_given_there_is_only_silence() -> None:
    sound = samples(1000)
    device = SoundDevice(Sound(io.BytesIO(sound.tobytes()), 1000), until=333)
    heard = np.frombuffer(whole(device)[44:], "<i2")
    assert np.array_equal(heard[: 333 * 16], sound[: 333 * 16])
    assert not heard[333 * 16 :].any()
    assert len(heard) == (333 + TAIL_MS) * 16


@given(st.integers(0, 200 * MS), st.integers(0, 200 * MS))
def test_any_part_read_alone_is_the_same_part_of_the_whole(start: int, length: int) -> None:
    device = SoundDevice(Sound(io.BytesIO(samples(150).tobytes()), 150))
    content = whole(device)
    device.seek(start)
    assert bytes(device.read(length).data()) == content[start : start + length]


@pytest.mark.usefixtures("qapp")
def test_a_sound_that_was_closed_is_silent() -> None:
    file = io.BytesIO(samples(100).tobytes())
    sound = Sound(file, 100)
    device = SoundDevice(sound)
    sound.close()
    assert file.closed
    assert not any(whole(device)[44:])
    assert device.openMode() == QIODevice.OpenModeFlag.ReadOnly


def test_a_damaged_sound_is_told_in_the_sentence_of_the_refusal(qtbot: QtBot) -> None:
    device = SoundDevice(Sound(Damaged(), 100))
    with qtbot.waitSignal(device.failed) as told:
        assert whole(device) == b""
    assert told.args == ["This recording is damaged."]
