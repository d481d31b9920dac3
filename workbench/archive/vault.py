"""The vault of a study: its recordings, sealed, under names that tell nothing."""

import hmac
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes
from typing import BinaryIO, Protocol, runtime_checkable

from workbench.archive.durable import disk_faults, left_unfinished, sync_file, sync_folder, unfinished
from workbench.archive.sealed import (
    HEAD_BYTES,
    Damaged,
    Inside,
    SealedReader,
    damaged,
    open_sealed,
    read_head,
    wrap_head,
)
from workbench.archive.sealing import VaultEntry, VaultWriter
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _

_ID = re.compile(r"[0-9a-f]{64}")
_PIECE = 1024 * 1024

Progress = Callable[[int], None]
"""Is told the bytes done so far; what it raises stops the work."""


@runtime_checkable
class Stream(Protocol):
    """Anything that bytes can be read from."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True)
class VaultSound:
    """All that a child process needs to read one recording, and no more. Can be pickled."""

    path: Path
    size: int
    key: bytes = field(repr=False)

    def open(self) -> SealedReader:
        """The recording, to read and seek in. Raises Refusal when it is gone."""
        return open_sealed(self.path, self.key, self.size)


@dataclass(frozen=True)
class Received:
    """A recording that has come from another copy and is whole, but has no name here yet."""

    name: str
    path: Path

    def drop(self) -> None:
        """Let it go."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


