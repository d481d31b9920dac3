"""How a unit looks in the list: sign, name and time, two lines of its words, what is to be known of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from workbench.ui import icons, theme
from workbench.ui.panels.drawing import draw_card, draw_text, line_height, plain_font, small_font
from workbench.ui.panels.rows import ROW
from workbench.ui.panels.unit_rows import UnitRow
from workbench.ui.signs import paint_shape, sign
from workbench.ui.style import em

LINES = 2
"""Lines of a unit's words in the list."""


class UnitDelegate(QStyledItemDelegate):
    """All rows are of one height, so that thousands scroll as fast as ten."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        font = plain_font(option)
        return QSize(em(12), line_height(font) * (LINES + 1) + line_height(small_font(option)) + em(1.1))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        if not isinstance(row, UnitRow):
            return
        painter.save()
        inner = draw_card(painter, option)
        plain, small = plain_font(option), small_font(option)
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
        icon = "differ" if row.talked else "bridling"
        words, role = " · ".join(part for part in (row.talked, row.bridled_words) if part), "muted"
        if row.state_words:
            icon, words, role = "care", row.state_words, "care"
        if not words:
            return
        side = box.height()
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(box.topLeft(), icons.picture(icon, role, side, ratio))
        draw_text(painter, box.adjusted(side + em(0.3), 0, 0, 0), words, font=font, colour=theme.colour(role))
