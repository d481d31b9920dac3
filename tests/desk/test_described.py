"""What is said coarsely of participants: each voice of a group can be described, and it goes with the interview."""

from collections import Counter
from dataclasses import replace

import pytest

from tests.desk.conftest import Laptops, Table
from tests.desk.reported import group
from tests.desk.test_report import gathered
from workbench.cellar.errors import Refusal
from workbench.desk.conflict_words import what
from workbench.desk.desk import Desk
from workbench.desk.report_choices import Choices, Matter, Notice
from workbench.study.interviews import Interview
from workbench.study.people import Participant, Speaker

SAID = (
    ("Interviewer", "how is work"),
    ("P3", "I count the days"),
    ("P4", "we never count"),
    ("P5", "nobody asks"),
    ("P6", "I do"),
)
NURSE, COOK, DRIVER = ((("Work", work),) for work in ("nurse", "cook", "driver"))


@pytest.fixture
def talk(table: Table) -> Interview:
    return group(table.desk, *SAID)


def voice(desk: Desk, interview: Interview, label: str) -> Speaker:
    return next(one for one in desk.interviews.speakers(interview.id) if one.label.upper() == label.upper())


def describe(desk: Desk, interview: Interview, **told: str) -> None:
    """Say in one gesture what everybody's work is."""
    desk.interviews.change(interview, of_others={code: (("Work", work),) for code, work in told.items()})


def ends(desk: Desk) -> list[str]:
    return [one.words for one in desk.open_ends.all()]


def notices_of(desk: Desk) -> list[Notice]:
    return [one for one in desk.report.gather(Choices()).notices if one.matter is Matter.TWICE]


def choose(desk: Desk, work: str) -> None:
    [conflict] = desk.conflicts.open()
    desk.conflicts.keep(
        conflict, next(at for at, one in enumerate(conflict.versions) if one.words.endswith(work))
    )


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
    desk.erasures.erase(desk.erasures.asked("P3", groups=False))
    assert desk.interviews.traits_of("P3") == ()
    assert desk.interviews.heard_codes(talk.id) == ["P3", "P4", "P5", "P6"], "what was said stays"
    assert ("Group",) in gathered(table).report.interviews.rows


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
        assert what(conflict) == "What is said of P3"
        assert {version.words for version in conflict.versions} == {"Work: nurse", "Work: cook"}
        assert "What is said of P3, in “Group”: changed in two ways on two computers." in ends(desk)
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


def test_voices_that_were_mixed_up_keep_what_is_said_with_the_code(table: Table, talk: Interview) -> None:
    desk = table.desk
    describe(desk, talk, P3="driver", P4="nurse")
    driver, nurse = voice(desk, talk, "P3").id, voice(desk, talk, "P4").id
    for over in ("P4", "Somebody"):
        desk.interviews.rename_speaker(driver, over)
        assert [desk.interviews.traits_of(code) for code in ("P3", "P4")] == [DRIVER, NURSE]
        desk.interviews.rename_speaker(nurse, "P3")
        desk.interviews.rename_speaker(driver, "P4")
        assert [desk.interviews.traits_of(code) for code in ("P3", "P4")] == [DRIVER, NURSE]
        assert (voice(desk, talk, "P3").id, voice(desk, talk, "P4").id) == (nurse, driver)
        for code, told in (("P3", DRIVER), ("P4", NURSE)):
            assert (voice(desk, talk, code).traits, voice(desk, talk, code).described) == (told, "")
        describe(desk, talk, P3="cook")
        assert [desk.interviews.traits_of(code) for code in ("P3", "P4")] == [COOK, NURSE]
        describe(desk, talk, P3="driver")
        driver, nurse = nurse, driver


def test_who_is_described_already_is_not_described_by_a_voice_that_is_called_so(
    table: Table, talk: Interview
) -> None:
    desk = table.desk
    describe(desk, talk, P3="driver")
    desk.interviews.change(table.interview, "P1", NURSE)
    assert not desk.interviews.goes_along(voice(desk, talk, "P3"), "P1")
    assert desk.interviews.goes_along(voice(desk, talk, "P3"), "P9")
    third = voice(desk, talk, "P3").id
    desk.interviews.rename_speaker(third, "P1")
    assert (desk.interviews.traits_of("P1"), desk.interviews.traits_of("P3")) == (NURSE, DRIVER)
    assert "P3" in desk.erasures.codes(), "what is said of somebody can be erased, whoever is called so"
    desk.interviews.change(table.interview, "P1", COOK)
    desk.interviews.rename_speaker(third, "P3")
    assert (desk.interviews.traits_of("P1"), desk.interviews.traits_of("P3")) == (COOK, DRIVER)


