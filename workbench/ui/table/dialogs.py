"""What is asked around the table: why a snapshot is kept, who lays alone first; and where a unit has lain."""

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.study.rounds import Round
from workbench.ui.dates import date_words
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.member_boxes import MemberBoxes
from workbench.ui.hub import Hub
from workbench.ui.parts import field, labelled, readable


class SnapshotDialog(Dialog):
    """Keeps how the table lies now."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Keep a snapshot of the table"),
            _("How everything lies now stays as it is, and you can look back at it at any time."),
        )
        self._desk = desk
        self._hub = hub
        words = _("Why do you keep it?")
        self.reason = field(words, example=_("before we began to merge"))
        self.body.addWidget(labelled(words, self.reason))
        self.body.addStretch(1)
        self.offer_cancel()
        self.keeper = self.offer(_("Keep this"), self.keep, look="primary", icon="snapshot")
        self.reason.setFocus()

    def keep(self) -> None:
        """Keep it, or say what is missing."""
        if self.attempt(lambda: self._desk.snapshots.keep(self.reason.text())):
            self._hub.poll()
            self.accept()


class BeginLayingDialog(Dialog):
    """`begun` is the round once the dialog was accepted."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Each lays alone first"),
            _(
                "Each of you gets a table of your own and lays the units there. Nobody sees another's table until "
                "all are done. Then you turn one at a time, and look where you laid the same together or apart."
            ),
            wide=38,
        )
        self._desk = desk
        self._hub = hub
        self.begun: Round | None = None
        self.members = MemberBoxes(desk, _("Who takes part?"))
        self.body.addWidget(self.members)
        words = _("What is asked of each?")
        self.question = field(words, text=_("Which units belong together for you?"))
        self.body.addWidget(labelled(words, self.question))
        self.body.addStretch(1)
        self.offer_cancel()
        self.beginner = self.offer(_("Begin"), self.begin, look="primary")
        next(iter(self.members.boxes.values())).setFocus()

    def begin(self) -> None:
        """Begin it, or say what is missing."""
        if self.attempt(self._begin):
            self._hub.poll()
            self.accept()

    def _begin(self) -> None:
        self.begun = self._desk.layouts.begin(self.members.chosen, self.question.text())


class LainDialog(Dialog):
    """Where a unit has lain, as the log tells it."""

    def __init__(self, desk: Desk, unit: str, parent: QWidget | None = None) -> None:
        words = desk.clusters.table.words(unit)
        super().__init__(parent, _("Where this unit has lain"), _("“{words}”").format(words=words))
        told = [
            self._line(desk, one.name, one.came, one.member, one.when) for one in desk.clusters.lain(unit)
        ]
        for line in told or [_("It has not lain anywhere yet.")]:
            self.body.addWidget(readable(line))
        self.body.addStretch(1)
        self.offer(_("Close"), self.accept, look="primary").setFocus()

    @staticmethod
    def _line(desk: Desk, name: str, came: bool, member: str, when: str) -> str:
        who, date = desk.context.name_of(member), date_words(when[:10])
        if name and came:
            return _("{date}: {who} laid it into “{name}”.").format(date=date, who=who, name=name)
        if name:
            return _("{date}: {who} took it out of “{name}”.").format(date=date, who=who, name=name)
        if came:
            return _("{date}: {who} laid it down without a name.").format(date=date, who=who)
        return _("{date}: {who} took it from where it lay without a name.").format(date=date, who=who)
