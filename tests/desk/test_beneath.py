"""What others have written keeps what it was written beneath, where two laptops did both at once."""

import pytest

from tests.desk.conftest import Laptops
from workbench.archive.check import check
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.study.interviews import Interview
from workbench.study.records import ALIVE
from workbench.study.units import Unit


def open_to(desk: Desk) -> list[tuple[str, str]]:
    return [(one.kind, one.field) for one in desk.conflicts.open()]


def both(laptops: Laptops) -> list[Desk]:
    laptops.meet()
    laptops.meet()
    for desk in (laptops.ada, laptops.cy):
        assert check(desk.context.archive).whole
    return [laptops.ada, laptops.cy]


def test_a_round_stays_under_what_somebody_wrote_in_it(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    assert ada.member
    assert cy.member
    begun = ada.rounds.begin(interview, [ada.member.id, cy.member.id], ["Why?"])
    laptops.meet()
    cy.rounds.write(begun.id, 0, "what Cy wrote")
    cy.rounds.finish(begun.id)
    ada.rounds.take_away(begun.id)
    for desk in both(laptops):
        assert [one.id for one in desk.rounds.of(interview)] == [begun.id]
    assert cy.rounds.own(begun.id) == ("what Cy wrote",)
    ada.rounds.write(begun.id, 0, "what Ada wrote")
    ada.rounds.finish(begun.id)
    both(laptops)
    cy.rounds.turn(begun.id)
    for desk in both(laptops):
        assert desk.rounds.standing(begun.id).open


def test_a_unit_stays_under_a_note(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    unit = ada.units.mark(interview, 1, 4)
    laptops.meet()
    cy.notes.answer(unit.id, "voice", "what Cy wrote")
    ada.units.remove(unit.id)
    ada.feed.poll()
    laptops.meet()
    assert (Unit.KIND, unit.id, interview) in [
        (one.kind, one.id, one.interview_id) for one in ada.feed.poll()
    ]
    for desk in both(laptops):
        assert desk.context.find(Unit, unit.id)
        assert open_to(desk) == [(Unit.KIND, ALIVE)]
    cy.notes.answer(unit.id, "why", "Cy wrote on, and knew")
    for desk in both(laptops):
        assert desk.context.find(Unit, unit.id)
    (conflict,) = ada.conflicts.open()
    assert [one.member for one in conflict.versions] == [cy.context.me, ada.context.me]
    with pytest.raises(Refusal, match="Cy has written a bridling note on this unit"):
        ada.conflicts.keep(conflict, 1)
    ada.conflicts.keep(conflict, 0)
    for desk in both(laptops):
        assert desk.context.find(Unit, unit.id)
        assert open_to(desk) == []


def test_a_note_that_was_emptied_and_is_written_anew_keeps_its_unit(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    unit = ada.units.mark(interview, 1, 4)
    laptops.meet()
    cy.notes.answer(unit.id, "voice", "first")
    cy.notes.answer(unit.id, "voice", "")
    laptops.meet()
    cy.notes.answer(unit.id, "voice", "anew")
    ada.units.remove(unit.id)
    for desk in both(laptops):
        assert desk.context.find(Unit, unit.id)


def test_a_disagreement_stays_under_an_answer(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    begun = ada.disagreements.begin(ada.targets.whole(interview), "how Ada sees it")
    laptops.meet()
    cy.disagreements.write(begun.id, "how Cy sees it")
    ada.undo()
    for desk in both(laptops):
        (one,) = desk.disagreements.of(interview)
        assert {voice.text for voice in one.voices} == {"how Ada sees it", "how Cy sees it"}
        assert ("disagreement", ALIVE) in open_to(desk)


def test_an_interview_stays_under_a_unit_and_can_be_taken_out_by_hand(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    laptops.meet()
    cy.units.mark(interview, 1, 4)
    ada.interviews.remove(interview)
    for desk in both(laptops):
        assert [one.id for one in desk.interviews.list()] == [interview]
        assert open_to(desk) == [(Interview.KIND, ALIVE)]
    cy.conflicts.keep(cy.conflicts.open()[0], 1)
    for desk in both(laptops):
        assert desk.interviews.list() == []
        assert open_to(desk) == []


def test_listening_is_no_reason_for_an_interview_to_stay(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    laptops.meet()
    cy.transcripts.listened("rec", [(0, 500)])
    ada.interviews.remove(interview)
    for desk in both(laptops):
        assert desk.interviews.list() == []


def test_what_is_taken_away_keeps_nothing(laptops: Laptops) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    unit = cy.units.mark(interview, 1, 4)
    laptops.meet()
    cy.units.remove(unit.id)
    ada.interviews.remove(interview)
    for desk in both(laptops):
        assert desk.interviews.list() == []
