"""The audit trail beside the log: decisions with their dissent, versions of the guide, who led, coarse traits."""

from dataclasses import replace

import pytest

from tests.desk.conftest import Laptops, Table
from workbench.cellar.errors import Refusal
from workbench.desk.conflict_words import what
from workbench.desk.trail import Decided, Guided


def test_a_decision_keeps_its_reason_and_who_saw_it_differently(table: Table) -> None:
    trail = table.desk.trail
    with pytest.raises(Refusal, match="what was decided"):
        trail.decide(Decided(" ", "because"))
    both = (table.ada.id, table.bo.id, table.ada.id)
    made = trail.decide(
        Decided("No telephone", "hard to hear", "Bo: it is easier for some", both, "2026-03-09")
    )
    later = trail.decide(Decided("Telephone, too", date="2026-04-01"))
    assert trail.decisions() == [later, made]
    assert (made.present, made.dissent) == ((table.ada.id, table.bo.id), "Bo: it is easier for some")
    trail.change_decision(made.id, Decided("No telephone at first"))
    table.desk.members.switch(table.bo.id, "4321")
    for forbidden in (
        lambda: trail.change_decision(made.id, Decided("mine")),
        lambda: trail.remove_decision(made.id),
    ):
        with pytest.raises(Refusal, match="belongs to Ada"):
            forbidden()
    table.desk.members.switch(table.ada.id)
    trail.remove_decision(made.id)
    assert trail.decisions() == [later]
    table.desk.undo()
    assert {one.text for one in trail.decisions()} == {"No telephone at first", "Telephone, too"}


def test_versions_of_the_guide_are_numbered_and_one_was_used(table: Table) -> None:
    desk = table.desk
    with pytest.raises(Refusal, match="the questions"):
        desk.trail.add_guide(Guided(""))
    first = desk.trail.add_guide(Guided("How is work?"))
    second = desk.trail.add_guide(
        Guided(
            "How was it to be at work?",
            "open",
            "Why did you stop?: patronising",
            (table.bo.id,),
            "2026-02-01",
        )
    )
    assert [(one.number, one.rejected) for one in desk.trail.guides()] == [
        (2, "Why did you stop?: patronising"),
        (1, ""),
    ]
    interview = replace(table.interview, guide=second.id, present=(table.ada.id, table.bo.id))
    desk.interviews.change(interview, "P1")
    kept = desk.interviews.get(interview.id)
    assert kept
    assert (kept.guide, kept.present) == (second.id, (table.ada.id, table.bo.id))
    desk.trail.remove_guide(first.id)
    assert [one.number for one in desk.trail.guides()] == [2]


def test_traits_are_coarse_and_shared_by_name(table: Table) -> None:
    desk, interview = table.desk, table.interview
    desk.interviews.change(interview, "P1", (("Age ", "30–39"), ("Work", ""), ("Work", "health")))
    now = desk.interviews.get(interview.id)
    assert now
    assert desk.interviews.traits(now) == (("Age", "30–39"), ("Work", "health"))
    other = desk.interviews.add("Second")
    with pytest.raises(Refusal, match="a code first"):
        desk.interviews.change(other, "", (("Age", "40–49"),))
    desk.interviews.change(other, "P2", (("Sex", "woman"),))
    assert desk.interviews.trait_names() == ["Age", "Work", "Sex"]
    desk.undo()
    again = desk.interviews.get(other.id)
    assert again
    assert desk.interviews.traits(again) == ()
    assert desk.interviews.participant_code(again) == ""


def test_two_laptops_say_different_things_and_both_stand(laptops: Laptops) -> None:
    laptops.give(laptops.ada, laptops.cy)
    interview = laptops.table.interview
    ada, cy = laptops.ada.member, laptops.cy.member
    assert ada
    assert cy
    laptops.ada.interviews.change(replace(interview, present=(ada.id,)), "P1", (("Age", "30–39"),))
    laptops.cy.interviews.change(replace(interview, present=(cy.id,)), "P1", (("Age", "40–49"),))
    laptops.meet()
    for desk in (laptops.ada, laptops.cy):
        found = {what(one): {version.words for version in one.versions} for one in desk.conflicts.open()}
        assert found == {
            "Who led an interview": {"Ada", "Cy"},
            "What is said of P1": {"Age: 30–39", "Age: 40–49"},
        }
