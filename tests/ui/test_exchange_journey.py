"""Two computers, by the window: give, take in by dropping, both versions side by side, choose, and the same study."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from tests.desk.test_exchange import present
from tests.ui.conftest import Answer
from tests.ui.exchanging import LONG_MS, joined
from tests.ui.studies import add_interview
from workbench.desk.desk import Desk
from workbench.desk.exchange import Exchange
from workbench.study.interviews import Interview
from workbench.ui import exchange_flow
from workbench.ui.dialogs import give as giving
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.conflicts import ConflictsDialog
from workbench.ui.dialogs.erase import EraseDialog
from workbench.ui.dialogs.give import GiveDialog
from workbench.ui.dialogs.news import NewsDialog
from workbench.ui.dialogs.take import TakeDialog
from workbench.ui.dialogs.who import WhoDialog
from workbench.ui.main_window import MainWindow
from workbench.ui.parts import application

MINE, THEIRS = "I started early, before the others", "The night shift"
DROPPED = "Drop the file to take in what your colleague packed."


@pytest.fixture
def interview(desk: Desk) -> Interview:
    return add_interview(desk)


@pytest.fixture
def cy(desk: Desk, interview: Interview, tmp_path: Path) -> Iterator[Desk]:
    with joined(desk, tmp_path) as opened:
        yield opened


def choose(window: MainWindow, action: str) -> None:
    found = window.findChild(QAction, action, Qt.FindChildOption.FindDirectChildrenOnly)
    assert found
    found.trigger()


def drop(window: MainWindow, file: Path) -> str:
    """Drop a file on the window; what it said while the file was held over it."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(file))])
    copied, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    application().sendEvent(window, QDragEnterEvent(QPoint(5, 5), copied, dragged, button, none))
    said = window.bar.sentence
    application().sendEvent(window, QDropEvent(QPoint(5, 5), copied, dragged, button, none))
    return said


def press(dialog: ConflictsDialog, words: str, near: str) -> None:
    """Press the button of these words beside the one that keeps `near`."""
    for buttons in dialog.choices:
        if any(near in one.accessibleDescription() for one in buttons):
            next(one for one in buttons if one.text() == words).click()
            return
    raise AssertionError(f"nothing open about {near}")


def go_to_what_stands_open(qtbot: QtBot, dialog: Dialog) -> None:
    assert isinstance(dialog, TakeDialog)
    qtbot.waitUntil(dialog.opener.isVisible, timeout=LONG_MS)
    assert dialog.told[0] == "From Cy: 3 changes, 0 recordings."
    assert dialog.told[1] == "2 things were changed in different ways and stand open."
    dialog.opener.click()


def settle(dialog: Dialog) -> None:
    assert isinstance(dialog, ConflictsDialog)
    assert [sorted(one.text() for one in row) for row in dialog.choices] == [["Keep mine", "Keep theirs"]] * 2
    press(dialog, "Keep mine", near=MINE)
    press(dialog, "Keep theirs", near=THEIRS)
    assert dialog.nothing.isVisible()
    dialog.accept()


def go_to_the_first(dialog: Dialog) -> None:
    assert isinstance(dialog, NewsDialog)
    dialog.cards[0].click()


def pack(qtbot: QtBot, dialog: Dialog) -> None:
    assert isinstance(dialog, GiveDialog)
    dialog.packer.click()
    qtbot.waitUntil(lambda: not dialog.working and dialog.told.isVisible(), timeout=LONG_MS)
    dialog.leave.click()


def test_two_computers_come_to_the_same_study(
    qtbot: QtBot,
    window: MainWindow,
    desk: Desk,
    cy: Desk,
    interview: Interview,
    tmp_path: Path,
    answering: Answer[Dialog],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.show_study(desk)
    turn = desk.transcripts.reading(interview.id).turns[1].id
    cy.transcripts.edit(turn, "I started very early that day")
    cy.interviews.change(replace(interview, title=THEIRS))
    cy.units.mark(interview.id, 1, 4)
    desk.transcripts.edit(turn, MINE)
    desk.interviews.change(replace(interview, title="Early shift"))
    exchange = Exchange(cy)
    exchange.pack(tmp_path / "from cy.lifeworld", exchange.colleagues())

    answering(TakeDialog, partial(go_to_what_stands_open, qtbot))
    answering(ConflictsDialog, settle)
    assert drop(window, tmp_path / "from cy.lifeworld") == DROPPED
    assert desk.transcripts.turn(turn).text == MINE  # type: ignore[union-attr]
    assert desk.interviews.get(interview.id).title == THEIRS  # type: ignore[union-attr]

    assert window.session
    window.session.page.show_interview("")
    answering(NewsDialog, go_to_the_first)
    choose(window, "study.news")
    assert window.session.page.interview == interview.id

    monkeypatch.setattr(giving, "ask_place", lambda *_told: tmp_path / "from kari.lifeworld")
    answering(GiveDialog, partial(pack, qtbot))
    choose(window, "study.give")
    Exchange(cy).take(tmp_path / "from kari.lifeworld")
    assert cy.conflicts.open() == desk.conflicts.open() == []
    assert present(cy) == present(desk)


def test_own_two_versions_are_brought_together_when_somebody_is_switched(
    window: MainWindow,
    desk: Desk,
    interview: Interview,
    answering: Answer[Dialog],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settled: list[str] = []
    window.show_study(desk)
    assert window.session
    monkeypatch.setattr(
        desk.conflicts, "settle", lambda: settled.append(desk.member.name if desk.member else "")
    )
    ola = next(one for one in desk.members.list() if one.name == "Ola")
    answering(WhoDialog, lambda dialog: dialog.cards[ola.id].click())  # type: ignore[attr-defined]
    window.session.switch()
    assert settled == ["Ola"]


def test_taking_asks_for_files_and_does_nothing_without_any(
    window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(exchange_flow, "ask_for_changes", lambda _window: asked.append(True) or [])
    window.show_study(desk)
    choose(window, "study.take")
    assert asked == [True]
    assert window.findChild(TakeDialog) is None


def test_closing_in_the_middle_stops_the_work(
    qtbot: QtBot, desk: Desk, interview: Interview, tmp_path: Path
) -> None:
    dialog = GiveDialog(desk)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.pack_into(tmp_path / "x.lifeworld")
    dialog.reject()
    assert not dialog.working
    assert not dialog.isVisible()
    assert {one.name for one in tmp_path.iterdir()} <= {"study", "x.lifeworld"}, "half a file is left"


def test_what_was_erased_is_gone_from_the_window(
    window: MainWindow, desk: Desk, interview: Interview, answering: Answer[Dialog]
) -> None:
    second = desk.interviews.add("Second talk", participant_code="P2")
    window.show_study(desk)
    assert window.session
    page = window.session.page
    page.show_interview(interview.id)
    window.session.hub.poll()

    def erase(dialog: Dialog) -> None:
        assert isinstance(dialog, EraseDialog)
        dialog.again.setText("P1")
        dialog.eraser.click()

    answering(EraseDialog, erase)
    choose(window, "study.erase")
    assert page.interview == second.id
    assert page.left.interviews.count() == 1
    assert "P1 is erased from this study for good" in window.bar.sentence
