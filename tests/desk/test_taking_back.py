"""Undo takes back what a member did, but not the ground under what has been done since."""

from dataclasses import replace
from typing import Any

import pytest

from tests.desk.conftest import Table
from workbench.archive.shelf import SqlShelf
from workbench.cellar.errors import Refusal
from workbench.desk.gestures import Gesture
from workbench.desk.intake import TakenIn
from workbench.desk.recordings import Intake
from workbench.desk.work import Done
from workbench.history.log import Log, Write, making
from workbench.history.steps import Step
from workbench.study.interviews import Recording, Turn
from workbench.study.tokens import Token


def taken(content: str) -> TakenIn:
    return TakenIn(
        sha256=content, original="o", sound="s", waveform="w", duration=1000, channels=1, rate=16000,
        format="wav/pcm", plan=(),
    )  # fmt: skip


def test_a_recording_with_a_transcript_is_not_taken_back(table: Table) -> None:
    recording = Recording(id="new", interview=table.interview.id, duration=1000)
    table.desk.context.record(Gesture.RECORDING_ADDED, making(recording))
    turn = Turn(
        id="t", interview=table.interview.id, recording="new", place="12", tokens=(Token("a.0", "yes", 0, 1),)
    )
    table.desk.context.record(Gesture.TRANSCRIBED, making(turn), lasting=True)
    with pytest.raises(Refusal, match="transcript"):
        table.desk.undo()
    assert table.desk.recordings.get("new")
    table.desk.transcripts.edit("t", "")
    table.desk.undo()
    assert table.desk.transcripts.turn("t")


def test_a_recording_without_a_transcript_is_taken_back(table: Table) -> None:
    recording = Recording(id="new", interview=table.interview.id, duration=1000)
    table.desk.context.record(Gesture.RECORDING_ADDED, making(recording))
    table.desk.undo()
    assert table.desk.recordings.get("new") is None


def test_a_member_who_has_worked_is_not_taken_back(table: Table) -> None:
    eve = table.desk.members.add("Eve", ())
    table.desk.undo()
    assert table.desk.members.get(eve.id) is None
    table.desk.redo()
    table.desk.members.switch(eve.id)
    table.desk.units.mark(table.interview.id, 3, 8)
    table.desk.members.switch(table.ada.id)
    with pytest.raises(Refusal, match="Eve"):
        table.desk.undo()
    assert table.desk.members.get(eve.id)


def test_a_member_who_has_written_in_a_round_or_is_to_is_not_taken_back(table: Table) -> None:
    desk = table.desk
    eve = desk.members.add("Eve", ())
    begun = desk.rounds.begin(table.interview.id, [table.ada.id, eve.id], ["What do you see?"])
    with pytest.raises(Refusal, match="Eve takes part in a round"):
        desk.undo()
    desk.members.switch(eve.id)
    desk.rounds.write(begun.id, 0, "how tired she is")
    desk.rounds.finish(begun.id)
    desk.members.switch(table.ada.id)
    with pytest.raises(Refusal, match="Eve has worked"):
        desk.undo()
    assert desk.members.get(eve.id)


