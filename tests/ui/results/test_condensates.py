"""Condensates in the room of the results: each unit taken up or left, and the way to the sound."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.desk.results import cluster, write
from tests.ui.results.conftest import Talk
from tests.ui.results.looking import cards, click_sentence, press, said
from tests.ui.studies import told
from workbench.desk.condensates import Became
from workbench.desk.desk import Desk
from workbench.study.results import Genre
from workbench.ui.results.room import ResultsRoom


def test_each_unit_of_a_condensate_is_ticked(room: ResultsRoom, desk: Desk, talk: Talk) -> None:
    made = desk.results.begin(Genre.CONDENSATE, cluster=talk.snow.id)
    room.hub.poll()
    room.begin(made.id)
    assert room.tabs.currentWidget() is room.ticks
    press(cards(room.ticks)[0], "Taken up")
    assert [one.became for one in desk.condensates.units(made.id)] == [Became.TAKEN, Became.OPEN]
    refused: list[str] = []
    room.hub.refused.connect(refused.append)
    press(cards(room.ticks)[0], "Leave")
    assert refused == ["Write in a line why this unit is left."]
    because = next(
        one for one in cards(room.ticks)[0].findChildren(QWidget) if one.accessibleName() == "Left because"
    )
    because.setFocus()
    QTest.keyClicks(because, "said elsewhere")
    QTest.keyClick(because, Qt.Key.Key_Return)
    assert [one.became for one in desk.condensates.units(made.id)] == [Became.TAKEN, Became.LEFT]
    assert "Left because: said elsewhere" in said(room.ticks)
    press(cards(room.ticks)[1], "Take that back")
    assert [one.became for one in desk.condensates.units(made.id)] == [Became.TAKEN, Became.OPEN]


def test_after_a_unit_is_ticked_the_keyboard_is_on_the_next(
    room: ResultsRoom, desk: Desk, talk: Talk
) -> None:
    all_of_it = cluster(desk, "All", *talk.units)
    made = desk.results.begin(Genre.CONDENSATE, cluster=all_of_it.id)
    room.hub.poll()
    room.begin(made.id)
    first, second, third = (unit.id for unit in talk.units)
    room.ticks.takers[second].setFocus()
    QTest.keyClick(room.ticks.takers[second], Qt.Key.Key_Space)
    assert room.focusWidget() is room.ticks.takers[third]
    room.ticks.takers[third].click()
    assert room.focusWidget() is room.ticks.takers[first], "what was passed over"
    room.ticks.takers[first].click()
    assert room.focusWidget() is room.ticks.said_of_all, "not on what takes the last one back"
    assert "Something is said of every unit." in said(room.ticks)
    room.ticks.backs[first].click()
    assert room.focusWidget() is room.ticks.takers[first]


def test_whoever_asks_for_a_quote_in_a_condensate_hears_that_none_stands_there(
    room: ResultsRoom, desk: Desk, talk: Talk
) -> None:
    room.begin(desk.results.begin(Genre.CONDENSATE, cluster=talk.snow.id).id)
    refused: list[str] = []
    room.hub.refused.connect(refused.append)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(room.page.editor, Qt.Key.Key_Q, held)
    [sentence] = refused
    assert "Quotes stand in the other texts" in sentence


def test_a_reason_that_is_being_written_stays_while_others_work(
    room: ResultsRoom, desk: Desk, talk: Talk
) -> None:
    made = desk.results.begin(Genre.CONDENSATE, cluster=talk.snow.id)
    room.hub.poll()
    room.begin(made.id)
    because = room.ticks.findChildren(QLineEdit)[1]
    QTest.keyClicks(because, "said")
    write(desk, made, "I wait.")
    room.hub.poll()
    assert because.isVisible(), "nothing of the units has changed"
    desk.condensates.take(made.id, talk.units[0].id)
    room.hub.poll()
    [because] = [one for one in room.ticks.findChildren(QLineEdit) if one.isVisible()]
    assert because.text() == "said"


def test_a_sentence_of_a_condensate_leads_to_what_it_takes_up(
    room: ResultsRoom, desk: Desk, talk: Talk, qtbot: QtBot
) -> None:
    made = desk.results.begin(Genre.CONDENSATE, cluster=talk.snow.id)
    write(desk, made, "I wait in the snow.")
    desk.condensates.take(made.id, talk.units[1].id)
    room.hub.poll()
    room.begin(made.id)
    room.tabs.setCurrentWidget(room.below)
    click_sentence(room, 0)
    assert "What the condensate takes up carries it" in said(room.below)
    [card] = cards(room.below)
    with qtbot.waitSignal(room.heard) as heard:
        QTest.mouseClick(card.listen, Qt.MouseButton.LeftButton)
    assert told(heard)[0].target == talk.units[1].id


def listed(room: ResultsRoom, section: str) -> tuple[str, str]:
    """How a text stands in the list, and how a screen reader says it."""
    rows = room.outline.list
    [item] = [
        item
        for item in (rows.item(number) for number in range(rows.count()))
        if item.data(Qt.ItemDataRole.UserRole) == section
    ]
    return item.text(), str(item.data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_condensate_says_that_units_wait_until_something_is_said_of_each(
    room: ResultsRoom, desk: Desk, talk: Talk
) -> None:
    made = desk.results.begin(Genre.CONDENSATE, "Winter", cluster=talk.snow.id)
    text = desk.results.begin(Genre.CONSTITUENT, "Being carried")
    room.hub.poll()
    room.begin(made.id)
    assert listed(room, made.id) == ("Winter\n    Units wait", "Condensate: Winter. Units wait")
    assert listed(room, text.id) == ("Being carried", "Constituent: Being carried")
    assert room.above.waits.isVisible()
    press(cards(room.ticks)[0], "Taken up")
    assert room.above.waits.isVisible()
    room.tabs.setCurrentWidget(room.whole)
    desk.condensates.leave(made.id, talk.units[1].id, "said elsewhere")
    room.hub.poll()
    assert not room.above.waits.isVisible()
    assert listed(room, made.id) == ("Winter", "Condensate: Winter")
    desk.condensates.untick(made.id, talk.units[1].id)
    room.hub.poll()
    assert room.above.waits.isVisible()
    room.begin(text.id)
    assert not room.above.waits.isVisible()


def test_the_way_to_the_panel_beside_says_which_it_is(room: ResultsRoom, desk: Desk, talk: Talk) -> None:
    made = desk.results.begin(Genre.CONDENSATE, "Winter", cluster=talk.snow.id)
    text = desk.results.begin(Genre.CONSTITUENT, "Being carried")
    room.hub.poll()
    room.begin(made.id)
    assert room.above.to_side.text() == room.above.to_side.accessibleName() == "Units"
    room.tabs.setCurrentWidget(room.below)
    assert room.above.to_side.text() == "What it rests on"
    room.tabs.setCurrentWidget(room.ticks)
    room.begin(text.id)
    assert room.above.to_side.text() == "What it rests on"
