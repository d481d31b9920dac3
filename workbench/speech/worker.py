"""A worker: loads one model, then answers jobs until it is ended. Runs in a child process only."""

import os
import threading
from multiprocessing.connection import Connection

import numpy as np

from workbench.cellar.errors import Refusal
from workbench.cellar.faults import is_lack_of_memory, told
from workbench.cellar.words import use_language
from workbench.speech.activity import ActivityDetector
from workbench.speech.doubtful import doubted
from workbench.speech.engines import choose
from workbench.speech.engines.protocol import Listener, Samples
from workbench.speech.heard import Segment
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
    TroubleKind,
)
from workbench.speech.pieces import voice_end
from workbench.speech.sound import Block
from workbench.speech.sources import BYTES_PER_MS, SoundReader
from workbench.speech.verbatim import written_out
from workbench.speech.word_times import settle

_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def work(pipe: "Connection[Answer, Job]", setup: Setup) -> None:
    """Answer jobs from `pipe` until the pool ends this process; anything that goes wrong is one Trouble."""
    go_offline()
    _make_no_system_locks()
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
        pipe.send(Trouble("model", "", told(wrong)))
    except Refusal as refusal:
        pipe.send(Trouble("refused", refusal.sentence, ""))
    except OSError as wrong:
        pipe.send(Trouble("sound", "", told(wrong)))
    except Exception as wrong:  # noqa: BLE001  (nobody else is here to catch a bug of ours)
        pipe.send(Trouble(_kind(wrong), "", told(wrong)))


def _kind(wrong: Exception) -> TroubleKind:
    if not isinstance(wrong, MemoryError) and "cuda" in str(wrong).casefold():
        return "card"  # also where its own memory ran out
    return "memory" if is_lack_of_memory(wrong) else "bug"


def go_offline() -> None:
    """Forbid every library that could ask a network to do so. Call before they are imported."""
    os.environ.update(_OFFLINE)


def _make_no_system_locks() -> None:
    """Keep the engines' progress bars, which nobody sees, from a lock in the system that a killed worker leaves."""
    # The engines bring it along; the window's process has no use for it.
    from tqdm import tqdm  # noqa: PLC0415

    tqdm.set_lock(threading.RLock())  # pyright: ignore[reportUnknownMemberType]


class _LoadError(Exception):
    """The model's files could not be read by the engine."""


def _load(setup: Setup) -> Listener:
    try:
        return choose(setup.engine, setup.model).load(setup.model, setup.threads, setup.device)
    except Refusal:
        raise
    except Exception as wrong:
        if (kind := _kind(wrong)) == "card":
            raise
        if kind == "memory":
            raise MemoryError from wrong
        raise _LoadError from wrong


def _answer(job: Job, listener: Listener, sound: SoundReader) -> Answer:
    match job:
        case DetectLanguage(spans):
            together = np.concatenate([_samples(sound, span) for span in spans])
            return Guess(listener.languages(_floats(together)), sum(end - start for start, end in spans))
        case Transcribe(index, span, language):
            samples = _samples(sound, span)
            heard = _heard(listener, samples, language)
            return Heard(index, tuple(segment.moved(span[0] / 1000) for segment in heard))


def _heard(listener: Listener, samples: Block, language: str) -> list[Segment]:
    """What is said, compared with where the voice is."""
    detector = ActivityDetector()
    detector.add(samples)
    curve = detector.finish()
    heard = listener.transcribe(_floats(samples), language, voice_end(curve))
    return written_out(settle(doubted(heard, curve), curve), curve)


def _samples(sound: SoundReader, span: Span) -> Block:
    start, end = span
    sound.seek(start * BYTES_PER_MS)
    raw = sound.read((end - start) * BYTES_PER_MS)
    return np.frombuffer(raw, "<i2", len(raw) // 2)


def _floats(samples: Block) -> Samples:
    return samples.astype(np.float32) / np.float32(32768)
