"""What is said in the sample's interviews, written down as its script has it: no machine has listened."""

import json
from itertools import count
from pathlib import Path

from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.history.log import making, moment
from workbench.study.ids import new_id
from workbench.study.interviews import SCRIPT, Recording, Transcription, TranscriptionState, Turn
from workbench.study.order import at_time
from workbench.study.people import VoiceRole
from workbench.study.tokens import Token, TokenKind


def write_script(desk: Desk, recording: Recording, words: Path) -> None:
    """Write down what is said in a recording, in one step; not where there are words already, or were.

    `words` is a file as `resources/sample/make_sample.py` writes it: turns of a role and its words.
    """
    context = desk.context
    if context.all(Transcription, recording.interview):
        return
    made = Transcription(
        id=new_id(),
        interview=recording.interview,
        recording=recording.id,
        engine=SCRIPT,
        state=TranscriptionState.DONE,
        asked=moment(),
        member=context.me,
    )
    writes = list(making(made))
    speaking = {voice.role: voice.id for voice in reversed(desk.interviews.speakers(recording.interview))}
    number = count()
    for at, (role, rows) in enumerate(json.loads(words.read_text("utf-8"))):
        tokens = tuple(_token(f"{made.id[:8]}0.{next(number)}", *row) for row in rows)
        turn = Turn(
            id=f"{made.id}-{at:03d}",
            interview=recording.interview,
            recording=recording.id,
            place=recording.place + at_time(tokens[0].start, at),
            speaker=speaking.get(VoiceRole(role), ""),
            tokens=tokens,
        )
        writes.extend(making(turn))
    context.record(Gesture.TRANSCRIBED, writes, lasting=True)


def _token(identity: str, text: str, start: int, end: int, kind: str = TokenKind.WORD.value) -> Token:
    return Token(identity, text, start, end, None, TokenKind(kind))
