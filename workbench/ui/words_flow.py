"""What is done with all the words of an interview at once, from the menu to the last click."""

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.ui.dialogs.own_voice import OwnVoiceDialog
from workbench.ui.dialogs.voices import VoicesDialog
from workbench.ui.hub import Hub
from workbench.ui.study_page import StudyPage
from workbench.ui.transcript.replacing import ReplaceDialog
from workbench.ui.transcript.why_not import no_words


class WordsFlow:
    """The dialogs over one study's page."""

    def __init__(self, desk: Desk, hub: Hub, page: StudyPage, window: QWidget) -> None:
        self._desk = desk
        self._hub = hub
        self._page = page
        self._window = window

    def voices(self, interview: str) -> None:
        """Tell apart who speaks in an interview."""
        if not interview:
            self._hub.said.emit(_("Choose an interview first."))
        elif not self._desk.recordings.of(interview):
            self._hub.said.emit(_("This interview has no recording yet. Add one first."))
        else:
            self._page.show_words(interview)
            play = self._page.work.player.play_span
            VoicesDialog(self._desk, self._hub, interview, play, self._window).exec()

    def own_voice(self) -> None:
        """Let the member who works here have the own voice known, or forgotten."""
        OwnVoiceDialog(self._desk, self._window).exec()

    def replace(self) -> None:
        """Go over the interview that is shown and put other words in the place of some."""
        self._hub.settling.emit()
        if self._desk.transcripts.reading(self._page.interview).turns:
            player = self._page.work.player
            dialog = ReplaceDialog(self._desk, self._hub, self._page.interview, player, self._window)
            dialog.reached.connect(self._page.work.transcript.reveal)
            dialog.exec()
        else:
            self._hub.said.emit(no_words())
