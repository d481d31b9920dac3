"""Drawing the rows of a list: a card, text in so many lines at most, parts of it set off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
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
    shown = _fitted(text, font, box.width(), lines)
    layout = _laid_out(shown, font, box.width(), lines)
    layout.setFormats(list(_formats(shown, parts)))
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
    return -(-int(QFontMetricsF(font).lineSpacing() * 64) // 64)


def utf16(text: str, offset: int) -> int:
    """Where a code point lies for Qt, which counts UTF-16 units."""
    return len(text[:offset].encode("utf-16-le")) // 2


def _fitted(text: str, font: QFont, width: int, lines: int) -> str:
    layout = _laid_out(text, font, width, lines)
    if not layout.lineCount():
        return text
    last = layout.lineAt(layout.lineCount() - 1)
    wide = text.encode("utf-16-le")
    if (last.textStart() + last.textLength()) * 2 >= len(wide):
        return text
    rest = wide[last.textStart() * 2 :].decode("utf-16-le", "ignore")[:500]
    short = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return wide[: last.textStart() * 2].decode("utf-16-le", "ignore") + short


def _laid_out(text: str, font: QFont, width: int, lines: int) -> QTextLayout:
    layout = QTextLayout(text, font)
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
