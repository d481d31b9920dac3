"""A line to write in that breaks where it is longer than its place, so that all of it can be read."""

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from workbench.ui.style import em


class WrappedLine(QPlainTextEdit):
    """One paragraph: return presses the dialog's button, as in any line."""

    def __init__(self, words: str, text: str = "") -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        self.textChanged.connect(self.updateGeometry)

    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Write this in place of what stands there."""
        self.setPlainText(" ".join(text.split()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        within = round(2 * self.document().documentMargin())
        # Room for what the style draws around the words, and for the cursor behind the last one.
        words, room = f"{self.toPlainText()}x", max(em(4), width - within - em(1.6))
        flags = Qt.TextFlag.TextWordWrap
        lines = self.fontMetrics().boundingRect(0, 0, room, 99_999, flags, words)
        return lines.height() + within + em(1)

    def sizeHint(self) -> QSize:
        return QSize(em(16), self.heightForWidth(max(self.width(), em(16))))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(8), self.fontMetrics().height() + em(1))

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            e.ignore()
        else:
            super().keyPressEvent(e)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))
