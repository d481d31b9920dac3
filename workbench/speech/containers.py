"""Opens the file of a recording, whatever it is called, and finds the sound in it. Never opens a second file.

The kind of a file is judged by its content; its name and extension are not looked at. Playlists and other
files that only point elsewhere are no recordings.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, BinaryIO, NoReturn

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.speech import promises

LONGEST = 6 * 3600
"""The longest recording that is taken, in seconds."""

_FORMATS = (
    "wav,w64,aiff,caf,au,mp3,aac,flac,ogg,asf,asf_o,matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,"
    "avi,amr,amrnb,amrwb,mpegts,mpeg,dss"
)
_EXACT = ("wav", "w64", "aiff", "caf", "au", "flac", "ogg", "asf", "matroska,webm", "mov,mp4,m4a,3gp,3g2,mj2")
_BUFFER = 1 << 18


@dataclass(frozen=True, slots=True)
class SoundFacts:
    """What a recording's file says about itself.

    `duration` is in seconds and None where the file does not say it, or says it in a way that is only a
    guess. `rate` is in Hz. `container` and `codec` are short technical names.
    """

    duration: float | None
    rate: int
    channels: int
    codec: str
    container: str
    has_picture: bool


def open_container(file: BinaryIO) -> InputContainer:
    """Open a recording for reading. Raises Refusal when it is empty or no recording."""
    if file.seek(0, 2) == 0:
        raise Refusal(_("The file is empty; there is nothing in it to listen to. Choose another file."))
    file.seek(0)
    try:
        return av.open(
            file,
            "r",
            options={"format_whitelist": _FORMATS, "protocol_whitelist": "none"},
            buffer_size=_BUFFER,
            io_open=_refuse_second_file,
            metadata_errors="replace",
        )
    except (FFmpegError, ValueError):
        raise _unreadable(file) from None


def sound_stream(file: BinaryIO, container: InputContainer) -> AudioStream:
    """The sound of an opened recording; the main one where there are several. Raises Refusal."""
    stream = container.streams.best("audio")
    if not isinstance(stream, AudioStream):
        if promises.ends_too_early(file):
            raise _broken()
        raise Refusal(_("There is no sound in this file. Choose a file with the sound of the interview."))
    if _undecodable(stream):
        raise undecodable()
    return stream


def facts(file: BinaryIO, container: InputContainer, stream: AudioStream) -> SoundFacts:
    """What the opened file says about itself.

    Raises Refusal when it says that it is longer than 6 hours, or less than there is, and where its beginning is missing.
    """
    if container.format.name == "flac" and promises.begins_too_late(file):
        raise _beheaded()
    if promises.goes_on(file):
        raise _goes_on()
    declared = _declared(file, container, stream)
    if declared and declared > LONGEST + 1:
        raise too_long()
    return SoundFacts(
        duration=declared,
        rate=stream.codec_context.sample_rate,
        channels=stream.codec_context.channels,
        codec=stream.codec_context.name,
        container=container.format.name.split(",")[0],
        has_picture=bool(container.streams.video),
    )


def seconds(ticks: int | None, base: Fraction | None) -> float | None:
    """A time of a stream in seconds."""
    return None if ticks is None or base is None else float(ticks * base)


def too_long() -> Refusal:
    """The words for a recording of more than 6 hours."""
    return Refusal(
        _("The recording is longer than 6 hours, the most that can be taken. Split it and add the parts.")
    )


def undecodable() -> Refusal:
    """The words for sound that this program has no way to read."""
    return Refusal(
        _(
            "The sound in this file is in a form that cannot be read here. Save it as WAV, FLAC, MP3 or M4A "
            "with the program that made it, and choose that file."
        )
    )


def _beheaded() -> Refusal:
    return Refusal(
        _(
            "The beginning of this recording is missing: the file begins in the middle of it. Copy the file anew from the "
            "recorder or telephone."
        )
    )


def _goes_on() -> Refusal:
    return Refusal(
        _(
            "The file says that its sound ends earlier than it does, so a part of the recording would be missing. Copy "
            "the file anew from the recorder or telephone, or save it anew with a program for sound."
        )
    )


def _broken() -> Refusal:
    return Refusal(
        _(
            "The file begins as a recording does, but it is cut short or damaged and cannot be read. Copy it anew "
            "from the recorder or telephone."
        )
    )


def _declared(file: BinaryIO, container: InputContainer, stream: AudioStream) -> float | None:
    exact = container.format.name in _EXACT or promises.mp3_counts_frames(file)
    if not exact:
        return None
    return seconds(stream.duration, stream.time_base) or (
        container.duration / av.time_base if container.duration else None
    )


def _undecodable(stream: AudioStream) -> bool:
    try:
        return not stream.codec_context.codec.is_decoder or not stream.codec_context.sample_rate
    except (FFmpegError, ValueError, AttributeError):
        return True


def _refuse_second_file(*_request: Any) -> NoReturn:
    raise PermissionError


def _unreadable(file: BinaryIO) -> Refusal:
    if promises.begins_like_recording(file):
        return _broken()
    return Refusal(
        _(
            "This file is not a recording that can be read here, whatever its name says. Choose a WAV, MP3, M4A, "
            "FLAC, OGG, WMA, MP4, MKV or WebM file."
        )
    )
