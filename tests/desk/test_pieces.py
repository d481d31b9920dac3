"""What was heard becomes turns: sounds as marks, and the silence between two pieces as a pause."""

import pytest

from tests.desk.conftest import Table
from tests.desk.test_growing import begun
from workbench.desk.pieces import keep_piece
from workbench.speech.heard import Segment, Word
from workbench.speech.verbatim import pause
from workbench.study.interviews import Transcription, Turn
from workbench.study.tokens import TokenKind, is_doubtful, shown


def heard(table: Table, transcription: Transcription, number: int, *words: Word) -> list[list[str]]:
    """The turns that a piece becomes, each as its tokens are shown."""
    before = {turn.id for turn in table.desk.context.all(Turn, table.interview.id)}
    segment = Segment(words[0].start, words[-1].end, "", words)
    keep_piece(table.desk.context, transcription, number, [segment])
    turns = table.desk.context.all(Turn, table.interview.id)
    fresh = sorted((turn for turn in turns if turn.id not in before), key=lambda turn: turn.place)
    return [[shown(token) for token in turn.tokens] for turn in fresh]


def test_sounds_keep_their_kind_and_their_time(table: Table) -> None:
    transcription = begun(table)
    laughter = Word(0.2, 0.9, "", 0.8, TokenKind.LAUGHTER)
    assert heard(table, transcription, 0, laughter, Word(0.9, 1.0, "Yes.", 0.9)) == [["[laughter]", "Yes."]]
    turn = max(table.desk.context.all(Turn, table.interview.id), key=lambda turn: turn.place)
    assert (turn.tokens[0].start, turn.tokens[0].end) == (200, 900)
    assert turn.tokens[0].probability == 0.8


def test_a_sound_that_was_invented_is_doubtful_and_a_pause_is_not(table: Table) -> None:
    transcription = begun(table)
    crying = Word(0.2, 0.9, "", 0.0, TokenKind.CRYING)
    heard(table, transcription, 0, pause(0, 200), crying, Word(0.9, 1.0, "Yes.", 0.9))
    turn = max(table.desk.context.all(Turn, table.interview.id), key=lambda turn: turn.place)
    assert [is_doubtful(token) for token in turn.tokens] == [False, True, False]
    assert [token.probability for token in turn.tokens] == [None, 0.0, 0.9]


def test_a_pause_begins_a_new_row_with_what_is_said_after_it(table: Table) -> None:
    transcription = begun(table)
    words = [Word(0.0, 0.1, "I", 0.9), pause(100, 2600), Word(2.6, 2.9, "went.", 0.9)]
    assert heard(table, transcription, 0, *words) == [["I"], ["[pause 2 s]", "went."]]


@pytest.mark.parametrize(("number", "pauses"), [(0, ["[pause 4 s]"]), (1, []), (2, ["[pause 10 s]"])])
def test_the_silence_before_a_piece_is_a_pause_if_it_is_long(
    table: Table, number: int, pauses: list[str]
) -> None:
    plan = ((4_000, 5_000), (5_000, 6_000), (15_400, 16_000))
    transcription = begun(table, plan=plan)
    start = plan[number][0] / 1000 + 0.3
    assert heard(table, transcription, number, Word(start, start + 0.4, "Yes.", 0.9)) == [[*pauses, "Yes."]]


def test_what_an_engine_did_not_write_down_is_not_called_a_pause(table: Table) -> None:
    transcription = begun(table, plan=((0, 1_000), (4_000, 30_000)))
    (row,) = heard(table, transcription, 1, Word(25.0, 25.5, "Yes.", 0.9))
    assert row == ["[pause 4 s]", "Yes."]
    turn = max(table.desk.context.all(Turn, table.interview.id), key=lambda turn: turn.place)
    assert turn.tokens[0].end == 4_300


def test_a_piece_without_a_word_keeps_the_silence_around_it(table: Table) -> None:
    transcription = begun(table, plan=((0, 1_000), (70_000, 72_000), (73_000, 75_000)))
    keep_piece(table.desk.context, transcription, 1, [])
    assert heard(table, transcription, 2, Word(73.5, 75.0, "Yes.", 0.9)) == [["[pause 2 s]", "Yes."]]
    (alone,) = (turn for turn in table.desk.context.all(Turn, table.interview.id) if turn.start == 700)
    assert [shown(token) for token in alone.tokens] == ["[pause 70 s]"]


def test_a_pause_at_the_end_stays_with_what_was_said_before_it(table: Table) -> None:
    transcription = begun(table, plan=((0, 1_700),))
    assert heard(table, transcription, 0, Word(0.0, 0.2, "No.", 0.9), Word(1.5, 1.7, "Yes.", 0.9)) == [
        ["No."],
        ["Yes.", "[pause 3 s]"],
    ]
