"""The sample study as the handbook shows it: transcribed, some of it listened to, units marked, notes written.

The words come from `resources/sample/words.json` and are written through the desk, so that the pictures show
a transcript with its voices named without anybody having to name them.
"""

import json
import time
from pathlib import Path
from typing import Any

from workbench.archive.header import LEAST_COST
from workbench.cellar.words import language as spoken
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.opening import make_sample_study, sample_facts, sample_file
from workbench.desk.prompts import Question
from workbench.desk.sample import analyse, missing_recordings, sample_interview, write_scripts
from workbench.history.log import making
from workbench.study.ids import new_id
from workbench.study.interviews import Interview, Recording, Transcription, TranscriptionState, Turn
from workbench.study.people import VoiceRole
from workbench.study.tokens import Token
from workbench.study.units import Unit

AFRAID = "I think I was afraid of their faces."
UNITS: tuple[tuple[int, str], ...] = (
    (0, AFRAID),
    (
        1,
        "That they would be kind to me. I wanted them to be kind, and I didn't want them to see that I needed it.",
    ),
    (
        1,
        "He didn't ask me how I was. He just said, the printer is broken again, and gave me one of the cups.",
    ),
    (0, "the printer is broken again, and gave me one of the cups. And we walked in together,"),
    (0, "And I said fifty, because I was ashamed to say twenty."),
    (1, "it was the first time I felt that the number wasn't me."),
)
"""The number of the member who marks, and the words of the unit."""

NOTES: dict[str, tuple[dict[Question, str], dict[Question, str]]] = {
    "en": (
        {
            "voice": "It is not the work that frightens her, but to be looked at by people who know.",
            "why": "I have met this fear in other interviews. Perhaps I hear it here before she has said it.",
        },
        {
            "voice": "To be met with kindness can be heavy. It says that something is wrong with you.",
            "why": "I have sat in that car park myself. I must take care that it does not become my story.",
            "another": "Perhaps the faces are also what she has missed.",
        },
    ),
    "nb": (
        {
            "voice": "Det er ikke arbeidet hun er redd for, men å bli sett på av noen som vet.",
            "why": "Jeg har møtt denne redselen i andre intervjuer. Kanskje hører jeg den før hun har sagt den.",
        },
        {
            "voice": "Å bli møtt med vennlighet kan være tungt. Det sier at noe er galt med deg.",
            "why": "Jeg har selv sittet på den parkeringsplassen. Jeg må passe på at det ikke blir min historie.",
            "another": "Kanskje er ansiktene også noe hun har savnet.",
        },
    ),
}
"""What the two members write about the first unit, by language."""

SEEN: dict[str, tuple[str, str, str]] = {
    "en": (
        "Is it fear?",
        "Fear, and it is the others’ looks that she fears. She says so herself, and then looks for what is behind it.",
        (
            "I hear somebody who longs to be met. I have sat in that car park myself, and what I feared was not faces. "
            "It was that nobody would ask."
        ),
    ),
    "nb": (
        "Er det redsel?",
        "Redsel, og det er blikkene til de andre hun er redd for. Hun sier det selv, og leter så etter det som er bak.",
        (
            "Jeg hører en som lengter etter å bli møtt. Jeg har selv sittet på den parkeringsplassen, og det jeg var redd "
            "for, var ikke ansikter. Det var at ingen kom til å spørre."
        ),
    ),
}
"""What the two members see differently in the first unit, and how each of them sees it, by language."""

UNSURE = ("Martin.", "pancakes.", "noon,")
"""Words that the machine seems to have been unsure of."""

LISTENED = [(0, 64_000), (77_000, 116_000)]


def make(folder: Path, language: str) -> Desk:
    """Make the study in `folder`; its first member works there afterwards."""
    desk = make_sample_study(folder, LEAST_COST)
    interview = sample_interview(desk)
    take_in(desk)
    write_scripts(desk)
    recording = desk.recordings.of(interview.id)[0]
    _transcribe(desk, interview, recording)
    desk.transcripts.listened(recording.id, LISTENED)
    pins = [told["pin"] for told in sample_facts()["members"]]
    members = desk.members.list()
    first, *_others = [_mark(desk, interview, members[by].id, pins[by], words) for by, words in UNITS]
    for member, pin, answers in reversed(list(zip(members[:2], pins, NOTES[language], strict=False))):
        desk.members.switch(member.id, pin)
        for question, text in answers.items():
            desk.notes.answer(first.id, question, text)
    return desk


def make_analysed(folder: Path) -> Desk:
    """Make the study in which the analysis has gone on, for pictures of what comes after marking."""
    desk = make_sample_study(folder, LEAST_COST, sample_facts()["analysed"][spoken()])
    take_in(desk)
    analyse(desk)
    return desk


def differ(desk: Desk, unit: str, language: str) -> str:
    """Let the two members see a unit differently, if they do not yet; the identity of the disagreement."""
    about = desk.targets.unit(unit)
    for known in desk.disagreements.on(about.interview, unit):
        return known.disagreement.id
    question, first, second = SEEN[language]
    pins = [told["pin"] for told in sample_facts()["members"]]
    members = desk.members.list()
    begun = desk.disagreements.begin(about, first, question)
    desk.members.switch(members[1].id, pins[1])
    desk.disagreements.write(begun.id, second)
    desk.members.switch(members[0].id, pins[0])
    return begun.id


def take_in(desk: Desk) -> None:
    """Take in the sample's recordings."""
    for interview, file in missing_recordings(desk):
        work = desk.recordings.intake(file, interview.id)
        work.start()
        while not work.poll().finished:
            time.sleep(0.05)


def _transcribe(desk: Desk, interview: Interview, recording: Recording) -> None:
    """The words of the script as if a machine had heard them, since that is what the pictures are of."""
    voices = {voice.role: voice.id for voice in desk.interviews.speakers(interview.id)}
    changes = [
        change
        for number, (role, rows) in enumerate(json.loads(sample_file("words.json").read_text("utf-8")))
        for change in making(
            Turn(
                id=new_id(),
                interview=interview.id,
                recording=recording.id,
                place=f"1{number:04}i",
                speaker=voices[VoiceRole(role)],
                tokens=_tokens(rows, number),
            )
        )
    ]
    done = Transcription(
        id=new_id(),
        interview=interview.id,
        recording=recording.id,
        engine="faster-whisper",
        model="base",
        language="en",
        state=TranscriptionState.DONE,
    )
    desk.context.record(Gesture.TRANSCRIBED, [*making(done), *changes])


def _tokens(rows: list[Any], number: int) -> tuple[Token, ...]:
    """The words of a turn, some of them unsure; what was heard beside words a machine leaves out."""
    return tuple(
        Token(f"feed{number:02}.{index}", text, start, end, 0.4 if text in UNSURE else 0.95)
        for index, (text, start, end, *_kind) in enumerate(row for row in rows if row[0])
    )


def _mark(desk: Desk, interview: Interview, member: str, pin: str, words: str) -> Unit:
    desk.members.switch(member, pin)
    said = [token.text for token in desk.transcripts.reading(interview.id).tokens]
    wanted = words.split()
    starts = (at for at in range(len(said)) if said[at : at + len(wanted)] == wanted)
    first = next(starts)
    return desk.units.mark(interview.id, first, first + len(wanted) - 1)
