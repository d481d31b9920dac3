"""How a bracket is drawn: the member's line with ends, their shape and initials, and what an edit did to it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from workbench.study.anchors import AnchorState
from workbench.ui import signs, theme
from workbench.ui.style import em
from workbench.ui.transcript.lanes import Bracket, Lanes
from workbench.ui.transcript.view import TranscriptView

_TAGS = {AnchorState.CHANGED: "≠", AnchorState.MOVED: "↕", AnchorState.ORPHANED: "?"}


@dataclass(frozen=True)
class Drawn:
    """A bracket as it stands in the margin. `opens` and `closes`: whether its ends are in view."""

    bracket: Bracket
    rect: QRectF
    opens: bool
    closes: bool

    @property
    def reach(self) -> QRectF:
        """Where the mouse finds it: at least as high as a finger's end is."""
        spare = max(0.0, 12 - self.rect.height()) / 2
        return self.rect.adjusted(0, -spare, 0, spare)

    @property
    def spread(self) -> QRect:
        """All the pixels that may be painted for it."""
        return self.rect.adjusted(-em(0.3), -em(0.4), em(0.3), em(0.4)).toAlignedRect()

    def end_at(self, point: QPointF) -> bool | None:
        """Whether a point is on its upper end (True), its lower end (False), or on neither (None)."""
        grip = min(8.0, self.rect.height() / 3)
        if self.opens and point.y() <= self.rect.top() + grip:
            return True
        return False if self.closes and point.y() >= self.rect.bottom() - grip else None


