"""Word: a transcript with real styles, to read, print and comment on."""

from collections.abc import Sequence
from typing import BinaryIO

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph

from workbench.cellar.words import _, language, mark
from workbench.exchange.docx_styles import (
    FACTS,
    SPEAKER,
    TIME,
    TURN,
    VOICE,
    describe,
    number_pages,
    prepare,
    set_language,
)
from workbench.exchange.facts import draft_sentence, facts, title
from workbench.exchange.plain import clock, one_line, spoken
from workbench.exchange.protocol import ExportedTranscript, ExportedTurn, Format

_TAGS = {"en": "en-GB", "no": "nb-NO", "nb": "nb-NO", "nn": "nn-NO", "se": "se-NO"}
_LONGEST_CODE = 8


def write(transcripts: Sequence[ExportedTranscript], file: BinaryIO) -> None:
    """Write the transcripts, each on a page of its own."""
    document = docx.Document()
    prepare(document, language_tag(language()))
    _describe(document, transcripts)
    for number, transcript in enumerate(transcripts):
        first = _write_one(document, transcript)
        first.paragraph_format.page_break_before = number > 0
    number_pages(document.sections[0].footer.paragraphs[0])
    document.save(file)


def language_tag(code: str) -> str:
    """The language as Word names it (BCP 47); one without a known country stays as it is."""
    return _TAGS.get(code, code)


def _known(code: str) -> str:
    """The code of a language; empty for what cannot be one, as a foreign program may have written."""
    return code if code.isascii() and code.isalpha() and len(code) <= _LONGEST_CODE else ""


def _describe(document: Document, transcripts: Sequence[ExportedTranscript]) -> None:
    titles = "; ".join(title(transcript) for transcript in transcripts)
    describe(document, titles, language_tag(_known(transcripts[0].language) or language()))


def _write_one(document: Document, transcript: ExportedTranscript) -> Paragraph:
    """Write one transcript; its first paragraph."""
    first = document.add_paragraph(title(transcript), style="Title")
    for fact in facts(transcript):
        paragraph = document.add_paragraph(style=FACTS)
        paragraph.add_run(f"{fact.label}: ").bold = True
        paragraph.add_run(fact.value)
    if sentence := draft_sentence(transcript):
        document.add_paragraph(sentence, style="Intense Quote")
    recording = -1
    for turn in transcript.turns:
        if len(transcript.recordings) > 1 and turn.recording != recording:
            recording = turn.recording
            document.add_paragraph(_("Recording {number}").format(number=recording + 1), style="Heading 1")
        _write_turn(document, turn, _known(transcript.language))
    return first


def _write_turn(document: Document, turn: ExportedTurn, spoken_language: str) -> None:
    text = spoken(turn.tokens)
    if not text:
        return
    heading = document.add_paragraph(style=VOICE)
    if speaker := one_line(turn.speaker):
        heading.add_run(speaker, style=SPEAKER)
        heading.add_run("  ")
    heading.add_run(clock(turn.start), style=TIME)
    said = document.add_paragraph(style=TURN).add_run(text)
    if spoken_language:
        set_language(said, language_tag(spoken_language))


FORMAT = Format("docx", ".docx", mark("Word document"), several=True, write=write)
