"""What is said coarsely of participants: each voice of a group can be described, and it goes with the interview."""

from collections import Counter
from dataclasses import replace

import pytest

from tests.desk.conftest import Laptops, Table
from tests.desk.reported import group
from tests.desk.test_report import gathered
from workbench.desk.conflict_words import what
from workbench.desk.desk import Desk
from workbench.desk.report_choices import Matter
from workbench.study.interviews import Interview
from workbench.study.people import Participant, Speaker

SAID = (
    ("Interviewer", "how is work"),
    ("P3", "I count the days"),
    ("P4", "we never count"),
    ("P5", "nobody asks"),
    ("P6", "I do"),
)
NURSE, COOK = (("Work", "nurse"),), (("Work", "cook"),)


@pytest.fixture
def talk(table: Table) -> Interview:
    return group(table.desk, *SAID)


def voice(desk: Desk, interview: Interview, label: str) -> Speaker:
    return next(one for one in desk.interviews.speakers(interview.id) if one.label.upper() == label.upper())


def describe(desk: Desk, interview: Interview, **told: str) -> None:
    """Say in one gesture what everybody's work is."""
    desk.interviews.change(interview, of_others={code: (("Work", work),) for code, work in told.items()})


def log_of(desk: Desk) -> str:
    return repr([step for _number, step in desk.context.archive.shelf.steps_after(0)])


def test_all_who_are_heard_in_a_group_stand_in_the_table(table: Table, talk: Interview) -> None:
    desk = table.desk
    assert desk.interviews.heard_codes(talk.id) == ["P3", "P4", "P5", "P6"]
    describe(desk, talk, P3="nurse", P4="nurse", P5="Nurse ", P6="cook")
    found = gathered(table)
    rows = found.report.participants.rows
    assert [row[0] for row in rows] == ["P1", "P3", "P4", "P5", "P6"]
    assert "cook" not in str(rows), "the one who cooks is not found by it"
    assert min(Counter(row[1:] for row in rows).values()) >= 3 or not rows
    assert any("Work" in one.words for one in found.notices if one.matter is Matter.CELLS)
    describe(desk, talk, P6="nurse")
    table.desk.interviews.remove(table.interview.id)
    assert [row[:2] for row in gathered(table).report.participants.rows] == [
        (code, "nurse") for code in ("P3", "P4", "P5", "P6")
    ]
    assert desk.report.told_of("P6")[: len(NURSE)] == NURSE
    assert desk.interviews.trait_names() == ["Work"]
    assert {one.code for one in desk.context.all(Participant)} == {"P1"}, "nobody is made up for it"


def test_what_is_said_of_a_voice_is_taken_back_in_one_step(table: Table, talk: Interview) -> None:
    desk = table.desk
    described = voice(desk, talk, "P3")
    desk.interviews.rename_speaker(described.id, "P9", traits=NURSE)
    assert (desk.interviews.traits_of("P9"), desk.interviews.traits_of("P3")) == (NURSE, ())
    desk.undo()
    assert (voice(desk, talk, "P3").traits, desk.interviews.traits_of("P9")) == ((), ())
    made = desk.interviews.add_speaker(talk.id, "P8", traits=(("Work ", " cook"), ("Age", "")))
    assert voice(desk, talk, "P8").traits == COOK
    desk.interviews.rename_speaker(made.id, "P7")
    assert desk.interviews.traits_of("P7") == COOK, "it stays with who was described"
    desk.interviews.rename_speaker(made.id, "Moderator", traits=NURSE)
    assert voice(desk, talk, "Moderator").traits == COOK, "who has no code is described by nobody"


def test_somebody_in_two_groups_is_one(table: Table, talk: Interview) -> None:
    desk = table.desk
    again = group_again(desk)
    describe(desk, talk, P3="nurse")
    assert desk.interviews.traits_of("P3") == NURSE
    assert voice(desk, again, "P3").traits == NURSE
    desk.interviews.rename_speaker(voice(desk, again, "P3").id, "P3", traits=())
    assert desk.interviews.traits_of("P3") == ()
    assert voice(desk, talk, "P3").traits == ()


def test_who_is_interviewed_alone_later_brings_what_was_said(table: Table, talk: Interview) -> None:
    desk = table.desk
    describe(desk, talk, P3="nurse")
    alone = desk.interviews.add("Alone", participant_code="P3")
    assert desk.interviews.traits(alone) == NURSE
    assert voice(desk, talk, "P3").traits == ()
    desk.interviews.rename_speaker(voice(desk, talk, "P3").id, "P3", traits=COOK)
    assert desk.interviews.traits(alone) == COOK
    assert voice(desk, talk, "P3").traits == ()
    desk.erasures.erase(desk.erasures.asked("P3"))
    assert desk.interviews.traits_of("P3") == ()
    assert desk.interviews.heard_codes(talk.id) == ["P3", "P4", "P5", "P6"], "what was said stays"
    assert ("Group", "") in gathered(table).report.interviews.rows


def test_a_code_given_to_one_more_interview_leaves_what_is_said(table: Table) -> None:
    desk = table.desk
    desk.interviews.change(table.interview, "P1", NURSE)
    second = desk.interviews.add("Second")
    desk.interviews.change(second, "P1", ())
    assert desk.interviews.traits_of("P1") == NURSE
    desk.interviews.change(desk.interviews.list()[1], "P1", COOK)
    assert desk.interviews.traits_of("P1") == COOK


def test_two_laptops_that_describe_one_voice_differently_choose(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    talk = group(ada, *SAID)
    laptops.meet()
    describe(ada, talk, P3="nurse")
    describe(cy, talk, P3="cook", P4="cook")
    laptops.meet()
    for desk in (ada, cy):
        [conflict] = desk.conflicts.open()
        assert what(conflict) == "What is said of a participant"
        assert {version.words for version in conflict.versions} == {"Work: nurse", "Work: cook"}
        assert conflict.about == "P3"
        assert desk.interviews.traits_of("P4") == COOK


def test_what_is_said_in_a_group_goes_with_its_interview_in_every_copy(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    talk = group(ada, *SAID)
    ada.interviews.change(replace(talk, title="Group"), "P2")
    laptops.meet()
    describe(ada, talk, P3="aurora-nurse")
    describe(cy, talk, P4="aurora-cook")
    ada.erasures.erase(ada.erasures.asked("P2"))
    laptops.meet()
    for desk in (ada, cy):
        assert "aurora" not in log_of(desk)
        assert desk.interviews.trait_names() == []
        assert desk.interviews.traits_of("P4") == ()


def group_again(desk: Desk) -> Interview:
    """The same people, a second time; without words."""
    interview = desk.interviews.add("Again")
    desk.interviews.add_speaker(interview.id, " p3")
    return interview
