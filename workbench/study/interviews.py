"""Interviews with their recordings, transcriptions and turns. Times are milliseconds unless said."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from workbench.study.records import PLACE, SPANS, TEXTS, Codec, Record, coded, one_of, text_of_shape
from workbench.study.shapes import digits
from workbench.study.tokens import Token, TokenKind, are_tokens, decode, encode, text_of

TOKENS = Codec(encode, decode, are_tokens)
ENTRY = text_of_shape(digits(64))
"""The name of an entry of the vault, or nothing."""


class Mode(StrEnum):
    """How an interview was held. Nobody is taken to have met face to face who has not said so."""

    NOT_SAID = "not-said"
    FACE_TO_FACE = "face-to-face"
    TELEPHONE = "telephone"
    VIDEO = "video"
    GROUP = "group"


@dataclass(frozen=True, kw_only=True)
class StudyFacts(Record):
    """The study itself: one record, of the same identity as the study."""

    KIND: ClassVar[str] = "study"
    name: str = ""
    language: str = ""
    method: str = "rlr"
    sample: bool = False


@dataclass(frozen=True, kw_only=True)
class Interview(Record):
    """One interview. `date` is an ISO date or empty; `language` a code, or empty for "detect"."""

    KIND: ClassVar[str] = "interview"
    title: str = ""
    participant: str = ""
    mode: Mode = coded(one_of(Mode), Mode.NOT_SAID)
    round: int = 1
    date: str = ""
    language: str = ""
    place: str = coded(PLACE, "")
    present: tuple[str, ...] = coded(TEXTS, ())
    """The members who led it."""
    guide: str = ""
    """The version of the guide that was used."""


@dataclass(frozen=True, kw_only=True)
class Recording(Record):
    """The sound of an interview. `original`, `sound` and `waveform` name entries of the vault.

    `sound` is 16 kHz mono, little-endian 16 bit; `waveform` the lowest and highest sample per 10 ms.
    `plan` are the pieces, cut at silences, that a transcription works through; `speech` is how long somebody may be
    speaking in them, 0 where an earlier version took it in.
    """

    KIND: ClassVar[str] = "recording"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    file_name: str = ""
    sha256: str = ""
    original: str = coded(ENTRY, "")
    sound: str = coded(ENTRY, "")
    waveform: str = coded(ENTRY, "")
    duration: int = 0
    channels: int = 1
    rate: int = 16000
    format: str = ""
    place: str = coded(PLACE, "")
    plan: tuple[tuple[int, int], ...] = coded(SPANS, ())
    speech: int = 0

    @property
    def said(self) -> int:
        """How long somebody may be speaking; where that was not kept, how long the pieces are."""
        return self.speech or sum(end - start for start, end in self.plan)


IN_VAULT = ("original", "sound", "waveform")
"""The fields of a recording that name entries of the vault."""


class TranscriptionState(StrEnum):
    """How far a transcription has come."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


SCRIPT = "script"
"""What stands for the engine where no machine has listened: what was said was written before it was spoken."""

ELSEWHERE = "elsewhere"
"""What stands for the engine where another program listened, and its transcript was taken in from a file."""

BY_HAND = "by-hand"
"""What stands for the engine where people listened and wrote, and their transcript was taken in from a file."""

TAKEN_IN = (ELSEWHERE, BY_HAND)


class Times(StrEnum):
    """Where the times of words come from."""

    HEARD = "heard"
    TURNS = "turns"
    """Those of turns were known; the words are laid evenly between them."""
    FOUND = "found"
    """A file had none; they were found by what a machine heard of the same words."""
    GUESSED = "guessed"
    """A file had none; the words are laid evenly over where somebody speaks."""
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Transcription(Record):
    """One run of an engine over a recording, planned in pieces at silences. `detected` is a language code.

    Of a transcript that was taken in from a file `model` says what kind of file it was, and `times` how exact it is.
    """

    KIND: ClassVar[str] = "transcription"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    recording: str = ""
    engine: str = ""
    model: str = ""
    language: str = ""
    detected: str = ""
    plan: tuple[tuple[int, int], ...] = coded(SPANS, ())
    state: TranscriptionState = coded(one_of(TranscriptionState), TranscriptionState.WAITING)
    reason: str = ""
    asked: str = ""
    """When it was asked for (ISO 8601, UTC, microseconds): the order of the queue."""
    member: str = ""
    """Who asked for it."""
    times: Times = coded(one_of(Times), Times.HEARD)


@dataclass(frozen=True, kw_only=True)
class Piece(Record):
    """The mark that piece `number` of a transcription is done; written in one step with its turns."""

    KIND: ClassVar[str] = "piece"
    SCOPE: ClassVar[str | None] = "transcription"
    transcription: str = ""
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Turn(Record):
    """What one voice says in one go. `place` orders the turns of an interview; `speaker` may be empty."""

    KIND: ClassVar[str] = "turn"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    recording: str = ""
    place: str = coded(PLACE, "")
    speaker: str = ""
    tokens: tuple[Token, ...] = coded(TOKENS, ())

    @property
    def start(self) -> int:
        """Where the turn begins in its recording."""
        return self.tokens[0].start if self.tokens else 0

    @property
    def end(self) -> int:
        """Where the turn ends in its recording."""
        return max((token.end for token in self.tokens), default=0)

    @property
    def timed(self) -> bool:
        """Whether it is known when the turn was said; a pause knows its length in any case."""
        return any(token.start or (token.end and token.kind is not TokenKind.PAUSE) for token in self.tokens)

    @property
    def text(self) -> str:
        """The turn as text, marks in English."""
        return text_of(self.tokens)


@dataclass(frozen=True, kw_only=True)
class Listening(Record):
    """What a member has listened to of a recording; its identity is recording and member together."""

    KIND: ClassVar[str] = "listening"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    recording: str = ""
    member: str = ""
    spans: tuple[tuple[int, int], ...] = coded(SPANS, ())
