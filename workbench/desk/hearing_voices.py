"""Hearing who speaks in a recording, in a child process beside the one that writes the words down."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from workbench.cellar import places
from workbench.cellar.child import Pipe
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.work import in_child
from workbench.speech.sound import decode
from workbench.speech.sources import RATE, SAMPLE_BYTES, SoundSource
from workbench.speech.speakers.listening import listen
from workbench.speech.speakers.networks import Networks
from workbench.speech.speakers.sides import Active, speakers_on_sides


@dataclass(frozen=True)
class HearingSetup:
    """What the child needs: the sound and its length in milliseconds, the language of sentences.

    `original` is the recording as it came, where it has two channels: each may be one speaker.
    """

    sound: SoundSource
    duration: int
    language: str
    original: SoundSource | None = None


@dataclass(frozen=True)
class SampleSetup:
    """A file in which one person speaks, and the language of sentences."""

    file: Path
    language: str


MOST_OF_A_SAMPLE_S = 600
"""Of more, half a minute would have been enough, and somebody has chosen another file than was meant."""


def hear(pipe: Pipe, setup: HearingSetup) -> None:
    """The child's entry; its result are the parts of the recording, packed."""
    in_child(pipe, setup.language, lambda progress: _heard(setup, progress))


def hear_sample(pipe: Pipe, setup: SampleSetup) -> None:
    """The child's entry; its result are the parts of the sample, packed. Nothing of the sound goes to a disk."""
    in_child(pipe, setup.language, lambda progress: _heard_sample(setup.file, progress))


def _heard_sample(file: Path, progress: Callable[[float], None]) -> bytes:
    samples = bytearray()
    try:
        for block in decode(file):
            samples += block.tobytes()
            if len(samples) > MOST_OF_A_SAMPLE_S * RATE * SAMPLE_BYTES:
                raise Refusal(
                    _("This file is longer than ten minutes. Half a minute of your voice alone is enough.")
                )
    except OSError:
        raise Refusal(_("This file could not be read. Check that it is still there.")) from None
    networks = Networks(places.resources() / "speakers")
    return listen(io.BytesIO(samples), len(samples) // SAMPLE_BYTES, networks, progress).packed()


def _heard(setup: HearingSetup, progress: Callable[[float], None]) -> bytes:
    networks = Networks(places.resources() / "speakers")
    sides = _sides(setup.original) if setup.original else None
    with setup.sound.open() as sound:
        return listen(sound, setup.duration * RATE // 1000, networks, progress, sides).packed()


def _sides(original: SoundSource) -> Active | None:
    """Where the original cannot be read any more, its channels tell nothing; the sound that is kept still does."""
    try:
        with original.open() as file:
            return speakers_on_sides(cast("BinaryIO", file))
    except Refusal:
        return None
