"""Listening goes on after whatever broke it off: for voices, and for when words were said that came without times."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Table
from tests.desk.test_transcribing import DATA, kill_children, taken_in
from workbench.archive import asked
from workbench.cellar import machine
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.desk.hearings import For, HowMany
from workbench.desk.incoming import Wish
from workbench.desk.opening import open_study
from workbench.exchange.transcripts import read
from workbench.exchange.transcripts.protocol import ReadTranscript
from workbench.study.interviews import Recording, Times

PATIENCE = 300


def heard_out(desk: Desk) -> None:
    """Wait until nothing is listened to any more."""
    for _look in range(PATIENCE):
        if not desk.hearings.busy:
            return
        desk.hearings.wait(1)
    pytest.fail("it is still listening")


def anew(desk: Desk, member: str) -> Desk:
    """The study closed and opened again."""
    desk.close()
    opened = open_study(desk.folder, PASSPHRASE)
    opened.members.switch(member)
    return opened


def listening(desk: Desk) -> list[tuple[str, For]]:
    return [(one.recording, one.what) for one in desk.hearings.all()]


def at_work(table: Table) -> Recording:
    """A call whose voices are being heard by a child."""
    recording = taken_in(table, "telephone.flac")
    table.desk.hearings.ask(recording.id, HowMany(2))
    table.desk.hearings.tick()
    return recording


def untimed(name: str) -> ReadTranscript:
    """What is said in a recording, as a file without times has it."""
    words = (DATA / name).read_text("utf-8").split()
    half = len(words) // 2
    return read(f"Kari: {' '.join(words[:half])}\nOla: {' '.join(words[half:])}".encode())


def written(table: Table, name: str) -> Recording:
    """A recording with what is said in it, taken in from a file without times."""
    recording = taken_in(table, f"{name}.flac")
    interview = table.desk.interviews.get(recording.interview)
    assert interview
    wish = Wish(interview=interview.id, voices={"Kari": "Interviewer", "Ola": "P1"})
    table.desk.incoming.keep(untimed(f"{name}.txt"), wish)
    return recording


def spoken(table: Table, interview: str) -> None:
    """Say that English is spoken."""
    known = table.desk.interviews.get(interview)
    assert known
    table.desk.interviews.change(replace(known, language="en"))


def times(desk: Desk, recording: Recording) -> Times:
    made = desk.interviews.taken_in(recording.interview)
    assert made
    return made.times


def test_what_was_not_heard_goes_on_when_the_study_is_opened_again(table: Table) -> None:
    recording = at_work(table)
    table.desk = anew(table.desk, table.ada.id)
    assert not table.desk.hearings.busy
    table.desk.hearings.take_up()
    table.desk.hearings.take_up()
    assert listening(table.desk) == [(recording.id, For.VOICES)]
    heard_out(table.desk)
    assert len(table.desk.interviews.speakers(recording.interview)) == 2
    table.desk.hearings.take_up()
    assert not table.desk.hearings.busy


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize(
    ("by_system", "told"), [(False, "from outside the program"), (True, "out of memory")]
)
def test_a_killed_child_is_told_as_what_it_was_and_can_be_continued(
    table: Table, monkeypatch: pytest.MonkeyPatch, by_system: bool, told: str
) -> None:
    recording = at_work(table)
    if by_system:
        before = machine.memory_kills()
        monkeypatch.setattr(machine, "memory_kills", lambda: before + 1)
    kill_children()
    with pytest.raises(Refusal, match=told):
        heard_out(table.desk)
    assert listening(table.desk) == []
    table.desk = anew(table.desk, table.ada.id)
    table.desk.hearings.take_up()
    (stopped,) = table.desk.hearings.stopped()
    assert told in stopped.stopped
    assert table.desk.hearings.failed(recording.id) == stopped.stopped
    assert not table.desk.hearings.busy
    table.desk.hearings.go_on(recording.id)
    heard_out(table.desk)
    assert table.desk.hearings.stopped() == []
    assert len(table.desk.interviews.speakers(recording.interview)) == 2


def test_stopped_by_a_person_it_stays_so(table: Table) -> None:
    recording = at_work(table)
    table.desk.hearings.stop(recording.id)
    table.desk = anew(table.desk, table.ada.id)
    table.desk.hearings.take_up()
    assert listening(table.desk) == []


def test_one_window_listens_and_the_other_does_not_do_it_again(table: Table) -> None:
    recording = at_work(table)
    other = open_study(table.desk.folder, PASSPHRASE)
    try:
        other.members.switch(table.ada.id)
        other.hearings.take_up()
        other.hearings.tick()
        assert [one.share for one in other.hearings.all()] == [0.0]
        heard_out(table.desk)
        table.desk.hearings.tick()
        heard_out(other)
        assert other.context.archive.shelf.last_number() == table.desk.context.archive.shelf.last_number()
        assert len(other.interviews.speakers(recording.interview)) == 2
    finally:
        other.close()


def test_words_without_times_are_listened_for(table: Table) -> None:
    recording = written(table, "two_cities")
    assert times(table.desk, recording) is Times.GUESSED
    assert listening(table.desk) == [(recording.id, For.TIMES)]
    before = table.desk.transcripts.reading(recording.interview)
    heard_out(table.desk)
    assert times(table.desk, recording) is Times.FOUND
    after = table.desk.transcripts.reading(recording.interview)
    assert [(one.id, one.text) for one in after.tokens] == [(one.id, one.text) for one in before.tokens]
    starts = [one.start for one in after.tokens]
    assert starts == sorted(starts)
    assert len(set(starts)) > len(starts) * 0.9
    assert asked.words_of(table.desk.context.archive.database, recording.interview, recording.id) == {}
    table.desk.undo()
    assert times(table.desk, recording) is Times.GUESSED
    assert not table.desk.hearings.busy, "whoever takes the times back does not ask for them"
    table.desk.undo()
    assert table.desk.transcripts.reading(recording.interview).tokens == []


def test_words_that_are_brought_back_are_listened_for_anew(table: Table) -> None:
    recording = written(table, "jfk")
    for _time in range(2):
        table.desk.undo()
        table.desk.hearings.tick()
        assert listening(table.desk) == [], "there are no words to listen for"
        table.desk.redo()
        assert listening(table.desk) == [(recording.id, For.TIMES)]
    table.desk.interviews.remove(recording.interview)
    table.desk.hearings.tick()
    assert listening(table.desk) == []
    table.desk.undo()
    assert listening(table.desk) == [(recording.id, For.TIMES)]


def test_listening_for_times_goes_on_with_the_pieces_that_are_not_heard(table: Table) -> None:
    recording = written(table, "two_cities")
    assert len(recording.plan) > 1
    database = table.desk.context.archive.database
    said = (DATA / "two_cities.txt").read_text("utf-8").split()
    kept = [[word, 7 + number, 8 + number] for number, word in enumerate(said[: len(said) // 2])]
    asked.keep_words(database, recording.interview, recording.id, 0, kept)
    table.desk = anew(table.desk, table.ada.id)
    table.desk.hearings.take_up()
    heard_out(table.desk)
    assert times(table.desk, recording) is Times.FOUND
    assert table.desk.transcripts.reading(recording.interview).tokens[0].start == 7


def test_of_another_talk_the_times_stay_guessed_and_it_is_said(table: Table) -> None:
    recording = taken_in(table, "jfk.flac")
    spoken(table, recording.interview)
    table.desk.incoming.keep(untimed("two_cities.txt"), Wish(interview=recording.interview, voices={}))
    with pytest.raises(Refusal, match="too few were heard"):
        heard_out(table.desk)
    assert times(table.desk, recording) is Times.GUESSED
    assert not table.desk.hearings.busy
    assert table.desk.hearings.stopped() == []


def test_sound_that_comes_later_is_listened_to_once_its_language_is_known(table: Table) -> None:
    interview = table.desk.incoming.keep(untimed("jfk.txt"), Wish(title="Written first", voices={}))
    assert not table.desk.hearings.busy
    intake = table.desk.recordings.intake(DATA / "jfk.flac", interview.id)
    intake.start()
    while not intake.wait(5).finished:
        pass
    recording = intake.status.result
    assert recording
    assert times(table.desk, recording) is Times.GUESSED
    tokens = table.desk.transcripts.reading(interview.id).tokens
    assert [one.start for one in tokens] == sorted(one.start for one in tokens)
    assert tokens[-1].end > 9_000
    with pytest.raises(Refusal, match="Say which language is spoken"):
        heard_out(table.desk)
    assert [one.what for one in table.desk.hearings.stopped()] == [For.TIMES]
    spoken(table, interview.id)
    table.desk.hearings.go_on(recording.id, For.TIMES)
    heard_out(table.desk)
    assert times(table.desk, recording) is Times.FOUND


def test_what_is_asked_for_goes_with_its_interview(table: Table, tmp_path: Path) -> None:
    recording = written(table, "jfk")
    database = table.desk.context.archive.database
    asked.keep_words(database, recording.interview, recording.id, 0, [["and", 1, 2]])
    with database.transaction():
        table.desk.context.archive.shelf.destroy({recording.interview})
    assert list(asked.all_of(database)) == []
    assert asked.words_of(database, recording.interview, recording.id) == {}
