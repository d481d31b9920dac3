"""The room of the method in a window of its own, over the small study."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.rooms import Shown, room_shown
from tests.ui.studies import add_interview
from workbench.desk.desk import Desk
from workbench.study.interviews import Interview
from workbench.ui.hub import Hub


@pytest.fixture
def hub(desk: Desk) -> Iterator[Hub]:
    made = Hub(desk)
    yield made
    made.stop()


@pytest.fixture
def interview(desk: Desk) -> Interview:
    return add_interview(desk)


@pytest.fixture
def shown(desk: Desk, hub: Hub, qtbot: QtBot) -> Iterator[Shown]:
    with room_shown(desk, hub, qtbot) as made:
        yield made
