"""Word documents: Teams, noScribe through Word, or typed by hand, a paragraph a turn."""

import io
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from workbench.cellar.words import mark
from workbench.exchange.transcripts import faults, lines, tools
from workbench.exchange.transcripts.protocol import Reader, ReadTranscript
from workbench.exchange.transcripts.source import Source

_TEXT = "word/document.xml"
_MOST_XML = 48 * 2**20


def knows(source: Source) -> bool:
    """Whether the packed document holds Word's text."""
    return _TEXT in source.names()


def read(source: Source) -> ReadTranscript:
    """The turns in the document's paragraphs and tables."""
    with source.opened() as packed:
        if packed.getinfo(_TEXT).file_size > _MOST_XML:
            raise faults.too_large()
    try:
        texts = list(_lines(docx.Document(io.BytesIO(source.content))))
    except Exception as fault:  # (whatever the library stumbles over in a file of a stranger)
        raise faults.damaged() from fault
    found = lines.turns_of(texts)
    tool, listens = tools.tool_of("\n".join(texts))
    kind = f"Word ({tool})" if tool else "Word"
    return ReadTranscript(kind=kind, turns=found.turns, by_machine=listens, warnings=found.warnings)


def _lines(document: Document) -> Iterator[str]:
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            yield from part.text.split("\n")
            yield ""
        else:
            yield from _rows(part)


def _rows(table: Table) -> Iterator[str]:
    """Each row as a line: who speaks often has a column of its own."""
    for row in table.rows:
        cells = [" ".join(cell.text.split()) for cell in row.cells]
        kept = [cell for number, cell in enumerate(cells) if cell and cell not in cells[:number]]
        yield f"{kept[0].rstrip(':')}: {' '.join(kept[1:])}" if len(kept) > 1 else " ".join(kept)
        yield ""


READER = Reader("docx", mark("Word documents (Teams and others)"), ("docx",), 40, knows, read)
