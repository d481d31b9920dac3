"""The columns of a room: three beside each other, or fewer where the window is narrow for its text."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from workbench.ui.keyboard import enter, focused
from workbench.ui.style import em

WIDE = 62
"""From so many ems of width on, all three columns stand beside each other."""
NARROW = 47
"""From so many ems on, two: left and right share one place. Below, all three do."""


class Columns(QSplitter):
    """`shown` is what the keyboard goes to in the middle column."""

    def __init__(self, left: QWidget, centre: QWidget, side: QWidget, shown: Callable[[], QWidget]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._left, self._centre, self._side = left, centre, side
        self._shown = shown
        self._count, self._em = 3, 0
        self._drawer: QWidget | None = None
        self._left_on = self._side_on = True
        for part, stretch in ((left, 0), (centre, 1), (side, 0)):
            self.addWidget(part)
            self.setCollapsible(self.indexOf(part), False)
            self.setStretchFactor(self.indexOf(part), stretch)
        self.setHandleWidth(max(3, em(0.25)))

    @property
    def alone(self) -> bool:
        """Whether there is room for one column only."""
        return self._count == 1

    def show_left(self, shown: bool) -> None:
        """Show or hide the column on the left."""
        self._left_on = shown
        self._drawer = self._left if shown else None
        self._share()

    def show_side(self, shown: bool) -> None:
        """Show or hide the column on the right."""
        self._side_on = shown
        self._drawer = self._side if shown else None
        self._share()

    def toggle_left(self) -> None:
        """Show the column on the left, with the keyboard in it, or hide it."""
        self.show_left(self._left.isHidden())
        if not self._left.isHidden():
            enter(self._left)

    def toggle_side(self) -> None:
        """Show the column on the right, or hide it."""
        self.show_side(self._side.isHidden())

    def show_centre(self) -> None:
        """Where there is room for one column only, show the one in the middle."""
        if self.alone:
            self._drawer = None
            self._share()

    def enter(self) -> None:
        """Put the keyboard into the middle column; where another stands in its place, into that one."""
        enter((self._drawer if self.alone else None) or self._shown())

    def arrange(self, width: int) -> None:
        """Show as many columns as a width has room for at the size of text there is now."""
        ems = width / em()
        count = 3 if ems >= WIDE else 2 if ems >= NARROW else 1
        if (count, em()) == (self._count, self._em):
            return
        if count != self._count:
            active = focused(self)
            inside = [drawer for drawer in (self._left, self._side) if drawer.isAncestorOf(active)]
            self._drawer = inside[0] if inside else self._side if count == 2 else None
        self._count, self._em = count, em()
        self._left.setMinimumWidth(em(14))
        self._side.setMinimumWidth(em(16))
        self._centre.setMinimumWidth(em(20))
        self._share()
        self.setSizes([em(18), max(em(20), width - em(42)), em(24)])

    def _share(self) -> None:
        wide, drawer, active = self._count == 3, self._drawer, focused(self)
        self._left.setVisible(self._left_on if wide else drawer is self._left)
        self._side.setVisible(self._side_on if wide else drawer is self._side)
        self._centre.setVisible(self._count > 1 or drawer is None)
        if self.isAncestorOf(active) and not active.isVisibleTo(self):
            enter(drawer or self._shown())
