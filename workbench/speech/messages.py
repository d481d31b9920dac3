"""What a transcription tells the desk while it runs. Small frozen records; the desk matches on their type."""

from dataclasses import dataclass

from workbench.speech.heard import Segment


@dataclass(frozen=True, slots=True)
class LanguageFound:
    """The language of the whole recording (ISO 639-1 code, probability 0 to 1); told once, before any piece."""

    code: str
    probability: float


@dataclass(frozen=True, slots=True)
class PieceDone:
    """Piece `index` of the plan is heard; times in seconds from the start of the recording."""

    index: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """The share (0 to 1) of the planned sound that is done, and the seconds left (None: not known yet)."""

    share: float
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class Note:
    """Something a person may want to know while it goes on. `detail` is for the log."""

    sentence: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """The run ended early. `sentence` is for a person; `detail` is for the log and holds no transcript text."""

    sentence: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """Every piece of the plan is done."""


Message = LanguageFound | PieceDone | Progress | Note | Failed | Finished
