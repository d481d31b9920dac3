import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from pytestqt.qtbot import QtBot

from tests.ui import studies
from workbench.ui.player.waveform import NEAR_MS, Waveform

LEFT = Qt.MouseButton.LeftButton
MINUTE = 60_000


@pytest.fixture
def wave(qtbot: QtBot) -> Waveform:
    """Ten minutes, loud in the second half."""
    made = Waveform()
    qtbot.addWidget(made)
    made.resize(600, 60)
    outline = np.zeros((10 * 6000, 2), np.int8)
    outline[30_000:] = (-90, 90)
    made.show_sound(outline, 10 * MINUTE)
    with qtbot.waitExposed(made):
        made.show()
    return made


def drawn(wave: Waveform) -> QImage:
    return wave.grab().toImage()


def test_a_click_goes_to_the_place_under_it(wave: Waveform, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wave.sought) as told:
        qtbot.mouseClick(wave, LEFT, pos=QPoint(300, 30))
    assert abs(studies.told(told)[0] - 5 * MINUTE) < 3000


def test_a_drag_shows_the_place_and_goes_there_when_it_is_let_go(wave: Waveform, qtbot: QtBot) -> None:
    went: list[int] = []
    shown: list[int] = []
    wave.sought.connect(went.append)
    wave.pointed.connect(shown.append)
    qtbot.mousePress(wave, LEFT, pos=QPoint(100, 30))
    qtbot.mouseMove(wave, QPoint(200, 30))
    wave.show_place(0)
    assert went == []
    assert wave.place == shown[-1] > shown[0]
    qtbot.mouseRelease(wave, LEFT, pos=QPoint(200, 30))
    assert went == [shown[-1]]


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_Left, 59_000),
        (Qt.Key.Key_Right, 61_000),
        (Qt.Key.Key_Down, 55_000),
        (Qt.Key.Key_Up, 65_000),
        (Qt.Key.Key_PageUp, 120_000),
        (Qt.Key.Key_PageDown, 0),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 600_000),
    ],
)
def test_keys_go_to_places(wave: Waveform, key: Qt.Key, place: int, qtbot: QtBot) -> None:
    wave.show_place(MINUTE)
    with qtbot.waitSignal(wave.sought) as told:
        qtbot.keyClick(wave, key)
    assert told.args == [place]


def test_a_screen_reader_hears_a_slider_with_the_place_in_words(wave: Waveform) -> None:
    wave.show_place(2 * MINUTE + 3456)
    told = QAccessible.queryAccessibleInterface(wave)
    assert told.role() == QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Name) == "Place in the recording"
    assert told.text(QAccessible.Text.Description) == "02:03 of 10:00"


def test_from_close_by_half_a_minute_is_shown_and_goes_along(wave: Waveform) -> None:
    wave.show_near(True)
    start, end = wave.view
    assert end - start == NEAR_MS
    wave.show_place(5 * MINUTE)
    start, end = wave.view
    assert start < 5 * MINUTE < end
    assert end - start == NEAR_MS
    wave.show_place(5 * MINUTE + 1000)
    assert wave.view == (start, end)
    wave.show_near(False)
    assert wave.view == (0, 10 * MINUTE)


def test_the_loud_half_looks_louder(wave: Waveform) -> None:
    picture = drawn(wave)
    ground = picture.pixelColor(150, 12)
    assert picture.pixelColor(450, 12) != ground
    assert picture.pixelColor(100, 12) == ground


@pytest.mark.parametrize("what", ["speech", "listened", "selection", "place"])
def test_what_is_told_is_seen(wave: Waveform, what: str) -> None:
    before = drawn(wave)
    if what == "speech":
        wave.show_speech([(MINUTE, 2 * MINUTE)])
    elif what == "listened":
        wave.show_listened([(MINUTE, 2 * MINUTE)])
    elif what == "selection":
        wave.show_selection((MINUTE, 2 * MINUTE))
    else:
        wave.show_place(MINUTE)
    assert drawn(wave) != before


def test_without_sound_a_click_does_nothing(wave: Waveform, qtbot: QtBot) -> None:
    wave.show_sound(None, 0)
    with qtbot.assertNotEmitted(wave.sought):
        qtbot.mouseClick(wave, LEFT, pos=QPoint(300, 30))
