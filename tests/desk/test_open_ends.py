"""What stands open, one line each, for the member who works here; of a blind round never more than how many."""

from tests.desk.conftest import Laptops, Table
from workbench.desk.desk import Desk
from workbench.desk.open_ends import Matter
from workbench.study.differing import Move
from workbench.study.rounds import Purpose

REFLECTION = (Matter.REFLECTION, "After “First” no reflection notes are written yet.")


def told(desk: Desk) -> list[tuple[Matter, str]]:
    return [(one.matter, one.words) for one in desk.open_ends.all()]


def works(table: Table, name: str) -> None:
    table.desk.members.switch({"Ada": table.ada.id, "Bo": table.bo.id}[name], "4321" if name == "Bo" else "")


def test_an_interview_that_was_held_wants_reflection_notes_and_then_its_discussion(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    desk.interviews.add("Not held yet")
    assert told(desk) == [REFLECTION]
    both = [table.ada.id, table.bo.id]
    round_ = desk.rounds.begin(interview, both, ["What stays?"], purpose=Purpose.REFLECTION)
    assert told(desk) == [(Matter.CARD, "Your reflection note after “First” is not finished.")]
    desk.rounds.pass_by(round_.id)
    assert told(desk) == [(Matter.ROUND, "The reflection notes after “First”: 1 of 2 done.")]
    works(table, "Bo")
    desk.rounds.write(round_.id, 0, "her hands")
    desk.rounds.finish(round_.id)
    (line,) = told(desk)
    assert line == (
        Matter.ROUND, "The reflection notes after “First” can be read: 0 of 1 cards are turned.",
    )  # fmt: skip
    desk.rounds.turn(round_.id)
    assert told(desk) == [(Matter.DISCUSSION, "After “First” the discussion is not written down yet.")]
    desk.discussions.write(desk.targets.whole(interview), (both, "", "said"))
    assert told(desk) == []


def test_a_line_that_says_why_not_is_enough(table: Table) -> None:
    desk = table.desk
    desk.discussions.write(desk.targets.words(table.interview.id, 3, 8), ([], "", "of some words alone"))
    assert told(desk) == [REFLECTION]
    desk.discussions.write(desk.targets.whole(table.interview.id), ([], "", "no time"), held=False)
    assert told(desk) == []


def test_disagreements_stand_until_an_author_changes_the_own_view(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    begun = desk.disagreements.begin(desk.targets.words(interview, 3, 8), "tired")
    where = "“I was so tired that day” in “First”"
    line = (Matter.DISAGREEMENT, f"{where}: so far only Ada has written how they see it.")
    assert told(desk) == [line, REFLECTION]
    works(table, "Bo")
    desk.disagreements.write(begun.id, "angry")
    both = (Matter.DISAGREEMENT, f"{where}: Bo and Ada see it differently, and all of it stands.")
    assert told(desk) == [both, REFLECTION]
    reading = desk.disagreements.propose(begun.id, "both")
    assert told(desk) == [both, REFLECTION]
    works(table, "Ada")
    asked = (Matter.READING, f"{where}: Bo has written a reading that you all could share. Do you agree?")
    assert told(desk) == [asked, both, REFLECTION]
    desk.disagreements.agree(reading.id)
    assert told(desk) == [REFLECTION]
    desk.disagreements.write(begun.id, "angry, I see now", Move.VIEW)
    assert told(desk) == [REFLECTION]


def test_who_says_that_the_own_position_stands_is_not_asked_again(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    begun = desk.disagreements.begin(desk.targets.words(interview, 3, 8), "tired")
    works(table, "Bo")
    desk.disagreements.write(begun.id, "angry")
    desk.disagreements.propose(begun.id, "both")
    works(table, "Ada")
    assert Matter.READING in {matter for matter, _words in told(desk)}
    desk.disagreements.stand(begun.id)
    assert [matter for matter, _words in told(desk)] == [Matter.DISAGREEMENT, Matter.REFLECTION]


def test_own_units_are_to_review_one_line_for_each_interview(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    desk.units.mark(interview, 3, 8)
    desk.units.mark(interview, 4, 8)
    desk.units.mark(interview, 9, 10)
    works(table, "Bo")
    desk.units.mark(interview, 5, 8)
    assert told(desk) == [REFLECTION]
    desk.transcripts.edit("turn1", "I was very tired this day")
    line = "In “First” {} of your units of meaning {} to be reviewed."
    assert told(desk) == [(Matter.REVIEW, line.format(1, "is")), REFLECTION]
    works(table, "Ada")
    assert told(desk) == [(Matter.REVIEW, line.format(2, "are")), REFLECTION]
    assert [one.matter for one in desk.open_ends.at_once()] == [Matter.REFLECTION]


def test_rounds_tell_how_many_and_never_who(table: Table) -> None:
    desk, interview = table.desk, table.interview.id
    desk.discussions.write(desk.targets.whole(interview), ([], "", "said"))
    round_ = desk.rounds.begin(interview, [table.ada.id, table.bo.id], ["What?"], (3, 8))
    where = "“I was so tired that day” in “First”"
    assert told(desk) == [(Matter.CARD, f"A round waits for what you write: {where}.")]
    desk.rounds.write(round_.id, 0, "secret")
    desk.rounds.finish(round_.id)
    assert told(desk) == [(Matter.ROUND, f"The round on {where}: 1 of 2 done.")]
    works(table, "Bo")
    desk.rounds.pass_by(round_.id)
    assert told(desk) == [(Matter.ROUND, f"The round on {where} can be read: 0 of 1 cards are turned.")]
    desk.rounds.turn(round_.id)
    assert told(desk) == []


def test_what_was_changed_in_two_ways_stands_last(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    laptops.give(ada, cy)
    turn = laptops.table.turn(1).id
    cy.transcripts.edit(turn, "I was so very tired that day")
    ada.transcripts.edit(turn, "I was tired that day")
    laptops.give(cy, ada)
    line = "What is said in a turn, in “First”: changed in two ways on two computers."
    assert told(ada) == [REFLECTION, (Matter.CONFLICT, line)]
