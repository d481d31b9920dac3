from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui import studies
from tests.ui.conftest import Answer
from tests.ui.rounds import PROMPTS, Three, three, told
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.study.anchors import Anchor
from workbench.study.interviews import Interview
from workbench.study.rounds import PartState, Round
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.begin_round import BeginRoundDialog
from workbench.ui.hub import Hub
from workbench.ui.panels.round_panel import RoundPanel

SECRET = "I was ashamed of my own hands"


@pytest.fixture
def table(desk: Desk, hub: Hub) -> Three:
    return three(desk, hub)


@pytest.fixture
def panel(desk: Desk, hub: Hub, table: Three, interview: Interview, qtbot: QtBot) -> Iterator[RoundPanel]:
    made = RoundPanel(desk, hub)
    qtbot.addWidget(made)
    made.resize(500, 700)
    made.show_interview(interview.id)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


@pytest.fixture
def begun(table: Three, panel: RoundPanel, interview: Interview) -> Round:
    """A round over “started early and nobody”, shown to Kari."""
    made = table.begin(interview, (11, 14))
    panel.choose(made.id)
    return made


def press(words: str) -> tuple[type[Dialog], Callable[[Dialog], object]]:
    """Answers a dialog with the button of these words."""

    def click(dialog: Dialog) -> None:
        next(one for one in dialog.findChildren(QPushButton) if one.text() == words).click()

    return Dialog, click


def state(desk: Desk, begun: Round) -> PartState | None:
    return desk.rounds.standing(begun.id).mine


def all_done(table: Three, begun: Round) -> None:
    """All three have written their name, and each has been here since, so that all keys are given."""
    for member in (table.kari, table.ola, table.cy):
        table.writes(member, begun, f"{member.name} wrote")
    for member in (table.kari, table.ola, table.cy):
        table.works(member)


# -- all rounds


def test_without_a_round_it_says_what_one_is_and_offers_one(
    panel: RoundPanel, answering: Answer[BeginRoundDialog]
) -> None:
    assert panel.pages.currentWidget() is panel.empty
    assert "writes alone" in panel.empty.sentence.text()
    answering(BeginRoundDialog, lambda dialog: dialog.begin())
    panel.empty.button.click()
    assert panel.pages.currentWidget() is panel.page
    assert panel.page.over.text() == "A round over the whole interview"


def test_the_running_round_comes_first(panel: RoundPanel, table: Three, interview: Interview) -> None:
    running = table.begin(interview)
    over = table.begin(interview, (11, 14))
    all_done(table, over)
    for _card in range(3):
        table.desk.rounds.turn(over.id)
    table.works(table.ola)
    cards = panel.list.cards
    assert list(cards) == [running.id, over.id]
    assert cards[running.id].title.text() == "The whole interview"
    assert (
        cards[running.id].sentence.text().startswith("You have not finished your part. 0 of 3 done · begun ")
    )
    assert cards[over.id].title.text() == "“started early and nobody”"
    assert cards[over.id].sentence.text().startswith("All cards are turned")


def test_choosing_a_round_shows_where_its_words_are(panel: RoundPanel, begun: Round, qtbot: QtBot) -> None:
    panel.page.leaver.click()
    assert panel.list.cards[begun.id].hasFocus()
    with qtbot.waitSignal(panel.passage_wanted) as asked:
        panel.list.cards[begun.id].click()
    [passage] = studies.told(asked)
    assert isinstance(passage, Anchor)
    assert passage.text == "started early and nobody"
    assert panel.page.words.text() == "“started early and nobody”"


def test_another_interview_has_rounds_of_its_own(panel: RoundPanel, begun: Round, desk: Desk) -> None:
    second = studies.add_interview(desk, "Second talk")
    panel.show_interview(second.id)
    assert panel.pages.currentWidget() is panel.empty
    panel.show_interview(begun.interview)
    assert list(panel.list.cards) == [begun.id]


