"""The row of entries inside a bundle, written and read from the first byte to the last.

    the line   "lifeworld-workbench bundle 1"
    entries    1 byte: length of the name; the name (ASCII); pieces, each 4 bytes of length and so many bytes;
               a piece of length 0 ends the entry

Not a zip, although that was thought of: what is decrypted comes in order and is never laid down on a disk, and a zip
says at its end what is in it. In a plain row nothing can be named twice in two places, overlap, or lie about its
length; and no path can be written that leads out of a folder, since names are one of five kinds and never a path.
"""

import hashlib
import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from workbench.cellar.errors import Refusal
from workbench.exchange.bundle import faults
from workbench.exchange.bundle.limits import LARGEST_PIECE

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MANIFEST = "manifest.json"
INVITATION = "invitation.json"
STEPS = "steps.jsonl.zst"
SEAL = "seal.json"
BLOB = re.compile(r"blobs/([0-9a-f]{64})")

FORMAT = 1
_FIRST = b"lifeworld-workbench bundle "
_LONGEST_FIRST_LINE = len(_FIRST) + 7
_LONGEST_NAME = 70
_LENGTH_BYTES = 4


class Source(Protocol):
    """Where plain bytes come from: as many as asked for, fewer only at the end."""

    def read(self, size: int, /) -> bytes: ...


def first_line() -> bytes:
    """How a row of entries begins."""
    return _FIRST + b"%d\n" % FORMAT


def entry(name: str, content: Iterable[bytes]) -> Iterator[bytes]:
    """One entry as it is written."""
    yield bytes([len(name)]) + name.encode("ascii")
    for part in content:
        for start in range(0, len(part), LARGEST_PIECE):
            piece = part[start : start + LARGEST_PIECE]
            yield len(piece).to_bytes(_LENGTH_BYTES, "big")
            yield piece
    yield bytes(_LENGTH_BYTES)


class Entries:
    """Reads a row of entries, one after the other."""

    def __init__(self, source: Source) -> None:
        """Read the first line. Raises Refusal where the row is another thing, or written in a newer way."""
        self._source = source
        self._hash = hashlib.sha256()
        self._stream: EntryStream | None = None
        self.digest = b""
        line = source.read(len(_FIRST))
        if line != _FIRST:
            raise faults.not_a_bundle()
        self._hash.update(line)
        while len(line) < _LONGEST_FIRST_LINE and not line.endswith(b"\n"):
            line += self._exactly(1)
        if not line[len(_FIRST) : -1].isdigit() or not line.endswith(b"\n"):
            raise faults.damaged()
        if line != first_line():
            raise faults.newer()

    def enter(self) -> "tuple[str, EntryStream]":
        """The name of the next entry and its content; what was not read of the one before is passed over.

        `digest` is then the SHA-256 of all that stands before this entry. Raises Refusal where there is none.
        """
        if self._stream is not None:
            self._stream.drain()
        self.digest = self._hash.digest()
        (length,) = self._exactly(1)
        if not 0 < length <= _LONGEST_NAME:
            raise faults.damaged()
        try:
            name = self._exactly(length).decode("ascii")
        except UnicodeDecodeError:
            raise faults.damaged() from None
        self._stream = EntryStream(self._piece)
        return name, self._stream

    def end(self) -> None:
        """Raises Refusal where anything stands behind the entry that was read last."""
        if self._stream is not None:
            self._stream.drain()
        if self._source.read(1):
            raise faults.damaged()

    def _piece(self) -> bytes:
        length = int.from_bytes(self._exactly(_LENGTH_BYTES), "big")
        if length > LARGEST_PIECE:
            raise faults.damaged()
        return self._exactly(length)

    def _exactly(self, size: int) -> bytes:
        content = self._source.read(size) if size else b""
        if len(content) != size:
            raise faults.cut_short()
        self._hash.update(content)
        return content


class EntryStream(io.RawIOBase):
    """The content of one entry, to be read once and in order. Reading raises Refusal where it is damaged."""

    def __init__(self, next_piece: Callable[[], bytes]) -> None:
        super().__init__()
        self._next_piece = next_piece
        self._held = memoryview(b"")
        self._ended = False
        self._most: int | None = None
        self._fault = faults.too_large
        self.size = 0
        """Bytes that came so far."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill `buffer` as far as one piece goes; 0 at the end."""
        wanted = memoryview(buffer).cast("B")
        if not self._held and not self._ended:
            self._fetch()
        count = min(len(wanted), len(self._held))
        wanted[:count] = self._held[:count]
        self._held = self._held[count:]
        return count

    def allow(self, most: int, fault: Callable[[], Refusal]) -> None:
        """From now on, reading raises `fault` where more than `most` bytes come in all."""
        self._most, self._fault = most, fault

    def whole(self, most: int) -> bytes:
        """All of it. Raises Refusal where it is more than `most` bytes."""
        self.allow(most, faults.too_large)
        return b"".join(iter(lambda: self.read(LARGEST_PIECE), b""))

    def drain(self) -> None:
        """Pass over the rest."""
        self._held = memoryview(b"")
        while not self._ended:
            self._fetch()
            self._held = memoryview(b"")

    def _fetch(self) -> None:
        piece = self._next_piece()
        self._ended = not piece
        self.size += len(piece)
        if self._most is not None and self.size > self._most:
            raise self._fault()
        self._held = memoryview(piece)
