"""How an interview was held, in which round, and when; who led it, by which guide, and with whom."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.study.interviews import Interview, Mode
from workbench.ui.dates import date_words
from workbench.ui.dialogs.date_field import DateField
from workbench.ui.dialogs.member_boxes import MemberBoxes
from workbench.ui.dialogs.participants import Participants
from workbench.ui.parts import labelled, row, stack
from workbench.ui.wordings import HELD

ROUNDS = 6
"""How many rounds are offered; an interview of a later one keeps its own."""


class InterviewFacts(QWidget):
    """None of it must be said."""

    def __init__(self, desk: Desk, interview: Interview) -> None:
        super().__init__()
        column = stack(self, 0.9)
        self.held = QComboBox()
        for mode, words in HELD.items():
            self.held.addItem(_(words), mode)
        self.held.setCurrentIndex(self.held.findData(interview.mode))
        column.addWidget(labelled(_("How was it held?"), self.held))
        self.date = DateField(_("Date of the interview"), interview.date)
        self.round = QComboBox()
        for number in sorted({*range(1, ROUNDS + 1), interview.round}):
            self.round.addItem(_round_words(number), number)
        self.round.setCurrentIndex(self.round.findData(interview.round))
        holder = QWidget()
        line = row(holder, 0.9)
        above = Qt.AlignmentFlag.AlignTop
        line.addWidget(labelled(_("Date"), self.date, _("9.3.2026, or empty.")), 1, above)
        line.addWidget(labelled(_("Round"), self.round), 1, above)
        column.addWidget(holder)
        self.present = MemberBoxes(desk, _("Who led the interview?"), interview.present)
        column.addWidget(self.present)
        self.guide = QComboBox()
        known = desk.trail.guide(interview.guide) is not None
        self.guide.addItem(_("Not said"), "" if known else interview.guide)  # one taken away may come back
        for version in reversed(desk.trail.guides()):
            words = _("Version {number}").format(number=version.number)
            told = (words, date_words(version.date))
            self.guide.addItem(" · ".join(part for part in told if part), version.id)
        self.guide.setCurrentIndex(max(0, self.guide.findData(interview.guide)))
        column.addWidget(
            labelled(
                _("Which version of the guide was used?"),
                self.guide,
                _("The versions are kept in the room of the method."),
            )
        )
        self.participants = Participants(desk, interview)
        self.traits = self.participants.own
        column.addWidget(self.participants)

    @property
    def said(self) -> bool:
        """Whether something here is not as it is for every interview."""
        asked = self.held.currentIndex() or self.round.currentData() != 1 or self.date.line.text()
        return bool(asked or self.present.chosen or self.guide.currentIndex() or self.participants.said)

    def described(self, interview: Interview) -> Interview:
        """The interview with what is said here. Raises Refusal for what is no date."""
        mode = Mode(self.held.currentData())
        return replace(
            interview,
            mode=mode,
            round=self.round.currentData(),
            date=self.date.iso(),
            present=tuple(self.present.chosen),
            guide=str(self.guide.currentData()),
        )


def _round_words(number: int) -> str:
    if number == 1:
        return _("1, the first")
    return _("2, a follow-up") if number == 2 else str(number)
