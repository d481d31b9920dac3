"""Voices of the team: given by the member alone, named at once, forgotten at once, never in what leaves."""

from dataclasses import replace

import numpy as np
import pytest

from tests.desk.conftest import Table
from tests.desk.test_who_speaks import heard, speaker
from workbench.archive import kept_parts
from workbench.cellar.errors import Refusal
from workbench.desk.gestures import Gesture
from workbench.history.log import making
from workbench.speech.speakers.known import recognised, sound_of
from workbench.speech.speakers.parts import Parts
from workbench.study.interviews import Recording
from workbench.study.people import VoiceRole


def longer(alike: float = 0.2) -> bytes:
    """As `heard`, each stretch spoken for three times as long."""
    parts = Parts.unpacked(heard(alike))
    return replace(parts, lengths=parts.lengths * 4).packed()


@pytest.fixture
def two(table: Table) -> Table:
    """Two interviews with the same voices."""
    desk = table.desk
    second = desk.interviews.add("Second")
    desk.context.record(
        Gesture.RECORDING_ADDED, making(Recording(id="rec2", interview=second.id, duration=20_000))
    )
    for interview, recording in ((table.interview.id, "rec"), (second.id, "rec2")):
        kept_parts.keep(desk.context.archive.database, interview, recording, longer())
    desk.who_speaks.tell("rec", 3)
    return table


def labels(table: Table) -> list[tuple[str, VoiceRole]]:
    recording = table.desk.context.need(Recording, "rec2")
    speakers = table.desk.interviews.speakers(recording.interview)
    return [(one.label, one.role) for one in speakers]


def test_a_member_s_voice_is_named_at_once_in_the_next_interview(two: Table) -> None:
    desk = two.desk
    desk.interviews.rename_speaker(speaker(two, "Voice 2").id, "Interviewer", VoiceRole.RESEARCHER)
    desk.who_speaks.team.learn(speaker(two, "Interviewer").id)
    desk.who_speaks.tell("rec2", 3)
    assert labels(two) == [
        ("Voice 1", VoiceRole.OTHER),
        ("Interviewer", VoiceRole.RESEARCHER),
        ("Voice 2", VoiceRole.OTHER),
    ]


def test_who_is_in_the_interview_by_that_name_already_is_the_one(two: Table) -> None:
    desk = two.desk
    desk.interviews.rename_speaker(speaker(two, "Voice 2").id, "Interviewer", VoiceRole.RESEARCHER)
    desk.who_speaks.team.learn(speaker(two, "Interviewer").id)
    interview = desk.context.need(Recording, "rec2").interview
    there = desk.interviews.add_speaker(interview, "Interviewer", VoiceRole.RESEARCHER)
    told = desk.who_speaks.tell("rec2", 3)
    assert told.speakers[1] == there.id
    assert [label for label, _role in labels(two)].count("Interviewer") == 1


def test_it_is_forgotten_at_once_and_by_the_member_alone(two: Table) -> None:
    desk = two.desk
    desk.interviews.rename_speaker(speaker(two, "Voice 2").id, "Interviewer", VoiceRole.RESEARCHER)
    desk.who_speaks.team.learn(speaker(two, "Interviewer").id)
    desk.context.member = two.bo
    assert desk.who_speaks.team.mine is None
    desk.who_speaks.team.forget()
    desk.context.member = two.ada
    assert desk.who_speaks.team.mine
    desk.who_speaks.team.forget()
    assert desk.who_speaks.team.mine is None
    assert kept_parts.voices_of_members(desk.context.archive.database) == {}
    desk.who_speaks.tell("rec2", 3)
    assert [label for label, _role in labels(two)] == ["Voice 1", "Voice 2", "Voice 3"]


def test_a_participant_s_or_a_nameless_voice_is_never_known(two: Table) -> None:
    desk, number = two.desk, two.desk.context.archive.shelf.last_number()
    with pytest.raises(Refusal, match="Say first who this is"):
        desk.who_speaks.team.learn(speaker(two, "Voice 1").id)
    assert desk.context.archive.shelf.last_number() == number
    desk.interviews.rename_speaker(speaker(two, "Voice 1").id, "P1", VoiceRole.PARTICIPANT)
    with pytest.raises(Refusal, match="participant's voice"):
        desk.who_speaks.team.learn(speaker(two, "P1").id)
    assert desk.who_speaks.team.mine is None


def test_nothing_of_it_is_in_a_step(two: Table) -> None:
    desk = two.desk
    desk.interviews.rename_speaker(speaker(two, "Voice 2").id, "Interviewer", VoiceRole.RESEARCHER)
    number = desk.context.archive.shelf.last_number()
    desk.who_speaks.team.learn(speaker(two, "Interviewer").id)
    assert desk.context.archive.shelf.last_number() == number


def test_too_little_heard_is_no_voice_and_each_is_recognised_once() -> None:
    assert sound_of(Parts.unpacked(heard(0.2)), [(0, 850)]) is None
    one, other = np.eye(2, 192, dtype=np.float32)
    alike = np.add(one, other / 2, dtype=np.float32) / np.float32(1.12)
    assert recognised({0: one, 1: alike.astype(np.float32)}, {"me": one}) == {0: "me"}
    assert recognised({0: other}, {"me": one}) == {}
