"""The own voice in the window: known from a sound file, told plainly how it is kept, forgotten in one step."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.desk.desk import Desk
from workbench.desk.team_voices import Known
from workbench.study.people import VoiceRole
from workbench.ui.dialogs.own_voice import OwnVoiceDialog
from workbench.ui.main_window import MainWindow

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> OwnVoiceDialog:
    made = OwnVoiceDialog(desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _learn(qtbot: QtBot, dialog: OwnVoiceDialog, file: Path) -> None:
    dialog.learn(file)
    qtbot.waitUntil(lambda: not dialog.working, timeout=60_000)


def test_a_voice_is_known_from_a_file_and_forgotten_by_one_press(
    qtbot: QtBot, desk: Desk, dialog: OwnVoiceDialog
) -> None:
    assert dialog.now.text() == "Your voice is not known in this copy of the study."
    assert dialog.forget.isHidden()
    for word in ("encrypted", "no sound", "erases"):
        assert word in dialog.accessibleDescription()
    dialog.name.setText("Colleague")
    dialog.role.setCurrentIndex(dialog.role.findData(VoiceRole.PEER.value))
    _learn(qtbot, dialog, DATA / "two_cities.flac")
    assert desk.who_speaks.team.mine == Known("Colleague", VoiceRole.PEER)
    assert dialog.now.text() == "Your voice is known as “Colleague”."
    assert dialog.named.text() == "From now on you are named where voices are told apart."
    assert dialog.focusWidget() is dialog.forget
    dialog.forget.click()
    assert desk.who_speaks.team.mine is None
    assert dialog.named.isHidden()
    assert dialog.focusWidget() is dialog.sample


def test_a_call_of_two_is_nobody_s_own_voice(qtbot: QtBot, desk: Desk, dialog: OwnVoiceDialog) -> None:
    _learn(qtbot, dialog, DATA / "telephone.flac")
    assert "More than one person" in dialog.refusal.text()
    assert desk.who_speaks.team.mine is None


def test_listening_can_be_stopped_and_nothing_is_known(
    qtbot: QtBot, desk: Desk, dialog: OwnVoiceDialog
) -> None:
    dialog.learn(DATA / "two_cities.flac")
    dialog.stop()
    qtbot.waitUntil(lambda: not dialog.working, timeout=60_000)
    assert dialog.refusal.text() == "Stopped. Nothing was changed."
    assert desk.who_speaks.team.mine is None


def test_it_is_in_the_menu(window: MainWindow, desk: Desk) -> None:
    window.show_study(desk)
    assert "text.voices.own" in window._actions
