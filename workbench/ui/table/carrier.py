"""A table on which cards and stacks are carried: picked up, held over others that open for them, let fall."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEasingCurve,
    QPoint,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from workbench.study.laying import parts_of
from workbench.ui import theme
from workbench.ui.style import em
from workbench.ui.table.carrying import Carried, drawn, hover
from workbench.ui.table.deeds import Pick, picked
from workbench.ui.table.faces import Faces
from workbench.ui.table.hands import Hands
from workbench.ui.table.paper import RADIUS, paint_ring
from workbench.ui.table.plan import CARD, STRIP, Hit
from workbench.ui.table.view import TableView

OPENS_MS = 110
"""So long a stack takes to open for what is held over it."""
EDGE_WAITS_MS = 350
"""So long something is held at the rim before the table moves: whoever only passes or lets it fall there means the
place that is seen."""
EDGE_MS = 30
"""How often the table moves on then."""
EDGE = 14
"""Pixels by which it moves then."""


class Carrier(TableView):
    """What is let fall is laid by `hands`; nothing has happened to what is put back."""

    dropped_on = Signal(str, str, QPoint)
    """A whole stack was let fall on another one: whether they become one, or one a part of the other, is asked."""

    def __init__(self, faces: Faces, hands: Hands, parent: QWidget | None = None) -> None:
        super().__init__(faces, parent)
        self.hands = hands
        self.selected: list[tuple[str, str]] = []
        """Cards that are chosen together: the stack and the unit of each."""
        self.carried: Carried | None = None
        self.pressed: tuple[QPointF, Hit] | None = None
        """Where the mouse was pressed, and on what."""
        self.copying = False
        """Whether what is let fall stays where it is, too."""
        self._opening = QVariantAnimation(self)
        self._opening.setStartValue(0.0)
        self._opening.setEndValue(1.0)
        self._opening.setDuration(OPENS_MS)
        self._opening.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._opening.valueChanged.connect(self._open_on)
        self._edge = QTimer(self)
        self._edge.timeout.connect(self._move_on)

    def pick_at(self, hit: Hit) -> Pick:
        """What a gesture on something is about: of a chosen card all that are chosen together with it."""
        if (hit.cluster, hit.unit) not in self.selected:
            return Pick(hit.cluster, (hit.unit,) if hit.unit else ())
        return picked(hit.cluster, self.selected)

    def carry(self, units: Sequence[str], point: QPointF) -> None:
        """Begin to carry units that are not laid; `point` in the window."""
        size = QSizeF(*CARD) * self.camera.scale
        held = QPointF(size.width() / 2, size.height() / 3)
        self._begin(Carried(tuple(units), "", QRectF(QPointF(), size), held, point=point))

    def carry_to(self, point: QPointF) -> None:
        """What is carried is here now."""
        carried = self.carried
        if carried is None:
            return
        self._update_carried(carried)
        carried.point = point
        before = carried.over.cluster if carried.over else ""
        hover(carried, self.camera, self.plan)
        if carried.over and carried.over.cluster != before:
            self._opening.stop()
            self._opening.start()
        self._update_carried(carried)
        near = em(2)
        inner = self.rect().adjusted(near, near, -near, -near)
        at_rim = self.rect().contains(point.toPoint()) and not inner.contains(point.toPoint())
        if at_rim != self._edge.isActive():
            if at_rim:
                self._edge.start(EDGE_WAITS_MS)
            else:
                self._edge.stop()

    def let_fall(self, *, as_well: bool = False) -> None:
        """Lay down what is carried where it is."""
        carried = self.carried
        if carried is None:
            return
        spot = carried.landing(self.camera)
        self.put_back()
        over = carried.over
        if carried.whole:
            if over:
                self.raise_stack(over.cluster)
                corner = self.mapToGlobal(carried.point.toPoint())
                self.dropped_on.emit(carried.out_of, over.cluster, corner)
            else:
                moved = self.plan.places[carried.out_of].stack.spot
                dx, dy = spot.x - moved.x, spot.y - moved.y
                together = (carried.out_of, *carried.parts)
                spots = {one: self.plan.places[one].stack.spot for one in together if one in self.plan.places}
                self.raise_stack(carried.out_of)
                self.hands.move({one: was._replace(x=was.x + dx, y=was.y + dy) for one, was in spots.items()})
        elif over and as_well and over.cluster != carried.out_of:
            self.hands.put_as_well(carried.units, over.cluster)
        elif over:
            self.raise_stack(over.cluster)
            self.hands.put(carried.units, over.cluster, carried.leaves, carried.gap)
            self.choose(over.cluster, told=False, still=True)
        elif (
            not carried.lying
            and carried.out_of in self.plan.places
            and self.plan.places[carried.out_of].loose
        ):
            self.raise_stack(carried.out_of)
            self.hands.move({carried.out_of: spot})
        elif made := self.hands.lay(carried.units, spot, carried.leaves):
            self.choose(made, told=False, still=True)
        self.selected = []

    def put_back(self) -> None:
        """Stop carrying: nothing has happened."""
        carried, self.carried = self.carried, None
        self._edge.stop()
        self._opening.stop()
        if carried:
            self.ground.lifted = ()
            self._spoil_lifted(carried)
            self._update_carried(carried)
            self.unsetCursor()

    def _begin(self, carried: Carried) -> None:
        self._fitted = True  # what is let fall stays where it was seen to fall
        self.carried = carried
        self.ground.lifted = set(carried.lifted)
        places = [self.plan.places[one] for one in (carried.out_of, *carried.parts)] if carried.whole else []
        carried.picture = drawn(carried, self.ground, self.camera, places)
        self._spoil_lifted(carried)
        hover(carried, self.camera, self.plan)
        self._update_carried(carried)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def lift(self, hit: Hit, point: QPointF) -> None:
        """Take into the hand what was pressed: a card, those chosen with it, or the whole stack."""
        place = self.plan.places[hit.cluster]
        cluster, units, lying = self.pick_at(hit)
        units = units or (place.stack.units if place.loose else ())
        if units:
            box = self.camera.box_to_window(self.plan.card(cluster, hit.unit or units[0]))
            held = self._pressed_at(point) - box.topLeft()
            self._begin(Carried(units, cluster, box, held, point=point, lying=lying))
            return
        parts = tuple(one for one in parts_of(self.layout_shown, cluster) if one in self.plan.places)
        whole = QRectF(place.box)
        for one in parts:
            whole = whole.united(self.plan.places[one].box)
        box = self.camera.box_to_window(whole)
        held = self._pressed_at(point) - self.camera.to_window(place.box.topLeft())
        shift = self.camera.to_window(place.box.topLeft()) - box.topLeft()
        self._begin(Carried((), cluster, box, held + shift, parts, point))

    def _pressed_at(self, point: QPointF) -> QPointF:
        return self.pressed[0] if self.pressed else point

    def _move_on(self) -> None:
        if self.carried is None:
            self._edge.stop()
            return
        self._edge.setInterval(EDGE_MS)
        near, at = em(2), self.carried.point
        dx = EDGE if at.x() < near else -EDGE if at.x() > self.width() - near else 0
        dy = EDGE if at.y() < near else -EDGE if at.y() > self.height() - near else 0
        self.pan_by(QPoint(dx, dy))
        self.carry_to(at)

    def _spoil_lifted(self, carried: Carried) -> None:
        clusters = {cluster for cluster, _unit in carried.lifted}
        for cluster in clusters & self.plan.places.keys():
            self._spoil(self.plan.places[cluster].box)

    def _update_carried(self, carried: Carried) -> None:
        self.update(carried.shown.toAlignedRect().adjusted(-2, -2, 2, 2))
        if carried.over and carried.over.cluster in self.plan.places:
            box = self.camera.box_to_window(self.plan.places[carried.over.cluster].box)
            self.update(box.adjusted(-8, -8, 8, STRIP * self.camera.scale + 8).toAlignedRect())
        else:
            self.update(self._landing_box(carried).adjusted(-4, -4, 4, 4).toAlignedRect())

    @property
    def _opened(self) -> float:
        """By how many pixels a stack opens where something is about to be laid."""
        return STRIP * self.camera.scale * float(self._opening.currentValue() or 0.0)

    def _open_on(self) -> None:
        if self.carried:
            self._update_carried(self.carried)

    def _landing_box(self, carried: Carried) -> QRectF:
        spot = carried.landing(self.camera)
        corner = self.camera.to_window(QPointF(spot.x, spot.y))
        return QRectF(corner, carried.box.size())

    def paint_over(self, painter: QPainter, area: QRectF) -> None:
        super().paint_over(painter, area)
        radius = RADIUS * self.camera.scale
        for cluster, unit in self.selected:
            if cluster in self.plan.places:
                box = self.camera.box_to_window(self.plan.seen(cluster, unit)).adjusted(-1, -1, 1, 1)
                paint_ring(painter, box, "accent", 3, radius)
        carried = self.carried
        if carried is None:
            return
        if carried.over and carried.over.cluster in self.plan.places:
            place = self.plan.places[carried.over.cluster]
            fans = not carried.whole and not place.loose and not place.spread
            self.ground.paint_stack(
                painter,
                place,
                self.camera,
                wanted=True,
                gap=carried.gap if fans else None,
                opened=self._opened if fans else 0.0,
            )
        else:
            paint_ring(painter, self._landing_box(carried), "accent", 2, radius, dashed=True)
        painter.drawPixmap(carried.shown.topLeft(), carried.picture)
        if self.copying:
            self._paint_plus(painter, carried.point)

    def _paint_plus(self, painter: QPainter, at: QPointF) -> None:
        """The sign that it will lie in both."""
        side = em(1.3)
        box = QRectF(at.x() + em(0.5), at.y() + em(0.5), side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(box)
        painter.setPen(theme.colour("on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "+")
