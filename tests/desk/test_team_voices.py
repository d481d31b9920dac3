"""Voices of the team: given by the member alone, named at once, forgotten at once, never in what leaves."""

import wave
from pathlib import Path

import numpy as np
import pytest

from tests.desk.conftest import Table
from tests.desk.speaking import speaker
from tests.speech.made_up import heard
from workbench.archive import kept_parts
from workbench.cellar.errors import Refusal
from workbench.desk.gestures import Gesture
from workbench.desk.team_voices import Known
from workbench.desk.work import outcome
from workbench.history.log import making
from workbench.speech.sound import decode
from workbench.speech.speakers.grouping import group
from workbench.speech.speakers.known import recognised, sound_of
from workbench.speech.speakers.parts import Parts, no_parts
from workbench.speech.speakers.timeline import lay
from workbench.study.interviews import Recording
from workbench.study.people import VoiceRole

VOICE = Path(__file__).parent.parent / "data" / "two_cities.flac"


def longer(alike: float = 0.2) -> bytes:
    """As `heard`, each stretch spoken for three times as long."""
    return heard(alike, long=4)


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


def learn_second(table: Table) -> None:
    """The second voice of the first interview is the interviewer's, who works here."""
    table.desk.interviews.rename_speaker(speaker(table, "Voice 2").id, "Interviewer", VoiceRole.RESEARCHER)
    table.desk.who_speaks.team.learn(speaker(table, "Interviewer").id)


def test_where_voices_were_told_apart_before_a_number_becomes_the_name_at_once(two: Table) -> None:
    told = two.desk.who_speaks.tell("rec2", 3)
    learn_second(two)
    assert labels(two) == [
        ("Voice 1", VoiceRole.OTHER),
        ("Interviewer", VoiceRole.RESEARCHER),
        ("Voice 3", VoiceRole.OTHER),
    ]
    kept = two.desk.who_speaks.of("rec2")
    assert kept is not None
    assert kept.speakers == told.speakers


def test_a_number_that_a_machine_gave_does_not_go_before_how_a_voice_is_known(two: Table) -> None:
    desk = two.desk
    learn_second(two)
    database = desk.context.archive.database
    known = kept_parts.voice_of(database, desk.context.me)
    assert known is not None
    desk.who_speaks.team.forget()
    told = desk.who_speaks.tell("rec2", 3)
    assert [label for label, _role in labels(two)] == ["Voice 1", "Voice 2", "Voice 3"]
    kept_parts.keep_voice_of(database, desk.context.me, known)
    assert desk.who_speaks.tell("rec2", 3).speakers == told.speakers
    assert [label for label, _role in labels(two)] == ["Voice 1", "Interviewer", "Voice 3"]


@pytest.mark.parametrize(("label", "role"), [("P1", VoiceRole.OTHER), ("Voice 2", VoiceRole.PARTICIPANT)])
def test_what_a_person_said_of_a_voice_goes_before_how_it_is_known(
    two: Table, label: str, role: VoiceRole
) -> None:
    desk = two.desk
    told = desk.who_speaks.tell("rec2", 3)
    desk.interviews.rename_speaker(told.speakers[1], label, role)
    learn_second(two)
    desk.who_speaks.tell("rec2", 3)
    assert labels(two)[1] == (label, role)


def test_told_apart_before_it_becomes_who_is_there_by_that_name(two: Table) -> None:
    desk = two.desk
    told = desk.who_speaks.tell("rec2", 3)
    there = desk.interviews.add_speaker(told.interview, "Interviewer", VoiceRole.RESEARCHER)
    learn_second(two)
    kept = desk.who_speaks.of("rec2")
    assert kept is not None
    assert kept.speakers == (told.speakers[0], there.id, told.speakers[2])
    assert sorted(label for label, _role in labels(two)) == ["Interviewer", "Voice 1", "Voice 3"]


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


def test_somebody_of_whom_it_is_not_said_that_they_are_of_the_team_is_never_known(two: Table) -> None:
    desk = two.desk
    desk.interviews.rename_speaker(speaker(two, "Voice 1").id, "P3", VoiceRole.OTHER)
    with pytest.raises(Refusal, match="Only members of the team"):
        desk.who_speaks.team.learn(speaker(two, "P3").id)
    assert desk.who_speaks.team.mine is None
    for role in (VoiceRole.RESEARCHER, VoiceRole.PEER):
        desk.interviews.rename_speaker(speaker(two, "P3").id, "P3", role)
        desk.who_speaks.team.learn(speaker(two, "P3").id)
        assert desk.who_speaks.team.mine == Known("P3", role)


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


def sample(file: Path, rate: int = 16_000) -> Path:
    """A voice for twelve seconds, as a sound file."""
    said = np.concatenate(list(decode(VOICE)))[: 12 * rate]
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(said.tobytes())
    return file


def test_a_voice_is_known_from_a_sound_file_and_nothing_of_the_sound_is_kept(
    two: Table, tmp_path: Path
) -> None:
    desk = two.desk
    file = sample(tmp_path / "me.wav")
    shares: list[float] = []
    heard_parts = outcome(desk.who_speaks.team.hearing_sample(file), shares.append)
    before = list(desk.folder.rglob("*"))
    number = desk.context.archive.shelf.last_number()
    desk.who_speaks.team.learn_sample(heard_parts, " Interviewer ", VoiceRole.RESEARCHER)
    assert desk.who_speaks.team.mine == Known("Interviewer", VoiceRole.RESEARCHER)
    assert (list(desk.folder.rglob("*")), desk.context.archive.shelf.last_number()) == (before, number)
    parts = Parts.unpacked(heard_parts)
    assert desk.who_speaks.team.named(parts, lay(parts, group(parts, 1))) == {0: desk.who_speaks.team.mine}
    desk.who_speaks.team.forget()
    assert kept_parts.voices_of_members(desk.context.archive.database) == {}


def test_a_sample_of_several_of_too_little_or_of_nobody_of_the_team_is_refused(two: Table) -> None:
    team = two.desk.who_speaks.team
    for packed, label, role, told in (
        (longer(), "Interviewer", VoiceRole.RESEARCHER, "More than one person"),
        (heard(1.0), "Interviewer", VoiceRole.PARTICIPANT, "participant's voice"),
        (no_parts(20_000).packed(), "Interviewer", VoiceRole.RESEARCHER, "Too little is said"),
        (longer(), " ", VoiceRole.RESEARCHER, "needs a label"),
    ):
        with pytest.raises(Refusal, match=told):
            team.learn_sample(packed, label, role)
    assert team.mine is None


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"no sound", "not a recording"), (None, "could not be read")],
)
def test_a_file_without_sound_is_told(two: Table, tmp_path: Path, content: bytes | None, told: str) -> None:
    file = tmp_path / "me.wav"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(Refusal, match=told):
        outcome(two.desk.who_speaks.team.hearing_sample(file), lambda _share: None)
