"""Hearing who speaks in a recording, in a child process beside the one that writes the words down."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, cast

from workbench.cellar import places
from workbench.cellar.child import Pipe
from workbench.cellar.errors import Refusal
from workbench.desk.work import in_child
from workbench.speech.sources import RATE, SoundSource
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


def hear(pipe: Pipe, setup: HearingSetup) -> None:
    """The child's entry; its result are the parts of the recording, packed."""
    in_child(pipe, setup.language, lambda progress: _heard(setup, progress))


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
