from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui import studies
from tests.ui.player.hand_player import HandPlayer
from workbench.desk.desk import Desk
from workbench.study.interviews import Interview
from workbench.ui.hub import Hub
from workbench.ui.player.bar import PlayerBar


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with studies.study(tmp_path) as opened:
        yield opened


@pytest.fixture
def interview(desk: Desk) -> Interview:
    return studies.add_interview(desk)


@pytest.fixture
def hub(desk: Desk, qapp: QObject) -> Hub:
    hub = Hub(desk)
    hub.poll()
    return hub


@pytest.fixture
def players() -> list[HandPlayer]:
    """The players that were made."""
    return []


@pytest.fixture
def make_bar(
    desk: Desk, hub: Hub, players: list[HandPlayer], qtbot: QtBot
) -> Iterator[Callable[[], PlayerBar]]:
    bars: list[PlayerBar] = []

    def maker(parent: QObject) -> HandPlayer:
        players.append(HandPlayer(parent))
        return players[-1]

    def make() -> PlayerBar:
        bar = PlayerBar(desk, hub, maker=maker)
        qtbot.addWidget(bar)
        bars.append(bar)
        return bar

    yield make
    for bar in bars:
        bar.close_sound()


@pytest.fixture
def bar(make_bar: Callable[[], PlayerBar], interview: Interview) -> PlayerBar:
    """A bar that shows the interview."""
    made = make_bar()
    made.show_interview(interview.id)
    return made
