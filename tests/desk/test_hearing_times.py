"""Listening for when words were said: what is found out on the way is kept, and nobody waits for the comparing."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.desk.conftest import Table
from tests.desk.test_hearings import DATA, PATIENCE, anew, heard_out, spoken, times, written
from workbench.archive import asked
from workbench.desk import finding_times, hearing_times
from workbench.desk.desk import Desk
from workbench.desk.hearings import For
from workbench.speech.heard import Segment, Word
from workbench.speech.messages import Finished, LanguageFound, Message, Note, PieceDone
from workbench.study.interviews import Times


@dataclass
class Runs:
    """Stands for the engine: what it tells at each look, and in which language it was asked to listen."""

    tells: list[list[Message]] = field(default_factory=list[list[Message]])
    languages: list[str | None] = field(default_factory=list[str | None])

    def __call__(self, *_args: Any, language: str | None = None) -> "Runs":
        self.languages.append(language)
        return self

    def start(self) -> None:
        pass

    def cancel(self) -> None:
        pass

    def messages(self, _seconds: float) -> list[Message]:
        return self.tells.pop(0) if self.tells else []


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Runs:
    made = Runs()
    monkeypatch.setattr(hearing_times, "TranscriptionRun", made)
    return made


def all_heard() -> list[Message]:
    """Every word of the recording, a second each."""
    said = (DATA / "jfk.txt").read_text("utf-8").split()
    words = tuple(Word(float(n), n + 0.5, word, 0.9) for n, word in enumerate(said))
    return [PieceDone(0, (Segment(0, words[-1].end, "", words),)), Finished()]


def listened(desk: Desk, until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < deadline, "it never came so far"
        desk.hearings.wait(0.2)


def test_the_language_that_was_found_is_not_guessed_anew(table: Table, runs: Runs) -> None:
    recording = written(table, "two_cities")
    runs.tells = [[LanguageFound("en", 0.9)]]
    listened(table.desk, lambda: not runs.tells and bool(runs.languages))
    table.desk = anew(table.desk, table.ada.id)
    table.desk.hearings.take_up()
    listened(table.desk, lambda: len(runs.languages) > 1)
    assert runs.languages == [None, "en"]
    database = table.desk.context.archive.database
    assert asked.language_of(database, recording.interview, recording.id) == "en"
    table.desk.hearings.stop(recording.id, For.TIMES)
    assert asked.language_of(database, recording.interview, recording.id) == ""


def test_the_language_that_was_found_goes_with_its_interview(table: Table) -> None:
    recording = written(table, "jfk")
    database = table.desk.context.archive.database
    asked.keep_language(database, recording.interview, recording.id, "en")
    with database.transaction():
        table.desk.context.archive.shelf.destroy({recording.interview})
    assert asked.language_of(database, recording.interview, recording.id) == ""


def test_that_the_processor_does_it_is_told(table: Table, runs: Runs) -> None:
    recording = written(table, "jfk")
    spoken(table, recording.interview)
    runs.tells = [[Note("The processor does it.")]]
    listened(table.desk, lambda: bool(runs.languages) and not runs.tells)
    assert [one.note for one in table.desk.hearings.all()] == ["The processor does it."]


def test_words_are_compared_in_another_process(
    table: Table, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = written(table, "jfk")
    spoken(table, recording.interview)
    runs.tells = [all_heard()]

    def never(_search: finding_times.Search) -> None:
        pytest.fail("the window waits")

    monkeypatch.setattr(finding_times, "times_of", never)
    heard_out(table.desk)
    assert times(table.desk, recording) is Times.FOUND
    starts = [one.start for one in table.desk.transcripts.reading(recording.interview).tokens]
    assert starts == [n * 1000 for n in range(len(starts))]


def test_words_that_are_corrected_while_they_are_compared_get_their_times(table: Table, runs: Runs) -> None:
    recording = written(table, "jfk")
    spoken(table, recording.interview)
    runs.tells = [all_heard()]
    listened(table.desk, lambda: bool(runs.languages) and not runs.tells)
    assert times(table.desk, recording) is Times.GUESSED, "the child still compares"
    turn = table.desk.transcripts.reading(recording.interview).turns[0]
    table.desk.transcripts.edit(turn.id, f"Well, {turn.text}")
    heard_out(table.desk)
    assert times(table.desk, recording) is Times.FOUND
    tokens = table.desk.transcripts.reading(recording.interview).tokens
    assert tokens[0].text == "Well,"
    assert [one.start for one in tokens[1:5]] == [0, 1000, 2000, 3000]


def test_listening_that_is_stopped_while_words_are_compared_leaves_them_as_they_are(
    table: Table, runs: Runs
) -> None:
    recording = written(table, "jfk")
    spoken(table, recording.interview)
    runs.tells = [all_heard()]
    listened(table.desk, lambda: bool(runs.languages) and not runs.tells)
    table.desk.hearings.stop(recording.id, For.TIMES)
    assert not table.desk.hearings.busy
    assert times(table.desk, recording) is Times.GUESSED
