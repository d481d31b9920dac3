"""A table to look at: moved and zoomed with mouse, fingers or keys."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QToolTip, QWidget

from workbench.ui.table.canvas import Canvas
from workbench.ui.table.faces import Faces
from workbench.ui.table.plan import Hit

NOTCH = 1.18
"""How much closer one notch of a mouse wheel comes."""
PAN = 90
"""Pixels by which a key moves the table."""
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class TableView(Canvas):
    """Arrows go from stack to stack, Page Up and Page Down from card to card, Enter opens a stack."""

    def __init__(self, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(faces, parent)
        self._pan: QPointF | None = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not event.pixelDelta().isNull() and not control:
            self.pan_by(event.pixelDelta())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            turned = event.angleDelta().y() or event.angleDelta().x()
            self.pan_by(QPoint(turned, 0))
        else:
            self.zoom_by(NOTCH ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._pinched(pinch)
                return True
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom_by(1 + event.value(), event.position())
            return True
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            hit = self.hit(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.sentence_of(hit) if hit else "", self)
            return True
        return super().event(event)

    def hit(self, point: QPointF) -> Hit | None:
        """What lies at a place in the window."""
        return self.plan.at(self.camera.to_table(point))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self.hit(event.position())
        if event.button() is Qt.MouseButton.LeftButton and hit and hit.foot:
            self.toggle_spread(hit.cluster)
        elif event.button() is Qt.MouseButton.LeftButton and hit:
            self.choose(hit.cluster, hit.unit, told=False, still=True)
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pan = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pan is not None:
            moved = (event.position() - self._pan).toPoint()
            self._pan = self._pan + QPointF(moved)
            self.pan_by(moved)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pan is not None:
            self._pan = None
            self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self.hit(event.position())
        if hit and not hit.foot:
            self.opened.emit(hit.cluster)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by the keyboard sees where it is: on a stack in sight."""
        super().focusInEvent(event)
        if self.here is None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            seen = QRectF(self.rect())
            boxes = {cluster: self.camera.box_to_window(one.box) for cluster, one in self.plan.places.items()}
            if found := next((cluster for cluster, box in boxes.items() if seen.contains(box)), ""):
                self.choose(found, told=False, still=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(Qt.Key(event.key()))
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if way and control:
            self.pan_by(QPoint(-way[0] * PAN, -way[1] * PAN))
        elif way and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._go(*way)
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._go_inside(1 if event.key() == Qt.Key.Key_PageDown else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.here:
            self.opened.emit(self.here.cluster)
        elif event.text() in ("+", "-"):
            self.zoom_by(NOTCH if event.text() == "+" else 1 / NOTCH)
        elif event.text() == "0":
            self.show_all()
        else:
            super().keyPressEvent(event)

    def _go(self, dx: int, dy: int) -> None:
        if not self.plan.places:
            return
        found = self.plan.nearest(self.here.cluster, dx, dy) if self.here else ""
        self.choose(found or (self.here.cluster if self.here else next(iter(self.plan.places))))

    def _go_inside(self, by: int) -> None:
        if self.here is None:
            return
        units = self.plan.places[self.here.cluster].stack.units
        at = units.index(self.here.unit) + by if self.here.unit in units else (0 if by > 0 else -1)
        if 0 <= at < len(units):
            shown = {card.unit for card in self.plan.places[self.here.cluster].cards}
            if units[at] not in shown:
                self.toggle_spread(self.here.cluster)
            self.choose(self.here.cluster, units[at])
        else:
            self.choose(self.here.cluster)

    def _pinched(self, pinch: QPinchGesture) -> None:
        if pinch.changeFlags() & QPinchGesture.ChangeFlag.ScaleFactorChanged:
            at = QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint()))
            self.zoom_by(pinch.scaleFactor(), at)
