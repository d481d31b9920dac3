"""Taking a recording in and transcribing it with the real model: paused, killed, taken up, never doubled."""

import multiprocessing
from collections import Counter
from pathlib import Path

import pytest

from tests.desk.conftest import Table
from workbench.cellar.errors import Refusal
from workbench.desk.checking import check_study
from workbench.study.interviews import Recording, TranscriptionState

DATA = Path(__file__).parents[1] / "data"


def taken_in(table: Table, name: str) -> Recording:
    intake = table.desk.recordings.intake(DATA / name)
    intake.start()
    while not intake.wait(5).finished:
        pass
    assert intake.status.result, intake.status.sentence
    return intake.status.result


def until(table: Table, *states: TranscriptionState) -> TranscriptionState:
    while (state := table.desk.transcribing.jobs()[-1].state) not in states:
        table.desk.transcribing.wait(5)
    return state


def words(table: Table, interview: str) -> str:
    reading = table.desk.transcripts.reading(interview)
    assert max(Counter(token.id for token in reading.tokens).values()) == 1
    assert [token.start for token in reading.tokens] == sorted(token.start for token in reading.tokens)
    return reading.text.casefold()


def test_both_engines_write_down_what_was_said(table: Table) -> None:
    recording = taken_in(table, "jfk.flac")
    assert recording.duration == pytest.approx(11_000, abs=100)
    with pytest.raises(Refusal, match="Say which language is spoken"):
        table.desk.transcribing.enqueue(recording.interview)
    for engine in ("faster-whisper", "openai-whisper"):
        again = engine == "openai-whisper"
        table.desk.transcribing.enqueue(recording.interview, engine=engine, language="en", again=again)
        assert until(table, TranscriptionState.DONE, TranscriptionState.FAILED) is TranscriptionState.DONE
        assert "ask not what your country can do for you" in words(table, recording.interview)
        transcription = table.desk.transcribing.jobs()[-1].transcription
        assert transcription.engine == engine
    assert check_study(table.desk).faults == ()


def kill_children() -> None:
    """Not by their command lines: a child that has only just begun still bears its parent's."""
    children = multiprocessing.active_children()
    assert children
    for child in children:
        child.kill()


def test_paused_killed_and_taken_up_again_nothing_is_lost_or_doubled(table: Table) -> None:
    recording = taken_in(table, "two_cities.flac")
    asked = table.desk.transcribing.enqueue(recording.interview, language="en")
    until(table, TranscriptionState.RUNNING)
    table.desk.transcribing.pause(asked.id)
    assert [item.id for item in table.desk.transcribing.unfinished()] == [asked.id]
    table.desk.transcribing.resume(asked.id)
    until(table, TranscriptionState.RUNNING)
    table.desk.transcribing.wait(0)
    kill_children()
    assert until(table, TranscriptionState.FAILED) is TranscriptionState.FAILED
    assert table.desk.transcribing.jobs()[-1].sentence
    table.desk.transcribing.resume(asked.id)
    assert until(table, TranscriptionState.DONE, TranscriptionState.FAILED) is TranscriptionState.DONE
    text = words(table, recording.interview)
    assert text.count("it was the best of times") == 1
    assert table.desk.transcribing.unfinished() == []
    assert check_study(table.desk).faults == ()


def test_pausing_one_that_waits_leaves_the_one_at_work(table: Table) -> None:
    first, second = taken_in(table, "jfk.flac"), taken_in(table, "two_cities.flac")
    table.desk.transcribing.enqueue(first.interview, language="en")
    waiting = table.desk.transcribing.enqueue(second.interview, language="en")
    table.desk.transcribing.wait(0)
    table.desk.transcribing.pause(waiting.id)
    while table.desk.transcribing.busy:
        table.desk.transcribing.wait(5)
    states = [job.state for job in table.desk.transcribing.jobs()]
    assert states == [TranscriptionState.DONE, TranscriptionState.PAUSED]


def test_a_piece_that_cannot_be_kept_stops_the_transcription(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = taken_in(table, "jfk.flac")
    asked = table.desk.transcribing.enqueue(recording.interview, language="en")

    def full(*_args: object) -> None:
        raise Refusal("The disk is full.")

    with monkeypatch.context() as disk:
        disk.setattr("workbench.desk.running.keep_piece", full)
        with pytest.raises(Refusal, match="full"):
            while True:
                table.desk.transcribing.wait(5)
    assert table.desk.transcribing.jobs()[-1].share == 0
    table.desk.transcribing.resume(asked.id)
    assert until(table, TranscriptionState.DONE, TranscriptionState.FAILED) is TranscriptionState.DONE
    assert "country" in words(table, recording.interview)


def test_the_same_recording_is_not_taken_in_twice(table: Table) -> None:
    taken_in(table, "jfk.flac")
    number = table.desk.context.archive.shelf.last_number()
    again = table.desk.recordings.intake(DATA / "jfk.flac")
    again.start()
    while not again.wait(5).finished:
        pass
    assert "already" in (again.status.sentence or "")
    assert table.desk.context.archive.shelf.last_number() == number


@pytest.mark.parametrize(("model", "engine"), [("huge", "auto"), ("base", "siri")])
def test_unknown_models_and_engines_are_refused(table: Table, model: str, engine: str) -> None:
    recording = taken_in(table, "jfk.flac")
    number = table.desk.context.archive.shelf.last_number()
    with pytest.raises(Refusal):
        table.desk.transcribing.enqueue(recording.interview, model=model, engine=engine)
    assert table.desk.context.archive.shelf.last_number() == number
