"""WebVTT: subtitles for any player, with who speaks and the times of words. Checked against the W3C's description of the format."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from workbench.cellar.words import mark
from workbench.exchange.cues import Cue, cues
from workbench.exchange.facts import draft_sentence, facts, title
from workbench.exchange.plain import spoken
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
    name = f"{cue.turn}-{cue.part}"
    return f"{name}\n{_stamp(cue.start)} --> {_stamp(cue.end)}\n{voice}{''.join(_timed(cue))}"


def _timed(cue: Cue) -> Iterator[str]:
    """The words with the times at which they begin and end, as far as these go forward inside the cue."""
    at, last = 0, cue.start
    for number, token in enumerate(cue.tokens):
        if cue.start < token.start < cue.end and token.start > last and number:
            last = token.start
            yield f"<{_stamp(last)}>"
        length = len(spoken([token]))
        yield _escaped(cue.text[at : at + length])
        after = cue.tokens[number + 1].start if number + 1 < len(cue.tokens) else cue.end
        if last < token.end < min(after, cue.end):
            last = token.end
            yield f"<{_stamp(last)}>"
        yield cue.text[at + length : at + length + 1]
        at += length + 1


def _stamp(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


FORMAT = Format("vtt", ".vtt", mark("Subtitles (WebVTT)"), several=False, write=write)
