"""A decision: what, why, who was there, and who saw it differently and how."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.trail import Decided
from workbench.study.trail import Decision
from workbench.ui.dates import date_words
from workbench.ui.dialogs.told import TellingDialog, ToldReader, members_told
from workbench.ui.hub import Hub


class DecisionDialog(TellingDialog):
    """Writes a new one, or changes an own one (`known`)."""

    def __init__(
        self, desk: Desk, hub: Hub, known: Decision | None = None, parent: QWidget | None = None
    ) -> None:
        about = (
            _("A decision") if known else _("Write down a decision"),
            _(
                "What you decided belongs to the audit trail. Disagreement is part of it, in each one's own words."
            ),
            "decision",
        )
        super().__init__(desk, hub, about, known.id if known else "", parent)
        today = datetime.now(UTC).astimezone().date().isoformat()
        self.text = self.ask(_("What was decided?"), known.text if known else "")
        self.reason = self.ask(_("Why?"), known.reason if known else "")
        self.dissent = self.ask(
            _("Who saw it differently, and how?"),
            known.dissent if known else "",
            _("Each in their own words. Empty where nobody did."),
        )
        me = desk.context.reader
        self.there = self.ask_members(_("Who was there?"), known.present if known else [me])
        self.date = self.ask_date(_("When was it?"), known.date if known else today)
        self.offer_keeping()

    def kept(self) -> None:
        told = Decided(
            self.text.text_written,
            self.reason.text_written,
            self.dissent.text_written,
            tuple(self.there.chosen),
            self.date.iso(),
        )
        if self._known:
            self._desk.trail.change_decision(self._known, told)
        else:
            self._desk.trail.decide(told)

    def removed(self) -> None:
        self._desk.trail.remove_decision(self._known)


class DecisionReader(ToldReader):
    """Another's decision, to read."""

    def __init__(self, desk: Desk, decision: Decision, parent: QWidget | None = None) -> None:
        parts = (
            (_("What was decided?"), decision.text),
            (_("Why?"), decision.reason),
            (_("Who saw it differently, and how?"), decision.dissent),
            (_("Who was there?"), members_told(desk, decision.present)),
            (_("When was it?"), date_words(decision.date)),
        )
        super().__init__(desk, _("A decision"), decision.author, parts, parent)
