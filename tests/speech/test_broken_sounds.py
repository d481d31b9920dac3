"""Files that are no recordings, or broken ones: each gets a sentence, and none makes the program open another."""

import socket
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from tests.speech import sounds
from workbench.cellar.errors import Refusal
from workbench.speech.sound import CutShort, decode, probe

Make = Callable[[], bytes]
PARTS = {"movflags": "frag_keyframe+empty_moov", "frag_duration": "1000000"}


def half(kind: str, **wishes: object) -> Make:
    def make() -> bytes:
        content = sounds.encoded(kind, **wishes)  # pyright: ignore[reportArgumentType]
        return content[: len(content) // 2]

    return make


def archive() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        file.writestr("notes.txt", np.random.default_rng(1).bytes(200_000))
    return target.getvalue()


def picture() -> bytes:
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
        + bytes(range(256)) * 40
        + b"\xff\xd9"
    )


def riddled() -> bytes:
    content = bytearray(sounds.encoded("flac", 20.0))
    noise = np.random.default_rng(2)
    for place in range(9_000, len(content) - 400, 2_000):
        content[place : place + 400] = noise.bytes(400)
    return bytes(content)


def flac_from_a_frame(number: int) -> Make:
    """A FLAC without what stands before one of its frames; its decoder needs nothing of that."""

    def make() -> bytes:
        content = sounds.encoded("flac", 20.0)
        frames = [place for place in range(len(content)) if content[place : place + 2] == b"\xff\xf8"]
        return content[frames[number] :]

    return make


def wav_that_tells(share: float) -> Make:
    """Twenty seconds under a head that says there are so many times more."""

    def make() -> bytes:
        content = bytearray(sounds.encoded("wav", 20.0, rate=16_000, channels=1))
        place = content.index(b"data") + 4
        struct.pack_into("<I", content, place, round(share * (len(content) - place - 4)) // 2 * 2)
        return bytes(content)

    return make


def endless_wav() -> bytes:
    """A WAV that says, truly, that it holds seven hours; nobody writes them all for a test."""
    seconds = 7 * 3600
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        36,
        b"WAVE",
        b"fmt ",
        16,
        1,
        1,
        8000,
        8000,
        1,
        8,
        b"data",
        seconds * 8000,
    )
    return head + bytes(seconds * 8000)


def wav_that_says(rate: int, channels: int) -> Make:
    """Five seconds of silence under a head with measures that no sound has."""
    head = struct.pack("<4sI4s4sIHHII", b"RIFF", 160_036, b"WAVE", b"fmt ", 16, 1, channels, rate, 0)
    return lambda: head + struct.pack("<HH4sI", 2, 16, b"data", 160_000) + bytes(160_000)


def wav_of_channels(channels: int) -> bytes:
    """A tenth of a second of silence that is true to its head."""
    frame, size = channels * 2, channels * 2 * 1600
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + size, b"WAVE", b"fmt ", 16, 1, channels, 16_000, 16_000 * frame,
        frame, 16, b"data", size,
    )  # fmt: skip
    return head + bytes(size)


BROKEN: dict[str, Make] = {
    "empty": lambda: b"",
    "one byte": lambda: b"\0",
    "zeros": lambda: bytes(100_000),
    "text": lambda: b"P1: I sat in the car.\n" * 2_000,
    "noise": lambda: np.random.default_rng(3).bytes(300_000),
    "zip": archive,
    "picture": picture,
    "pdf": lambda: b"%PDF-1.7\n" + np.random.default_rng(4).bytes(50_000),
    "film without sound": lambda: sounds.encoded("mp4", sound=False),
    "wav without samples": lambda: sounds.encoded("wav", 0.001)[:44],
    "wav head alone": lambda: b"RIFF\x24\x00\x00\x00WAVE",
    "mp3 heads alone": lambda: b"\xff\xfb\x90\x00" * 30_000,
    "half a wav": half("wav"),
    "half an mp3": half("mp3"),
    "half an m4a": half("m4a"),
    "half an m4a with its table first": half("m4a", options={"movflags": "faststart"}),
    "half a film written in parts": half("mp4", options=PARTS),
    "half a flac": half("flac"),
    "half an ogg": half("ogg"),
    "half a wma": half("wma"),
    "half an mp4": half("mp4"),
    "half an mkv": half("mkv"),
    "half a webm": half("webm"),
    "mp4 without the end of its table": lambda: sounds.encoded("mp4")[:-2000],
    "riddled flac": riddled,
    "0 Hz": wav_that_says(0, 1),
    "4 GHz": wav_that_says(0xFFFFFFFF, 1),
    "no channels": wav_that_says(16_000, 0),
    "more channels than can be mixed": lambda: wav_of_channels(255),
    "a thousand channels": wav_that_says(16_000, 1000),
    "a tag longer than the file": lambda: b"ID3\x04\0\0\x7f\x7f\x7f\x7f" + sounds.encoded("mp3"),
    "wav of an unknown kind": lambda: sounds.encoded("wav").replace(
        b"fmt \x10\0\0\0\1\0", b"fmt \x10\0\0\0\x99\x99"
    ),
    "seven hours": endless_wav,
    "flac without its head": flac_from_a_frame(0),
    "second half of a flac": flac_from_a_frame(100),
    "wav that says it is half as long": wav_that_tells(0.5),
    "wav that says it is twice as long": wav_that_tells(2.0),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_gets_a_sentence(name: str, tmp_path: Path) -> None:
    content = BROKEN[name]()
    file = sounds.write(tmp_path / "interview.mp3", content)
    with pytest.raises(Refusal) as refused:
        probe(file)
        for _block in decode(file):
            pass
    assert refused.value.sentence.endswith(".")
    assert len(refused.value.sentence) > 40
    assert file.read_bytes() == content


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (flac_from_a_frame(0), "The beginning of this recording is missing"),
        (flac_from_a_frame(100), "The beginning of this recording is missing"),
        (wav_that_tells(0.5), "its sound ends earlier than it does"),
    ],
)
def test_what_would_be_missing_is_said_at_the_first_look(make: Make, told: str) -> None:
    with pytest.raises(Refusal, match=told):
        probe(BytesIO(make()))


