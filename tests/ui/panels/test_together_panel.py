"""What is done together on an interview: all of it, one round, and writing alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui import studies
from tests.ui.conftest import Answer
from tests.ui.rounds import PROMPTS, SECRET, Three, press
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.study.anchors import Anchor
from workbench.study.interviews import Interview
from workbench.study.rounds import PartState, Round
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.begin_round import BeginRoundDialog
from workbench.ui.hub import Hub
from workbench.ui.panels.together_panel import TogetherPanel


def state(desk: Desk, begun: Round) -> PartState | None:
    return desk.rounds.standing(begun.id).mine


# -- all rounds


def test_without_a_round_it_says_what_one_is_and_offers_one(
    rounds: TogetherPanel, answering: Answer[BeginRoundDialog]
) -> None:
    section = rounds.list.rounds
    assert rounds.pages.currentWidget() is rounds.listing
    assert section.hint.isVisible()
    assert "writes alone" in section.hint.text()
    answering(BeginRoundDialog, lambda dialog: dialog.begin())
    section.first_offer.click()
    assert rounds.pages.currentWidget() is rounds.page
    assert rounds.page.over.text() == "A round over the whole interview"
    rounds.page.leaver.click()
    assert not section.hint.isVisible()


def test_without_an_interview_it_says_so(rounds: TogetherPanel) -> None:
    rounds.show_interview("")
    assert rounds.pages.currentWidget() is rounds.empty
    assert "Choose an interview" in rounds.empty.sentence.text()


def test_the_running_round_comes_first(rounds: TogetherPanel, table: Three, interview: Interview) -> None:
    running = table.begin(interview)
    over = table.begin(interview, (11, 14))
    table.all_done(over)
    for _card in range(3):
        table.desk.rounds.turn(over.id)
    table.works(table.ola)
    cards = rounds.list.rounds.cards
    assert list(cards) == [running.id, over.id]
    assert cards[running.id].title.text() == "The whole interview"
    assert (
        cards[running.id].sentence.text().startswith("You have not finished your part. 0 of 3 done · begun ")
    )
    assert cards[over.id].title.text() == "“started early and nobody”"
    assert cards[over.id].sentence.text().startswith("All cards are turned")


def test_choosing_a_round_shows_where_its_words_are(
    rounds: TogetherPanel, begun: Round, qtbot: QtBot
) -> None:
    rounds.page.leaver.click()
    assert rounds.list.rounds.cards[begun.id].hasFocus()
    with qtbot.waitSignal(rounds.passage_wanted) as asked:
        rounds.list.rounds.cards[begun.id].click()
    [passage] = studies.told(asked)
    assert isinstance(passage, Anchor)
    assert passage.text == "started early and nobody"
    assert rounds.page.words.text() == "“started early and nobody”"


def test_another_interview_has_rounds_of_its_own(rounds: TogetherPanel, begun: Round, desk: Desk) -> None:
    second = studies.add_interview(desk, "Second talk")
    rounds.show_interview(second.id)
    assert rounds.list.rounds.cards == {}
    rounds.show_interview(begun.interview)
    assert list(rounds.list.rounds.cards) == [begun.id]


# -- writing alone


def test_one_question_at_a_time_then_done_asked_once(
    rounds: TogetherPanel, begun: Round, desk: Desk, answering: Answer[Dialog]
) -> None:
    writing = rounds.page.writing
    assert (writing.question.text(), writing.next.text()) == (PROMPTS[0], "Next question")
    assert writing.dots.accessibleName() == "Question 1 of 2"
    writing.answer.setPlainText("one")
    writing.next.click()
    assert (writing.question.text(), writing.next.text()) == (PROMPTS[1], "I am done")
    assert writing.answer.accessibleName() == PROMPTS[1]
    writing.answer.setPlainText("two")
    answering(*press("Go on writing"))
    writing.next.click()
    assert state(desk, begun) is PartState.WRITING
    answering(*press("I am done"))
    writing.next.click()
    assert state(desk, begun) is PartState.DONE
    assert desk.rounds.own(begun.id) == ("one", "two")
    assert not writing.isVisible()
    assert rounds.page.count.text() == "1 of 3 done"
    assert rounds.page.opener.isVisible()
    assert rounds.window().focusWidget() is rounds.page.leaver, "not on what cannot be undone"


def test_who_has_written_nothing_is_told_so_and_not_asked(
    rounds: TogetherPanel, begun: Round, hub: Hub, qtbot: QtBot
) -> None:
    rounds.page.writing.next.click()
    with qtbot.waitSignal(hub.refused) as said:
        rounds.page.writing.next.click()
    assert "Nothing is written yet" in studies.told(said)[0]
    assert rounds.page.writing.answer.hasFocus()


def test_passing_asks_for_no_reason(
    rounds: TogetherPanel, begun: Round, desk: Desk, answering: Answer[Dialog]
) -> None:
    answering(*press("Pass"))
    rounds.page.writing.passer.click()
    assert state(desk, begun) is PartState.PASSED
    assert rounds.page.sentence.text().startswith("You have passed.")


def test_an_answer_is_kept_while_it_is_typed(
    rounds: TogetherPanel, begun: Round, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClicks(rounds.page.writing.answer, "Nobody asked")
    assert desk.rounds.own(begun.id)[0] == ""
    qtbot.waitUntil(lambda: desk.rounds.own(begun.id)[0] == "Nobody asked", timeout=3000)
    assert rounds.page.writing.state.text() == "Saved"


@pytest.mark.parametrize("leaving", ["next", "all rounds", "interview", "tab", "settling", "pause", "undo"])
def test_an_answer_is_kept_by_leaving_it(
    rounds: TogetherPanel, begun: Round, desk: Desk, hub: Hub, leaving: str, qtbot: QtBot
) -> None:
    field = rounds.page.writing.answer
    qtbot.keyClicks(field, "Nobody")
    match leaving:
        case "next":
            rounds.page.writing.next.click()
        case "all rounds":
            rounds.page.leaver.click()
        case "interview":
            rounds.show_interview("")
        case "tab":
            rounds.hide()
        case "settling":
            hub.settling.emit()
        case "pause":
            hub.hushed.emit()
        case _:
            undo = QAction(rounds)
            undo.setShortcut(QKeySequence("Ctrl+Z"))
            rounds.addAction(undo)
            QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.rounds.own(begun.id)[0] == "Nobody"


def test_what_one_member_types_is_the_own_answer_and_gone_for_the_next(
    rounds: TogetherPanel, begun: Round, desk: Desk, table: Three, qtbot: QtBot
) -> None:
    rounds.page.writing.next.click()
    qtbot.keyClicks(rounds.page.writing.answer, SECRET)
    table.works(table.ola)
    assert rounds.page.writing.question.text() == PROMPTS[0]
    assert desk.rounds.own(begun.id) == ("", "")
    rounds.page.writing.next.click()
    assert rounds.page.writing.answer.toPlainText() == ""
    table.works(table.kari)
    assert desk.rounds.own(begun.id) == ("", SECRET)


def test_what_the_disk_did_not_take_is_there_again(
    rounds: TogetherPanel, begun: Round, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_answer: object) -> None:
        raise Refusal("The disk is full.")

    writing = rounds.page.writing
    with monkeypatch.context() as disk:
        disk.setattr(desk.rounds, "write", full)
        writing.answer.setPlainText("worn out")
        rounds.page.leaver.click()
    rounds.choose(begun.id)
    assert (writing.answer.toPlainText(), writing.state.text()) == ("worn out", "Not saved")
    writing.keep()
    assert desk.rounds.own(begun.id)[0] == "worn out"


def test_a_round_begun_by_mistake_is_taken_away_by_its_author_while_nobody_else_has_written(
    rounds: TogetherPanel, begun: Round, table: Three, interview: Interview, answering: Answer[Dialog]
) -> None:
    rounds.choose(begun.id)
    rounds.page.writing.answer.setPlainText("too early")
    answering(*press("Take it away"))
    rounds.page.remover.click()
    table.hub.poll()
    assert table.desk.rounds.of(interview.id) == []
    assert rounds.pages.currentWidget() is rounds.listing
    table.desk.undo()
    table.hub.poll()
    rounds.choose(begun.id)
    assert rounds.page.writing.answer.toPlainText() == "too early"
    table.works(table.ola)
    rounds.choose(begun.id)
    assert not rounds.page.remover.isVisible()
    table.desk.rounds.write(begun.id, 0, "I have begun")
    table.works(table.kari)
    rounds.choose(begun.id)
    assert not rounds.page.remover.isVisible()
    with pytest.raises(Refusal, match="so the round stays"):
        table.desk.rounds.take_away(begun.id)


def test_a_chosen_unit_is_offered_as_the_words_of_the_round(
    rounds: TogetherPanel, desk: Desk, interview: Interview, answering: Answer[BeginRoundDialog]
) -> None:
    unit = desk.units.mark(interview.id, 3, 8)
    rounds.set_unit(unit.id)
    seen: list[str] = []

    def begin(dialog: BeginRoundDialog) -> None:
        seen.append(dialog.selected.text())
        assert dialog.selected.isChecked()
        dialog.beginner.click()

    answering(BeginRoundDialog, begin)
    rounds.begin()
    assert seen == ["The unit of meaning"]
    [begun] = desk.rounds.of(interview.id)
    assert begun.passage.text == unit.anchor.text
