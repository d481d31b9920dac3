"""What of the margin is painted anew when units come and go: what looks otherwise, and not much more."""

import random
from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.ui.transcript.conftest import Bench
from tests.ui.transcript.hands import long_reading
from workbench.ui.transcript.brackets import Brackets
from workbench.ui.transcript.gutter import Gutter
from workbench.ui.transcript.view import TranscriptView


@pytest.fixture
def painted(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> list[QRect]:
    """What of the margin is to be painted anew, from now on."""
    asked: list[QRect] = []
    brackets = bench.pane.brackets
    monkeypatch.setattr(brackets, "update", lambda rect=None: asked.append(rect or brackets.rect()))
    return asked


def covered(image: QImage, by: list[QRect]) -> QImage:
    made = QImage(image)
    painter = QPainter(made)
    for rect in by:
        painter.fillRect(rect, Qt.GlobalColor.black)
    painter.end()
    return made


@pytest.mark.parametrize("seed", range(3))
def test_all_of_the_margin_that_looks_otherwise_is_painted_and_not_much_more(
    bench: Bench, painted: list[QRect], seed: int
):
    chance, brackets = random.Random(seed), bench.pane.brackets
    for first in (3, 4, 5):  # the most lanes that there can be
        bench.desk.units.mark(bench.interview, first, first + 9)
        bench.theirs(first, first + 9)
    shares: list[float] = []
    mine = 0
    for _mark in range(12):
        painted.clear()
        before, first = brackets.grab().toImage(), chance.randrange(len(bench.reading.tokens) - 3)
        if mine and chance.random() < 0.3:
            assert bench.hub.attempt(bench.desk.undo)
            mine -= 1
        elif chance.random() < 0.5:
            bench.theirs(first, first + 3)
        else:
            bench.hub.ask(partial(bench.desk.units.mark, bench.interview, first, first + 3))
            mine += 1
        after = brackets.grab().toImage()
        assert covered(before, painted) == covered(after, painted)
        high = sum(rect.height() * rect.width() for rect in painted)
        shares.append(high / (brackets.width() * brackets.height()))
    assert 0 < sorted(shares)[len(shares) // 2] < 0.2


def test_a_unit_that_is_not_in_view_paints_nothing(bench: Bench, painted: list[QRect]):
    for first in (0, 1):
        bench.theirs(first, first + 2)
    bench.pane.resize(900, 150)
    seen = bench.pane.view.where.visible_positions()
    assert seen
    painted.clear()
    bench.theirs(seen[1] + 4, seen[1] + 6)
    assert painted == []
    bench.theirs(0, 2)
    assert painted != []


@pytest.mark.usefixtures("plain_look")
def test_what_is_in_view_is_known_at_the_first_painting_of_a_long_text(qtbot: QtBot):
    view = TranscriptView()
    qtbot.addWidget(view)
    view.set_margins(Gutter(view), Brackets(view))
    view.resize(900, 600)
    view.show()
    view.load(long_reading(500, 5000))
    view.grab()
    seen = view.where.visible_positions()
    assert seen
    assert seen[0] == 0
    assert seen[1] < 200