class BracketPainter:
    """Draws the brackets of one margin, `width` pixels wide, as the view stands now."""

    def __init__(self, view: TranscriptView, font: QFont, width: int, lanes: int, member: str) -> None:
        self._view = view
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._member = member
        widest = self._metrics.horizontalAdvance("MM") + 4
        self._left = widest * 0.4
        self._pitch = min(widest, (width - self._left) / max(1, lanes))

    def lay_out(self, lanes: Lanes, known: dict[str, Drawn]) -> list[Drawn]:
        """The brackets in view with their rectangles, in the order of the text.

        `known` keeps each as it stands by itself: only those that are new since the last time are asked of the text.
        """
        seen = self._view.where.visible_positions()
        if seen is None:
            return []
        drawn: list[Drawn] = []
        last_in: dict[int, int] = {}
        for bracket in lanes.between(*seen):
            unit = bracket.placed.unit.id
            one = known.get(unit)
            if one is None or one.bracket is not bracket:
                one = known[unit] = self._one(bracket, *seen)
            before = last_in.get(bracket.lane)
            if before is not None and drawn[before].bracket.last < bracket.first:
                drawn[before], one = _parted(drawn[before], one)
            last_in[bracket.lane] = len(drawn)
            drawn.append(one)
        return drawn

    def paint(self, painter: QPainter, drawn: Drawn, *, current: bool, hovered: bool) -> None:
        """Draw one bracket; the current one on a ground of its own and with a thicker line."""
        placed, rect = drawn.bracket.placed, drawn.rect
        sign = signs.sign(placed.author.sign if placed.author else 0)
        if current or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if current else "hover"))
            painter.drawRoundedRect(rect.adjusted(0, -em(0.15), 0, em(0.15)), em(0.3), em(0.3))
        x, line = rect.center().x(), em(0.17 if current else 0.11)
        plain = QPen(sign.colour, line)
        below = self._head(painter, drawn, sign)
        if placed.placement.state is AnchorState.CHANGED and rect.bottom() - below > em(2):
            self._waves(painter, x, self._in_step(below, 2 * em(0.4)), rect.bottom(), plain)
        else:
            below = min(self._in_step(below, sum(sign.dashes) * line), rect.bottom())
            signs.paint_line(painter, QPointF(x, below), QPointF(x, rect.bottom()), sign, line)
        painter.setPen(plain)
        tick = self._pitch * 0.4
        if drawn.opens:
            painter.drawLine(QPointF(x - tick, rect.top()), QPointF(x, rect.top()))
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.top() + em(0.25)))
        if drawn.closes:
            painter.drawLine(QPointF(x - tick, rect.bottom()), QPointF(x, rect.bottom()))
            painter.drawLine(QPointF(x, rect.bottom()), QPointF(x, max(below, rect.bottom() - em(0.15))))
        if current and placed.unit.author == self._member:
            self._grips(painter, drawn, tick)

    def paint_focus(self, painter: QPainter, drawn: Drawn) -> None:
        """The ring around the bracket that the keyboard is on."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), em(0.13)))
        painter.drawRoundedRect(drawn.rect.adjusted(0, -em(0.2), 0, em(0.2)), em(0.3), em(0.3))

    def _one(self, bracket: Bracket, first: int, last: int) -> Drawn:
        opens, closes = bracket.first >= first, bracket.last <= last
        top, bottom = self._view.where.extent(max(bracket.first, first), min(bracket.last, last))
        height = self._view.viewport().height()
        top = top + em(0.05) if opens else max(top, 0.0)
        bottom = bottom - em(0.05) if closes else max(bottom, float(height))
        left = self._left + bracket.lane * self._pitch
        return Drawn(bracket, QRectF(left, top, self._pitch, max(4.0, bottom - top)), opens, closes)

    def _head(self, painter: QPainter, drawn: Drawn, sign: signs.Sign) -> float:
        """Shape, tag and initials at the upper end, which stays in view; where the line goes on below."""
        rect, placed, letter = drawn.rect, drawn.bracket.placed, self._metrics.capHeight()
        cramped = rect.height() < 4 * letter
        side = min(letter * (0.9 if cramped else 1.25), self._pitch * 0.8)
        gap = em(0.08 if cramped else 0.17)
        y = max(rect.top() + gap, gap)
        signs.paint_shape(painter, QRectF(rect.center().x() - side / 2, y, side, side), sign)
        y += side + gap
        tag = _TAGS.get(placed.placement.state)
        words = [(tag, theme.colour("care"))] if tag else []
        words += [(initials(placed.author.name), sign.colour)] if placed.author else []
        painter.setFont(self._font)
        for text, colour in words:
            wide = self._metrics.horizontalAdvance(text)
            if y + letter <= rect.bottom() - 1 and wide <= self._pitch:
                painter.setPen(colour)
                painter.drawText(QPointF(rect.center().x() - wide / 2, y + letter), text)
                y += letter + em(0.17)
        return min(y + em(0.1), rect.bottom())

    def _in_step(self, y: float, period: float) -> float:
        """Where a pattern that begins at `y` starts, so that it goes on unbroken while the text scrolls."""
        return y if period <= 0 else y + (-(y + self._view.verticalScrollBar().value())) % period

    @staticmethod
    def _waves(painter: QPainter, x: float, top: float, bottom: float, pen: QPen) -> None:
        path = QPainterPath(QPointF(x, top))
        y, side = top, 1
        while y < bottom:
            upto = min(y + em(0.4), bottom)
            path.quadTo(QPointF(x + em(0.45) * side, (y + upto) / 2), QPointF(x, upto))
            y, side = upto, -side
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(path)

    @staticmethod
    def _grips(painter: QPainter, drawn: Drawn, tick: float) -> None:
        painter.setPen(QPen(theme.colour("accent"), em(0.1)))
        painter.setBrush(theme.colour("surface"))
        x, rect = drawn.rect.center().x() - tick, drawn.rect
        for there, y in ((drawn.opens, rect.top()), (drawn.closes, rect.bottom())):
            if there:
                painter.drawEllipse(QPointF(x, y), em(0.22), em(0.22))


def initials(name: str) -> str:
    """One or two capital letters for a name."""
    parts = name.split()
    return "".join(part[0] for part in (parts if len(parts) < 2 else [parts[0], parts[-1]])).upper()


def _parted(upper: Drawn, lower: Drawn) -> tuple[Drawn, Drawn]:
    """Two units of one lane that meet in a line: each gets its part of it."""
    if lower.rect.top() >= upper.rect.bottom():
        return upper, lower
    middle = (max(lower.rect.top(), upper.rect.top()) + upper.rect.bottom()) / 2
    one, other = QRectF(upper.rect), QRectF(lower.rect)
    one.setBottom(max(one.top() + 4, middle - 1.5))
    other.setTop(min(other.bottom() - 4, middle + 1.5))
    return Drawn(upper.bracket, one, upper.opens, upper.closes), Drawn(
        lower.bracket, other, lower.opens, lower.closes
    )
