"""A list model that is told what it should show and changes only the rows that differ."""

from collections.abc import Hashable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW = Qt.ItemDataRole.UserRole
"""The role under which the row itself is found."""

Index = QModelIndex | QPersistentModelIndex


class Row(Protocol):
    """What a row must tell of itself."""

    @property
    def key(self) -> Hashable:
        """What it is, however it may look."""
        ...

    @property
    def sentence(self) -> str:
        """All of it in words, as a screen reader says it."""
        ...

    @property
    def usable(self) -> bool:
        """Whether it can be chosen."""
        ...


R = TypeVar("R", bound=Row)


class Rows(QAbstractListModel, Generic[R]):
    """Rows in order; selection and scrolling survive where the rows do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []

    @property
    def rows(self) -> Sequence[R]:
        """What is shown."""
        return self._rows

    def row_of(self, key: Hashable) -> int | None:
        """The number of the row with this key."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), None)

    def at(self, index: Index) -> R | None:
        """The row at an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def show(self, wanted: Sequence[R]) -> None:
        """Show these rows."""
        keys = [row.key for row in wanted]
        staying = set(keys)
        for number in range(len(self._rows) - 1, -1, -1):
            if self._rows[number].key not in staying:
                self._remove(number)
        shown = [row.key for row in self._rows]
        known = set(shown)
        if not known or [key for key in keys if key in known] != shown:
            self._reset(wanted)
            return
        for number, (key, row) in enumerate(zip(keys, wanted, strict=True)):
            if key not in known:
                self.beginInsertRows(QModelIndex(), number, number)
                self._rows.insert(number, row)
                self.endInsertRows()
            elif row is not self._rows[number] and row != self._rows[number]:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.at(index)
        if row is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.sentence
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.at(index)
        if row is None or not row.usable:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _remove(self, number: int) -> None:
        self.beginRemoveRows(QModelIndex(), number, number)
        del self._rows[number]
        self.endRemoveRows()

    def _reset(self, wanted: Sequence[R]) -> None:
        self.beginResetModel()
        self._rows = list(wanted)
        self.endResetModel()
