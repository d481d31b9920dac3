"""A round over the whole study: as blind as any other, told of where the study as a whole is told of."""

import json

import pytest

from tests.desk.conftest import Laptops, Table
from workbench.cellar.errors import Refusal
from workbench.desk.open_ends import Matter
from workbench.study.rounds import Purpose, Round

ASKED = ("Which themes?",)


def works(table: Table, name: str) -> None:
    table.desk.members.switch({"Ada": table.ada.id, "Bo": table.bo.id}[name], "4321" if name == "Bo" else "")


def begin(table: Table, purpose: Purpose = Purpose.THEMES) -> Round:
    return table.desk.rounds.begin("", [table.ada.id, table.bo.id], ASKED, purpose=purpose)


def test_it_is_blind_until_all_are_done_and_belongs_to_no_interview(table: Table) -> None:
    rounds, begun = table.desk.rounds, begin(table)
    assert [one.id for one in rounds.of("")] == [begun.id]
    assert rounds.of(table.interview.id) == []
    rounds.write(begun.id, 0, "shame")
    rounds.finish(begun.id)
    works(table, "Bo")
    assert (rounds.cards(begun.id), rounds.standing(begun.id).open) == ([], False)
    shelf = table.desk.context.archive.shelf
    assert "shame" not in repr([step for _n, step in shelf.steps_after(0)])
    rounds.write(begun.id, 0, "hands")
    rounds.finish(begun.id)
    works(table, "Ada")
    rounds.turn(begun.id)
    rounds.turn(begun.id)
    assert [card.answers for card in rounds.cards(begun.id)] == [("hands",), ("shame",)]
    table.desk.replies.say(rounds.cards(begun.id)[0].id, "hers, too")
    assert [reply.text for reply in table.desk.replies.of(begun.id)] == ["hers, too"]


def test_it_stands_open_for_the_whole_study_and_counts_in_the_balance(table: Table) -> None:
    desk, begun = table.desk, begin(table)
    first = desk.open_ends.all()[0]
    assert (first.matter, first.interview, first.id) == (Matter.CARD, "", begun.id)
    assert first.words == "Your list of preliminary themes is not finished."
    desk.rounds.write(begun.id, 0, "shame")
    desk.rounds.finish(begun.id)
    assert desk.open_ends.all()[0].words == "The lists of preliminary themes: 1 of 2 done."
    works(table, "Bo")
    desk.rounds.pass_by(begun.id)
    desk.rounds.turn(begun.id)
    assert desk.balance.now().rounds == 1
    assert all(one.id != begun.id for one in desk.open_ends.all())


def test_what_is_laid_is_an_answer_to_no_question(table: Table) -> None:
    begun = begin(table, Purpose.LAYING)
    table.desk.rounds.pass_by(begun.id)
    works(table, "Bo")
    table.desk.rounds.pass_by(begun.id)
    found = table.desk.balance.now()
    assert (found.rounds, found.questions.total(), found.given) == (1, 0, 0)


def test_a_reading_needs_its_interview_and_a_list_its_writer(table: Table) -> None:
    with pytest.raises(Refusal, match="no longer there"):
        begin(table, Purpose.READING)
    with pytest.raises(Refusal, match="Choose who writes a list"):
        table.desk.rounds.begin("", [], ASKED, purpose=Purpose.THEMES)
    with pytest.raises(Refusal, match="at least two"):
        table.desk.rounds.begin("", [table.ada.id], ASKED, purpose=Purpose.LAYING)
    table.desk.rounds.begin("", [table.ada.id], ASKED, purpose=Purpose.THEMES)
    assert len(table.desk.rounds.of("")) == 1


def test_what_was_laid_on_two_laptops_is_read_on_both(laptops: Laptops) -> None:
    table = laptops.table
    cy = laptops.cy.member
    assert cy
    begun = table.desk.rounds.begin("", [table.ada.id, cy.id], ASKED, purpose=Purpose.LAYING)
    laptops.give(laptops.ada, laptops.cy)
    for desk, laid in ((laptops.ada, ["a"]), (laptops.cy, ["b"])):
        desk.rounds.write(begun.id, 0, json.dumps(laid))
        desk.rounds.finish(begun.id)
    laptops.meet()
    for desk in (laptops.ada, laptops.cy):
        desk.rounds.give_keys()
    laptops.meet()
    for _card in range(2):
        laptops.ada.rounds.turn(begun.id)
    laptops.meet()
    for desk in (laptops.ada, laptops.cy):
        laid = [json.loads(card.answers[0]) for card in desk.rounds.cards(begun.id) if card.answers]
        assert sorted(laid) == [["a"], ["b"]]