# -- writing alone


def test_one_question_at_a_time_then_done_asked_once(
    panel: RoundPanel, begun: Round, desk: Desk, answering: Answer[Dialog]
) -> None:
    writing = panel.page.writing
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
    assert panel.page.count.text() == "1 of 3 done"


def test_who_has_written_nothing_is_told_so_and_not_asked(
    panel: RoundPanel, begun: Round, hub: Hub, qtbot: QtBot
) -> None:
    panel.page.writing.next.click()
    with qtbot.waitSignal(hub.refused) as said:
        panel.page.writing.next.click()
    assert "Nothing is written yet" in studies.told(said)[0]
    assert panel.page.writing.answer.hasFocus()


def test_passing_asks_for_no_reason(
    panel: RoundPanel, begun: Round, desk: Desk, answering: Answer[Dialog]
) -> None:
    answering(*press("Pass"))
    panel.page.writing.passer.click()
    assert state(desk, begun) is PartState.PASSED
    assert panel.page.sentence.text().startswith("You have passed.")


def test_an_answer_is_kept_while_it_is_typed(
    panel: RoundPanel, begun: Round, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.page.writing.answer, "Nobody asked")
    assert desk.rounds.own(begun.id)[0] == ""
    qtbot.waitUntil(lambda: desk.rounds.own(begun.id)[0] == "Nobody asked", timeout=3000)
    assert panel.page.writing.state.text() == "Saved"


@pytest.mark.parametrize("leaving", ["next", "all rounds", "interview", "tab", "settling", "pause", "undo"])
def test_an_answer_is_kept_by_leaving_it(
    panel: RoundPanel, begun: Round, desk: Desk, hub: Hub, leaving: str, qtbot: QtBot
) -> None:
    field = panel.page.writing.answer
    qtbot.keyClicks(field, "Nobody")
    match leaving:
        case "next":
            panel.page.writing.next.click()
        case "all rounds":
            panel.page.leaver.click()
        case "interview":
            panel.show_interview("")
        case "tab":
            panel.hide()
        case "settling":
            hub.settling.emit()
        case "pause":
            hub.hushed.emit()
        case _:
            undo = QAction(panel)
            undo.setShortcut(QKeySequence("Ctrl+Z"))
            panel.addAction(undo)
            QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.rounds.own(begun.id)[0] == "Nobody"


def test_what_one_member_types_is_the_own_answer_and_gone_for_the_next(
    panel: RoundPanel, begun: Round, desk: Desk, table: Three, qtbot: QtBot
) -> None:
    panel.page.writing.next.click()
    qtbot.keyClicks(panel.page.writing.answer, SECRET)
    table.works(table.ola)
    assert panel.page.writing.question.text() == PROMPTS[0]
    assert desk.rounds.own(begun.id) == ("", "")
    panel.page.writing.next.click()
    assert panel.page.writing.answer.toPlainText() == ""
    table.works(table.kari)
    assert desk.rounds.own(begun.id) == ("", SECRET)


def test_what_the_disk_did_not_take_is_there_again(
    panel: RoundPanel, begun: Round, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_answer: object) -> None:
        raise Refusal("The disk is full.")

    writing = panel.page.writing
    with monkeypatch.context() as disk:
        disk.setattr(desk.rounds, "write", full)
        writing.answer.setPlainText("worn out")
        panel.page.leaver.click()
    panel.choose(begun.id)
    assert (writing.answer.toPlainText(), writing.state.text()) == ("worn out", "Not saved")
    writing.keep()
    assert desk.rounds.own(begun.id)[0] == "worn out"


# -- blind


