"""The units that are not laid yet, at the side of the table: filtered by interview and author, carried onto it or laid by a key."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QWidget,
)

from workbench.cellar.words import _, _n
from workbench.study.units import Unit
from workbench.ui.hub import Hub
from workbench.ui.parts import button, label, stack
from workbench.ui.style import em
from workbench.ui.table.faces import Faces
from workbench.ui.table.hands import Hands
from workbench.ui.table.tray_list import TrayList

WIDE = 30
"""Ems of width from which on what stands above the list is one line, and what stands below it."""
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
    left = Signal()
    """The table is to be seen again."""

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
        self._above, self._below = (QBoxLayout(QBoxLayout.Direction.TopToBottom) for _row in range(2))
        for parts, line in (
            ((self.heading, self.interview, self.author), self._above),
            ((self.hint, self.layer), self._below),
        ):
            line.setSpacing(em(0.4))
            for part in parts:
                line.addWidget(part, 0 if part is self.heading else 1)
        column.addLayout(self._above)
        column.addWidget(self.list, 1)
        column.addLayout(self._below)
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
        hands.taken_changed.connect(self._show_held)
        hub.member_changed.connect(self._show_whole)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        for line in (self._above, self._below):
            line.setDirection(ways.LeftToRight if self.width() >= em(WIDE) else ways.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._hands.taken:
            self._hands.let_go()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def start(self) -> None:
        """Put the keyboard on the unit it was on, or on the first, and choose that where none is chosen."""
        if self.list.units.rows and not self.list.chosen:
            self.list.setCurrentIndex(self.list.units.index(max(0, self.list.currentIndex().row())))
        self.list.setFocus()

    def _show_whole(self) -> None:
        """What is left out is so for the member who chose it, not for the next."""
        for choice in (self.interview, self.author):
            with QSignalBlocker(choice):
                choice.setCurrentIndex(0)
        self.refresh()

    def _show_held(self) -> None:
        taken = self._hands.taken
        self.list.show_held([unit for stack, unit in taken.cards if unit and not stack] if taken else ())

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
        for choice in (self.interview, self.author):
            choice.setToolTip(choice.currentText())
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
