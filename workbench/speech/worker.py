"""A worker: loads one model, then answers jobs until it is ended. Runs in a child process only."""

import os
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from typing import BinaryIO

import numpy as np

from workbench.cellar.errors import Refusal
from workbench.cellar.words import use_language
from workbench.speech.engines import choose
from workbench.speech.engines.protocol import Listener, Samples
from workbench.speech.jobs import (
    Answer,
    DetectLanguage,
    Guess,
    Heard,
    Job,
    Ready,
    Setup,
    Span,
    Transcribe,
    Trouble,
)
from workbench.speech.sources import BYTES_PER_MS

_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def work(pipe: "Connection[Answer, Job]", setup: Setup) -> None:
    """Answer jobs from `pipe` until the pool ends this process; anything that goes wrong is one Trouble."""
    go_offline()
    use_language(setup.words)
    try:
        listener = _load(setup)
        pipe.send(Ready())
        with setup.sound.open() as sound:
            while True:
                pipe.send(_answer(pipe.recv(), listener, sound))
    except EOFError:
        return
    except _LoadError as wrong:
        pipe.send(Trouble("model", "", _without_words(wrong)))
    except Refusal as refusal:
        pipe.send(Trouble("refused", refusal.sentence, ""))
    except OSError as wrong:
        pipe.send(Trouble("sound", "", _without_words(wrong)))
    except MemoryError as wrong:
        pipe.send(Trouble("memory", "", _without_words(wrong)))
    except Exception as wrong:  # noqa: BLE001  (nobody else is here to catch a bug of ours)
        kind = "memory" if "alloc" in str(wrong) else "bug"
        pipe.send(Trouble(kind, "", _without_words(wrong)))


def go_offline() -> None:
    """Forbid every library that could ask a network to do so. Call before they are imported."""
    os.environ.update(_OFFLINE)


class _LoadError(Exception):
    """The model's files could not be read by the engine."""


def _load(setup: Setup) -> Listener:
    try:
        return choose(setup.engine, setup.model).load(setup.model, setup.threads)
    except (Refusal, MemoryError):
        raise
    except Exception as wrong:
        if "alloc" in str(wrong):
            raise MemoryError from wrong
        raise _LoadError from wrong


def _answer(job: Job, listener: Listener, sound: BinaryIO) -> Answer:
    match job:
        case DetectLanguage(spans):
            together = np.concatenate([_samples(sound, span) for span in spans])
            return Guess(listener.languages(together), sum(end - start for start, end in spans))
        case Transcribe(index, span, language):
            heard = listener.transcribe(_samples(sound, span), language)
            return Heard(index, tuple(segment.moved(span[0] / 1000) for segment in heard))


def _samples(sound: BinaryIO, span: Span) -> Samples:
    start, end = span
    sound.seek(start * BYTES_PER_MS)
    raw = sound.read((end - start) * BYTES_PER_MS)
    return np.frombuffer(raw, "<i2", len(raw) // 2).astype(np.float32) / 32768.0


def _without_words(wrong: BaseException) -> str:
    """Where it went wrong and which kind of error, but not its message, which may hold what was said."""
    cause = wrong.__cause__ or wrong
    places = traceback.extract_tb(cause.__traceback__)
    lines = [f"{Path(place.filename).name}:{place.lineno} {place.name}" for place in places]
    return f"{type(cause).__name__} at " + " > ".join(lines)
