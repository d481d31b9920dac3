"""What of the margin is painted anew when units come and go: what looks otherwise, and not much more."""

import random
from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.ui.transcript.conftest import Bench
from tests.ui.transcript.hands import long_reading
from workbench.ui.transcript.bracket_paint import BracketPainter
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


@pytest.mark.parametrize("focused", [False, True])
def test_another_unit_becomes_current_with_what_looks_otherwise_painted_and_not_all_of_the_margin(
    bench: Bench, painted: list[QRect], focused: bool, monkeypatch: pytest.MonkeyPatch
):
    brackets = bench.pane.brackets
    monkeypatch.setattr(brackets, "hasFocus", lambda: focused)
    mine = [bench.desk.units.mark(bench.interview, first, first + 4).id for first in (0, 2, 4, 30)]
    bench.theirs(1, 9)
    for unit in (mine[0], mine[1], mine[3], "", mine[2], mine[2], "nowhere"):
        before = brackets.grab().toImage()
        painted.clear()
        brackets.make_current(unit)
        after = brackets.grab().toImage()
        assert covered(before, painted) == covered(after, painted)
        high = sum(rect.height() * rect.width() for rect in painted)
        assert high < 0.4 * brackets.width() * brackets.height()
    assert before != after


def test_an_own_mark_lays_the_units_in_view_out_once(bench: Bench, monkeypatch: pytest.MonkeyPatch):
    """And not once more for what stood before, for the unit that is current now, and for the painting."""
    brackets = bench.pane.brackets
    bench.theirs(1, 9)
    brackets.grab()
    laid, lay_out = [], BracketPainter.lay_out
    monkeypatch.setattr(
        BracketPainter,
        "lay_out",
        lambda self, lanes, known: laid.append(lanes) or lay_out(self, lanes, known),
    )
    bench.pane.view.words.select(3, 6)
    bench.press(Qt.Key.Key_M)
    brackets.grab()
    assert laid == [brackets.lanes]
    assert [one.bracket.placed.unit.id for one in brackets.drawn if one.bracket.first == 3] == [
        brackets.current
    ]


def test_of_brackets_that_stay_the_text_is_not_asked_again(bench: Bench, monkeypatch: pytest.MonkeyPatch):
    brackets, where = bench.pane.brackets, bench.pane.view.where
    bench.theirs(1, 9)
    mine = bench.desk.units.mark(bench.interview, 2, 4)
    bench.hub.poll()
    brackets.grab()
    asked, extent = [], where.extent
    monkeypatch.setattr(where, "extent", lambda *ends: asked.append(ends) or extent(*ends))
    bench.theirs(20, 23)
    bench.desk.units.set_ends(mine.id, 2, 6)
    bench.hub.poll()
    brackets.grab()
    assert asked == [(20, 23), (2, 6)]
    assert sorted((one.bracket.first, one.bracket.last) for one in brackets.drawn) == [
        (1, 9),
        (2, 6),
        (20, 23),
    ]


def test_brackets_are_laid_out_anew_when_the_words_or_the_margin_stand_otherwise(bench: Bench):
    brackets = bench.pane.brackets
    bench.theirs(1, 30)
    bench.pane.resize(900, 400)
    brackets.grab()
    wide = brackets.drawn
    bench.pane.resize(500, 400)
    brackets.grab()
    narrow = brackets.drawn
    assert [one.rect for one in narrow] != [one.rect for one in wide]
    bench.desk.transcripts.split(bench.reading.turns[1].id, 3)
    bench.hub.poll()
    brackets.grab()
    assert [one.rect for one in brackets.drawn] != [one.rect for one in narrow]


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
