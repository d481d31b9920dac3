"""Snapshots of the table in a row, oldest first; one is looked at as it lay, with what has become of it in words."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.study.clusters import Layout, Snapshot
from workbench.ui import theme
from workbench.ui.dates import date_words
from workbench.ui.downwards import Downwards
from workbench.ui.item_layout import emptied
from workbench.ui.keyboard import coming_back
from workbench.ui.parts import button, label, readable, row, stack
from workbench.ui.style import em
from workbench.ui.tab_order import chain
from workbench.ui.table.faces import Faces
from workbench.ui.table.paper import lines_of_name
from workbench.ui.table.plan import Plan
from workbench.ui.table.view import TableView

LEAST = 9
"""Ems of its reason that are seen of a snapshot, however many stand in the row."""


class Film(QFrame):
    """A button for each snapshot. Its picture shows how things lay and no words of anybody."""

    chosen = Signal(str)
    """One is to be looked at; of an empty text: none any more."""
    keep_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Snapshots"))
        self._desk = desk
        self.buttons: dict[str, QToolButton] = {}
        outer = stack(self, 0.2, 0.4)
        self.hint = label("", "hint")
        outer.addWidget(self.hint)
        self.area = QScrollArea()
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget()
        self._page.setProperty("role", "page")
        self._line = row(self._page, 0.4)
        self._line.addStretch(1)
        self.area.setWidget(self._page)
        outer.addWidget(self.area)
        self._shown: list[str] = []
        self._reasons: dict[str, str] = {}
        self._short = False
        self.hide()

    def refresh(self) -> None:
        """Show the snapshots that there are."""
        snapshots = self._desk.snapshots.all()
        self.hint.setVisible(not snapshots)
        self.area.setVisible(bool(snapshots))
        self.hint.setText(
            _(
                "No snapshot yet. Keep one before you lay everything otherwise: you can always look back at it."
            )
        )
        if [one.id for one in snapshots] == self._shown:
            return
        self._shown = [one.id for one in snapshots]
        for made in self.buttons.values():
            self._line.removeWidget(made)
            made.hide()
            made.deleteLater()
        self.buttons = {one.id: self._button(one) for one in snapshots}
        self._reasons = {one.id: one.reason for one in snapshots}
        for number, made in enumerate(self.buttons.values()):
            self._line.insertWidget(number, made)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.chosen.emit("")
        else:
            super().keyPressEvent(event)

    def set_short(self, short: bool) -> None:
        """Whether there is little height, so that there should be no more of it than the reasons."""
        if short != self._short:
            self._short = short
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Each reason has as much of the row as the others leave it, and never less than `LEAST`."""
        style = Qt.ToolButtonStyle
        room = self.width() / max(1, len(self.buttons)) - em(2)
        for identity, made in self.buttons.items():
            words = self.fontMetrics().elidedText(
                self._reasons[identity], Qt.TextElideMode.ElideRight, max(em(LEAST), round(room))
            )
            made.setText(words.replace("&", "&&"))
        for made in self.buttons.values():
            made.setToolButtonStyle(
                style.ToolButtonTextOnly if self._short else style.ToolButtonTextUnderIcon
            )
        height = max((made.sizeHint().height() for made in self.buttons.values()), default=em(5))
        self.area.setFixedHeight(height + em(1))

    def start(self) -> None:
        """Put the keyboard on the newest."""
        if self.buttons:
            list(self.buttons.values())[-1].setFocus()

    def show_chosen(self, snapshot: str) -> None:
        """Say which one is looked at; an empty text for none."""
        for identity, made in self.buttons.items():
            made.setChecked(identity == snapshot)

    def _button(self, snapshot: Snapshot) -> QToolButton:
        made = QToolButton()
        made.setCheckable(True)
        size = QSize(em(6.6), em(3.3))
        made.setIcon(QIcon(small_picture(snapshot.layout, size, self.devicePixelRatioF())))
        made.setIconSize(size)
        told = told_of(self._desk, snapshot)
        made.setAccessibleName(told)
        made.setToolTip(told)
        made.clicked.connect(lambda _checked=False: self.chosen.emit(snapshot.id))
        return made


class Earlier(QWidget):
    """An earlier table to look at: nothing can be laid on it."""

    left = Signal()

    def __init__(self, desk: Desk, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._snapshot: Snapshot | None = None
        outer = stack(self, 0)
        self.head = QFrame()
        self.head.setProperty("role", "notice")
        line = row(self.head, 0.6, 0.4)
        self.words = readable("", "subheading")
        self.back = button(_("Back to the table now"), self.left.emit, icon="left")
        line.addWidget(self.words, 1)
        line.addWidget(self.back)
        self.view = TableView(faces)
        self.view.setMinimumSize(
            em(10), em(3)
        )  # where there is little height, its reason is told whole first
        self.view.setAccessibleName(_("The table as it lay"))
        holder = QWidget()
        column = stack(holder, 0.5, 0.7)
        column.addWidget(label(_("What has become of it"), "subheading"))
        self.since = QWidget()
        self._lines = stack(self.since, 0.4)
        column.addWidget(self.since)
        column.addStretch(1)
        self.told = Downwards(holder)
        self.body = QWidget()
        self._sides = row(self.body, 0)
        self._sides.addWidget(self.view, 3)
        self._sides.addWidget(self.told, 1)
        self.told.setMinimumSize(em(12), em(3))
        outer.addWidget(self.head)
        outer.addWidget(self.body, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def parts(self) -> Sequence[QWidget]:
        """The parts that the keyboard goes to one after the other."""
        return (self.head, self.view, self.told)

    @property
    def shown(self) -> str:
        """The identity of the snapshot that is looked at; empty for none."""
        return self._snapshot.id if self._snapshot else ""

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Look at a snapshot, or at none."""
        self._snapshot = snapshot
        self.words.setText(told_of(self._desk, snapshot) if snapshot else "")
        self.view.show_layout(snapshot.layout if snapshot else ())
        self.refresh()

    def refresh(self) -> None:
        """Say anew what has become of it."""
        with coming_back(self.since):
            emptied(self._lines)
            if self._snapshot:
                for words in self._desk.snapshots.since(self._snapshot):
                    self._lines.addWidget(readable(words))
        chain(self.parts)


def told_of(desk: Desk, snapshot: Snapshot) -> str:
    """A snapshot in words."""
    name = desk.context.name_of(snapshot.author)
    return _("{reason}. Kept by {name}, {date}").format(
        reason=snapshot.reason.rstrip("."), name=name, date=date_words(snapshot.made[:10])
    )


def small_picture(layout: Layout, size: QSize, ratio: float) -> QPixmap:
    """How a table lay, without any words."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(theme.colour("paper"))
    plan = Plan(layout, (), (), lines_of_name)
    bounds = plan.bounds.adjusted(-10, -10, 10, 10)
    scale = min(size.width() / bounds.width(), size.height() / bounds.height())
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(size.width() / 2, size.height() / 2)
    painter.scale(scale, scale)
    painter.translate(-bounds.center())
    for place in plan.places.values():
        if not place.loose:
            _box(painter, place.box, "hover")
        for card in place.cards:
            _box(painter, card.box, "surface")
    painter.end()
    return picture


def _box(painter: QPainter, box: QRectF, role: str) -> None:
    painter.setPen(theme.colour("edge"))
    painter.setBrush(theme.colour(role))
    painter.drawRoundedRect(box, 4, 4)