class Vault:
    """The recordings in `folder`, sealed under `key` (32 bytes). One that is there twice is kept once."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self._naming = hmac.digest(key, b"names", "sha256")
        self._wrapping = hmac.digest(key, b"wrapping", "sha256")

    def add(self, source: Stream | Iterable[bytes], progress: Progress | None = None) -> VaultEntry:
        """Keep the content of `source`; when it is there already and whole, nothing new is kept.

        Raises Refusal when the disk does not take it; nothing is left then.
        """
        done = 0
        with self.writer() as writer:
            for piece in _pieces(source):
                writer.write(piece)
                done += len(piece)
                if progress:
                    progress(done)
        return writer.entry

    def writer(self) -> VaultWriter:
        """A recording to be written piece by piece: `with vault.writer() as w: w.write(...)`, then `w.entry`."""
        return VaultWriter(unfinished(self.folder), self._keep)

    def open(self, entry_id: str) -> SealedReader:
        """The recording, to read and seek in. Raises Refusal when it is missing or damaged."""
        return self.source(entry_id).open()

    def source(self, entry_id: str) -> VaultSound:
        """What a child process needs to read the recording. Raises Refusal when it is missing or damaged."""
        inside = self._inside(entry_id)
        return VaultSound(self._path(entry_id), inside.size, inside.key)

    def has(self, entry_id: str) -> bool:
        """Whether a recording of this name is there, whole or not. Raises Refusal when the folder cannot be read."""
        if not _ID.fullmatch(entry_id):
            return False
        with disk_faults():
            return self._path(entry_id).is_file()

    def id_of(self, content_sha256: bytes) -> str:
        """The name under which content with this SHA-256 (32 bytes) is kept."""
        return hmac.digest(self._naming, content_sha256, "sha256").hex()

    def entry(self, entry_id: str) -> VaultEntry:
        """What is known of the recording. Raises Refusal when it is missing or its head is damaged."""
        inside = self._inside(entry_id)
        return VaultEntry(entry_id, inside.sha256.hex(), inside.size)

    def ids(self) -> list[str]:
        """The names of all recordings, whole or not. Raises Refusal when the folder cannot be read."""
        with disk_faults():
            return sorted(path.name for path in self.folder.iterdir() if _ID.fullmatch(path.name))

    def entries(self) -> list[VaultEntry]:
        """All recordings. Raises Refusal when the head of one is damaged."""
        return [self.entry(entry_id) for entry_id in self.ids()]

    def strangers(self) -> list[Path]:
        """What lies in the folder and is not a recording: leftovers, or files that somebody put there."""
        with disk_faults():
            return sorted(path for path in self.folder.iterdir() if not _ID.fullmatch(path.name))

    def verify(self, entry_id: str, progress: Progress | None = None) -> VaultEntry:
        """Read the whole recording and compare it with its hash. Raises Refusal when it is missing or damaged."""
        entry = self.entry(entry_id)
        seen, done = sha256(), 0
        with self.open(entry_id) as reader:
            reader.check()
            while piece := reader.read(_PIECE):
                seen.update(piece)
                done += len(piece)
                if progress:
                    progress(done)
        if seen.hexdigest() != entry.sha256 or self.id_of(seen.digest()) != entry_id:
            raise damaged()
        return entry

    def sealed(self, entry_id: str) -> tuple[int, BinaryIO]:
        """The recording as it lies on disk, sealed: its size in bytes, and the open file. Raises Refusal."""
        self._inside(entry_id)
        path = self._path(entry_id)
        with disk_faults():
            return path.stat().st_size, path.open("rb")

    def receive(self, entry_id: str, stream: Stream) -> "Received":
        """Lay down a recording that comes sealed from another copy of the study, without its name yet.

        Raises Refusal when it is damaged or not what its name says, or the disk does not take it; nothing is left
        then.
        """
        path = unfinished(self.folder)
        try:
            with disk_faults(), path.open("xb") as file:
                while piece := stream.read(_PIECE):
                    file.write(piece)
                file.flush()
                sync_file(file.fileno())
            try:
                self._refuse_other(path, entry_id)
            except Damaged:
                raise _came_damaged() from None
        except BaseException:
            with suppress(OSError):
                path.unlink(missing_ok=True)
            raise
        return Received(entry_id, path)

    def accept(self, received: "Received") -> None:
        """Give a received recording its name. Raises Refusal when the disk does not let it."""
        with disk_faults():
            received.path.replace(self._path(received.name))
            sync_folder(self.folder)

    def remove(self, entry_id: str) -> None:
        """Take the recording away for good: its own key is overwritten first. Does nothing when it is not there.

        Raises Refusal when it is in use (on Windows) or the disk does not let it.
        """
        path = self._path(entry_id)
        going = unfinished(self.folder)
        with disk_faults():
            with suppress(FileNotFoundError):
                path.replace(going)
                _destroy(going)
            sync_folder(self.folder)

    def clean(self) -> int:
        """Take away what interrupted writes left, and say how many. Only whoever holds the study's lock may."""
        with disk_faults():
            left = left_unfinished(self.folder)
            for path in left:
                _destroy(path)
        return len(left)

    def _keep(self, file: BinaryIO, path: Path, inside: Inside) -> VaultEntry:
        """Give the written file at `path` its head and its name, unless the same content is there already."""
        entry = VaultEntry(self.id_of(inside.sha256), inside.sha256.hex(), inside.size)
        if not self._is_whole(entry.id):
            file.seek(0)
            file.write(wrap_head(self._wrapping, bytes.fromhex(entry.id), inside))
            file.flush()
            sync_file(file.fileno())
            file.close()
            path.replace(self._path(entry.id))
            sync_folder(self.folder)
        return entry

    def _refuse_other(self, path: Path, entry_id: str) -> None:
        inside = read_head(path, self._wrapping, bytes.fromhex(entry_id))
        seen = sha256()
        with open_sealed(path, inside.key, inside.size) as reader:
            reader.check()
            while piece := reader.read(_PIECE):
                seen.update(piece)
        if seen.digest() != inside.sha256 or self.id_of(inside.sha256) != entry_id:
            raise damaged()

    def _is_whole(self, entry_id: str) -> bool:
        if not self.has(entry_id):
            return False
        try:
            self.verify(entry_id)
        except Refusal:
            return False
        return True

    def _inside(self, entry_id: str) -> Inside:
        if not self.has(entry_id):
            raise Refusal(
                _(
                    "A recording of this study is missing from its folder. The transcript and all notes are safe. "
                    "Add the original recording again, or use your latest backup."
                )
            )
        return read_head(self._path(entry_id), self._wrapping, bytes.fromhex(entry_id))

    def _path(self, entry_id: str) -> Path:
        if not _ID.fullmatch(entry_id):
            raise ValueError("not the name of a recording")
        return self.folder / entry_id


def _pieces(source: Stream | Iterable[bytes]) -> Iterator[bytes]:
    if isinstance(source, Stream):
        while piece := source.read(_PIECE):
            yield piece
    else:
        yield from source


def _came_damaged() -> Refusal:
    return Refusal(
        _(
            "A recording that came from a colleague is damaged, or another one than it is said to be. "
            "Nothing was changed in your study. Ask your colleague to check the study there and to pack it once more."
        )
    )


def _destroy(path: Path) -> None:
    """Overwrite the head, so that the rest can never be opened again, and unlink."""
    with path.open("r+b", buffering=0) as file:
        file.write(token_bytes(HEAD_BYTES))
        os.fsync(file.fileno())
    path.unlink()
