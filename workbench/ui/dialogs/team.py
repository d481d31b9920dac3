"""The team's server: its address, connecting with a password that is kept nowhere, who is here, leaving it."""

from PySide6.QtWidgets import QWidget

from workbench.archive.team.addresses import Address, taken_apart
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.ui.breakable import breakable_address
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.confirm import confirmed
from workbench.ui.dialogs.place import PlaceDialog
from workbench.ui.dialogs.server_form import ServerForm
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.parts import button, label, reword
from workbench.ui.style import em
from workbench.ui.team_watch import TeamWatch


class TeamDialog(Dialog):
    """Shows how it stands, and what can be done about it."""

    def __init__(self, desk: Desk, hub: Hub, watch: TeamWatch, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("The team's server"),
            _(
                "At a PostgreSQL server of your institution a team can work at the same time. What goes there is "
                "sealed; the server can read none of it. Without the server everything works on here."
            ),
        )
        self._desk = desk
        self._watch = watch
        self.state = label("")
        self.state.setProperty("role", "subheading")
        self.body.addWidget(self.state)
        self.here = label("")
        self.body.addWidget(self.here)
        self.known = label("", "hint")
        self.body.addWidget(self.known)
        self.form = ServerForm(
            _("Your login"),
            _("The name that your institution has given you on that server."),
            _("Password for the server"),
            _("It is used for this connection and kept nowhere. Some servers ask for none."),
        )
        self.form.resized.connect(self.fit)
        self.body.addWidget(self.form)
        self.placer = button("", self.place)
        self.leaver = button(_("Leave this server …"), self.leave, look="care")
        below = QWidget()
        line = FlowLayout(below, em(0.5))
        line.addWidget(self.placer)
        line.addWidget(self.leaver)
        self.body.addWidget(below)
        self.body.addStretch(1)
        self.offer(_("Close"), self.accept)
        self.disconnecter = self.offer(_("Disconnect"), self.disconnect_now)
        self.connecter = self.offer(_("Connect"), self.connect_now, look="primary")
        self._shown: tuple[object, ...] = ()
        hub.ticked.connect(self.refresh)
        self.refresh()
        if not desk.team.address:
            self.form.fill(desk.team.server)
        self.form.start()

    def connect_now(self) -> None:
        """Join the server if this is the first time, and connect."""
        if self.attempt(self._connect):
            self.form.secret.clear()
        self.refresh()

    def disconnect_now(self) -> None:
        """End the connection."""
        self._desk.team.disconnect()
        self.refresh()

    def leave(self) -> None:
        """Belong to no server any more."""
        if confirmed(
            self,
            _("Leave this server?"),
            _(
                "All that has come from it stays in this study. What you do from now on is not sent there any more."
            ),
            _("Leave the server"),
            _("Stay"),
        ):
            self._desk.team.leave()
            self.form.fill(Address())
            self.refresh()

    def place(self) -> None:
        """Make the study's place on a server, or let colleagues in there."""
        connects = PlaceDialog(self._desk, self).exec() == Dialog.DialogCode.Accepted
        self.refresh()
        (self.form.secret.line if connects else self.placer).setFocus()

    def refresh(self) -> None:
        """Show how it stands now."""
        team = self._desk.team
        self._watch.look()
        others = "\n".join(self._watch.person(one) for one in self._watch.others())
        begun = team.state is not None
        shown = (self._watch.sentence, others, begun, team.address, team.connected)
        if shown == self._shown:
            return
        self._shown = shown
        connected = team.connected
        state = " ".join(filter(None, (_("Connected."), team.aside))) if connected else self._watch.sentence
        self.state.setText(state or _("This study has no server yet."))
        self.here.setText(others or _("Nobody else is here now."))
        self.here.setVisible(connected)
        self.form.ask_all(not team.address)
        self.form.setVisible(not connected)
        reword(self.placer, _("Let colleagues in …") if team.address else _("Make a place on a server …"))
        self.known.setText(_known(team.address))
        self.known.setVisible(bool(team.address))
        self.leaver.setVisible(bool(team.address))
        self.disconnecter.setVisible(begun)
        self.connecter.setVisible(not connected)
        if self.isVisible():
            self.fit()

    def _connect(self) -> None:
        team, password = self._desk.team, self.form.password()
        if not team.address:
            team.join(self.form.address().url)
        team.connect(password)


def _known(url: str) -> str:
    """Where the study belongs, in words that may be broken over lines; empty for nowhere."""
    if not url:
        return ""
    address, _secret = taken_apart(url)
    told = _("{login} on {server}, in the database {database}")
    return told.format(
        login=address.login, server=breakable_address(address.server), database=address.database
    )
