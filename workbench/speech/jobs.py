"""What the pool and its workers say to each other through their pipe."""

from dataclasses import dataclass
from typing import Literal

from workbench.speech.heard import Segment
from workbench.speech.model_files import ModelFiles
from workbench.speech.sources import SoundSource

Span = tuple[int, int]
"""A stretch of the recording: (start, end) in milliseconds."""


Device = Literal["processor", "graphics"]
"""What calculates: the computer's processor, or its graphics card."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker needs before its first job; `words` is the language of sentences for people."""

    sound: SoundSource
    model: ModelFiles
    engine: str
    threads: int
    words: str
    device: Device = "processor"


@dataclass(frozen=True, slots=True)
class DetectLanguage:
    """Listen to these spans together (at most 30 s) and say how probable each language is."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Transcribe:
    """Write down piece `index`, which lies at `span`, in `language` (ISO 639-1)."""

    index: int
    span: Span
    language: str


Job = DetectLanguage | Transcribe


@dataclass(frozen=True, slots=True)
class Ready:
    """The model is loaded."""


@dataclass(frozen=True, slots=True)
class Guess:
    """How probable each language is (code to probability) in a window with `milliseconds` of sound."""

    probabilities: dict[str, float]
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said in piece `index`."""

    index: int
    segments: tuple[Segment, ...]


TroubleKind = Literal["model", "memory", "card", "sound", "bug", "refused"]


@dataclass(frozen=True, slots=True)
class Trouble:
    """The worker cannot go on. `sentence` is set when it has words for a person already."""

    kind: TroubleKind
    sentence: str
    detail: str


Answer = Ready | Guess | Heard | Trouble
