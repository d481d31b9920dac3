"""What layouts of our own have in common, and emptying a layout."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QWidget


class ItemLayout(QLayout):
    """Keeps the items, in order, with a `gap` in pixels between them; where they go is said by `setGeometry`."""

    def __init__(self, holder: QWidget, gap: int) -> None:
        super().__init__(holder)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, arg__1: QLayoutItem) -> None:
        self._items.append(arg__1)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return self.minimumSize()


def emptied(layout: QLayout, kept: Collection[QWidget] = ()) -> None:
    """Take everything out of a layout; what is not `kept` is gone for good."""
    while item := layout.takeAt(0):
        part = item.widget()
        if part and part not in kept:
            part.hide()
            part.deleteLater()


def vanish(part: QWidget) -> None:
    """Let a part that was taken out of its layout be in the window no more, and soon gone for good.

    Hidden first: what was laid out just now Qt shows a moment later, and without a parent that is as a window of its own.
    """
    part.hide()
    part.setParent(None)
    part.deleteLater()


ANYWHERE = Qt.AlignmentFlag(0)


def put(layout: QBoxLayout, part: QWidget, alignment: Qt.AlignmentFlag = ANYWHERE) -> None:
    """Add a part to a layout that may be in sight already, to be seen and to take the keyboard at once."""
    layout.addWidget(part, 0, alignment)
    part.show()
