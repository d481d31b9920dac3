"""How the table looks: its ground, the mats of stacks, the cards. Cards are drawn once for each size and then copied."""

from collections import OrderedDict
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from workbench.cellar.words import _, _n
from workbench.ui import theme
from workbench.ui.panels.drawing import draw_text, line_height
from workbench.ui.parts import application
from workbench.ui.signs import paint_shape, sign
from workbench.ui.style import em
from workbench.ui.table.faces import LONGEST, CardFace
from workbench.ui.table.plan import CARD, PAD, Place

READABLE = 0.42
"""Below this zoom cards show no words, and names are as large as text elsewhere."""
MOST_BYTES = 96 * 1024 * 1024
"""How much memory drawn cards may take; the ones that were not seen for longest go first."""
TEXT = 7.3
SMALL = 6.3
NAME = 8.2
RADIUS = 3.0
FAR_LINES = 4
"""Lines of a name that is seen from afar, at most."""
FAR = -1
"""The sign under which a card is kept on which nothing can be read."""


class Paper:
    """Draws in pixels; `ratio` is how many dots of the screen one pixel has."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()
        self._bytes = 0
        self.ratio = 1.0

    def card(self, face: CardFace | None, scale: float, zoom: float) -> QPixmap:
        """A card as a picture; `scale` in pixels for each unit of the table."""
        far = zoom < READABLE
        sign_number = face.sign if face else 0
        said = "" if far or face is None else face.text
        key = (
            theme.now().name,
            round(scale, 3),
            self.ratio,
            sign_number,
            said,
            "" if far or not face else face.code,
        )
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        made = self._drawn(face, scale, far)
        self._keep(key, made)
        return made

    def mat(
        self, painter: QPainter, place: Place, box: QRectF, scale: float, *, wanted: bool = False
    ) -> None:
        """The mat of a stack; `wanted` where something is about to be laid on it."""
        radius = RADIUS * 1.6 * scale
        if scale * 1.5 >= 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade(16))
            painter.drawRoundedRect(box.translated(0, 1.4 * scale), radius, radius)
        painter.setBrush(theme.colour("accent_soft" if wanted else "hover"))
        painter.setPen(QPen(theme.colour("accent" if wanted else "edge"), max(2.0, scale) if wanted else 1.0))
        painter.drawRoundedRect(box, radius, radius)

    def name(self, painter: QPainter, place: Place, head: QRectF, scale: float, zoom: float) -> None:
        """The name of a stack, or that it has none."""
        text = place.stack.name.text
        if zoom < READABLE:
            return
        font = _font(NAME * scale, bold=bool(text), italic=not text)
        room = head.adjusted(PAD * scale, 3.2 * scale, -PAD * scale, 0).toAlignedRect()
        draw_text(
            painter,
            room,
            text or _("No name yet"),
            font=font,
            colour=theme.colour("text" if text else "muted"),
            lines=2,
        )

    def far_name(self, painter: QPainter, place: Place, box: QRectF) -> None:
        """The name of a stack that is seen from afar, as large as text elsewhere, across its cards."""
        text = place.stack.name.text
        if not text or box.width() < em(2.2):
            return
        width, height = round(box.width()) - 8, round(box.height()) - 4
        pixels, lines = far_size(text, width, height, em(), application().font().family())
        font = _font(pixels, bold=True)
        line = line_height(font)
        room = QRect(round(box.left()) + 4, round(box.top()) + 3, width, line * lines)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("hover"))
        painter.drawRoundedRect(
            QRectF(box.left() + 1, box.top() + 1, box.width() - 2, line * lines + 5), 3, 3
        )
        draw_text(painter, room, text, font=font, colour=theme.colour("text"), lines=lines)

    def foot(self, painter: QPainter, place: Place, box: QRectF, scale: float, zoom: float) -> None:
        """What a gathered stack says of the cards below, or that a spread one can be gathered."""
        if box.isNull() or zoom < READABLE:
            return
        words = (
            _("Gather again")
            if place.spread
            else _n("{count} more below", "{count} more below", place.hidden).format(count=place.hidden)
        )
        room = box.adjusted(PAD * scale, 6.4 * scale, -PAD * scale, 0).toAlignedRect()
        draw_text(painter, room, words, font=_font(SMALL * scale), colour=theme.colour("accent"))

    def ground_of_parts(self, painter: QPainter, box: QRectF, scale: float) -> None:
        """The ground on which a cluster lies together with its parts."""
        pen = QPen(theme.colour("edge"), 1.2)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        soft = QColor(theme.colour("accent_soft"))
        soft.setAlpha(110)
        painter.setBrush(soft)
        painter.drawRoundedRect(box, 6 * scale, 6 * scale)

    def edges(self, painter: QPainter, box: QRectF, scale: float) -> None:
        """The edges of the cards that lie below the last one that is seen."""
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("surface"))
        for number in (2, 1):
            shifted = box.adjusted(
                number * 1.4 * scale, number * 1.6 * scale, -number * 1.4 * scale, number * 1.6 * scale
            )
            painter.drawRoundedRect(shifted, RADIUS * scale, RADIUS * scale)

    def forget(self) -> None:
        """Let go of all drawn cards: colours or sizes have changed."""
        self._kept.clear()
        self._bytes = 0

    def _keep(self, key: tuple[object, ...], picture: QPixmap) -> None:
        self._kept[key] = picture
        self._bytes += picture.width() * picture.height() * 4
        while self._bytes > MOST_BYTES and len(self._kept) > 1:
            _key, old = self._kept.popitem(last=False)
            self._bytes -= old.width() * old.height() * 4

    def _drawn(self, face: CardFace | None, scale: float, far: bool) -> QPixmap:
        width, height = CARD[0] * scale, CARD[1] * scale
        picture = QPixmap(max(1, round(width * self.ratio)), max(1, round(height * self.ratio)))
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = RADIUS * scale
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), radius, radius)
        which = sign(face.sign if face else 0)
        if far:
            side = max(3.0, min(width, height) * 0.34)
            paint_shape(painter, QRectF(width * 0.07, height * 0.12, side, side), which)
        elif face:
            self._write(painter, face, scale)
        painter.end()
        return picture

    def _write(self, painter: QPainter, face: CardFace, scale: float) -> None:
        width, height = CARD[0] * scale, CARD[1] * scale
        inset, side = 5.0 * scale, 7.0 * scale
        foot = height - 11.5 * scale
        font = _font(TEXT * scale)
        lines = max(1, int((foot - 3.0 * scale) / QFontMetricsF(font).lineSpacing()))
        room = QRect(round(inset), round(3.4 * scale), round(width - 2 * inset), round(foot))
        text = face.text if len(face.text) <= LONGEST else face.text[:LONGEST] + " …"
        draw_text(painter, room, text, font=font, colour=theme.colour("text"), lines=lines)
        paint_shape(painter, QRectF(inset, foot + 1.4 * scale, side, side), sign(face.sign))
        below = QRect(
            round(inset + side + 3 * scale),
            round(foot + 0.6 * scale),
            round(width - 2 * inset - side - 3 * scale),
            round(10 * scale),
        )
        draw_text(
            painter, below, face.code, font=_font(SMALL * scale, bold=True), colour=theme.colour("muted")
        )


def lines_of_name(text: str) -> int:
    """How many lines, one or two, a name takes on a mat."""
    return 2 if _wide(text, application().font().family()) > CARD[0] else 1


@lru_cache(maxsize=4096)
def far_size(text: str, width: int, height: int, text_size: int, family: str) -> tuple[int, int]:
    """How large, in pixels, and in how many lines a name is written in a box of pixels: as large as text elsewhere, or
    smaller where that keeps the words, and the name, whole. `text_size` and `family` are those of the text elsewhere.
    """
    font, least = QFont(family), max(9, text_size // 2)
    font.setWeight(QFont.Weight.DemiBold)
    largest = max(least, min(round(text_size * 0.95), round(width / 4)))
    for pixels in range(largest, least - 1, -1):
        font.setPixelSize(pixels)
        most = max(1, min(FAR_LINES, height // line_height(font)))
        words = [QFontMetricsF(font).horizontalAdvance(f"{word} ") for word in text.split()]
        taken, at = 1, 0.0
        for word in words:
            taken, at = (taken, at + word) if at + word <= width else (taken + 1, word)
        if taken <= most and max(words) <= width:
            return pixels, taken
    return least, max(1, min(FAR_LINES, height // line_height(font)))


@lru_cache(maxsize=4096)
def _wide(text: str, family: str) -> float:
    font = QFont(family)
    font.setPixelSize(round(NAME * 10))
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetricsF(font).horizontalAdvance(text) / 10


def _font(pixels: float, *, bold: bool = False, italic: bool = False) -> QFont:
    font = QFont(application().font())
    font.setPixelSize(max(1, round(pixels)))
    font.setItalic(italic)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def shade(alpha: int) -> QColor:
    """A shadow: the darker of text and ground, as thin as `alpha` (0 to 255) says."""
    colour = QColor(min(theme.colour("text"), theme.colour("paper"), key=QColor.lightness))
    colour.setAlpha(alpha)
    return colour


def paint_ring(
    painter: QPainter, box: QRectF, role: str, width: float, radius: float, *, dashed: bool = False
) -> None:
    """A line around something: chosen, under the keyboard, or taken."""
    pen = QPen(theme.colour(role), width)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)


def dots(painter: QPainter, box: QRectF, corner: QPointF, scale: float) -> None:
    """A quiet pattern on the bare table, by which one sees it move."""
    step = 50 * scale
    if step < 14:
        return
    painter.setPen(
        QPen(theme.colour("line"), max(1.5, 0.9 * scale), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    )
    x0 = box.left() - (box.left() + corner.x() * scale) % step
    y0 = box.top() - (box.top() + corner.y() * scale) % step
    points: list[QPointF] = []
    y = y0
    while y <= box.bottom() + 1:
        x = x0
        while x <= box.right() + 1:
            points.append(QPointF(x, y))
            x += step
        y += step
    painter.drawPoints(points)
