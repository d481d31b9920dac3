"""Decodes any recording to 16 kHz mono samples, block by block, in constant memory."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from numpy.typing import NDArray

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.speech import containers, promises
from workbench.speech.containers import LONGEST, SoundFacts
from workbench.speech.sources import RATE

Block = NDArray[np.int16]
"""Mono samples at 16 kHz, shape (samples,)."""

_BLOCK_SAMPLES = 10 * RATE
_GAP = 0.25
_LONGEST_GAP = 600.0
_BAD_SHARE = 0.1
_MEASURED = ("wav", "ogg", "asf")
"""Containers whose duration is taken from what is there and so says nothing about what is missing."""


class CutShort(Refusal):
    """The file ends before its recording does. All that could be read was given before this is raised.

    `readable` is what could be read, `promised` what the file says it holds (None: not known), in seconds.
    """

    def __init__(self, readable: float, promised: float | None) -> None:
        if promised is None:
            sentence = _(
                "The recording is cut short: only the first {readable} could be read. Copy the file anew from the "
                "recorder or telephone."
            ).format(readable=length_words(readable))
        else:
            sentence = _(
                "The recording is cut short: it should last {promised}, but only {readable} could be read. Copy "
                "the file anew from the recorder or telephone."
            ).format(readable=length_words(readable), promised=length_words(promised))
        super().__init__(sentence)
        self.readable = readable
        self.promised = promised


def probe(source: Path | BinaryIO) -> SoundFacts:
    """What a recording is, with its first bit of sound decoded for proof. Raises Refusal, OSError."""
    with _opened(source) as (file, container, stream):
        found = containers.facts(file, container, stream)
        for _block in _Decoding(container, stream).blocks(RATE // 10):
            return found
        raise _silent_file()


def decode(source: Path | BinaryIO) -> Iterator[Block]:
    """The samples of a recording in blocks of at most 10 s, from its beginning, pauses in time kept.

    Raises Refusal when it is no recording, damaged or longer than 6 hours, and CutShort after the last block
    when the file ends too early: the blocks count only once the iteration has ended. Raises OSError.
    """
    with _opened(source) as (file, container, stream):
        found = containers.facts(file, container, stream)
        decoding = _Decoding(container, stream)
        given = 0
        for block in decoding.blocks(_BLOCK_SAMPLES):
            given += len(block)
            if given > (LONGEST + 1) * RATE:
                raise containers.too_long()
            yield block
        if not given:
            raise _silent_file()
        if decoding.failed > _BAD_SHARE * decoding.packets:
            raise _damaged()
        measured = found.duration is None or found.container in _MEASURED
        if found.duration and not measured and _misses(found.duration, max(given / RATE, decoding.reached)):
            raise CutShort(given / RATE, found.duration)
        if (measured or found.container == "mov") and promises.ends_too_early(file):
            raise CutShort(given / RATE, None)  # a film written in parts tells only the length of those there


def decode_sides(source: Path | BinaryIO) -> Iterator[Block]:
    """The two channels of a recording, shape (samples, 2), in blocks, as `decode` gives their mean. Raises as `decode`."""
    with _opened(source) as (_file, container, stream):
        yield from _Decoding(container, stream, "stereo").blocks(_BLOCK_SAMPLES)


def length_words(seconds: float) -> str:
    """A length of time for people, to the second."""
    minutes, rest = divmod(max(1, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    if minutes:
        return _("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
    return _("{seconds} s").format(seconds=rest)


class _Decoding:
    """One pass over an opened recording."""

    def __init__(self, container: InputContainer, stream: AudioStream, layout: str = "mono") -> None:
        self._container = container
        self._stream = stream
        self._layout = layout
        self._begin = (container.start_time or 0) / av.time_base
        self._expected = 0.0
        self.packets = 0
        self.failed = 0
        self.reached = 0.0

    def blocks(self, samples: int) -> Iterator[Block]:
        mixer = _Mixer(samples, self._layout)
        for frame in self._frames():
            gap = self._gap_before(frame)
            if gap:
                yield from mixer.flush()
                yield from (mixer.shaped(block) for block in _silence(gap, samples))
            self._expected += gap + frame.samples / frame.sample_rate
            yield from mixer.feed(frame)
        yield from mixer.flush()

    def _frames(self) -> Iterator[AudioFrame]:
        for packet in self._packets():
            if packet.stream is not self._stream:
                continue
            self.packets += 1
            try:
                frames = cast(list[AudioFrame], packet.decode())
            except FFmpegError:
                self.failed += 1
                continue
            yield from frames

    def _packets(self) -> Iterator[Any]:
        try:
            for packet in self._container.demux():
                end = containers.seconds(packet.pts, packet.time_base)
                if end is not None:
                    self.reached = max(self.reached, end - self._begin)
                yield packet
        except FFmpegError:
            self.failed += 1  # the file cannot be followed further; what is missing shows in its length

    def _gap_before(self, frame: AudioFrame) -> float:
        """The seconds without sound before `frame`: telephones and browsers leave them out of the file."""
        place = containers.seconds(frame.pts, frame.time_base)
        if place is None:
            return 0.0
        gap = place - self._begin - self._expected
        return gap if _GAP < gap < _LONGEST_GAP else 0.0


class _Mixer:
    """Brings frames of any rate and number of channels to 16 kHz mono, or to two channels side by side."""

    def __init__(self, samples: int, layout: str) -> None:
        self._samples = samples
        self._layout = layout
        self._kind: tuple[str, str, int] | None = None
        self._resampler: AudioResampler | None = None

    def feed(self, frame: AudioFrame) -> Iterator[Block]:
        kind = (frame.format.name, frame.layout.name, frame.sample_rate)
        if kind != self._kind:  # a recording may change its rate in the middle
            yield from self.flush()
            self._kind = kind
        if self._resampler is None:
            self._resampler = AudioResampler("s16", self._layout, RATE, frame_size=self._samples)
        frame.pts = None
        try:
            mixed = self._resampler.resample(frame)
        except FFmpegError:  # more than 64 channels, of which only the first frame tells
            raise containers.undecodable() from None
        for one in mixed:
            yield self._plain(one)

    def shaped(self, silence: Block) -> Block:
        """Mono silence in the shape of what is given."""
        return silence if self._layout == "mono" else np.repeat(silence[:, None], 2, axis=1)

    def _plain(self, frame: AudioFrame) -> Block:
        row = frame.to_ndarray()[0]
        return row if self._layout == "mono" else row.reshape(-1, 2)

    def flush(self) -> Iterator[Block]:
        if self._resampler is not None:
            for mixed in self._resampler.resample(None):
                yield self._plain(mixed)
        self._resampler = None


@contextmanager
def _opened(source: Path | BinaryIO) -> Generator[tuple[BinaryIO, InputContainer, AudioStream]]:
    if isinstance(source, Path):
        with source.open("rb") as file, _opened(file) as opened:
            yield opened
        return
    with containers.open_container(source) as container:
        yield source, container, containers.sound_stream(source, container)


def _silence(seconds: float, samples: int) -> Iterator[Block]:
    left = round(seconds * RATE)
    while left > 0:
        yield np.zeros(min(left, samples), np.int16)
        left -= samples


def _misses(promised: float, readable: float) -> bool:
    return promised - readable > max(1.0, promised / 500)


def _silent_file() -> Refusal:
    return Refusal(_("There is no sound in this file, or none that can be read. Choose another file."))


def _damaged() -> Refusal:
    return Refusal(
        _(
            "The recording is damaged or protected: its sound could not be read. Copy the file anew from the "
            "recorder or telephone."
        )
    )
