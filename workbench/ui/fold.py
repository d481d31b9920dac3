"""A part of a page that stays out of the way until somebody unfolds it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.ui import icons
from workbench.ui.parts import button, stack


class Fold(QWidget):
    """A quiet button with words, and below it `inner`, shown only while unfolded."""

    unfolded = Signal(bool)

    def __init__(self, words: str, inner: QWidget) -> None:
        super().__init__()
        self.inner = inner
        column = stack(self, 0.4)
        self.button = button(words, self._turn, look="quiet", icon="right")
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(inner)
        self.unfold(False)

    def unfold(self, shown: bool) -> None:
        """Show or hide what is inside."""
        self.inner.setVisible(shown)
        icons.put(self.button, "down" if shown else "right")
        self.button.setAccessibleDescription(_("Unfolded") if shown else _("Folded"))
        self.unfolded.emit(shown)

    def _turn(self) -> None:
        self.unfold(self.inner.isHidden())