@pytest.mark.parametrize("reader", ["ola", "lead", "outside"])
def test_nothing_of_a_blind_card_is_anywhere_in_the_panel(
    panel: RoundPanel, table: Three, interview: Interview, reader: str
) -> None:
    inside = [table.kari.id, table.cy.id, *([] if reader == "outside" else [table.ola.id])]
    begun = table.desk.rounds.begin(interview.id, inside, PROMPTS)
    author, looks = (table.cy, table.kari) if reader == "lead" else (table.kari, table.ola)
    said: list[str] = []
    table.hub.said.connect(said.append)
    table.hub.refused.connect(said.append)
    table.works(author)
    panel.choose(begun.id)
    panel.page.writing.answer.setPlainText(SECRET)
    panel.keep()
    assert SECRET in told(panel)
    table.desk.rounds.finish(begun.id)
    table.hub.poll()
    table.works(looks)
    panel.choose(begun.id)
    everything = told(panel)
    assert SECRET not in everything
    assert SECRET not in "".join(said)
    assert author.name not in everything


def test_who_does_not_take_part_sees_a_round_going_on_and_reads_after_the_last_card(
    panel: RoundPanel, table: Three, interview: Interview
) -> None:
    begun = table.desk.rounds.begin(interview.id, [table.kari.id, table.ola.id], PROMPTS)
    table.works(table.cy)
    panel.choose(begun.id)
    assert (panel.page.count.text(), panel.page.opener.isVisible()) == ("0 of 2 done", False)
    assert "you do not take part" in panel.page.sentence.text()
    for member in (table.kari, table.ola):
        table.writes(member, begun, f"{member.name} wrote")
    table.desk.rounds.turn(begun.id)
    table.works(table.cy)
    assert panel.page.count.text() == "The cards are being turned"
    assert not panel.page.cards.foot.isVisible()
    assert "wrote" not in told(panel)
    table.works(table.kari)
    table.desk.rounds.turn(begun.id)
    for member in (table.kari, table.ola, table.cy):
        table.works(member)
    assert "Kari wrote" in told(panel)
    panel.page.cards.before.click()
    assert "Ola wrote" in told(panel)


def test_only_who_is_done_can_open_without_the_others(
    panel: RoundPanel, begun: Round, table: Three, answering: Answer[Dialog]
) -> None:
    assert not panel.page.opener.isVisible()
    table.writes(table.kari, begun, SECRET)
    assert panel.page.opener.isVisible()
    assert "turns their card last" in panel.page.meaning.text()
    answering(*press("Wait for them"))
    panel.page.opener.click()
    assert not table.desk.rounds.standing(begun.id).open
    answering(*press("Open without the others"))
    panel.page.opener.click()
    assert panel.page.cards.turner.isVisible()
    panel.page.cards.turner.click()
    table.works(table.ola)
    assert panel.page.writing.isVisible()
    assert panel.page.writing.status.text().startswith("The others have opened the round.")
    assert SECRET not in told(panel)


# -- the cards


def test_one_card_at_a_time_with_its_author_and_earlier_ones_paged_back(
    panel: RoundPanel, begun: Round, table: Three
) -> None:
    all_done(table, begun)
    cards = panel.page.cards
    assert cards.lie.text() == "3 cards lie face down"
    shown: list[str] = []
    for number in range(1, 4):
        assert cards.turner.isVisible()
        cards.turner.click()
        assert cards.place.text().startswith(f"Card {number} of 3")
        [text] = [one for one in cards.texts if one.text().endswith("wrote")]
        assert text.hasFocus()
        assert sum(told(panel).count(f"\n{name} wrote\n") > 0 for name in ("Kari", "Ola", "Cy")) == 1
        shown.append(text.text())
    assert shown[-1] == "Kari wrote"
    assert sorted(shown) == ["Cy wrote", "Kari wrote", "Ola wrote"]
    assert cards.card
    assert cards.card.accessibleName() == "The card of Kari"
    assert "lead researcher" in told(cards)
    assert (cards.turner.isVisible(), cards.after.isEnabled()) == (False, False)
    cards.before.click()
    assert shown[1] in told(cards)
    assert shown[2] not in told(cards)
    cards.after.click()
    assert shown[2] in told(cards)


