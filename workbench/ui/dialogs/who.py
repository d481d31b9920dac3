"""Who is working now? One large button for each member, then that member's PIN."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.sample import sample_words
from workbench.study.people import Member
from workbench.ui import signs
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.recovery import ForgottenPinDialog
from workbench.ui.dialogs.secret import PinField
from workbench.ui.parts import Card, button
from workbench.ui.style import em
from workbench.ui.wordings import roles


class WhoDialog(Dialog):
    """Switches the desk's member; accepted once somebody works there. `leave` names the way out, `hint` stands above."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, leave: str = "", hint: str = "") -> None:
        super().__init__(parent, _("Who is working now?"), hint)
        self._desk = desk
        self._chosen: Member | None = None
        self.cards: dict[str, Card] = {}
        members = desk.members.at_this_computer()
        for member in members:
            self._add(member)
        self.pin = PinField(_("PIN"))
        self.pin.hide()
        self.body.addWidget(self.pin)
        self.forgotten = button(_("Forgotten PIN …"), self._recover, look="quiet")
        self.forgotten.hide()
        self.body.addWidget(self.forgotten, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.offer_cancel(leave)
        self.go = self.offer(_("Begin"), self.begin, look="primary")
        self.go.setEnabled(False)
        if len(members) == 1 and desk.members.asks_pin(members[0].id):
            # There is nothing to choose: the PIN can be typed at once.
            self.choose(members[0])

    def choose(self, member: Member) -> None:
        """A member pressed the own button; begins at once where no PIN is asked."""
        self._chosen = member
        for identity, card in self.cards.items():
            card.setChecked(identity == member.id)
        self.refusal.hide()
        self.pin.clear()
        asks = self._desk.members.asks_pin(member.id)
        self.pin.setVisible(asks)
        self.forgotten.setVisible(asks)
        self.go.setEnabled(True)
        if not asks:
            self.begin()
            return
        words = _("PIN of {name}").format(name=member.name)
        self.pin.words.setText(words)
        self.pin.line.setAccessibleName(words)
        self.fit()
        self.pin.line.setFocus()
        # It has its place only once the page is laid out anew.
        self.see(self.pin)

    def begin(self) -> None:
        """Switch to the chosen member, if the PIN is right."""
        member = self._chosen
        if member is None:
            return
        if self.attempt(lambda: self._desk.members.switch(member.id, self.pin.text())):
            self.accept()
            return
        self.pin.clear()
        self.pin.line.setFocus()

    def _recover(self) -> None:
        if self._chosen is None:
            return
        if ForgottenPinDialog(self._desk, self._chosen, self).exec() == QDialog.DialogCode.Accepted:
            self.accept()

    def _add(self, member: Member) -> None:
        card = Card("", member.name, roles(member.roles), lambda: self.choose(member))
        card.setCheckable(True)
        card.sign.setPixmap(signs.badge(member.sign, em(1.5), self.devicePixelRatioF()))
        if self._desk.member is not None and member.id == self._desk.member.id:
            card.sentence.setText(_("{roles} · works here now").format(roles=roles(member.roles)))
            card.setAccessibleDescription(card.sentence.text())
        self.cards[member.id] = card
        self.body.addWidget(card)


def ask_who(parent: QWidget, desk: Desk, leave: str = "") -> bool:
    """Ask who works now; whether somebody does afterwards."""
    hint = sample_words() if desk.facts.sample else ""
    return WhoDialog(desk, parent, leave, hint).exec() == QDialog.DialogCode.Accepted
