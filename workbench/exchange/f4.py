"""Text as f4 and easytranscript know it: who speaks, the words, and the time at which they end (#00:01:02-3#)."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from workbench.cellar.words import mark
from workbench.exchange.plain import one_line, spoken
from workbench.exchange.protocol import ExportedTranscript, Format


def write(transcripts: Sequence[ExportedTranscript], file: BinaryIO) -> None:
    """Write one transcript, in UTF-8 with a mark by which programs on Windows know it."""
    (transcript,) = transcripts
    file.write("\r\n\r\n".join(paragraphs(transcript)).encode("utf-8-sig"))


def paragraphs(transcript: ExportedTranscript) -> Iterator[str]:
    """A paragraph for each turn."""
    for turn in transcript.turns:
        if text := spoken(turn.tokens):
            speaker = one_line(turn.speaker)
            yield f"{speaker}: {text} {_stamp(transcript.offset(turn) + turn.end)}".removeprefix(": ")


def _stamp(milliseconds: int) -> str:
    tenths = max(0, milliseconds + 50) // 100
    return f"#{tenths // 36_000:02}:{tenths // 600 % 60:02}:{tenths // 10 % 60:02}-{tenths % 10}#"


FORMAT = Format(
    "f4", ".txt", mark("Text with times (f4, easytranscript, MAXQDA)"), several=False, write=write
)
