"""Who speaks: told by a machine, apart from the words; more or fewer at once; what a person said stays."""

import wave
from pathlib import Path

import numpy as np
import pytest

from tests.desk.conftest import SAID, Table
from tests.desk.speaking import speaker, spoken
from tests.speech.made_up import heard
from workbench.archive import kept_parts
from workbench.cellar.errors import Refusal
from workbench.desk.gestures import Gesture
from workbench.desk.hearings import HowMany
from workbench.desk.pieces import keep_piece
from workbench.desk.voiced import Spoken
from workbench.history.log import making
from workbench.speech.heard import Segment, Word
from workbench.speech.sound import decode
from workbench.speech.speakers.parts import Parts
from workbench.study.ids import new_id
from workbench.study.interviews import Times, Transcription
from workbench.study.tokens import Token, text_of
from workbench.study.voices import Voices

TELEPHONE = Path(__file__).parent.parent / "data" / "telephone.flac"


def test_turns_go_to_who_speaks_and_are_cut_at_the_very_word(told: Table) -> None:
    told.desk.who_speaks.tell("rec", 3)
    assert spoken(told) == [
        ("Voice 1", "how was work"),
        ("Voice 1", "I was so"),
        ("Voice 2", "tired that day"),
        ("Voice 2", "and then"),
        ("Voice 3", "nobody asked me how I was"),
    ]


@pytest.mark.parametrize(
    ("times", "speakers"),
    [(Times.TURNS, ["Voice 1", "Voice 1", "Voice 2", "Voice 3"]), (Times.GUESSED, ["", "", "", ""])],
)
def test_words_whose_times_are_not_known_are_not_cut(told: Table, times: Times, speakers: list[str]) -> None:
    taken = Transcription(id=new_id(), interview=told.interview.id, recording="rec", times=times)
    told.desk.context.record(Gesture.TRANSCRIBED, making(taken), lasting=True)
    told.desk.who_speaks.tell("rec", 3)
    assert spoken(told) == list(zip(speakers, SAID, strict=True))


def test_a_turn_that_is_not_cut_goes_to_who_says_most_of_it() -> None:
    """Not to who says most at one go: ten words, eleven of somebody else, ten again."""
    words = [Token(f"w.{at}", f"w{at}", at * 300, at * 300 + 280) for at in range(31)]
    voices = Voices(id="v", stretches=((0, 3000, 0), (3000, 6300, 1), (6300, 9300, 0)), speakers=("A", "B"))
    assert [len(part) for _who, part in Spoken(voices).parted(words)] == [10, 11, 10]
    assert Spoken(voices, cut=False).parted(words) == [("A", tuple(words))]


def test_at_most_gives_no_more(told: Table) -> None:
    assert len(told.desk.who_speaks.tell("rec", at_most=2).speakers) == 2


def test_what_a_person_said_is_never_written_over(told: Table) -> None:
    mine = told.desk.interviews.add_speaker(told.interview.id, "P1")
    told.desk.transcripts.set_speaker(["turn1"], mine.id)
    told.desk.transcripts.set_speaker(["turn2"], mine.id)
    told.desk.transcripts.set_speaker(["turn2"], "")
    told.desk.who_speaks.tell("rec", 3)
    told.desk.who_speaks.tell("rec", 2)
    assert spoken(told)[1:3] == [("P1", SAID[1]), ("", SAID[2])]


def test_a_person_who_says_the_same_as_the_machine_has_said_it(told: Table) -> None:
    desk = told.desk
    desk.who_speaks.tell("rec", 3)
    desk.transcripts.set_speaker(["turn3"], speaker(told, "Voice 2").id)
    desk.transcripts.set_speaker(["turn3"], speaker(told, "Voice 3").id)
    desk.who_speaks.tell("rec", 2)
    assert spoken(told)[-1] == ("Voice 3", SAID[3])


def test_telling_voices_apart_is_one_gesture(told: Table) -> None:
    told.desk.who_speaks.tell("rec", 3)
    undone = told.desk.undo()
    assert undone
    assert undone.sentence == "Undone: voices told apart."
    assert spoken(told) == [("", text) for text in SAID]
    assert told.desk.interviews.speakers(told.interview.id) == []
    assert told.desk.who_speaks.of("rec") is None
    told.desk.who_speaks.tell("rec", 3)
    assert len(spoken(told)) == 5


def test_a_voice_that_somebody_has_used_since_is_not_taken_back(told: Table) -> None:
    desk = told.desk
    mine = desk.interviews.add_speaker(told.interview.id, "P1")
    desk.context.member = told.bo
    desk.transcripts.set_speaker(["turn0"], mine.id)
    desk.context.member = told.ada
    desk.who_speaks.tell("rec", 3)
    desk.context.member = told.bo
    desk.transcripts.set_speaker(["turn0"], speaker(told, "Voice 2").id)
    desk.context.member = told.ada
    with pytest.raises(Refusal, match="speaks in the transcript"):
        desk.undo()


def test_words_that_come_later_have_their_speaker_at_once(told: Table) -> None:
    desk = told.desk
    desk.who_speaks.tell("rec", 3)
    written = Transcription(
        id=new_id(), interview=told.interview.id, recording="rec", plan=((0, 20_000),), member=told.ada.id
    )
    words = (Word(0.9, 1.2, "So", 0.9), Word(1.5, 1.7, "tired,", 0.9), Word(1.7, 2.1, "really", 0.9))
    keep_piece(desk.context, written, 0, [Segment(0.9, 2.1, "So tired, really", words)])
    later = [("Voice 1", "So tired,"), ("Voice 2", "really")]
    assert [row for row in spoken(told) if row in later] == later


