"""Lists whose rows break where they are longer than their place, so that all of them can be read."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QScrollArea, QStyledItemDelegate, QStyleOptionViewItem

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


class WholeList(QListWidget):
    """A list as high as all of its rows: the page that it stands in scrolls, and follows the row that is chosen."""

    def __init__(self) -> None:
        super().__init__()
        wrap_items(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fitting = QTimer(self, interval=0, singleShot=True)
        self._fitting.timeout.connect(self._fit)
        self._following = QTimer(self, interval=0, singleShot=True)
        self._following.timeout.connect(self._follow)
        self.model().rowsInserted.connect(self._fitting.start)
        self.model().modelReset.connect(self._fitting.start)
        self.currentItemChanged.connect(self._chosen)

    def _chosen(self, *_rows: object) -> None:
        self._following.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fitting.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fitting.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._following.start()

    def _fit(self) -> None:
        rows = sum(self.sizeHintForRow(number) for number in range(self.count()))
        self.setFixedHeight(rows + 2 * self.frameWidth() + em(0.2))
        self._following.start()

    def _follow(self) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        page = around.widget() if around else None
        if around is None or page is None or not self.hasFocus() or not self.currentItem():
            return
        row = self.visualItemRect(self.currentItem())
        row.translate(self.viewport().mapTo(page, QPoint()))
        for place in (row.bottom(), row.top()):
            around.ensureVisible(0, place, 0, em(0.6))
