"""The gutter: who speaks and when, beside the first line of each turn, and a line where it was listened to."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from workbench.cellar.words import _
from workbench.study.interviews import Turn
from workbench.study.spans import Span, covered
from workbench.ui import theme
from workbench.ui.style import em
from workbench.ui.transcript.tints import painting
from workbench.ui.transcript.view import Margin, TranscriptView

_LONGEST = 15
"""Letters of a speaker's label that are always shown; a longer one is shortened."""


class Gutter(Margin):
    """Painted for the turns in view only. `labels` are by identity of speakers, `listened` by recording."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._view = view
        self._labels: Mapping[str, str] = {}
        self._listened: Mapping[str, Sequence[Span]] = {}
        self.setAccessibleName(_("Speakers and times"))

    def show_speakers(self, labels: Mapping[str, str]) -> None:
        """Call the speakers by these labels."""
        self._labels = labels
        self._view.arrange()
        self.update()

    def show_listened(self, spans: Mapping[str, Sequence[Span]]) -> None:
        """Show which spans of each recording, in milliseconds, have been listened to."""
        self._listened = spans
        self.update()

    def wanted(self) -> int:
        letter = QFontMetricsF(self._name_font()).averageCharWidth()
        longest = max((len(label) for label in self._labels.values()), default=0)
        return round(letter * (min(max(longest, 8), _LONGEST) + 4))

    def sentence(self, number: int) -> str:
        """A turn in words, for screen readers and tooltips: who, when, how much of it was listened to."""
        turn = self._view.sheet.reading.turns[number]
        who = self._labels.get(turn.speaker, "") or _("Speaker not named")
        return _("{who}, {time}. {heard}").format(who=who, time=clock(turn.start), heard=self._heard(turn))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("surface"))
            reading = self._view.sheet.reading
            for block, rect in self._view.where.visible():
                if block.blockNumber() < len(reading.turns):
                    self._paint_turn(painter, reading.turns[block.blockNumber()], rect)
                    self._paint_listened(painter, block, rect)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._view.wheelEvent(event)

    def event(self, e: QEvent) -> bool:
        if e.type() is QEvent.Type.ToolTip and isinstance(e, QHelpEvent):
            for block, rect in self._view.where.visible():
                if rect.top() <= e.pos().y() <= rect.bottom() and self._view.sheet.reading.turns:
                    QToolTip.showText(e.globalPos(), self.sentence(block.blockNumber()), self)
                    return True
        return super().event(e)

    def _paint_turn(self, painter: QPainter, turn: Turn, rect: QRectF) -> None:
        name, time = QFontMetricsF(self._name_font()), QFontMetricsF(self._time_font())
        gap = name.averageCharWidth()
        width = self.width() - 3 * gap
        both = name.height() + time.height()
        # A turn that began above the view keeps its label in sight as long as there is room for it.
        top = min(max(rect.top(), 0.0), max(rect.top(), rect.bottom() - both))
        label = self._labels.get(turn.speaker, "")
        painter.setFont(self._name_font())
        painter.setPen(theme.colour("text" if label else "muted"))
        shown = name.elidedText(label or "–", Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(0, top, gap + width, name.height()), Qt.AlignmentFlag.AlignRight, shown)
        painter.setFont(self._time_font())
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            QRectF(0, top + name.height(), gap + width, time.height()),
            Qt.AlignmentFlag.AlignRight,
            clock(turn.start),
        )

    def _paint_listened(self, painter: QPainter, block: QTextBlock, rect: QRectF) -> None:
        """A thin dotted line along the turn, solid where it has been listened to."""
        x = self.width() - QFontMetricsF(self._name_font()).averageCharWidth()
        weak, strong = QPen(theme.colour("line"), em(0.1)), QPen(theme.colour("listened"), em(0.2))
        weak.setStyle(Qt.PenStyle.DotLine)
        strong.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(weak)
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
        painter.setPen(strong)
        for top, bottom in self._stretches(block, rect):
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _stretches(self, block: QTextBlock, rect: QRectF) -> Iterator[tuple[float, float]]:
        number = block.blockNumber()
        turn, text = self._view.sheet.reading.turns[number], self._view.sheet.turn_text(number)
        spans = self._listened.get(turn.recording, ())
        if not spans or not turn.tokens:
            return
        layout = block.layout()
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            ends = text.within(line.textStart(), line.textStart() + line.textLength())
            if ends is None or ends[1] >= len(turn.tokens):
                continue
            start, end = turn.tokens[ends[0]].start, turn.tokens[ends[1]].end
            for low, high in spans:
                if low < end and high > start and end > start:
                    top = rect.top() + line.y()
                    below = layout.lineAt(index + 1).y() if index + 1 < layout.lineCount() else rect.height()
                    scale = (below - line.y()) / (end - start)
                    yield top + (max(low, start) - start) * scale, top + (min(high, end) - start) * scale

    def _heard(self, turn: Turn) -> str:
        spans = self._listened.get(turn.recording, ())
        length = turn.end - turn.start
        share = covered(spans, turn.start, turn.end) / length if length > 0 else 0.0
        if share > 0.95:
            return _("Listened to")
        if share > 0.05:
            return _("Partly listened to")
        return _("Machine draft, not listened to yet")

    def _name_font(self) -> QFont:
        font = QFont(self._view.document().defaultFont())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _time_font(self) -> QFont:
        font = QFont(self._view.document().defaultFont())
        font.setPointSizeF(font.pointSizeF() * 0.78)
        return font


def clock(milliseconds: int) -> str:
    """A time as mm:ss, from an hour on as h:mm:ss."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
