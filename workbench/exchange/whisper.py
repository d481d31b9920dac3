"""JSON in the shape that Whisper writes and many programs read: segments and words in seconds, with who speaks."""

import json
from collections.abc import Sequence
from typing import BinaryIO

from workbench.cellar.words import mark
from workbench.exchange.plain import one_line, spoken
from workbench.exchange.protocol import ExportedTranscript, ExportedTurn, Format
from workbench.study.tokens import Token


def write(transcripts: Sequence[ExportedTranscript], file: BinaryIO) -> None:
    """Write one transcript, in UTF-8. Marks such as [laughter] stand among the words."""
    (transcript,) = transcripts
    segments = [
        _segment(number, turn, transcript.offset(turn)) for number, turn in enumerate(transcript.turns)
    ]
    whole = {
        "text": " ".join(spoken(turn.tokens) for turn in transcript.turns),
        "segments": segments,
        "language": transcript.language or None,
        "machine_draft": transcript.is_machine_draft,
    }
    file.write(json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n")


def _segment(number: int, turn: ExportedTurn, offset: int) -> dict[str, object]:
    return {
        "id": number,
        **_times(turn.start, turn.end, offset),
        "text": " " + spoken(turn.tokens),
        **({"speaker": one_line(turn.speaker)} if turn.speaker else {}),
        "words": [_word(token, offset) for token in turn.tokens],
    }


def _word(token: Token, offset: int) -> dict[str, object]:
    return {
        "word": " " + spoken([token]),
        **_times(token.start, token.end, offset),
        "probability": 1.0 if token.probability is None else round(token.probability, 3),
    }


def _times(start: int, end: int, offset: int) -> dict[str, float]:
    return {"start": (offset + start) / 1000, "end": (offset + end) / 1000}


FORMAT = Format("whisper", ".json", mark("JSON as Whisper writes it"), several=False, write=write)
