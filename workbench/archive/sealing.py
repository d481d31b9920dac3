"""Writing one sealed recording piece by piece; until it is whole it bears no name."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes
from typing import BinaryIO, Self

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from workbench.archive.durable import disk_faults
from workbench.archive.sealed import CHUNK, HEAD_BYTES, Inside, seal_chunk


@dataclass(frozen=True)
class VaultEntry:
    """One recording: its name in the vault, the SHA-256 of its content (hex), its size in bytes."""

    id: str
    sha256: str
    size: int


Keep = Callable[[BinaryIO, Path, Inside], VaultEntry]
"""Gives a file whose chunks are all written its head and its name. Raises OSError or Refusal."""


class VaultWriter:
    """Writes one recording; only a `with` that ends well keeps it."""

    def __init__(self, unfinished: Path, keep: Keep) -> None:
        self._path = unfinished
        self._keep = keep
        self._key = token_bytes(32)
        self._cipher = AESGCM(self._key)
        self._hash = sha256()
        self._held = bytearray()
        self._chunks = 0
        self._size = 0
        self._entry: VaultEntry | None = None

    @property
    def entry(self) -> VaultEntry:
        """What was kept, once the `with` has ended well."""
        if self._entry is None:
            raise ValueError("the recording is not written yet")
        return self._entry

    def write(self, piece: bytes | bytearray | memoryview) -> int:
        """Add bytes, and say how many. Raises Refusal when the disk does not take them."""
        content = memoryview(piece).cast("B")
        self._hash.update(content)
        self._size += len(content)
        self._held += content
        # The last full chunk stays held: only the end tells which chunk is the last.
        whole = max(0, len(self._held) - 1) // CHUNK
        with disk_faults():
            for number in range(whole):
                self._put(self._held[number * CHUNK : (number + 1) * CHUNK], last=False)
        del self._held[: whole * CHUNK]
        return len(content)

    def __enter__(self) -> Self:
        with disk_faults():
            self._file: BinaryIO = self._path.open("xb")
            self._file.write(bytes(HEAD_BYTES))
        return self

    def __exit__(self, kind: type[BaseException] | None, *_exc: object) -> None:
        try:
            if kind is None:
                self._entry = self._finish()
        finally:
            with suppress(OSError):
                self._file.close()
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _put(self, plain: bytearray, last: bool) -> None:
        self._file.write(seal_chunk(self._cipher, self._chunks, last, bytes(plain)))
        self._chunks += 1

    def _finish(self) -> VaultEntry:
        with disk_faults():
            self._put(self._held, last=True)
            return self._keep(self._file, self._path, Inside(self._key, self._size, self._hash.digest()))
