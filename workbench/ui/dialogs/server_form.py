"""Fields for a PostgreSQL server: where it is, the database, the login and its password; or one pasted address."""

import re
from pathlib import Path

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QWidget

from workbench.archive.team.addresses import Address, is_address, taken_apart
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.ui.dialogs.secret import SecretField
from workbench.ui.file_chooser import choose_file
from workbench.ui.fold import Fold
from workbench.ui.parts import button, field, label, labelled, row, stack
from workbench.ui.style import em

EXAMPLE = "db.example.org"
_WITH_PORT = re.compile(r"([^:/\[\]\s]+):([0-9]{1,5})")


class ServerForm(QWidget):
    """Whoever knows the address as one line pastes it into the first field; the others are filled from it.

    `resized` when it takes another height now.
    """

    resized = Signal()

    def __init__(self, login_words: str, login_hint: str, password_words: str, password_hint: str) -> None:
        super().__init__()
        self._more: tuple[tuple[str, str], ...] = ()
        self._before = ""
        column = stack(self, 0.7)
        self.where = QWidget()
        inner = stack(self.where, 0.7)
        self.server = field(_("Server"), example=EXAMPLE)
        self.port = field(_("Port"))
        self.port.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9,]{0,20}"), self.port))
        self.port.setMaximumWidth(em(6))
        inner.addWidget(self._place())
        self.database = field(_("Database"), example="research")
        inner.addWidget(labelled(_("Database"), self.database))
        self.login = field(login_words)
        inner.addWidget(labelled(login_words, self.login, login_hint))
        column.addWidget(self.where)
        self.secret = SecretField(password_words, password_hint)
        column.addWidget(self.secret)
        self.more = Fold(_("More"), self._certificate())
        self.more.unfolded.connect(self.resized)
        column.addWidget(self.more)
        self.server.textChanged.connect(self._written)
        self.server.editingFinished.connect(self._take_apart)

    def fill(self, address: Address) -> None:
        """Show an address."""
        for line, text in (
            (self.server, address.server),
            (self.port, address.port),
            (self.database, address.database),
            (self.login, address.login),
            (self.certificate, address.certificate),
        ):
            line.setText(text)
            line.setCursorPosition(0)
        self._more = address.more
        settings = ", ".join(f"{key}={value}" for key, value in address.more)
        self.rest.setText(_("Also in the address: {settings}").format(settings=settings) if settings else "")
        self.rest.setVisible(bool(settings))
        if address.certificate or settings:
            self.more.unfold(True)

    def ask_all(self, wanted: bool) -> None:
        """Ask for everything, or for the password alone where the address is known."""
        self.where.setVisible(wanted)
        self.more.setVisible(wanted)

    def address(self) -> Address:
        """What is written. Raises Refusal, with the keyboard on what is missing."""
        self._take_apart()
        server = self.server.text().strip()
        if is_address(server):
            taken_apart(server)
        for line, missing in (
            (self.server, _("Write where the server is, for example {example}.").format(example=EXAMPLE)),
            (self.database, _("Write the name of the database. Your institution knows it.")),
            (self.login, _("Write the login. Your institution has made it.")),
        ):
            if not line.text().strip():
                line.setFocus()
                raise Refusal(missing)
        return Address(
            server,
            self.port.text().strip(),
            self.database.text().strip(),
            self.login.text().strip(),
            self.certificate.text().strip(),
            self._more,
        )

    def password(self) -> str | None:
        """What is written as the password; None for nothing."""
        return self.secret.text() or None

    def start(self) -> None:
        """Put the keyboard on the first line that is empty."""
        lines = (self.server, self.database, self.login)
        next((one for one in lines if one.isVisibleTo(self) and not one.text()), self.secret.line).setFocus()

    def _place(self) -> QWidget:
        holder = QWidget()
        column = stack(holder, 0.25)
        lines = QWidget()
        line = row(lines, 0.8)
        line.addWidget(labelled(_("Server"), self.server), 1)
        line.addWidget(labelled(_("Port"), self.port))
        hint = label(
            _(
                "As your institution tells it; the port only if it tells one. If you have the whole address "
                "(postgresql://…), paste it here: the other lines are filled from it."
            ),
            "small",
        )
        self.server.setAccessibleDescription(hint.text())
        column.addWidget(lines)
        column.addWidget(hint)
        return holder

    def _certificate(self) -> QWidget:
        inner = QWidget()
        column = stack(inner, 0.4)
        self.certificate = field(_("File with the server's certificate"))
        column.addWidget(
            labelled(
                _("File with the server's certificate"),
                self.certificate,
                _(
                    "Only if your institution has given you one. The connection is always encrypted and the "
                    "certificate always checked; without a file, by what this computer trusts."
                ),
            )
        )
        chooser = button(_("Choose the file …"), self._choose, icon="folder")
        column.addWidget(chooser, 0, Qt.AlignmentFlag.AlignLeft)
        self.rest = label("", "small")
        self.rest.hide()
        column.addWidget(self.rest)
        return inner

    def _choose(self) -> None:
        if found := choose_file(self.window(), _("Which file holds the certificate?"), Path.home()):
            self.certificate.setText(str(found))

    def _written(self, text: str) -> None:
        """Take apart what was pasted at once, and what is typed only when it is whole."""
        pasted = len(text) - len(self._before) > 1
        self._before = text
        if pasted:
            self._take_apart()

    def _take_apart(self) -> None:
        text = self.server.text()
        if found := _WITH_PORT.fullmatch(text.strip()):
            self.server.setText(found[1])
            self.port.setText(found[2])
        if not is_address(text):
            return
        try:
            address, password = taken_apart(text)
        except Refusal:
            return  # `address` says so
        if address.server:
            self.fill(address)
            if password is not None:
                self.secret.line.setText(password)
            self.resized.emit()
