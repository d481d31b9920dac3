"""A recording as a WAV file that exists only while it is read: a header, then the deciphered samples.

Qt's player reads from threads of its own, so the sound is behind a lock. Nothing is written to a disk.
"""

import struct
import threading
from typing import BinaryIO

from PySide6.QtCore import QIODevice, Signal

from workbench.cellar.errors import Refusal

RATE_HZ = 16_000
BYTES_PER_MS = RATE_HZ * 2 // 1000
TAIL_MS = 240
"""Silence after the end: what a sound card cuts off at the end of a file is never a word."""

_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")


class Sound:
    """A sound that several devices read in turn; once closed it has no bytes."""

    def __init__(self, file: BinaryIO, duration: int) -> None:
        self._file: BinaryIO | None = file
        self._lock = threading.Lock()
        self.size = duration * BYTES_PER_MS

    def read_at(self, offset: int, length: int) -> bytes:
        """The bytes from `offset`, at most `length`. Raises OSError, ValueError or Refusal of the file."""
        with self._lock:
            if self._file is None:
                return b""
            self._file.seek(offset)
            parts: list[bytes] = []
            while length > 0 and (part := self._file.read(length)):
                parts.append(part)
                length -= len(part)
            return b"".join(parts)

    def close(self) -> None:
        """Let go of the file; waits for a read that is under way."""
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None


class SoundDevice(QIODevice):
    """What Qt's player reads: the sound up to `until` ms (or to its end), then a little silence."""

    failed = Signal(str)

    def __init__(self, sound: Sound, until: int | None = None) -> None:
        super().__init__()
        self._sound = sound
        self.until = until
        self._end = sound.size if until is None else min(sound.size, max(0, until) * BYTES_PER_MS)
        length = self._end + TAIL_MS * BYTES_PER_MS
        self._header = _header(length)
        self._size = len(self._header) + length
        self._at = 0
        self.open(QIODevice.OpenModeFlag.ReadOnly)

    def isSequential(self) -> bool:
        return False

    def size(self) -> int:
        return self._size

    def seek(self, pos: int) -> bool:
        self._at = pos
        return super().seek(pos)

    def readData(self, maxlen: int) -> bytes:  # pyright: ignore[reportIncompatibleMethodOverride]
        at, want = self._at, min(maxlen, self._size - self._at)
        if want <= 0:
            return b""
        try:
            data = self._read(at, want)
        except Refusal as refusal:
            self.failed.emit(refusal.sentence)
            return b""
        except (OSError, ValueError):
            self.failed.emit("")
            return b""
        self._at = at + len(data)
        return data

    def writeData(self, data: bytes, length: int) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        return -1

    def _read(self, at: int, want: int) -> bytes:
        head = self._header[at : at + want]
        offset = at + len(head) - len(self._header)
        rest = want - len(head)
        heard = self._sound.read_at(offset, min(rest, max(0, self._end - offset))) if rest else b""
        return head + heard + bytes(rest - len(heard))


def _header(length: int) -> bytes:
    """The header of a WAV file with `length` bytes of samples."""
    return _HEADER.pack(
        b"RIFF", 36 + length, b"WAVE", b"fmt ", 16, 1, 1, RATE_HZ, RATE_HZ * 2, 2, 16, b"data", length
    )
