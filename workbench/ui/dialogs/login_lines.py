"""A line for each member, to write the login in that the member has on a team's server."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.study.people import Member
from workbench.ui.item_layout import emptied
from workbench.ui.parts import field, labelled, stack
from workbench.ui.wordings import roles


class LoginLines(QWidget):
    """The member who works here stands first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lines: dict[str, QLineEdit] = {}
        self._column = stack(self, 0.6)

    def ask(self, known: Mapping[str, str]) -> None:
        """Show a line for each member who has not left or is let in still; `known` are the logins by now."""
        emptied(self._column)
        me = self._desk.context.me
        members = sorted(self._desk.members.list(), key=lambda member: member.id != me)
        self.lines = {}
        for member in members:
            if member.left and member.id not in known:
                continue
            line = field(_("Login of {name}").format(name=member.name), text=known.get(member.id, ""))
            self.lines[member.id] = line
            self._column.addWidget(labelled(_words(member, me), line))

    def logins(self) -> dict[str, str]:
        """What is written, by member."""
        written = {member: line.text().strip() for member, line in self.lines.items()}
        return {member: login for member, login in written.items() if login}

    def start(self) -> None:
        """Put the keyboard on the first line that is empty."""
        lines = list(self.lines.values())
        next((line for line in lines if not line.text()), lines[0]).setFocus()


def _words(member: Member, me: str) -> str:
    if member.id == me:
        return _("{name} (you)").format(name=member.name)
    if member.left:
        return _("{name} (has left the study)").format(name=member.name)
    return f"{member.name} ({roles(member.roles)})" if member.roles else member.name
