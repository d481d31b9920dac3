"""LibreOffice: a transcript to read and print, a paragraph with who speaks and when above each turn."""

import zipfile
from collections.abc import Iterator, Sequence
from typing import BinaryIO
from xml.sax.saxutils import escape

from workbench.cellar.words import _, mark
from workbench.exchange.facts import draft_sentence, facts, title
from workbench.exchange.plain import clock, one_line, spoken
from workbench.exchange.protocol import ExportedTranscript, Format

_KIND = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_MANIFEST = (
    f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" '
    f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_HEAD = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{_OASIS}:office:1.0" '
    f'xmlns:text="{_OASIS}:text:1.0" xmlns:style="{_OASIS}:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">'
    '<office:automatic-styles><style:style style:name="Voice" style:family="paragraph">'
    '<style:paragraph-properties fo:margin-top="0.3cm" fo:keep-with-next="always"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Page" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/>'
    '<style:text-properties fo:font-weight="bold" fo:font-size="16pt"/></style:style>'
    '<style:style style:name="Title" style:family="paragraph">'
    '<style:text-properties fo:font-weight="bold" fo:font-size="16pt"/></style:style>'
    "</office:automatic-styles><office:body><office:text>"
)
_TAIL = "</office:text></office:body></office:document-content>"


def write(transcripts: Sequence[ExportedTranscript], file: BinaryIO) -> None:
    """Write the transcripts, each on a page of its own."""
    body = "".join(
        part for number, one in enumerate(transcripts) for part in _paragraphs(one, first=number == 0)
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", _KIND, zipfile.ZIP_STORED)
        packed.writestr("META-INF/manifest.xml", _MANIFEST)
        packed.writestr("content.xml", (_HEAD + body + _TAIL).encode("utf-8"))


def _paragraphs(transcript: ExportedTranscript, *, first: bool) -> Iterator[str]:
    yield f'<text:h text:outline-level="1" text:style-name="{"Title" if first else "Page"}">{escape(title(transcript))}</text:h>'
    for fact in facts(transcript):
        yield _paragraph(f"{fact.label}: {fact.value}")
    if sentence := draft_sentence(transcript):
        yield _paragraph(sentence)
    recording = -1
    for turn in transcript.turns:
        if not (text := spoken(turn.tokens)):
            continue
        if len(transcript.recordings) > 1 and turn.recording != recording:
            recording = turn.recording
            yield _paragraph(_("Recording {number}").format(number=recording + 1))
        yield _paragraph(f"{one_line(turn.speaker)}  [{clock(turn.start)}]".strip(), "Voice")
        yield _paragraph(text)


def _paragraph(text: str, style: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:p{named}>{escape(text)}</text:p>"


FORMAT = Format("odt", ".odt", mark("LibreOffice document"), several=True, write=write)
