"""A row of controls that goes on in the next line where the window is too narrow for large text."""

from PySide6.QtCore import QPoint, QRect, QSize

from workbench.ui.item_layout import ItemLayout


class FlowLayout(ItemLayout):
    """Lays its widgets out from the left, in as many lines as the width asks for."""

    def heightForWidth(self, arg__1: int) -> int:
        return self._place(QRect(0, 0, arg__1, 0), moving=False)

    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        self._place(arg__1, moving=True)

    def minimumSize(self) -> QSize:
        smallest = QSize()
        for item in self._items:
            smallest = smallest.expandedTo(item.minimumSize())
        return smallest

    def _place(self, room: QRect, *, moving: bool) -> int:
        """Put the widgets into `room`, or only reckon; the height that they take."""
        x, y, line = room.x(), room.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            size = QSize(min(hint.width(), room.width()), hint.height())
            if x > room.x() and x + size.width() > room.right() + 1:
                x, y, line = room.x(), y + line + self._gap, 0
            if moving:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line - room.y()
