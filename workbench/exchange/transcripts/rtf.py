"""RTF as f4 and easytranscript write it, times as #00:01:02-3#."""

from collections.abc import Callable
from typing import cast

from striprtf import striprtf

from workbench.cellar.words import mark
from workbench.exchange.transcripts import faults, lines, tools
from workbench.exchange.transcripts.protocol import Reader, ReadTranscript
from workbench.exchange.transcripts.source import Source

_TO_TEXT = cast("Callable[..., str]", striprtf.rtf_to_text)  # pyright: ignore[reportUnknownMemberType]
_MOST_BYTES = 16 * 2**20


def knows(source: Source) -> bool:
    """Whether the file says so in its first word."""
    return source.head.startswith("{\\rtf")


def read(source: Source) -> ReadTranscript:
    """The turns in the text."""
    if len(source.content) > _MOST_BYTES:
        raise faults.too_large()
    try:
        text = _TO_TEXT(source.content.decode("latin-1"), errors="replace")
    except Exception as fault:  # (the library has no errors of its own)
        raise faults.damaged() from fault
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\xa0", " ")
    found = lines.turns_of(text.split("\n"))
    tool, listens = tools.tool_of(text)
    kind = f"RTF ({tool})" if tool else "RTF"
    return ReadTranscript(kind=kind, turns=found.turns, by_machine=listens, warnings=found.warnings)


READER = Reader("rtf", mark("RTF (f4, easytranscript)"), ("rtf",), 11, knows, read)
