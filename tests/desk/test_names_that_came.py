"""Names that came with the words: a machine that listens later keeps them, and calls the voices that it hears by them."""

import json
from pathlib import Path

import pytest

from tests.desk.conftest import SAID, Table
from tests.desk.speaking import speaker, spoken
from workbench.desk.gestures import Gesture
from workbench.desk.incoming import Wish
from workbench.desk.scripts import write_script
from workbench.exchange.transcripts.protocol import ReadTranscript, ReadTurn, ReadWord, Timing
from workbench.history.log import making, removing
from workbench.study.ids import new_id
from workbench.study.interviews import Recording, Times, Transcription
from workbench.study.people import VoiceRole

PARTS = [("R", SAID[0]), ("P", "I was so"), ("P", "tired that day and then"), ("C", SAID[3])]
"""Who says what by a script: the researcher, the participant, the peer; the first two sound alike to the machine."""

SPEAKING = ("Ingrid", "P1", "Jonas")


def timed(text: str, at: int) -> list[tuple[str, int, int]]:
    """Words as `table` times them, the first of them the `at`th."""
    return [(word, 300 * n, 300 * n + 250) for n, word in enumerate(text.split(), at)]


def rows() -> list[tuple[str, list[tuple[str, int, int]]]]:
    said, at = [], 0
    for role, text in PARTS:
        said.append((role, timed(text, at)))
        at += len(text.split())
    return said


@pytest.fixture
def scripted(told: Table, tmp_path: Path) -> Table:
    """The interview with its words as a script has them, and its voices; a machine has heard three voices, none told."""
    desk = told.desk
    desk.context.record(
        Gesture.TRANSCRIPT_REPLACED, [w for n in range(4) for w in removing(told.turn(n))], lasting=True
    )
    roles = (VoiceRole.RESEARCHER, VoiceRole.PARTICIPANT, VoiceRole.PEER)
    for name, role in zip(SPEAKING, roles, strict=True):
        desk.interviews.add_speaker(told.interview.id, name, role)
    called = dict(zip("RPC", (role.value for role in roles), strict=True))
    file = tmp_path / "words.json"
    file.write_text(json.dumps([(called[who], words) for who, words in rows()]), "utf-8")
    write_script(desk, desk.context.need(Recording, "rec"), file)
    return told


def taken_in(table: Table, *names: str) -> None:
    """The same words from elsewhere instead, each part said by one of the names, in turn; empty for nobody."""
    turns = tuple(
        ReadTurn(
            speaker=name,
            start=words[0][1],
            end=words[-1][2],
            words=tuple(ReadWord(text, start, end) for text, start, end in words),
        )
        for name, (_role, words) in zip(names, rows(), strict=True)
    )
    wish = Wish(interview=table.interview.id, voices={name: name for name in names if name}, instead=True)
    table.desk.incoming.keep(ReadTranscript(kind="made up", turns=turns, timing=Timing.WORDS), wish)


def who(table: Table) -> list[str]:
    return [label for label, _text in spoken(table)]


def called(table: Table) -> list[str]:
    """What the voices told are called, in the order in which they begin."""
    told = table.desk.who_speaks.of("rec")
    assert told
    labels = {one.id: one.label for one in table.desk.interviews.speakers(table.interview.id)}
    return [labels[one] for one in told.speakers]


def test_who_speaks_by_a_script_stays_and_the_voices_heard_are_called_so(scripted: Table) -> None:
    before = spoken(scripted)
    assert [label for label, _text in before] == ["Ingrid", "P1", "P1", "Jonas"]
    scripted.desk.who_speaks.tell("rec", 3)
    assert spoken(scripted) == before
    assert called(scripted) == ["Ingrid", "P1", "Jonas"]
    assert [one.label for one in scripted.desk.interviews.speakers(scripted.interview.id)] == [*SPEAKING]
    scripted.desk.who_speaks.tell("rec", 2)
    assert spoken(scripted) == before


