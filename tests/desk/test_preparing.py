"""What readers bring and meet first: the own comes first, then the others' can be read, on screen and in search."""

import pytest

from tests.desk.conftest import Laptops, Table
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.desk.open_ends import Matter


def works(table: Table, name: str) -> None:
    table.desk.members.switch({"Ada": table.ada.id, "Bo": table.bo.id}[name], "4321" if name == "Bo" else "")


def brought(desk: Desk) -> list[str]:
    return [one.text for one in desk.preparing.brought()]


def waits(desk: Desk) -> list[tuple[Matter, str]]:
    matters = (Matter.BRINGING, Matter.IMPRESSION)
    return [(one.matter, one.words) for one in desk.open_ends.all() if one.matter in matters]


def test_others_are_read_once_the_own_is_written(table: Table) -> None:
    desk = table.desk
    assert waits(desk) == []
    desk.preparing.bring("I have been ill myself ")
    assert (brought(desk), waits(desk)) == (["I have been ill myself"], [])
    works(table, "Bo")
    assert brought(desk) == []
    assert desk.preparing.waiting() == 1
    assert waits(desk) == [
        (Matter.BRINGING, "1 of you has written down what they bring. Write yours; then you can read it.")
    ]
    with pytest.raises(Refusal, match="Nothing is written"):
        desk.preparing.bring(" ")
    desk.preparing.bring_nothing()
    assert brought(desk) == ["I have been ill myself", ""]
    assert waits(desk) == []
    desk.preparing.bring("I know her")
    works(table, "Ada")
    assert brought(desk) == ["I have been ill myself", "I know her"]
    desk.undo()
    assert brought(desk) == []
    assert desk.preparing.waiting() == 1


def test_what_one_brings_is_changed_and_not_doubled(table: Table) -> None:
    desk = table.desk
    desk.preparing.bring("one")
    desk.preparing.bring("two")
    desk.preparing.bring("two")
    assert brought(desk) == ["two"]
    desk.undo()
    assert brought(desk) == ["one"]


def test_impressions_are_one_for_each_reader_and_interview(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    desk.interviews.add("Without words")
    assert [one.id for one in desk.preparing.unread()] == [interview]
    desk.preparing.impress(interview, "a quiet sorrow")
    desk.preparing.impress(interview, "a quiet sorrow, and a smile")
    assert desk.preparing.unread() == []
    works(table, "Bo")
    assert [one.id for one in desk.preparing.unread()] == [interview]
    assert desk.preparing.impressions(interview) == []
    assert [matter for matter, _words in waits(desk)] == [Matter.IMPRESSION]
    desk.preparing.impress(interview, "anger")
    texts = [one.text for one in desk.preparing.impressions(interview)]
    assert texts == ["anger", "a quiet sorrow, and a smile"]
    with pytest.raises(Refusal, match="Nothing is written"):
        desk.preparing.impress(interview, "")


def test_two_laptops_of_one_member_keep_both(laptops: Laptops, table: Table) -> None:
    laptops.give(laptops.ada, laptops.cy)
    cy = laptops.cy.member
    assert cy
    laptops.cy.preparing.bring("mine")
    laptops.ada.preparing.bring("hers")
    laptops.meet()
    assert sorted(brought(laptops.ada)) == sorted(brought(laptops.cy)) == ["hers", "mine"]
    assert laptops.ada.conflicts.open() == []


def test_it_is_counted_for_those_who_are_in_the_study_and_never_by_name(table: Table) -> None:
    desk = table.desk
    desk.preparing.bring("one")
    (step, *_others) = desk.method.way()
    assert step.had.words == "1 of 2 members has written down what they bring."
    assert "Ada" not in step.had.words
