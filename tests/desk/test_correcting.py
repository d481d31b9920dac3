"""Correcting, splitting, joining: one step each, undone one by one, word times kept."""

import pytest

from tests.desk.conftest import SAID, Table
from workbench.cellar.errors import Refusal
from workbench.study.tokens import TokenKind


def test_a_corrected_word_keeps_its_time_and_loses_its_doubt(table: Table) -> None:
    table.desk.transcripts.edit("turn1", "I was so weary that day")
    token = table.turn(1).tokens[3]
    assert (token.text, token.start, token.probability) == ("weary", 1800, None)
    undone = table.desk.undo()
    assert undone
    assert undone.sentence == "Undone: text corrected."
    assert tuple(table.turns()) == SAID


def test_split_and_join_give_back_the_same_words(table: Table) -> None:
    before = table.desk.transcripts.reading(table.interview.id).tokens
    table.desk.transcripts.split("turn1", 3)
    assert table.turns()[1:3] == ["I was so", "tired that day"]
    table.desk.transcripts.join("turn1")
    assert tuple(table.turns()) == SAID
    assert table.desk.transcripts.reading(table.interview.id).tokens == before


def test_rests_split_again_and_again_stay_in_order(table: Table) -> None:
    rest = "turn1"
    for _time in range(5):
        rest = table.desk.transcripts.split(rest, 1)
    assert table.turns() == [SAID[0], *SAID[1].split(), *SAID[2:]]


@pytest.mark.parametrize("index", [0, 6, -1])
def test_a_turn_is_not_split_at_its_ends(table: Table, index: int) -> None:
    number = table.desk.context.archive.shelf.last_number()
    with pytest.raises(Refusal):
        table.desk.transcripts.split("turn1", index)
    assert table.desk.context.archive.shelf.last_number() == number


def test_marks_are_tokens_with_the_length_of_their_gap(table: Table) -> None:
    table.desk.transcripts.insert_mark("turn1", 2, TokenKind.PAUSE)
    token = table.turn(1).tokens[2]
    assert (token.kind, token.start, token.end) == (TokenKind.PAUSE, 1450, 1500)


def test_one_voice_is_given_to_several_turns_in_one_step(table: Table) -> None:
    speaker = table.desk.interviews.add_speaker(table.interview.id, "P1")
    table.desk.transcripts.set_speaker(["turn1", "turn3"], speaker.id)
    assert [table.turn(n).speaker for n in range(4)] == ["", speaker.id, "", speaker.id]
    table.desk.undo()
    assert {table.turn(n).speaker for n in range(4)} == {""}


def test_listened_spans_are_joined_and_never_undone(table: Table) -> None:
    table.desk.transcripts.listened("rec", [(0, 1000), (1200, 3000)])
    table.desk.transcripts.listened("rec", [(18_000, 99_000)])
    assert table.desk.transcripts.listened_spans(table.interview.id) == {"rec": ((0, 3000), (18_000, 20_000))}
    assert table.desk.can_take_back().undo != "listened"


def test_an_emptied_turn_is_taken_away_and_comes_back(table: Table) -> None:
    table.desk.transcripts.edit("turn2", "  ")
    assert len(table.turns()) == 3
    table.desk.undo()
    assert tuple(table.turns()) == SAID
