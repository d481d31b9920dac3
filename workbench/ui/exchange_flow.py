"""What a study exchanges with other computers, from the menus: giving, taking, what is new, what stands open."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.telling import comes_from_a_colleague
from workbench.ui.dialogs.erase import EraseDialog
from workbench.ui.dialogs.give import GiveDialog
from workbench.ui.dialogs.news import NewsDialog
from workbench.ui.dialogs.take import Next, TakeDialog, ask_for_changes
from workbench.ui.dialogs.team import TeamDialog
from workbench.ui.dropping import WRITTEN
from workbench.ui.hub import Hub
from workbench.ui.incoming_flow import ask_for_transcripts, take_transcripts
from workbench.ui.open_ends_flow import show_conflicts, show_open_ends
from workbench.ui.study_page import StudyPage
from workbench.ui.team_watch import TeamWatch


class Exchanging(QObject):
    """One opened study's ways to and from other computers."""

    def __init__(self, desk: Desk, hub: Hub, page: StudyPage, window: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._hub = hub
        self._page = page
        self._window = window
        self.watch = TeamWatch(desk, hub, lambda: page.interview, self)
        self.watch.changed.connect(self._show_team)
        # Queued: a dialog opened from inside a click would keep the header's button pressed.
        page.import_asked.connect(self._take_into)
        page.header.team_asked.connect(self.team, Qt.ConnectionType.QueuedConnection)
        self.watch.look()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the menus do, by the ids of actions."""
        return {
            "study.give": self.give,
            "study.take": self.take,
            "study.import": self.take_transcripts,
            "study.news": self.news,
            "study.open-ends": self.open_ends,
            "study.team": self.team,
            "study.erase": self.erase,
        }

    def give(self) -> None:
        """Pack for colleagues what they do not have."""
        self._hub.settling.emit()
        GiveDialog(self._desk, self._window).exec()

    def take(self, files: list[Path] | None = None) -> None:
        """Take in files of colleagues; asks which where none are given."""
        chosen = files or ask_for_changes(self._window)
        if not chosen:
            return
        self._hub.settling.emit()
        dialog = TakeDialog(self._desk, self._hub, chosen, self._window)
        dialog.exec()
        if dialog.next is Next.NEWS:
            self.news()
        elif dialog.next is Next.OPEN:
            show_conflicts(self._desk, self._hub, self._window)

    def take_dropped(self, files: list[Path]) -> None:
        """Files that were dropped: what a colleague packed, transcripts from elsewhere, and the rest are recordings."""
        packed = [file for file in files if comes_from_a_colleague(file)]
        written = [file for file in files if file not in packed and file.suffix.casefold() in WRITTEN]
        others = [file for file in files if file not in packed and file not in written]
        if others:
            self._page.take_dropped(others)
        if packed:
            self.take(packed)
        if written:
            # Queued: a dialog opened from inside a drop would keep the other program waiting.
            QTimer.singleShot(0, self, lambda: self.take_transcripts(written))

    def take_transcripts(self, files: list[Path] | None = None, interview: str = "") -> None:
        """Take in transcripts that were written elsewhere; asks which where none are given."""
        chosen = files or ask_for_transcripts(self._window)
        take_transcripts(self._desk, self._hub, self._page, self._window, chosen, interview)

    def _take_into(self, interview: str) -> None:
        self.take_transcripts(None, interview)

    def news(self) -> None:
        """Show what is new, and go to the interview that was pressed."""
        dialog = NewsDialog(self._desk, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.interview:
            self._page.show_interview(dialog.interview)
            self._page.show_transcript()

    def open_ends(self) -> None:
        """Show all that stands open, and go to what was pressed."""
        self._hub.settling.emit()
        show_open_ends(self._desk, self._hub, self._page, self._window)

    def team(self) -> None:
        """Show how it stands with the team's server."""
        TeamDialog(self._desk, self._hub, self.watch, self._window).exec()

    def erase(self) -> None:
        """Erase a participant for good."""
        dialog = EraseDialog(self._desk, self._hub, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            told = _(
                "{code} is erased from this study for good. Give your colleagues a file of changes, "
                "and delete your own backups."
            )
            if self._desk.team.server.server:
                told = _(
                    "{code} is erased from this study for good. It goes from the team's server, and from your "
                    "colleagues' studies, when you and they connect. Delete your own backups."
                )
            self._hub.said.emit(told.format(code=dialog.erased))

    def switched(self) -> None:
        """Somebody else works here now: their own two versions are brought together, and they come to the server with
        their own login, or hear that they have none here yet.
        """
        state = self._desk.team.state
        if state and not self._desk.team.address:
            self._hub.said.emit(state.sentence)
        self._hub.attempt(self._desk.conflicts.settle)
        self.watch.look()

    def _show_team(self) -> None:
        self._page.header.show_team(self.watch.sign, self.watch.sentence, care=self.watch.care)
