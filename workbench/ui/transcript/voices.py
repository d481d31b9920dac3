"""How each voice of an interview is known beside its turns: a broad band with a colour and a pattern of its own.

The patterns tell the voices apart without colour. They are filled bands at the far edge of the gutter; members' marks
are thin lines with shapes on the other side of the words, so that neither is taken for the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from workbench.ui import theme
from workbench.ui.style import em


@dataclass(frozen=True, slots=True)
class Band:
    """`filled` and `gap` are heights in ems, one after the other from the top; a gap of 0 is a whole band."""

    light: str
    dark: str
    filled: float = 1.0
    gap: float = 0.0
    hollow: bool = False
    """Only its outline is drawn."""
    width: float = 1.0
    """How much of the gutter's edge it takes, as a share of `WIDTH`."""

    @property
    def colour(self) -> QColor:
        """The colour in the palette in use."""
        return QColor(self.dark if theme.now().name == "dark" else self.light)


BANDS: tuple[Band, ...] = (
    Band("#0072b2", "#56b4e9"),
    Band("#b35900", "#e69f00", 0.5, 0.3),
    Band("#00795a", "#3cc39a", hollow=True),
    Band("#a04878", "#e0a0c4", 0.16, 0.24),
    Band("#6f6200", "#f0e442", 0.3, 0.3, width=0.4),
    Band("#505a66", "#b8c2cc", width=0.4),
)
"""Colours that stay apart for those who see few of them (after Okabe and Ito); from the seventh voice on they begin again."""

WIDTH = 0.42
"""Ems."""


def band(number: int) -> Band:
    """The band of the voice with this number in its interview, from 0."""
    return BANDS[number % len(BANDS)]


def paint(painter: QPainter, look: Band, area: QRectF, top: float) -> None:
    """Paint a band into `area`; its pattern begins at `top`, above the area where the turn does."""
    painter.save()
    painter.setClipRect(area)
    line = em(0.1)
    painter.setPen(QPen(look.colour, line) if look.hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if look.hollow else look.colour)
    for begin, end in _pieces(look, top, area.bottom()):
        if end >= area.top():
            aside = area.width() * (1 - look.width) / 2
            piece = QRectF(area.left() + aside, begin, area.width() - 2 * aside, end - begin)
            spare = line / 2 if look.hollow else 0.0
            painter.drawRect(piece.adjusted(spare, spare, -spare, -spare))
    painter.restore()


def _pieces(look: Band, top: float, bottom: float) -> Iterator[tuple[float, float]]:
    if not look.gap:
        yield top, bottom
        return
    begin = top
    while begin < bottom:
        yield begin, min(bottom, begin + em(look.filled))
        begin += em(look.filled + look.gap)
