"""What two laptops say to an item of a checklist: nothing is lost, and it can be read what stands against what."""

from tests.desk.conftest import Laptops
from workbench.desk.conflict_words import what
from workbench.desk.report_choices import Choices
from workbench.exchange.report.blocks import Grid
from workbench.exchange.report.content import Report
from workbench.exchange.report.layout import laid_out


def _told(report: Report) -> str:
    grids = [block for block in laid_out(report) if isinstance(block, Grid)]
    return "\n".join(run.text for grid in grids for row in grid.rows for cell in row for run in cell)


def test_two_answers_to_one_item_stand_side_by_side_and_can_both_be_kept(laptops: Laptops) -> None:
    laptops.give(laptops.ada, laptops.cy)
    laptops.ada.checklists.say("coreq", "2", "A nurse.")
    laptops.cy.checklists.say("coreq", "2", "A carpenter.")
    laptops.cy.checklists.say("coreq", "4", "Women.")
    laptops.meet()
    for desk in (laptops.ada, laptops.cy):
        [conflict] = desk.conflicts.open()
        assert what(conflict) == "An answer in a checklist (COREQ 2, Education)"
        assert {version.words for version in conflict.versions} == {"A nurse.", "A carpenter."}
        answer = desk.checklists.answer("coreq", "4")
        assert answer
        assert answer.text == "Women."
    [conflict] = laptops.ada.conflicts.open()
    assert conflict.both
    laptops.ada.conflicts.keep_both(conflict)
    laptops.meet()
    for desk in (laptops.ada, laptops.cy):
        assert desk.conflicts.open() == []
        answer = desk.checklists.answer("coreq", "2")
        assert answer
        assert set(answer.text.split("\n\n")) == {"A nurse.", "A carpenter."}


def test_an_answer_and_a_reason_why_it_does_not_apply_both_stand_in_the_report(laptops: Laptops) -> None:
    laptops.give(laptops.ada, laptops.cy)
    laptops.ada.checklists.say("coreq", "28", "They read it.")
    laptops.cy.checklists.not_applicable("coreq", "28", "it would burden them")
    laptops.meet()
    for desk in (laptops.ada, laptops.cy):
        told = _told(desk.report.gather(Choices()).report)
        assert "They read it." in told
        assert "Does not apply, because: it would burden them" in told
        for conflict in desk.conflicts.open():
            assert "COREQ 28" in what(conflict)
    laptops.ada.checklists.say("coreq", "28", "They read it, and said so.")
    laptops.meet()
    for desk in (laptops.ada, laptops.cy):
        assert desk.conflicts.open() == []
        answer = desk.checklists.answer("coreq", "28")
        assert answer
        assert (answer.text, answer.without) == ("They read it, and said so.", "")
