"""Plain text: whatever is left, with names before colons, times, or neither."""

import re

from workbench.cellar.errors import Refusal
from workbench.cellar.words import mark
from workbench.exchange.transcripts import lines, tools
from workbench.exchange.transcripts.protocol import Reader, ReadTranscript
from workbench.exchange.transcripts.source import Source, parsed_xml

_MARKUP = re.compile(r"(?i)<(?:\?xml\b|!doctype\b|[a-z][\w:.-]*\s[^<>]*\bxmlns)")
"""How XML begins: a project or a codebook of another program would be read as somebody's words."""


def knows(source: Source) -> bool:
    """Whether the file is text at all, and no XML."""
    return not source.is_zip and bool(source.head) and not _is_xml(source)


def _is_xml(source: Source) -> bool:
    if not source.head.startswith("<") or _MARKUP.match(source.head):
        return source.head.startswith("<")
    try:
        parsed_xml(source.content)
    except Refusal:
        return False  # somebody's words, such as "<Ola> Hi"
    return True


def read(source: Source) -> ReadTranscript:
    """The turns in the lines."""
    found = lines.turns_of(source.text.split("\n"))
    tool, listens = tools.tool_of(source.text)
    kind = tool or "TXT"
    return ReadTranscript(kind=kind, turns=found.turns, by_machine=listens, warnings=found.warnings)


READER = Reader(
    "txt", mark("plain text (f4, noScribe, aTrain, Otter, “Name: words”)"), ("txt", "md"), 90, knows, read
)
