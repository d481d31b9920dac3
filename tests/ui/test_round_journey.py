"""A blind round from its beginning to the last answer: three members at one table, one window, by keyboard alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.journeys.hands import CONTROL, SHIFT, keyboard, push, tab_to
from tests.ui.conftest import Answer
from tests.ui.rounds import told
from tests.ui.studies import add_interview
from workbench.desk.desk import Desk
from workbench.study.people import Member, Role
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.begin_round import BeginRoundDialog
from workbench.ui.dialogs.who import WhoDialog
from workbench.ui.main_window import MainWindow
from workbench.ui.panels.together_panel import TogetherPanel
from workbench.ui.study_page import StudyPage
from workbench.ui.transcript.view import TranscriptView

WROTE = {"Kari": "a night that was hers alone", "Ola": "I have worked nights myself", "Cy": "left in peace"}


class Table:
    """The window, and the hands that pass its keyboard round."""

    def __init__(self, window: MainWindow, desk: Desk, answering: Answer[Dialog], qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.window = window
        self.desk = desk
        self._answering = answering

    @property
    def page(self) -> StudyPage:
        assert self.window.session
        return self.window.session.page

    @property
    def panel(self) -> TogetherPanel:
        return self.page.work.together

    def tick(self) -> None:
        assert self.window.session
        self.window.session.hub.tick()

    def comes(self, member: Member) -> None:
        """Ctrl+M, the own card, Space; then Ctrl+3 and the round."""

        def choose(dialog: WhoDialog) -> None:
            push(dialog.cards[member.id])

        self.answer(WhoDialog, choose)
        QTest.keyClick(self.window, Qt.Key.Key_M, CONTROL)
        self.front()
        assert self.desk.member == member
        self.tick()
        QTest.keyClick(self.window, Qt.Key.Key_3, CONTROL)
        if self.panel.pages.currentWidget() is self.panel.listing:
            QTest.keyClick(keyboard(), Qt.Key.Key_Return)

    def answer(self, kind: type[Dialog], do: Callable[..., object]) -> None:
        self._answering(kind, do)

    def agree(self) -> None:
        """Say yes to the next question."""
        self.answer(
            Dialog,
            lambda dialog: (
                QTest.keyClick(keyboard(), Qt.Key.Key_Tab),
                QTest.keyClick(keyboard(), Qt.Key.Key_Space),
            ),
        )

    def begins(self) -> TranscriptView:
        """Select words, Ctrl+Shift+R, Begin."""
        view = self.page.work.transcript.view
        self.page.work.transcript.reveal(11)
        view.setFocus()
        for _word in range(4):
            QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
        self.answer(BeginRoundDialog, lambda dialog: push(dialog.beginner))
        QTest.keyClick(self.window, Qt.Key.Key_R, CONTROL | SHIFT)
        self.front()
        return view

    def answers(self, text: str) -> None:
        """Go to the last card and say something to it."""
        cards = self.panel.page.cards
        while cards.after.isVisible() and cards.after.isEnabled():
            push(cards.after)
        tab_to(cards.replies.field)
        QTest.keyClicks(keyboard(), text)
        push(cards.replies.sayer)

    def writes(self, text: str) -> None:
        """Answer the first question, go on to the last, be done."""
        writing = self.panel.page.writing
        assert keyboard() is writing.answer
        QTest.keyClicks(keyboard(), text)
        for _question in range(2):
            push(writing.next)
            assert keyboard() is writing.answer
        self.agree()
        push(writing.next)
        self.front()

    def front(self) -> None:
        """The window has the keyboard again after a dialog, as on every desktop."""
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)


@pytest.mark.timeout(120)
def test_from_the_beginning_to_the_last_answer(
    window: MainWindow, desk: Desk, answering: Answer[Dialog], qtbot: QtBot
) -> None:
    interview = add_interview(desk)
    kari, ola = desk.members.list()
    cy = desk.members.add("Cy", (Role.RESEARCHER,), "en", "")
    window.show_study(desk)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    table = Table(window, desk, answering, qtbot)

    # Kari selects words and begins.
    view = table.begins()
    [begun] = desk.rounds.of(interview.id)
    assert begun.members == (kari.id, ola.id, cy.id)
    chosen = (11, 11 + begun.passage.text.count(" "))
    assert view.words.selected() == chosen

    # Each writes alone; nobody finds a word of it.
    for number, member in enumerate((kari, ola, cy)):
        if number:
            table.comes(member)
            assert table.page.work.transcript.view.words.selected() == chosen
        everything = told(window)
        assert not any(text in everything for text in WROTE.values())
        table.writes(WROTE[member.name])
        table.tick()
        assert desk.rounds.standing(begun.id).done == number + 1

    # Cy turns the first card: it is Ola's, who has to come for it.
    push(table.panel.page.cards.turner)
    assert "It opens the next time Ola works at this computer" in told(table.panel)
    assert WROTE["Ola"] not in told(window)
    table.comes(ola)
    assert WROTE["Ola"] in told(table.panel)
    table.comes(kari)
    for name in ("Cy", "Kari"):
        assert WROTE[name] not in told(window)
        push(table.panel.page.cards.turner)
        assert WROTE[name] in told(table.panel)
        assert WROTE[name] in keyboard().accessibleName()

    # Cy comes back and answers Kari, the lead, whose card was the last; Kari follows it up.
    for member, text in ((cy, "that is not how I read it"), (kari, "nor I, any more")):
        table.comes(member)
        table.answers(text)
    assert [reply.text for reply in desk.replies.of(begun.id)] == [
        "that is not how I read it", "nor I, any more",
    ]  # fmt: skip
    assert "Cy. that is not how I read it" in told(table.panel)
    assert [card.answers and card.answers[0] for card in desk.rounds.cards(begun.id)] == [
        WROTE["Ola"], WROTE["Cy"], WROTE["Kari"],
    ]  # fmt: skip
