"""The room of the table speaks of groups as the method does: here a method that is one file more, chosen meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu, QWidget

from tests.methods.fourth import dropped
from tests.ui.table.conftest import Laid
from workbench.desk.desk import Desk
from workbench.study.clusters import Spot
from workbench.ui.hub import Hub
from workbench.ui.table.deeds import Pick
from workbench.ui.table.hands import Taken
from workbench.ui.table.menus import TableMenu
from workbench.ui.table.room import TableRoom


@pytest.fixture(params=[True, False], ids=["one group", "several"])
def fourth(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[bool]:
    """A study that follows the method; whether a unit lies in one group there."""
    one_group = bool(request.param)
    with dropped(tmp_path / "dropped", monkeypatch, one_group=one_group) as identity:
        desk.method.choose(identity)
        yield one_group


def said(room: TableRoom) -> list[str]:
    """All that a screen reader is told of the room, and what stands on its buttons."""
    parts = [room, *room.findChildren(QWidget)]
    told = [
        words
        for part in parts
        for words in (part.accessibleName(), part.accessibleDescription(), part.toolTip())
    ]
    texts = [str(part.property("text") or "") for part in parts]
    return [words for words in (*told, *texts, *(one.text() for one in room.actions())) if words]


def menu_words(room: TableRoom, cluster: str) -> list[str]:
    menu = QMenu()
    TableMenu(room.deeds).fill(menu, Pick(cluster))
    return [action.text() for action in menu.actions()]


def test_the_room_speaks_of_heaps(fourth: bool, laid: Laid, desk: Desk, room: TableRoom) -> None:
    assert room.bar.heading.text() == "Heaps"
    room.pages.switch()
    room.deeds.name(Pick(laid.shame))
    assert room.pages.naming.line.accessibleName() == "Name of the heap"
    room.pages.naming.leave()
    room.pages.show_figure(laid.shame)
    figure = room.pages.figure
    assert figure.accessibleName() == "The heap as the figure"
    assert [part.toolTip() for part in (figure.namer, figure.before, figure.after)] == [
        "Name the heap",
        "The heap before",
        "The next heap",
    ]
    assert figure.notes.asked()[-1] == "Reviewing it: what do you say to the heap?"
    room.pages.close_figure()
    desk.clusters.name(
        empty := desk.clusters.lay(list(desk.clusters.table.units)[6:7], Spot(0, 400)), "Empty"
    )
    desk.clusters.take_up(list(desk.clusters.table.units)[6:7], empty)
    assert "Take the heap away; nothing lies in it" in menu_words(room, empty)
    assert not [words for words in said(room) if "cluster" in words.lower() or "theme" in words.lower()]


def test_what_is_taken_is_laid_in_as_many_groups_as_the_method_lets_it(
    fourth: bool, laid: Laid, desk: Desk, room: TableRoom, units: list[str], hub: Hub
) -> None:
    told: list[str] = []
    hub.said.connect(told.append)
    hub.refused.connect(lambda words: told.append(str(words)))
    room.deeds.lay_as_well(Pick(laid.pile))
    assert told == ["Take a card first, then choose the heap in which it lies as well."]
    room.hands.taken = Taken((units[0],), laid.shame)
    room.deeds.lay_as_well(Pick(laid.pile))
    both = {laid.shame, laid.pile}
    assert desk.clusters.table.lies_in(units[0]) == ({laid.shame} if fourth else both)
    room.deeds.up(Pick(laid.shame))
    assert told[-1].startswith("This would take up all of the heap.")


def test_a_method_chosen_meanwhile_names_the_room(laid: Laid, desk: Desk, room: TableRoom, hub: Hub) -> None:
    before = desk.clusters.layout
    for method, heading, name in (
        ("stc", "Code groups", "Name of the code group"),
        ("rta", "Themes", "Name of the theme"),
        ("rlr", "Clusters of meaning", "Name of the cluster"),
    ):
        desk.method.choose(method)
        hub.poll()
        assert room.bar.heading.text() == heading
        room.deeds.name(Pick(laid.shame))
        assert room.pages.naming.line.accessibleName() == name
        room.pages.naming.leave()
        assert desk.clusters.layout == before
