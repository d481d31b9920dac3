"""A member's voice that has come to be known names what was told apart before: one act, by a machine, taken back at once."""

import pytest

from tests.desk.conftest import Laptops, Table
from tests.desk.speaking import speaker
from tests.speech.made_up import heard
from workbench.archive import kept_parts
from workbench.desk.gestures import Gesture
from workbench.desk.voiced import only_heard
from workbench.history.log import making
from workbench.study.interviews import Recording
from workbench.study.people import Speaker, VoiceRole

NUMBERS = ["Voice 1", "Voice 2", "Voice 3"]
NAMED = ["Voice 1", "Interviewer", "Voice 3"]
OTHERS = ("rec2", "rec3")


@pytest.fixture
def three(table: Table) -> Table:
    """Three interviews with the same voices, told apart; in the first the interviewer is named."""
    desk = table.desk
    for recording in OTHERS:
        interview = desk.interviews.add(recording)
        desk.context.record(
            Gesture.RECORDING_ADDED,
            making(Recording(id=recording, interview=interview.id, duration=20_000)),
        )
    for recording in ("rec", *OTHERS):
        interview_id = desk.context.need(Recording, recording).interview
        kept_parts.keep(desk.context.archive.database, interview_id, recording, heard(0.2, long=4))
        desk.who_speaks.tell(recording, 3)
    desk.interviews.rename_speaker(speaker(table, "Voice 2").id, "Interviewer", VoiceRole.RESEARCHER)
    return table


def speakers(table: Table, recording: str) -> list[Speaker]:
    told = table.desk.context.need(Recording, recording)
    return table.desk.interviews.speakers(told.interview)


def labels(table: Table, recording: str) -> list[str]:
    return [one.label for one in speakers(table, recording)]


def learn(table: Table) -> int:
    return table.desk.who_speaks.team.learn(speaker(table, "Interviewer").id)


def test_all_interviews_are_named_in_one_step_with_words_of_its_own(three: Table) -> None:
    desk = three.desk
    number = desk.context.archive.shelf.last_number()
    assert learn(three) == 2
    assert desk.context.archive.shelf.last_number() == number + 1
    assert [labels(three, one) for one in OTHERS] == [NAMED, NAMED]
    assert desk.can_take_back().undo == "named by your voice"
    desk.undo()
    assert [labels(three, one) for one in OTHERS] == [NUMBERS, NUMBERS]
    assert desk.can_take_back().redo == "named by your voice"
    desk.redo()
    assert [labels(three, one) for one in OTHERS] == [NAMED, NAMED]


def test_it_is_one_step_also_where_somebody_stands_there_by_that_name(three: Table) -> None:
    desk = three.desk
    interview = desk.context.need(Recording, "rec3").interview
    there = desk.interviews.add_speaker(interview, "Interviewer", VoiceRole.RESEARCHER)
    before = desk.who_speaks.of("rec3")
    number = desk.context.archive.shelf.last_number()
    assert learn(three) == 2
    assert desk.context.archive.shelf.last_number() == number + 1
    told = desk.who_speaks.of("rec3")
    assert told is not None
    assert told.speakers[1] == there.id
    assert sorted(labels(three, "rec3")) == ["Interviewer", "Voice 1", "Voice 3"]
    desk.undo()
    assert desk.who_speaks.of("rec3") == before
    assert sorted(labels(three, "rec3")) == ["Interviewer", *NUMBERS]
    assert labels(three, "rec2") == NUMBERS


def test_such_a_name_is_the_machine_s_until_a_person_gives_one(three: Table) -> None:
    desk = three.desk
    learn(three)
    named = speakers(three, "rec2")[1]
    assert only_heard(desk.context, named)
    desk.who_speaks.tell("rec2", 3)
    assert labels(three, "rec2") == NAMED
    desk.who_speaks.tell("rec2", 1)
    desk.who_speaks.tell("rec2", 3)
    assert labels(three, "rec2").count("Interviewer") == 1
    mine = next(one for one in speakers(three, "rec2") if one.label == "Interviewer")
    desk.interviews.rename_speaker(mine.id, "Colleague", VoiceRole.PEER)
    desk.who_speaks.tell("rec2", 3)
    assert "Colleague" in labels(three, "rec2")
    assert "Interviewer" not in labels(three, "rec2")


def test_who_is_named_so_and_heard_no_more_goes(three: Table) -> None:
    learn(three)
    three.desk.who_speaks.tell("rec2", 1)
    assert len(speakers(three, "rec2")) == 1


def test_a_number_that_an_undo_brings_back_is_the_machine_s_too(three: Table) -> None:
    learn(three)
    three.desk.undo()
    assert all(only_heard(three.desk.context, one) for one in speakers(three, "rec2"))
    assert learn(three) == 2


def test_names_stay_when_the_voice_is_forgotten_and_can_still_be_taken_back(three: Table) -> None:
    learn(three)
    three.desk.who_speaks.team.forget()
    assert labels(three, "rec2") == NAMED
    three.desk.undo()
    assert labels(three, "rec2") == NUMBERS
    three.desk.who_speaks.tell("rec2", 3)
    assert labels(three, "rec2") == NUMBERS


def test_where_nobody_could_be_named_nothing_is_done(three: Table) -> None:
    learn(three)
    number = three.desk.context.archive.shelf.last_number()
    assert learn(three) == 0
    assert three.desk.context.archive.shelf.last_number() == number


def test_a_voice_given_names_nobody_else_anew(three: Table) -> None:
    desk = three.desk
    learn(three)
    desk.undo()
    desk.context.member = three.bo
    desk.interviews.rename_speaker(speaker(three, "Voice 3").id, "Peer", VoiceRole.PEER)
    assert desk.who_speaks.team.learn(speaker(three, "Peer").id) == 2
    assert labels(three, "rec2") == ["Voice 1", "Voice 2", "Peer"]


def test_on_another_laptop_it_is_the_machine_s_name_as_well(laptops: Laptops, three: Table) -> None:
    learn(three)
    laptops.meet()
    there = laptops.cy.context
    interview = there.need(Recording, "rec2").interview
    named = next(one for one in there.all(Speaker, interview) if one.label == "Interviewer")
    assert only_heard(there, named)
