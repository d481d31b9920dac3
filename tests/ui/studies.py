"""A small real study for tests of the window: two members, an interview, a recording that tells its own time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from pytestqt.wait_signal import SignalBlocker

from workbench.archive.header import LEAST_COST
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.opening import Founder, make_study
from workbench.history.log import making
from workbench.speech.waveform import WaveformWriter
from workbench.study.ids import new_id
from workbench.study.interviews import Interview, Recording, Turn
from workbench.study.people import Member, Role, VoiceRole
from workbench.study.tokens import Token

WORD_MS = 400
SAID = (
    ("I", "Can you tell me about a usual day at work"),
    ("P1", "I started early and nobody asked me how I slept that night"),
    ("I", "How did that feel"),
    ("P1", "It felt like walking through deep snow while the others took the road"),
)


@contextmanager
def study(folder: Path) -> Iterator[Desk]:
    """A study that Kari has made and in which Ola works too; closed afterwards."""
    desk = make_study(
        folder / "study", "Work and support", "a long passphrase", Founder("Kari"), cost=LEAST_COST
    )
    desk.members.add("Ola", (Role.PEER,), "nb", "")
    try:
        yield desk
    finally:
        desk.close()


def other(desk: Desk) -> Member:
    """The member who does not work here now."""
    here = desk.member
    return next(member for member in desk.members.list() if here is None or member.id != here.id)


def samples(duration: int) -> np.ndarray:
    """A sound whose loudness tells the time: each 10 ms holds its own number as every sample."""
    return (np.arange(duration * 16, dtype=np.int64) // 160 % 20_000 + 1000).astype("<i2")


def add_recording(desk: Desk, interview: Interview, duration: int = 12_000, number: int = 1) -> Recording:
    """A recording of so many milliseconds, kept as intake keeps it."""
    sound = samples(duration)
    writer = WaveformWriter()
    writer.add(sound)
    vault = desk.context.archive.vault
    recording = Recording(
        id=new_id(),
        interview=interview.id,
        file_name="talk.wav",
        sound=vault.add([sound.tobytes(), bytes(2 * number)]).id,
        waveform=vault.add([writer.finish(), bytes(2 * number)]).id,
        duration=duration,
        place=f"1{number}",
        plan=((0, duration),),
    )
    desk.context.record(Gesture.RECORDING_ADDED, making(recording))
    return recording


def add_interview(
    desk: Desk, title: str = "First talk", said: tuple[tuple[str, str], ...] = SAID
) -> Interview:
    """An interview with a recording and these turns, each word 400 ms long."""
    interview = desk.interviews.add(title, participant_code="P1", language="en")
    roles = {"I": VoiceRole.RESEARCHER, "P1": VoiceRole.PARTICIPANT}
    speakers = {
        label: desk.interviews.add_speaker(interview.id, label, role).id for label, role in roles.items()
    }
    words = sum(len(text.split()) for _label, text in said)
    recording = add_recording(desk, interview, (words + 2) * WORD_MS)
    time = 0
    for number, (label, text) in enumerate(said):
        tokens: list[Token] = []
        for index, word in enumerate(text.split()):
            tokens.append(Token(f"{recording.id[:6]}{number}.{index}", word, time, time + WORD_MS - 40, 0.9))
            time += WORD_MS
        turn = Turn(
            id=new_id(),
            interview=interview.id,
            recording=recording.id,
            place=f"1{number + 1:04}i",
            speaker=speakers[label],
            tokens=tuple(tokens),
        )
        desk.context.record(Gesture.TRANSCRIBED, making(turn))
    return interview


def told(signal: SignalBlocker) -> list[Any]:
    """What a signal that was waited for carried."""
    assert signal.args is not None
    return signal.args


def voice(desk: Desk, unit_id: str) -> str:
    """The kept answer to the first question, of the member who works here."""
    note = desk.notes.own(unit_id)
    return note.voice if note else ""
