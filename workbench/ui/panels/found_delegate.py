"""How a found place looks: its kind and time, up to three lines with the words set off, a play button."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from workbench.ui import icons, theme
from workbench.ui.panels.drawing import Part, draw_card, draw_text, line_height, plain_font, small_font
from workbench.ui.panels.found_rows import Heading, Hit
from workbench.ui.panels.rows import ROW
from workbench.ui.style import em

LINES = 3

_Index = QModelIndex | QPersistentModelIndex


class FoundDelegate(QStyledItemDelegate):
    """Tells by `played` that a play button was pressed, and by `wanted` that a place was clicked beside it."""

    played = Signal(QModelIndex)
    wanted = Signal(QModelIndex)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        plain, small = plain_font(option), small_font(option)
        if isinstance(index.data(ROW), Heading):
            return QSize(em(12), line_height(plain) + em(0.8))
        return QSize(em(12), line_height(small) + line_height(plain) * LINES + em(1.2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW)
        painter.save()
        if isinstance(row, Heading):
            bold = QFont(plain_font(option))
            bold.setWeight(QFont.Weight.DemiBold)
            box = option.rect.adjusted(em(0.3), em(0.5), -em(0.3), 0)
            draw_text(painter, box, row.title, font=bold, colour=theme.colour("text"))
        elif isinstance(row, Hit):
            self._paint_hit(painter, option, row)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        if (
            event.type() is QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and event.button() is Qt.MouseButton.LeftButton
            and isinstance(row := index.data(ROW), Hit)
        ):
            on_button = row.heard and _button(option.rect).contains(event.position().toPoint())
            (self.played if on_button else self.wanted).emit(model.index(index.row(), 0))
            return True
        return super().editorEvent(event, model, option, index)

    def _paint_hit(self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit) -> None:
        inner = draw_card(painter, option)
        plain, small = plain_font(option), small_font(option)
        side, ratio = line_height(small), painter.device().devicePixelRatioF()
        painter.drawPixmap(inner.topLeft(), icons.picture(hit.icon, "muted", side, ratio))
        play = _button(option.rect)
        if hit.heard:
            painter.drawPixmap(play.topLeft(), icons.picture("play", "accent", play.width(), ratio))
        head = QRect(
            inner.left() + side + em(0.3), inner.top(), play.left() - inner.left() - side - em(0.6), side
        )
        draw_text(painter, head, hit.heading, font=small, colour=theme.colour("muted"))
        words = QRect(inner.left(), head.bottom() + em(0.2), inner.width(), line_height(plain) * LINES)
        ground = theme.colour("spoken")
        parts = [Part(start, end, ground) for start, end in hit.found.matches]
        draw_text(
            painter,
            words,
            hit.found.snippet,
            font=plain,
            colour=theme.colour("text"),
            lines=LINES,
            parts=parts,
        )


def _button(rect: QRect) -> QRect:
    """Where the play button of a row is."""
    side = em(1.5)
    return QRect(rect.right() - side - em(0.4), rect.top() + em(0.15), side, side)
