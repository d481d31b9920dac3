"""One calm line for sentences to the person, announced to screen readers; it can be closed."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.cellar.words import _
from workbench.ui import icons
from workbench.ui.parts import icon_button, label, row

STAYS_MS = 12_000
"""How long a sentence about something that went well stays; one about a refusal stays until it is closed."""


class MessageBar(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(self, 0.7, 0.5)
        self.sign = QLabel()
        self.words = label("")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.closer = icon_button("close", _("Close this message"), self.hide)
        line.addWidget(self.sign)
        line.addWidget(self.words, 1)
        line.addWidget(self.closer)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, sentence: str, *, stays: bool = False) -> None:
        """Something that went well, or that is good to know; with `stays` until it is closed."""
        self._timer.stop()
        self._show("notice", "info", sentence)
        if not stays:
            self._timer.start(STAYS_MS)

    def warn(self, sentence: str) -> None:
        """Something that could not be done, and what to do."""
        self._timer.stop()
        self._show("warning", "care", sentence)

    @property
    def sentence(self) -> str:
        """What stands there now; empty when nothing does."""
        return "" if self.isHidden() else self.words.text()

    def _show(self, role: str, icon: str, sentence: str) -> None:
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
        icons.put(self.sign, icon)
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say a sentence."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
