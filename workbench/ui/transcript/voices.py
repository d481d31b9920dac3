"""How each voice of an interview is known beside its turns: a broad band with a colour and a pattern of its own.

The patterns tell the voices apart without colour. They are filled bands at the far edge of the gutter; members' marks
are thin lines with shapes on the other side of the words, so that neither is taken for the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from workbench.ui import theme
from workbench.ui.style import em


class Piece(NamedTuple):
    """A piece of a band: its height in ems, and from where to where it is filled, as shares of `WIDTH`; a gap is not."""

    height: float
    left: float = 0.0
    right: float = 1.0


@dataclass(frozen=True, slots=True)
class Band:
    """`pieces` follow one another from the top, again and again; one alone is as high as the turn."""

    light: str
    dark: str
    pieces: tuple[Piece, ...]
    hollow: bool = False
    """Only the outline of each piece is drawn."""

    @property
    def colour(self) -> QColor:
        """The colour in the palette in use."""
        return QColor(self.dark if theme.now().name == "dark" else self.light)


def _gap(height: float) -> Piece:
    return Piece(height, 0, 0)


def _slim(height: float) -> Piece:
    return Piece(height, 0.3, 0.7)


BANDS: tuple[Band, ...] = (
    Band("#0072b2", "#56b4e9", (Piece(1),)),
    Band("#b35900", "#e69f00", (Piece(0.5), _gap(0.3))),
    Band("#00795a", "#3cc39a", (Piece(1),), hollow=True),
    Band("#a04878", "#e0a0c4", (Piece(0.16), _gap(0.24))),
    Band("#6f6200", "#f0e442", (_slim(0.3), _gap(0.3))),
    Band("#505a66", "#b8c2cc", (_slim(1),)),
    Band("#8a1f1f", "#ff9a8a", (Piece(0.4, 0, 0.5), Piece(0.4, 0.5, 1))),
    Band("#4b3a9b", "#b3a6ff", (Piece(0.18), _slim(0.42))),
    Band("#4f7300", "#b5d96b", (Piece(0.7), _gap(0.2)), hollow=True),
    Band("#1f2a33", "#eef2f5", (Piece(0.6), _gap(0.14), Piece(0.14), _gap(0.14))),
)
"""Colours that stay apart for those who see few of them (the first after Okabe and Ito); as many as voices can be told
apart, and then they begin again.
"""

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
    for begin, end, left, right in _pieces(look, top, area.bottom()):
        if end >= area.top() and right > left:
            piece = QRectF(
                area.left() + area.width() * left, begin, area.width() * (right - left), end - begin
            )
            spare = line / 2 if look.hollow else 0.0
            painter.drawRect(piece.adjusted(spare, spare, -spare, -spare))
    painter.restore()


def _pieces(look: Band, top: float, bottom: float) -> Iterator[tuple[float, float, float, float]]:
    """Top, bottom, left and right of the pieces; the first two in pixels, the others as shares of the width."""
    if len(look.pieces) == 1:
        yield top, bottom, *look.pieces[0][1:]
        return
    begin = top
    for height, left, right in cycle(look.pieces):
        if begin >= bottom:
            return
        yield begin, min(bottom, begin + em(height)), left, right
        begin += em(height)
