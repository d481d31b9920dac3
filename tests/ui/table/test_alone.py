"""Laying alone first in the window: the others see nothing of it, then one table after the other is turned."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answer
from tests.ui.rounds import press, told
from tests.ui.table.conftest import SAID, Laid, lies
from workbench.desk.desk import Desk
from workbench.study.clusters import Spot
from workbench.study.people import Member
from workbench.study.rounds import PartState, Round
from workbench.ui.dialogs.base import Dialog
from workbench.ui.parts import application
from workbench.ui.table.dialogs import BeginLayingDialog
from workbench.ui.table.room import TableRoom

NIGHT, SNOW, TWENTY, MUG, FORM, BODY, TOGETHER, CAR = SAID
SECRET = "Ashamed of my own hands"


@pytest.fixture
def kari(desk: Desk) -> Member:
    assert desk.member
    return desk.member


@pytest.fixture
def begun(room: TableRoom, desk: Desk, kari: Member, ola: Member) -> Round:
    made = desk.layouts.begin([kari.id, ola.id], "What belongs together for you?")
    room.hub.poll()
    return made


@pytest.fixture
def works(room: TableRoom, desk: Desk) -> Callable[[Member], None]:
    def works(member: Member) -> None:
        room.settle()
        desk.members.switch(member.id)
        room.hub.member_changed.emit()
        room.hub.poll()

    return works


def test_a_round_is_begun_in_the_window(
    room: TableRoom, desk: Desk, answering: Answer[BeginLayingDialog]
) -> None:
    answering(BeginLayingDialog, lambda dialog: dialog.begin())
    room.bar.buttons["table.alone-first"].click()
    [standing] = desk.layouts.rounds()
    assert len(standing.round.members) == 2
    assert room.hands.laying is desk.layouts.alone(standing.round.id)
    assert "your own table" in room.alone.words.text()


def test_one_lays_on_a_table_of_ones_own_and_takes_back_there(
    room: TableRoom, laid: Laid, desk: Desk, begun: Round, units: list[str]
) -> None:
    board = room.board
    assert board.plan.places == {}
    group = lies(desk)
    room.tray.lay_wanted.emit([units[0]])
    room.tray.lay_wanted.emit([units[1]])
    alone = desk.layouts.alone(begun.id)
    first, second = (stack.cluster for stack in alone.layout)
    room.hands.put([units[1]], first, second)
    assert len(board.plan.places) == 1
    assert room.take_back()
    assert len(board.plan.places) == 2
    assert room.bring_back()
    assert len(board.plan.places) == 1
    assert lies(desk) == group
    room.alone.switcher.click()
    assert laid.shame in board.plan.places
    assert not room.take_back()
    room.alone.switcher.click()
    assert laid.shame not in board.plan.places


def test_nobody_gets_to_know_anything_of_anothers_table(
    room: TableRoom, desk: Desk, begun: Round, units: list[str], ola: Member, works: Callable[[Member], None]
) -> None:
    room.tray.lay_wanted.emit([units[0]])
    mine = desk.layouts.alone(begun.id)
    room.hands.name(mine.layout[0].cluster, SECRET)
    mine.finish()
    works(ola)
    assert SECRET not in told(room)
    assert room.board.plan.places == {}
    assert "1 of 2 done" in room.alone.words.text()
    assert SECRET not in repr([step for _n, step in desk.context.archive.shelf.steps_after(0)])


def test_what_was_laid_is_kept_after_a_breath_and_when_one_leaves(
    room: TableRoom, desk: Desk, begun: Round, units: list[str]
) -> None:
    room.tray.lay_wanted.emit([units[0]])
    alone = desk.layouts.alone(begun.id)
    assert alone.waiting
    for _n in range(20):
        room.hub.ticked.emit()
    assert not alone.waiting
    room.tray.lay_wanted.emit([units[1]])
    assert room.settle()
    assert not alone.waiting


def test_being_done_is_asked_once_and_an_empty_table_is_none(
    room: TableRoom, desk: Desk, begun: Round, units: list[str], answering: Answer[Dialog], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(room.hub.refused) as refused:
        room.alone.done.click()
    assert refused.args
    assert "Nothing lies on your table" in refused.args[0]
    room.tray.lay_wanted.emit([units[0]])
    answering(*press("I am done"))
    room.alone.done.setFocus()
    room.alone.done.click()
    assert desk.rounds.standing(begun.id).mine is PartState.DONE
    assert room.alone.opener.isVisible()
    assert room.window().focusWidget() is room.board, "not on what cannot be undone"
    assert room.hands.laying is desk.clusters


def test_tables_are_turned_one_at_a_time_and_held_beside_each_other(
    room: TableRoom,
    desk: Desk,
    begun: Round,
    units: list[str],
    kari: Member,
    ola: Member,
    works: Callable[[Member], None],
    qtbot: QtBot,
) -> None:
    for member, name in ((kari, "Shame"), (ola, "Left alone")):
        works(member)
        alone = desk.layouts.alone(begun.id)
        alone.name(alone.lay(units[:3] if member is kari else units[:2], Spot(0, 0)), name)
        alone.finish()
        room.hub.poll()
    works(kari)
    room.alone.comparer.click()
    beside = room.pages.beside
    assert room.pages.currentWidget() is beside
    assert beside.one.view.plan.places == {}
    beside.turner.click()
    assert "Left alone" in [one.name.text for one in beside.one.view.layout_shown]
    assert SNOW not in told(beside) or "Shame" not in told(beside)
    beside.turner.click()
    assert not beside.turner.isVisible()
    beside.one.whose.setCurrentIndex(beside.one.whose.findText("Kari"))
    beside.other.whose.setCurrentIndex(beside.other.whose.findText("Ola"))
    words = told(beside)
    assert f"Kari laid together as “Shame”: “{NIGHT}”, “{SNOW}” and “{TWENTY}”." in words
    assert f"Ola has not laid “{TWENTY}”." in words
    pile = next(one.cluster for one in beside.one.view.layout_shown)
    beside.one.view.setFocus()
    beside.one.view.choose(pile)
    QTest.keyClick(beside.one.view, Qt.Key.Key_PageDown)
    assert [unit for _cluster, unit in beside.other.view.marked] == [units[0]]
    before = desk.context.archive.shelf.last_number()
    beside.taker.click()
    assert desk.context.archive.shelf.last_number() == before + 1
    assert lies(desk) == [("Shame", [NIGHT, SNOW, TWENTY])]
    beside.back.click()
    assert room.pages.currentWidget() is room.board


def test_tables_beside_each_other_are_seen_from_their_top(
    room: TableRoom,
    desk: Desk,
    begun: Round,
    units: list[str],
    kari: Member,
    ola: Member,
    works: Callable[[Member], None],
    qtbot: QtBot,
) -> None:
    for member in (kari, ola):
        works(member)
        alone = desk.layouts.alone(begun.id)
        for number, unit in enumerate(units):
            alone.lay([unit], Spot(150 * number, 0))
        alone.finish()
        room.hub.poll()
    room.resize(1280, 560)
    beside = room.pages.beside
    room.alone.comparer.click()
    beside.turner.click()
    beside.turner.click()
    beside.back.click()
    for member in (kari, ola):
        works(member)
    qtbot.waitUntil(room.alone.comparer.isVisible)
    room.alone.comparer.click()
    qtbot.waitUntil(lambda: room.window().focusWidget() is beside.one.view)
    assert (beside.one.whose.currentText(), beside.other.whose.currentText()) == ("Ola", "Kari")
    qtbot.waitUntil(lambda: beside.width() == room.width())
    qtbot.waitUntil(lambda: beside.area.verticalScrollBar().maximum() > 0)
    application().processEvents()  # what was still to be laid out
    assert beside.pair.height() < 0.6 * beside.height()
    for part in (beside.state, beside.one.whose, beside.other.whose):
        assert part.visibleRegion().boundingRect() == part.rect()


def test_a_cluster_that_is_taken_over_lies_where_there_is_room_and_is_chosen_there(
    room: TableRoom,
    desk: Desk,
    laid: Laid,
    begun: Round,
    units: list[str],
    kari: Member,
    ola: Member,
    works: Callable[[Member], None],
) -> None:
    for member in (kari, ola):
        works(member)
        alone = desk.layouts.alone(begun.id)
        alone.name(alone.lay(units[5:8], Spot(10, 20)), f"By {member.name}")
        alone.finish()
        room.hub.poll()
    works(kari)
    heard: list[str] = []
    room.hub.said.connect(heard.append)
    room.alone.comparer.click()
    beside = room.pages.beside
    beside.turner.click()
    beside.turner.click()
    for side in (beside.one, beside.other):
        (pile,) = side.view.layout_shown
        side.view.setFocus()
        side.view.choose(pile.cluster)
        beside.taker.click()
        assert heard[-1].startswith("It lies on the table of the group now")
        assert heard[-1].endswith(f"chosen there: “{pile.name.text}”.")
    beside.back.click()
    board = room.board
    assert len(board.plan.places) == 5
    boxes = [place.box for place in board.plan.places.values()]
    assert not [one for one in boxes for other in boxes if one is not other and one.intersects(other)]
    assert board.here
    assert desk.clusters.stack(board.here.cluster).name.text == pile.name.text
    seen = board.camera.box_to_window(board.plan.places[board.here.cluster].box)
    assert board.rect().contains(seen.toAlignedRect())


def test_from_what_stands_open_one_comes_to_the_own_table(room: TableRoom, desk: Desk, begun: Round) -> None:
    room.alone.switcher.click()
    assert room.hands.laying is desk.clusters
    room.begin(begun.id)
    assert room.hands.laying is desk.layouts.alone(begun.id)


def test_what_was_laid_on_ones_other_computer_is_shown_beside_until_one_is_to_stand(
    room: TableRoom, desk: Desk, begun: Round, units: list[str], answering: Answer[Dialog]
) -> None:
    alone = desk.layouts.alone(begun.id)
    assert room.alone.other.isHidden()
    room.tray.lay_wanted.emit([units[0]])
    room.settle()
    here = desk.rounds.own(begun.id)[0]
    there = here.replace(units[0], units[1])
    room.hub.attempt(lambda: desk.rounds.write(begun.id, 0, f"{here}\n\n{there}"))
    assert room.alone.other.isVisible()
    assert [stack.units for stack in room.board.layout_shown] == [(units[0],)]
    room.alone.other.click()
    assert [stack.units for stack in room.board.layout_shown] == [(units[1],)]
    room.alone.other.click()
    room.tray.lay_wanted.emit([units[2]])
    room.settle()
    assert len(alone.others) == 1
    answering(*press("Keep only this table"))
    room.alone.only.click()
    assert alone.others == ()
    assert room.alone.other.isHidden()
    assert units[1] not in desk.rounds.own(begun.id)[0]
