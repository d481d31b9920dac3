"""Makes small sound files of every kind, and breaks them."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

KINDS: dict[str, dict[str, Any]] = {
    "wav": {"codec": "pcm_s16le"},
    "mp3": {"codec": "libmp3lame"},
    "m4a": {"codec": "aac", "container": "ipod"},
    "flac": {"codec": "flac"},
    "ogg": {"codec": "libopus", "rate": 48_000},
    "opus": {"codec": "libopus", "rate": 48_000},
    "wma": {"codec": "wmav2", "container": "asf"},
    "mp4": {"codec": "aac", "picture": True},
    "mkv": {"codec": "libopus", "rate": 48_000, "picture": True, "container": "matroska"},
    "webm": {"codec": "libopus", "rate": 48_000},
}


def tone(seconds: float, rate: int, hertz: float = 220.0) -> NDArray[np.int16]:
    """A sine at a third of full scale."""
    time = np.arange(round(seconds * rate)) / rate
    return (0.3 * np.sin(2 * np.pi * hertz * time) * 32767).astype(np.int16)


def encoded(
    kind: str,
    seconds: float = 5.0,
    *,
    rate: int | None = None,
    channels: int = 2,
    options: dict[str, str] | None = None,
    sound: bool = True,
) -> bytes:
    """A file of this kind with a tone in it, as bytes."""
    made = KINDS[kind]
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"made.{kind}"
        with av.open(str(file), "w", format=made.get("container", kind), options=options or {}) as container:
            stream: Any = None
            if sound:
                layout = "mono" if channels == 1 else "stereo"
                stream = container.add_stream(
                    made["codec"], rate=rate or made.get("rate", 44_100), layout=layout
                )
                stream.bit_rate = 64_000
            if made.get("picture"):
                _add_picture(container, seconds)
            if stream is not None:
                _add_sound(container, stream, tone(seconds, stream.rate))
        return file.read_bytes()


def _add_sound(container: Any, stream: Any, mono: NDArray[np.int16]) -> None:
    context = stream.codec_context
    if not context.is_open:
        context.open()
    fit = av.AudioResampler(
        context.format, context.layout, context.rate, frame_size=context.frame_size or 1024
    )
    samples = np.repeat(mono, context.layout.nb_channels)[None, :]
    frame = av.AudioFrame.from_ndarray(samples, format="s16", layout=context.layout.name)
    frame.sample_rate, frame.pts = context.rate, 0
    for piece in [*fit.resample(frame), *fit.resample(None)]:
        container.mux(stream.encode(piece))
    container.mux(stream.encode(None))


def _add_picture(container: Any, seconds: float) -> None:
    stream = container.add_stream("mpeg4", rate=5, width=64, height=64, pix_fmt="yuv420p")
    for number in range(round(seconds * 5)):
        frame = av.VideoFrame.from_ndarray(np.full((64, 64, 3), number % 255, np.uint8), format="rgb24")
        frame.pts = number
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def write(path: Path, content: bytes) -> Path:
    """Put `content` into a file."""
    path.write_bytes(content)
    return path
