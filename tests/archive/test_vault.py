"""Recordings come back as they went in, are read in any order, and never lie plain on the disk."""

import hashlib
import io
import multiprocessing
import pickle
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.archive import sealing
from workbench.archive.sealed import CHUNK, SealedReader, sealed_length
from workbench.archive.vault import Vault, VaultSound
from workbench.cellar.errors import Refusal, Stopped

KEY = bytes(range(32))
SPEECH = Path(__file__).parents[1] / "data" / "jfk.flac"
SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17]


def noise(size: int, seed: int = 0) -> bytes:
    return random.Random(seed).randbytes(size)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    (tmp_path / "recordings").mkdir()
    return Vault(tmp_path / "recordings", KEY)


@pytest.mark.parametrize("size", SIZES)
def test_a_recording_comes_back_as_it_went_in(vault: Vault, size: int) -> None:
    content = noise(size)
    entry = vault.add(io.BytesIO(content))
    assert entry.size == size
    assert entry.sha256 == hashlib.sha256(content).hexdigest()
    with vault.open(entry.id) as reader:
        assert reader.read() == content
        assert reader.read(1) == b""
    assert vault.verify(entry.id) == entry == vault.entry(entry.id)
    assert (vault.folder / entry.id).stat().st_size == sealed_length(size)


def test_pieces_of_any_length_make_the_same_recording(vault: Vault) -> None:
    content = noise(5 * CHUNK + 3)

    def pieces() -> Iterator[bytes]:
        at, lengths = 0, random.Random(1)
        while at < len(content):
            length = lengths.choice([0, 1, 100, CHUNK, 2 * CHUNK])
            yield content[at : at + length]
            at += length

    told: list[int] = []
    entry = vault.add(pieces(), told.append)
    with vault.open(entry.id) as reader:
        assert reader.readall() == content
    assert told == sorted(told)
    assert told[-1] == len(content)


def test_a_recording_that_is_there_already_is_kept_once(vault: Vault) -> None:
    first = vault.add([noise(CHUNK + 1)])
    sealed = (vault.folder / first.id).read_bytes()
    assert vault.add([noise(CHUNK + 1)]) == first
    assert vault.ids() == [first.id]
    assert (vault.folder / first.id).read_bytes() == sealed
    assert vault.strangers() == []


def test_adding_again_mends_a_damaged_recording(vault: Vault) -> None:
    entry = vault.add([noise(CHUNK + 1)])
    path = vault.folder / entry.id
    path.write_bytes(path.read_bytes()[:-1])
    assert vault.add([noise(CHUNK + 1)]) == entry
    assert vault.verify(entry.id) == entry


