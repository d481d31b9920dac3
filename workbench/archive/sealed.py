"""One sealed recording: how it lies on disk, in chunks that can be opened one by one.

    8 bytes   "LWBSEAL1"
    32 bytes  the file's own name
    12 bytes  nonce of the wrapping
    88 bytes  file key (32), size in bytes (8), SHA-256 (32), wrapped with the vault's key (+16 tag)
    then      chunks of 64 KiB, each AES-256-GCM with the file key (+16 tag each)

A chunk's nonce is its number and, for the last one, a flag. The wrapping vouches for name and size. So a chunk
that is changed, moved, missing, added, or from another file does not open.
"""

import io
import os
import struct
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_bytes
from typing import TYPE_CHECKING, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from workbench.archive.durable import disk_faults
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CHUNK = 64 * 1024
TAG = 16
NAME_BYTES = 32

_MAGIC = b"LWBSEAL1"
_INSIDE = struct.Struct(">32sQ32s")
_NONCE_BYTES = 12
_WRAPPED_BYTES = _INSIDE.size + TAG
HEAD_BYTES = len(_MAGIC) + NAME_BYTES + _NONCE_BYTES + _WRAPPED_BYTES
_KEPT_CHUNKS = 16


@dataclass(frozen=True)
class Inside:
    """What only the vault's key tells about a sealed file: its own key, size in bytes, SHA-256 of its content."""

    key: bytes = field(repr=False)
    size: int
    sha256: bytes


def wrap_head(wrapping: bytes, name: bytes, inside: Inside) -> bytes:
    """The head of the sealed file called `name` (32 bytes): `HEAD_BYTES` bytes."""
    nonce = token_bytes(_NONCE_BYTES)
    plain = _INSIDE.pack(inside.key, inside.size, inside.sha256)
    return _MAGIC + name + nonce + AESGCM(wrapping).encrypt(nonce, plain, _MAGIC + name)


def read_head(path: Path, wrapping: bytes, name: bytes) -> Inside:
    """What the head at `path` holds.

    Raises Refusal when it is damaged, is another file's, or the file has not the length that it says.
    """
    with disk_faults(), path.open("rb") as file:
        head = file.read(HEAD_BYTES)
        length = os.fstat(file.fileno()).st_size
    start = len(_MAGIC) + NAME_BYTES
    if len(head) != HEAD_BYTES or head[:start] != _MAGIC + name:
        raise damaged()
    nonce, wrapped = head[start : start + _NONCE_BYTES], head[start + _NONCE_BYTES :]
    try:
        plain = AESGCM(wrapping).decrypt(nonce, wrapped, _MAGIC + name)
    except InvalidTag as fault:
        raise damaged() from fault
    key, size, sha256 = _INSIDE.unpack(plain)
    if length != sealed_length(size):
        raise damaged()
    return Inside(key, size, sha256)


def open_sealed(path: Path, key: bytes, size: int) -> "SealedReader":
    """The sealed file at `path`, to read and seek in.

    `key` is the file's own, `size` in bytes without sealing. Raises Refusal when the file cannot be opened.
    """
    with disk_faults():
        file = path.open("rb")
    return SealedReader(file, key, size)


def sealed_length(size: int) -> int:
    """Bytes on disk of a recording of `size` bytes."""
    return HEAD_BYTES + size + TAG * _chunks(size)


class Damaged(Refusal):
    """A recording does not open, or is not what its name says."""


def damaged() -> Damaged:
    """What a person is told about a recording on the own disk that does not open."""
    return Damaged(
        _(
            "A recording of this study is damaged on the disk. The transcript and all notes are safe. "
            "Add the original recording again, or use your latest backup."
        )
    )


def seal_chunk(cipher: AESGCM, number: int, last: bool, plain: bytes) -> bytes:
    """Chunk `number` (from 0) as it lies on disk."""
    return cipher.encrypt(_nonce(number, last), plain, None)


def _chunks(size: int) -> int:
    return max(1, -(-size // CHUNK))


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class SealedReader(io.RawIOBase):
    """A sealed recording as a file to read and seek in, for one reader or several threads taking turns.

    Raises Refusal from any reading that meets a damaged chunk.
    """

    def __init__(self, file: BinaryIO, key: bytes, size: int) -> None:
        """Read from `file`, which the reader closes, `size` bytes that were sealed with the file's own `key`."""
        super().__init__()
        self._file = file
        self._cipher = AESGCM(key)
        self._size = size
        self._position = 0
        self._kept: OrderedDict[int, bytes] = OrderedDict()
        self._turn = threading.RLock()

    @property
    def size(self) -> int:
        """Bytes of the recording itself."""
        return self._size

    def readable(self) -> bool:
        self._refuse_closed()
        return True

    def seekable(self) -> bool:
        self._refuse_closed()
        return True

    def tell(self) -> int:
        self._refuse_closed()
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        with self._turn:
            self._refuse_closed()
            starts = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._size}
            position = starts[whence] + offset
            if position < 0:
                raise ValueError("a position before the start")
            self._position = position
            return position

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill `buffer`; fewer bytes come only at the end."""
        wanted = memoryview(buffer).cast("B")
        with self._turn:
            self._refuse_closed()
            done = 0
            while done < len(wanted) and self._position < self._size:
                number, start = divmod(self._position, CHUNK)
                piece = memoryview(self._chunk(number))[start : start + len(wanted) - done]
                wanted[done : done + len(piece)] = piece
                done += len(piece)
                self._position += len(piece)
            return done

    def readall(self) -> bytes:
        with self._turn:
            self._refuse_closed()
            content = bytearray(max(0, self._size - self._position))
            self.readinto(content)
            return bytes(content)

    def check(self) -> None:
        """Open the last chunk, empty or not, so that a wrong end is seen.

        Raises Refusal when it is damaged.
        """
        with self._turn:
            self._refuse_closed()
            self._chunk(_chunks(self._size) - 1)

    def close(self) -> None:
        with self._turn:
            if not self.closed:
                self._file.close()
                self._kept.clear()
            super().close()

    def _chunk(self, number: int) -> bytes:
        if number in self._kept:
            self._kept.move_to_end(number)
            return self._kept[number]
        plain = self._open_chunk(number)
        self._kept[number] = plain
        if len(self._kept) > _KEPT_CHUNKS:
            self._kept.popitem(last=False)
        return plain

    def _open_chunk(self, number: int) -> bytes:
        last = number == _chunks(self._size) - 1
        length = (self._size - number * CHUNK if last else CHUNK) + TAG
        with disk_faults():
            self._file.seek(HEAD_BYTES + number * (CHUNK + TAG))
            sealed = self._file.read(length)
        try:
            return self._cipher.decrypt(_nonce(number, last), sealed, None)
        except InvalidTag as fault:
            raise damaged() from fault

    def _refuse_closed(self) -> None:
        if self.closed:
            raise ValueError("the recording is closed")
