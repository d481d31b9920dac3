"""The board: a table on which cards and stacks are carried, laid together, named and taken apart."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from workbench.cellar.words import _, _n
from workbench.study.clusters import Spot
from workbench.study.laying import parts_of
from workbench.ui import actions, theme
from workbench.ui.message_bar import announce
from workbench.ui.style import em
from workbench.ui.table.carrier import Carrier
from workbench.ui.table.carrying import snapped
from workbench.ui.table.deeds import Pick
from workbench.ui.table.faces import Faces
from workbench.ui.table.hands import Hands
from workbench.ui.table.plan import Hit


class Board(Carrier):
    """Works with `hands`; what is asked for by its signals is answered by the room."""

    menu_wanted = Signal(object, QPoint)
    """The menu of what lies there (`Hit` or None), at a place on the screen."""
    heard = Signal(object)
    """What is chosen (`Pick`) is to be heard."""

    def __init__(self, faces: Faces, hands: Hands, parent: QWidget | None = None) -> None:
        super().__init__(faces, hands, parent)
        self.setAccessibleDescription(
            _(
                "Arrows go to what lies beside, Page Down to the cards inside. X takes, V lays, Space plays, "
                "F2 names, Enter shows it large. With L the same table is a list."
            )
        )
        self.tray_beside = True
        """Whether what is not laid is seen beside the board."""
        hands.changed.connect(self.refresh)
        hands.taken_changed.connect(self._show_marked)

    def refresh(self) -> None:
        """Show what lies on the table now."""
        layout = self.hands.layout
        lying = {stack.cluster: stack for stack in layout}
        self.selected = [
            (cluster, unit)
            for cluster, unit in self.selected
            if cluster in lying and unit in lying[cluster].units
        ]
        if self.carried and self.carried.out_of and self.carried.out_of not in lying:
            self.put_back()
        self.show_layout(layout)
        self._show_marked()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        hit = self.hit(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or hit is None or hit.foot:
            if event.button() is Qt.MouseButton.LeftButton and hit is None and self.selected:
                self.selected = []
                self.update()
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and hit.unit:
            self.select(hit.cluster, hit.unit)
            return
        self.pressed = event.position(), hit

    def select(self, cluster: str, unit: str) -> None:
        """Choose a card together with others, or no more."""
        one = (cluster, unit)
        self.selected = [other for other in self.selected if other != one] + (
            [] if one in self.selected else [one]
        )
        self.update(self._window_box(self.plan.places[cluster].box))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.carried:
            self.copying = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.carry_to(event.position())
        elif self.pressed and (event.buttons() & Qt.MouseButton.LeftButton):
            far = (event.position() - self.pressed[0]).manhattanLength()
            if far >= QApplication.startDragDistance():
                self.lift(self.pressed[1], event.position())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pressed = None
        if self.carried:
            self.copying = False
            as_well = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.let_fall(as_well=as_well)
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            hit = self.here
            box = self.plan.places[hit.cluster].box if hit else QRectF(self.spot_in_sight(), QSizeF(1, 1))
            at = self.camera.box_to_window(box).center().toPoint()
            self.menu_wanted.emit(hit, self.mapToGlobal(at))
            return
        self.menu_wanted.emit(self.hit(QPointF(event.pos())), event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.carried or self.hands.taken or self.selected):
            self.put_back()
            self.hands.let_go()
            self.selected = []
            self.update()
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        way = ways.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Space and self.here:
            self.heard.emit(self.pick())
            return
        if way and shift and self.here:
            self.nudge(*way)
            return
        super().keyPressEvent(event)

    @property
    def hint(self) -> str:
        """What stands on the bare table; empty once anything lies there."""
        if self.layout_shown or self.carried:
            return ""
        if not self.tray_beside:
            return _(
                "The cards wait among what is not laid yet: {key} leads there. Choose one and press Enter, and it lies "
                "here. Lay cards that belong together on each other."
            ).format(key=actions.first_key("table.tray"))
        return _(
            "Carry a card here from the side, or choose one there and press Enter. "
            "Lay cards that belong together on each other."
        )

    def paint_over(self, painter: QPainter, area: QRectF) -> None:
        super().paint_over(painter, area)
        if words := self.hint:
            painter.setPen(theme.colour("muted"))
            painter.setFont(self.font())
            room = QRectF(self.rect()).adjusted(em(2), em(1), -em(2), -em(1))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    def pick(self) -> Pick:
        """What a key is about: the cards that are chosen together, or what the keyboard is on."""
        if self.selected:
            return self.pick_at(Hit(*self.selected[0]))
        return self.pick_at(self.here) if self.here else Pick()

    def choose_more(self) -> None:
        """Choose the card under the keyboard together with others, or no more."""
        if self.here is None or not self.here.unit:
            announce(self, _("Choose a card first."))
            return
        self.select(self.here.cluster, self.here.unit)
        count = len(self.selected)
        if (self.here.cluster, self.here.unit) in self.selected:
            words = _n("Chosen. {count} card is chosen.", "Chosen. {count} cards are chosen.", count)
        else:
            words = _n(
                "No longer chosen. {count} card still is.",
                "No longer chosen. {count} cards still are.",
                count,
            )
        announce(self, words.format(count=count))

    def pick_of(self, hit: object) -> Pick:
        """The same for what `menu_wanted` carries; nothing for the bare table."""
        return self.pick_at(hit) if isinstance(hit, Hit) else Pick()

    def free_spot(self) -> Spot:
        """A place in sight on which nothing lies."""
        start = self.spot_in_sight()
        for number in range(80):
            point = start + QPointF(number % 8 * 110, number // 8 * 70)
            corners = (point, point + QPointF(100, 0), point + QPointF(0, 58), point + QPointF(100, 58))
            if all(self.plan.at(corner) is None for corner in corners):
                return snapped(point)
        return snapped(start)

    def nudge(self, dx: int, dy: int) -> None:
        """Move the stack under the keyboard by a place of the grid, its parts with it."""
        if self.here is None:
            return
        cluster = self.here.cluster
        together = (cluster, *parts_of(self.layout_shown, cluster))
        spots = {one: self.plan.places[one].stack.spot for one in together if one in self.plan.places}
        self.hands.move(
            {one: was._replace(x=was.x + 10 * dx, y=was.y + 10 * dy) for one, was in spots.items()}
        )
        self.see(cluster)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowDeactivate and self.carried:
            self.put_back()
        return super().event(event)

    def _show_marked(self) -> None:
        taken = self.hands.taken
        self.marked = [card for card in taken.cards if card[0]] if taken else ()
        self.update()
