"""The list of units that are not laid yet: each a card that the mouse carries away."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QListView, QStyledItemDelegate, QStyleOptionViewItem

from workbench.cellar.words import _
from workbench.ui import theme
from workbench.ui.panels.drawing import draw_card, draw_text, line_height, plain_font, small_font
from workbench.ui.panels.rows import ROW, Rows
from workbench.ui.signs import paint_shape, sign
from workbench.ui.style import em
from workbench.ui.table.faces import CardFace
from workbench.ui.table.paper import paint_ring

LINES = 3


class TrayList(QListView):
    """Arrows choose, Enter lays, Space plays; the mouse carries away."""

    pressed_on = Signal(list, QPoint)
    moved_to = Signal(QPoint)
    released = Signal()
    cancelled = Signal()
    entered_key = Signal()
    heard = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.units: Rows[CardFace] = Rows(self)
        self.setModel(self.units)
        self._cards = CardDelegate(self)
        self.setItemDelegate(self._cards)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Units that are not laid yet"))
        self.setAccessibleDescription(
            _("Enter lays the unit on the table, Space plays it. Or carry it there with the mouse.")
        )
        self.setMinimumHeight(em(6))  # one card whole
        self._pressed: QPoint | None = None
        self._carrying = False

    @property
    def chosen(self) -> list[str]:
        """The chosen units, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.units.rows[row].unit for row in rows]

    def show_faces(self, faces: Sequence[CardFace]) -> None:
        """Show these units."""
        at = self.currentIndex().row()
        self.units.show(faces)
        if self.hasFocus() and not self.chosen and self.units.rows:
            self.setCurrentIndex(self.units.index(min(max(at, 0), len(self.units.rows) - 1)))

    def show_held(self, units: Sequence[str]) -> None:
        """Show these as held in the hand."""
        self._cards.held = units
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.chosen
        if chosen and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_key.emit()
        elif chosen and event.key() == Qt.Key.Key_Space:
            self.heard.emit(chosen[0])
        elif event.key() == Qt.Key.Key_Escape and self._carrying:
            self._carrying = False
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._carrying:
            self.moved_to.emit(event.globalPosition().toPoint())
            return
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if far >= QApplication.startDragDistance() and self.chosen:
            self._carrying = True
            self.pressed_on.emit(self.chosen, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._carrying:
            self._carrying = False
            self.released.emit()
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.entered_key.emit()


class CardDelegate(QStyledItemDelegate):
    """A card in a list: its words, below them who voiced and who marked them. All are of one height.

    What is `held` has the dashed line around it that it has on the table.
    """

    held: Sequence[str] = ()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        font = plain_font(option)
        return QSize(em(10), line_height(font) * LINES + line_height(small_font(option)) + em(1.2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        face = index.data(ROW)
        if not isinstance(face, CardFace):
            return
        painter.save()
        inner = draw_card(painter, option)
        if face.unit in self.held:
            ring = QRectF(option.rect).adjusted(3, 3, -3, -em(0.3) - 1.5)
            paint_ring(painter, ring, "accent", 3, em(0.4), dashed=True)
        plain, small = plain_font(option), small_font(option)
        words = QRect(inner.left(), inner.top(), inner.width(), line_height(plain) * LINES)
        draw_text(painter, words, face.text, font=plain, colour=theme.colour("text"), lines=LINES)
        foot = QRect(inner.left(), words.bottom() + em(0.15), inner.width(), line_height(small))
        side = round(foot.height() * 0.72)
        shape = QRectF(foot.left(), foot.top() + (foot.height() - side) / 2, side, side)
        paint_shape(painter, shape, sign(face.sign))
        bold = QFont(small)
        bold.setWeight(QFont.Weight.DemiBold)
        foot.setLeft(foot.left() + side + em(0.35))
        draw_text(painter, foot, f"{face.code} · {face.author}", font=bold, colour=theme.colour("muted"))
        painter.restore()
