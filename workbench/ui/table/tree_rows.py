"""The rows of the table as a list; what a row says is asked for only when it is seen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics

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


_GROUP = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_UNIT = _GROUP | Qt.ItemFlag.ItemNeverHasChildren
_NONE = Qt.ItemFlag.NoItemFlags
_OUTERMOST = 0


class Node(NamedTuple):
    """What a row stands for: a cluster, or a unit in it."""

    cluster: str
    unit: str = ""


@dataclass(slots=True)
class Group:
    """A row with others inside: first `units` of the cluster, then its parts, by their numbers."""

    cluster: str
    units: Sequence[str] = ()
    parts: list[int] = field(default_factory=list[int])
    around: int = _OUTERMOST
    row: int = 0


class TreeRows(QAbstractItemModel):
    """Clusters with their units and parts, loose cards between them, and at the end what is not laid.

    The number that Qt keeps for a row is that of the group around it: nothing is made for each unit.
    """

    def __init__(self, faces: Faces, hands: Hands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._faces = faces
        self._hands = hands
        self._groups: list[Group] = [Group("")]
        self._top: list[Node] = []
        self._stacks: dict[str, Stack] = {}
        self._number: dict[str, int] = {}

    def bring_up(self) -> None:
        """Read anew what lies on the table."""
        self.beginResetModel()
        layout = self._hands.layout
        self._groups, self._top, self._number = [Group("")], [], {}
        self._stacks = {stack.cluster: stack for stack in layout}
        inside: dict[str, list[Stack]] = {}
        for stack in layout:
            inside.setdefault(stack.within, []).append(stack)
        for stack in inside.get("", ()):
            if len(stack.units) == 1 and not stack.name.text and stack.cluster not in inside:
                self._top.append(Node(stack.cluster, stack.units[0]))
            else:
                self._add(Group(stack.cluster, stack.units, row=len(self._top)), inside)
                self._top.append(Node(stack.cluster))
        rest = [unit.id for unit in self._faces.table.unplaced(layout)]
        self._add(Group(UNLAID, rest, row=len(self._top)), {})
        self._top.append(Node(UNLAID))
        self.endResetModel()

    def index_of(self, cluster: str, unit: str = "") -> QModelIndex:
        """Where a cluster stands, or a unit in it; of a loose card either. Invalid where it is not there."""
        number = self._number.get(cluster)
        if number is None:
            loose = (row for row, node in enumerate(self._top) if node.cluster == cluster)
            row = next(loose, -1)
            return self.createIndex(row, 0, _OUTERMOST) if row >= 0 else QModelIndex()
        group = self._groups[number]
        if not unit:
            return self.createIndex(group.row, 0, group.around)
        return self.createIndex(group.units.index(unit), 0, number) if unit in group.units else QModelIndex()

    @property
    def unit_count(self) -> int:
        """How many rows there are for units."""
        return sum(len(one.units) for one in self._groups)

    def clusters(self) -> list[tuple[str, QModelIndex]]:
        """The rows that have others inside."""
        return [(one.cluster, self.createIndex(one.row, 0, one.around)) for one in self._groups[1:]]

    def tell_taken(self) -> None:
        """What is held has changed."""
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        number = self._inside(parent)
        if column or not 0 <= row < self._rows(number):
            return QModelIndex()
        return self.createIndex(row, 0, number)

    def parent(self, child: Index) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]
        around = child.internalId() if child.isValid() else _OUTERMOST
        if around == _OUTERMOST:
            return QModelIndex()
        group = self._groups[around]
        return self.createIndex(group.row, 0, group.around)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return self._rows(self._inside(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _NONE
        return _UNIT if self._inside(index) < 0 else _GROUP

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self._node(index)
        match role:
            case 257:  # CLUSTER and UNIT: Qt hands roles over as plain numbers
                return node.cluster
            case 258:
                return node.unit
            case Qt.ItemDataRole.DisplayRole:
                return self._with_taken(self._words(node), node)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._with_taken(self._told(node), node)
            case _:
                return self._look(node, role)

    def fitting(self, index: Index, letters: QFontMetrics, room: int) -> str:
        """What a row says in so many pixels: nothing is left out in the midst of somebody's words."""
        node = self._node(index)
        whole = self._with_taken(self._words(node), node)
        face = self._faces.of(node.unit) if node.unit else None
        over = letters.horizontalAdvance(whole) - room
        if face is None or over <= 0:
            return whole
        words = letters.elidedText(
            face.text, Qt.TextElideMode.ElideRight, max(0, letters.horizontalAdvance(face.text) - over)
        )
        return self._with_taken(_("“{words}” {code}").format(words=words, code=face.code), node)

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
        return (
            taken is not None and ("" if node.cluster == UNLAID else node.cluster, node.unit) in taken.cards
        )

    def _words(self, node: Node) -> str:
        if node.unit:
            face = self._faces.of(node.unit)
            return _("“{words}” {code}").format(words=face.text, code=face.code) if face else ""
        if node.cluster == UNLAID:
            return _("Not laid yet ({count})").format(count=len(self._groups[self._number[UNLAID]].units))
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

    def _rows(self, number: int) -> int:
        if number == _OUTERMOST:
            return len(self._top)
        return len(self._groups[number].units) + len(self._groups[number].parts) if number > 0 else 0

    def _node(self, index: Index) -> Node:
        number, row = index.internalId(), index.row()
        if number == _OUTERMOST:
            return self._top[row]
        group = self._groups[number]
        if row < len(group.units):
            return Node(group.cluster, group.units[row])
        return Node(self._groups[group.parts[row - len(group.units)]].cluster)

    def _inside(self, index: Index) -> int:
        """The number of the group that a row stands for; -1 where it stands for a unit."""
        if not index.isValid():
            return _OUTERMOST
        number, row = index.internalId(), index.row()
        if number == _OUTERMOST:
            node = self._top[row]
            return -1 if node.unit else self._number[node.cluster]
        group = self._groups[number]
        return group.parts[row - len(group.units)] if row >= len(group.units) else -1

    def _add(self, group: Group, inside: dict[str, list[Stack]]) -> int:
        number = self._number[group.cluster] = len(self._groups)
        self._groups.append(group)
        for part in inside.get(group.cluster, ()):
            row = len(group.units) + len(group.parts)
            group.parts.append(self._add(Group(part.cluster, part.units, around=number, row=row), inside))
        return number
