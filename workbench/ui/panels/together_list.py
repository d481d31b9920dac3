"""All that is done together on one interview: rounds, what is seen differently, discussions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.ui.differ_words import disagreement_row, discussion_row
from workbench.ui.panels.section import Offer, Row, Section
from workbench.ui.parts import stack
from workbench.ui.round_words import round_state, round_title


class TogetherList(QWidget):
    """Asks for a new one by signals; each section tells which one is chosen."""

    begin = Signal()
    reflect = Signal()
    differ = Signal()
    discuss = Signal()
    balance = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rounds = Section(
            _("Rounds"),
            _(
                "In a round each of you first writes alone about the same words, and nobody can read what "
                "another has written. When all are done, you turn the cards one at a time and listen."
            ),
            (
                Offer(_("Begin a round …"), "new", self.begin.emit, "begin"),
                Offer(_("Reflection notes …"), "edit", self.reflect.emit, "reflect"),
                Offer(_("Balance"), "balance", self.balance.emit, "balance"),
            ),
        )
        self.differing = Section(
            _("Seen differently"),
            _(
                "Where you see something differently, each of you writes how they see it, side by side. "
                "Nobody has to give in."
            ),
            (Offer(_("We see this differently …"), "differ", self.differ.emit, "differ"),),
        )
        self.discussions = Section(
            _("Discussions"),
            _("Write down what you talked about: who was there, and what was said."),
            (Offer(_("Write down a discussion …"), "discussion", self.discuss.emit, "discuss"),),
        )
        self.sections = (self.rounds, self.differing, self.discussions)
        column = stack(self, 1.4, 0.6)
        for section in self.sections:
            column.addWidget(section)
        column.addStretch(1)

    def show_interview(self, interview: str) -> None:
        """Show how it stands in an interview, as far as the member who works here may know."""
        desk = self._desk
        standings = [desk.rounds.standing(one.id) for one in reversed(desk.rounds.of(interview))]
        self.rounds.show_rows(
            [
                Row(one.round.id, round_title(one.round), round_state(one))
                for one in sorted(standings, key=lambda one: one.over)
            ]
        )
        members = {member.id: member for member in desk.members.list()}
        self.differing.show_rows(
            [Row(*disagreement_row(one, members)) for one in reversed(desk.disagreements.of(interview))]
        )
        self.discussions.show_rows(
            [Row(*discussion_row(one, members)) for one in reversed(desk.discussions.of(interview))]
        )

    def start(self) -> None:
        """Put the keyboard on the first thing that there is, or else on the first that can be begun."""
        for section in self.sections:
            if section.cards:
                section.start()
                return
        self.rounds.start()
