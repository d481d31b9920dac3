"""The members of a study: who there is, adding somebody, changing a name, a role, a language, the own PIN."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from workbench.cellar.words import LANGUAGES, _, language
from workbench.desk.desk import Desk
from workbench.study.people import Member, Role
from workbench.ui import signs
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.secret import PinField
from workbench.ui.hub import Hub
from workbench.ui.parts import Card, field, label, labelled, stack
from workbench.ui.style import em
from workbench.ui.wordings import OWN_NAMES, ROLES, roles


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
        if not member.pin:
            about = _("{roles} · no PIN yet").format(roles=about)
        card = Card("", member.name, about, lambda: self._edit(member))
        card.sign.setPixmap(signs.badge(member.sign, em(1.5), self.devicePixelRatioF()))
        card.sign.setToolTip(signs.sign(member.sign).words)
        self._column.addWidget(card)
        return card

    def _edit(self, member: Member | None) -> None:
        MemberDialog(self._desk, self._hub, member, self).exec()


class MemberDialog(Dialog):
    """One member: a new one, or one that is there."""

    def __init__(self, desk: Desk, hub: Hub, member: Member | None, parent: QWidget | None = None) -> None:
        super().__init__(parent, member.name if member else _("Add a member"))
        self._desk = desk
        self._hub = hub
        self._member = member
        self.name = field(_("Name"), text=member.name if member else "")
        self.body.addWidget(labelled(_("Name"), self.name))
        self.roles = {role: QCheckBox(_(words)) for role, words in ROLES.items()}
        holder = QWidget()
        column = stack(holder, 0.2)
        column.addWidget(label(_("What is their role in the study? (More than one is possible.)")))
        for role, box in self.roles.items():
            box.setAccessibleName(box.text())
            box.setChecked(role in (member.roles if member else (Role.PEER,)))
            column.addWidget(box)
        self.body.addWidget(holder)
        self.language = QComboBox()
        for code in LANGUAGES:
            self.language.addItem(OWN_NAMES[code], code)
        self.language.setCurrentIndex(self.language.findData(member.language if member else language()))
        self.body.addWidget(labelled(_("Language of the window for this member"), self.language))
        self.pin = PinField(
            _("New PIN (leave it empty to keep things as they are)") if member else _("PIN"),
            _("4 to 12 digits. Let the member type it without anybody looking."),
        )
        theirs = member is None or not member.pin or (desk.member is not None and desk.member.id == member.id)
        self.pin.setVisible(theirs)
        self.body.addWidget(self.pin)
        if member and not theirs:
            self.body.addWidget(
                label(_("Only {name} can change this PIN.").format(name=member.name), "small")
            )
        self.body.addStretch(1)
        self.offer_cancel()
        self.keeper = self.offer(_("Keep") if member else _("Add"), self.keep, look="primary")
        self.name.setFocus()

    def keep(self) -> None:
        """Add or change the member."""
        if self.attempt(self._keep):
            self._hub.poll()
            self._hub.member_changed.emit()
            self.accept()

    def _keep(self) -> None:
        chosen = tuple(role for role, box in self.roles.items() if box.isChecked())
        spoken = str(self.language.currentData())
        if self._member is None:
            self._desk.members.add(self.name.text(), chosen, spoken, self.pin.text())
            return
        changed = replace(self._member, name=self.name.text().strip(), roles=chosen, language=spoken)
        if changed != self._member:
            self._desk.members.change(changed)
        if self.pin.text():
            self._desk.members.set_pin(self._member.id, self.pin.text())
