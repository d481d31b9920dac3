"""Transcripts for the tests of formats."""

import io

from workbench.exchange import format_called
from workbench.exchange.protocol import ExportedTranscript, ExportedTurn
from workbench.study.interviews import Mode
from workbench.study.tokens import Token, TokenKind


def said(text: str, start: int = 0, step: int = 400, speaker: str = "P1", recording: int = 0) -> ExportedTurn:
    """A turn whose words follow each other, each `step` milliseconds long."""
    tokens = tuple(
        Token(f"{start}.{number}", word, start + number * step, start + (number + 1) * step, 0.9)
        for number, word in enumerate(text.split())
    )
    return turn_of(*tokens, speaker=speaker, recording=recording)


def turn_of(*tokens: Token, speaker: str = "P1", recording: int = 0) -> ExportedTurn:
    start = tokens[0].start if tokens else 0
    end = max((token.end for token in tokens), default=0)
    return ExportedTurn(speaker=speaker, recording=recording, start=start, end=end, tokens=tokens)


def pause(start: int, end: int) -> Token:
    return Token(f"p{start}", "", start, end, None, TokenKind.PAUSE)


def laughter(start: int) -> Token:
    return Token(f"l{start}", "", start, start + 500, None, TokenKind.LAUGHTER)


def transcript(*turns: ExportedTurn, **facts: object) -> ExportedTranscript:
    """The transcript of a machine, a quarter of it listened to, unless `facts` say otherwise."""
    usual: dict[str, object] = {
        "title": "Back to work",
        "participant": "P1",
        "language": "en",
        "date": "2024-03-01",
        "mode": Mode.FACE_TO_FACE,
        "recordings": (200_000,),
        "is_machine_draft": True,
        "listened": 0.259,
        "engine": "faster-whisper",
        "model": "base",
        "program": "Lifeworld Workbench 0.1.0",
    }
    return ExportedTranscript(turns=turns, **{**usual, **facts})  # pyright: ignore[reportArgumentType]


def written(name: str, *transcripts: ExportedTranscript) -> bytes:
    file = io.BytesIO()
    format_called(name).write(transcripts, file)
    return file.getvalue()
