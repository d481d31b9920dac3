"""What a recording's file promises about its own length, read from its first and last bytes.

The decoder takes what is there and says nothing about what is missing; these few fields tell.
"""

import struct
from typing import BinaryIO, NamedTuple

_HEAD = 1 << 16
_UNKNOWN_WAV = 0x7FFF0000
"""Programs that write to a pipe put a size from here upwards, because they do not know it yet."""

_OGG_PAGE = 65_307
"""The most bytes an Ogg page has."""

_ASF = b"\x30\x26\xb2\x75\x8e\x66\xcf\x11"
_BEGINNINGS = (b"fLaC", b"OggS", b"\x1a\x45\xdf\xa3", _ASF, b"ID3", b"caff")
_ASF_FACTS = bytes.fromhex("a1dcab8c47a9cf118ee400c00c205365")
_SEGMENT = b"\x18\x53\x80\x67"


def ends_too_early(file: BinaryIO) -> bool:
    """Whether the file stops in the middle of something that it says is longer. Keeps the file's position."""
    head = _read(file, 0, _HEAD)
    size = file_size(file)
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return _wav_misses(head, size)
    if head[:4] == b"OggS":
        return _ogg_misses(_read(file, max(0, size - _OGG_PAGE), _OGG_PAGE))
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return _matroska_misses(head, size)
    if head.startswith(_ASF):
        return _asf_misses(head, size)
    if head[4:8] == b"ftyp":
        return _mp4_misses(file, size)
    return False


def begins_too_late(file: BinaryIO) -> bool:
    """Whether a FLAC file lacks its beginning: from any of its frames on it can be read, as if nothing were missing."""
    return not _read(file, _tag_length(file), 4).startswith((b"fLaC", b"ID3"))


def goes_on(file: BinaryIO) -> bool:
    """Whether a WAV file goes on with sound where it says that the sound has ended. Keeps the file's position."""
    head, size = _read(file, 0, _HEAD), file_size(file)
    found = _wav_sound(head) if head[:4] == b"RIFF" and head[8:12] == b"WAVE" else None
    if found is None or not 0 < found.length < _UNKNOWN_WAV:
        return False
    end = found.start + found.length
    place = max((_after_chunks(file, begin, size) for begin in {end, end + end % 2}), default=end)
    # Some recorders fill the last of the file's places on the disk.
    return size - place > found.tolerance and any(_read(file, place, _HEAD))


def mp3_counts_frames(file: BinaryIO) -> bool:
    """Whether an MP3 file says how many frames it has, so that its duration is more than a guess."""
    first = _read(file, _tag_length(file), 4096)
    return any(mark in first for mark in (b"Xing", b"Info", b"VBRI"))


def begins_like_recording(file: BinaryIO) -> bool:
    """Whether the first bytes are those of a kind of file that holds sound."""
    head = _read(file, 0, 12)
    return head.startswith(_BEGINNINGS) or head[4:8] == b"ftyp" or head[8:12] == b"WAVE"


def file_size(file: BinaryIO) -> int:
    """The size in bytes. Keeps the file's position."""
    here = file.tell()
    size = file.seek(0, 2)
    file.seek(here)
    return size


def _wav_misses(head: bytes, size: int) -> bool:
    found = _wav_sound(head)
    if found is None or found.length >= _UNKNOWN_WAV:
        return False
    return found.start + found.length - size > found.tolerance


class _WavSound(NamedTuple):
    """Where the sound of a WAV file begins and how long it is said to be, in bytes."""

    start: int
    length: int
    bytes_per_second: int

    @property
    def tolerance(self) -> int:
        """So many bytes more or fewer are no harm."""
        return max(self.bytes_per_second, self.length // 500)


def _wav_sound(head: bytes) -> _WavSound | None:
    place, bytes_per_second = 12, 0
    while place + 8 <= len(head):
        name, length = head[place : place + 4], struct.unpack_from("<I", head, place + 4)[0]
        if name == b"fmt " and place + 22 <= len(head):
            rate, told, frame = struct.unpack_from("<IIH", head, place + 12)
            bytes_per_second = min((one for one in (told, rate * frame) if one), default=0)
        if name == b"data":
            return _WavSound(place + 8, length, bytes_per_second)
        place += 8 + length + length % 2
    return None


def _after_chunks(file: BinaryIO, place: int, size: int) -> int:
    """Where what stands behind the sound ends that says what it is, such as a title."""
    while place + 8 <= size:
        head = _read(file, place, 8)
        length = struct.unpack_from("<I", head, 4)[0]
        if not head[:4].isascii() or not head[:4].decode("ascii").isprintable() or place + 8 + length > size:
            break
        place += 8 + length + length % 2
    return min(place, size)


def _tag_length(file: BinaryIO) -> int:
    """How long the tag is that some programs put before any kind of sound."""
    head = _read(file, 0, 10)
    if head[:3] != b"ID3" or len(head) < 10:
        return 0
    return 10 + (head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9])


def _ogg_misses(tail: bytes) -> bool:
    page = tail.rfind(b"OggS")
    if page < 0 or page + 27 > len(tail):
        return page >= 0
    pieces = tail[page + 26]
    table = tail[page + 27 : page + 27 + pieces]
    return len(table) < pieces or page + 27 + pieces + sum(table) > len(tail)


def _matroska_misses(head: bytes, size: int) -> bool:
    place = head.find(_SEGMENT)
    if place < 0 or place + 12 > len(head):
        return False
    place += len(_SEGMENT)
    width = 9 - head[place].bit_length()
    value = int.from_bytes(head[place : place + width], "big") & ((1 << 7 * width) - 1)
    unknown = value == (1 << 7 * width) - 1
    return not unknown and place + width + value > size


def _asf_misses(head: bytes, size: int) -> bool:
    facts = head.find(_ASF_FACTS)
    if facts < 0 or facts + 92 > len(head):
        return False
    promised = int.from_bytes(head[facts + 40 : facts + 48], "little")
    live = head[facts + 88] & 1
    return not live and promised - size > promised // 200


def _mp4_misses(file: BinaryIO, size: int) -> bool:
    place = 0
    while place < size:
        box = _read(file, place, 16)
        length = int.from_bytes(box[:4], "big")
        if length == 1:
            length = int.from_bytes(box[8:16], "big")
        if length < 8:
            return len(box) < 8  # 0 means up to the end of the file
        place += length
    return place > size


def _read(file: BinaryIO, place: int, count: int) -> bytes:
    here = file.tell()
    file.seek(place)
    found = file.read(count)
    file.seek(here)
    return found
