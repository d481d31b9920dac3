"""The palette: everything that is read stands out enough, and members' signs differ without their colour."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.ui import parts, signs, style, theme
from workbench.ui.theme import DARK, EDGE_ON_GROUND, LIGHT, TEXT_ON_GROUND, Palette, Theme

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_that_of_the_web_guidelines() -> None:
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert theme.contrast("#336699", "#336699") == 1


@PALETTES
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_can_be_read(palette: Palette, text: str, ground: str) -> None:
    assert theme.contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@PALETTES
@pytest.mark.parametrize(("edge", "ground"), EDGE_ON_GROUND)
def test_outlines_can_be_seen(palette: Palette, edge: str, ground: str) -> None:
    assert theme.contrast(getattr(palette, edge), getattr(palette, ground)) >= 3


@PALETTES
def test_every_colour_is_one(palette: Palette) -> None:
    for role in fields(palette):
        if role.name != "name":
            assert QColor(getattr(palette, role.name)).isValid(), role.name


@pytest.fixture
def painted(palette: Palette) -> Iterator[Palette]:
    """All widgets are painted in the palette, and in the light one again afterwards."""
    style.apply(parts.application(), Theme(palette.name), 100)
    yield palette
    style.apply(parts.application(), Theme.LIGHT, 100)


@PALETTES
@pytest.mark.parametrize("look", ["", "primary", "quiet", "care", "card"])
def test_the_button_that_has_the_keyboard_is_seen_by_its_edge_alone(
    qtbot: QtBot, painted: Palette, look: str
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = parts.stack(holder)
    button, other = (parts.button("Remove", lambda: None, look=look) for _number in range(2))
    column.addWidget(other)
    column.addWidget(button)
    with qtbot.waitExposed(holder):
        holder.show()
    holder.activateWindow()
    other.setFocus(Qt.FocusReason.TabFocusReason)
    without = button.grab().toImage()
    QTest.keyClick(other, Qt.Key.Key_Tab)
    assert button.hasFocus()
    focused = button.grab().toImage()
    middle = focused.height() // 2
    assert focused.pixelColor(1, middle) == QColor(painted.focus)
    assert without.pixelColor(1, middle) != QColor(painted.focus)
    inner = button.rect().adjusted(7, 7, -7, -7)
    assert focused.copy(inner) == without.copy(inner)


def test_choosing_a_theme_changes_the_colours() -> None:
    theme.use(Theme.DARK)
    dark = theme.colour("paper")
    theme.use(Theme.LIGHT)
    assert theme.colour("paper").lightness() > 200
    assert dark.lightness() < 60


@PALETTES
@pytest.mark.parametrize("number", range(8))
def test_a_sign_stands_out_in_both_palettes(palette: Palette, number: int) -> None:
    sign = signs.SIGNS[number]
    colour = sign.dark if palette is DARK else sign.light
    assert theme.contrast(colour, palette.paper) >= 4.5
    assert theme.contrast(colour, palette.surface) >= 4.5
    assert theme.contrast(colour, palette.accent_soft) >= 3


def test_signs_differ_in_grey() -> None:
    shapes = {bytes(_grey(number, line=False).constBits()) for number in range(8)}
    lines = {bytes(_grey(number, line=True).constBits()) for number in range(8)}
    assert len(shapes) == len(lines) == 8
    assert len({sign.words for sign in signs.SIGNS}) == 8


def test_the_ninth_member_begins_again() -> None:
    assert signs.sign(8) is signs.sign(0)


def _grey(number: int, *, line: bool) -> QImage:
    """A sign as it looks when every colour is black."""
    picture = QImage(48, 48, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    sign = signs.sign(number)
    if line:
        signs.paint_line(painter, QPointF(24, 0), QPointF(24, 48), sign, 3)
    else:
        signs.paint_shape(painter, QRectF(4, 4, 40, 40), sign)
    painter.end()
    return picture.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
