"""The members of a study: who there is, adding somebody, changing a name, a role, a language, the own PIN."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.study.people import Member, Role
from workbench.ui import signs
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.confirm import confirmed
from workbench.ui.dialogs.invite import InviteDialog, MoveDialog
from workbench.ui.dialogs.member_fields import LanguageBox, RoleBoxes
from workbench.ui.dialogs.recovery import RecoveryDialog
from workbench.ui.dialogs.secret import PinField
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.parts import Card, button, field, label, labelled, stack
from workbench.ui.style import em
from workbench.ui.wordings import roles


class MembersDialog(Dialog):
    """All members, each a card that opens the member's own page."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Members"),
            _("Everybody who works on this study. Each has a sign of their own beside what they mark."),
        )
        self._desk = desk
        self._hub = hub
        holder = QWidget()
        self._column = stack(holder, 0.5)
        self.cards: list[Card] = []
        self.body.addWidget(holder)
        self.body.addWidget(label(_("On other computers"), "subheading"))
        self.ways = {
            way: Card(icon, title, sentence, lambda make=make: make(desk, self).exec())
            for way, icon, title, sentence, make in (
                (
                    "invite",
                    "members",
                    _("Invite a colleague"),
                    _("Somebody who is to work on the study on a computer of their own."),
                    InviteDialog,
                ),
                (
                    "move",
                    "open",
                    _("Your other computer"),
                    _("You go on under your own name on a new or a second computer."),
                    MoveDialog,
                ),
                (
                    "key",
                    "locked",
                    _("A key on paper"),
                    _("Your recovery key, for the day when a PIN or the passphrase is forgotten."),
                    RecoveryDialog,
                ),
            )
        }
        for way in self.ways.values():
            self.body.addWidget(way)
        self.body.addStretch(1)
        self.adder = self.offer(_("Add a member …"), lambda: self._edit(None), icon="new")
        self.closer = self.offer(_("Close"), self.accept, look="primary")
        hub.touched.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.deleteLater()
        self.cards = [self._card(member) for member in self._desk.members.list()]
        if self.isVisible():
            self.fit()

    def _card(self, member: Member) -> Card:
        about = roles(member.roles)
        if member.left:
            about = _("{roles} · has left the study").format(roles=about)
        elif not member.opening:
            about = _("{roles} · invited, not joined yet").format(roles=about)
        elif self._desk.members.without_pin(member.id):
            about = _("{roles} · no PIN yet").format(roles=about)
        card = Card("", member.name, about, lambda: self._edit(member))
        card.sign.setPixmap(signs.badge(member.sign, em(1.5), self.devicePixelRatioF()))
        card.sign.setToolTip(signs.sign(member.sign).words)
        self._column.addWidget(card)
        return card

    def _edit(self, member: Member | None) -> None:
        if MemberDialog(self._desk, self._hub, member, self).exec() == QDialog.DialogCode.Accepted:
            self._refresh()  # a PIN is in no log, so that no news tells of it


class MemberDialog(Dialog):
    """One member: a new one, or one that is there."""

    def __init__(self, desk: Desk, hub: Hub, member: Member | None, parent: QWidget | None = None) -> None:
        super().__init__(parent, member.name if member else _("Add a member"))
        self._desk = desk
        self._hub = hub
        self._member = member
        self.name = field(_("Name"), text=member.name if member else "")
        self.body.addWidget(labelled(_("Name"), self.name))
        fields = RoleBoxes(member.roles if member else (Role.PEER,))
        self.roles = fields.boxes
        self.body.addWidget(fields)
        self.language = LanguageBox(member.language if member else "")
        self.body.addWidget(labelled(_("Language of the window for this member"), self.language))
        self.pin = PinField(
            _("New PIN (leave it empty to keep things as they are)") if member else _("PIN"),
            _("4 to 12 digits. Let the member type it without anybody looking."),
        )
        theirs = member is None or desk.members.may_set_pin(member.id)
        self.pin.setVisible(theirs)
        self.body.addWidget(self.pin)
        if member and not theirs:
            self.body.addWidget(
                label(_("Only {name} can change this PIN.").format(name=member.name), "small")
            )
        if member and not member.left:
            line = FlowLayout(holder := QWidget(), em(0.6))
            if not member.opening:
                line.addWidget(button(_("A new invitation …"), self._invite_again))
            self.leaver = button(_("Leaves the study …"), self._leave, look="care")
            self.leaver.setVisible(desk.members.leads() or member.id == desk.context.reader)
            line.addWidget(self.leaver)
            self.body.addWidget(holder)
        if member and member.left and desk.members.leads():
            line = FlowLayout(holder := QWidget(), em(0.6))
            self.returner = button(_("Comes back to the study"), self._come_back)
            line.addWidget(self.returner)
            self.body.addWidget(holder)
        self.body.addStretch(1)
        self.offer_cancel()
        self.keeper = self.offer(_("Keep") if member else _("Add"), self.keep, look="primary")
        self.name.setFocus()

    def keep(self) -> None:
        """Add or change the member."""
        self._settled(self._keep)

    def _settled(self, deed: Callable[[], None]) -> None:
        if self.attempt(deed):
            self._hub.poll()
            self._hub.member_changed.emit()
            self.accept()

    def _invite_again(self) -> None:
        InviteDialog(self._desk, self, self._member).exec()

    def _leave(self) -> None:
        member = self._member
        if member is None or not confirmed(
            self,
            _("Does {name} leave the study?").format(name=member.name if member else ""),
            _(
                "Nothing is packed for {name} any more. What {name} has marked and written stays, under the same "
                "name. What {name} has on a computer of their own stays there, too; it cannot be taken back."
            ).format(name=member.name if member else ""),
            _("{name} leaves the study").format(name=member.name if member else ""),
            _("Leave things as they are"),
        ):
            return
        self._settled(lambda: self._desk.members.leave(member.id))

    def _come_back(self) -> None:
        member = self._member
        if member:
            self._settled(lambda: self._desk.members.come_back(member.id))

    def _keep(self) -> None:
        chosen = tuple(role for role, box in self.roles.items() if box.isChecked())
        spoken = self.language.code()
        if self._member is None:
            self._desk.members.add(self.name.text(), chosen, spoken, self.pin.text())
            return
        changed = replace(self._member, name=self.name.text().strip(), roles=chosen, language=spoken)
        if changed != self._member:
            self._desk.members.change(changed)
        if self.pin.text():
            self._desk.members.set_pin(self._member.id, self.pin.text())
