"""How a text of the results lies on its page: room between the lines, and a width that is good to read."""

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

from workbench.ui.style import em

_LEFT, _RIGHT, _WIDEST = 2.4, 1.2, 40.0
"""Ems of the margins, the left one with room for marks, and of the words at most."""


def lay_out(document: QTextDocument, width: int) -> None:
    """Lay a text out on a page so many pixels wide."""
    spare = max(0.0, width - _WIDEST * em()) / 2
    frame = document.rootFrame().frameFormat()
    frame.setMargin(em(0.8))
    frame.setLeftMargin(max(_LEFT * em(), spare))
    frame.setRightMargin(max(_RIGHT * em(), spare))
    document.rootFrame().setFrameFormat(frame)
    whole = QTextCursor(document)
    whole.select(QTextCursor.SelectionType.Document)
    whole.mergeBlockFormat(paragraph(below=0.7))


def paragraph(*, above: float = 0.0, below: float = 0.0) -> QTextBlockFormat:
    """A paragraph with so many ems above and below."""
    form = QTextBlockFormat()
    form.setLineHeight(145, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setTopMargin(round(above * em()))
    form.setBottomMargin(round(below * em()))
    return form
