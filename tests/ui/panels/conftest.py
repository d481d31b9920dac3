from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui import studies
from tests.ui.rounds import Three, three, together_shown
from workbench.desk.desk import Desk
from workbench.study.interviews import Interview
from workbench.study.people import Member
from workbench.study.rounds import Round
from workbench.ui.hub import Hub
from workbench.ui.panels.together_panel import TogetherPanel
from workbench.ui.panels.unit_book import UnitBook


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
def book(desk: Desk, hub: Hub, interview: Interview) -> Iterator[UnitBook]:
    """The units of the interview."""
    made = UnitBook(desk, hub)
    made.show(interview.id)
    yield made
    made.close()


@pytest.fixture
def kari(desk: Desk) -> Member:
    """Who works here at first."""
    assert desk.member is not None
    return desk.member


@pytest.fixture
def ola(desk: Desk) -> Member:
    """The other member."""
    return studies.other(desk)


@pytest.fixture
def table(desk: Desk, hub: Hub) -> Three:
    return three(desk, hub)


@pytest.fixture
def rounds(desk: Desk, hub: Hub, table: Three, interview: Interview, qtbot: QtBot) -> Iterator[TogetherPanel]:
    with together_shown(desk, hub, interview, qtbot) as made:
        yield made


@pytest.fixture
def begun(table: Three, rounds: TogetherPanel, interview: Interview) -> Round:
    """A round over “started early and nobody”, shown to Kari."""
    made = table.begin(interview, (11, 14))
    rounds.choose(made.id)
    return made
