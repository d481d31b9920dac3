"""Seeing differently from the first word to a shared reading: two at one table, one window, by keyboard alone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.hands import CONTROL, SHIFT, keyboard, push, tab_to
from tests.ui.conftest import Answer
from tests.ui.studies import add_interview
from tests.ui.test_round_journey import Table
from workbench.desk.desk import Desk
from workbench.desk.open_ends import Matter
from workbench.study.differing import State
from workbench.study.discussions import Discussion
from workbench.study.people import Member
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.begin_differing import BeginDifferingDialog
from workbench.ui.dialogs.disagreement import DisagreementDialog
from workbench.ui.dialogs.discussion import DiscussionDialog
from workbench.ui.dialogs.open_ends import OpenEndsDialog
from workbench.ui.dialogs.who import WhoDialog
from workbench.ui.main_window import MainWindow


def button(root: QWidget, words: str) -> QPushButton:
    return next(one for one in root.findChildren(QPushButton) if one.text() == words and one.isVisible())


def sits_down(table: Table, member: Member) -> None:
    """Ctrl+M, the own card, Space."""
    table.answer(WhoDialog, lambda dialog: push(dialog.cards[member.id]))
    QTest.keyClick(table.window, Qt.Key.Key_M, CONTROL)
    table.front()
    assert table.desk.member
    assert table.desk.member.id == member.id


def says_it_is_seen_differently(table: Table) -> None:
    """Words selected, Ctrl+D, the own position."""

    def begin(dialog: BeginDifferingDialog) -> None:
        assert keyboard() is dialog.text
        QTest.keyClicks(keyboard(), "fear of being asked")
        push(dialog.keeper)

    def read(dialog: DisagreementDialog) -> None:
        assert "So far only Kari has written" in dialog.state.text()
        assert "Somebody else works now" in dialog.next.text()
        push(dialog.leaver)

    view = table.page.work.transcript.view
    table.page.work.transcript.reveal(11)
    view.setFocus()
    for _word in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    table.answer(BeginDifferingDialog, begin)
    table.answer(DisagreementDialog, read)
    QTest.keyClick(table.window, Qt.Key.Key_D, CONTROL)
    table.front()


def goes_to(table: Table, matter: Matter, then: Callable[[], None]) -> None:
    """Ctrl+Shift+E, the first line of this kind, and what is answered there."""

    def press_line(dialog: OpenEndsDialog) -> None:
        push(dialog.cards[[end.matter for end in dialog.shown].index(matter)])

    table.answer(OpenEndsDialog, press_line)
    then()
    QTest.keyClick(table.window, Qt.Key.Key_E, CONTROL | SHIFT)
    table.front()


def writes_beside_it(table: Table, member: Member) -> None:
    """The own column, and a reading for both."""

    def write(dialog: DisagreementDialog) -> None:
        own = dialog.columns[member.id]
        assert keyboard() is own.field
        QTest.keyClicks(keyboard(), "she was never asked")
        push(button(own, "Keep this"))
        assert dialog.state.text() == "Ola and Kari see it differently, and all of it stands."
        push(button(dialog, "Write a shared reading"))
        assert keyboard() is dialog.readings.field
        QTest.keyClicks(keyboard(), "not to be asked, and to fear it")
        push(button(dialog, "Put it before the others"))
        push(dialog.leaver)

    table.answer(DisagreementDialog, write)


def agrees_and_writes_the_discussion_down(table: Table) -> None:
    def agree(dialog: DisagreementDialog) -> None:
        push(button(dialog, "I agree with this reading"))
        assert dialog.state.text() == "There is a reading that all of you share."
        assert "The reading that you share" in keyboard().accessibleName()
        push(dialog.discusser)

    def discuss(dialog: DiscussionDialog) -> None:
        QTest.keyClicks(keyboard(), "we talked about asking")
        tab_to(dialog.keeper)
        QTest.keyClick(keyboard(), Qt.Key.Key_Return)

    table.answer(DisagreementDialog, agree)
    table.answer(DiscussionDialog, discuss)


@pytest.mark.timeout(120)
def test_from_the_first_word_to_a_shared_reading(
    window: MainWindow, desk: Desk, answering: Answer[Dialog], qtbot: QtBot
) -> None:
    interview = add_interview(desk)
    kari, ola = desk.members.list()
    desk.members.change(replace(ola, language="en"))
    window.show_study(desk)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    table = Table(window, desk, answering, qtbot)

    says_it_is_seen_differently(table)
    [found] = desk.disagreements.of(interview.id)
    assert found.state is State.ALONE

    sits_down(table, ola)
    goes_to(table, Matter.DISAGREEMENT, lambda: writes_beside_it(table, ola))
    assert desk.disagreements.get(found.disagreement.id).state is State.STANDS

    sits_down(table, kari)
    goes_to(table, Matter.READING, lambda: agrees_and_writes_the_discussion_down(table))
    assert desk.disagreements.get(found.disagreement.id).state is State.SHARED
    [discussion] = desk.context.all(Discussion)
    assert discussion.cites == (found.disagreement.id,)
    assert Matter.DISAGREEMENT not in {one.matter for one in desk.open_ends.all()}

    for gesture in ("discussion written down", "your yes to a reading"):
        table.page.show_units()
        QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
        assert window.bar.sentence == f"Undone: {gesture}."
        assert table.page.side.currentWidget() is table.panel
    assert desk.disagreements.get(found.disagreement.id).state is State.STANDS
