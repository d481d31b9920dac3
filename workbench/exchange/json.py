"""JSON for other programs: segments and words in seconds, the shape that `workbench transcribe --json` prints."""

import json
from collections.abc import Sequence
from typing import BinaryIO

from workbench.cellar.words import mark
from workbench.exchange.plain import one_line
from workbench.exchange.protocol import ExportedTranscript, ExportedTurn, Format
from workbench.study.tokens import TokenKind, text_of

Plain = dict[str, object]


def as_plain(transcript: ExportedTranscript) -> Plain:
    """The transcript as plain values. What is not known is null; a person's word has no probability."""
    return {
        "engine": transcript.engine or None,
        "model": transcript.model or None,
        "language": transcript.language or None,
        "duration": transcript.duration / 1000,
        "segments": [_segment(turn, transcript.offset(turn)) for turn in transcript.turns],
    }


def write(transcripts: Sequence[ExportedTranscript], file: BinaryIO) -> None:
    """Write one transcript, in UTF-8."""
    (transcript,) = transcripts
    about: Plain = {
        "title": one_line(transcript.title),
        "participant": transcript.participant or None,
        "machine_draft": transcript.is_machine_draft,
        "listened": round(transcript.listened, 4),
        "program": transcript.program,
    }
    text = json.dumps({**about, **as_plain(transcript)}, ensure_ascii=False, indent=2)
    file.write(text.encode("utf-8", "replace") + b"\n")


def _segment(turn: ExportedTurn, offset: int) -> Plain:
    """Marks stand in the text, in English; where there are some they are listed beside the words."""
    words = [
        {
            **_times(token.start, token.end, offset),
            "text": token.text,
            "probability": _rounded(token.probability),
        }
        for token in turn.tokens
        if token.kind is TokenKind.WORD
    ]
    marks = [
        {**_times(token.start, token.end, offset), "mark": token.kind.name.lower(), "text": token.text}
        for token in turn.tokens
        if token.kind is not TokenKind.WORD
    ]
    segment: Plain = {
        **_times(turn.start, turn.end, offset),
        "speaker": turn.speaker or None,
        "text": text_of(turn.tokens),
        "words": words,
    }
    return {**segment, "marks": marks} if marks else segment


def _times(start: int, end: int, offset: int) -> Plain:
    return {"start": (offset + start) / 1000, "end": (offset + end) / 1000}


def _rounded(probability: float | None) -> float | None:
    return None if probability is None else round(probability, 3)


FORMAT = Format("json", ".json", mark("JSON, for other programs"), several=False, write=write)
