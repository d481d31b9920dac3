"""What every speech engine offers, so that nothing else knows which one is at work."""

from math import inf
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from workbench.speech.heard import Segment
from workbench.speech.jobs import Device
from workbench.speech.model_files import ModelFiles

Samples = NDArray[np.float32]
"""Mono sound at 16 kHz, values between -1 and 1, shape (samples,)."""


class Listener(Protocol):
    """A loaded model. Lives in a worker process only."""

    def transcribe(self, samples: Samples, language: str, voice_end: float = inf) -> list[Segment]:
        """What is said in `samples`, in the language spoken (never translated).

        Times are in seconds from the start of `samples`; `language` is an ISO 639-1 code. Nobody speaks after
        `voice_end`: an engine may leave out what it would only listen to there.
        """
        ...

    def languages(self, samples: Samples) -> dict[str, float]:
        """How probable each language is (ISO 639-1 code to 0..1) in the first 30 s of `samples`."""
        ...


class Engine(Protocol):
    """One file of this package, known as its `ENGINE`. Only `load` may import heavy libraries."""

    @property
    def name(self) -> str:
        """How the engine is named in options and in what is kept about a transcript."""
        ...

    @property
    def pace(self) -> float:
        """The seconds of work for a second of sound on one core, base model; lower is faster."""
        ...

    def installed(self) -> bool:
        """Whether the engine's library is here."""
        ...

    def can_use(self, model: ModelFiles) -> bool:
        """Whether the model has a form that this engine reads."""
        ...

    def memory(self, model: ModelFiles) -> int:
        """About how many bytes one worker needs with this model."""
        ...

    def load(self, model: ModelFiles, threads: int, device: Device = "processor") -> Listener:
        """Load the model. Called in a worker process only.

        Raises whatever the library raises for a damaged model, or for a graphics card that it cannot use.
        """
        ...
