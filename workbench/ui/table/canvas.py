"""A table as it is seen: cards and stacks on a large ground, and what the keyboard is on."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.table_words import Naming
from workbench.study.clusters import Layout, Stack
from workbench.ui import theme
from workbench.ui.message_bar import announce
from workbench.ui.style import em
from workbench.ui.table.camera import Camera
from workbench.ui.table.faces import Faces
from workbench.ui.table.ground import Ground
from workbench.ui.table.paper import RADIUS, lines_of_name, paint_ring
from workbench.ui.table.plan import Hit, Place, Plan
from workbench.ui.table.staying import Staying

SETTLES_MS = 110
"""So long after the last zooming everything is drawn sharp again."""


class Canvas(QWidget):
    """Shows a layout. `here` is what the keyboard is on: a stack, or one of its cards."""

    opened = Signal(str)
    """A stack is to be seen large."""
    chosen = Signal(str, str)
    """The keyboard, or a click, is on a stack and perhaps one of its units."""

    def __init__(self, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.faces = faces
        self.camera = Camera()
        self.ground = Ground(faces.of)
        self.layout_shown: Layout = ()
        self.plan = Plan((), (), (), lines_of_name)
        self.spread: set[str] = set()
        self.order: list[str] = []
        self.here: Hit | None = None
        self.marked: Collection[tuple[str, str]] = ()
        """Cards with a line around them: what is held, or what is chosen on another table."""
        self._rough = False
        self._dimmed = False
        self._fitted = False
        self._staying = Staying()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLES_MS)
        self._settle.timeout.connect(self._sharpen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setMinimumSize(em(10), em(8))
        self.setAccessibleName(_("Table"))

    def show_layout(self, layout: Layout) -> None:
        """Show this layout; what lies as before is not painted anew."""
        if layout == self.layout_shown and self.plan.layout == layout:
            return
        before = self.plan
        self.layout_shown = layout
        self.spread &= {stack.cluster for stack in layout}
        self._lay_out()
        self._spoil_other(before)
        if (here := self._staying.after(self.here, before, self.plan)) != self.here:
            self.here = here
            self.update()
            # Not at once: whoever has laid something goes on to it.
            QTimer.singleShot(0, self, lambda: self._tell_of(here))
        if layout and not self._fitted and not before.layout:
            self._fit()
        elif before.layout and layout != before.layout:
            self._fitted = True  # somebody works here: nothing is to jump

    def look_anew(self) -> None:
        """Draw everything anew: faces, colours or sizes are others."""
        self.ground.paper.forget()
        self._lay_out()
        self._spoil()

    def toggle_spread(self, cluster: str) -> None:
        """Spread the cards of a stack out side by side, or gather them."""
        self.spread ^= {cluster}
        self.raise_stack(cluster)
        self.choose(cluster, told=False)

    def raise_stack(self, cluster: str) -> None:
        """Let a stack lie on top of its neighbours."""
        before = self.plan
        if cluster in self.order:
            self.order.remove(cluster)
        self.order.append(cluster)
        self._lay_out()
        for plan in (before, self.plan):
            if cluster in plan.places:
                self._spoil(plan.places[cluster].box)
        self._spoil_other(before)

    def show_all(self) -> None:
        """Step back so far that everything is seen."""
        self._fitted = True
        self.camera.show_all(self.plan.bounds, QSizeF(self.size()))
        self._spoil()

    def begin_again(self) -> None:
        """Look at it as one who sees it for the first time."""
        self._fitted = False
        self._fit()

    def see(self, cluster: str, unit: str = "") -> None:
        """Bring a stack, or a card, into sight."""
        if cluster in self.plan.places:
            box = self.plan.card(cluster, unit) if unit else self.plan.places[cluster].box
            if self.camera.see(box, QSizeF(self.size())):
                self._spoil()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Come closer or step back: about a place in the window, or else about what is chosen where that is in sight."""
        window = QRectF(self.rect())
        box = self._box_of_here
        shown = self.camera.box_to_window(box) & window
        whole = window.contains(self.camera.box_to_window(box))
        self._fitted = True
        if self.camera.zoom_at(at or (window if shown.isEmpty() else shown).center(), factor):
            if at is None and whole and not box.isEmpty():
                self.camera.see(box, QSizeF(self.size()))
            self._rough = True
            self._settle.start()
            self.update()

    def pan_by(self, pixels: QPoint) -> None:
        """Move the table under the window."""
        if pixels.isNull():
            return
        self._fitted = True
        self.camera.pan(QPointF(pixels))
        self.ground.scroll(pixels)
        self.update()

    def choose(self, cluster: str, unit: str = "", *, told: bool = True, still: bool = False) -> None:
        """Put the keyboard on a stack, or on one of its cards; `still`, so that the table does not move for it."""
        if cluster not in self.plan.places:
            return
        before, self.here = self.here, Hit(cluster, unit)
        if not still:
            self.see(cluster, unit)
        for hit in (before, self.here):
            if hit and hit.cluster in self.plan.places:
                self.update(self._window_box(self.plan.places[hit.cluster].box))
        self.chosen.emit(cluster, unit)
        if told:
            announce(self, self.sentence_of(self.here))

    def sentence_of(self, hit: Hit) -> str:
        """What lies somewhere, in words."""
        stack = self.plan.places[hit.cluster].stack
        face = self.faces.of(hit.unit or (stack.units[0] if len(stack.units) == 1 else ""))
        if face and (hit.unit or not stack.name.text):
            return face.sentence
        return self.stack_sentence(stack)

    def stack_sentence(self, stack: Stack) -> str:
        """A stack in words."""
        naming = Naming(self.faces.table.words, self.faces.groups, self.layout_shown)
        if not stack.units:
            return _("{cluster}. No card lies in it.").format(cluster=naming.stack(stack))
        return _("{cluster}. In it: {units}.").format(
            cluster=naming.stack(stack), units=naming.units(stack.units)
        )

    def dim(self, dimmed: bool) -> None:
        """Let everything be the ground of something that lies above it."""
        self._dimmed = dimmed
        self.update()

    def spot_in_sight(self) -> QPointF:
        """A place on the table that is in sight and near its middle, for what is laid without a mouse."""
        return self.camera.to_table(QPointF(self.width() * 0.4, self.height() * 0.35))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.ground.paper.ratio = self.devicePixelRatioF()
        painter = QPainter(self)
        area = event.rect()
        self.ground.paint(painter, area, self.size(), self.camera, self.plan, rough=self._rough)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        if self._dimmed:
            veil = theme.colour("paper")
            veil.setAlpha(150)
            painter.fillRect(area, veil)
        else:
            self.paint_over(painter, QRectF(area))
        painter.end()

    def paint_over(self, painter: QPainter, area: QRectF) -> None:
        """What is painted above the ground."""
        radius = RADIUS * self.camera.scale
        for cluster, unit in self.marked:
            if cluster in self.plan.places:
                box = self.plan.seen(cluster, unit)
                shown = self.camera.box_to_window(box).adjusted(-2, -2, 2, 2)
                paint_ring(painter, shown, "accent", 3, radius, dashed=True)
        if self.here and self.here.cluster in self.plan.places:
            shown = self.camera.box_to_window(self._box_of_here).adjusted(-2, -2, 2, 2)
            focused = self.hasFocus()
            paint_ring(painter, shown, "focus" if focused else "edge", 3 if focused else 2, radius + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._fitted and self.layout_shown:
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.look_anew()

    def sizeHint(self) -> QSize:
        return QSize(em(50), em(34))

    # the inside

    def _fit(self) -> None:
        """See what can be read, and go on doing so until somebody moves the table."""
        self.camera.begin(self.plan.bounds, QSizeF(self.size()))
        self._spoil()

    @property
    def _box_of_here(self) -> QRectF:
        held = self.here is not None and self.here.cluster in self.plan.places
        return self.plan.seen(self.here.cluster, self.here.unit) if self.here and held else QRectF()

    def _tell_of(self, hit: Hit | None) -> None:
        """The keyboard has come to something else with what came or went."""
        if hit and hit == self.here and hit.cluster in self.plan.places and self.hasFocus():
            self.see(hit.cluster, hit.unit)
            announce(self, self.sentence_of(hit))

    def _sharpen(self) -> None:
        self._rough = False
        self._spoil()

    def _lay_out(self) -> None:
        self.plan = Plan(self.layout_shown, self.spread, self.order, lines_of_name)

    def _spoil_other(self, before: Plan) -> None:
        """Paint anew where stacks lie otherwise than before."""
        others = [
            *_differing(before.places, self.plan.places),
            *(box for cluster, box in before.grounds.items() if self.plan.grounds.get(cluster) != box),
            *(box for cluster, box in self.plan.grounds.items() if before.grounds.get(cluster) != box),
        ]
        if len(others) > 60:
            self._spoil()
            return
        for box in others:
            self._spoil(box)

    def _spoil(self, box: QRectF | None = None) -> None:
        """Something on the table changed, in a box of it or everywhere."""
        shown = self.camera.box_to_window(box).adjusted(-6, -6, 6, 8) if box is not None else None
        self.ground.spoil(shown)
        if shown is None:
            self.update()
        else:
            self.update(shown.toAlignedRect())

    def _window_box(self, box: QRectF) -> QRect:
        return self.camera.box_to_window(box).adjusted(-8, -8, 8, 8).toAlignedRect()


def _differing(before: dict[str, Place], after: dict[str, Place]) -> Iterable[QRectF]:
    for cluster in before.keys() | after.keys():
        one, other = before.get(cluster), after.get(cluster)
        if one is not other and one != other:
            yield from (place.box for place in (one, other) if place)
