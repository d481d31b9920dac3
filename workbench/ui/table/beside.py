"""Tables of two members beside each other, and in words where they laid the same together or apart."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QSplitter, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.layouts import Laid
from workbench.desk.table_words import Naming
from workbench.methods.protocol import GroupWords
from workbench.study.clusters import Layout
from workbench.ui.downwards import Downwards
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.item_layout import emptied
from workbench.ui.parts import button, frame, label, readable, reword, row, stack
from workbench.ui.style import em
from workbench.ui.table.carrying import snapped
from workbench.ui.table.faces import Faces
from workbench.ui.table.paper import lines_of_name
from workbench.ui.table.plan import Plan, placed
from workbench.ui.table.room_beside import free_near
from workbench.ui.table.view import TableView


class Side(QWidget):
    """One member's table, and whose it is."""

    chosen = Signal(str)
    """A unit, or an empty text."""
    changed = Signal()

    def __init__(self, faces: Faces, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = stack(self, 0.2)
        self.whose = QComboBox()
        self.whose.setAccessibleName(words)
        self.view = TableView(faces)
        self.view.setAccessibleName(words)
        column.addWidget(self.whose)
        column.addWidget(self.view, 1)
        self.view.chosen.connect(self._chosen)
        self.whose.currentIndexChanged.connect(self.changed)

    def show_units(self, units: set[str]) -> None:
        """Draw a line around these units, wherever they lie here."""
        layout = self.view.layout_shown
        self.view.marked = [(one.cluster, unit) for one in layout for unit in one.units if unit in units]
        self.view.update()

    def _chosen(self, cluster: str, unit: str) -> None:
        stack_ = next((one for one in self.view.layout_shown if one.cluster == cluster), None)
        self.chosen.emit(unit or (stack_.units[0] if stack_ and len(stack_.units) == 1 else ""))


class Beside(QWidget):
    """Turns one table at a time; then any two are looked at together. A unit chosen on one is shown on the other."""

    left = Signal()
    taken = Signal(str)
    """This cluster lies on the table of the group now."""

    def __init__(self, desk: Desk, hub: Hub, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self.round = ""
        self._turned: list[Laid] = []
        outer = stack(self, 0)
        head = QFrame()
        head.setProperty("role", "notice")
        above = row(head, 0, 0.4)
        holder = QWidget()
        line = FlowLayout(holder, em(0.3))
        self.state = label("", "subheading")
        self.turner = button(_("Turn the next table"), self._turn, look="primary")
        self.taker = button("", self._take, icon="down")
        self.back = button(_("Back to the table"), self.left.emit, icon="left")
        for part in (self.back, self.turner, self.taker):
            line.addWidget(part)
        above.addWidget(holder, 1)
        outer.addWidget(head)
        self.one = Side(faces, _("One table"))
        self.other = Side(faces, _("The other table"))
        self.pair = QSplitter(Qt.Orientation.Horizontal)
        self.pair.addWidget(self.one)
        self.pair.addWidget(self.other)
        self.pair.setChildrenCollapsible(False)
        self._tables = QWidget()
        """Around both, since a splitter forgets how high it may be when one of them is shown or hidden."""
        stack(self._tables, 0).addWidget(self.pair)
        self._told = QWidget()
        self._lines = stack(self._told, 0.5)
        page = QWidget()
        column = stack(page, 0.4, 0.6)
        for part in (self.state, self._tables, self._told):
            column.addWidget(part)
        column.addStretch(1)
        self.area = Downwards(page)
        outer.addWidget(self.area, 1)
        for side, opposite in ((self.one, self.other), (self.other, self.one)):
            side.changed.connect(self._show)
            side.chosen.connect(partial(self._mark, side, opposite))
        self._last = self.one

    def show_round(self, round_id: str) -> None:
        """Show the tables of a round, as far as they are turned."""
        self.round = round_id
        standing = self._desk.rounds.standing(round_id)
        reword(self.taker, self._groups.put_into(_("Lay the chosen {one} on our table")))
        self._turned = [laid for laid in self._desk.layouts.turned(round_id) if laid.layouts is not None]
        names = {member.id: member.name for member in self._desk.members.list()}
        waiting = standing.round.turned - len(self._turned)
        self.turner.setVisible(not standing.all_turned and standing.mine is not None)
        self.state.setText(
            _("No table is turned yet.")
            if not standing.round.turned
            else _("A table is turned by its author, who is not here just now.")
            if waiting
            else _("{done} of {all} tables are turned.").format(
                done=standing.round.turned, all=len(standing.order)
            )
        )
        for side, first in ((self.one, 0), (self.other, 1)):
            kept = side.whose.currentData() if side.whose.count() > 1 else None  # or nobody chose it
            blocked = side.whose.blockSignals(True)
            side.whose.clear()
            for laid in self._turned:
                side.whose.addItem(names.get(laid.author, _("another member")), laid.author)
            at = side.whose.findData(kept)
            side.whose.setCurrentIndex(at if at >= 0 else min(first, len(self._turned) - 1))
            side.whose.blockSignals(blocked)
        self.one.setVisible(bool(self._turned))
        self.other.setVisible(len(self._turned) > 1)
        self._show()

    def start(self) -> None:
        """Put the keyboard where one goes on, and look at it from its top."""
        (self.one.view if self.turner.isHidden() else self.turner).setFocus()
        self.area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tables.setFixedHeight(max(em(13), round(self.height() * 0.55)))

    def _turn(self) -> None:
        if self._hub.attempt(lambda: self._desk.rounds.turn(self.round)):
            self.show_round(self.round)
            self.one.whose.setCurrentIndex(max(0, len(self._turned) - 1))
            self.one.view.setFocus()

    def _show(self) -> None:
        one, other = self._laid(self.one), self._laid(self.other)
        for side, laid in ((self.one, one), (self.other, other)):
            if side.view.layout_shown != _shown(laid):
                side.view.show_layout(_shown(laid))
                side.view.begin_again()
            side.show_units(set())
        self.taker.setEnabled(one is not None)
        emptied(self._lines)
        if one and other and one.author != other.author:
            self._lines.addWidget(label(_("Together and apart"), "subheading"))
            for lines in self._desk.layouts.compared(one, other):
                self._lines.addWidget(_sentences(lines))
        elif one:
            self._lines.addWidget(
                label(_("When a second table is turned, the two are held beside each other here."), "hint")
            )
        self._lines.addStretch(1)

    @property
    def _groups(self) -> GroupWords:
        return self._desk.clusters.method.groups

    def _laid(self, side: Side) -> Laid | None:
        return next((laid for laid in self._turned if laid.author == side.whose.currentData()), None)

    def _mark(self, side: Side, opposite: Side, unit: str) -> None:
        """A unit was chosen on one side: show where it lies on the other."""
        self._last = side
        opposite.show_units({unit} if unit else set())
        found = next((one for one in opposite.view.layout_shown if unit and unit in one.units), None)
        if found:
            opposite.view.see(found.cluster, unit)

    def _take(self) -> None:
        side = self._last
        laid, here = self._laid(side), side.view.here
        found = next((one for one in _shown(laid) if here and one.cluster == here.cluster), None)
        if found is None or laid is None:
            self._hub.said.emit(self._groups.put_into(_("Choose {a} on one of the tables first.")))
            return
        author, clusters = laid.author, self._desk.clusters
        plan = Plan(clusters.layout, (), (), lines_of_name)
        room = free_near(plan, placed(found, False, False, lines_of_name).box)
        wanted = replace(found, spot=snapped(room))
        if made := self._hub.ask(lambda: clusters.take_over(wanted, (author,))):
            self.taken.emit(made)
            called = Naming(clusters.table.words, self._groups, clusters.layout).called(made)
            words = _(
                "It lies on the table of the group now, where there was room, and is chosen there: {cluster}."
            )
            self._hub.said.emit(words.format(cluster=called))


def _shown(laid: Laid | None) -> Layout:
    return tuple(stack_ for layout in (laid.layouts or () if laid else ()) for stack_ in layout)


def _sentences(lines: list[str]) -> QFrame:
    card = frame("card")
    column = stack(card, 0.3, 0.6)
    for words in lines:
        column.addWidget(readable(words))
    return card
