import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from workbench.ui.panels.drawing import Part, draw_text, utf16

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen"


def picture(text: str, lines: int = 1, parts: tuple[Part, ...] = (), width: int = 120) -> QImage:
    image = QImage(width, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    box = QRect(0, 0, width, 80)
    draw_text(painter, box, text, font=QFont(), colour=QColor("black"), lines=lines, parts=parts)
    painter.end()
    return image


def ink(image: QImage, top: int, bottom: int) -> int:
    white = QColor("white")
    return sum(image.pixelColor(x, y) != white for y in range(top, bottom) for x in range(image.width()))


@pytest.mark.usefixtures("qapp")
def test_no_more_lines_are_drawn_than_were_asked_for() -> None:
    assert ink(picture(LONG, lines=1), 22, 80) == 0
    assert ink(picture(LONG, lines=3), 22, 44) > 0


@pytest.mark.usefixtures("qapp")
def test_a_text_without_blanks_comes_to_an_end_too() -> None:
    assert ink(picture("x" * 4000), 0, 22) > 0


@pytest.mark.usefixtures("qapp")
def test_a_part_is_set_off_by_ground_and_weight() -> None:
    yellow = QColor(Qt.GlobalColor.yellow)
    with_part = picture("one two", parts=(Part(4, 7, yellow),))
    assert with_part.pixelColor(1, 2) != yellow
    assert any(with_part.pixelColor(x, 4) == yellow for x in range(with_part.width()))
    assert with_part != picture("one two", parts=(Part(4, 7, QColor("white")),))


@given(st.text(max_size=30), st.integers(0, 30))
def test_offsets_are_counted_as_qt_counts(text: str, offset: int) -> None:
    head = text[:offset]
    assert utf16(text, offset) == len(head) + sum(ord(letter) > 0xFFFF for letter in head)