WHOLE: dict[str, Make] = {
    "a title behind the sound": lambda: (
        sounds.encoded("wav", 2.0) + b"LIST" + struct.pack("<I", 500_000) + b"a" * 500_000
    ),
    "a place on the disk filled up": lambda: sounds.encoded("wav", 2.0) + bytes(1 << 19),
    "a size that is not known yet": wav_that_tells(0),
    "a flac behind a tag": lambda: b"ID3\x04\0\0\0\0\x01\0" + bytes(128) + sounds.encoded("flac", 2.0),
}


@pytest.mark.parametrize("name", WHOLE)
def test_what_stands_around_the_sound_is_no_fault(name: str) -> None:
    content = WHOLE[name]()
    length = 20 if name == "a size that is not known yet" else 2
    assert probe(BytesIO(content))
    assert sum(len(block) for block in decode(BytesIO(content))) == pytest.approx(length * 16_000, abs=16)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e38])
def test_numbers_that_are_no_sound_become_samples_of_the_usual_size(value: float) -> None:
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        64_036,
        b"WAVE",
        b"fmt ",
        16,
        3,
        1,
        16_000,
        64_000,
        4,
        32,
        b"data",
        64_000,
    )
    blocks = list(decode(BytesIO(head + np.full(16_000, value, "<f4").tobytes())))
    assert sum(len(block) for block in blocks) == 16_000
    assert all(block.dtype == np.int16 for block in blocks)


@pytest.mark.parametrize("kind", ["wav", "mp3", "flac", "ogg", "wma", "mkv", "webm"])
def test_a_file_cut_in_the_middle_says_how_much_can_be_read(kind: str) -> None:
    content = sounds.encoded(kind, 20.0)
    with pytest.raises(CutShort, match=r"cut short.* (9|10) s .*could be read"):
        for _block in decode(BytesIO(content[: len(content) // 2])):
            pass


POINTERS = {
    "m3u8": "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{url}\n#EXT-X-ENDLIST\n",
    "ffconcat": "ffconcat version 1.0\nfile '{url}'\n",
    "mpd": '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Period><AdaptationSet>'
    '<Representation id="a"><BaseURL>{url}</BaseURL></Representation></AdaptationSet></Period></MPD>',
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio {port} RTP/AVP 0\n",
}


@pytest.mark.parametrize("kind", POINTERS)
def test_a_file_that_points_elsewhere_opens_nothing(kind: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        text = POINTERS[kind].format(url=f"http://127.0.0.1:{port}/sound.mp3", port=port)
        with pytest.raises(Refusal):
            probe(sounds.write(tmp_path / f"list.{kind}", text.encode()))
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize("kind", ["m3u8", "ffconcat"])
def test_a_list_of_files_on_this_computer_is_no_recording(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sounds.write(tmp_path / "other.mp3", sounds.encoded("mp3"))
    pointing = sounds.write(
        tmp_path / f"list.{kind}", POINTERS[kind].format(url="other.mp3", port=0).encode()
    )
    with pytest.raises(Refusal):
        probe(pointing)


def test_a_name_that_looks_like_a_protocol_is_only_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sounds.write(tmp_path / "a.wav", sounds.encoded("wav", 1.0))
    with pytest.raises(FileNotFoundError):
        probe(Path("concat:a.wav|a.wav"))
