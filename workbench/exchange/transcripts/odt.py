"""Documents of LibreOffice, a paragraph a turn."""

from xml.etree.ElementTree import Element

from workbench.cellar.words import mark
from workbench.exchange.transcripts import faults
from workbench.exchange.transcripts.paragraphs import Tags, transcript
from workbench.exchange.transcripts.protocol import Reader, ReadTranscript
from workbench.exchange.transcripts.source import Source, parsed_xml

_CONTENT = "content.xml"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MOST_BLANKS = 100


def knows(source: Source) -> bool:
    """Whether the packed document holds LibreOffice's text."""
    names = source.names()
    return _CONTENT in names and "mimetype" in names


def read(source: Source) -> ReadTranscript:
    """The turns in the document's paragraphs and tables."""
    body = parsed_xml(source.part(_CONTENT)).find(f"{_OFFICE}body")
    if body is None:
        raise faults.damaged()
    return transcript(body, _TAGS, "OpenDocument")


def _blanks(part: Element) -> str:
    count = part.get(f"{_TEXT}c") or "1"
    known = count.isascii() and count.isdigit() and len(count) < 4
    return " " * min(int(count) if known else 1, _MOST_BLANKS)


_TAGS = Tags(
    paragraphs=frozenset({f"{_TEXT}p", f"{_TEXT}h"}),
    row=f"{_TABLE}table-row",
    cells=frozenset({f"{_TABLE}table-cell"}),
    letters=frozenset(),
    signs={
        f"{_TEXT}tab": lambda _part: "\t",
        f"{_TEXT}line-break": lambda _part: "\n",
        f"{_TEXT}s": _blanks,
    },
    beside=frozenset({f"{_TEXT}note", f"{_TEXT}tracked-changes", f"{_OFFICE}annotation"}),
)

READER = Reader("odt", mark("LibreOffice documents (ODT)"), ("odt",), 41, knows, read)
