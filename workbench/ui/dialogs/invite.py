"""Inviting a colleague, or the own other computer: a file, and a code that opens it, to be told in another way."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.beside import Progress, exchanging
from workbench.desk.desk import Desk
from workbench.desk.exchange import Exchange, Invitation
from workbench.desk.telling import invited_before_words, packed_words
from workbench.study.people import Member, Role
from workbench.ui.dialogs.code import CodeLabel
from workbench.ui.dialogs.confirm import confirmed
from workbench.ui.dialogs.give import ask_place
from workbench.ui.dialogs.member_fields import LanguageBox, RoleBoxes
from workbench.ui.dialogs.working import WorkDialog
from workbench.ui.parts import application, button, field, label, labelled, reword, stack

Packing = Callable[[Exchange, Path, Progress], Invitation]


class CodeDialog(WorkDialog):
    """Asks, packs, and shows the code once. `invitation` is what was packed."""

    def __init__(self, desk: Desk, parent: QWidget | None, title: str, sentence: str) -> None:
        super().__init__(parent, title, sentence)
        self.desk = desk
        self.invitation: Invitation | None = None
        self.form = QWidget()
        self.form_column = stack(self.form, 0.9)
        self.body.addWidget(self.form)
        self.result_page = QWidget()
        column = stack(self.result_page, 0.7)
        self.packed = label("")
        self.telling = label("")
        self.code = CodeLabel()
        self.copier = button(_("Copy the code"), self._copy)
        for part in (self.packed, self.telling, self.code):
            column.addWidget(part)
        column.addWidget(self.copier, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(
            label(
                _(
                    "Why two ways? Whoever has both the file and the code can open the whole study. Tell the code "
                    "by telephone or face to face, and never send it together with the file. It is shown only now."
                ),
                "hint",
            )
        )
        self.result_page.hide()
        self.body.addWidget(self.result_page)
        self.body.addStretch(1)
        self.leave = self.offer_cancel()
        self.packer = self.offer(_("Choose a place and pack …"), self.pack, look="primary")

    def check(self) -> None:
        """Raises Refusal while something is missing."""

    def packing(self) -> Packing:
        """What makes the invitation."""
        raise NotImplementedError

    def words(self, invitation: Invitation) -> str:
        """What to do with the code."""
        raise NotImplementedError

    def pack(self) -> None:
        """Ask where to, and pack."""
        if not self.attempt(self.check):
            return
        if place := ask_place(self, self.desk, _("Where should the invitation be kept?")):
            self.pack_into(place)

    def pack_into(self, place: Path) -> None:
        """Pack into this file."""
        packing = self.packing()
        work = exchanging(self.desk.context, lambda exchange, progress: packing(exchange, place, progress))
        self.work(_("Packing the whole study …"), work, self._packed)

    def done(self, result: int) -> None:
        """Leave the dialog, and no code in it."""
        self.code.show_code("")
        self.invitation = None
        super().done(result)

    def _packed(self, invitation: Invitation) -> None:
        self.invitation = invitation
        self.form.hide()
        self.packer.hide()
        self.packed.setText(packed_words(invitation.packed))
        self.telling.setText(self.words(invitation))
        self.code.show_code(invitation.code)
        self.result_page.show()
        reword(self.leave, _("Close"))
        self.copier.setFocus()

    def _copy(self) -> None:
        if self.invitation:
            application().clipboard().setText(self.invitation.code)
            reword(self.copier, _("Copied"))


class InviteDialog(CodeDialog):
    """A new colleague, or with `member` one who was invited and has not joined yet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, member: Member | None = None) -> None:
        super().__init__(
            desk,
            parent,
            _("Invite a colleague"),
            _(
                "Your colleague gets the whole study for a computer of their own: one file, and a code that "
                "opens it. Afterwards you give each other what is new."
            ),
        )
        self._member = member
        self.name = field(_("Name"), text=member.name if member else "")
        self.roles = RoleBoxes((Role.PEER,))
        self.language = LanguageBox()
        if member is None:
            self.form_column.addWidget(
                labelled(
                    _("Name"), self.name, _("The others see it beside what your colleague marks and writes.")
                )
            )
            self.form_column.addWidget(self.roles)
            self.form_column.addWidget(labelled(_("Language of the window for this member"), self.language))
            self.name.setFocus()
        else:
            self.form_column.addWidget(label(invited_before_words(member)))

    def pack(self) -> None:
        """Ask where to, and pack; where somebody of this name was invited before, ask first whether that one is meant."""
        before = self._invited_before() if self._member is None else None
        if before is None or confirmed(
            self,
            _("Invite {name} once more?").format(name=before.name),
            invited_before_words(before),
            _("Make a new invitation"),
            _("Leave things as they are"),
        ):
            super().pack()

    def check(self) -> None:
        if not self.name.text().strip():
            raise Refusal(_("A member needs a name, so that the others know whose marks these are."))
        if self._member is None:
            Exchange(self.desk).refuse_taken(self.name.text())

    def packing(self) -> Packing:
        member, name, chosen, spoken = (
            self._member or self._invited_before(),
            self.name.text(),
            self.roles.chosen(),
            self.language.code(),
        )
        if member:
            return lambda exchange, place, progress: exchange.invite_again(place, member, progress)
        return lambda exchange, place, progress: exchange.invite(place, name, chosen, spoken, progress)

    def words(self, invitation: Invitation) -> str:
        return _("Give {name} the file, and tell {name} this code in another way:").format(
            name=invitation.member.name
        )

    def _invited_before(self) -> Member | None:
        return Exchange(self.desk).invited_as(self.name.text())


class MoveDialog(CodeDialog):
    """The own other computer: the study, with the own keys."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            parent,
            _("Your other computer"),
            _(
                "For a new computer, or a second one of yours. It gets the whole study and your own keys, so that "
                "you go on under your name there. On the other computer, choose “Join a study with an invitation”."
            ),
        )

    def packing(self) -> Packing:
        return lambda exchange, place, progress: exchange.move(place, progress)

    def words(self, invitation: Invitation) -> str:
        return _("On your other computer you are asked for this code. Write it down:")
