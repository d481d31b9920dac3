"""Whatever happens to a sealed file on the disk is seen; a killed writer leaves nothing that looks whole."""

import hmac
import io
import multiprocessing
import random
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.archive.sealed import CHUNK, HEAD_BYTES, TAG, Inside, wrap_head
from workbench.archive.vault import Vault
from workbench.cellar.errors import Refusal

KEY = bytes(range(32))
CONTENT = random.Random(3).randbytes(3 * CHUNK + 100)
SEALED = CHUNK + TAG


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Vault, str, bytes]:
    vault = Vault(tmp_path_factory.mktemp("recordings"), KEY)
    entry = vault.add([CONTENT])
    return vault, entry.id, (vault.folder / entry.id).read_bytes()


def chunks(sealed: bytes) -> list[bytes]:
    return [sealed[at : at + SEALED] for at in range(HEAD_BYTES, len(sealed), SEALED)]


def refused(vault: Vault, name: str, sealed: bytes) -> None:
    """Both a check and plain reading to the end meet a sentence that names no content."""
    (vault.folder / name).write_bytes(sealed)
    with pytest.raises(Refusal, match="damaged") as said:
        vault.verify(name)
    assert name not in said.value.sentence
    with pytest.raises(Refusal, match="damaged"), vault.open(name) as reader:
        reader.read()


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_any_flipped_bit_is_seen(whole: tuple[Vault, str, bytes], data: st.DataObject) -> None:
    vault, name, sealed = whole
    at = data.draw(st.one_of(st.integers(0, HEAD_BYTES - 1), st.integers(0, len(sealed) - 1)))
    changed = bytearray(sealed)
    changed[at] ^= 1 << data.draw(st.integers(0, 7))
    refused(vault, name, bytes(changed))


@given(length=st.one_of(st.integers(0, HEAD_BYTES), st.integers(0, 3 * SEALED)))
@settings(max_examples=40, deadline=None)
def test_any_cut_is_seen(whole: tuple[Vault, str, bytes], length: int) -> None:
    vault, name, sealed = whole
    refused(vault, name, sealed[:length])


def test_moved_missing_repeated_and_added_chunks_are_seen(whole: tuple[Vault, str, bytes]) -> None:
    vault, name, sealed = whole
    head, (a, b, c, end) = sealed[:HEAD_BYTES], chunks(sealed)
    for order in (
        [b, a, c, end],
        [a, a, c, end],
        [a, b, end],
        [a, b, c],
        [a, b, c, end, end],
        [a, c, b, end],
    ):
        refused(vault, name, head + b"".join(order))
    refused(vault, name, sealed + b"\0")


def test_a_cut_at_a_chunk_is_seen_even_if_the_length_is_not_asked(whole: tuple[Vault, str, bytes]) -> None:
    vault, name, sealed = whole
    sound = vault.source(name) if (vault.folder / name).write_bytes(sealed) else None
    assert sound is not None
    (vault.folder / name).write_bytes(sealed[: HEAD_BYTES + 3 * SEALED])
    shorter = type(sound)(sound.path, 3 * CHUNK, sound.key)
    with shorter.open() as reader, pytest.raises(Refusal, match="damaged"):
        reader.read()


def test_chunks_and_whole_files_of_another_recording_are_seen(whole: tuple[Vault, str, bytes]) -> None:
    vault, name, sealed = whole
    other = vault.add([CONTENT[::-1]])
    strange = (vault.folder / other.id).read_bytes()
    refused(vault, name, strange)
    refused(vault, name, sealed[:HEAD_BYTES] + strange[HEAD_BYTES:])
    mixed = [chunks(sealed)[0], chunks(strange)[1], *chunks(sealed)[2:]]
    refused(vault, name, sealed[:HEAD_BYTES] + b"".join(mixed))


def test_undamaged_parts_can_still_be_heard(whole: tuple[Vault, str, bytes]) -> None:
    vault, name, sealed = whole
    changed = bytearray(sealed)
    changed[HEAD_BYTES + SEALED + 5] ^= 1
    (vault.folder / name).write_bytes(bytes(changed))
    with vault.open(name) as reader:
        assert reader.read(CHUNK) == CONTENT[:CHUNK]
        with pytest.raises(Refusal, match="damaged"):
            reader.read(1)
        reader.seek(2 * CHUNK)
        assert reader.read() == CONTENT[2 * CHUNK :]


def test_a_recording_under_a_name_that_is_not_its_own_is_seen(tmp_path: Path) -> None:
    vault = Vault(tmp_path, KEY)
    entry = vault.add([CONTENT])
    sealed = (tmp_path / entry.id).read_bytes()
    sound = vault.source(entry.id)
    for name, content in (("0" * 64, bytes.fromhex(entry.sha256)), (entry.id, b"\0" * 32)):
        inside = Inside(sound.key, sound.size, content)
        head = wrap_head(hmac.digest(KEY, b"wrapping", "sha256"), bytes.fromhex(name), inside)
        (tmp_path / name).write_bytes(head + sealed[HEAD_BYTES:])
        with pytest.raises(Refusal, match="damaged"):
            vault.verify(name)


def test_an_empty_recording_is_not_taken_for_granted(tmp_path: Path) -> None:
    vault = Vault(tmp_path, KEY)
    entry = vault.add(io.BytesIO())
    sealed = bytearray((tmp_path / entry.id).read_bytes())
    sealed[-1] ^= 1
    (tmp_path / entry.id).write_bytes(bytes(sealed))
    with pytest.raises(Refusal, match="damaged"):
        vault.verify(entry.id)


def write_without_end(folder: Path, answer: Connection) -> None:
    with Vault(folder, KEY).writer() as writer:
        while True:
            writer.write(CONTENT)
            answer.send(None)


@pytest.mark.parametrize("pieces", [1, 4, 9])
def test_a_killed_writer_leaves_no_half_recording(tmp_path: Path, pieces: int) -> None:
    vault = Vault(tmp_path, KEY)
    kept = vault.add([b"kept"])
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe(duplex=False)
    child = spawn.Process(target=write_without_end, args=(tmp_path, there), daemon=True)
    child.start()
    for _ in range(pieces):
        here.recv()
    child.kill()
    child.join()
    child.close()
    here.close()
    there.close()
    assert vault.entries() == [kept]
    assert len(vault.strangers()) == 1
    assert vault.clean() == 1
    assert vault.strangers() == []
    assert vault.verify(kept.id) == kept
