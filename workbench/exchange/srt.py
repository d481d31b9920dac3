"""SubRip: subtitles for players that know no better; who speaks stands before the first words of each turn."""

from collections.abc import Sequence
from typing import BinaryIO

from workbench.cellar.words import mark
from workbench.exchange.cues import Cue, cues
from workbench.exchange.protocol import ExportedTranscript, Format


def write(transcripts: Sequence[ExportedTranscript], file: BinaryIO) -> None:
    """Write one transcript, in UTF-8."""
    (transcript,) = transcripts
    blocks = [_block(number, cue) for number, cue in enumerate(cues(transcript), start=1)]
    file.write(("\n".join(blocks) or "\n").encode("utf-8"))


def _block(number: int, cue: Cue) -> str:
    speaker = f"{cue.speaker}: " if cue.speaker and cue.part == 1 else ""
    text = (speaker + cue.text).replace("-->", "→")
    return f"{number}\n{_stamp(cue.start)} --> {_stamp(cue.end)}\n{text}\n"


def _stamp(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{rest:03}"


FORMAT = Format("srt", ".srt", mark("Subtitles (SRT)"), several=False, write=write)
