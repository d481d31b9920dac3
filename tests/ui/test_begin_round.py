"""Beginning a round: over which words, who takes part, what is asked; what is refused stays in the dialog."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui import studies
from tests.ui.rounds import Three, three
from workbench.desk.desk import Desk
from workbench.desk.prompts import questions
from workbench.study.rounds import Round
from workbench.ui.dialogs.begin_round import MOST_QUESTIONS, BeginRoundDialog
from workbench.ui.hub import Hub

Open = Callable[[tuple[int, int] | None], BeginRoundDialog]


@pytest.fixture
def table(desk: Desk) -> Three:
    return three(desk, Hub(desk))


@pytest.fixture
def opened(table: Three, qtbot: QtBot) -> Open:
    interview = studies.add_interview(table.desk)

    def make(passage: tuple[int, int] | None = None) -> BeginRoundDialog:
        dialog = BeginRoundDialog(table.desk, table.hub, interview.id, passage)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return make


def begun(dialog: BeginRoundDialog) -> Round:
    dialog.begin()
    assert dialog.begun
    assert not dialog.isVisible()
    return dialog.begun


def test_all_take_part_in_the_three_questions_of_bridling_unless_somebody_says_otherwise(
    opened: Open, table: Three
) -> None:
    made = begun(opened(None))
    assert made.members == (table.kari.id, table.ola.id, table.cy.id)
    assert made.prompts == tuple(words for _field, words in questions())
    assert made.passage.text == ""


def test_it_is_over_the_selected_words_and_says_so(opened: Open) -> None:
    dialog = opened((11, 14))
    assert dialog.selected.isChecked()
    assert dialog.selected.accessibleDescription() == "“started early and nobody”"
    assert begun(dialog).passage.text == "started early and nobody"
    other = opened((11, 14))
    other.whole.click()
    assert begun(other).passage.text == ""


def test_without_selected_words_there_is_nothing_to_choose(opened: Open) -> None:
    dialog = opened(None)
    assert not dialog.selected.isVisible()
    assert not dialog.whole.isVisible()


def test_whoever_is_unticked_does_not_take_part_and_one_alone_is_refused(opened: Open, table: Three) -> None:
    dialog = opened(None)
    assert dialog.members[table.ola.id].text() == "Ola"
    assert dialog.members[table.ola.id].accessibleDescription() == "competence-group member"
    dialog.members[table.ola.id].click()
    dialog.members[table.cy.id].click()
    dialog.begin()
    assert dialog.isVisible()
    assert "at least two" in dialog.refusal.text()
    dialog.members[table.cy.id].click()
    assert begun(dialog).members == (table.kari.id, table.cy.id)


def test_questions_are_changed_added_and_removed(opened: Open) -> None:
    dialog = opened(None)
    dialog.removers[1].click()
    dialog.lines[0].setText("What stays with you?")
    dialog.adder.click()
    assert dialog.lines[-1].hasFocus()
    assert dialog.lines[-1].accessibleName() == "Question 3"
    assert dialog.removers[-1].accessibleName() == "Remove question 3"
    dialog.lines[-1].setText("What is missing?")
    assert begun(dialog).prompts == ("What stays with you?", questions()[2][1], "What is missing?")


def test_there_is_always_a_question_and_never_more_than_can_be_walked_through(opened: Open) -> None:
    dialog = opened(None)
    for _line in range(2):
        dialog.removers[0].click()
    assert not dialog.removers[0].isEnabled()
    for _line in range(MOST_QUESTIONS - 1):
        dialog.adder.click()
    assert not dialog.adder.isEnabled()
