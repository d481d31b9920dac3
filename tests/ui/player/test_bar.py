"""What the bar shows."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui import studies
from tests.ui.player.hand_player import HandPlayer
from workbench.desk.desk import Desk
from workbench.study.interviews import Interview
from workbench.ui.hub import Hub
from workbench.ui.player.bar import PlayerBar


def test_where_nothing_can_play_one_sentence_says_so_and_the_place_can_still_be_chosen(
    desk: Desk, interview: Interview, hub: Hub, qtbot: QtBot
) -> None:
    bar = PlayerBar(desk, hub, maker=None)
    qtbot.addWidget(bar)
    bar.show_interview(interview.id)
    assert "libpulse0" in bar.sentence.text()
    assert not bar.controls.play.isEnabled()
    assert bar.waveform.isEnabled()
    bar.play_from(desk.recordings.of(interview.id)[0].id, 1000)
    bar.waveform.sought.emit(2000)
    assert bar.playback.place == 2000


def test_an_interview_without_a_recording_says_so(make_bar: Callable[[], PlayerBar], desk: Desk) -> None:
    empty = desk.interviews.add("Not recorded yet")
    bar = make_bar()
    bar.show_interview(empty.id)
    assert not bar.sentence.isHidden()
    assert not bar.controls.play.isEnabled()
    bar.toggle()
    assert not bar.playback.playing


def test_while_it_plays_without_loudspeakers_a_sentence_says_so(
    bar: PlayerBar, players: list[HandPlayer]
) -> None:
    bar.toggle()
    assert bar.sentence.isHidden()
    bar.pause()
    players[0].plugged = False
    bar.toggle()
    assert "No loudspeaker" in bar.sentence.text()
    assert not bar.sentence.isHidden()
    bar.pause()
    assert bar.sentence.isHidden()
    players[0].plugged = True
    bar.toggle()
    assert bar.sentence.isHidden()


def test_a_recording_that_is_added_comes_into_the_bar(
    make_bar: Callable[[], PlayerBar], desk: Desk, hub: Hub
) -> None:
    empty = desk.interviews.add("Not recorded yet")
    bar = make_bar()
    bar.show_interview(empty.id)
    studies.add_recording(desk, empty, 9000)
    hub.poll()
    assert bar.sentence.isHidden()
    assert bar.controls.time.text() == "00:00 of 00:09"


def test_of_several_recordings_one_is_chosen(
    bar: PlayerBar, desk: Desk, interview: Interview, hub: Hub, players: list[HandPlayer]
) -> None:
    assert bar.controls.recordings.isHidden()
    second = studies.add_recording(desk, interview, 5000, number=2)
    hub.poll()
    assert bar.controls.recordings.count() == 2
    assert bar.controls.recordings.currentIndex() == 0
    bar.play_from(second.id, 1000)
    assert bar.controls.recordings.currentIndex() == 1
    assert players[0].duration == 5000
    bar.controls.recordings.activated.emit(0)
    assert not bar.playback.playing
    assert bar.playback.recording == desk.recordings.of(interview.id)[0]


def test_what_was_listened_to_is_shown_at_once(bar: PlayerBar, players: list[HandPlayer]) -> None:
    bar.toggle()
    players[0].pass_time(1500)
    bar.pause()
    assert bar.waveform.listened == ((0, 1500),)


def test_the_button_says_what_it_would_do(bar: PlayerBar) -> None:
    assert bar.controls.play.accessibleName() == "Play"
    bar.toggle()
    assert bar.controls.play.accessibleName() == "Stop"
    bar.pause()
    assert bar.controls.play.text() == "Play"


def test_every_button_has_a_name(bar: PlayerBar) -> None:
    nameless = [button for button in bar.findChildren(QAbstractButton) if not button.accessibleName()]
    assert nameless == []


@pytest.mark.parametrize(("width", "lines"), [(1400, 1), (820, 2), (420, 3)])
def test_buttons_and_waveform_find_room_in_any_width(
    bar: PlayerBar, width: int, lines: int, qtbot: QtBot
) -> None:
    bar.resize(width, 300)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.resize(width, 300)
    qtbot.waitUntil(lambda: len(_tops(bar)) == lines)
    for part in (bar.controls.play, bar.controls.near, bar.controls.time, bar.waveform):
        assert bar.rect().contains(part.mapTo(bar, part.rect().bottomRight()))


def _tops(bar: PlayerBar) -> set[int]:
    parts = (bar.controls.play, bar.controls.loop, bar.waveform)
    middles = sorted(part.mapTo(bar, part.rect().center()).y() for part in parts)
    return {
        middle for number, middle in enumerate(middles) if not number or middle - middles[number - 1] > 10
    }


def test_where_somebody_speaks_is_seen_in_the_waveform(
    bar: PlayerBar, desk: Desk, interview: Interview, qtbot: QtBot
) -> None:
    before = bar.waveform.grab().toImage()
    bar.show_turns(desk.transcripts.reading(interview.id).turns)
    assert bar.waveform.grab().toImage() != before


def test_without_qts_multimedia_libraries_there_is_no_player_and_no_fault() -> None:
    code = (
        "import sys; sys.modules['PySide6.QtMultimedia'] = None\n"
        "from workbench.ui.player import choosing; print(choosing.QT_PLAYER)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "None"


@pytest.mark.parametrize("key", ["F8", "F4", "Ctrl+Space", "Media Play"])
def test_keys_and_pedals_play_and_stop(bar: PlayerBar, key: str, qtbot: QtBot) -> None:
    with qtbot.waitExposed(bar):
        bar.show()
    bar.activateWindow()
    qtbot.keySequence(bar, QKeySequence(key))
    assert bar.playback.playing
    qtbot.keySequence(bar, QKeySequence(key))
    assert not bar.playback.playing


@pytest.mark.parametrize("key", ["F7", "F3", "Media Previous", "Alt+Left"])
def test_keys_and_pedals_go_back(bar: PlayerBar, key: str, qtbot: QtBot) -> None:
    bar.waveform.sought.emit(5000)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.activateWindow()
    qtbot.keySequence(bar, QKeySequence(key))
    assert bar.playback.place == 2000
