"""What all dialogs have in common: a heading, a body that scrolls, a place for refusals, buttons."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.ui import actions
from workbench.ui.dialogs.secret import SecretField
from workbench.ui.downwards import Downwards, height_at
from workbench.ui.message_bar import announce
from workbench.ui.parts import button, label, stack
from workbench.ui.style import em

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.Wheel,
}


class Dialog(QDialog):
    """A dialog. `wide` in ems; it takes the height that its body needs, up to what the screen has.

    It begins at its top, whatever has the keyboard: what stands above is read before one writes below it.
    """

    def __init__(self, parent: QWidget | None, title: str, sentence: str = "", *, wide: float = 34) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self._wide = wide
        self._untouched = True
        outer = stack(self, 0.0, 0.0)
        self.page = QWidget()
        self.body: QVBoxLayout = stack(self.page, 0.9, 1.4)
        self._heading = label(title, "heading")
        self.body.addWidget(self._heading)
        if sentence:
            self.body.addWidget(label(sentence, "hint"))
        self._area = Downwards(self.page)
        self._area.setAccessibleName(title)
        outer.addWidget(self._area, 1)
        self.refusal = label("", "refusal")
        self.refusal.hide()
        self._foot = QWidget()
        self.foot: QVBoxLayout = stack(self._foot, 0.6, 1.0)
        self.foot.addWidget(self.refusal)
        self.buttons: QHBoxLayout = QHBoxLayout()
        self.buttons.setSpacing(em(0.6))
        self.buttons.addStretch(1)
        self.foot.addLayout(self.buttons)
        outer.addWidget(self._foot)
        actions.build("view.pause", self, self._pause)

    def exec(self) -> int:
        """Show the dialog until it is left; it is gone once the caller has read what it holds."""
        try:
            return super().exec()
        finally:
            self.deleteLater()

    def done(self, result: int) -> None:
        """Leave the dialog, and nothing secret in it."""
        for secret in self.findChildren(SecretField):
            secret.clear()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down are for the body, whatever has the keyboard and has no use for them."""
        by = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        if by is None or not self._area.page_by(by):
            super().keyPressEvent(event)

    def step_aside(self) -> None:
        """Make room for a pause."""
        self.reject()

    def _pause(self) -> None:
        """Have the window pause, if it shows a study; this and what it was asked from step aside."""
        dialogs: list[Dialog] = []
        below: QWidget | None = self
        while isinstance(below, Dialog):
            dialogs.append(below)
            parent = below.parentWidget()
            below = parent.window() if parent else None
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        if below and (pause := below.findChild(QAction, "view.pause", direct)):
            for dialog in dialogs:
                dialog.step_aside()
            pause.trigger()

    def offer(self, words: str, then: Callable[[], object], look: str = "", icon: str = "") -> QPushButton:
        """Add a button at the foot."""
        made = button(words, then, look=look, icon=icon)
        made.setDefault(look == "primary")
        self.buttons.addWidget(made)
        return made

    def offer_cancel(self, words: str = "") -> QPushButton:
        """Add the button that leaves everything as it is."""
        return self.offer(words or _("Cancel"), self.reject)

    def attempt(self, gesture: Callable[[], object]) -> bool:
        """Do something; what is refused is shown here as a sentence, and False is the answer."""
        self.refusal.hide()
        self.setCursor(Qt.CursorShape.WaitCursor)
        try:
            gesture()
        except Refusal as refusal:
            self.refuse(refusal.sentence)
            return False
        finally:
            self.unsetCursor()
        return True

    def refuse(self, sentence: str) -> None:
        """Say why something cannot be done."""
        self.refusal.setText(sentence)
        self.refusal.show()
        self.fit()
        QTimer.singleShot(0, self, self._see_focus)
        announce(self.refusal, sentence)

    def see(self, part: QWidget) -> None:
        """Bring a part of the body into view once it has its place."""
        self._untouched = self._untouched and not self.isVisible()
        QTimer.singleShot(0, self, lambda: self._area.see(part))

    def see_top(self) -> None:
        """Show the body from its beginning.

        What is out of sight there gives the keyboard to the first that is not, or to the heading.
        """
        self._untouched = True
        self._area.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self, self._see_focus)

    def _see_focus(self) -> None:
        focused = self.focusWidget()
        if not focused or not self.page.isAncestorOf(focused):
            return
        if self._untouched:
            first = self._area.at_top(focused) or self._heading
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.verticalScrollBar().setValue(0)
        else:
            self._area.see(focused)

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)
        if window := self.windowHandle():
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._untouched = False
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self._untouched:
            QTimer.singleShot(0, self, self._see_focus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A window manager may give less height than was asked for, and only after the keyboard has gone on.
        QTimer.singleShot(0, self, self._see_focus)

    def fit(self) -> None:
        """Take the size that the content needs, no more than the screen has."""
        for child in self.findChildren(QWidget):
            child.ensurePolished()
        room = self.screen().availableGeometry()
        width = min(em(self._wide), round(room.width() * 0.94))
        wanted = height_at(self.page, width) + height_at(self._foot, width)
        self.resize(width, min(wanted + em(0.2), round(room.height() * 0.93)))
        # One that grows while it is open would have its buttons below the screen.
        below = self.frameGeometry().bottom() - room.bottom()
        if self.isVisible() and below > 0:
            self.move(self.x(), max(room.top(), self.y() - below))
