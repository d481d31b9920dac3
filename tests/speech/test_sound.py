"""Recordings of every kind become the same samples."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.speech import sounds
from workbench.speech import containers
from workbench.speech.sound import Block, CutShort, decode, probe
from workbench.speech.sources import RATE


def decoded(content: bytes) -> Block:
    return np.concatenate(list(decode(BytesIO(content))))


def pitch(samples: NDArray[np.int16]) -> float:
    spectrum = np.abs(np.fft.rfft(samples.astype(float)))
    return float(np.argmax(spectrum)) * RATE / len(samples)


@pytest.mark.parametrize("kind", sounds.KINDS)
def test_every_kind_is_decoded_whole_and_at_its_pitch(kind: str) -> None:
    content = sounds.encoded(kind)
    samples = decoded(content)
    assert samples.dtype == np.int16
    assert len(samples) / RATE == pytest.approx(5.0, abs=0.1)
    assert pitch(samples[RATE : 4 * RATE]) == pytest.approx(220, abs=1)
    assert probe(BytesIO(content)).duration == pytest.approx(5.0, abs=0.1)


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 96_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_rates_and_channels(rate: int, channels: int) -> None:
    content = sounds.encoded("wav", 2.0, rate=rate, channels=channels)
    facts = probe(BytesIO(content))
    assert (facts.rate, facts.channels, facts.codec) == (rate, channels, "pcm_s16le")
    samples = decoded(content)
    assert len(samples) == pytest.approx(2 * RATE, abs=20)
    assert pitch(samples) == pytest.approx(220, abs=1)


def test_the_name_of_a_file_does_not_matter(tmp_path: Path) -> None:
    lying = sounds.write(tmp_path / "interview.mp3", sounds.encoded("flac"))
    assert probe(lying).container == "flac"
    assert sum(map(len, decode(lying))) == 5 * RATE


def test_only_the_sound_of_a_film_is_taken() -> None:
    facts = probe(BytesIO(sounds.encoded("mp4")))
    assert (facts.codec, facts.has_picture) == ("aac", True)


def test_blocks_are_small_and_the_file_stays_open_and_untouched() -> None:
    content = sounds.encoded("wav", 25.0, rate=8_000, channels=1)
    file = BytesIO(content)
    assert [len(block) for block in decode(file)][:2] == [10 * RATE, 10 * RATE]
    assert not file.closed
    assert file.getvalue() == content


@pytest.mark.parametrize(("kind", "options"), [("mp3", {"write_xing": "0"}), ("webm", {"live": "1"})])
def test_a_file_that_does_not_say_its_length_is_whole(kind: str, options: dict[str, str]) -> None:
    content = sounds.encoded(kind, options=options)
    assert probe(BytesIO(content)).duration is None
    assert len(decoded(content)) / RATE == pytest.approx(5.0, abs=0.1)


def test_a_wav_written_to_a_pipe_does_not_know_its_size() -> None:
    content = bytearray(sounds.encoded("wav", rate=16_000, channels=1))
    place = content.index(b"data") + 4
    for size in (0xFFFFFFFF, 0x7FFFFFFF):
        content[place : place + 4] = size.to_bytes(4, "little")
        assert len(decoded(bytes(content))) / RATE == pytest.approx(5.0, abs=0.1)


def test_time_that_was_left_out_of_a_file_is_silence() -> None:
    """Browsers and telephones write nothing while nobody speaks; the words after it must not move."""
    samples = decoded(_matroska_with_a_hole(hole=3.0))
    assert len(samples) / RATE == pytest.approx(7.0, abs=0.1)
    assert np.abs(samples[int(2.2 * RATE) : int(4.8 * RATE)]).max() < 50
    assert np.abs(samples[int(5.2 * RATE) : int(6.8 * RATE)]).max() > 5000


def test_a_film_written_in_parts_is_whole() -> None:
    parts = {"movflags": "frag_keyframe+empty_moov", "frag_duration": "1000000"}
    assert len(decoded(sounds.encoded("mp4", options=parts))) / RATE == pytest.approx(5.0, abs=0.1)


def test_a_cut_file_gives_what_can_be_read_first() -> None:
    content = sounds.encoded("flac")
    readable = 0
    with pytest.raises(CutShort) as cut:
        for block in decode(BytesIO(content[: len(content) // 2])):
            readable += len(block)
    assert readable > RATE
    assert cut.value.readable == pytest.approx(readable / RATE)
    assert cut.value.promised == pytest.approx(5.0)


def test_six_hours_are_the_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "LONGEST", 3)
    with pytest.raises(containers.Refusal, match="6 hours"):
        probe(BytesIO(sounds.encoded("wav")))
    monkeypatch.setattr("workbench.speech.sound.LONGEST", 3)
    with pytest.raises(containers.Refusal, match="6 hours"):
        decoded(sounds.encoded("mp3", options={"write_xing": "0"}))


def test_a_real_recording_in_another_language(clip: Callable[[str], Block]) -> None:
    assert len(clip("npsc_short.mp3")) / RATE == pytest.approx(3.35, abs=0.1)


def _matroska_with_a_hole(hole: float) -> bytes:
    target = BytesIO()
    with av.open(target, "w", format="matroska") as container:
        stream: Any = container.add_stream("pcm_s16le", rate=RATE, layout="mono")
        for number in range(40):
            frame = av.AudioFrame.from_ndarray(sounds.tone(0.1, RATE)[None, :], format="s16", layout="mono")
            frame.sample_rate = RATE
            frame.pts = number * 1600 + (round(hole * RATE) if number >= 20 else 0)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return target.getvalue()
