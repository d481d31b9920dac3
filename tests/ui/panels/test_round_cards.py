"""The cards of a round: blind until they are due, then turned one at a time, then answered."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answer
from tests.ui.rounds import PROMPTS, SECRET, Three, press, told
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.desk.replies import Replies
from workbench.study.interviews import Interview
from workbench.study.rounds import Round
from workbench.ui.dialogs.base import Dialog
from workbench.ui.hub import Hub
from workbench.ui.panels.together_panel import TogetherPanel
from workbench.ui.parts import application

# -- blind


@pytest.mark.parametrize("reader", ["ola", "lead", "outside"])
def test_nothing_of_a_blind_card_is_anywhere_in_the_panel(
    rounds: TogetherPanel, table: Three, interview: Interview, reader: str
) -> None:
    inside = [table.kari.id, table.cy.id, *([] if reader == "outside" else [table.ola.id])]
    begun = table.desk.rounds.begin(interview.id, inside, PROMPTS)
    author, looks = (table.cy, table.kari) if reader == "lead" else (table.kari, table.ola)
    said: list[str] = []
    table.hub.said.connect(said.append)
    table.hub.refused.connect(said.append)
    table.works(author)
    rounds.choose(begun.id)
    rounds.page.writing.answer.setPlainText(SECRET)
    rounds.keep()
    assert SECRET in told(rounds)
    table.desk.rounds.finish(begun.id)
    table.hub.poll()
    table.works(looks)
    rounds.choose(begun.id)
    everything = told(rounds)
    assert SECRET not in everything
    assert SECRET not in "".join(said)
    assert author.name not in everything


def test_who_does_not_take_part_sees_a_round_going_on_and_reads_after_the_last_card(
    rounds: TogetherPanel, table: Three, interview: Interview
) -> None:
    begun = table.desk.rounds.begin(interview.id, [table.kari.id, table.ola.id], PROMPTS)
    table.works(table.cy)
    rounds.choose(begun.id)
    assert (rounds.page.count.text(), rounds.page.opener.isVisible()) == ("0 of 2 done", False)
    assert "you do not take part" in rounds.page.sentence.text()
    for member in (table.kari, table.ola):
        table.writes(member, begun, f"{member.name} wrote")
    table.desk.rounds.turn(begun.id)
    table.works(table.cy)
    assert rounds.page.count.text() == "The cards are being turned"
    assert not rounds.page.cards.foot.isVisible()
    assert "wrote" not in told(rounds)
    table.works(table.kari)
    table.desk.rounds.turn(begun.id)
    for member in (table.kari, table.ola, table.cy):
        table.works(member)
    assert "Kari wrote" in told(rounds)
    rounds.page.cards.before.click()
    assert "Ola wrote" in told(rounds)


def test_only_who_is_done_can_open_without_the_others(
    rounds: TogetherPanel, begun: Round, table: Three, answering: Answer[Dialog]
) -> None:
    assert not rounds.page.opener.isVisible()
    table.writes(table.kari, begun, SECRET)
    assert rounds.page.opener.isVisible()
    assert "turns their card last" in rounds.page.meaning.text()
    answering(*press("Wait for them"))
    rounds.page.opener.click()
    assert not table.desk.rounds.standing(begun.id).open
    answering(*press("Open without the others"))
    rounds.page.opener.click()
    assert rounds.page.cards.turner.isVisible()
    rounds.page.cards.turner.click()
    table.works(table.ola)
    assert rounds.page.writing.isVisible()
    assert rounds.page.writing.status.text().startswith("The others have opened the round.")
    assert SECRET not in told(rounds)


# -- the cards


def test_a_card_that_another_follows_at_once_is_no_window_of_its_own(
    rounds: TogetherPanel, begun: Round, table: Three
) -> None:
    table.all_done(begun)
    for _number in range(3):
        rounds.page.cards.turner.click()  # the next one is laid before Qt has shown this one
    before = {one for one in application().topLevelWidgets() if one.isVisible()}
    application().processEvents()
    assert {one for one in application().topLevelWidgets() if one.isVisible()} == before


def test_one_card_at_a_time_with_its_author_and_earlier_ones_paged_back(
    rounds: TogetherPanel, begun: Round, table: Three
) -> None:
    table.all_done(begun)
    cards = rounds.page.cards
    assert cards.lie.text() == "3 cards lie face down"
    shown: list[str] = []
    for number in range(1, 4):
        assert cards.turner.isVisible()
        cards.turner.click()
        assert cards.place.text().startswith(f"Card {number} of 3")
        [text] = [one for one in cards.texts if one.text().endswith("wrote")]
        assert text.hasFocus()
        assert sum(told(rounds).count(f"\n{name} wrote\n") > 0 for name in ("Kari", "Ola", "Cy")) == 1
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
    rounds: TogetherPanel, begun: Round, table: Three
) -> None:
    for member in (table.ola, table.cy, table.kari):
        table.writes(member, begun, f"{member.name} wrote")
    rounds.page.cards.turner.click()
    first = table.desk.rounds.cards(begun.id)[0]
    name = {table.ola.id: "Ola", table.cy.id: "Cy"}[first.author]
    assert f"This card cannot be read here yet. It opens the next time {name} works" in told(rounds)
    while rounds.page.cards.turner.isVisible():
        rounds.page.cards.turner.click()
    closed = [one for one in table.desk.rounds.cards(begun.id) if one.answers is None]
    assert first in closed
    assert f"All cards are turned, but {len(closed)} of them" in told(rounds)
    while rounds.page.cards.before.isEnabled():
        rounds.page.cards.before.click()
    assert f"It opens the next time {name} works" in told(rounds)
    assert not rounds.page.cards.replies.sayer.isVisible()
    with pytest.raises(Refusal, match="cannot read this card"):
        table.desk.replies.say(first.id, "So do I")
    table.works(table.ola if name == "Ola" else table.cy)
    table.works(table.kari)
    assert f"{name} wrote" in told(rounds)
    assert rounds.page.cards.replies.sayer.isVisible()


def test_a_card_that_somebody_else_turns_comes_by_itself_unless_one_has_paged_back(
    rounds: TogetherPanel, begun: Round, table: Three
) -> None:
    table.all_done(begun)
    cards = rounds.page.cards
    cards.turner.click()
    table.desk.rounds.turn(begun.id)
    table.hub.poll()
    assert cards.place.text() == "Card 2 of 3"
    cards.before.click()
    table.desk.rounds.turn(begun.id)
    table.hub.poll()
    assert cards.place.text().startswith("Card 1 of 3.")


def test_when_all_have_passed_there_is_nothing_to_turn(
    rounds: TogetherPanel, begun: Round, table: Three
) -> None:
    for member in (table.kari, table.ola, table.cy):
        table.works(member)
        table.desk.rounds.pass_by(begun.id)
    table.hub.poll()
    assert rounds.page.cards.lie.text() == "Everybody has passed. There is no card to turn."
    assert not rounds.page.cards.foot.isVisible()


# -- answers


def turned(rounds: TogetherPanel, begun: Round, table: Three) -> None:
    table.all_done(begun)
    for _card in range(3):
        assert not rounds.page.cards.replies.isVisible()
        rounds.page.cards.turner.click()


def test_after_the_last_card_everybody_may_answer_under_each(
    rounds: TogetherPanel, begun: Round, table: Three, qtbot: QtBot
) -> None:
    turned(rounds, begun, table)
    replies = rounds.page.cards.replies
    assert replies.words.text() == "Answer Kari"
    qtbot.keyClicks(replies.field, "I see it differently")
    replies.sayer.click()
    assert replies.field.toPlainText() == ""
    assert "Cy. I see it differently" in told(replies)
    rounds.page.cards.before.click()
    assert replies.said == []
    table.works(table.kari)
    rounds.page.cards.after.click()
    assert replies.words.text() == "Follow up what you wrote"
    assert "Cy. I see it differently" in told(replies)


def test_the_answer_stays_under_the_hand_while_others_answer(
    rounds: TogetherPanel, begun: Round, table: Three, qtbot: QtBot
) -> None:
    turned(rounds, begun, table)
    rounds.resize(420, 460)
    replies = rounds.page.cards.replies
    rounds.activateWindow()
    replies.field.setFocus()
    qtbot.waitUntil(lambda: seen(replies.field, rounds))

    def places() -> list[QPoint]:
        return [part.mapTo(rounds, QPoint()) for part in (replies.field, replies.sayer)]

    before, mine = places(), table.desk.member
    for member in (table.kari, table.ola):
        table.desk.context.member = member
        table.desk.replies.say(
            table.desk.rounds.cards(begun.id)[-1].id, "and then I thought of something else. " * 5
        )
    table.desk.context.member = mine
    table.hub.poll()
    assert len(replies.said) == 2
    qtbot.waitUntil(lambda: all(one.isVisible() for one in replies.said))
    rounds.grab()  # laid out
    assert places() == before
    assert seen(replies.field, rounds)
    assert seen(replies.sayer, rounds)
    QTest.keyClick(replies.field, Qt.Key.Key_Tab)
    assert rounds.focusWidget() is replies.sayer


def test_with_little_height_the_answer_takes_one_line_until_it_is_written(
    rounds: TogetherPanel, begun: Round, table: Three, qtbot: QtBot
) -> None:
    turned(rounds, begun, table)
    rounds.resize(420, 460)
    rounds.set_short(True)
    field = rounds.page.cards.replies.field
    field.clearFocus()
    line = field.sizeHint().height()
    qtbot.waitUntil(lambda: field.height() == line)
    rounds.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: field.height() > 1.5 * line)
    qtbot.keyClicks(field, "I see it differently")
    field.clearFocus()
    assert field.sizeHint().height() > 1.5 * line


def seen(part: QWidget, window: QWidget) -> bool:
    """Whether the whole of a part is inside the window and nothing cuts it off."""
    return part.isVisible() and part.visibleRegion().boundingRect() == part.rect() and window.isVisible()


def test_what_is_begun_and_not_said_waits_with_its_member_and_its_card(
    rounds: TogetherPanel, begun: Round, table: Three, desk: Desk, hub: Hub, qtbot: QtBot
) -> None:
    turned(rounds, begun, table)
    replies = rounds.page.cards.replies
    qtbot.keyClicks(replies.field, SECRET)
    table.works(table.ola)
    assert SECRET not in told(rounds)
    table.works(table.cy)
    rounds.page.cards.before.click()
    assert SECRET not in told(rounds)
    again = TogetherPanel(desk, hub)  # the window is made anew where the next member speaks another language
    qtbot.addWidget(again)
    again.show_interview(begun.interview)
    again.choose(begun.id)
    again.page.cards.after.click()
    again.page.cards.after.click()
    assert again.page.cards.replies.field.toPlainText() == SECRET


def test_an_answer_that_could_not_be_kept_stays_in_the_field(
    rounds: TogetherPanel, begun: Round, table: Three, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_reply: object) -> None:
        raise Refusal("The disk is full.")

    turned(rounds, begun, table)
    replies = rounds.page.cards.replies
    replies.field.setPlainText("yes, and")
    monkeypatch.setattr(Replies, "say", full)
    replies.sayer.click()
    rounds.refresh()
    assert replies.field.toPlainText() == "yes, and"
