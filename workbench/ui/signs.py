"""Members' signs: a colour, a shape and a kind of line each, so that they also differ without colour.

A member's `sign` is a number; from the ninth member on the signs begin again, the name always beside them.
"""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from workbench.cellar.words import _, mark
from workbench.ui import theme


@dataclass(frozen=True, slots=True)
class Sign:
    """How a member's marks look. `dashes` are in widths of the line; `lines` is 2 for a double line."""

    shape: str
    light: str
    dark: str
    line: str
    dashes: tuple[float, ...] = ()
    lines: int = 1
    weight: float = 1.0

    @property
    def colour(self) -> QColor:
        """The colour in the palette in use."""
        return QColor(self.dark if theme.now().name == "dark" else self.light)

    @property
    def words(self) -> str:
        """The sign in words, for those who hear the window: "circle, solid line"."""
        return _("{shape}, {line}").format(shape=_(self.shape), line=_(self.line))

    def pen(self, width: float) -> QPen:
        """A pen that draws this member's line, `width` pixels for a line of plain weight."""
        pen = QPen(self.colour, width * self.weight)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self.dashes:
            pen.setDashPattern([dash / self.weight for dash in self.dashes])
        return pen


SIGNS: tuple[Sign, ...] = (
    Sign(mark("circle"), "#1b5e9e", "#82b6e8", mark("solid line")),
    Sign(mark("square"), "#a3450f", "#f2a27c", mark("dashed line"), (3, 2)),
    Sign(mark("triangle"), "#2b6b30", "#8fce91", mark("dotted line"), (1, 1.4)),
    Sign(mark("diamond"), "#77399a", "#d2a6e8", mark("double line"), lines=2),
    Sign(mark("ring"), "#9c2457", "#f29dbe", mark("thick line"), weight=2.2),
    Sign(mark("cross"), "#0f6668", "#79cfcf", mark("dash-dot line"), (4, 1.6, 1, 1.6)),
    Sign(mark("star"), "#755800", "#e0c264", mark("long dashes"), (8, 2.4)),
    Sign(mark("hexagon"), "#4c5360", "#bcc4d0", mark("dash-dot-dot line"), (4, 1.3, 1, 1.3, 1, 1.3)),
)


def sign(number: int) -> Sign:
    """The sign with this number."""
    return SIGNS[number % len(SIGNS)]


def paint_line(painter: QPainter, start: QPointF, end: QPointF, which: Sign, width: float) -> None:
    """Draw a member's line from `start` to `end`; a double line takes three widths across."""
    painter.save()
    painter.setPen(which.pen(width))
    if which.lines == 1:
        painter.drawLine(start, end)
    else:
        along = end - start
        length = math.hypot(along.x(), along.y()) or 1.0
        aside = QPointF(-along.y() / length * width, along.x() / length * width)
        painter.drawLine(start + aside, end + aside)
        painter.drawLine(start - aside, end - aside)
    painter.restore()


def paint_shape(painter: QPainter, box: QRectF, which: Sign) -> None:
    """Draw a member's shape, filling `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(box.width(), box.height())
    box = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(which.colour)
    if which.shape == "circle":
        painter.drawEllipse(box)
    elif which.shape == "ring":
        width = side * 0.24
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(which.colour, width))
        painter.drawEllipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))
    elif which.shape == "square":
        inset = side * 0.08
        painter.drawRect(box.adjusted(inset, inset, -inset, -inset))
    elif which.shape == "cross":
        arm = side * 0.34
        painter.drawRect(QRectF(box.center().x() - arm / 2, box.top(), arm, side))
        painter.drawRect(QRectF(box.left(), box.center().y() - arm / 2, side, arm))
    else:
        painter.drawPolygon(_polygon(which.shape, box))
    painter.restore()


def badge(number: int, side: int, ratio: float = 1.0) -> QPixmap:
    """A member's shape as a picture, `side` pixels on a screen with `ratio` dots a pixel."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_shape(painter, QRectF(side * 0.06, side * 0.06, side * 0.88, side * 0.88), sign(number))
    painter.end()
    return picture


def badge_icon(number: int, side: int) -> QIcon:
    """A member's shape as an icon for buttons and lists."""
    icon = QIcon(badge(number, side))
    icon.addPixmap(badge(number, side, 2.0))
    return icon


_CORNERS: dict[str, tuple[int, float, float]] = {
    # corners, radius of every second one as a share, turn of the first in degrees
    "triangle": (3, 1.0, -90.0),
    "diamond": (4, 1.0, -90.0),
    "hexagon": (6, 1.0, 0.0),
    "star": (10, 0.45, -90.0),
}


def _polygon(shape: str, box: QRectF) -> QPolygonF:
    count, inner, turn = _CORNERS[shape]
    radius = box.width() / 2
    down = radius * 0.18 if shape == "triangle" else 0.0
    points: list[QPointF] = []
    for number in range(count):
        angle = math.radians(turn + 360 / count * number)
        reach = radius * (inner if number % 2 else 1.0)
        points.append(box.center() + QPointF(reach * math.cos(angle), reach * math.sin(angle) + down))
    return QPolygonF(points)
