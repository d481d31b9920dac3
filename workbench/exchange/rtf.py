"""RTF with times, as f4, easytranscript and MAXQDA take it in."""

from collections.abc import Sequence
from typing import BinaryIO

from workbench.cellar.words import mark
from workbench.exchange.f4 import paragraphs
from workbench.exchange.protocol import ExportedTranscript, Format

_HEAD = r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\fswiss Arial;}}\f0\fs22 "


def write(transcripts: Sequence[ExportedTranscript], file: BinaryIO) -> None:
    """Write one transcript; every letter beyond ASCII stands there by its number."""
    (transcript,) = transcripts
    body = "\n".join(rf"{_escaped(text)}\par\par" for text in paragraphs(transcript))
    file.write(f"{_HEAD}\n{body}\n}}".encode("ascii"))


def _escaped(text: str) -> str:
    return "".join(_letter(letter) for letter in text)


def _letter(letter: str) -> str:
    if letter in "\\{}":
        return "\\" + letter
    if letter.isascii():
        return letter
    # RTF counts in halves of 16 bits with a sign.
    units = letter.encode("utf-16-le", "replace")
    numbers = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
    return "".join(f"\\u{number}?" for number in numbers)


FORMAT = Format(
    "rtf", ".rtf", mark("RTF with times (f4, easytranscript, MAXQDA)"), several=False, write=write
)
