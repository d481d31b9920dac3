"""WebVTT: subtitles for any player, with who speaks. Checked against the W3C's description of the format."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from workbench.cellar.words import mark
from workbench.exchange.cues import Cue, cues
from workbench.exchange.facts import draft_sentence, facts, title
from workbench.exchange.protocol import ExportedTranscript, Format


def write(transcripts: Sequence[ExportedTranscript], file: BinaryIO) -> None:
    """Write one transcript, in UTF-8."""
    (transcript,) = transcripts
    blocks = ["WEBVTT", _note(transcript), *(_block(cue) for cue in cues(transcript))]
    file.write(("\n\n".join(blocks) + "\n").encode("utf-8"))


def _note(transcript: ExportedTranscript) -> str:
    return "\n".join(line.replace("-->", "→") for line in ("NOTE", *_note_lines(transcript)))


def _note_lines(transcript: ExportedTranscript) -> Iterator[str]:
    yield title(transcript)
    yield from (f"{fact.label}: {fact.value}" for fact in facts(transcript))
    if sentence := draft_sentence(transcript):
        yield sentence


def _block(cue: Cue) -> str:
    voice = f"<v {_escaped(cue.speaker)}>" if cue.speaker else ""
    return f"{_stamp(cue.start)} --> {_stamp(cue.end)}\n{voice}{_escaped(cue.text)}"


def _stamp(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


FORMAT = Format("vtt", ".vtt", mark("Subtitles (WebVTT)"), several=False, write=write)
