"""The dialogs about what is seen differently and what was discussed, and what each leads to."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.desk.differing import Differing
from workbench.study.about import About
from workbench.study.differing import State
from workbench.ui.dialogs.begin_differing import BeginDifferingDialog
from workbench.ui.dialogs.disagreement import DisagreementDialog, Then
from workbench.ui.dialogs.discussion import DiscussionDialog, DiscussionReader
from workbench.ui.hub import Hub


class TogetherFlow(QObject):
    """Tells by `passage_wanted`, with an anchor, that some words are to be seen, by `listen` that they are to be heard."""

    passage_wanted = Signal(object)
    listen = Signal(object)

    def __init__(self, desk: Desk, hub: Hub, panel: QWidget) -> None:
        super().__init__(panel)
        self._desk = desk
        self._hub = hub
        self._panel = panel

    def differ(self, choices: Sequence[About]) -> None:
        """Begin a disagreement about one of these, and show it."""
        dialog = BeginDifferingDialog(self._desk, self._hub, choices, self._window)
        if dialog.exec() and dialog.begun:
            self.show_disagreement(dialog.begun.id)

    def differ_on_unit(self, unit_id: str) -> None:
        """Show how a unit is seen differently, the newest that stands first; begin where it is not yet."""
        about = self._about(unit_id)
        if about is None:
            return
        found = self._hub.ask(lambda: self._desk.disagreements.on(about.interview, unit_id)) or []
        if found:
            self.show_disagreement(max(found, key=_newest_standing).disagreement.id)
        else:
            self.differ([about])

    def discuss_unit(self, unit_id: str) -> None:
        """Write down a discussion on a unit."""
        if about := self._about(unit_id):
            self.discuss([about])

    def show_disagreement(self, identity: str) -> None:
        """Show a disagreement, and what is asked for from there."""
        try:
            dialog = DisagreementDialog(self._desk, self._hub, identity, self._window)
        except Refusal as refusal:
            self._hub.refused.emit(refusal.sentence)
            return
        dialog.listen.connect(self.listen)
        about = self._desk.disagreements.get(identity).disagreement
        dialog.exec()
        if dialog.then is Then.SHOW:
            self.passage_wanted.emit(self._desk.targets.passage_now(about))
        elif dialog.then is Then.DISCUSS:
            self.discuss([about])

    def discuss(self, choices: Sequence[About]) -> None:
        """Write down a discussion about one of these."""
        DiscussionDialog(self._desk, self._hub, choices, None, self._window).exec()

    def show_discussion(self, identity: str) -> None:
        """Show a discussion: to its author to go on with, to the others to read."""
        try:
            found = self._desk.discussions.get(identity)
        except Refusal as refusal:
            self._hub.refused.emit(refusal.sentence)
            return
        if self._desk.member and found.author == self._desk.member.id:
            DiscussionDialog(self._desk, self._hub, [found], found, self._window).exec()
            return
        reader = DiscussionReader(self._desk, found, self._window)
        reader.exec()
        if reader.adds:
            self.discuss([found])

    def _about(self, unit_id: str) -> About | None:
        return self._hub.ask(lambda: self._desk.targets.unit(unit_id))

    @property
    def _window(self) -> QWidget:
        return self._panel.window()


def _newest_standing(differing: Differing) -> tuple[bool, str]:
    return differing.state is not State.SHARED, differing.disagreement.made