def test_a_card_whose_key_is_with_its_author_says_so_and_opens_when_the_author_comes(
    panel: RoundPanel, begun: Round, table: Three
) -> None:
    for member in (table.ola, table.cy, table.kari):
        table.writes(member, begun, f"{member.name} wrote")
    panel.page.cards.turner.click()
    first = table.desk.rounds.cards(begun.id)[0]
    name = {table.ola.id: "Ola", table.cy.id: "Cy"}[first.author]
    assert f"{name} turns this card: {name} signs in here, or connects again." in told(panel)
    table.works(table.ola if name == "Ola" else table.cy)
    table.works(table.kari)
    assert f"{name} wrote" in told(panel)


def test_a_card_that_somebody_else_turns_comes_by_itself_unless_one_has_paged_back(
    panel: RoundPanel, begun: Round, table: Three
) -> None:
    all_done(table, begun)
    cards = panel.page.cards
    cards.turner.click()
    table.desk.rounds.turn(begun.id)
    table.hub.poll()
    assert cards.place.text() == "Card 2 of 3"
    cards.before.click()
    table.desk.rounds.turn(begun.id)
    table.hub.poll()
    assert cards.place.text().startswith("Card 1 of 3.")


def test_when_all_have_passed_there_is_nothing_to_turn(panel: RoundPanel, begun: Round, table: Three) -> None:
    for member in (table.kari, table.ola, table.cy):
        table.works(member)
        table.desk.rounds.pass_by(begun.id)
    table.hub.poll()
    assert panel.page.cards.lie.text() == "Everybody has passed. There is no card to turn."
    assert not panel.page.cards.foot.isVisible()


# -- answers


def turned(panel: RoundPanel, begun: Round, table: Three) -> None:
    all_done(table, begun)
    for _card in range(3):
        assert not panel.page.cards.replies.isVisible()
        panel.page.cards.turner.click()


def test_after_the_last_card_everybody_may_answer_under_each(
    panel: RoundPanel, begun: Round, table: Three, qtbot: QtBot
) -> None:
    turned(panel, begun, table)
    replies = panel.page.cards.replies
    assert replies.words.text() == "Answer Kari"
    qtbot.keyClicks(replies.field, "I see it differently")
    replies.sayer.click()
    assert replies.field.toPlainText() == ""
    assert "Cy. I see it differently" in told(replies)
    panel.page.cards.before.click()
    assert replies.said == []
    table.works(table.kari)
    panel.page.cards.after.click()
    assert replies.words.text() == "Follow up what you wrote"
    assert "Cy. I see it differently" in told(replies)


def test_what_is_begun_and_not_said_waits_with_its_member_and_its_card(
    panel: RoundPanel, begun: Round, table: Three, desk: Desk, hub: Hub, qtbot: QtBot
) -> None:
    turned(panel, begun, table)
    replies = panel.page.cards.replies
    qtbot.keyClicks(replies.field, SECRET)
    table.works(table.ola)
    assert SECRET not in told(panel)
    table.works(table.cy)
    panel.page.cards.before.click()
    assert SECRET not in told(panel)
    again = RoundPanel(desk, hub)  # the window is made anew where the next member speaks another language
    qtbot.addWidget(again)
    again.show_interview(begun.interview)
    again.choose(begun.id)
    again.page.cards.after.click()
    again.page.cards.after.click()
    assert again.page.cards.replies.field.toPlainText() == SECRET


def test_an_answer_that_could_not_be_kept_stays_in_the_field(
    panel: RoundPanel, begun: Round, table: Three, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_reply: object) -> None:
        raise Refusal("The disk is full.")

    turned(panel, begun, table)
    replies = panel.page.cards.replies
    replies.field.setPlainText("yes, and")
    monkeypatch.setattr(table.desk.rounds, "reply", full)
    replies.sayer.click()
    panel.refresh()
    assert replies.field.toPlainText() == "yes, and"