def test_who_speaks_by_a_transcript_from_elsewhere_stays_and_names_what_it_left_open(told: Table) -> None:
    taken_in(told, "Interviewer", "", "P1", "P2")
    told.desk.who_speaks.tell("rec", 3)
    assert who(told) == ["Interviewer", "Interviewer", "P1", "P2"]
    assert called(told) == ["Interviewer", "P1", "P2"]


def test_a_voice_of_which_nobody_has_said_anything_has_a_number(told: Table) -> None:
    taken_in(told, "Interviewer", "", "P1", "")
    told.desk.who_speaks.tell("rec", 3)
    assert who(told) == ["Interviewer", "Interviewer", "P1", "Voice 1"]


def test_nobody_is_taken_for_a_voice_of_which_somebody_else_says_more(told: Table) -> None:
    """P2 says the last word of the third voice only; the rest of it is P1's, as is the first voice."""
    taken_in(told, "P1", "P1", "", "P1")
    mine = told.desk.interviews.add_speaker(told.interview.id, "P2")
    told.desk.transcripts.split(told.turn(3).id, 5)
    told.desk.transcripts.set_speaker([told.turn(4).id], mine.id)
    told.desk.who_speaks.tell("rec", 3)
    assert called(told) == ["P1", "Voice 1", "Voice 2"]


def test_times_that_are_only_guessed_name_no_voice(told: Table) -> None:
    taken_in(told, "Interviewer", "P1", "P1", "P2")
    guessed = Transcription(id=new_id(), interview=told.interview.id, recording="rec", times=Times.GUESSED)
    told.desk.context.record(Gesture.TRANSCRIBED, making(guessed), lasting=True)
    told.desk.who_speaks.tell("rec", 3)
    assert who(told) == ["Interviewer", "P1", "P1", "P2"]
    assert called(told) == ["Voice 1", "Voice 2", "Voice 3"]


def test_a_number_that_only_the_machine_gave_gives_way_to_a_name(told: Table) -> None:
    told.desk.who_speaks.tell("rec", 3)
    named = speaker(told, "Voice 3")
    told.desk.interviews.rename_speaker(named.id, "Jonas")
    taken_in(told, "Interviewer", "Interviewer", "P1", "P2")
    told.desk.who_speaks.tell("rec", 3)
    assert called(told) == ["Interviewer", "P1", "Jonas"]
    assert who(told) == ["Interviewer", "Interviewer", "P1", "P2"]


def test_one_turn_that_is_corrected_names_no_voice_that_has_a_number(told: Table) -> None:
    told.desk.who_speaks.tell("rec", 2)
    mine = told.desk.interviews.add_speaker(told.interview.id, "P1")
    told.desk.transcripts.set_speaker(["turn0"], mine.id)
    told.desk.who_speaks.tell("rec", 2)
    assert called(told) == ["Voice 1", "Voice 2"]


@pytest.mark.parametrize("way", ["set", "merged"])
def test_who_speaks_by_a_script_stays_once_another_word_is_taken_back(scripted: Table, way: str) -> None:
    desk, jonas = scripted.desk, speaker(scripted, "Jonas")
    if way == "set":
        desk.transcripts.set_speaker([scripted.turn(0).id], jonas.id)
    else:
        desk.who_speaks.merge(speaker(scripted, "Ingrid").id, jonas.id)
    assert desk.undo()
    assert who(scripted)[0] == "Ingrid"
    desk.who_speaks.tell("rec", 1)
    assert who(scripted) == ["Ingrid", "P1", "P1", "Jonas"]


def test_what_a_person_said_first_stays_once_their_second_word_is_taken_back(told: Table) -> None:
    desk = told.desk
    one, other = (desk.interviews.add_speaker(told.interview.id, name) for name in ("P1", "P2"))
    desk.transcripts.set_speaker(["turn3"], one.id)
    desk.transcripts.set_speaker(["turn3"], other.id)
    assert desk.undo()
    desk.who_speaks.tell("rec", 1)
    assert who(told)[3] == "P1"