def test_nobody_writes_between_the_look_and_the_taking_back(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = table.desk
    desk.interviews.change(replace(table.interview, title="Ada's"))
    beside = desk.context.archive.beside()
    beside.database.pragma("busy_timeout = 0")
    window = Log(beside.shelf, beside.replica)
    record = desk.context.log.record
    kept_out: list[Exception] = []

    def between(*given: Any, **named: Any) -> Step | None:
        try:
            window.record(table.bo.id, "interview", [Write("interview", table.interview.id, "title", "Bo's")])
        except Refusal as full:
            kept_out.append(full)
        return record(*given, **named)

    monkeypatch.setattr(desk.context.log, "record", between)
    desk.undo()
    assert len(kept_out) == 1
    assert desk.interviews.list()[0].title == "First"
    monkeypatch.undo()
    window.record(table.bo.id, "interview", [Write("interview", table.interview.id, "title", "Bo's")])
    with pytest.raises(Refusal, match="Bo has changed"):
        desk.redo()
    beside.database.close()


def test_an_interview_in_which_others_have_marked_is_not_taken_back(table: Table) -> None:
    table.desk.members.switch(table.bo.id, "4321")
    table.desk.units.mark(table.interview.id, 3, 8)
    table.desk.members.switch(table.ada.id)
    with pytest.raises(Refusal):
        table.desk.undo()
    assert table.desk.interviews.get(table.interview.id)


def test_a_voice_that_speaks_somewhere_is_not_taken_back(table: Table) -> None:
    speaker = table.desk.interviews.add_speaker(table.interview.id, "P1")
    table.desk.members.switch(table.bo.id, "4321")
    table.desk.transcripts.set_speaker(["turn0"], speaker.id)
    table.desk.members.switch(table.ada.id)
    with pytest.raises(Refusal):
        table.desk.undo()
    assert table.turn(0).speaker == speaker.id


def test_a_unit_is_not_taken_from_under_a_colleagues_note_by_redo(table: Table) -> None:
    unit = table.desk.units.mark(table.interview.id, 3, 8)
    table.desk.units.remove(unit.id)
    table.desk.undo()
    table.desk.members.switch(table.bo.id, "4321")
    table.desk.notes.answer(unit.id, "why", "being tired is not laziness")
    table.desk.members.switch(table.ada.id)
    with pytest.raises(Refusal, match="Bo"):
        table.desk.redo()
    assert table.desk.units.one(unit.id)


def test_taking_out_an_interview_is_done_again_whatever_is_in_it(table: Table) -> None:
    table.desk.interviews.remove(table.interview.id)
    table.desk.undo()
    assert table.desk.interviews.get(table.interview.id)
    table.desk.redo()
    assert table.desk.interviews.get(table.interview.id) is None


def keep(table: Table, interview: str, content: str) -> Intake:
    intake = table.desk.recordings.intake(table.desk.folder / "recording.wav", interview)
    intake._hear(Done(taken(content)))  # pyright: ignore[reportPrivateUsage]
    return intake


def test_a_recording_is_taken_back_together_with_the_interview_that_it_made(table: Table) -> None:
    speaker = table.desk.interviews.add_speaker(table.interview.id, "P1")
    recording = keep(table, "", "one").status.result
    assert recording
    table.desk.undo()
    assert table.desk.interviews.get(recording.interview) is None
    table.desk.undo()
    assert table.desk.interviews.speakers(table.interview.id) == []
    table.desk.redo()
    table.desk.redo()
    assert table.desk.recordings.of(recording.interview) == [recording]
    assert table.desk.interviews.speakers(table.interview.id) == [speaker]


def test_an_interview_that_a_recording_made_stays_with_a_colleagues_recording_in_it(table: Table) -> None:
    recording = keep(table, "", "one").status.result
    assert recording
    table.desk.members.switch(table.bo.id, "4321")
    keep(table, recording.interview, "two")
    table.desk.members.switch(table.ada.id)
    with pytest.raises(Refusal, match="work in this interview"):
        table.desk.undo()
    assert table.desk.interviews.get(recording.interview)


def test_recordings_stay_apart_after_one_was_taken_back(table: Table) -> None:
    interview = table.desk.interviews.add("Second").id
    first = keep(table, interview, "one").status.result
    table.desk.members.switch(table.bo.id, "4321")
    second = keep(table, interview, "two").status.result
    table.desk.members.switch(table.ada.id)
    table.desk.undo()
    third = keep(table, interview, "three").status.result
    assert first
    assert second
    assert third
    assert first.place < second.place < third.place


def test_a_recording_is_not_kept_in_an_interview_that_was_taken_away_meanwhile(table: Table) -> None:
    interview = table.desk.interviews.add("Second").id
    intake = table.desk.recordings.intake(table.desk.folder / "recording.wav", interview)
    table.desk.interviews.remove(interview)
    intake._hear(Done(taken("one")))  # pyright: ignore[reportPrivateUsage]
    assert intake.status.sentence
    assert table.desk.recordings.of(interview) == []


def test_what_could_not_be_told_is_told_the_next_time(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    table.desk.feed.poll()
    table.desk.transcripts.edit("turn0", "how was the work")

    def fails(*_asked: object) -> str:
        raise Refusal("The disk failed.")

    with monkeypatch.context() as disk:
        disk.setattr(SqlShelf, "states", fails)
        with pytest.raises(Refusal):
            table.desk.feed.poll()
    assert [one.id for one in table.desk.feed.poll()] == ["turn0"]


def test_undo_passes_over_the_language_that_the_program_speaks(table: Table) -> None:
    me = table.desk.member
    assert me
    table.desk.members.change(replace(me, name="Kari N."))
    renamed = table.desk.member
    assert renamed
    table.desk.members.change(replace(renamed, language="nb"))
    table.desk.undo()
    assert replace(me, language="nb") in table.desk.members.list()


def test_redo_takes_no_round_from_under_what_somebody_wrote(table: Table) -> None:
    desk = table.desk
    begun = desk.rounds.begin(table.interview.id, [table.ada.id, table.bo.id], ["Why?"])
    desk.rounds.take_away(begun.id)
    desk.undo()
    desk.members.switch(table.bo.id, "4321")
    desk.rounds.write(begun.id, 0, "what Bo wrote")
    desk.rounds.finish(begun.id)
    desk.members.switch(table.ada.id)
    with pytest.raises(Refusal, match="begun to take part"):
        desk.redo()
    desk.members.switch(table.bo.id, "4321")
    assert desk.rounds.own(begun.id) == ("what Bo wrote",)
