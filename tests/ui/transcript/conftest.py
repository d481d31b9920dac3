"""A transcript pane over a small real study, as the window shows it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.studies import SAID, add_interview, other, study
from workbench.desk.desk import Desk
from workbench.study.reading import Reading
from workbench.ui import style
from workbench.ui.hub import Hub
from workbench.ui.theme import Theme
from workbench.ui.transcript.pane import TranscriptPane


@dataclass
class Bench:
    """The pane, what stands behind it, and what it said."""

    desk: Desk
    hub: Hub
    pane: TranscriptPane
    interview: str
    said: list[str] = field(default_factory=list[str])
    refused: list[str] = field(default_factory=list[str])

    @property
    def reading(self) -> Reading:
        """The transcript as the study has it."""
        return self.desk.transcripts.reading(self.interview)

    @property
    def lines(self) -> list[str]:
        """The turns as the screen has them."""
        return self.pane.view.toPlainText().split("\n")

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys on the text, one after the other."""
        for key in keys:
            QTest.keyClick(self.pane.view, key, held)

    def type(self, letters: str) -> None:
        """Type letters into the text."""
        QTest.keyClicks(self.pane.view, letters)

    def theirs(self, first: int, last: int) -> str:
        """A unit that the other member marks."""
        mine = self.desk.member
        self.desk.context.member = other(self.desk)
        made = self.desk.units.mark(self.interview, first, last)
        self.desk.context.member = mine
        self.hub.poll()
        return made.id

    def correct_at(self, turn: int, offset: int) -> None:
        """Go into correcting, the caret so many letters into a turn."""
        self.pane.toolbar.correct.setChecked(True)
        view = self.pane.view
        cursor = view.textCursor()
        cursor.setPosition(view.document().findBlockByNumber(turn).position() + offset)
        view.setTextCursor(cursor)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    with study(tmp_path) as desk:
        interview = add_interview(desk, said=SAID)
        hub = Hub(desk)
        pane = TranscriptPane(desk, hub)
        qtbot.addWidget(pane)
        made = Bench(desk, hub, pane, interview.id)
        hub.said.connect(made.said.append)
        hub.refused.connect(made.refused.append)
        hub.poll()
        pane.resize(900, 600)
        pane.show()
        pane.show_interview(interview.id)
        pane.view.setFocus()
        qtbot.waitExposed(pane)
        yield made
        pane.flush()


@pytest.fixture
def plain_look(qapp: QApplication) -> Iterator[QApplication]:
    style.apply(qapp, Theme.LIGHT, 100)
    yield qapp
    style.apply(qapp, Theme.LIGHT, 100)
