"""Whatever is done to groups is taken back as it was, also where a colleague has laid something meanwhile."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.ui.table.conftest import Laid, lies
from workbench.desk.desk import Desk
from workbench.study.clusters import Spot
from workbench.study.people import Member
from workbench.ui.table.deeds import Pick
from workbench.ui.table.menus import TableMenu
from workbench.ui.table.room import TableRoom

Gesture = Callable[[TableRoom, Laid, list[str]], object]


def chosen(room: TableRoom, pick: Pick, *words: str) -> None:
    """Choose in the menu of something, and in the menus that it leads to."""
    menu = QMenu(room)
    TableMenu(room.deeds).fill(menu, pick)
    for word in words:
        action = next(one for one in menu.actions() if one.text().split("\t")[0].startswith(word))
        if isinstance(under := action.menu(), QMenu):
            menu = under
        else:
            action.trigger()


def key(room: TableRoom, cluster: str, *keys: Qt.Key) -> None:
    room.choose(cluster)
    room.pages.table.setFocus()
    for one in keys:
        QTest.keyClick(room.pages.table, one)


def split(room: TableRoom, laid: Laid, units: list[str]) -> None:
    room.deeds.alone(Pick(laid.shame, tuple(units[:2])))


def renamed(room: TableRoom, laid: Laid, units: list[str]) -> None:
    key(room, laid.shame, Qt.Key.Key_F2)
    room.pages.naming.line.setText("Guilt")
    QTest.keyClick(room.pages.naming.line, Qt.Key.Key_Return)


GESTURES: dict[str, Gesture] = {
    "split": split,
    "renamed": renamed,
    "merged": lambda room, laid, units: chosen(room, Pick(laid.pile), "Lay together as one with", "“Shame”"),
    "parted": lambda room, laid, units: chosen(room, Pick(laid.pile), "Let it be a part of", "“Shame”"),
    "taken apart, loose": lambda room, laid, units: chosen(
        room, Pick(laid.pile), "Take apart: cards lie loose"
    ),
    "taken apart, up": lambda room, laid, units: chosen(room, Pick(laid.pile), "Take apart: nothing of it"),
    "stacked by keys": lambda room, laid, units: (
        key(room, laid.loose, Qt.Key.Key_X),
        key(room, laid.pile, Qt.Key.Key_V),
    ),
    "taken up by a key": lambda room, laid, units: key(room, laid.loose, Qt.Key.Key_Delete),
    "moved by keys": lambda room, laid, units: room.hands.move({laid.pile: Spot(0, 500)}),
}


@pytest.mark.parametrize("view", ["board", "list"])
@pytest.mark.parametrize("name", GESTURES)
def test_a_gesture_is_taken_back_around_what_a_colleague_did(
    name: str, view: str, laid: Laid, room: TableRoom, desk: Desk, ola: Member, units: list[str]
) -> None:
    kari = desk.member
    assert kari
    if view == "list":
        room.pages.switch()
    before, layout = lies(desk), desk.clusters.layout
    GESTURES[name](room, laid, units)
    assert desk.clusters.layout != layout
    desk.members.switch(ola.id)
    theirs = desk.clusters.lay([units[6]], Spot(900, 0))
    desk.clusters.put([units[7]], laid.shame)
    desk.members.switch(kari.id)
    room.hub.poll()
    assert any(one.cluster == theirs for one in room.hands.layout)
    assert room.hub.attempt(desk.undo)
    said = desk.clusters.table.words
    expected = [
        (name, sorted([*words, said(units[7])] if name == "Shame" else words)) for name, words in before
    ]
    found = [(name, sorted(words)) for name, words in lies(desk)]
    assert sorted(found) == sorted([*expected, ("", [said(units[6])])])
    shown = {stack.cluster for stack in room.board.layout_shown}
    assert shown == {stack.cluster for stack in desk.clusters.layout}


def test_what_a_colleague_named_since_is_not_taken_back(
    laid: Laid, room: TableRoom, desk: Desk, ola: Member, units: list[str]
) -> None:
    kari = desk.member
    assert kari
    renamed(room, laid, units)
    desk.members.switch(ola.id)
    desk.clusters.name(laid.shame, "Something else")
    desk.members.switch(kari.id)
    room.hub.poll()
    refused: list[str] = []
    room.hub.refused.connect(refused.append)
    room.hub.attempt(desk.undo)
    assert "Ola" in refused[0]
    assert desk.clusters.stack(laid.shame).name.text == "Something else"


def test_the_menu_opens_from_a_button_for_who_has_no_second_button(
    laid: Laid, room: TableRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[list[str]] = []
    monkeypatch.setattr(
        room.asking, "run", lambda menu, _at: shown.append([one.text() for one in menu.actions()])
    )
    room.choose(laid.pile)
    room.bar.buttons["table.menu"].click()
    assert "Take apart: cards lie loose here" in shown[0]
