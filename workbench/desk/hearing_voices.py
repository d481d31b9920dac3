"""Hearing who speaks in a recording, in a child process beside the one that writes the words down."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.cellar import places
from workbench.cellar.child import Pipe
from workbench.desk.work import in_child
from workbench.speech.sources import RATE, SoundSource
from workbench.speech.speakers.listening import listen
from workbench.speech.speakers.networks import Networks


@dataclass(frozen=True)
class HearingSetup:
    """What the child needs: the sound and its length in milliseconds, the language of sentences."""

    sound: SoundSource
    duration: int
    language: str


def hear(pipe: Pipe, setup: HearingSetup) -> None:
    """The child's entry; its result are the parts of the recording, packed."""
    in_child(pipe, setup.language, lambda progress: _heard(setup, progress))


def _heard(setup: HearingSetup, progress: Callable[[float], None]) -> bytes:
    networks = Networks(places.resources() / "speakers")
    with setup.sound.open() as sound:
        return listen(sound, setup.duration * RATE // 1000, networks, progress).packed()
