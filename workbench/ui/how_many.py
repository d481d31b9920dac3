"""How many people speak in a recording: a number, so many at most, or not known."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from workbench.cellar.words import _
from workbench.desk.hearings import HowMany
from workbench.speech.speakers.grouping import MOST_VOICES
from workbench.ui.parts import labelled, no_wider_than_its_place, stack


class HowManyPeople(QWidget):
    """With `not_said` it can be left open, and then the voices are not told apart."""

    def __init__(self, *, not_said: bool = False) -> None:
        super().__init__()
        column = stack(self, 0.3)
        self.number = no_wider_than_its_place(QComboBox())
        if not_said:
            self.number.addItem(_("Not said"), None)
        for number in range(2 if not_said else 1, MOST_VOICES + 1):
            self.number.addItem(str(number), number)
        self.number.addItem(_("I do not know"), 0)
        self.fewer = QCheckBox(_("There may be fewer"))
        column.addWidget(labelled(_("How many people speak?"), self.number))
        column.addWidget(self.fewer)
        self.number.currentIndexChanged.connect(self._offer)
        self._offer()

    def say(self, number: int) -> None:
        """Choose a number; 0 for one that is not known."""
        self.number.setCurrentIndex(max(0, self.number.findData(number)))

    @property
    def said(self) -> HowMany | None:
        """What is chosen; None where it is left open."""
        number = self.number.currentData()
        if number is None:
            return None
        if number == 0:
            return HowMany()
        return HowMany(at_most=number) if self.fewer.isChecked() else HowMany(number)

    def _offer(self) -> None:
        self.fewer.setVisible((self.number.currentData() or 0) > 1)
