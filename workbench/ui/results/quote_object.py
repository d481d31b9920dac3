"""A quote that stands in a text: drawn as it is printed, and one letter for whoever writes around it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextLayout,
    QTextOption,
)

from workbench.cellar.words import _
from workbench.ui import theme
from workbench.ui.style import em

TYPE = int(QTextFormat.ObjectTypes.UserObject) + 1
_ID = int(QTextFormat.Property.UserProperty) + 1


def quote_format(quote: str, like: QTextCharFormat) -> QTextCharFormat:
    """The format of the letter that stands for a quote."""
    made = QTextCharFormat(like)
    made.setObjectType(TYPE)
    made.setProperty(_ID, quote)
    return made


def quote_in(form: QTextCharFormat) -> str:
    """The quote that a letter of this format stands for; empty for any other letter."""
    return str(form.property(_ID) or "") if form.objectType() == TYPE else ""


class QuoteObject(QPyTextObject):
    """Draws quotes by their identities; `printed` gives their words."""

    def __init__(self, printed: Callable[[str], str], parent: QTextDocument) -> None:
        super().__init__(parent)
        self._printed = printed

    def intrinsicSize(self, doc: QTextDocument, _position: int, form: QTextFormat) -> QSizeF:
        width = _width(doc)
        return QSizeF(width, self._laid_out(form, width)[1] + em(0.5))

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, _doc: QTextDocument, _position: int, form: QTextFormat
    ) -> None:
        layout, height = self._laid_out(form, rect.width())
        bar = QRectF(rect.left() + em(0.4), rect.top() + em(0.25), em(0.2), height)
        painter.fillRect(bar, theme.colour("line"))
        painter.setPen(theme.colour("text"))
        layout.draw(painter, QPointF(rect.left() + _INDENT * em(), rect.top() + em(0.25)))

    def _laid_out(self, form: QTextFormat, width: float) -> tuple[QTextLayout, float]:
        letter = form.toCharFormat()
        words = self._printed(quote_in(letter)) or _("A quote that is gone")
        font = QFont(letter.font())
        layout = QTextLayout(words, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(em(4), width - (_INDENT + 1) * em()))
            line.setPosition(QPointF(0, height))
            height += line.height() * 1.2
        layout.endLayout()
        return layout, height


_INDENT = 1.2


def _width(doc: QTextDocument) -> float:
    """What is left between the margins."""
    frame = doc.rootFrame().frameFormat()
    return max(float(em(8)), doc.textWidth() - frame.leftMargin() - frame.rightMargin() - 2)
