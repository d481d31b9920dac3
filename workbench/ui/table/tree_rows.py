"""The rows of the table as a list; what a row says is asked for only when it is seen."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont

from workbench.cellar.words import _, _n
from workbench.study.clusters import Stack
from workbench.ui import signs, theme
from workbench.ui.parts import application
from workbench.ui.style import em
from workbench.ui.table.faces import Faces
from workbench.ui.table.hands import Hands

CLUSTER = Qt.ItemDataRole.UserRole + 1
UNIT = Qt.ItemDataRole.UserRole + 2
UNLAID = "not-laid"
"""What stands for the cluster of the units that are not laid."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class Node:
    """A row: a cluster, or a unit in it. `row` counts inside `parent`; both are numbers, -1 for the outermost."""

    cluster: str
    unit: str = ""
    parent: int = -1
    row: int = 0
    inside: list[int] = field(default_factory=list[int])


class TreeRows(QAbstractItemModel):
    """Clusters with their units and parts, loose cards between them, and at the end what is not laid."""

    def __init__(self, faces: Faces, hands: Hands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._faces = faces
        self._hands = hands
        self._nodes: list[Node] = []
        self._top: list[int] = []
        self._stacks: dict[str, Stack] = {}
        self._at: dict[tuple[str, str], int] = {}

    def bring_up(self) -> None:
        """Read anew what lies on the table."""
        self.beginResetModel()
        layout = self._hands.layout
        self._nodes, self._top, self._at = [], [], {}
        self._stacks = {stack.cluster: stack for stack in layout}
        inside: dict[str, list[Stack]] = {}
        for stack in layout:
            inside.setdefault(stack.within, []).append(stack)
        for stack in inside.get("", ()):
            if len(stack.units) == 1 and not stack.name.text and stack.cluster not in inside:
                self._add(Node(stack.cluster, stack.units[0]), -1)
            else:
                self._add_stack(stack, -1, inside)
        rest = self._add(Node(UNLAID), -1)
        for unit in self._faces.table.unplaced(layout):
            self._add(Node(UNLAID, unit.id), rest)
        self.endResetModel()

    def index_of(self, cluster: str, unit: str = "") -> QModelIndex:
        """Where a cluster stands, or a unit in it; of a loose card either. Invalid where it is not there."""
        number = self._at.get((cluster, unit))
        if number is None and not unit and (stack := self._stacks.get(cluster)) and stack.units:
            number = self._at.get((cluster, stack.units[0]))
        return QModelIndex() if number is None else self._index(number)

    def clusters(self) -> list[tuple[str, QModelIndex]]:
        """The rows that have others inside."""
        return [(node.cluster, self._index(n)) for n, node in enumerate(self._nodes) if not node.unit]

    def tell_taken(self) -> None:
        """What is held has changed."""
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        rows = self._rows(parent)
        return (
            self.createIndex(row, column, rows[row]) if 0 <= row < len(rows) and not column else QModelIndex()
        )

    def parent(self, child: Index) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]
        above = self._nodes[child.internalId()].parent if child.isValid() else -1
        return self._index(above) if above >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._rows(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self._nodes[index.internalId()]
        match role:
            case 257:  # CLUSTER and UNIT: Qt hands roles over as plain numbers
                return node.cluster
            case 258:
                return node.unit
            case Qt.ItemDataRole.DisplayRole:
                return self._with_taken(self._words(node), node)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._with_taken(self._told(node), node)
            case _:
                return self._look(node, role)

    def _look(self, node: Node, role: int) -> object:
        if role == Qt.ItemDataRole.DecorationRole and node.unit:
            face = self._faces.of(node.unit)
            return signs.badge_icon(face.sign, em(0.9)) if face else None
        if role == Qt.ItemDataRole.FontRole and not node.unit:
            font = QFont(application().font())
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and self.is_taken(node):
            return QBrush(theme.colour("muted"))
        return None

    def is_taken(self, node: Node) -> bool:
        """Whether a row stands for what is held."""
        taken = self._hands.taken
        if taken is None or taken.out_of != ("" if node.cluster == UNLAID else node.cluster):
            return False
        return node.unit in taken.units if taken.units else not node.unit

    def _words(self, node: Node) -> str:
        if node.unit:
            face = self._faces.of(node.unit)
            return _("“{words}” {code}").format(words=face.text, code=face.code) if face else ""
        if node.cluster == UNLAID:
            return _("Not laid yet ({count})").format(count=len(node.inside))
        return self._stacks[node.cluster].name.text or _("No name yet")

    def _told(self, node: Node) -> str:
        if node.unit:
            face = self._faces.of(node.unit)
            return face.sentence if face else ""
        if node.cluster == UNLAID:
            return self._words(node)
        count = len(self._stacks[node.cluster].units)
        return _n("{name}. {count} unit.", "{name}. {count} units.", count).format(
            name=self._words(node), count=count
        )

    def _with_taken(self, words: str, node: Node) -> str:
        return _("{words} (taken)").format(words=words) if self.is_taken(node) else words

    def _rows(self, parent: Index) -> Sequence[int]:
        return self._nodes[parent.internalId()].inside if parent.isValid() else self._top

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._nodes[number].row, 0, number)

    def _add_stack(self, stack: Stack, parent: int, inside: dict[str, list[Stack]]) -> None:
        number = self._add(Node(stack.cluster), parent)
        for unit in stack.units:
            self._add(Node(stack.cluster, unit), number)
        for part in inside.get(stack.cluster, ()):
            self._add_stack(part, number, inside)

    def _add(self, node: Node, parent: int) -> int:
        rows = self._nodes[parent].inside if parent >= 0 else self._top
        number = len(self._nodes)
        node.parent, node.row = parent, len(rows)
        self._nodes.append(node)
        self._at[node.cluster, node.unit] = number
        rows.append(number)
        return number
