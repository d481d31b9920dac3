"""The quiet marks on a text: beside sentences what each stands on, by shape and not by colour alone, and in words."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from workbench.cellar.words import _, mark
from workbench.desk.thread import Standing
from workbench.ui import theme
from workbench.ui.panels.drawing import utf16
from workbench.ui.style import em

WORDS: dict[Standing, str] = {
    Standing.SUPPORTED: mark("It says what it rests on"),
    Standing.WHOLE: mark("The whole carries it"),
    Standing.BARE: mark("It does not say yet what it rests on"),
    Standing.GONE: mark("What it rested on has been taken away"),
}


def standing_words(standing: Standing) -> str:
    """What a sentence stands on, in words."""
    return _(WORDS[standing])


def paint_mark(painter: QPainter, middle: QPointF, standing: Standing) -> None:
    """Paint the mark of a sentence."""
    half = em(0.26)
    box = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    match standing:
        case Standing.SUPPORTED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(box)
        case Standing.WHOLE:
            painter.setPen(QPen(theme.colour("accent"), max(1.5, em(0.11))))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box)
        case Standing.BARE:
            painter.setPen(QPen(theme.colour("edge"), max(1.5, em(0.11))))
            painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
        case Standing.GONE:
            painter.setPen(QPen(theme.colour("care"), max(1.5, em(0.11))))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(
                QPolygonF([QPointF(middle.x(), box.top()), box.bottomRight(), box.bottomLeft()])
            )


def paint_asked(painter: QPainter, page: QTextEdit) -> None:
    """Paint what a page that is empty yet asks for, where the words will stand; a placeholder of Qt's knows no margins."""
    if page.document().isEmpty():
        start = page.cursorRect().topLeft()
        width = page.viewport().width() - start.x() - em(0.5)
        painter.setFont(page.font())
        painter.setPen(theme.colour("muted"))
        box = QRectF(start.x(), start.y(), width, page.viewport().height())
        painter.drawText(box, Qt.TextFlag.TextWordWrap, page.accessibleDescription())


def over(document: QTextDocument, ends: tuple[int, int], form: QTextCharFormat) -> QTextEdit.ExtraSelection:
    """A mark over some code points of a text, which changes nothing of it."""
    words = document.toPlainText()
    cursor = QTextCursor(document)
    cursor.setPosition(utf16(words, ends[0]))
    cursor.setPosition(utf16(words, ends[1]), QTextCursor.MoveMode.KeepAnchor)
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
    made.format = form  # pyright: ignore[reportAttributeAccessIssue]
    return made
