"""All that lies on the table and does not move just now, painted once: what changes is painted anew, the rest copied."""

from collections.abc import Callable, Collection, Iterable
from typing import cast

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion

from workbench.ui import theme
from workbench.ui.table.camera import Camera
from workbench.ui.table.faces import CardFace
from workbench.ui.table.paper import READABLE, Paper, dots
from workbench.ui.table.plan import Place, Plan


class Ground:
    """A picture as large as the window. `faces` gives the cards of units."""

    def __init__(self, faces: Callable[[str], CardFace | None]) -> None:
        self.paper = Paper()
        self._faces = faces
        self._picture = QPixmap()
        self._zoom = 0.0
        self._corner = QPointF()
        self._stale = QRegion()
        self._all = True
        self.lifted: Collection[tuple[str, str]] = ()
        """The cards (stack, unit) that are in the hand, and whole stacks (stack, "")."""

    def spoil(self, box: QRectF | None = None) -> None:
        """Something changed in a box of the window, or everywhere."""
        if box is None:
            self._all = True
        else:
            self._stale += QRegion(box.toAlignedRect().adjusted(-3, -3, 3, 3))

    def scroll(self, pixels: QPoint) -> None:
        """The table was moved under the window."""
        rest = QRegion()
        if self._all or self._picture.isNull() or self.paper.ratio != 1.0:
            self._all = True
            return
        self._picture.scroll(pixels.x(), pixels.y(), self._picture.rect(), rest)
        self._stale = self._stale.translated(pixels) + rest

    def paint(
        self, painter: QPainter, area: QRect, size: QSize, camera: Camera, plan: Plan, *, rough: bool
    ) -> None:
        """Copy a part of the ground into the window; `rough` while it is coming closer or stepping back."""
        if rough and not self._picture.isNull():
            self._paint_rough(painter, area, camera)
            return
        self._bring_up(size, camera, plan)
        ratio = self.paper.ratio
        source = QRectF(area.x() * ratio, area.y() * ratio, area.width() * ratio, area.height() * ratio)
        painter.drawPixmap(QRectF(area), self._picture, source)

    def _paint_rough(self, painter: QPainter, area: QRect, camera: Camera) -> None:
        painter.fillRect(area, theme.colour("paper"))
        grown = camera.zoom / self._zoom
        shown = self._picture.deviceIndependentSize() * grown
        at = (self._corner - camera.corner) * camera.scale
        painter.drawPixmap(
            QRectF(at.x(), at.y(), shown.width(), shown.height()), self._picture, QRectF(self._picture.rect())
        )

    def _bring_up(self, size: QSize, camera: Camera, plan: Plan) -> None:
        ratio = self.paper.ratio
        wanted = QSize(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
        if self._picture.size() != wanted:
            self._picture = QPixmap(wanted)
            self._picture.setDevicePixelRatio(ratio)
            self._all = True
        if self._all:
            self._stale = QRegion(QRect(QPoint(), size))
            self._all = False
        self._zoom, self._corner = camera.zoom, QPointF(camera.corner)
        if self._stale.isEmpty():
            return
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rect in cast("Iterable[QRect]", self._stale):
            painter.setClipRect(rect)
            self._paint_part(painter, QRectF(rect), camera, plan)
        painter.end()
        self._stale = QRegion()

    def _paint_part(self, painter: QPainter, part: QRectF, camera: Camera, plan: Plan) -> None:
        painter.fillRect(part, theme.colour("paper"))
        dots(painter, part, camera.corner, camera.scale)
        for box in plan.grounds.values():
            shown = camera.box_to_window(box)
            if shown.intersects(part):
                self.paper.ground_of_parts(painter, shown, camera.scale)
        seen = camera.box_to_table(part.adjusted(-6, -6, 6, 6))
        for place in plan.in_sight(seen):
            if (place.stack.cluster, "") not in self.lifted:
                self.paint_stack(painter, place, camera)

    def paint_stack(
        self,
        painter: QPainter,
        place: Place,
        camera: Camera,
        *,
        wanted: bool = False,
        gap: int | None = None,
        opened: float = 0.0,
    ) -> None:
        """One stack with its cards. `gap`: before this card it opens, by `opened` pixels."""
        scale, zoom = camera.scale, camera.zoom
        cluster = place.stack.cluster
        box = camera.box_to_window(place.box)
        if not place.loose or wanted:
            grown = box.adjusted(0, 0, 0, opened) if not place.loose else box.adjusted(-5, -5, 5, 5)
            self.paper.mat(painter, place, grown, scale, wanted=wanted)
            if not place.loose:
                self.paper.name(painter, place, camera.box_to_window(place.head), scale, zoom)
        for number, card in enumerate(place.cards):
            if (cluster, card.unit) in self.lifted:
                continue
            shown = camera.box_to_window(card.box)
            if gap is not None and number >= gap:
                shown.translate(0, opened)
            last = number == len(place.cards) - 1
            if last and place.hidden:
                self.paper.edges(painter, shown, scale)
            painter.drawPixmap(shown.topLeft(), self.paper.card(self._faces(card.unit), scale, zoom))
        if not place.foot.isNull():
            foot = camera.box_to_window(place.foot).translated(0, opened)
            self.paper.foot(painter, place, foot, scale, zoom)
        if zoom < READABLE and not place.loose:
            self.paper.far_name(painter, place, box)

    def card(self, unit: str, camera: Camera) -> QPixmap:
        """The card of a unit as large as it is seen."""
        return self.paper.card(self._faces(unit), camera.scale, camera.zoom)


def transparent(size: QSize, ratio: float) -> QPixmap:
    """An empty picture for what is carried."""
    picture = QPixmap(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
