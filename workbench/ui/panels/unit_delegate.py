"""How a unit looks in the list: sign, name and time, two lines of its words, what is to be known of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.ui import icons, theme
from workbench.ui.panels.drawing import draw_text, line_height
from workbench.ui.panels.rows import ROW
from workbench.ui.panels.unit_rows import UnitRow
from workbench.ui.signs import paint_shape, sign
from workbench.ui.style import em

LINES = 2
"""Lines of a unit's words in the list."""


class UnitDelegate(QStyledItemDelegate):
    """All rows are of one height, so that thousands scroll as fast as ten."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        font = _plain(option)
        return QSize(em(12), line_height(font) * (LINES + 1) + line_height(_small(option)) + em(1.1))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        if not isinstance(row, UnitRow):
            return
        painter.save()
        inner = _ground(painter, option)
        plain, small = _plain(option), _small(option)
        shape = QRect(inner.left(), inner.top() + em(0.15), em(0.9), em(0.9))
        paint_shape(painter, QRectF(shape), sign(row.sign))
        head = QRect(shape.right() + em(0.4), inner.top(), inner.width() - em(1.3), line_height(plain))
        bold = QFont(plain)
        bold.setWeight(QFont.Weight.DemiBold)
        draw_text(painter, head, row.heading, font=bold, colour=theme.colour("text"))
        words = QRect(inner.left(), head.bottom() + 1, inner.width(), line_height(plain) * LINES)
        draw_text(painter, words, row.text, font=plain, colour=theme.colour("text"), lines=LINES)
        self._foot(
            painter, QRect(inner.left(), words.bottom() + 1, inner.width(), line_height(small)), row, small
        )
        painter.restore()

    def _foot(self, painter: QPainter, box: QRect, row: UnitRow, font: QFont) -> None:
        icon, words, role = "bridling", row.bridled_words, "muted"
        if row.state_words:
            icon, words, role = "care", row.state_words, "care"
        if not words:
            return
        side = box.height()
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(box.topLeft(), icons.picture(icon, role, side, ratio))
        draw_text(painter, box.adjusted(side + em(0.3), 0, 0, 0), words, font=font, colour=theme.colour(role))


def _ground(painter: QPainter, option: QStyleOptionViewItem) -> QRect:
    """Paint what a row stands on; the box for its content."""
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


def _plain(option: QStyleOptionViewItem) -> QFont:
    return QFont(option.font)


def _small(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)
    font.setPointSizeF(font.pointSizeF() * 0.9)
    return font
