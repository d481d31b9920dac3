"""A study with two units in a cluster and one more, and the room of the results over it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.desk.results import cluster, write
from tests.ui import studies
from tests.ui.results.looking import A, B
from workbench.desk.desk import Desk
from workbench.study.clusters import Cluster
from workbench.study.interviews import Interview
from workbench.study.results import Genre, Section
from workbench.study.units import Unit
from workbench.ui import style
from workbench.ui.hub import Hub
from workbench.ui.parts import application
from workbench.ui.results.room import ResultsRoom
from workbench.ui.theme import Theme


@dataclass
class Talk:
    """An interview with its units; the first two lie in the cluster “Snow”."""

    interview: Interview
    units: list[Unit]
    snow: Cluster


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with studies.study(tmp_path) as opened:
        yield opened


@pytest.fixture
def talk(desk: Desk) -> Talk:
    interview = studies.add_interview(desk)
    units = [desk.units.mark(interview.id, *ends) for ends in ((10, 14), (26, 32), (14, 20))]
    return Talk(interview, units, cluster(desk, "Snow", *units[:2]))


@pytest.fixture
def hub(desk: Desk, qapp: QObject) -> Hub:
    hub = Hub(desk)
    hub.poll()
    return hub


@pytest.fixture
def room(desk: Desk, hub: Hub, talk: Talk, qtbot: QtBot) -> Iterator[ResultsRoom]:
    style.apply(application(), Theme.LIGHT, 100)
    made = ResultsRoom(desk, hub)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.close_room()


@pytest.fixture
def text(room: ResultsRoom, desk: Desk) -> Section:
    made = desk.results.begin(Genre.CONSTITUENT, "Being carried")
    write(desk, made, f"{A} {B}")
    room.hub.poll()
    room.begin(made.id)
    return made
