"""The team's server: its address, connecting with a password that is kept nowhere, who is here, leaving it."""

from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.confirm import confirmed
from workbench.ui.dialogs.secret import SecretField
from workbench.ui.hub import Hub
from workbench.ui.parts import button, field, label, labelled, stack
from workbench.ui.team_watch import TeamWatch

EXAMPLE = "postgresql://kari@server.example.org/research"


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
        self.asked = QWidget()
        column = stack(self.asked, 0.7)
        self.address = field(_("Address of the server"), text=desk.team.address, example=EXAMPLE)
        self.address_line = labelled(
            _("Address of the server"),
            self.address,
            _("As your institution tells it: with your name there, and without the password."),
        )
        self.known = label("", "hint")
        self.password = SecretField(
            _("Password for the server"),
            _("It is used for this connection and kept nowhere. Some servers ask for none."),
        )
        column.addWidget(self.address_line)
        column.addWidget(self.known)
        column.addWidget(self.password)
        self.body.addWidget(self.asked)
        self.leaver = button(_("Leave this server …"), self.leave, look="care")
        self.body.addWidget(self.leaver, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.offer(_("Close"), self.accept)
        self.disconnecter = self.offer(_("Disconnect"), self.disconnect_now)
        self.connecter = self.offer(_("Connect"), self.connect_now, look="primary")
        self._shown: tuple[object, ...] = ()
        hub.ticked.connect(self.refresh)
        self.refresh()
        (self.password.line if desk.team.address else self.address).setFocus()

    def connect_now(self) -> None:
        """Join the server if this is the first time, and connect."""
        if self.attempt(self._connect):
            self.password.clear()
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
            self.address.setText("")
            self.refresh()

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
        state = _("Connected.") if connected else self._watch.sentence
        self.state.setText(state or _("This study has no server yet."))
        self.here.setText(others or _("Nobody else is here now."))
        self.here.setVisible(connected)
        self.address_line.setVisible(not team.address)
        self.known.setText(team.address.replace("@", "@\u200b").replace(".", ".\u200b"))
        self.known.setVisible(bool(team.address))
        self.password.setVisible(not connected)
        self.leaver.setVisible(bool(team.address))
        self.disconnecter.setVisible(begun)
        self.connecter.setVisible(not connected)
        if self.isVisible():
            self.fit()

    def _connect(self) -> None:
        team = self._desk.team
        address = team.address or checked(self.address.text())
        password = self.password.text() or None
        if not team.address:
            team.join(address)
        team.connect(password)


def checked(address: str) -> str:
    """An address of a server, without a password in it. Raises Refusal."""
    plain = address.strip()
    try:
        found = urlsplit(plain)
        whole = found.scheme in ("postgresql", "postgres") and found.hostname and found.path.strip("/")
        secret = found.password is not None or "password" in found.query.casefold()
    except ValueError:
        whole, secret = None, False
    if secret:
        raise Refusal(
            _("Leave the password out of the address: the address is kept, and a password never is.")
        )
    if not whole:
        raise Refusal(
            _("This is not the address of a server. It looks like this: {example}").format(example=EXAMPLE)
        )
    return plain
