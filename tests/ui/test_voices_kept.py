"""Who speaks, in the window: what is counted is what is seen, and what is kept of the voices can be forgotten."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.speech.made_up import voices_in_turn
from tests.ui.studies import add_interview
from workbench.archive import kept_parts
from workbench.cellar.words import LANGUAGES, Language, use_language
from workbench.desk.desk import Desk
from workbench.desk.hearings import HowMany
from workbench.ui import style
from workbench.ui.dialogs.voices import VoicesDialog
from workbench.ui.hub import Hub
from workbench.ui.parts import application
from workbench.ui.theme import Theme


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> VoicesDialog:
    """Ten were heard, and told apart."""
    return told_apart(qtbot, desk)


def told_apart(qtbot: QtBot, desk: Desk) -> VoicesDialog:
    interview = add_interview(desk)
    recording = desk.recordings.of(interview.id)[0]
    packed = voices_in_turn(10, times=2, seconds=2.4, spread=0.03).packed()
    kept_parts.keep(desk.context.archive.database, interview.id, recording.id, packed)
    shown = VoicesDialog(desk, Hub(desk), interview.id, lambda *_span: None)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.people.say(10)
    assert shown.people.said == HowMany(10)
    shown.go.click()
    return shown


def _make_one(dialog: VoicesDialog) -> None:
    first, *_others = dialog.cards.values()
    first.others().actions()[0].trigger()


def test_more_and_fewer_go_by_the_voices_that_are_seen(dialog: VoicesDialog) -> None:
    assert len(dialog.cards) == 10
    assert not dialog.more.isEnabled()
    _make_one(dialog)
    assert (len(dialog.cards), dialog.more.isEnabled()) == (9, True)
    dialog.fewer.click()
    assert len(dialog.cards) == 8
    dialog.more.click()
    dialog.more.click()
    assert len(dialog.cards) == 10
    assert dialog.refusal.isHidden()


def test_as_many_are_offered_as_are_seen(qtbot: QtBot, desk: Desk, dialog: VoicesDialog) -> None:
    _make_one(dialog)
    again = VoicesDialog(desk, dialog._hub, dialog._interview, lambda *_span: None)
    qtbot.addWidget(again)
    assert again.people.said == HowMany(9)


def test_what_was_kept_is_forgotten_by_one_press_and_said(desk: Desk, dialog: VoicesDialog) -> None:
    assert dialog.kept.isVisible()
    dialog.forget_sound.setFocus()
    QTest.keyClick(dialog.forget_sound, Qt.Key.Key_Space)
    assert not desk.who_speaks.heard_here(dialog.recording.id)
    assert len(dialog.cards) == 10, "what was told stays"
    assert [part.isVisible() for part in (dialog.kept, dialog.more, dialog.fewer)] == [False] * 3
    assert dialog.elsewhere.isVisible()
    assert dialog.focusWidget() is dialog.go
    assert dialog.go.text() == "Listen now"


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_large_text_nothing_is_cut_off_on_a_small_screen(
    qtbot: QtBot, desk: Desk, language: Language
) -> None:
    use_language(language)
    style.apply(application(), Theme.LIGHT, 200)
    try:
        dialog = told_apart(qtbot, desk)
        assert dialog.kept.isVisible()
        dialog.resize(752, 744)
        qtbot.waitUntil(lambda: dialog.width() == 752 and dialog.kept.width() < 752)
        width = dialog._area.viewport().width()
        assert dialog.page.minimumSizeHint().width() <= width
    finally:
        style.apply(application(), Theme.LIGHT, 100)
        use_language("en")
