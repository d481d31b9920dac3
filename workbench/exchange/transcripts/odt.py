"""Documents of LibreOffice, a paragraph a turn."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from workbench.cellar.words import mark
from workbench.exchange.transcripts import faults, lines, tools
from workbench.exchange.transcripts.protocol import Reader, ReadTranscript
from workbench.exchange.transcripts.source import Source, parsed_xml

_CONTENT = "content.xml"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MOST_BLANKS = 100


def knows(source: Source) -> bool:
    """Whether the packed document holds LibreOffice's text."""
    names = source.names()
    return _CONTENT in names and "mimetype" in names


def read(source: Source) -> ReadTranscript:
    """The turns in the document's paragraphs."""
    body = parsed_xml(source.part(_CONTENT)).find(f"{_OFFICE}body")
    if body is None:
        raise faults.damaged()
    texts = list(_lines(body))
    found = lines.turns_of(texts)
    tool, listens = tools.tool_of("\n".join(texts))
    kind = f"OpenDocument ({tool})" if tool else "OpenDocument"
    return ReadTranscript(kind=kind, turns=found.turns, by_machine=listens, warnings=found.warnings)


def _lines(body: Element) -> Iterator[str]:
    for part in body.iter():
        if part.tag not in (f"{_TEXT}p", f"{_TEXT}h"):
            continue
        yield from "".join(_text(part)).split("\n")
        yield ""


def _text(part: Element) -> Iterator[str]:
    """The letters of a paragraph, without its notes and comments."""
    yield part.text or ""
    waiting = [(part, iter(part))]
    while waiting:
        holder, children = waiting[-1]
        child = next(children, None)
        if child is None:
            waiting.pop()
            if waiting:
                yield holder.tail or ""
            continue
        if child.tag in (f"{_TEXT}note", f"{_OFFICE}annotation"):
            yield child.tail or ""
            continue
        if child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c") or "1"
            yield " " * min(
                int(count) if count.isascii() and count.isdigit() and len(count) < 4 else 1, _MOST_BLANKS
            )
        yield child.text or ""
        waiting.append((child, iter(child)))


READER = Reader("odt", mark("LibreOffice documents (ODT)"), ("odt",), 41, knows, read)
