"""The gutter: who speaks and when, beside the first line of each turn; their band, and a line where it was listened to."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from workbench.cellar.words import _
from workbench.study.interviews import Turn
from workbench.study.spans import Span, covered
from workbench.ui import theme
from workbench.ui.clock import clock
from workbench.ui.style import em
from workbench.ui.transcript import voices
from workbench.ui.transcript.geometry import Seen
from workbench.ui.transcript.margin import Margin, painting, smaller, touches
from workbench.ui.transcript.view import TranscriptView

_LONGEST = 15
"""Letters of a speaker's label that are always shown; a longer one is shortened."""


class Gutter(Margin):
    """Painted for the turns in view only. `labels` are by identity of speakers, `listened` by recording."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._view = view
        self._labels: Mapping[str, str] = {}
        self._bands: Mapping[str, voices.Band] = {}
        self._listened: Mapping[str, Sequence[Span]] = {}
        self._by_people = False
        self._elided: dict[str, tuple[str, float]] = {}
        self.restyle(view.document().defaultFont())
        self.setAccessibleName(_("Speakers and times"))

    def show_speakers(self, labels: Mapping[str, str]) -> None:
        """Call the speakers by these labels, and let each have the band of its place among them."""
        self._labels = labels
        self._bands = {speaker: voices.band(number) for number, speaker in enumerate(labels)}
        self._elided.clear()
        self._view.arrange()
        self.update()

    def show_listened(self, spans: Mapping[str, Sequence[Span]], *, by_people: bool = False) -> None:
        """Show which spans of each recording, in milliseconds, have been listened to; `by_people`: no machine listened."""
        self._listened, self._by_people = spans, by_people
        self.update()

    def restyle(self, text: QFont) -> None:
        self._name = smaller(text, 0.85, QFont.Weight.DemiBold)
        self._time = smaller(text, 0.78)
        self._names, self._times = QFontMetricsF(self._name), QFontMetricsF(self._time)
        self.header = round(self._names.height() + self._times.height()) + 2
        self._elided.clear()

    def wanted(self) -> int:
        longest = max((len(label) for label in self._labels.values()), default=0)
        letter = self._names.averageCharWidth()
        unnamed = self._names.horizontalAdvance(_("Not named")) + 3 * letter
        return ceil(max(letter * (min(max(longest, 8), _LONGEST) + 4), unnamed)) + 1 + em(voices.WIDTH)

    def shown(self, number: int) -> str:
        """Who speaks in a turn, as it stands beside it: shortened where the gutter is too narrow for it."""
        return self._fitted(self._called(self._view.sheet.reading.turns[number]))[0]

    def sentence(self, number: int) -> str:
        """A turn in words, for screen readers and tooltips: who, when, how much of it was listened to."""
        turn = self._view.sheet.reading.turns[number]
        who = self._labels.get(turn.speaker, "") or _("Speaker not named")
        if not turn.timed:
            return _("{who}, time not known.").format(who=who)
        return _("{who}, {time}. {heard}").format(who=who, time=clock(turn.start), heard=self._heard(turn))

    def paintEvent(self, event: QPaintEvent) -> None:
        turns, region = self._view.sheet.reading.turns, event.region()
        with painting(self) as painter:
            painter.fillRect(event.rect(), theme.colour("surface"))
            for seen in self._view.where.visible().values():
                place = QRectF(0, seen.rect.top(), self.width(), max(seen.rect.height(), self.header))
                if seen.number < len(turns) and touches(region, place):
                    self._paint_turn(painter, turns[seen.number], seen.rect)
                    self._paint_band(painter, turns[seen.number], seen.rect)
                    self._paint_listened(painter, seen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elided.clear()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._view.wheelEvent(event)

    def event(self, e: QEvent) -> bool:
        if e.type() is QEvent.Type.ToolTip and isinstance(e, QHelpEvent):
            turns = self._view.sheet.reading.turns
            for seen in self._view.where.visible().values():
                if seen.rect.top() <= e.pos().y() <= seen.rect.bottom() and seen.number < len(turns):
                    QToolTip.showText(e.globalPos(), self.sentence(seen.number), self)
                    return True
        return super().event(e)

    def _paint_turn(self, painter: QPainter, turn: Turn, rect: QRectF) -> None:
        edge = self.width() - 2 * self._names.averageCharWidth()
        # A turn that began above the view keeps its label in sight as long as there is room for it.
        top = min(max(rect.top(), 0.0), max(rect.top(), rect.bottom() - self.header))
        shown, width = self._fitted(self._called(turn))
        painter.setFont(self._name)
        painter.setPen(theme.colour("text" if self._labels.get(turn.speaker) else "muted"))
        painter.drawText(QPointF(edge - width, top + self._names.ascent()), shown)
        time = clock(turn.start) if turn.timed else ""
        painter.setFont(self._time)
        painter.setPen(theme.colour("muted"))
        left = edge - self._times.horizontalAdvance(time)
        painter.drawText(QPointF(left, top + self._names.height() + self._times.ascent()), time)

    def _paint_band(self, painter: QPainter, turn: Turn, rect: QRectF) -> None:
        if look := self._bands.get(turn.speaker):
            top, bottom = max(rect.top(), -float(em(1))), min(rect.bottom(), float(self.height() + em(1)))
            area = QRectF(0, top, em(voices.WIDTH), bottom - top)
            voices.paint(painter, look, area, rect.top())

    def _called(self, turn: Turn) -> str:
        return self._labels.get(turn.speaker, "") or _("Not named")

    def _fitted(self, label: str) -> tuple[str, float]:
        """A label, shortened to the gutter's width, and how wide it is then."""
        if label not in self._elided:
            room = self.width() - 3 * self._names.averageCharWidth() - em(voices.WIDTH)
            shown = self._names.elidedText(label, Qt.TextElideMode.ElideRight, room)
            self._elided[label] = shown, self._names.horizontalAdvance(shown)
        return self._elided[label]

    def _paint_listened(self, painter: QPainter, seen: Seen) -> None:
        """A thin dotted line along the turn, solid where it has been listened to."""
        x = self.width() - self._names.averageCharWidth()
        weak, strong = QPen(theme.colour("line"), em(0.1)), QPen(theme.colour("listened"), em(0.2))
        weak.setStyle(Qt.PenStyle.DotLine)
        strong.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(weak)
        painter.drawLine(QPointF(x, seen.rect.top()), QPointF(x, seen.rect.bottom()))
        painter.setPen(strong)
        for top, bottom in self._stretches(seen):
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _stretches(self, seen: Seen) -> Iterator[tuple[float, float]]:
        turn, text = self._view.sheet.reading.turns[seen.number], self._view.sheet.turn_text(seen.number)
        spans = [span for span in self._listened.get(turn.recording, ()) if span[0] < turn.end]
        if not spans or spans[-1][1] <= turn.start or not turn.tokens:
            return
        layout = seen.block.layout()
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            ends = text.within(line.textStart(), line.textStart() + line.textLength())
            if ends is None or ends[1] >= len(turn.tokens):
                continue
            start, end = turn.tokens[ends[0]].start, turn.tokens[ends[1]].end
            top = seen.rect.top() + line.y()
            below = layout.lineAt(index + 1).y() if index + 1 < layout.lineCount() else seen.rect.height()
            scale = (below - line.y()) / max(1, end - start)
            for low, high in spans:
                if low < end and high > start:
                    yield top + (max(low, start) - start) * scale, top + (min(high, end) - start) * scale

    def _heard(self, turn: Turn) -> str:
        spans = self._listened.get(turn.recording, ())
        length = turn.end - turn.start
        share = covered(spans, turn.start, turn.end) / length if length > 0 else 0.0
        if share > 0.95:
            return _("Listened to")
        if share > 0.05:
            return _("Partly listened to")
        if self._by_people:
            return _("Not listened to yet")
        return _("Machine draft, not listened to yet")
