"""A page that scrolls downwards: what the keyboard comes to is seen where it is read."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.downwards import Downwards
from workbench.ui.parts import readable, stack
from workbench.ui.style import em


def test_a_long_sentence_that_the_keyboard_comes_to_is_shown_from_its_beginning(
    qtbot: QtBot,
) -> None:
    page = QWidget()
    column = stack(page)
    first, long = readable("Before"), readable("Snow and more snow. " * 200)
    for one in (first, long, readable("After")):
        column.addWidget(one)
    area = Downwards(page)
    qtbot.addWidget(area)
    area.resize(300, 200)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert long.hasFocus()
    assert long.height() > 3 * area.height()
    top = long.mapTo(area.viewport(), QPoint()).y()
    assert 0 <= top < em(2)
