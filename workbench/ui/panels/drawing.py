"""Drawing the rows of a list: a card, text in so many lines at most, parts of it set off."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from workbench.ui import theme
from workbench.ui.style import em

_MORE = " …"


@dataclass(frozen=True)
class Part:
    """Code points `start` to `end` of a text, set off in bold on `ground`."""

    start: int
    end: int
    ground: QColor


def draw_text(
    painter: QPainter,
    box: QRect,
    text: str,
    *,
    font: QFont,
    colour: QColor,
    lines: int = 1,
    parts: Sequence[Part] = (),
) -> None:
    """Draw `text` into `box` in at most `lines` lines; what does not fit ends in an ellipsis."""
    layout = _fitted(text, font, box.width(), lines, parts)
    painter.setPen(colour)
    layout.draw(painter, QPointF(box.topLeft()))


def draw_card(painter: QPainter, option: QStyleOptionViewItem) -> QRect:
    """Draw the card that a row of a list stands on; the box for its content."""
    rect = QRect(option.rect)
    state = option.state
    card = QRectF(rect).adjusted(1.5, 1.5, -1.5, -em(0.3))
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    over = bool(state & QStyle.StateFlag.State_MouseOver)
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour("accent_soft" if chosen else "hover" if over else "surface"))
    edge = "focus" if focused else "accent" if chosen else "line"
    painter.setPen(QPen(theme.colour(edge), 2 if focused or chosen else 1))
    painter.drawRoundedRect(card, em(0.4), em(0.4))
    return rect.adjusted(em(0.6), em(0.35), -em(0.6), -em(0.65))


def plain_font(option: QStyleOptionViewItem) -> QFont:
    """The font of a row's text."""
    return QFont(option.font)


def small_font(option: QStyleOptionViewItem) -> QFont:
    """The font of what stands above or below a row's text."""
    font = QFont(option.font)
    font.setPointSizeF(font.pointSizeF() * 0.9)
    return font


def line_height(font: QFont) -> int:
    """The height of a line in pixels."""
    return math.ceil(QFontMetricsF(font).lineSpacing())


def utf16(text: str, offset: int) -> int:
    """Where a code point lies for Qt, which counts UTF-16 units."""
    return len(text[:offset].encode("utf-16-le")) // 2


def _fitted(text: str, font: QFont, width: int, lines: int, parts: Sequence[Part]) -> QTextLayout:
    """The text laid out, words left out at its end until it fits with an ellipsis."""
    shown = text
    while True:
        layout = _laid_out(shown, font, width, lines, list(_formats(shown, parts)))
        end = _end(layout)
        if end >= utf16(shown, len(shown)) or not end:
            return layout
        seen = shown.encode("utf-16-le")[: end * 2].decode("utf-16-le", "ignore").removesuffix(_MORE)
        shown = (seen.rstrip().rpartition(" ")[0] or seen[:-2]) + _MORE


def _end(layout: QTextLayout) -> int:
    """How many UTF-16 units found room."""
    if not layout.lineCount():
        return 0
    last = layout.lineAt(layout.lineCount() - 1)
    return last.textStart() + last.textLength()


def _laid_out(
    text: str, font: QFont, width: int, lines: int, formats: Sequence[QTextLayout.FormatRange] = ()
) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setFormats(list(formats))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * line_height(font)))
    layout.endLayout()
    return layout


def _formats(shown: str, parts: Sequence[Part]) -> Iterable[QTextLayout.FormatRange]:
    for part in parts:
        if part.start >= len(shown):
            continue
        made = QTextLayout.FormatRange()
        made.start = utf16(shown, part.start)
        made.length = utf16(shown, min(part.end, len(shown))) - made.start
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold)
        form.setBackground(part.ground)
        made.format = form
        yield made
