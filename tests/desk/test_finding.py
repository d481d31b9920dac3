"""What is found: in the order of the study, sounds by their names in both languages."""

from collections.abc import Iterator

import pytest

from tests.desk.conftest import Table
from workbench.cellar.words import use_language
from workbench.desk.checking import check_study
from workbench.desk.gestures import Gesture
from workbench.history.log import making
from workbench.study.interviews import Turn
from workbench.study.order import at_time
from workbench.study.tokens import Token, TokenKind


def say(table: Table, interview: str, time: int, said: str) -> str:
    tokens = tuple(Token(f"{interview}.{time + n}", word, time, time) for n, word in enumerate(said.split()))
    turn = Turn(
        id=f"{interview}{time}", interview=interview, recording="rec", place=at_time(time), tokens=tokens
    )
    table.desk.context.record(Gesture.TRANSCRIBED, making(turn), lasting=True)
    return turn.id


def found(table: Table, words: str) -> list[str]:
    return [one.id for one in table.desk.finder.find(words)]


def test_places_come_by_interview_and_by_time_in_the_transcript(table: Table) -> None:
    first, second = table.interview.id, table.desk.interviews.add("Second").id
    last = say(table, second, 0, "always tired")
    late = say(table, first, 9000, "still tired")
    unit = table.desk.units.mark(first, 4, 8)
    note = table.desk.notes.answer(unit.id, "why", "tired is a word for it")
    early = say(table, first, 500, "never tired")
    assert found(table, "tired") == [early, "turn1", unit.id, note.id, late, last]


def test_units_over_several_turns_come_by_their_words(table: Table) -> None:
    late, early = (table.desk.units.mark(table.interview.id, first, 12) for first in (9, 2))
    note = table.desk.notes.answer(early.id, "why", "nobody then and there")
    assert found(table, "then nobody") == [early.id, note.id, late.id]


def test_a_note_alone_comes_after_the_transcript(table: Table) -> None:
    unit = table.desk.units.mark(table.interview.id, 0, 1)
    note = table.desk.notes.answer(unit.id, "why", "tired of it")
    assert found(table, "tired") == ["turn1", note.id]


@pytest.fixture
def bokmal() -> Iterator[None]:
    use_language("nb")
    yield
    use_language("en")


def laugh(table: Table) -> list[str]:
    """What a turn with a laugh and a unit over it are shown with, found by each name of the laugh."""
    table.desk.transcripts.insert_mark("turn1", 3, TokenKind.LAUGHTER)
    table.desk.units.mark(table.interview.id, 3, 8)
    places = [place for name in ("latter", "laughter") for place in table.desk.finder.find(name)]
    assert [place.kind for place in places] == ["turn", "unit"] * 2
    assert {place.start_ms for place in places if place.kind == "turn"} == {table.turn(1).tokens[3].start}
    return [place.snippet[slice(*place.matches[0])] for place in places]


def test_a_sound_is_found_by_its_name_in_both_languages(table: Table) -> None:
    assert laugh(table) == ["latter", "latter", "laughter", "laughter"]
    assert check_study(table.desk).faults == ()


def test_a_sound_is_shown_in_the_readers_language(table: Table, bokmal: None) -> None:
    laugh(table)
    snippets = {place.snippet for place in table.desk.finder.find("tired")}
    assert snippets == {"I was so [latter] tired that day", "I was so [latter] tired that"}
