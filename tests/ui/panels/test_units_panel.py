from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.desk.desk import Desk
from workbench.study.interviews import Interview
from workbench.study.people import Member
from workbench.study.units import Unit
from workbench.ui.hub import Hub
from workbench.ui.panels.units_panel import UnitsPanel


@pytest.fixture
def panel(desk: Desk, interview: Interview, hub: Hub, qtbot: QtBot) -> Iterator[UnitsPanel]:
    made = UnitsPanel(desk, hub)
    qtbot.addWidget(made)
    made.show_interview(interview.id)
    made.book.settle()
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.book.close()


def mark(desk: Desk, hub: Hub, panel: UnitsPanel, first: int, last: int) -> Unit:
    unit = desk.units.mark(panel.book.interview, first, last)
    hub.poll()
    panel.book.settle()
    return unit


def change(desk: Desk, hub: Hub, panel: UnitsPanel, before: str, after: str) -> None:
    """Correct the first turn with these words in it."""
    turns = desk.transcripts.reading(panel.book.interview).turns
    turn = next(turn for turn in turns if before in turn.text)
    desk.transcripts.edit(turn.id, turn.text.replace(before, after))
    hub.poll()
    panel.book.settle()


def test_without_units_it_says_how_to_mark_one(panel: UnitsPanel, desk: Desk, hub: Hub) -> None:
    assert "press M" in panel.empty.text()
    assert panel.empty.isVisible()
    mark(desk, hub, panel, 1, 3)
    assert not panel.empty.isVisible()


def test_a_colleagues_unit_appears_with_name_and_sign(
    panel: UnitsPanel, desk: Desk, hub: Hub, ola: Member
) -> None:
    mark(desk, hub, panel, 1, 3)
    desk.members.switch(ola.id)
    mark(desk, hub, panel, 5, 6)
    assert [row.name for row in panel.list.units.rows] == ["Kari", "Ola"]
    assert panel.list.units.rows[1].sign != panel.list.units.rows[0].sign


def test_units_can_be_shown_for_one_member(panel: UnitsPanel, desk: Desk, hub: Hub, ola: Member) -> None:
    mine = mark(desk, hub, panel, 1, 3)
    assert not panel.member.isVisible()
    desk.members.switch(ola.id)
    mark(desk, hub, panel, 5, 6)
    assert [panel.member.itemText(number) for number in range(3)] == [
        "Everybody’s units (2)",
        "Kari (1)",
        "Ola (1)",
    ]
    panel.member.setCurrentIndex(2)
    assert [row.name for row in panel.list.units.rows] == ["Ola"]
    panel.choose(mine.id)
    assert panel.list.current == mine.id


def test_while_nobody_sees_the_panel_it_waits_and_is_right_when_it_is_asked_or_seen(
    panel: UnitsPanel, desk: Desk, hub: Hub, qtbot: QtBot, ola: Member
) -> None:
    panel.hide()
    mine = mark(desk, hub, panel, 1, 3)
    assert panel.list.units.rows == []
    panel.choose(mine.id)
    assert panel.list.current == mine.id
    desk.members.switch(ola.id)
    mark(desk, hub, panel, 5, 6)
    assert len(panel.list.units.rows) == 1
    with qtbot.waitExposed(panel):
        panel.show()
    assert [row.name for row in panel.list.units.rows] == ["Kari", "Ola"]
    assert panel.member.isVisible()
    assert panel.member.itemText(2) == "Ola (1)"


def test_arrows_choose_enter_goes_to_the_words_space_plays(
    panel: UnitsPanel, desk: Desk, hub: Hub, qtbot: QtBot
) -> None:
    first, second = mark(desk, hub, panel, 1, 3), mark(desk, hub, panel, 5, 6)
    panel.choose(first.id)
    with qtbot.waitSignal(panel.unit_chosen) as chosen:
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.go_to) as gone:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.play) as played:
        qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    assert chosen.args == gone.args == played.args == [second.id]


def test_choosing_from_outside_is_not_told_again(
    panel: UnitsPanel, desk: Desk, hub: Hub, qtbot: QtBot
) -> None:
    unit = mark(desk, hub, panel, 1, 3)
    with qtbot.assertNotEmitted(panel.unit_chosen):
        panel.choose(unit.id)
        panel.choose("")
    assert panel.list.current == ""
    assert not panel.write.isEnabled()


def test_the_chosen_unit_stays_chosen_when_others_come(panel: UnitsPanel, desk: Desk, hub: Hub) -> None:
    unit = mark(desk, hub, panel, 5, 6)
    panel.choose(unit.id)
    mark(desk, hub, panel, 1, 3)
    assert panel.list.current == unit.id


