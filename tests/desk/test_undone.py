"""What undo and redo tell: which mark it was, and where what they changed stands."""

import pytest

from tests.desk.conftest import Table
from workbench.desk.undone import Undone
from workbench.study.quotes import EditKind
from workbench.study.results import Genre
from workbench.study.tokens import TokenKind

NAMED = {
    TokenKind.PAUSE: "pause put in",
    TokenKind.LAUGHTER: "laughter put in",
    TokenKind.CRYING: "crying put in",
    TokenKind.OVERLAP: "overlap put in",
    TokenKind.UNCLEAR: "“unclear” put in",
}


def undo(table: Table) -> Undone:
    told = table.desk.undo()
    assert told
    return told


@pytest.mark.parametrize("kind", NAMED, ids=lambda kind: kind.name)
def test_what_was_put_in_is_named(table: Table, kind: TokenKind) -> None:
    table.desk.transcripts.insert_mark("turn1", 2, kind)
    assert table.desk.can_take_back().undo == NAMED[kind]
    assert undo(table).sentence == f"Undone: {NAMED[kind]}."
    assert table.desk.can_take_back().redo == NAMED[kind]
    again = table.desk.redo()
    assert again
    assert again.sentence == f"Done again: {NAMED[kind]}."
    assert (again.interview, again.turn, again.word) == (table.interview.id, "turn1", 2)


def test_a_corrected_word_is_pointed_at(table: Table) -> None:
    table.desk.transcripts.edit("turn3", "nobody asked me why I was")
    told = undo(table)
    assert (told.turn, told.word, told.unit) == ("turn3", 3, "")


def test_a_split_is_pointed_at_where_it_was(table: Table) -> None:
    table.desk.transcripts.split("turn1", 4)
    told = undo(table)
    assert (told.turn, told.word) == ("turn1", 4)


def test_a_unit_is_pointed_at(table: Table) -> None:
    unit = table.desk.units.mark(table.interview.id, 3, 8)
    table.desk.units.remove(unit.id)
    told = undo(table)
    assert (told.interview, told.unit, told.question) == (table.interview.id, unit.id, None)


def test_the_question_of_a_note_is_pointed_at(table: Table) -> None:
    unit = table.desk.units.mark(table.interview.id, 3, 8)
    table.desk.notes.answer(unit.id, "another", "perhaps relief")
    table.desk.notes.answer(unit.id, "why", "she was tired")
    questions = [undo(table).question, undo(table).question]
    again = table.desk.redo()
    assert again
    assert (again.unit, [*questions, again.question]) == (unit.id, ["why", "another", "another"])


def test_what_stands_in_no_interview_is_only_told(table: Table) -> None:
    table.desk.members.add("Eve", ())
    assert undo(table) == Undone("Undone: member added.")


def test_what_is_done_together_is_looked_at_in_its_interview(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    desk.disagreements.begin(desk.targets.whole(interview), "so")
    desk.discussions.write(desk.targets.whole(interview), ([], "", "said"))
    for words in ("discussion written down", "seen differently"):
        assert desk.undo() == Undone(f"Undone: {words}.", interview, together=True)


def test_a_quote_is_pointed_at_where_it_was_said_or_where_it_is_printed(table: Table) -> None:
    desk = table.desk
    quote = desk.quotes.from_words(table.interview.id, 3, 8)
    desk.quotes.edit(quote.id, EditKind.MASK, 4, 5, "then")
    desk.translations.write(quote.id, "nb", "Jeg var så trett")
    for _step in range(3):
        told = undo(table)
        assert told.words
        assert (told.room, told.words.interview, told.words.passage) == ("", table.interview.id, quote.anchor)
    for _step in range(3):
        desk.redo()
    text = desk.results.begin(Genre.ANALYTIC, "Snow")
    standing = desk.results.put_quote(text.id, quote.id)
    desk.quotes.take_back(quote.id, desk.quotes.one(quote.id).quote.edits[0])
    told = undo(table)
    assert (told.room, told.shown, told.words) == ("results", standing.id, None)
