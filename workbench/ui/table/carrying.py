"""Carrying cards and stacks with the mouse: what is carried, over what it hovers, what happens where it is let fall."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from workbench.desk.laying import OutOf
from workbench.study.clusters import Spot
from workbench.ui.table.camera import Camera
from workbench.ui.table.ground import Ground, transparent
from workbench.ui.table.paper import shade
from workbench.ui.table.plan import Hit, Place, Plan

GRID = 10
"""Stacks are laid on places of a grid this wide, in card widths ÷ 100."""
TILT = -1.6
"""Degrees by which what is carried leans, as a card in the hand does."""
RIM = 14


@dataclass(slots=True)
class Carried:
    """What is in the hand. Without units it is the whole stack `out_of`; of an empty text: units that are not laid.
    `lying`: where units lie that are out of several stacks, each with its own.

    `held` is where in its box it is held, and `point` where that is now; both in pixels.
    """

    units: tuple[str, ...]
    out_of: str
    box: QRectF
    held: QPointF
    parts: tuple[str, ...] = ()
    point: QPointF = field(default_factory=QPointF)
    picture: QPixmap = field(default_factory=QPixmap)
    over: Hit | None = None
    gap: int = 0
    lying: tuple[tuple[str, str], ...] = ()

    @property
    def whole(self) -> bool:
        """Whether a whole stack is carried."""
        return not self.units

    @property
    def lifted(self) -> list[tuple[str, str]]:
        """What is not painted where it lay."""
        if self.whole:
            return [(cluster, "") for cluster in (self.out_of, *self.parts)]
        return list(self.lying) or [(self.out_of, unit) for unit in self.units]

    @property
    def leaves(self) -> OutOf:
        """What the units leave when they go elsewhere."""
        return self.lying or self.out_of

    @property
    def shown(self) -> QRectF:
        """Where the picture is in the window, with all of its rim."""
        corner = self.point - self.held - QPointF(RIM, RIM)
        size = self.picture.deviceIndependentSize()
        return QRectF(corner.x(), corner.y(), size.width(), size.height())

    def landing(self, camera: Camera) -> Spot:
        """Where it would lie on the bare table."""
        corner = camera.to_table(self.point - self.held)
        return snapped(corner)


def snapped(corner: QPointF) -> Spot:
    """The nearest place of the grid."""
    return Spot(round(corner.x() / GRID) * GRID, round(corner.y() / GRID) * GRID)


def hover(carried: Carried, camera: Camera, plan: Plan) -> None:
    """Look over what something is carried now, and before which card of it."""
    at = camera.to_table(carried.point)
    passed = {carried.out_of, *carried.parts} if carried.whole else set[str]()
    if not carried.whole:
        out_of = {cluster for cluster, _unit in carried.lifted}
        passed |= {one for one in out_of if one in plan.places and plan.places[one].loose}
    carried.over = plan.at(at, passed)
    carried.gap = plan.gap(carried.over.cluster, at) if carried.over else 0


def drawn(carried: Carried, ground: Ground, camera: Camera, places: list[Place]) -> QPixmap:
    """What is carried as a picture: leaning a little, with a shadow. `places` are those of whole stacks."""
    size = QSize(round(carried.box.width()) + 2 * RIM, round(carried.box.height()) + 2 * RIM)
    picture = transparent(size, ground.paper.ratio)
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    middle = QPointF(size.width() / 2, size.height() / 2)
    painter.translate(middle)
    if carried.box.width() < 600:
        painter.rotate(TILT)
    painter.translate(-middle)
    inner = QRectF(RIM, RIM, carried.box.width(), carried.box.height())
    _shadow(painter, inner)
    lifted, ground.lifted = ground.lifted, ()
    if carried.whole:
        painter.translate(inner.topLeft() - carried.box.topLeft())
        for place in places:
            ground.paint_stack(painter, place, camera)
    else:
        for number in reversed(range(min(3, len(carried.units)))):
            shift = QPointF(4 * number, 4 * number)
            card = ground.card(carried.units[number], camera)
            painter.drawPixmap(inner.topLeft() + shift, card)
    ground.lifted = lifted
    painter.end()
    return picture


def _shadow(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for reach in (7, 4, 2):
        painter.setBrush(shade(16))
        painter.drawRoundedRect(box.adjusted(-reach + 3, -reach + 5, reach - 1, reach + 3), 6, 6)
