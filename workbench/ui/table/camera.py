"""What of a table is seen in a window, and how large."""

from PySide6.QtCore import QPointF, QRectF, QSizeF

from workbench.ui.style import em

CLOSEST, FARTHEST = 2.5, 0.06
USUAL = 1.0
READING = 0.7
"""The zoom from which on the words on cards are read with ease."""
FILLS = 0.94
"""How much of the window everything takes when all of it is shown."""


class Camera:
    """`zoom` 1 is a card at which its words are read as text elsewhere; `corner` what lies in the upper left."""

    def __init__(self) -> None:
        self.zoom = USUAL
        self.corner = QPointF(-20, -20)

    @property
    def scale(self) -> float:
        """Pixels for one unit of the table."""
        return self.zoom * em() * 0.135

    def to_table(self, point: QPointF) -> QPointF:
        """A place in the window as a place on the table."""
        return self.corner + point / self.scale

    def box_to_table(self, box: QRectF) -> QRectF:
        """The same for a box."""
        return QRectF(self.to_table(box.topLeft()), QSizeF(box.width(), box.height()) / self.scale)

    def to_window(self, point: QPointF) -> QPointF:
        """A place on the table as a place in the window."""
        return (point - self.corner) * self.scale

    def box_to_window(self, box: QRectF) -> QRectF:
        """The same for a box."""
        return QRectF(self.to_window(box.topLeft()), QSizeF(box.width(), box.height()) * self.scale)

    def pan(self, pixels: QPointF) -> None:
        """Move the table under the window by so many pixels."""
        self.corner = self.corner - pixels / self.scale

    def zoom_at(self, point: QPointF, factor: float) -> bool:
        """Come closer (more than 1) or step back, so that what is at a place in the window stays there."""
        wanted = min(CLOSEST, max(FARTHEST, self.zoom * factor))
        if abs(wanted - self.zoom) < 1e-6:
            return False
        under = self.to_table(point)
        self.zoom = wanted
        self.corner = under - point / self.scale
        return True

    def show_all(self, bounds: QRectF, window: QSizeF) -> None:
        """See everything, no closer than usual."""
        if bounds.isEmpty():
            self.zoom, self.corner = USUAL, QPointF(-20, -20)
            return
        self.zoom = USUAL
        wanted = min(window.width() / bounds.width(), window.height() / bounds.height()) * FILLS
        self.zoom = min(USUAL, max(FARTHEST, wanted / self.scale))
        seen = QSizeF(window.width(), window.height()) / self.scale
        self.corner = bounds.center() - QPointF(seen.width() / 2, seen.height() / 2)

    def begin(self, bounds: QRectF, window: QSizeF) -> None:
        """See everything where its words can be read; else as much of it as can be read, from its beginning on."""
        self.show_all(bounds, window)
        if self.zoom < READING and not bounds.isEmpty():
            self.zoom = READING
            self.corner = bounds.topLeft() - QPointF(14, 14)

    def see(self, box: QRectF, window: QSizeF) -> bool:
        """Move as little as is needed to see a box; whether that was needed."""
        seen = QRectF(self.corner, QSizeF(window.width(), window.height()) / self.scale)
        if seen.contains(box):
            return False
        rim = min(12.0, seen.width() / 10)
        dx = dy = 0.0
        if box.right() > seen.right() - rim:
            dx = box.right() - seen.right() + rim
        if box.left() - dx < seen.left() + rim:
            dx = box.left() - seen.left() - rim
        if box.bottom() > seen.bottom() - rim:
            dy = box.bottom() - seen.bottom() + rim
        if box.top() - dy < seen.top() + rim:
            dy = box.top() - seen.top() - rim
        self.corner = self.corner + QPointF(dx, dy)
        return bool(dx or dy)
