"""The panels beside a text, and the way back to it where they stand in its place."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTabWidget, QWidget

from workbench.cellar.words import _
from workbench.ui.parts import button, stack


def back_to_text(then: Callable[[], object]) -> QPushButton:
    """The way out of a column that stands in the place of the text; hidden until it does."""
    made = button(_("Back to the text"), then, look="quiet", icon="left")
    made.hide()
    return made


class Aside(QWidget):
    """The keyboard enters it on its `tabs`."""

    def __init__(self, to_text: Callable[[], object]) -> None:
        super().__init__()
        column = stack(self, 0)
        # First, so that the keyboard enters there; with a focus proxy Tab would pass over what leads back.
        self.tabs = QTabWidget()
        column.addWidget(self.tabs, 1)
        for part in (self.tabs, self.tabs.tabBar()):
            part.setAccessibleName(_("Panels"))
        self.tabs.setUsesScrollButtons(False)
        self.back = back_to_text(to_text)
        column.insertWidget(0, self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.setTabOrder(self.back, self.tabs)
