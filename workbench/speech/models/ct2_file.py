"""CTranslate2's `model.bin`, version 6: a table of named tensors, each followed by its bytes, then aliases."""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import BinaryIO

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.speech.models.faults import cut_short, not_whisper, refused
from workbench.speech.models.files import HashingWriter, Tally
from workbench.speech.models.manifest import FileMark
from workbench.speech.models.naming import Shape

FLOAT32, INT8, INT16, INT32, FLOAT16, BFLOAT16 = range(6)
WIDTHS = {FLOAT32: 4, INT8: 1, INT16: 2, INT32: 4, FLOAT16: 2, BFLOAT16: 2}
"""Bytes of one number of each type."""

_VERSION = 6
_SPEC = "WhisperSpec"
_REVISION = 3
_MOST_TENSORS = 10_000
_LONGEST_NAME = 512
_MOST_AXES = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tensor lies in the file: its numbers' type, shape, first byte and number of bytes."""

    type: int
    shape: Shape
    start: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A tensor to write: little-endian numbers in `data`."""

    name: str
    type: int
    shape: Shape
    data: bytes


def read_table(path: Path) -> dict[str, Place]:
    """Every tensor of a Whisper `model.bin`, aliases resolved. Raises Refusal for any other or broken file."""
    with path.open("rb") as stream:
        try:
            return _table(stream, path.stat().st_size)
        except (struct.error, UnicodeDecodeError, EOFError, KeyError) as fault:
            raise cut_short(path.name) from fault


def write_table(
    path: Path, count: int, entries: Iterable[Entry], aliases: Mapping[str, str], tally: Tally
) -> FileMark:
    """Make a `model.bin` of `count` entries, which come sorted by name."""
    with HashingWriter(path, tally) as target:
        target.write(struct.pack("<I", _VERSION) + _named(_SPEC) + struct.pack("<II", _REVISION, count))
        for entry in entries:
            axes = len(entry.shape)
            head = struct.pack(f"<B{axes}IBI", axes, *entry.shape, entry.type, len(entry.data))
            target.write(_named(entry.name) + head)
            target.write(entry.data)
        target.write(struct.pack("<I", len(aliases)))
        for alias, name in sorted(aliases.items()):
            target.write(_named(alias) + _named(name))
        return target.finish()


def _table(stream: BinaryIO, size: int) -> dict[str, Place]:
    (version,) = _take(stream, "<I")
    if not 0 < version <= _VERSION:
        raise not_whisper()
    spec = _name(stream) if version >= 2 else ""
    if spec != _SPEC:
        raise not_whisper()
    (revision,) = _take(stream, "<I")
    if (version, revision) != (_VERSION, _REVISION):
        raise _other_version()
    (count,) = _take(stream, "<I")
    if count > _MOST_TENSORS:
        raise EOFError
    places = dict(_tensor(stream, size) for _number in range(count))
    (aliases,) = _take(stream, "<I")
    if aliases > _MOST_TENSORS:
        raise EOFError
    for _number in range(aliases):
        alias, name = _name(stream), _name(stream)
        places[alias] = places[name]
    if stream.tell() != size:
        raise EOFError
    return places


def _tensor(stream: BinaryIO, size: int) -> tuple[str, Place]:
    name = _name(stream)
    (axes,) = _take(stream, "<B")
    if axes > _MOST_AXES:
        raise EOFError
    shape = _take(stream, f"<{axes}I")
    type_, count = _take(stream, "<BI")
    start = stream.tell()
    if count != prod(shape) * WIDTHS[type_] or start + count > size:
        raise EOFError
    stream.seek(count, 1)
    return name, Place(type_, shape, start, count)


def _take(stream: BinaryIO, layout: str) -> tuple[int, ...]:
    return struct.unpack(layout, stream.read(struct.calcsize(layout)))


def _name(stream: BinaryIO) -> str:
    (length,) = _take(stream, "<H")
    if not 0 < length <= _LONGEST_NAME:
        raise EOFError
    text = stream.read(length)
    if len(text) != length or text[-1]:
        raise EOFError
    return text[:-1].decode()


def _named(text: str) -> bytes:
    encoded = text.encode() + b"\0"
    return struct.pack("<H", len(encoded)) + encoded


def _other_version() -> Refusal:
    return refused(
        _("It was made for another version of the faster-whisper engine. Convert or download it again.")
    )
