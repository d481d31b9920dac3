"""The quiet screen that *Pause* shows: no text, no sound, nothing recorded, until somebody goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workbench.cellar.words import _
from workbench.ui import icons
from workbench.ui.parts import button, label, stack
from workbench.ui.style import em


class QuietScreen(QWidget):
    """A sentence and one button."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Pause"))
        column = stack(self, 1.2, 2.0)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        cup = QLabel()
        icons.put(cup, "rest", "muted", 4)
        cup.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = label(_("Take the time you need"), "quiet")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint = label(_("The text is hidden and the sound has stopped. Your place is kept."), "hint")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.go_on = button(_("Continue"), self.left.emit)
        column.addStretch(1)
        column.addWidget(cup)
        column.addWidget(words)
        column.addWidget(hint)
        column.addSpacing(em(0.5))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.go_on)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(2)
