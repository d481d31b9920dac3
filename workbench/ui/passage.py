"""The words of the interview that a note or a round is about."""

from PySide6.QtWidgets import QLabel, QWidget

from workbench.ui.downwards import Downwards
from workbench.ui.parts import stack
from workbench.ui.style import em

PASSAGE_EMS = 7
"""They take no more height than this; longer ones scroll."""


class Passage(Downwards):
    """As high as the words need, up to a limit."""

    def __init__(self, words: QLabel) -> None:
        holder = QWidget()
        stack(holder).addWidget(words)
        super().__init__(holder)

    def _adjust(self) -> None:
        super()._adjust()
        self.setFixedHeight(min(self.wanted(), em(PASSAGE_EMS)))
