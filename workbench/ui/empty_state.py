"""What stands where there is nothing yet: a sentence and the next thing to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workbench.ui import icons
from workbench.ui.downwards import Downwards
from workbench.ui.parts import button, label, reword, stack
from workbench.ui.style import em


class EmptyState(QWidget):
    """An icon, a heading, a sentence and at most one button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = stack(self, 0)
        page = QWidget()
        sides = QHBoxLayout(page)
        holder = QWidget()
        holder.setMaximumWidth(em(34))
        sides.addStretch(1)
        sides.addWidget(holder, 100)
        sides.addStretch(1)
        column = stack(holder, 0.8, 1.0)
        self.sign = QLabel()
        self.sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.heading = label("", "heading")
        self.heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = label("", "hint")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        column.addWidget(self.sign)
        column.addWidget(self.heading)
        column.addWidget(self.sentence)
        column.addSpacing(em(0.4))
        self._then: Callable[[], object] = lambda: None
        self.button = button(" ", self._act, look="primary")
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.button)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(3)
        outer.addWidget(Downwards(page))

    def tell(
        self,
        icon: str,
        heading: str,
        sentence: str,
        words: str = "",
        then: Callable[[], object] | None = None,
    ) -> None:
        """Say what is not there yet and offer the next thing to do."""
        icons.put(self.sign, icon, "muted", 3)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(sentence)
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.button.setVisible(then is not None)
        reword(self.button, words)
        if then is not None:
            self._then = then

    def _act(self) -> None:
        self._then()