def test_a_changed_unit_is_to_be_reviewed_and_can_be_accepted(
    panel: UnitsPanel, desk: Desk, hub: Hub
) -> None:
    unit = mark(desk, hub, panel, 11, 14)
    assert not panel.to_review.isVisible()
    change(desk, hub, panel, "early", "very early")
    assert panel.to_review.text() == "1 unit to review"
    panel.to_review.click()
    assert panel.review.isVisible()
    assert "started early and nobody" in panel.review.marked.accessibleName()
    assert "started very early and nobody" in panel.review.now.accessibleName()
    assert "started early and nobody" in panel.review.marked.text()
    assert "started <b>very</b> early and nobody" in panel.review.now.text()
    panel.review.accept.click()
    panel.book.settle()
    assert desk.units.to_review(panel.book.interview) == []
    assert desk.units.one(unit.id).unit.anchor.text == "started very early and nobody"
    assert panel.listing.isVisible()


def test_what_was_said_is_never_taken_for_markup(panel: UnitsPanel, desk: Desk, hub: Hub) -> None:
    mark(desk, hub, panel, 11, 14)
    change(desk, hub, panel, "early", "<i>early</i> & very")
    panel.show_review()
    assert "<b>&lt;i&gt;early&lt;/i&gt; &amp; very</b>" in panel.review.now.text()


def test_the_unit_that_is_reviewed_is_the_chosen_one_each_time(
    panel: UnitsPanel, desk: Desk, hub: Hub
) -> None:
    first = mark(desk, hub, panel, 10, 14)
    second = mark(desk, hub, panel, 11, 14)
    change(desk, hub, panel, "early", "very early")
    told: list[str] = []
    panel.unit_chosen.connect(told.append)
    panel.to_review.click()
    panel.review.accept.click()
    panel.book.settle()
    assert told == [first.id, second.id]
    assert panel.list.current == second.id


def test_new_ends_are_the_words_selected_in_the_transcript(
    panel: UnitsPanel, desk: Desk, hub: Hub, qtbot: QtBot
) -> None:
    unit = mark(desk, hub, panel, 11, 14)
    change(desk, hub, panel, "early", "very early")
    panel.show_review()
    with qtbot.waitSignal(hub.said):
        panel.review.ends.click()
    panel.set_selection(11, 12)
    panel.review.ends.click()
    assert desk.units.one(unit.id).unit.anchor.text == "started very"


def test_an_orphaned_unit_can_be_removed_but_not_accepted(panel: UnitsPanel, desk: Desk, hub: Hub) -> None:
    mark(desk, hub, panel, 20, 22)
    change(desk, hub, panel, "night", "")
    turn = desk.transcripts.reading(panel.book.interview).turns[1]
    desk.transcripts.edit(turn.id, "")
    turn = desk.transcripts.reading(panel.book.interview).turns[1]
    desk.transcripts.edit(turn.id, "")
    hub.poll()
    panel.book.settle()
    panel.show_review()
    assert not panel.review.accept.isVisible()
    assert not panel.review.now.isVisible()
    panel.review.remove.click()
    panel.book.settle()
    assert desk.units.of(panel.book.interview) == []


def test_anothers_unit_is_told_as_changed_and_not_asked_to_be_reviewed(
    panel: UnitsPanel, desk: Desk, hub: Hub, ola: Member
) -> None:
    mark(desk, hub, panel, 11, 14)
    change(desk, hub, panel, "early", "very early")
    assert not panel.to_review.isHidden()
    desk.members.switch(ola.id)
    hub.member_changed.emit()
    panel.book.settle()
    assert panel.to_review.isHidden()
    assert panel.review.unit is None
    [row] = panel.list.units.rows
    assert row.state_words == "Changed since Kari marked it"


def test_the_list_keeps_qts_rules(
    panel: UnitsPanel, desk: Desk, hub: Hub, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(panel.list.units)
    mark(desk, hub, panel, 11, 14)
    mark(desk, hub, panel, 1, 4)
    change(desk, hub, panel, "early", "very early")


def test_every_button_has_a_name(panel: UnitsPanel) -> None:
    assert [made for made in panel.findChildren(QAbstractButton) if not made.accessibleName()] == []


def test_the_chosen_unit_is_seen_differently_or_discussed_by_a_button(
    panel: UnitsPanel, desk: Desk, hub: Hub, qtbot: QtBot
) -> None:
    assert not panel.differing.isVisible()
    unit = mark(desk, hub, panel, 1, 3)
    assert not panel.differing.isEnabled()
    panel.choose(unit.id)
    for button, signal in ((panel.differing, panel.differ), (panel.discussing, panel.discuss)):
        with qtbot.waitSignal(signal) as told:
            button.click()
        assert told.args == [unit.id]
