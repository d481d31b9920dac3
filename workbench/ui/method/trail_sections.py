"""Beside the way: decisions with who saw them differently, and the versions of the guide."""

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.open_words import excerpt
from workbench.study.trail import Decision, GuideVersion
from workbench.ui.dates import date_words
from workbench.ui.dialogs.decision import DecisionDialog, DecisionReader
from workbench.ui.dialogs.guide import GuideDialog, GuideReader
from workbench.ui.hub import Hub
from workbench.ui.panels.section import Offer, Row, Section
from workbench.ui.parts import stack


class TrailSections(QWidget):
    """What one has written down oneself can be changed; the others' is read."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self.decisions = Section(
            _("Decisions"),
            _("What you decided together, why, and who saw it differently and how."),
            (Offer(_("Write down a decision …"), "edit", self.decide, "decide"),),
        )
        self.guides = Section(
            _("Versions of the interview guide"),
            _("The questions of each version, whose words they are, and what was left out and why."),
            (Offer(_("Keep a version of the guide …"), "edit", self.keep_guide, "guide"),),
        )
        column = stack(self, 1.4)
        for section in (self.decisions, self.guides):
            column.addWidget(section)
        column.addStretch(1)
        self.decisions.chosen.connect(self.show_decision)
        self.guides.chosen.connect(self.show_guide)

    def refresh(self) -> None:
        """Show what there is now."""
        self.decisions.show_rows(
            [Row(one.id, excerpt(one.text), _of_decision(one)) for one in self._desk.trail.decisions()]
        )
        self.guides.show_rows(
            [
                Row(one.id, _("Version {number}").format(number=one.number), _of_guide(one))
                for one in self._desk.trail.guides()
            ]
        )

    def decide(self) -> None:
        """Write down a new decision."""
        DecisionDialog(self._desk, self._hub, None, self.window()).exec()

    def keep_guide(self) -> None:
        """Keep a new version of the guide."""
        GuideDialog(self._desk, self._hub, None, self.window()).exec()

    def reveal(self, identity: str) -> None:
        """Show a decision, or a version of the guide."""
        self.show_decision(identity)
        self.show_guide(identity)

    def show_decision(self, identity: str) -> None:
        """Show a decision: its author can change it, the others read it."""
        for decision in self._desk.trail.decisions():
            if decision.id == identity:
                mine = decision.author == self._desk.context.reader
                if mine:
                    DecisionDialog(self._desk, self._hub, decision, self.window()).exec()
                else:
                    DecisionReader(self._desk, decision, self.window()).exec()

    def show_guide(self, identity: str) -> None:
        """Show a version of the guide in the same way."""
        version = self._desk.trail.guide(identity)
        if version is None:
            return
        if version.author == self._desk.context.reader:
            GuideDialog(self._desk, self._hub, version, self.window()).exec()
        else:
            GuideReader(self._desk, version, self.window()).exec()


def _of_decision(decision: Decision) -> str:
    told = [date_words(decision.date), _("seen differently by some") if decision.dissent else ""]
    return " · ".join(part for part in told if part)


def _of_guide(version: GuideVersion) -> str:
    told = [date_words(version.date), excerpt(version.changed) if version.changed else ""]
    return " · ".join(part for part in told if part)