def overlapping() -> bytes:
    """As `heard`, and the second voice speaks into the last words of the first."""
    parts = Parts.unpacked(heard(alike=0.5))
    parts.activity[0, round(1.2 * 16_000 / 270) : round(1.77 * 16_000 / 270), 1] = 255
    return parts.packed()


@pytest.fixture
def at_once(table: Table) -> Table:
    kept_parts.keep(table.desk.context.archive.database, table.interview.id, "rec", overlapping())
    return table


def test_where_two_begin_to_speak_at_once_a_mark_says_so(at_once: Table) -> None:
    at_once.desk.who_speaks.tell("rec", 3)
    assert ("Voice 1", "I [overlap] was") in spoken(at_once)
    at_once.desk.who_speaks.tell("rec", 3)
    assert sum(text.count("[overlap]") for _label, text in spoken(at_once)) == 1
    kept_parts.keep(at_once.desk.context.archive.database, at_once.interview.id, "rec", heard(0.5))
    at_once.desk.who_speaks.tell("rec", 3)
    assert not any("[overlap]" in text for _label, text in spoken(at_once))


def test_no_mark_is_put_into_what_a_person_wrote_or_marked(at_once: Table) -> None:
    desk = at_once.desk
    desk.transcripts.edit("turn1", "I was so very tired that day")
    desk.who_speaks.tell("rec", 3)
    assert not any("[overlap]" in text for _label, text in spoken(at_once))
    assert desk.undo()
    assert desk.undo()
    desk.units.mark(at_once.interview.id, 0, 2)
    desk.who_speaks.tell("rec", 3)
    assert not any("[overlap]" in text for _label, text in spoken(at_once))


def test_a_mark_goes_with_the_word_that_it_was_put_before() -> None:
    told = Voices(id="", stretches=((0, 1000, 0), (250, 2000, 1)), speakers=("a", "b"))
    words = [Token(f"w.{n}", f"word{n}", 300 * n, 300 * n + 250) for n in range(4)]
    parts = Spoken(told).parted(Spoken(told).marked(words))
    assert [(who, text_of(tokens)) for who, tokens in parts] == [
        ("a", "word0"),
        ("b", "[overlap] word1 word2 word3"),
    ]
    assert Spoken(told).marked(Spoken(told).marked(words)) == Spoken(told).marked(words)


def test_nothing_heard_here_is_said_and_changes_nothing(table: Table) -> None:
    number = table.desk.context.archive.shelf.last_number()
    assert not table.desk.who_speaks.heard_here("rec")
    with pytest.raises(Refusal, match="not told apart on this computer"):
        table.desk.who_speaks.tell("rec", 2)
    assert table.desk.context.archive.shelf.last_number() == number


@pytest.mark.parametrize("number", [0, 11])
def test_numbers_out_of_reach_are_refused(told: Table, number: int) -> None:
    with pytest.raises(Refusal, match="from 1 to 10"):
        told.desk.who_speaks.tell("rec", number)
    with pytest.raises(Refusal, match="from 1 to 10"):
        told.desk.who_speaks.hearing("rec", at_most=number)


def test_what_was_heard_can_be_forgotten_and_goes_with_the_interview(told: Table) -> None:
    desk, database = told.desk, told.desk.context.archive.database
    desk.who_speaks.tell("rec", 2)
    desk.who_speaks.forget("rec")
    assert not desk.who_speaks.heard_here("rec")
    assert desk.who_speaks.of("rec")
    kept_parts.keep(database, told.interview.id, "rec", heard(0.5))
    with database.transaction():
        desk.context.archive.shelf.destroy({told.interview.id})
    assert kept_parts.kept(database, told.interview.id, "rec") is None


def test_two_channels_with_one_speaker_each_are_followed_from_the_original(
    table: Table, tmp_path: Path
) -> None:
    # One reader on both sides: only the channels can tell two apart.
    speech = np.concatenate(list(decode(TELEPHONE.with_name("two_cities.flac"))))
    left = (np.arange(len(speech)) // 48_000) % 2 == 0
    sides = (speech[:, None] * np.stack((left, ~left), axis=1)).astype("<i2")
    with wave.open(str(tmp_path / "sides.wav"), "wb") as made:
        made.setparams((2, 2, 16_000, 0, "NONE", ""))
        made.writeframes(sides.tobytes())
    intake = table.desk.recordings.intake(tmp_path / "sides.wav")
    intake.start()
    while not intake.wait(5).finished:
        pass
    recording = intake.status.result
    assert recording
    table.desk.hearings.ask(recording.id, HowMany())
    while table.desk.hearings.busy:
        table.desk.hearings.wait(5)
    assert len(table.desk.interviews.speakers(recording.interview)) == 2


def test_a_real_call_is_heard_by_a_child_and_can_be_stopped(table: Table) -> None:
    desk = table.desk
    intake = desk.recordings.intake(TELEPHONE)
    intake.start()
    while not intake.wait(5).finished:
        pass
    recording = intake.status.result
    assert recording
    stopped = desk.who_speaks.hearing(recording.id)
    stopped.start()
    stopped.cancel()
    assert desk.who_speaks.of(recording.id) is None
    hearing = desk.who_speaks.hearing(recording.id, at_most=3)
    hearing.start()
    while not hearing.wait(5).finished:
        pass
    assert hearing.status.result, hearing.status.sentence
    assert [one.label for one in desk.interviews.speakers(recording.interview)] == ["Voice 1", "Voice 2"]
    assert desk.who_speaks.heard_here(recording.id)
