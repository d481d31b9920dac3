"""Two parts beside each other where there is room, and one at a time where the text is large for it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget

from workbench.ui.keyboard import enter, focused
from workbench.ui.parts import button, stack
from workbench.ui.style import em

LOW = 3
"""Ems of height that a part has at least; it scrolls."""
WIDE = 60
"""From so many ems on they stand beside each other."""


class Turning(QSplitter):
    """The second is shown once it is turned to. Esc leads back; where it has the place of the first, a button does, too."""

    def __init__(self, first: QWidget, second: QWidget, back: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._first = first
        for part in (first, second):
            part.setMinimumHeight(em(LOW))
        self._holder = QWidget()
        column = stack(self._holder, 0.3)
        self.back: QPushButton = button(back, self.turn_back, look="quiet", icon="left")
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(second, 1)
        for part, share in ((first, 3), (self._holder, 2)):
            self.addWidget(part)
            self.setCollapsible(self.indexOf(part), False)
            self.setStretchFactor(self.indexOf(part), share)
        self.setHandleWidth(max(3, em(0.25)))
        self.turned = False
        self._arrange()

    @property
    def front(self) -> QWidget:
        """The first part; or the second, where it stands in its place."""
        return self._holder if self._first.isHidden() else self._first

    def turn(self) -> None:
        """Show the second part."""
        self.turned = True
        self._arrange()

    def turn_back(self) -> None:
        """Show the first part alone. The keyboard comes along from the second, and from nowhere else."""
        comes = self._holder.isAncestorOf(focused(self))
        self.turned = False
        self._arrange()
        if comes:
            self.refresh()  # it has its width before the keyboard comes: a page of links would go sideways to its link
            enter(self._first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._holder.isAncestorOf(focused(self)):
            self.turn_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= em(WIDE)
        self.back.setVisible(not wide)
        self._holder.setVisible(self.turned)
        beside = wide or not self.turned
        if not beside and self._first.hasFocus():
            enter(
                self._holder
            )  # before it is hidden: a page of links would go on to its next link, and scroll there
        self._first.setVisible(beside)
