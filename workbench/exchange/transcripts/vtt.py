"""WebVTT as Teams, Zoom, noScribe and players have it: who speaks in `<v Name>` or before a colon."""

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.cellar.words import mark
from workbench.exchange.transcripts import cues
from workbench.exchange.transcripts.clocks import CLOCK
from workbench.exchange.transcripts.cues import Cue
from workbench.exchange.transcripts.protocol import Reader, ReadTranscript
from workbench.exchange.transcripts.source import Source

_OF_TEAMS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}(/\d+-\d+)?")
_STAMP = re.compile(rf"(<v ([^<>\n]{{1,180}})>)(?:\2:?\s*)?\[{CLOCK}\]:?\s*")
_LOOK = 20


def knows(source: Source) -> bool:
    """Whether the file says so in its first word."""
    return source.head.startswith("WEBVTT")


def read(source: Source) -> ReadTranscript:
    """The turns in the file."""
    written = cues.cues_in(source.text)
    tool = "noScribe" if "noScribe" in source.head else ""
    if any(_OF_TEAMS.fullmatch(cue.name) for cue in written[:_LOOK]):
        tool = "Teams"
    kind = f"WebVTT ({tool})" if tool else "WebVTT"
    found = cues.turns_of(_without_stamps(written) if tool == "noScribe" else written)
    return ReadTranscript(kind=kind, turns=found.turns, by_machine=bool(tool), warnings=found.warnings)


def _without_stamps(written: Sequence[Cue]) -> list[Cue]:
    """The cues without the times, and the names before them, that noScribe writes among the words if it is asked to."""
    return [
        replace(cue, lines=[_STAMP.sub(r"\1", line) if _STAMP.match(line) else line for line in cue.lines])
        for cue in written
    ]


READER = Reader("vtt", mark("WebVTT (Teams, Zoom, noScribe)"), ("vtt",), 10, knows, read)
