"""Plain text: a transcript that any program can open."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from workbench.cellar.words import _, mark
from workbench.exchange.facts import draft_sentence, facts, title
from workbench.exchange.plain import clock, one_line, spoken
from workbench.exchange.protocol import ExportedTranscript, Format


def write(transcripts: Sequence[ExportedTranscript], file: BinaryIO) -> None:
    """Write the transcripts one below the other, in UTF-8."""
    sections = ["\n".join(_lines(transcript)) for transcript in transcripts]
    file.write("\n\n".join(sections).encode("utf-8"))


def _lines(transcript: ExportedTranscript) -> Iterator[str]:
    heading = title(transcript)
    yield heading
    yield "=" * len(heading)
    yield ""
    for fact in facts(transcript):
        yield f"{fact.label}: {fact.value}"
    if sentence := draft_sentence(transcript):
        yield ""
        yield sentence
    yield ""
    recording = -1
    for turn in transcript.turns:
        text = spoken(turn.tokens)
        if not text:
            continue
        if len(transcript.recordings) > 1 and turn.recording != recording:
            recording = turn.recording
            yield "--- " + _("Recording {number}").format(number=recording + 1) + " ---"
            yield ""
        yield f"[{clock(turn.start)}] {one_line(turn.speaker)}".rstrip()
        yield text
        yield ""


FORMAT = Format("txt", ".txt", mark("Plain text"), several=True, write=write)
