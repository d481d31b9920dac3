"""What the pages of the room have in common: a way back and a heading."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.ui.hub import Hub
from workbench.ui.parts import button, label, stack
from workbench.ui.style import space


class Page(QWidget):
    """Tells by `left` that the way of the method is to be seen. What is laid out goes into `column`."""

    left = Signal()

    def __init__(self, desk: Desk, hub: Hub, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(heading)
        self._desk = desk
        self._hub = hub
        self.column = stack(self, 0.5, 0.8)
        self.above = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self.above, 0.6)
        self.leaver = button(
            _("Back"), self.left.emit, look="quiet", icon="left", tip=_("To the way of the method")
        )
        self.heading = label(heading, "heading")
        self.above.addWidget(self.leaver)
        self.above.addWidget(self.heading, 1)
        self.column.addLayout(self.above)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)

    def step_back(self) -> None:
        """Esc: to what this was come to from."""
        self.left.emit()

    def start(self) -> None:
        """Put the keyboard where one begins."""
        self.leaver.setFocus()

    def refresh(self) -> None:
        """Show how it stands now."""

    def settle(self) -> bool:
        """Keep what is still being typed; whether the study took it."""
        return True
