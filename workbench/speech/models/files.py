"""Copying and hashing large files with progress, and whether they fit on the disk."""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.speech.models.manifest import FileMark

Progress = Callable[[int, int], None]
"""Is told (bytes done, bytes in all). It may raise `Stopped`: the work then ends and leaves nothing."""

_CHUNK = 1 << 20
_SPARE = 64 << 20
"""Bytes to leave free on the disk for everything else."""


class Tally:
    """Adds up the bytes done over several files and tells a progress callback."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def add(self, count: int) -> None:
        """Count `count` more bytes. Raises what the callback raises."""
        self._done += count
        if self._progress:
            self._progress(min(self._done, self._total), self._total)


def stages(progress: Progress | None, total: int, expected: tuple[int, ...]) -> list[Tally]:
    """A tally for each stage of a work of `total` bytes: equal shares, `expected` bytes to count in each."""

    def stage(number: int, count: int) -> Tally:
        def tell(done: int, _count: int) -> None:
            if progress:
                progress(int((number + done / max(count, 1)) * total / len(expected)), total)

        return Tally(tell, count)

    return [stage(number, count) for number, count in enumerate(expected)]


class HashingWriter:
    """Writes a new file, and knows its size and hash when it is closed. A context manager and a binary file."""

    def __init__(self, path: Path, tally: Tally) -> None:
        self._file: BinaryIO = path.open("xb")
        self._hash = hashlib.sha256()
        self._tally = tally
        self._bytes = 0

    def __enter__(self) -> "HashingWriter":
        return self

    def __exit__(self, *_raised: object) -> None:
        self._file.close()

    def write(self, data: bytes | memoryview) -> int:
        """Append `data`; the number of bytes written."""
        count = memoryview(data).nbytes
        self._file.write(data)
        self._hash.update(data)
        self._bytes += count
        self._tally.add(count)
        return count

    def flush(self) -> None:
        self._file.flush()

    def finish(self) -> FileMark:
        """Put everything on the disk for good; the file's size and hash."""
        self._file.flush()
        os.fsync(self._file.fileno())
        return FileMark(self._hash.hexdigest(), self._bytes)


def write_new(path: Path, sources: list[Path], tally: Tally) -> FileMark:
    """Make `path` from the bytes of `sources`, one after the other."""
    with HashingWriter(path, tally) as target:
        for source in sources:
            with source.open("rb") as stream:
                while chunk := stream.read(_CHUNK):
                    target.write(chunk)
        return target.finish()


def write_text(path: Path, text: str) -> FileMark:
    """Make `path` with this text in UTF-8."""
    with HashingWriter(path, Tally(None, 0)) as target:
        target.write(text.encode())
        return target.finish()


def mark(path: Path, tally: Tally) -> FileMark:
    """The size and hash of a file."""
    hashed = hashlib.sha256()
    size = 0
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            hashed.update(chunk)
            size += len(chunk)
            tally.add(len(chunk))
    return FileMark(hashed.hexdigest(), size)


def need_room(folder: Path, count: int) -> None:
    """Raise Refusal if `count` bytes do not fit on the disk of `folder` (which exists)."""
    free = shutil.disk_usage(folder).free
    if free < count + _SPARE:
        raise Refusal(
            _(
                "The model needs {needed} MB of room, and only {free} MB are free on this disk. "
                "Nothing was changed. Free some room and try again."
            ).format(needed=(count + _SPARE) // 1_000_000, free=free // 1_000_000)
        )
