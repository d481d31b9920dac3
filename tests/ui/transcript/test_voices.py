"""Each voice has a band of its own beside its turns: seen on the ground, known without colour, the same at any size."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, qGray
from PySide6.QtWidgets import QApplication

from tests.ui.transcript.conftest import Bench
from workbench.speech.speakers.grouping import MOST_VOICES
from workbench.ui import signs, style, theme
from workbench.ui.style import em
from workbench.ui.theme import DARK, LIGHT, Theme
from workbench.ui.transcript import voices


def painted(look: voices.Band) -> list[bool]:
    """Which pixels of the band of a turn of one line are filled, seen in grey on the ground of the palette in use."""
    ground = QColor(theme.colour("surface"))
    image = QImage(em(voices.WIDTH), em(1.5), QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    voices.paint(painter, look, QRectF(0, 0, image.width(), image.height()), 0)
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    plain = qGray(ground.rgb())
    return [
        abs(grey.pixelColor(x, y).red() - plain) > 40
        for x in range(grey.width())
        for y in range(grey.height())
    ]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_band_is_seen_and_none_has_the_colour_of_a_member(palette: theme.Palette) -> None:
    name = palette.name
    members = {getattr(one, name) for one in signs.SIGNS}
    for look in voices.BANDS:
        assert theme.contrast(getattr(look, name), palette.surface) >= 3
        assert getattr(look, name) not in members


def test_as_many_voices_as_can_be_told_apart_have_bands_of_their_own() -> None:
    assert len(voices.BANDS) == MOST_VOICES
    for name in ("light", "dark", "pieces"):
        looks = {(getattr(one, name), one.hollow and name == "pieces") for one in voices.BANDS}
        assert len(looks) == MOST_VOICES


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("percent", [100, 200])
def test_bands_differ_without_their_colour(plain_look: QApplication, look: Theme, percent: int) -> None:
    style.apply(plain_look, look, percent)
    patterns = [tuple(painted(look)) for look in voices.BANDS]
    style.apply(plain_look, Theme.LIGHT, 100)
    assert len(set(patterns)) == len(voices.BANDS)
    for one in patterns:
        for other in patterns:
            differing = sum(a != b for a, b in zip(one, other, strict=True))
            assert one is other or differing > len(one) / 10


def test_turns_of_one_voice_have_one_band_and_those_of_another_another(bench: Bench) -> None:
    gutter = bench.pane.gutter
    picture = gutter.grab().toImage()
    seen = list(bench.pane.view.where.visible().values())

    def colours(number: int) -> set[str]:
        rect = seen[number].rect
        return {
            picture.pixelColor(1, y).name() for y in range(round(rect.top()) + 2, round(rect.bottom()) - 2)
        }

    assert voices.BANDS[0].colour.name() in colours(0)
    assert voices.BANDS[1].colour.name() in colours(1)
    assert colours(0) == colours(2)
    assert voices.BANDS[1].colour.name() not in colours(0)


def test_a_turn_of_nobody_named_has_no_band(bench: Bench) -> None:
    bench.desk.transcripts.set_speaker([bench.reading.turns[0].id], "")
    bench.hub.poll()
    picture = bench.pane.gutter.grab().toImage()
    rect = next(iter(bench.pane.view.where.visible().values())).rect
    assert picture.pixelColor(1, round(rect.center().y())) == theme.colour("surface")
