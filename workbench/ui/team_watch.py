"""The team's server beside the window: tells it where one is, and keeps a sentence on how it stands.

Work goes on here whatever the server does; nothing in this file waits for it.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workbench.archive.team.connection import Kind
from workbench.cellar.words import _, _n
from workbench.desk.desk import Desk
from workbench.desk.team import Colleague
from workbench.ui.hub import Hub


class TeamWatch(QObject):
    """Looks at the desk's team with each tick of the hub; `changed` when what it would say is another.

    `shown` tells which interview is shown.
    """

    changed = Signal()

    def __init__(self, desk: Desk, hub: Hub, shown: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown = shown
        self._told_place: str | None = None
        self._said: tuple[str, str, bool] = ("", "", False)
        hub.ticked.connect(self.look)

    @property
    def sign(self) -> str:
        """A few words for the header; empty where the study has no server."""
        return self._said[0]

    @property
    def sentence(self) -> str:
        """How it stands, in a sentence or two; empty where the study has no server."""
        return self._said[1]

    @property
    def care(self) -> bool:
        """Whether something does not go through that somebody has to do something about."""
        return self._said[2]

    def look(self) -> None:
        """See how it stands."""
        team = self._desk.team
        if not team.connected:
            self._told_place = None
        elif self._told_place != self._shown():
            self._told_place = self._shown()
            team.be_at(self._told_place)
        said = self._words()
        if said != self._said:
            self._said = said
            self.changed.emit()

    def others(self) -> list[Colleague]:
        """Who is connected besides the member who works here."""
        me = self._desk.context.reader
        return [one for one in self._desk.team.here() if one.member != me]

    def person(self, colleague: Colleague) -> str:
        """Who somebody is and where: "Bo, in “First talk”"."""
        member = self._desk.members.get(colleague.member)
        name = member.name if member else "?"
        interview = self._desk.interviews.get(colleague.interview) if colleague.interview else None
        if interview is None:
            return name
        return _("{name}, in “{title}”").format(name=name, title=interview.title)

    def _words(self) -> tuple[str, str, bool]:
        team = self._desk.team
        state = team.state
        if state is None:
            if not team.server.server:
                return "", "", False
            told = _(
                "Not connected to the team's server. What you do is kept here and goes there once you connect."
            )
            return _("Not connected"), told, False
        if state.kind is Kind.CONNECTED:
            others = self.others()
            sign = _n("With {count} colleague", "With {count} colleagues", len(others))
            told = _("Connected to the team's server. Here now: {names}.")
            if not others:
                sign, told = _("Connected"), _("Connected to the team's server. Nobody else is here now.")
            told = told.format(names="; ".join(map(self.person, others)))
            if aside := team.aside:
                return _("Something waits"), f"{told} {aside}", True
            return sign.format(count=len(others)), told, False
        sign = _("Waiting") if state.kind is Kind.WAITING else _("Server says no")
        told = state.sentence or _("Waiting for the team's server. Work goes on here and is kept.")
        return sign, told, state.kind is Kind.REFUSED
