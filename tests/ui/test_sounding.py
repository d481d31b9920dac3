"""Going to where something was said: its words are seen, and the sound stands at their beginning."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.studies import WORD_MS, add_interview
from workbench.desk.desk import Desk
from workbench.study.units import Unit
from workbench.ui.main_window import MainWindow
from workbench.ui.study_page import StudyPage


@pytest.fixture
def unit(desk: Desk) -> Unit:
    interview = add_interview(desk)
    return desk.units.mark(interview.id, 12, 16)


@pytest.fixture
def page(window: MainWindow, desk: Desk, unit: Unit) -> StudyPage:
    assert window.show_study(desk)
    assert window.session
    window.session.page.enter_room("report")
    return window.session.page


def test_the_sound_stands_at_the_unit_that_is_shown(page: StudyPage, unit: Unit, qtbot: QtBot) -> None:
    page.go_to_unit(unit.id)
    qtbot.waitUntil(lambda: page.work.player.playback.place == 12 * WORD_MS)
    assert not page.work.player.playback.playing
    words = page.work.transcript.view.words
    qtbot.waitUntil(lambda: words.in_view(12) and words.in_view(16))


def test_the_sound_stands_at_words_without_a_unit_which_are_selected(
    page: StudyPage, unit: Unit, desk: Desk, qtbot: QtBot
) -> None:
    page.show_passage(desk.targets.unit(unit.id))
    qtbot.waitUntil(lambda: page.work.player.playback.place == 12 * WORD_MS)
    assert page.work.transcript.view.words.selected() == (12, 16)
    assert page.work.transcript.view.words.at == 12, "the view follows the beginning"


def test_what_plays_is_not_put_elsewhere(
    page: StudyPage, unit: Unit, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.go_to_unit(unit.id)
    playback = page.work.player.playback
    playback.seek(3 * WORD_MS)
    monkeypatch.setattr(type(playback), "playing", property(lambda _playback: True))
    page.rooms.stand_wanted.emit(desk.targets.unit(unit.id))
    assert playback.place == 3 * WORD_MS
