"""Plain text: whatever is left, with names before colons, times, or neither."""

from workbench.cellar.words import mark
from workbench.exchange.transcripts import lines, tools
from workbench.exchange.transcripts.protocol import Reader, ReadTranscript
from workbench.exchange.transcripts.source import Source


def knows(source: Source) -> bool:
    """Whether the file is text at all."""
    return not source.is_zip and bool(source.head)


def read(source: Source) -> ReadTranscript:
    """The turns in the lines."""
    found = lines.turns_of(source.text.split("\n"))
    tool, listens = tools.tool_of(source.text)
    kind = tool or "TXT"
    return ReadTranscript(kind=kind, turns=found.turns, by_machine=listens, warnings=found.warnings)


READER = Reader(
    "txt", mark("plain text (f4, noScribe, aTrain, Otter, “Name: words”)"), ("txt", "md"), 90, knows, read
)
