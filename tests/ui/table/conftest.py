"""A study with eight units and nothing laid; the room of the table over it, shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.studies import other, study
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.history.log import making
from workbench.study.anchors import Anchor
from workbench.study.clusters import Spot
from workbench.study.ids import new_id
from workbench.study.people import Member
from workbench.study.units import Unit
from workbench.ui import style
from workbench.ui.hub import Hub
from workbench.ui.parts import application
from workbench.ui.table.board import Board
from workbench.ui.table.room import TableRoom
from workbench.ui.theme import Theme

SAID = (
    "nobody asked me how I slept that night",
    "It felt like walking through deep snow",
    "I was ashamed to say twenty",
    "They had kept my mug",
    "There was a form for that, too",
    "my body was there",
    "We walked in together",
    "I sat in the car",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with study(tmp_path) as opened:
        yield opened


@pytest.fixture
def hub(desk: Desk, qapp: QObject) -> Hub:
    hub = Hub(desk)
    hub.poll()
    return hub


@pytest.fixture
def ola(desk: Desk) -> Member:
    return other(desk)


@pytest.fixture
def units(desk: Desk, ola: Member) -> list[str]:
    """The units, every second one marked by Ola, of two participants."""
    assert desk.member
    members = [desk.member.id, ola.id]
    interviews = [desk.interviews.add(f"Talk {n}", participant_code=f"P{n}").id for n in (1, 2)]
    made: list[str] = []
    for number, said in enumerate(SAID):
        unit = Unit(
            id=new_id(),
            interview=interviews[number // 4],
            author=members[number % 2],
            anchor=Anchor((f"w{number // 4}.{100 * number}~{100 * number + 6}",), said),
        )
        desk.context.log.record(unit.author, Gesture.UNIT_MARKED.value, making(unit))
        made.append(unit.id)
    return made


@dataclass
class Laid:
    """“Shame” with three units, a pile of two without a name, a loose card."""

    shame: str
    pile: str
    loose: str


@pytest.fixture
def laid(desk: Desk, units: list[str]) -> Laid:
    clusters = desk.clusters
    shame = clusters.lay(units[:3], Spot(0, 0))
    clusters.name(shame, "Shame")
    return Laid(shame, clusters.lay(units[3:5], Spot(200, 0)), clusters.lay(units[5:6], Spot(400, 0)))


@pytest.fixture
def room(desk: Desk, hub: Hub, units: list[str], qtbot: QtBot) -> Iterator[TableRoom]:
    style.apply(application(), Theme.LIGHT, 100)
    made = TableRoom(desk, hub)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.begin()
    yield made
    made.close_room()
    style.apply(application(), Theme.LIGHT, 100)


def lies(desk: Desk) -> list[tuple[str, list[str]]]:
    """Names and first words of what lies on the table of the group, in an order of their own."""
    table = desk.clusters.table
    return sorted((one.name.text, [table.words(unit) for unit in one.units]) for one in desk.clusters.layout)


def middle(board: Board, cluster: str, unit: str = "") -> QPointF:
    """A place of a stack, or of a card, that can be pressed: on the part of it that is seen."""
    box = board.plan.card(cluster, unit) if unit else board.plan.places[cluster].head
    if not unit and box.isNull():
        box = board.plan.places[cluster].box
    shown = board.camera.box_to_window(box)
    return QPointF(shown.center().x(), shown.top() + 8)


def mouse(
    widget: QWidget,
    kind: QEvent.Type,
    at: QPointF,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    moving = kind is QEvent.Type.MouseMove
    held = kind is not QEvent.Type.MouseButtonRelease
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    globally = QPointF(widget.mapToGlobal(at.toPoint()))
    event = QMouseEvent(kind, at, globally, none if moving else left, left if held else none, modifiers)
    QApplication.sendEvent(widget, event)


def carry(
    board: Board,
    start: QPointF,
    end: QPointF,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press, move in ten steps, let go."""
    mouse(board, QEvent.Type.MouseButtonPress, start)
    for step in range(1, 11):
        mouse(board, QEvent.Type.MouseMove, start + (end - start) * step / 10, modifiers)
    mouse(board, QEvent.Type.MouseButtonRelease, end, modifiers)
