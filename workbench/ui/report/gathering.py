"""How far the report is being laid together, with a way to stop."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from workbench.cellar.words import _
from workbench.ui.parts import button, label, row, stack

_WHOLE = 1000


class GatheringBar(QFrame):
    """Shown while the work goes on. Tells by `stop_wanted` that it is to end."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        line = row(self, 0.3, 0.5)
        holder = QWidget()
        texts = stack(holder, 0.2)
        self.words = label(_("The report is being laid together …"))
        self.bar = QProgressBar()
        self.bar.setRange(0, _WHOLE)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("The report is being laid together"))
        texts.addWidget(self.words)
        texts.addWidget(self.bar)
        line.addWidget(holder, 1)
        self.stopper = button(_("Stop"), self.stop_wanted.emit)
        line.addWidget(self.stopper)
        self.hide()

    def say(self, share: float) -> None:
        """Show how much is done, from 0 to 1."""
        self.bar.setValue(round(share * _WHOLE))
