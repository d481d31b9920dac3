"""SubRip: subtitles for players that know no better; who speaks stands before the first words of each turn."""

from collections.abc import Sequence
from typing import BinaryIO

from workbench.cellar.words import mark
from workbench.exchange.cues import Cue, cues
from workbench.exchange.protocol import ExportedTranscript, Format
from workbench.exchange.transcripts.cue_names import may_begin_with_a_name
from workbench.exchange.transcripts.cues import GOES_ON_MS


def write(transcripts: Sequence[ExportedTranscript], file: BinaryIO) -> None:
    """Write one transcript, in UTF-8."""
    (transcript,) = transcripts
    written = cues(transcript)
    befores = [None, *written][: len(written)]
    blocks = [
        _block(number, cue, named=_needs_name(before, cue))
        for number, (before, cue) in enumerate(zip(befores, written, strict=True), start=1)
    ]
    file.write(("\n".join(blocks) or "\n").encode("utf-8"))


def _needs_name(before: Cue | None, cue: Cue) -> bool:
    """Whether it would not be known, or be mistaken, who speaks on: a cue without a name goes on with the one before it."""
    return (
        before is None
        or cue.part == 1
        or before.turn != cue.turn
        or cue.start <= before.start  # where no times are known all stand at one
        or cue.start - before.end > GOES_ON_MS
        or may_begin_with_a_name(cue.text)
    )


def _block(number: int, cue: Cue, *, named: bool) -> str:
    speaker = f"{cue.speaker}: " if cue.speaker and named else ""
    first, *rest = cue.text.split("\n")
    # A line inside that could be read as a name and words would be another voice's.
    broken = not any(map(may_begin_with_a_name, rest))
    text = (speaker + ("\n" if broken else " ").join([first, *rest])).replace("-->", "→")
    return f"{number}\n{_stamp(cue.start)} --> {_stamp(cue.end)}\n{text}\n"


def _stamp(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{rest:03}"


FORMAT = Format("srt", ".srt", mark("Subtitles (SRT)"), several=False, write=write)
