"""The units that are not laid yet, at the side of the table: filtered by interview and author, carried onto it or laid by a key."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.cellar.words import _, _n
from workbench.study.units import Unit
from workbench.ui import theme
from workbench.ui.hub import Hub
from workbench.ui.panels.drawing import draw_card, draw_text, line_height, plain_font, small_font
from workbench.ui.panels.rows import ROW, Rows
from workbench.ui.parts import button, label, stack
from workbench.ui.signs import paint_shape, sign
from workbench.ui.style import em
from workbench.ui.table.faces import CardFace, Faces
from workbench.ui.table.hands import Hands

LINES = 3
MANY = 2000
"""From so many units on the list is shown anew no sooner than a breath after it was asked for."""
BREATH_MS = 250
ALL = ""


class Tray(QWidget):
    """Tells by `carried`, `carried_to` and `let_fall` what the mouse does with a card; places are those of the screen."""

    carried = Signal(list, QPoint)
    carried_to = Signal(QPoint)
    let_fall = Signal()
    put_back = Signal()
    lay_wanted = Signal(list)
    """These units are to be laid where there is room for them."""
    heard = Signal(str)

    def __init__(self, hub: Hub, faces: Faces, hands: Hands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Not laid yet"))
        self._faces = faces
        self._hands = hands
        self._stale = True
        self._unplaced: list[Unit] = []
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(BREATH_MS)
        self._breath.timeout.connect(self._bring_up)
        column = stack(self, 0.4, 0.5)
        self.heading = label(_("Not laid yet"), "subheading")
        self.interview = _choice(_("Only this interview"))
        self.author = _choice(_("Only marked by"))
        self.list = TrayList()
        self.hint = label("", "small")
        self.layer = button(_("Lay on the table"), self._lay, icon="down")
        for part in (self.heading, self.interview, self.author):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        column.addWidget(self.layer)
        self.interview.currentIndexChanged.connect(self._fill)
        self.author.currentIndexChanged.connect(self._fill)
        self.list.pressed_on.connect(self.carried)
        self.list.moved_to.connect(self.carried_to)
        self.list.released.connect(self.let_fall)
        self.list.cancelled.connect(self.put_back)
        self.list.entered_key.connect(self._lay)
        self.list.heard.connect(self.heard)
        self.list.selectionModel().selectionChanged.connect(self._enable)
        hands.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is not laid now; while nobody sees it, that waits, and of very many a breath."""
        self._stale = True
        if not self.isVisible():
            return
        if len(self._unplaced) < MANY:
            self._bring_up()
        elif not self._breath.isActive():
            self._breath.start()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and self._stale:
            self._bring_up()
        return super().event(event)

    def start(self) -> None:
        """Put the keyboard on the first unit."""
        if self.list.units.rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.units.index(0))
        self.list.setFocus()

    def _bring_up(self) -> None:
        self._stale = False
        self._unplaced = self._faces.table.unplaced(self._hands.layout)
        table = self._faces.table
        held = {unit.interview for unit in self._unplaced}
        interviews = [(one.id, one.title) for one in table.interviews() if one.id in held]
        _offer(self.interview, [(ALL, _("All interviews")), *interviews])
        authors: dict[str, str] = {}
        for unit in self._unplaced:
            if unit.author not in authors:
                face = self._faces.of(unit.id)
                authors[unit.author] = face.author if face else ""
        _offer(self.author, [(ALL, _("Marked by anybody")), *sorted(authors.items(), key=lambda one: one[1])])
        self._fill()

    def _fill(self) -> None:
        interview, author = self.interview.currentData(), self.author.currentData()
        shown = [
            unit
            for unit in self._unplaced
            if (not interview or unit.interview == interview) and (not author or unit.author == author)
        ]
        self.list.show_faces([face for unit in shown if (face := self._faces.of(unit.id))])
        self._tell(shown)

    def _tell(self, shown: Sequence[Unit]) -> None:
        whole = len(self._unplaced)
        if not whole:
            words = (
                _("All units lie on the table.")
                if self._faces.table.units
                else _("Mark units of meaning in the interviews first. They come here.")
            )
        elif len(shown) < whole:
            words = _("{count} of {whole} shown").format(count=len(shown), whole=whole)
        else:
            words = _n("{count} unit", "{count} units", whole).format(count=whole)
        self.hint.setText(words)
        self._enable()

    def _enable(self) -> None:
        self.layer.setEnabled(bool(self.list.chosen))

    def _lay(self) -> None:
        if self.list.chosen:
            self.lay_wanted.emit(self.list.chosen)


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
        self.setItemDelegate(CardDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Units that are not laid yet"))
        self.setAccessibleDescription(
            _("Enter lays the unit on the table, Space plays it. Or carry it there with the mouse.")
        )
        self.setMinimumHeight(em(7))
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
    """A card in a list: its words, below them who voiced and who marked them. All are of one height."""

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


def _choice(words: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(words)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    return made


def _offer(box: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    """Offer these; what was chosen stays so where it can."""
    now = [(box.itemData(number), box.itemText(number)) for number in range(box.count())]
    if now == list(choices):
        return
    chosen = box.currentData()
    blocked = box.blockSignals(True)
    box.clear()
    for data, words in choices:
        box.addItem(words, data)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(blocked)
