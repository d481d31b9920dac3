"""HTML as noScribe writes it: to read in a browser, and for its editor an anchor for each word that names times and voice."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import BinaryIO

from workbench.cellar.words import mark
from workbench.exchange.docx import language_tag
from workbench.exchange.facts import draft_sentence, facts, title
from workbench.exchange.plain import clock, one_line, spoken
from workbench.exchange.protocol import ExportedTranscript, ExportedTurn, Format

_MOST_LETTERS = 60
"""How much of a voice's label stands in an anchor; it stands whole before the words."""


def write(transcripts: Sequence[ExportedTranscript], file: BinaryIO) -> None:
    """Write one transcript, in UTF-8. Nothing in it runs or is fetched from elsewhere."""
    (transcript,) = transcripts
    file.write("\n".join(_page(transcript)).encode("utf-8"))


def _page(transcript: ExportedTranscript) -> Iterator[str]:
    name = escape(title(transcript))
    tag = escape(language_tag(one_line(transcript.language)))
    yield f'<!DOCTYPE html>\n<html lang="{tag}"><head><meta charset="UTF-8"><title>{name}</title></head>\n<body>'
    yield f'<p style="font-weight: 600">{name}</p>'
    about = [f"{fact.label}: {fact.value}" for fact in facts(transcript)]
    if sentence := draft_sentence(transcript):
        about.append(sentence)
    yield f'<p><span style="color: #595959">{"<br>".join(map(escape, about))}</span></p>'
    for turn in transcript.turns:
        if words := " ".join(_anchors(turn, transcript.offset(turn))):
            yield f"<p>{words}</p>"
    yield "</body></html>\n"


def _anchors(turn: ExportedTurn, offset: int) -> Iterator[str]:
    """The words; before the first stand who speaks and when."""
    speaker = one_line(turn.speaker)
    voice = escape(speaker.strip("/")[:_MOST_LETTERS])
    name = f"{escape(speaker)}: " if speaker else ""
    before = f'{name}<span style="color: #595959">[{_clock(offset + turn.start)}]</span> '
    for token in turn.tokens:
        if text := spoken([token]):
            start, end = max(0, offset + token.start), max(0, offset + token.end)
            yield f'<a name="ts_{start}_{end}_{voice}">{before}{escape(text)}</a>'
            before = ""


def _clock(milliseconds: int) -> str:
    return clock(milliseconds).zfill(8)


FORMAT = Format("html", ".html", mark("Page with times (HTML, noScribe)"), several=False, write=write)
