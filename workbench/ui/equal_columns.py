"""Parts beside each other, all of one size, whoever says more in them; in several rows where the text is large."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from workbench.ui.item_layout import ItemLayout


class EqualColumns(ItemLayout):
    """As many columns as have `least` pixels each; every part as wide and as high as the others."""

    def __init__(self, holder: QWidget, least: int, gap: int) -> None:
        super().__init__(holder, gap)
        self._least = least

    def heightForWidth(self, arg__1: int) -> int:
        columns, size = self._cells(arg__1)
        rows = -(-len(self._items) // columns)
        return rows * size.height() + max(0, rows - 1) * self._gap

    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        columns, size = self._cells(arg__1.width())
        for number, item in enumerate(self._items):
            row, column = divmod(number, columns)
            across = QPoint(column * (size.width() + self._gap), row * (size.height() + self._gap))
            item.setGeometry(QRect(arg__1.topLeft() + across, size))

    def minimumSize(self) -> QSize:
        width = min(self._least, max((item.minimumSize().width() for item in self._items), default=0))
        return QSize(width, 0)

    def _cells(self, width: int) -> tuple[int, QSize]:
        """How many columns there are at a width, and the size of each part."""
        fit = max(1, (width + self._gap) // (self._least + self._gap))
        columns = max(1, min(fit, len(self._items)))
        each = (width - (columns - 1) * self._gap) // columns
        return columns, QSize(each, max((_height(item, each) for item in self._items), default=0))


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
