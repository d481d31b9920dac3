"""The outline of the sound with what was listened to, where somebody speaks, and where one is.

It is a slider: arrow keys, Home and End, a click or a drag go to a place; nothing begins to sound by that.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from workbench.cellar.words import _
from workbench.speech.waveform import Outline
from workbench.study.spans import Span, joined
from workbench.ui import theme
from workbench.ui.clock import clock, place_of
from workbench.ui.player.picture import Scale, Subject, drawn
from workbench.ui.style import em

NEAR_MS = 30_000
"""How much of the recording is shown from close by."""

_RESTYLING = {QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange}
_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1000,
    Qt.Key.Key_Right: 1000,
    Qt.Key.Key_Down: -5000,
    Qt.Key.Key_Up: 5000,
    Qt.Key.Key_PageDown: -60_000,
    Qt.Key.Key_PageUp: 60_000,
}


class Waveform(QAbstractSlider):
    """Times are milliseconds of the recording."""

    sought = Signal(int)
    """Somebody wants to go to this place."""
    pointed = Signal(int)
    """The pointer is being dragged over this place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Place in the recording"))
        self.setSingleStep(1000)
        self.setPageStep(5000)
        self._subject = Subject()
        self._selection: Span | None = None
        self._place = 0
        self._near = False
        self._high = 3.0
        self._scale = Scale((0, 0), 1)
        self._dragged = False
        self._picture: QPixmap | None = None

    @property
    def place(self) -> int:
        """Where one is."""
        return self._place

    @property
    def view(self) -> Span:
        """The stretch that is shown."""
        return self._scale.view

    @property
    def listened(self) -> tuple[Span, ...]:
        """What is shown as listened to."""
        return self._subject.listened

    def show_sound(self, outline: Outline | None, duration: int) -> None:
        """Show another recording, or none, from its beginning."""
        self._subject = Subject() if outline is None else Subject(outline)
        self.setRange(0, duration)
        self._selection = None
        self._place = 0
        self._tell()
        self._look(self._wanted_view())

    def show_speech(self, spans: Sequence[Span]) -> None:
        """Where turns of the transcript are."""
        self._draw_anew(replace(self._subject, speech=joined(spans, gap=200)))

    def show_listened(self, spans: Sequence[Span]) -> None:
        """What has been listened to."""
        self._draw_anew(replace(self._subject, listened=tuple(spans)))

    def show_selection(self, span: Span | None) -> None:
        """What is selected in the transcript."""
        self._selection = span
        self.update()

    def show_place(self, place: int) -> None:
        """Where it plays now; while somebody drags, the drag goes before."""
        if not self._dragged and place != self._place:
            self._go(place)

    def show_near(self, near: bool) -> None:
        """Show half a minute around the place, or the whole recording."""
        self._near = near
        self._look(self._wanted_view())

    def set_short(self, short: bool) -> None:
        """Whether there is little height."""
        self._high = 1.4 if short else 3.0
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(em(16), em(self._high))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(8), em(self._high))

    def event(self, e: QEvent) -> bool:
        if e.type() in _RESTYLING:
            self._picture = None
        if isinstance(e, QHelpEvent) and self._scale.length:
            QToolTip.showText(e.globalPos(), clock(self._scale.time(e.pos().x())), self)
            return True
        return super().event(e)

    def mousePressEvent(self, e: QMouseEvent) -> None:
        if e.button() is Qt.MouseButton.LeftButton and self._scale.length:
            self._dragged = True
            self._drag(e.position())

    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        if self._dragged:
            self._drag(e.position())

    def mouseReleaseEvent(self, _e: QMouseEvent) -> None:
        if self._dragged:
            self._dragged = False
            self.sought.emit(self._place)

    def keyPressEvent(self, ev: QKeyEvent) -> None:
        plain = not ev.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and ev.key() in _STEPS:
            self.sought.emit(max(0, min(self._place + _STEPS[ev.key()], self.maximum())))
        elif plain and ev.key() == Qt.Key.Key_Home:
            self.sought.emit(0)
        elif plain and ev.key() == Qt.Key.Key_End:
            self.sought.emit(self.maximum())
        else:
            ev.ignore()

    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    def paintEvent(self, _ev: QPaintEvent) -> None:
        self._scale = Scale(self._scale.view, self.width())
        ratio = self.devicePixelRatioF()
        wanted = (self.size().toSizeF() * ratio).toSize()
        if self._picture is None or self._picture.size() != wanted:
            self._picture = drawn(self._subject, self._scale.view, self.size(), ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._selection is not None:
            self._paint_selection(painter, self._selection)
        if self._scale.length:
            self._paint_place(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), em(0.3), em(0.3))
        painter.end()

    def _drag(self, point: QPointF) -> None:
        self._go(self._scale.time(point.x()))
        self.pointed.emit(self._place)

    def _go(self, place: int) -> None:
        before, self._place = self._place, place
        if place // 1000 != self.value() // 1000:
            self._tell()
        if self._wanted_view() != self._scale.view and not self._dragged:
            self._look(self._wanted_view())
            return
        reach = em(0.6)
        for time in (before, place):
            self.update(round(self._scale.x(time)) - reach, 0, 2 * reach, self.height())

    def _tell(self) -> None:
        # A screen reader hears of whole seconds only.
        self.setValue(self._place)
        self.setAccessibleDescription(place_of(self._place, self.maximum()))

    def _wanted_view(self) -> Span:
        whole = self.maximum()
        if not self._near or whole <= NEAR_MS:
            return 0, whole
        low, high = self._scale.view
        margin = NEAR_MS // 10 if high < whole else 0
        if high - low == NEAR_MS and low <= self._place <= high - margin:
            return low, high
        start = max(0, min(self._place - NEAR_MS // 4, whole - NEAR_MS))
        return start, start + NEAR_MS

    def _look(self, view: Span) -> None:
        self._scale = Scale(view, self.width())
        self._draw_anew(self._subject)

    def _draw_anew(self, subject: Subject) -> None:
        self._subject = subject
        self._picture = None
        self.update()

    def _paint_selection(self, painter: QPainter, span: Span) -> None:
        ground = theme.colour("selection")
        ground.setAlphaF(0.55)
        for band in self._scale.bands((span,), 0, self.height()):
            painter.fillRect(band, ground)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawLine(band.topLeft(), band.bottomLeft())
            painter.drawLine(band.topRight(), band.bottomRight())

    def _paint_place(self, painter: QPainter) -> None:
        x, side = self._scale.x(self._place), em(0.4)
        painter.setPen(QPen(theme.colour("accent"), max(2, em(0.14))))
        painter.drawLine(QLineF(x, 0, x, self.height()))
        painter.setBrush(theme.colour("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([QPointF(x - side, 0), QPointF(x + side, 0), QPointF(x, side)]))
