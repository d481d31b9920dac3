"""SubRip: numbered subtitles with times, names before a colon where there are any."""

from workbench.cellar.words import mark
from workbench.exchange.transcripts import cues
from workbench.exchange.transcripts.protocol import Reader, ReadTranscript
from workbench.exchange.transcripts.source import Source

_LOOK = 6


def knows(source: Source) -> bool:
    """Whether one of the first lines has the times of a subtitle, with a number above it or commas in it."""
    lines = [line for line in source.head.split("\n", 40)[:40] if line.strip()][:_LOOK]
    for number, line in enumerate(lines):
        found = cues.TIMES.fullmatch(line.strip()) if "-->" in line else None
        if found:
            return (
                source.ending == "srt"
                or (number > 0 and lines[number - 1].strip().isdigit())
                or "," in found[1]
            )
    return False


def read(source: Source) -> ReadTranscript:
    """The turns in the file."""
    found = cues.turns_of(cues.cues_in(source.text))
    return ReadTranscript(kind="SubRip (SRT)", turns=found.turns, warnings=found.warnings)


READER = Reader("srt", mark("SubRip subtitles (SRT)"), ("srt",), 20, knows, read)
