"""Where a worker reads the sound of a recording: raw samples that can be sought, plain or encrypted."""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self

RATE = 16_000
"""Samples per second of all sound inside the program."""

SAMPLE_BYTES = 2
BYTES_PER_MS = RATE * SAMPLE_BYTES // 1000


class SoundReader(Protocol):
    """What a worker does with an opened recording."""

    def seek(self, offset: int, whence: int = 0, /) -> int: ...

    def read(self, size: int = -1, /) -> bytes: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> object: ...


class SoundSource(Protocol):
    """A picklable way to the samples of one recording."""

    def open(self) -> SoundReader:
        """A seekable reader of little-endian int16 mono samples at 16 kHz, without a header.

        Called in the worker. May raise Refusal or OSError.
        """
        ...


@dataclass(frozen=True, slots=True)
class PlainFile:
    """Samples in an ordinary file; for tests and for transcribing a file outside any study."""

    path: Path

    def open(self) -> BinaryIO:
        """The reader. Raises OSError."""
        return self.path.open("rb")
