"""How a waveform is drawn: the outline, where somebody speaks, what was listened to. Times in milliseconds."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from workbench.speech.waveform import STEP_MS, Outline, columns
from workbench.study.spans import Span, joined
from workbench.ui import theme
from workbench.ui.style import em


def _empty() -> Outline:
    return np.zeros((0, 2), np.int8)


@dataclass(frozen=True)
class Scale:
    """Which stretch of time lies over which pixels: a strip `width` pixels wide, with a little margin."""

    view: Span
    width: int

    @property
    def length(self) -> int:
        """How much time is shown."""
        return self.view[1] - self.view[0]

    @property
    def margin(self) -> int:
        """Pixels left free on each side."""
        return em(0.4)

    @property
    def inner(self) -> int:
        """Pixels in which the time lies."""
        return max(1, self.width - 2 * self.margin)

    def x(self, time: int) -> float:
        """Where a time lies."""
        return self.margin + self.inner * (time - self.view[0]) / max(1, self.length)

    def time(self, x: float) -> int:
        """The time at a place, or the nearest that is shown."""
        share = max(0.0, min(1.0, (x - self.margin) / self.inner))
        return self.view[0] + round(share * self.length)

    def bands(self, spans: Sequence[Span], top: int, height: int) -> list[QRectF]:
        """The stretches as boxes; from afar, those closer than a pixel are one."""
        low, high = self.view
        seen = joined(spans, gap=round(self.length / self.inner))
        shown = [(max(low, start), min(high, end)) for start, end in seen if end > low and start < high]
        return [
            QRectF(self.x(start), top, max(1.0, self.x(end) - self.x(start)), height) for start, end in shown
        ]


@dataclass(frozen=True)
class Subject:
    """What is drawn. `outline` has the lowest and highest value of each 10 ms."""

    outline: Outline = field(default_factory=_empty)
    speech: tuple[Span, ...] = ()
    listened: tuple[Span, ...] = ()


def drawn(subject: Subject, view: Span, size: QSize, ratio: float) -> QPixmap:
    """The picture of a stretch for a strip of `size` pixels on a screen with `ratio` dots a pixel."""
    picture = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), em(0.3), em(0.3))
    scale = Scale(view, size.width())
    _draw_bands(painter, subject, scale, size.height())
    if scale.length and len(subject.outline):
        _draw_outline(painter, subject.outline, scale, size.height())
    painter.end()
    return picture


def _draw_bands(painter: QPainter, subject: Subject, scale: Scale, height: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent_soft"))
    painter.drawRects(scale.bands(subject.speech, em(0.35), height - em(1.15)))
    painter.setBrush(theme.colour("listened"))
    painter.drawRects(scale.bands(subject.listened, height - em(0.6), em(0.3)))


def _draw_outline(painter: QPainter, outline: Outline, scale: Scale, height: int) -> None:
    start, end = scale.view
    peaks = columns(outline, scale.inner, start // STEP_MS, -(-end // STEP_MS))
    middle, reach = (height - em(0.45)) / 2, (height - em(1.4)) / 2
    loudest = max(16, abs(int(outline.min())), int(outline.max()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(theme.colour("edge"), 1))
    lines: list[QLineF] = []
    for at, (low, high) in enumerate(peaks.tolist()):
        top, bottom = middle - reach * high / loudest, middle - reach * low / loudest
        lines.append(QLineF(scale.margin + at, top, scale.margin + at, max(bottom, top + 1)))
    painter.drawLines(lines)
