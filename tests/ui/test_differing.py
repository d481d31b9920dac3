"""Seeing differently in the window: equal columns, the own one to write in, readings that each agrees to alone."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.rounds import Three, press, three, together_shown, told
from tests.ui.studies import add_interview
from tests.ui.studies import told as carried
from workbench.desk.desk import Desk
from workbench.desk.drafts import DraftKey, Drafts
from workbench.study.differing import Disagreement, State
from workbench.study.interviews import Interview
from workbench.study.units import Unit
from workbench.ui import style
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.begin_differing import BeginDifferingDialog
from workbench.ui.dialogs.begin_round import BeginRoundDialog
from workbench.ui.dialogs.disagreement import DisagreementDialog, Then
from workbench.ui.dialogs.discussion import DiscussionDialog, DiscussionReader
from workbench.ui.hub import Hub
from workbench.ui.panels.together_panel import TogetherPanel
from workbench.ui.parts import application
from workbench.ui.style import em
from workbench.ui.theme import Theme

Answering = Callable[[type[Dialog], Callable[..., object]], None]
LONG = "I hear somebody who wants to be met, and who is angry that nobody asked. " * 4


@pytest.fixture
def interview(desk: Desk) -> Interview:
    return add_interview(desk)


@pytest.fixture
def hub(desk: Desk, interview: Interview) -> Hub:
    made = Hub(desk)
    made.poll()
    return made


@pytest.fixture
def table(desk: Desk, hub: Hub) -> Three:
    return three(desk, hub)


@pytest.fixture
def unit(desk: Desk, interview: Interview, table: Three) -> Unit:
    return desk.units.mark(interview.id, 11, 14)


@pytest.fixture
def begun(desk: Desk, table: Three, unit: Unit) -> Disagreement:
    """Kari (lead) and Ola (peer) see it differently; Kari works here."""
    made = desk.disagreements.begin(desk.targets.unit(unit.id), "fear", "What is it?")
    table.works(table.ola)
    desk.disagreements.write(made.id, LONG)
    table.works(table.kari)
    return made


@pytest.fixture
def dialog(desk: Desk, hub: Hub, begun: Disagreement, qtbot: QtBot) -> Iterator[DisagreementDialog]:
    yield from shown(desk, hub, begun, qtbot)


def shown(desk: Desk, hub: Hub, begun: Disagreement, qtbot: QtBot) -> Iterator[DisagreementDialog]:
    made = DisagreementDialog(desk, hub, begun.id)
    qtbot.addWidget(made, before_close_func=DisagreementDialog.step_aside)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.step_aside()


def click(root: QWidget, words: str) -> None:
    found = [one for one in root.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    assert len(found) == 1, [one.text() for one in root.findChildren(QPushButton) if one.isVisible()]
    found[0].click()


def one_has_the_keyboard(*parts: QWidget) -> bool:
    return any(part.hasFocus() for part in parts)


def offered(root: QWidget, words: str) -> bool:
    return any(one.text() == words and one.isVisible() for one in root.findChildren(QPushButton))


# -- columns


def test_columns_are_of_one_size_peers_first(dialog: DisagreementDialog, table: Three, qtbot: QtBot) -> None:
    ola, kari = dialog.columns[table.ola.id], dialog.columns[table.kari.id]
    qtbot.waitUntil(lambda: ola.height() > em(5))
    assert ola.size() == kari.size()
    assert ola.x() < kari.x()
    assert ola.y() == kari.y()
    assert dialog.state.text() == "Ola and Kari see it differently, and all of it stands."
    assert LONG.strip() in told(ola)
    assert "How Ola sees it" in told(ola)
    assert "What is it?" in told(dialog)


def test_with_large_text_they_stand_below_each_other_and_stay_of_one_size(
    desk: Desk, hub: Hub, begun: Disagreement, table: Three, qtbot: QtBot
) -> None:
    style.apply(application(), Theme.LIGHT, 200)
    try:
        for dialog in shown(desk, hub, begun, qtbot):
            ola, kari = dialog.columns[table.ola.id], dialog.columns[table.kari.id]
            dialog.resize(em(30), em(24))
            qtbot.waitUntil(lambda ola=ola, kari=kari: kari.y() > ola.y())
            assert ola.size() == kari.size()
            assert ola.x() == kari.x()
    finally:
        style.apply(application(), Theme.LIGHT, 100)


def test_nobody_writes_in_anothers_column(dialog: DisagreementDialog, table: Three) -> None:
    assert not offered(dialog.columns[table.ola.id], "Find better words")
    assert offered(dialog.columns[table.kari.id], "Find better words")
    assert not offered(dialog, "I still see it so")


def test_better_words_leave_the_earlier_ones_to_be_read(
    dialog: DisagreementDialog, desk: Desk, begun: Disagreement, table: Three
) -> None:
    click(dialog, "Find better words")
    field = dialog.columns[table.kari.id].field
    assert field
    assert field.hasFocus()
    assert field.toPlainText() == "fear"
    field.setPlainText("fear of being seen")
    click(dialog, "Keep this")
    own = dialog.columns[table.kari.id]
    assert not own.writing
    assert own.earlier
    assert own.earlier.button.text() == "1 earlier wording"
    own.earlier.button.click()
    assert own.earlier.inner.isVisible()
    assert "Kari, First, " in told(own.earlier.inner)
    assert "Changed view" not in told(own)
    assert desk.disagreements.get(begun.id).state is State.STANDS
    assert not desk.drafts.get(DraftKey(table.kari.id, begun.interview, begun.id))


def test_the_same_words_are_refused_and_stay_in_the_field(dialog: DisagreementDialog, table: Three) -> None:
    click(dialog, "Find better words")
    click(dialog, "Keep this")
    assert "same words as before" in dialog.refusal.text()
    field = dialog.columns[table.kari.id].field
    assert field
    assert field.toPlainText() == "fear"
    click(dialog, "Leave it as it was")
    assert not dialog.columns[table.kari.id].writing


def test_who_changes_the_own_view_leaves_it_to_the_others_to_say_that_theirs_stands(
    dialog: DisagreementDialog, desk: Desk, hub: Hub, begun: Disagreement, table: Three, qtbot: QtBot
) -> None:
    click(dialog, "I see it otherwise now")
    field = dialog.columns[table.kari.id].field
    assert field
    assert field.toPlainText() == ""
    field.setPlainText("anger, too")
    click(dialog, "Keep this")
    assert dialog.state.text() == "Kari changed their own view."
    assert "Changed view" in told(dialog.columns[table.kari.id])
    dialog.step_aside()
    table.works(table.ola)
    for others in shown(desk, hub, begun, qtbot):
        assert "If you still see it as you wrote, say so" in others.next.text()
        click(others, "I still see it so")
        assert others.state.text() == "Ola and Kari see it differently, and all of it stands."
        assert LONG.strip() in told(others.columns[table.ola.id])


def test_who_has_not_written_has_an_empty_column_to_write_in(
    desk: Desk, hub: Hub, begun: Disagreement, table: Three, qtbot: QtBot
) -> None:
    table.works(table.cy)
    for dialog in shown(desk, hub, begun, qtbot):
        own = dialog.columns[table.cy.id]
        field, listener = own.field, dialog.listener
        assert field
        assert listener
        # Where the field would stand below the edge the page begins at its top, with the first that can be seen.
        qtbot.waitUntil(partial(one_has_the_keyboard, field, listener))
        assert field.accessibleName() == "How do you see it?"
        assert not offered(dialog, "Write a shared reading")
        QTest.keyClicks(field, "tiredness")
        click(dialog, "Keep this")
        assert list(dialog.columns) == [table.ola.id, table.cy.id, table.kari.id], (
            "peers first, the lead last"
        )
        assert "tiredness" in told(dialog.columns[table.cy.id])
        assert offered(dialog, "Write a shared reading")


def test_what_a_colleague_writes_comes_in_while_one_writes(
    dialog: DisagreementDialog, desk: Desk, hub: Hub, begun: Disagreement, table: Three
) -> None:
    click(dialog, "I see it otherwise now")
    field = dialog.columns[table.kari.id].field
    assert field
    QTest.keyClicks(field, "anger")
    desk.members.switch(table.ola.id)
    desk.disagreements.write(begun.id, "She wants to be met")
    desk.members.switch(table.kari.id)
    hub.poll()
    assert "She wants to be met" in told(dialog.columns[table.ola.id])
    assert dialog.columns[table.kari.id].field is field
    assert field.toPlainText() == "anger"
    assert field.hasFocus()


# -- readings


def test_a_reading_waits_for_each_and_is_shared_when_the_last_has_agreed(
    dialog: DisagreementDialog, desk: Desk, hub: Hub, begun: Disagreement, table: Three, qtbot: QtBot
) -> None:
    click(dialog, "Write a shared reading")
    field = dialog.readings.field
    assert field
    assert field.hasFocus()
    field.setPlainText("to wish to be met, and to fear it")
    click(dialog, "Put it before the others")
    assert "Agreed: Kari. Not yet: Ola." in told(dialog.readings)
    assert dialog.state.text() == "Ola and Kari see it differently, and all of it stands."
    assert not offered(dialog, "I agree with this reading")
    dialog.step_aside()
    table.works(table.ola)
    for others in shown(desk, hub, begun, qtbot):
        assert "Agree to it if it is yours, too" in others.next.text()
        click(others, "I agree with this reading")
        assert others.state.text() == "There is a reading that all of you share."
        assert "The reading that you share" in told(others.readings)
        assert LONG.strip() in told(others.columns[table.ola.id]), "the positions stay"
        click(others, "I do not agree any more")
        assert desk.disagreements.get(begun.id).state is State.STANDS


def test_tab_goes_through_all_of_it_in_the_order_of_the_screen(
    desk: Desk, hub: Hub, begun: Disagreement, table: Three, qtbot: QtBot
) -> None:
    table.works(table.cy)
    desk.disagreements.write(begun.id, "numb")
    desk.disagreements.propose(begun.id, "to be met")
    table.works(table.kari)
    for dialog in shown(desk, hub, begun, qtbot):
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            dialog.leaver.setFocus()
            met: list[str] = []
            for _press in range(11):
                focused = dialog.focusWidget()
                QTest.keyClick(focused, key)
                now = dialog.focusWidget()
                assert isinstance(now, QLabel | QPushButton)
                met.append(now.text().strip()[:12])
            expected = [
                *("Listen", "Show in the ", LONG[:12], "numb", "fear", "Find better ", "I see it oth"),
                *("to be met", "I agree with", "Write a shar", "Write down a"),
            ]
            assert met == (expected if key == Qt.Key.Key_Tab else expected[::-1])


def test_nothing_anywhere_closes_it_for_others(dialog: DisagreementDialog) -> None:
    words = told(dialog).casefold()
    for forbidden in ("resolve", "vote", "majority", "decide", "close the disagreement", "delete"):
        assert forbidden not in words


# -- leaving


def test_leaving_with_words_that_are_not_kept_asks_first(
    dialog: DisagreementDialog, table: Three, answering: Answering, desk: Desk, begun: Disagreement
) -> None:
    click(dialog, "I see it otherwise now")
    field = dialog.columns[table.kari.id].field
    assert field
    field.setPlainText("anger")
    answering(*press("Go back"))
    dialog.discusser.click()
    assert dialog.isVisible()
    assert dialog.then is Then.NOTHING
    assert dialog.focusWidget() is field
    answering(*press("Throw it away"))
    dialog.leaver.click()
    assert not dialog.isVisible()
    assert not desk.drafts.get(DraftKey(table.kari.id, begun.interview, f"{begun.id}/view"))


def test_a_pause_asks_nothing_and_what_is_typed_is_there_again(
    dialog: DisagreementDialog, desk: Desk, hub: Hub, begun: Disagreement, table: Three, qtbot: QtBot
) -> None:
    click(dialog, "I see it otherwise now")
    field = dialog.columns[table.kari.id].field
    assert field
    field.setPlainText("anger")
    dialog.step_aside()
    assert not dialog.isVisible()
    for again in shown(desk, hub, begun, qtbot):
        field = again.columns[table.kari.id].field
        assert field
        assert field.toPlainText() == "anger"
        assert field.accessibleName() == "How do you see it now?"
    table.works(table.ola)
    for others in shown(desk, hub, begun, qtbot):
        assert "anger\n" not in told(others)
        assert others.columns[table.ola.id].field is None


def test_hidden_while_a_round_over_the_words_waits(
    dialog: DisagreementDialog, desk: Desk, hub: Hub, begun: Disagreement, table: Three, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.listen) as heard:
        dialog.listener.click()
    assert carried(heard)[0].id == begun.id
    dialog.shower.click()
    assert dialog.then is Then.SHOW


# -- from the panel


def test_what_is_begun_in_the_dialogs_is_there_again(
    panel: TogetherPanel, desk: Desk, interview: Interview, table: Three, answering: Answering
) -> None:
    def begin(dialog: BeginDifferingDialog) -> None:
        dialog.question.setText("Who asked?")
        dialog.text.setPlainText("nobody")
        dialog.step_aside()

    def talk(dialog: DiscussionDialog) -> None:
        dialog.text.setPlainText("we were silent")
        dialog.step_aside()

    def ask(dialog: BeginRoundDialog) -> None:
        dialog.removers[0].click()
        QTest.keyClicks(dialog.add_question(), "And then?")
        dialog.step_aside()

    for kind, do, opener in (
        (BeginDifferingDialog, begin, panel.differ),
        (DiscussionDialog, talk, panel.discuss),
        (BeginRoundDialog, ask, panel.begin),
    ):
        panel.set_selection(13, 14)
        answering(kind, do)
        opener()
    desk.drafts.save()
    desk.drafts = Drafts(desk.context)  # as after a new start, when no words are selected
    panel.set_selection(-1, -1)
    seen: list[str] = []

    def begun(dialog: BeginDifferingDialog) -> None:
        seen.extend((dialog.question.text(), dialog.text.toPlainText()))
        dialog.keeper.click()

    def talked(dialog: DiscussionDialog) -> None:
        seen.append(dialog.text.toPlainText())
        dialog.keeper.click()

    def asked(dialog: BeginRoundDialog) -> None:
        seen.append(dialog.lines[-1].text())
        assert len(dialog.lines) == len(dialog.asked())
        dialog.beginner.click()

    answering(BeginDifferingDialog, begun)
    answering(DisagreementDialog, lambda dialog: dialog.leaver.click())
    panel.differ()
    answering(DiscussionDialog, talked)
    panel.discuss()
    answering(BeginRoundDialog, asked)
    panel.begin()
    assert seen == ["Who asked?", "nobody", "we were silent", "And then?"]
    for about in ("differing", "differing/question", "discussion", "questions/reading"):
        assert not desk.drafts.get(DraftKey(table.kari.id, interview.id, about)), about


@pytest.fixture
def panel(desk: Desk, hub: Hub, table: Three, interview: Interview, qtbot: QtBot) -> Iterator[TogetherPanel]:
    with together_shown(desk, hub, interview, qtbot) as made:
        yield made


def test_while_a_round_is_blind_it_is_told_before_anything_is_written(
    panel: TogetherPanel, desk: Desk, interview: Interview, table: Three, answering: Answering
) -> None:
    def elsewhere(dialog: BeginDifferingDialog) -> None:
        words, whole = dialog.target.buttons
        assert words.isChecked()
        assert not whole.isEnabled()
        assert "not everybody has written yet" in told(dialog.target)
        assert dialog.text.isEnabled()
        dialog.step_aside()

    def nowhere(dialog: BeginDifferingDialog) -> None:
        assert "not everybody has written yet" in told(dialog.target)
        assert not dialog.text.isEnabled()
        assert not dialog.keeper.isEnabled()
        dialog.leaver.click()

    def meanwhile(dialog: BeginDifferingDialog) -> None:
        dialog.text.setPlainText("nobody asked")
        table.begin(interview)
        dialog.keeper.click()
        assert "not everybody has written yet" in dialog.refusal.text()
        dialog.leaver.click()
        assert not dialog.isVisible()

    table.begin(interview, (0, 2))
    panel.set_selection(13, 14)
    answering(BeginDifferingDialog, elsewhere)
    panel.differ()
    answering(BeginDifferingDialog, meanwhile)
    panel.differ()
    assert desk.drafts.get(DraftKey(table.kari.id, interview.id, "differing")) == "nobody asked"
    panel.set_selection(-1, -1)
    answering(BeginDifferingDialog, nowhere)
    panel.differ()
    assert desk.drafts.get(DraftKey(table.kari.id, interview.id, "differing")) == "nobody asked"


def test_from_selected_words_to_the_columns(
    panel: TogetherPanel, desk: Desk, interview: Interview, unit: Unit, answering: Answering
) -> None:
    def write(dialog: BeginDifferingDialog) -> None:
        kinds = [one.text() for one in dialog.target.buttons]
        assert kinds == ["The selected words", "The unit of meaning", "The whole interview"]
        dialog.keep()
        assert "Nothing is written yet" in dialog.refusal.text()
        dialog.question.setText("Who asked?")
        dialog.text.setPlainText("nobody")
        dialog.keeper.click()

    panel.set_selection(13, 14)
    panel.set_unit(unit.id)
    answering(BeginDifferingDialog, write)
    answering(DisagreementDialog, lambda dialog: dialog.leaver.click())
    panel.list.differing.offers["differ"].click()
    (differing,) = desk.disagreements.of(interview.id)
    assert differing.disagreement.passage.text == "and nobody"
    [card] = panel.list.differing.cards.values()
    assert card.title.text() == "“and nobody”"
    assert card.sentence.text() == "Who asked? So far only Kari has written how they see it."


def test_a_unit_shows_what_is_seen_differently_before_it_begins_anew(
    panel: TogetherPanel, desk: Desk, begun: Disagreement, unit: Unit, answering: Answering, qtbot: QtBot
) -> None:
    seen: list[str] = []

    def look(dialog: DisagreementDialog) -> None:
        seen.append(dialog.state.text())
        dialog.shower.click()

    answering(DisagreementDialog, look)
    with qtbot.waitSignal(panel.passage_wanted) as wanted:
        panel.flow.differ_on_unit(unit.id)
    assert carried(wanted)[0].text == "started early and nobody"
    assert seen == ["Ola and Kari see it differently, and all of it stands."]
    desk.units.set_ends(unit.id, 11, 15)
    answering(DisagreementDialog, look)
    with qtbot.waitSignal(panel.passage_wanted) as wanted:
        panel.flow.differ_on_unit(unit.id)
    assert carried(wanted)[0].text == "started early and nobody asked", "the unit's words as they are now"


def test_what_is_hidden_is_refused_with_a_sentence(
    panel: TogetherPanel, desk: Desk, hub: Hub, begun: Disagreement, table: Three, qtbot: QtBot
) -> None:
    desk.rounds.begin(begun.interview, [table.kari.id, table.cy.id], ["What?"], (11, 14))
    table.works(table.cy)
    assert panel.list.differing.cards == {}
    with qtbot.waitSignal(hub.refused) as said:
        panel.flow.show_disagreement(begun.id)
    assert "Write alone first" in carried(said)[0]


# -- discussions


def test_a_discussion_is_written_and_changed_by_its_author(
    panel: TogetherPanel, desk: Desk, interview: Interview, table: Three, answering: Answering
) -> None:
    def write(dialog: DiscussionDialog) -> None:
        assert dialog.there.chosen == [table.kari.id]
        assert dialog.text.accessibleName() == "What was said?"
        dialog.keep()
        assert "Write what was said" in dialog.refusal.text()
        dialog.there.boxes[table.ola.id].click()
        dialog.date.line.setText("9.3.2026")
        dialog.text.setPlainText("we were moved")
        dialog.keeper.click()

    answering(DiscussionDialog, write)
    panel.list.discussions.offers["discuss"].click()
    [made] = desk.discussions.of(interview.id)
    assert (made.present, made.date) == ((table.kari.id, table.ola.id), "2026-03-09")
    [card] = panel.list.discussions.cards.values()
    assert (card.title.text(), card.sentence.text()) == ("After the interview", "9 March 2026 · Kari and Ola")

    def change(dialog: DiscussionDialog) -> None:
        assert dialog.text.toPlainText() == "we were moved"
        dialog.text.setPlainText("we were moved, and silent")
        dialog.keeper.click()

    answering(DiscussionDialog, change)
    card.click()
    assert desk.discussions.get(made.id).text == "we were moved, and silent"
    answering(DiscussionDialog, lambda dialog: dialog.remover.click())
    panel.flow.show_discussion(made.id)
    assert panel.list.discussions.cards == {}
    desk.undo()
    panel.refresh()
    assert list(panel.list.discussions.cards) == [made.id]


def test_another_reads_it_and_adds_what_they_remember(
    panel: TogetherPanel, desk: Desk, interview: Interview, table: Three, answering: Answering
) -> None:
    made = desk.discussions.write(desk.targets.whole(interview.id), ([table.kari.id], "2026-03-09", "moved"))
    table.works(table.ola)

    def read(reader: DiscussionReader) -> None:
        assert "Only Kari can change it" in told(reader)
        assert reader.text.text() == "moved"
        reader.adder.click()

    def add(dialog: DiscussionDialog) -> None:
        dialog.text.setPlainText("and angry")
        dialog.keeper.click()

    answering(DiscussionReader, read)
    answering(DiscussionDialog, add)
    panel.list.discussions.cards[made.id].click()
    added = next(one for one in desk.discussions.of(interview.id) if one.id != made.id)
    assert (added.author, added.text, added.cites) == (table.ola.id, "and angry", (made.id,))


def test_why_there_was_none_is_one_line(
    panel: TogetherPanel, desk: Desk, interview: Interview, answering: Answering
) -> None:
    def write(dialog: DiscussionDialog) -> None:
        dialog.none.click()
        assert not dialog.there.isVisible()
        assert dialog.text.accessibleName() == "Why was there none? One line is enough."
        dialog.text.setPlainText("The bus left")
        dialog.keeper.click()

    answering(DiscussionDialog, write)
    panel.discuss()
    [card] = panel.list.discussions.cards.values()
    assert card.sentence.text() == "There was none: The bus left"


def test_of_some_words_it_is_not_asked_why_there_was_none(
    desk: Desk, hub: Hub, unit: Unit, qtbot: QtBot
) -> None:
    dialog = DiscussionDialog(desk, hub, [desk.targets.unit(unit.id)])
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.none.isVisible()
    assert dialog.target.chosen.target == unit.id


def test_escape_leaves_it_and_asks_only_where_words_wait(
    desk: Desk, hub: Hub, unit: Unit, qtbot: QtBot, answering: Answering
) -> None:
    dialog = DiscussionDialog(desk, hub, [desk.targets.unit(unit.id)])
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    QTest.keyClicks(dialog.text, "x")
    answering(*press("Go back"))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.text.clear()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


# -- from a round


def test_a_round_that_is_over_leads_to_the_discussion(
    panel: TogetherPanel, desk: Desk, interview: Interview, table: Three, answering: Answering
) -> None:
    begun = table.begin(interview)
    panel.choose(begun.id)
    table.all_done(begun)
    table.works(table.kari)
    panel.choose(begun.id)
    assert not panel.page.onwards.isVisible()
    for _card in range(3):
        panel.page.cards.turn()
    assert panel.page.onwards.isVisible()

    def write(dialog: DiscussionDialog) -> None:
        dialog.text.setPlainText("long")
        dialog.keeper.click()

    answering(DiscussionDialog, write)
    panel.page.discussing.click()
    [made] = desk.discussions.after(interview.id)
    assert made.cites == (begun.id,)


def test_reflection_notes_are_a_round_of_those_who_led(
    panel: TogetherPanel, desk: Desk, interview: Interview, table: Three, answering: Answering
) -> None:
    from workbench.ui.dialogs.begin_reflection import BeginReflectionDialog

    def begin(dialog: BeginReflectionDialog) -> None:
        assert [member for member, box in dialog.members.items() if box.isChecked()] == [table.kari.id]
        assert not dialog.over.isVisible()
        assert dialog.lines[0].text() == "What stays with you from this interview?"
        dialog.members[table.ola.id].click()
        dialog.beginner.click()

    answering(BeginReflectionDialog, begin)
    panel.list.rounds.offers["reflect"].click()
    [begun] = desk.rounds.of(interview.id)
    assert begun.members == (table.kari.id, table.ola.id)
    assert begun.passage.text == ""
    panel.page.leaver.click()
    assert panel.list.rounds.cards[begun.id].title.text() == "Reflection notes"
