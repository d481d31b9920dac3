"""A name, written in place: a line on the mat of a cluster, and whose words it is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QMenu, QToolButton, QWidget

from workbench.cellar.words import _
from workbench.desk.open_words import joined
from workbench.methods.protocol import GroupWords
from workbench.study.people import Member
from workbench.study.provenance import Wording
from workbench.ui.parts import field, row
from workbench.ui.style import em


class NameField(QFrame):
    """Enter keeps, Escape leaves it as it was. Who changes another's words has found the new ones together with them."""

    kept = Signal(str, str, tuple)
    """The cluster, its name, and the members whose words it is."""
    left = Signal()

    def __init__(self, holder: QWidget) -> None:
        super().__init__(holder)
        self._holder = holder
        self.setProperty("role", "card")
        self.cluster = ""
        self._begun = Wording()
        self._me, self._other = "", False
        self._as_ticked: set[str] = set()
        line = row(self, 0.2, 0.2)
        self.line: QLineEdit = field(_("Name"), hint=_("A name, for now"))
        self.line.returnPressed.connect(self.keep)
        self.line.textChanged.connect(self._find_together)
        self.line.installEventFilter(self)
        self.whose = QToolButton()
        self.whose.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self.whose.setMenu(self._menu)
        self._boxes: dict[str, QAction] = {}
        line.addWidget(self.line, 1)
        line.addWidget(self.whose)
        self.hide()

    def begin(
        self, cluster: str, name: Wording, box: QRect, members: Sequence[Member], me: str, groups: GroupWords
    ) -> None:
        """Write the name of a cluster whose mat is at `box` of the holder. `groups`: what the method calls it."""
        self.line.setAccessibleName(groups.put_into(_("Name of {the}")))
        self.cluster, self._begun, self._me = cluster, name, me
        self._menu.clear()
        self._boxes = {}
        for member in members:
            action = self._menu.addAction(member.name)
            action.setCheckable(True)
            action.setChecked(member.id in name.authors)
            action.toggled.connect(self._show_whose)
            self._boxes[member.id] = action
        self._other = False
        self.line.setText(name.text)
        self._as_ticked = self._ticked
        self._find_together()
        self.line.selectAll()
        self._show_whose()
        self._place(box)
        self.show()
        self.raise_()
        self.line.setFocus()

    def keep(self) -> None:
        """Keep what is written, and be done."""
        if self.isHidden():
            return
        cluster, text, authors = self.cluster, self.line.text().strip(), self._ticked
        self._close()
        if text != self._begun.text or (text and authors != self._as_ticked):
            self.kept.emit(cluster, text, tuple(one for one in self._boxes if one in authors))

    def leave(self) -> None:
        """Leave the name as it was."""
        self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line:
            if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Escape:
                    self.leave()
                    return True
            elif event.type() is QEvent.Type.FocusOut and not self._stays():
                self.keep()
        return super().eventFilter(watched, event)

    def _stays(self) -> bool:
        """Whether the keyboard is still at the name: on whose words it is, or in another window for a while."""
        now = QApplication.focusWidget()
        return now is None or now is self.whose or QApplication.activePopupWidget() is not None

    def _close(self) -> None:
        if not self.isHidden():
            self.hide()
            self.left.emit()

    @property
    def _ticked(self) -> set[str]:
        return {member for member, box in self._boxes.items() if box.isChecked()}

    def _find_together(self) -> None:
        """Who only looks at a name has no part in it; who writes another has, whatever the ticks were before."""
        other = self.line.text().strip() != self._begun.text or not self._begun.text
        if other != self._other and self._me in self._boxes:
            self._boxes[self._me].setChecked(other or self._me in self._as_ticked)
        self._other = other

    def _show_whose(self) -> None:
        names = joined([box.text() for box in self._boxes.values() if box.isChecked()])
        self.whose.setText(names or _("Whose words?"))
        words = _("Whose words are these? Now: {names}").format(names=names or _("nobody"))
        self.whose.setToolTip(words)
        self.whose.setAccessibleName(words)

    def _place(self, box: QRect) -> None:
        holder = self._holder
        self.adjustSize()
        width = min(holder.width(), max(box.width(), em(15) + self.whose.sizeHint().width()))
        height = self.sizeHint().height()
        x = max(0, min(box.left(), holder.width() - width))
        y = max(0, min(box.top(), holder.height() - height))
        self.setGeometry(x, y, width, height)
