"""Two channels, each one speaker: known by comparing them, and followed; otherwise passed over."""

import io
import wave
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from workbench.cellar import places
from workbench.speech.sound import Block
from workbench.speech.speakers.grouping import group
from workbench.speech.speakers.listening import listen
from workbench.speech.speakers.networks import Networks
from workbench.speech.speakers.parts import Parts
from workbench.speech.speakers.sides import speakers_on_sides
from workbench.speech.speakers.timeline import lay

Clip = Callable[[str], Block]

RATE = 16_000


def _file(sides: NDArray[np.int16], rate: int = RATE) -> io.BytesIO:
    target = io.BytesIO()
    with wave.open(target, "wb") as made:
        made.setnchannels(sides.shape[1])
        made.setsampwidth(2)
        made.setframerate(rate)
        made.writeframes(sides.tobytes())
    target.seek(0)
    return target


@pytest.fixture
def one_reader(clip: Clip) -> Block:
    """One voice, so that only the channels can tell two speakers apart."""
    return clip("two_cities.flac")


def _talk(speech: Block, heard_over: float) -> NDArray[np.int16]:
    """Turns of 3 s, left and right by turns, each side hearing the other so much fainter (1: the same)."""
    noise = np.random.default_rng(3).normal(0, 20, (len(speech), 2))
    left = (np.arange(len(speech)) // (3 * RATE)) % 2 == 0
    gains = np.where(left[:, None], (1.0, heard_over), (heard_over, 1.0))
    return np.clip(speech[:, None] * gains + noise, -32768, 32767).astype(np.int16)


def test_each_channel_one_speaker_is_followed_even_for_one_voice(one_reader: Block) -> None:
    talk = _talk(one_reader, 0.1)
    sides = speakers_on_sides(_file(talk))
    assert sides is not None
    mono = talk.mean(axis=1).astype(np.int16)
    networks = Networks(places.resources() / "speakers")
    parts = listen(io.BytesIO(mono.tobytes()), len(mono), networks, lambda _share: None, sides)
    parts = Parts.unpacked(parts.packed())
    assert group(parts).count == group(parts, 2).count == 2
    found = lay(parts, group(parts, 2))
    right = sum(
        max(0, min(one.end, edge + 3000) - max(one.start, edge))
        for one in found
        for edge in range(0, parts.duration, 3000)
        if one.voice == (edge // 3000) % 2
    )
    assert right / sum(one.end - one.start for one in found) > 0.93
    assert group(parts, 1).count == 1


@pytest.mark.parametrize("heard_over", [1.0, 0.8])
def test_an_ordinary_stereo_recording_is_passed_over(one_reader: Block, heard_over: float) -> None:
    assert speakers_on_sides(_file(_talk(one_reader, heard_over))) is None


def test_one_empty_channel_is_no_second_speaker(one_reader: Block) -> None:
    noise = np.random.default_rng(3).normal(0, 20, (len(one_reader), 2))
    only_left = (one_reader[:, None] * (1.0, 0.0) + noise).astype(np.int16)
    assert speakers_on_sides(_file(only_left)) is None


def test_who_speaks_at_once_on_both_sides_is_heard_on_both(one_reader: Block) -> None:
    talk = _talk(one_reader, 0.05)
    talk[3 * RATE : 4 * RATE, 0] = talk[RATE : 2 * RATE, 0]
    sides = speakers_on_sides(_file(talk))
    assert sides is not None
    second = sides[3 * RATE // 270 : 4 * RATE // 270]
    assert second.all(axis=1).mean() > 0.3


def test_channels_of_another_rate_are_compared_as_well(one_reader: Block) -> None:
    assert speakers_on_sides(_file(np.repeat(_talk(one_reader, 0.1), 3, axis=0), 48_000)) is not None
