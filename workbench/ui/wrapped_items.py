"""Lists whose rows break where they are longer than their place, so that all of them can be read."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from workbench.ui.style import em


def wrap_items(rows: QListWidget) -> None:
    """Let the rows of a list break."""
    rows.setWordWrap(True)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rows.setResizeMode(QListWidget.ResizeMode.Adjust)
    rows.setItemDelegate(_Wrapped(rows))


class _Wrapped(QStyledItemDelegate):
    """As high as its words need inside the padding of a row, which Qt reckons as room for words."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        room = max(em(4), self._rows.viewport().width() - em(1.2))
        words = styled.fontMetrics.boundingRect(0, 0, room, 99_999, Qt.TextFlag.TextWordWrap, styled.text)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType, reportUnknownArgumentType]
        return QSize(hint.width(), max(hint.height(), words.height() + em(0.9)))  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
