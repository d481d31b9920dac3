"""A version of the interview guide: its questions, what is new, what was left out and why, whose words it is."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.trail import Guided
from workbench.study.trail import GuideVersion
from workbench.ui.dates import date_words
from workbench.ui.dialogs.told import TellingDialog, ToldReader, members_told
from workbench.ui.hub import Hub


class GuideDialog(TellingDialog):
    """Keeps a new version, which begins with the questions of the newest one, or changes an own one (`known`)."""

    def __init__(
        self, desk: Desk, hub: Hub, known: GuideVersion | None = None, parent: QWidget | None = None
    ) -> None:
        about = (
            _("Version {number} of the guide").format(number=known.number)
            if known
            else _("Keep a version of the guide"),
            _(
                "The guide grows with the group. Each version is kept, so that one can see who shaped it and how."
            ),
            "guide",
        )
        super().__init__(desk, hub, about, known.id if known else "", parent)
        newest = next(iter(desk.trail.guides()), None)
        begins = known or newest
        self.questions = self.ask(
            _("The questions"), begins.questions if begins else "", _("One on each line."), high=8
        )
        self.changed = self.ask(_("What is new in it?"), known.changed if known else "")
        self.omitted = self.ask(
            _("What was left out, and why?"),
            known.rejected if known else "",
            _(
                "Wordings that you chose not to use are worth keeping: for instance because they blame somebody."
            ),
        )
        self.proposed = self.ask_members(_("Whose words are these?"), known.proposed if known else [])
        today = datetime.now(UTC).astimezone().date().isoformat()
        self.date = self.ask_date(_("Since when?"), known.date if known else today)
        self.offer_keeping()

    def kept(self) -> None:
        told = Guided(
            self.questions.text_written,
            self.changed.text_written,
            self.omitted.text_written,
            tuple(self.proposed.chosen),
            self.date.iso(),
        )
        if self._known:
            self._desk.trail.change_guide(self._known, told)
        else:
            self._desk.trail.add_guide(told)

    def removed(self) -> None:
        self._desk.trail.remove_guide(self._known)


class GuideReader(ToldReader):
    """Another's version of the guide, to read."""

    def __init__(self, desk: Desk, version: GuideVersion, parent: QWidget | None = None) -> None:
        parts = (
            (_("The questions"), version.questions),
            (_("What is new in it?"), version.changed),
            (_("What was left out, and why?"), version.rejected),
            (_("Whose words are these?"), members_told(desk, version.proposed)),
            (_("Since when?"), date_words(version.date)),
        )
        title = _("Version {number} of the guide").format(number=version.number)
        super().__init__(desk, title, version.author, parts, parent)