def test_the_name_tells_nothing_without_the_key(vault: Vault, tmp_path: Path) -> None:
    content = noise(100)
    entry = vault.add([content])
    other = Vault(tmp_path / "recordings", KEY[::-1])
    assert entry.id != entry.sha256
    assert other.id_of(hashlib.sha256(content).digest()) != entry.id
    with pytest.raises(Refusal, match="damaged"):
        other.open(entry.id)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_reading_anywhere_gives_what_a_plain_file_gives(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = noise(data.draw(st.sampled_from(SIZES)), 7)
    vault = Vault(tmp_path_factory.mktemp("recordings"), KEY)
    plain = io.BytesIO(content)
    with vault.open(vault.add([content]).id) as reader:
        for _ in range(data.draw(st.integers(1, 12))):
            if data.draw(st.booleans()):
                offset = data.draw(st.integers(0, len(content) + 5))
                whence = data.draw(st.sampled_from([0, 1, 2]))
                offset = -min(offset, len(content)) if whence == 2 else offset
                assert reader.seek(offset, whence) == plain.seek(offset, whence)
            length = data.draw(st.sampled_from([0, 1, 4096, CHUNK, 2 * CHUNK + 1, -1]))
            assert reader.read(length) == plain.read(length)
            assert reader.tell() == plain.tell()


def test_a_reader_behaves_like_a_file(vault: Vault) -> None:
    reader = vault.open(vault.add([b"x" * 10]).id)
    assert reader.readable()
    assert reader.seekable()
    assert not reader.writable()
    assert reader.size == 10
    with pytest.raises(ValueError, match="before the start"):
        reader.seek(-1)
    reader.close()
    reader.close()
    with pytest.raises(ValueError, match="closed"):
        reader.read(1)


def test_a_decoder_reads_the_recording_straight_from_the_vault(vault: Vault) -> None:
    def samples(source: SealedReader | str) -> bytes:
        with av.open(source, mode="r") as container:
            return b"".join(frame.to_ndarray().tobytes() for frame in container.decode(audio=0))

    with SPEECH.open("rb") as file:
        entry = vault.add(file)
    with vault.open(entry.id) as reader:
        assert samples(reader) == samples(str(SPEECH))


def read_all(sound: VaultSound) -> str:
    with sound.open() as reader:
        return hashlib.sha256(reader.read()).hexdigest()


def test_a_child_process_reads_with_the_key_of_one_recording_alone(vault: Vault) -> None:
    entry = vault.add([noise(2 * CHUNK)])
    sound = vault.source(entry.id)
    assert KEY not in pickle.dumps(sound)
    assert sound.key.hex() not in repr(sound)
    assert repr(sound.key) not in repr(sound)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(read_all, (sound,)) == entry.sha256
        pool.close()
        pool.join()


def test_no_byte_of_the_recording_lies_plain_on_the_disk(vault: Vault) -> None:
    content = b"".join(f"{number:08d} what was said ".encode() for number in range(20_000))
    marks = (b"what was said", hashlib.sha256(content).hexdigest().encode(), hashlib.sha256(content).digest())

    def plain() -> list[bytes]:
        lying = [path.name.encode() + path.read_bytes() for path in vault.folder.rglob("*")]
        return [mark for mark in marks if any(mark in one for one in lying)]

    with vault.writer() as writer:
        for at in range(0, len(content), 50_000):
            writer.write(content[at : at + 50_000])
            assert plain() == []
    assert vault.entry(writer.entry.id).size == len(content)
    assert plain() == []


def test_a_recording_taken_away_is_gone(vault: Vault) -> None:
    gone, stays = vault.add([noise(10, 1)]), vault.add([noise(10, 2)])
    vault.remove(gone.id)
    vault.remove(gone.id)
    assert vault.entries() == [stays]
    with pytest.raises(Refusal, match="missing"):
        vault.open(gone.id)


def test_what_is_taken_away_cannot_be_opened_even_if_the_disk_gives_it_back(
    vault: Vault, tmp_path: Path
) -> None:
    entry = vault.add([noise(10)])
    (tmp_path / "held").hardlink_to(vault.folder / entry.id)
    vault.remove(entry.id)
    (tmp_path / "held").rename(vault.folder / entry.id)
    with pytest.raises(Refusal, match="damaged"):
        vault.open(entry.id)


def test_work_that_fails_or_is_stopped_leaves_nothing(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_done: int) -> None:
        raise Stopped("stopped")

    with pytest.raises(Stopped):
        vault.add([noise(CHUNK * 2)], stop)

    def full(*_args: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sealing, "seal_chunk", full)
    with pytest.raises(Refusal, match="disk is full"):
        vault.add([noise(CHUNK * 2)])
    assert list(vault.folder.iterdir()) == []


def test_an_unfinished_recording_has_no_entry(vault: Vault) -> None:
    with vault.writer() as writer:
        writer.write(b"x")
        with pytest.raises(ValueError, match="not written yet"):
            _ = writer.entry
    assert vault.ids() == [writer.entry.id]


def test_a_name_that_is_a_path_is_not_followed(vault: Vault) -> None:
    for name in ("../study.json", "", "A" * 64, "0" * 63):
        with pytest.raises(Refusal, match="missing from its folder"):
            vault.open(name)


def test_what_does_not_belong_is_listed_and_left(vault: Vault) -> None:
    entry = vault.add([b"x"])
    (vault.folder / "holiday.jpg").write_bytes(b"mine")
    assert [path.name for path in vault.strangers()] == ["holiday.jpg"]
    assert vault.clean() == 0
    assert vault.entries() == [entry]
    assert (vault.folder / "holiday.jpg").exists()


@pytest.mark.parametrize("hurt", [lambda sealed: b"not sealed at all", lambda sealed: sealed[:-1] + b"?"])
def test_what_came_damaged_is_said_to_have_come_so(vault: Vault, hurt: Callable[[bytes], bytes]) -> None:
    name = vault.add([noise(1000)]).id
    content = (vault.folder / name).read_bytes()
    with pytest.raises(Refusal, match="came from a colleague"):
        vault.receive(name, io.BytesIO(hurt(content)))
    with pytest.raises(Refusal, match="came from a colleague"):
        vault.receive("ab" * 32, io.BytesIO(content))
    assert vault.ids() == [name]
    assert vault.strangers() == []