def test_one_code_given_on_two_laptops_is_told_alike_everywhere_and_chosen(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    laptops.meet()
    for round_ in range(3):  # whichever identity comes first
        code = f"P{20 + round_}"
        for desk, work in ((ada, "cook"), (cy, "nurse")):
            alone = desk.interviews.add("Alone", participant_code=code)
            desk.interviews.change(alone, traits=(("Work", work), ("Age", "30–39")))
        laptops.meet()
        assert ada.interviews.traits_of(code) == cy.interviews.traits_of(code)
        for desk in (ada, cy):
            [conflict] = desk.conflicts.open()
            assert conflict.versions[0].words.startswith(
                f"Work: {dict(desk.interviews.traits_of(code))['Work']}"
            )
            assert f"What is said of {code}: changed in two ways on two computers." in ends(desk)
        other = next(
            one for one in ("cook", "nurse") if (("Work", one)) not in ada.interviews.traits_of(code)
        )
        [conflict] = cy.conflicts.open()
        cy.conflicts.keep(conflict, 1)
        laptops.meet()
        for desk in (ada, cy):
            assert dict(desk.interviews.traits_of(code))["Work"] == other
            assert desk.conflicts.open() == []


def test_what_two_laptops_tell_beside_each_other_is_told_together(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    laptops.meet()
    for desk, told in ((ada, ("Work", "cook")), (cy, ("Age", "30–39"))):
        desk.interviews.change(desk.interviews.add("Alone", participant_code="P9"), traits=(told,))
    laptops.meet()
    for desk in (ada, cy):
        assert desk.conflicts.open() == []
        assert dict(desk.interviews.traits_of("P9")) == {"Work": "cook", "Age": "30–39"}


@pytest.mark.parametrize("chosen", ["cook", "nurse"])
def test_what_is_chosen_is_told_whichever_record_it_lies_with(laptops: Laptops, chosen: str) -> None:
    ada, cy = laptops.ada, laptops.cy
    talk = group(ada, *SAID)
    describe(ada, talk, P3="nurse")
    laptops.meet()
    cy.interviews.add("Alone", participant_code="P3")
    describe(ada, talk, P3="cook")
    laptops.meet()
    for desk in (ada, cy):
        assert [one.words for one in desk.conflicts.open()[0].versions] == ["Work: nurse", "Work: cook"]
    assert [one.words[:37] for one in notices_of(ada)] == ["Two different things are said of P3 o"]
    choose(cy, chosen)
    laptops.meet()
    assert notices_of(ada) == []
    for desk in (ada, cy):
        assert desk.interviews.traits_of("P3") == (("Work", chosen),)
        assert (desk.conflicts.open(), voice(desk, talk, "P3").traits) == ([], ())


def test_nobody_chooses_against_what_came_since(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    talk = group(ada, *SAID)
    laptops.meet()
    describe(ada, talk, P3="nurse")
    describe(cy, talk, P3="cook")
    laptops.meet()
    [conflict] = cy.conflicts.open()
    describe(cy, talk, P3="driver")
    with pytest.raises(Refusal, match="changed since"):
        cy.conflicts.keep(conflict, 0)
    assert (cy.conflicts.open(), cy.interviews.traits_of("P3")) == ([], DRIVER)


def test_that_nothing_is_said_can_be_chosen(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    talk = group(ada, *SAID)
    describe(ada, talk, P3="nurse")
    laptops.meet()
    describe(ada, talk, P3="cook")
    cy.interviews.change(talk, of_others={"P3": ()})
    laptops.meet()
    [conflict] = ada.conflicts.open()
    ada.conflicts.keep(conflict, next(at for at, one in enumerate(conflict.versions) if not one.value))
    assert (ada.interviews.traits_of("P3"), ada.conflicts.open()) == ((), [])
