"""The balance of the group in the window: by role, in words beside the bars, with nothing of a round that is blind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answer
from tests.ui.rounds import Three, three, told
from tests.ui.studies import add_interview
from workbench.desk.desk import Desk
from workbench.study.rounds import Round
from workbench.ui.dialogs.balance import BalanceDialog
from workbench.ui.hub import Hub
from workbench.ui.main_window import MainWindow
from workbench.ui.panels.together_panel import TogetherPanel


@pytest.fixture
def table(desk: Desk) -> Three:
    return three(desk, Hub(desk))


def shown(qtbot: QtBot, desk: Desk) -> BalanceDialog:
    dialog = BalanceDialog(desk)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def over(table: Three) -> Round:
    """A round in which Ola has passed and the others have written."""
    begun = table.begin(add_interview(table.desk))
    for member in (table.cy, table.kari):
        table.writes(member, begun, "words")
    table.works(table.ola)
    table.desk.rounds.pass_by(begun.id)
    for _card in range(2):
        table.desk.rounds.turn(begun.id)
    return begun


def test_a_blind_round_is_not_there(qtbot: QtBot, table: Three) -> None:
    before = told(shown(qtbot, table.desk))
    assert "No round is over yet" in before
    begun = table.begin(add_interview(table.desk))
    table.writes(table.cy, begun, "words")
    table.works(table.ola)
    table.desk.rounds.pass_by(begun.id)
    table.works(table.kari)
    assert told(shown(qtbot, table.desk)) == before


def test_it_tells_roles_in_words_and_no_names(qtbot: QtBot, table: Three) -> None:
    over(table)
    dialog = shown(qtbot, table.desk)
    names = [one.accessibleName() for one in dialog.tallies]
    assert names == [
        "In the study now. Competence group: 2 of 3. Lead researcher: 1 of 3",
        "Took part. Competence group: 2 of 3. Lead researcher: 1 of 3",
        "Passed. Competence group: 1 of 1. Lead researcher: 0 of 1",
        "Whose card was turned first. Competence group: 1 of 1. Lead researcher: 0 of 1",
        "Whose card was turned last. Competence group: 0 of 1. Lead researcher: 1 of 1",
        "Whose words the questions are. Competence group: 0 of 2. Researchers: 2 of 2",
    ]
    everything = told(dialog)
    assert not any(member.name in everything for member in (table.kari, table.ola, table.cy))
    dialog.copier.click()
    assert "Took part\n  Competence group: 2 of 3" in QApplication.clipboard().text()


def test_the_keyboard_goes_from_one_to_the_next(qtbot: QtBot, table: Three) -> None:
    over(table)
    dialog = shown(qtbot, table.desk)
    for tally in dialog.tallies:
        assert tally.hasFocus()
        QTest.keyClick(tally, Qt.Key.Key_Tab)
    assert dialog.copier.hasFocus()


def test_it_is_reached_from_the_menu_and_from_the_panel(
    window: MainWindow, table: Three, answering: Answer[BalanceDialog]
) -> None:
    over(table)
    window.resize(1280, 800)
    window.show_study(table.desk)
    assert window.session
    seen: list[int] = []

    def read(dialog: BalanceDialog) -> None:
        seen.append(len(dialog.tallies))
        dialog.accept()

    answering(BalanceDialog, read)
    action = window.findChild(QAction, "study.balance")
    assert action
    assert action in window.actions()
    action.trigger()
    panel = window.findChild(TogetherPanel)
    assert panel
    window.session.page.show_together()
    answering(BalanceDialog, read)
    panel.list.rounds.offers["balance"].click()
    assert seen == [6, 6]
