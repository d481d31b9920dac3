"""The way of the method in the window: any method, what there is of each step, what is left out, where to go."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.methods.fourth import dropped
from tests.ui.conftest import Answer
from tests.ui.rooms import Shown
from workbench.desk.desk import Desk
from workbench.methods import methods
from workbench.methods.protocol import Artefact
from workbench.study.interviews import Interview
from workbench.ui import style
from workbench.ui.dialogs.change_method import ChangeMethodDialog
from workbench.ui.dialogs.leave_out import LeaveOutDialog
from workbench.ui.downwards import Downwards
from workbench.ui.hub import Hub
from workbench.ui.keyboard import stops
from workbench.ui.method import room as method_room
from workbench.ui.method.room import MethodRoom
from workbench.ui.method.step_card import StepCard
from workbench.ui.method.ways import WAYS
from workbench.ui.parts import application
from workbench.ui.theme import Theme


@pytest.fixture
def fourth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with dropped(tmp_path / "dropped", monkeypatch) as identity:
        yield identity


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """How it stands is shown at once, however slow the computer is just now."""
    monkeypatch.setattr(method_room, "QUICK", 60.0)


def card(shown: Shown, step: str) -> StepCard:
    return next(one for one in shown.room.way.cards if one.now.step.id == step)


def words(part: QWidget) -> str:
    labels = [one for one in part.findChildren(QLabel) if one.isVisibleTo(part)]
    return "\n".join(one.text() for one in labels)


def test_every_kind_of_thing_has_a_way_there() -> None:
    assert set(WAYS) == set(Artefact)


def test_every_method_is_shown_with_its_steps_and_its_name(qtbot: QtBot, shown: Shown) -> None:
    for method in methods():
        shown.hub.attempt(lambda identity=method.id: shown.desk.method.choose(identity))
        # After a costly look the room rests before the next one.
        qtbot.waitUntil(lambda name=method.words: shown.room.way.title.text() == name)
        assert [one.now.step for one in shown.room.way.cards] == list(method.steps)
        for one in shown.room.way.cards:
            assert one.now.step.asks in words(one)
            assert one.accessibleName()


def test_a_fourth_method_is_chosen_and_shown(
    shown: Shown, fourth: str, answering: Answer[ChangeMethodDialog], qtbot: QtBot
) -> None:
    answering(ChangeMethodDialog, lambda dialog: dialog.cards[fourth].click())
    shown.room.way.changer.click()
    assert shown.room.way.title.text() == "Reading in pairs"
    assert [one.title.text() for one in shown.room.way.cards] == ["1. Lists", "2. Heaps", "3. Voices"]
    shown.hub.attempt(lambda: shown.desk.themes.agree("Tired", []))
    assert "Heaps: 1; 0 units lie in them." in words(card(shown, "heaps"))
    with qtbot.waitSignal(shown.room.quotes_wanted) as asked:
        card(shown, "quotes").goer.click()
    assert asked.args == [""], "all of them"


def test_what_the_group_has_is_told_as_it_comes(shown: Shown, interview: Interview) -> None:
    assert "No unit of meaning is marked yet." in words(card(shown, "units"))
    shown.hub.attempt(lambda: shown.desk.units.mark(interview.id, 0, 3))
    assert "1 unit of meaning in 1 interview." in words(card(shown, "units"))
    assert "You have not read yet: First talk." in words(card(shown, "whole"))
    shown.hub.attempt(lambda: shown.desk.preparing.impress(interview.id, "snow"))
    assert "You have read all interviews that have words." in words(card(shown, "whole"))


def test_a_step_is_left_out_for_a_reason_and_taken_in_again(
    shown: Shown, answering: Answer[LeaveOutDialog], qtbot: QtBot
) -> None:
    figure = card(shown, "figure")

    def without_words(dialog: LeaveOutDialog) -> None:
        dialog.keeper.click()
        assert "in one line" in dialog.refusal.text()
        qtbot.keyClicks(dialog.because, "three clusters only")
        dialog.keeper.click()

    answering(LeaveOutDialog, without_words)
    figure.leaver.click()
    assert "We leave this out: three clusters only" in words(figure)
    assert not figure.leaver.isVisible()
    figure.taker.click()
    assert "We leave this out" not in figure.left.text()
    shown.desk.undo()
    shown.hub.poll()
    assert "three clusters only" in words(figure)


@pytest.mark.parametrize(
    ("step", "room", "shows"),
    [("units", "interviews", "units"), ("bridling", "interviews", "bridling"), ("clusters", "table", "")],
)
def test_other_rooms_are_asked_for(shown: Shown, qtbot: QtBot, step: str, room: str, shows: str) -> None:
    with qtbot.waitSignal(shown.room.room_wanted) as asked:
        card(shown, step).goer.click()
    assert asked.args == [room, shows]


def test_nothing_locks(shown: Shown) -> None:
    assert all(one.goer.isEnabled() and one.goer.isVisible() for one in shown.room.way.cards)


def test_with_large_text_the_way_begins_at_its_top(desk: Desk, hub: Hub, qtbot: QtBot) -> None:
    style.apply(application(), Theme.LIGHT, 200)
    room = MethodRoom(desk, hub)
    qtbot.addWidget(room)
    room.resize(1280, 580)
    with qtbot.waitActive(room):
        room.show()
    room.begin()
    [area] = room.way.findChildren(Downwards, options=Qt.FindChildOption.FindDirectChildrenOnly)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0
    focused = room.focusWidget()
    assert room.way.cards[0].isAncestorOf(focused), "on the first step, in sight"
    assert not focused.visibleRegion().isEmpty()
    style.apply(application(), Theme.LIGHT, 100)
    room.resize(1280, 800)
    qtbot.waitUntil(lambda: room.way.about.y() < room.way.changer.mapTo(room.way._way, QPoint()).y())
    room.hide()
    style.apply(application(), Theme.LIGHT, 100)


@pytest.mark.parametrize("height", [300, 440, 480, 520, 580])
def test_the_keyboard_is_in_sight_on_a_step_of_a_room_that_has_only_just_its_place(
    desk: Desk, hub: Hub, qtbot: QtBot, height: int
) -> None:
    style.apply(application(), Theme.LIGHT, 200)
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.addWidget(QWidget())
    pages.resize(1280, height)
    with qtbot.waitActive(pages):
        pages.show()
    room = MethodRoom(desk, hub)
    pages.addWidget(room)
    pages.setCurrentWidget(room)
    room.begin()

    def in_sight() -> bool:
        at = room.focusWidget()
        whole = at is not None and at.visibleRegion().boundingRect().height() == at.height()
        return whole and room.way.cards[0].isAncestorOf(at)

    application().processEvents()
    application().processEvents()
    qtbot.waitUntil(in_sight)
    pages.hide()
    style.apply(application(), Theme.LIGHT, 100)


@pytest.mark.parametrize("done", [0, 1])
def test_what_stands_above_a_step_that_is_not_seen_at_the_top_is_not_cut(
    shown: Shown, interview: Interview, qtbot: QtBot, done: int
) -> None:
    style.apply(application(), Theme.LIGHT, 200)
    if done:
        shown.hub.attempt(lambda: shown.desk.preparing.bring("I know too much"))
    shown.room.resize(1280, 500)
    first = shown.room.way.cards[done]
    shown.room.begin()

    def begins() -> bool:
        [area] = shown.room.way.findChildren(Downwards, options=Qt.FindChildOption.FindDirectChildrenOnly)
        top = first.mapTo(area.viewport(), QPoint()).y()
        return first.isAncestorOf(shown.room.focusWidget()) and 0 <= top < style.em(0.7)

    qtbot.waitUntil(begins)
    style.apply(application(), Theme.LIGHT, 100)


def test_tab_goes_through_the_steps_before_what_stands_beside_them_whatever_was_made_anew(
    shown: Shown, fourth: str, qtbot: QtBot
) -> None:
    way = shown.room.way
    shown.hub.attempt(lambda: shown.desk.method.choose(fourth))
    qtbot.waitUntil(lambda: len(way.cards) == 3)
    for height in (700, 300):
        shown.room.resize(1200, height)
        passed: list[QWidget] = [way.changer]
        while (after := passed[-1].nextInFocusChain()) is not way.changer:
            assert after
            passed.append(after)
        wanted = [way.changer, *(card.goer for card in way.cards), *stops(way.trail)[:1]]
        assert [one for one in passed if one in wanted] == wanted
