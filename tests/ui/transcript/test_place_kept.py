"""Larger text, and smaller again, leave the reader where the reader is."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.transcript.hands import long_reading
from workbench.ui import style
from workbench.ui.theme import Theme
from workbench.ui.transcript.brackets import Brackets
from workbench.ui.transcript.gutter import Gutter
from workbench.ui.transcript.view import TranscriptView


@pytest.mark.usefixtures("plain_look")
def test_the_first_word_on_the_screen_stays_through_all_sizes(qtbot: QtBot, qapp: QApplication) -> None:
    view = TranscriptView()
    qtbot.addWidget(view)
    view.set_margins(Gutter(view), Brackets(view))
    view.resize(900, 600)
    view.show()
    view.load(long_reading(400, 8000))
    qtbot.waitExposed(view)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    place = view.cursorForPosition(QPoint(0, 0))
    for percent in (120, 140, 160, 180, 200, 180, 160, 140, 120, 100):
        style.apply(qapp, Theme.LIGHT, percent)
        qtbot.waitUntil(lambda: abs(view.cursorRect(place).top()) <= 2, timeout=3000)


@pytest.mark.usefixtures("plain_look")
def test_what_was_asked_for_is_seen_whole_at_every_size_until_the_reader_scrolls(
    qtbot: QtBot, qapp: QApplication
) -> None:
    view = TranscriptView()
    qtbot.addWidget(view)
    view.set_margins(Gutter(view), Brackets(view))
    view.resize(900, 400)
    view.load(long_reading(400, 8000))
    first, last = 5000, 5008
    view.words.reveal(first, last)
    view.show()
    qtbot.waitExposed(view)

    def whole() -> bool:
        return view.words.in_view(first) and view.words.in_view(last)

    qtbot.waitUntil(whole)
    for percent in (120, 160, 200, 140, 100):
        style.apply(qapp, Theme.LIGHT, percent)
        qtbot.waitUntil(whole)
    for width, height in ((500, 400), (700, 260), (900, 400)):
        view.resize(width, height)
        qtbot.waitUntil(whole)
    view.verticalScrollBar().setValue(0)
    view.resize(800, 400)
    assert not view.words.in_view(first), "who has scrolled on is not brought back"
