"""Word documents: Teams, noScribe through Word, or typed by hand, a paragraph a turn."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from workbench.cellar.words import mark
from workbench.exchange.transcripts import faults
from workbench.exchange.transcripts.paragraphs import Tags, transcript
from workbench.exchange.transcripts.protocol import Reader, ReadTranscript
from workbench.exchange.transcripts.source import Source, parsed_xml

_TEXT = "word/document.xml"
_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""Word writes the second where it is told to keep strictly to the standard."""
_SECOND_SHAPE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BESIDE = ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr")


def knows(source: Source) -> bool:
    """Whether the packed document holds Word's text."""
    return _TEXT in source.names()


def read(source: Source) -> ReadTranscript:
    """The turns in the document's paragraphs and tables."""
    root = parsed_xml(source.part(_TEXT))
    for space in _SPACES:
        if (body := root.find(f"{{{space}}}body")) is not None:
            return transcript(body, _tags(space), "Word")
    raise faults.damaged()


def _tags(space: str) -> Tags:
    def called(*names: str) -> frozenset[str]:
        return frozenset(f"{{{space}}}{name}" for name in names)

    def line_end(part: Element) -> str:
        return "\n" if part.get(f"{{{space}}}type", "textWrapping") == "textWrapping" else ""

    signs: dict[str, Callable[[Element], str]] = {
        "tab": lambda _part: "\t",
        "cr": lambda _part: "\n",
        "noBreakHyphen": lambda _part: "-",
        "br": line_end,
    }
    return Tags(
        paragraphs=called("p"),
        row=f"{{{space}}}tr",
        cells=called("tc"),
        letters=called("t"),
        signs={f"{{{space}}}{name}": sign for name, sign in signs.items()},
        beside=called(*_BESIDE) | {_SECOND_SHAPE},
    )


READER = Reader("docx", mark("Word documents (Teams and others)"), ("docx",), 40, knows, read)
