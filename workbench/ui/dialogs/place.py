"""The place of a study on a team's server: made with the login of a steward, and who of the team comes in there."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from workbench.archive.team.addresses import Address, taken_apart
from workbench.archive.team.steward import Ground
from workbench.cellar.words import _, _n
from workbench.desk.desk import Desk
from workbench.desk.team_founding import colleagues_words, keep_words, looking, making_place, seating
from workbench.ui.breakable import breakable_address
from workbench.ui.dialogs.login_lines import LoginLines
from workbench.ui.dialogs.new_study import folder_name
from workbench.ui.dialogs.server_form import ServerForm
from workbench.ui.dialogs.working import WorkDialog
from workbench.ui.file_chooser import choose_place
from workbench.ui.parts import (
    application,
    button,
    frame,
    label,
    readable,
    reword,
    row,
    stack,
)
from workbench.ui.style import em


class PlaceDialog(WorkDialog):
    """Three steps: the steward's login, what will be there, what colleagues need.

    Accepted where the person wants to connect now.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        joined = desk.team.address
        super().__init__(
            parent,
            _("Let colleagues in at the server") if joined else _("Make the study's place on a server"),
            wide=38,
        )
        self.ask = QWidget()
        column = stack(self.ask, 0.9)
        column.addWidget(
            label(
                _(
                    "For this you need a login that your institution has made for it: it may make a place in the "
                    "database and is nobody's in the team, since whoever owns the place could change what lies "
                    "there. Usually the one who looks after the server has it."
                ),
                "hint",
            )
        )
        self._desk = desk
        self._ground = Ground()
        self._address = Address()
        self._logins: Mapping[str, str] = {}
        self._told = ""
        self.form = ServerForm(
            _("Login that the place is made with"),
            _("Not your own login, and not the administrator's of the whole server."),
            _("Password of this login"),
            _("It is used for this alone and kept nowhere."),
        )
        self.form.resized.connect(self.fit)
        if joined:
            self.form.fill(taken_apart(joined)[0])
            self.form.login.setText("")
        column.addWidget(self.form)
        self.body.addWidget(self.ask)
        self._build_plan()
        self._build_result()
        self.body.addStretch(1)
        self.leave = self.offer_cancel()
        self.back = self.offer(_("Back"), self.go_back)
        self.looker = self.offer(_("Look at the server"), self.look, look="primary")
        self.maker = self.offer("", self.make, look="primary")
        self.connecter = self.offer(_("Connect …"), self.accept, look="primary")
        self._show(self.ask)
        self.form.start()

    @property
    def reaching(self) -> bool:
        """Whether what is at work still waits for the server; nothing is begun there then."""
        return self._work is not None and self._work.share == 0

    def look(self) -> None:
        """See what is on the server; nothing is changed there."""
        self.attempt(self._reach)

    def make(self) -> None:
        """Make the place, or change who comes in."""
        self.attempt(self._make)

    def go_back(self) -> None:
        """To the steward's login."""
        self.refusal.hide()
        self._show(self.ask)
        self.form.start()

    def stop(self) -> None:
        """Ask the work to end; one that still waits for an answer of the server is waited for no longer."""
        if self.reaching:
            self.let_go()
            self.failed(_("Stopped. Nothing was changed."))
        else:
            super().stop()

    def done(self, result: int) -> None:
        if self.reaching:
            self.let_go()
        super().done(result)

    def _build_plan(self) -> None:
        self.plan = QWidget()
        column = stack(self.plan, 0.7)
        self.found = label("", "subheading")
        self.told = label("")
        column.addWidget(self.found)
        column.addWidget(self.told)
        column.addSpacing(em(0.3))
        column.addWidget(label(_("Who comes in, and with which login?"), "subheading"))
        column.addWidget(
            label(
                _(
                    "Your institution makes a login for each of you. Whoever's line stays empty is not let in; "
                    "you can come back for that later."
                ),
                "hint",
            )
        )
        self.logins = LoginLines(self._desk)
        column.addWidget(self.logins)
        self.body.addWidget(self.plan)

    def _build_result(self) -> None:
        self.result_page = QWidget()
        column = stack(self.result_page, 0.7)
        self.ready = label("", "subheading")
        column.addWidget(self.ready)
        self.give = label("", "hint")
        column.addWidget(self.give)
        card = frame("card")
        self.words = readable("")
        self.words.setAccessibleName(_("What your colleagues need"))
        stack(card, 0, 0.8).addWidget(self.words)
        column.addWidget(card)
        self.sharing = QWidget()
        line = row(self.sharing)
        self.copier = button(_("Copy"), self._copy)
        self.keeper = button(_("Save as a file …"), self._keep)
        line.addWidget(self.copier)
        line.addWidget(self.keeper)
        line.addStretch(1)
        column.addWidget(self.sharing)
        self.card = card
        self.body.addWidget(self.result_page)

    def _reach(self) -> None:
        self._address = self.form.address()
        work = looking(self._desk, self._address, self.form.password())
        self.work(_("Asking the server …"), work, self._looked)

    def _looked(self, ground: Ground) -> None:
        if self._desk.team.address and not ground.made:
            self.refuse(
                _(
                    "The study has no place in this database, and this copy of it belongs to another place already. "
                    "Nothing was changed. Check the address."
                )
            )
            return
        self._ground = ground
        self.found.setText(
            _("The study has its place there already, made with this login.")
            if ground.made
            else _("The place can be made.")
        )
        self.told.setText(_plan_words(self._address, ground))
        reword(self.maker, _("Keep") if ground.made else _("Make the place"))
        self.logins.ask(ground.logins)
        self._show(self.plan)
        self.logins.start()

    def _make(self) -> None:
        self._logins = self.logins.logins()
        way = seating if self._ground.made else making_place
        work = way(self._desk, self._address, self.form.password(), self._logins)
        self.work(_("Making the place …") if not self._ground.made else _("Letting in …"), work, self._made)

    def _made(self, _nothing: None) -> None:
        self.form.secret.clear()
        own = self._logins.get(self._desk.context.me)
        if own and not self._desk.team.address:
            self.attempt(lambda: self._desk.team.join(replace(self._address, login=own).url))
        self.ready.setText(
            _("Who comes in is kept.") if self._ground.made else _("The study has its place on the server.")
        )
        colleagues = {member: login for member, login in self._logins.items() if login != own}
        self._told = colleagues_words(self._desk, self._address, colleagues)
        self.words.setText(breakable_address(self._told))
        self.give.setText(
            _("Give this to your colleagues. There is no password in it: each has an own one already.")
            if colleagues
            else _("No colleague has a login there yet. Once they have, come back with “Let colleagues in”.")
        )
        for part in (self.card, self.sharing):
            part.setVisible(bool(colleagues))
        reword(self.leave, _("Close"))
        self._show(self.result_page)
        (self.copier if colleagues else self.leave).setFocus()

    def _show(self, step: QWidget) -> None:
        for page in (self.ask, self.plan, self.result_page):
            page.setVisible(page is step)
        self.back.setVisible(step is self.plan)
        self.looker.setVisible(step is self.ask)
        self.maker.setVisible(step is self.plan)
        team = self._desk.team
        self.connecter.setVisible(step is self.result_page and bool(team.address) and not team.connected)
        for shown in (self.looker, self.maker, self.connecter):
            shown.setDefault(not shown.isHidden())
        self.see_top()
        if self.isVisible():
            self.fit()

    def _copy(self) -> None:
        application().clipboard().setText(self._told)
        reword(self.copier, _("Copied"))

    def _keep(self) -> None:
        kind = _("Text") + " (*.txt)"
        name = folder_name(_("{study} at the server").format(study=self._desk.facts.name))
        place = self._desk.folder.parent / f"{name}.txt"
        chosen = choose_place(self, _("Where should it be kept?"), place, [kind], kind)
        if chosen and self.attempt(lambda: keep_words(self._told, chosen[0])):
            reword(self.keeper, _("Saved"))


def _plan_words(address: Address, ground: Ground) -> str:
    """What will be there, in sentences."""
    told = [
        _(
            "In the database “{database}” on {server} the study gets a place of its own. What the team sends is "
            "kept there sealed: the server, and whoever looks after it, can read none of it."
        ).format(database=address.database, server=address.server)
        if not ground.made
        else _("In the database “{database}” on {server}.").format(
            database=address.database, server=address.server
        )
    ]
    if ground.checked:
        told.append(
            _("The connection is encrypted, and the server has shown the certificate that it should.")
        )
    if ground.others:
        told.append(
            _n(
                "{count} other study has a place in this database, too. It is not touched.",
                "{count} other studies have places in this database, too. They are not touched.",
                ground.others,
            ).format(count=ground.others)
        )
    return " ".join(told)
