"""A line that tells what is held in the hand, above tray and table, for as long as it is held."""

from PySide6.QtWidgets import QFrame, QWidget

from workbench.cellar.words import _
from workbench.ui import actions
from workbench.ui.parts import label, row
from workbench.ui.table.hands import Hands


class Held(QFrame):
    """Hidden while nothing is held."""

    def __init__(self, hands: Hands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._hands = hands
        self.words = label("")
        row(self, 0.5, 0.4).addWidget(self.words, 1)
        hands.taken_changed.connect(self._show)
        self.hide()

    def _show(self) -> None:
        words = self._hands.held_words
        if words:
            keys = _("{key} lays it, Esc puts it back.").format(key=actions.first_key("table.lay"))
            self.words.setText(f"{words} {keys}")
        self.setVisible(bool(words))
