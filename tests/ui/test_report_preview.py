"""The preview of a report: tables keep their words whole, and every place that something leads to is found."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextTable
from pytestqt.qtbot import QtBot

from tests.desk.reported import people, report_of
from tests.ui import studies
from workbench.desk.desk import Desk
from workbench.desk.report_choices import Choices
from workbench.exchange.report.content import Report
from workbench.exchange.report.html import page
from workbench.ui import style
from workbench.ui.parts import application
from workbench.ui.report.preview import Preview
from workbench.ui.theme import Theme


@pytest.fixture
def report(desk: Desk) -> Report:
    report_of(desk, studies.add_interview(desk))
    people(desk, *({"Arbeidserfaring": "helsefagarbeider"},) * 4)
    return desk.report.gather(Choices(language="nb")).report


@pytest.fixture
def preview(qtbot: QtBot, report: Report) -> Iterator[Preview]:
    style.apply(application(), Theme.LIGHT, 200)
    shown = Preview()
    qtbot.addWidget(shown)
    shown.resize(1200, 600)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.show_report(report)
    yield shown
    style.apply(application(), Theme.LIGHT, 100)


def _ends(preview: Preview) -> Iterator[str]:
    """In all tables the two letters between which a line ends and the next begins."""
    for frame in preview.document().rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            block, last = frame.firstCursorPosition().block(), frame.lastCursorPosition().block()
            while block.isValid() and block.blockNumber() <= last.blockNumber():
                layout, words = block.layout(), block.text()
                for number in range(1, layout.lineCount()):
                    start = layout.lineAt(number).textStart()
                    yield words[start - 1 : start + 1]
                block = block.next()


@pytest.mark.parametrize("wide", [1200, 700])
def test_with_large_text_no_word_of_a_table_is_broken(qtbot: QtBot, preview: Preview, wide: int) -> None:
    preview.resize(wide, 600)
    qtbot.waitUntil(lambda: preview.viewport().width() < wide)
    ends = list(_ends(preview))
    assert len(ends) > 20
    assert [one for one in ends if re.fullmatch(r"\w\w", one)] == []


def test_whatever_is_too_wide_is_reached_sideways(qtbot: QtBot, preview: Preview) -> None:
    preview.resize(700, 600)
    qtbot.waitUntil(preview.horizontalScrollBar().isVisible)


def test_every_table_is_found(preview: Preview, report: Report) -> None:
    tables = ["table_participants", "table_interviews", "guides", "snapshots", "decisions"]
    assert set(tables) <= set(re.findall(r' id="(\w+)"', page(report)))
    places: list[int] = []
    for key in tables:
        preview.verticalScrollBar().setValue(0)
        preview.go_to(key)
        places.append(preview.verticalScrollBar().value())
    assert places[0] > 0
    assert places == sorted(set(places))
