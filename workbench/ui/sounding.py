"""What is to be heard of an interview, or to be at hand in its sound: units, and words that something is about."""

from PySide6.QtCore import QObject, Signal

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.study.about import About
from workbench.study.anchors import place
from workbench.ui.hub import Hub
from workbench.ui.panels.unit_book import UnitBook
from workbench.ui.player.bar import PlayerBar
from workbench.ui.silence import why_silent
from workbench.ui.transcript.pane import TranscriptPane


class Sounding(QObject):
    """Finds the sound of words where they stand now, and says so where they no longer do."""

    interview_wanted = Signal(str)

    def __init__(
        self, desk: Desk, hub: Hub, transcript: TranscriptPane, player: PlayerBar, book: UnitBook
    ) -> None:
        super().__init__(transcript)
        self._desk = desk
        self._hub = hub
        self._transcript = transcript
        self._player = player
        self._book = book

    def hear(self, about: About) -> None:
        """Let the words that something is about be heard, whichever interview they are of."""
        self.interview_wanted.emit(about.interview)
        self.play_passage(about)

    def stand(self, about: About) -> None:
        """Let the sound begin with the words that something is about when it is wanted; what plays goes on."""
        self.interview_wanted.emit(about.interview)
        if span := self._span(about):
            self._player.stand_at(span[0], span[1])

    def stand_at_unit(self, unit: str) -> None:
        """The same for a unit of the interview that is shown."""
        row = self._book.row(unit)
        if row and row.start is not None:
            self._player.stand_at(row.recording, row.start)

    def play_passage(self, about: About) -> None:
        """Let the words that something is about be heard, where they are now."""
        span = self._span(about)
        timed = span is not None and any(span[1:])
        if why := why_silent(self._desk, about.interview, gone=span is None, timed=timed):
            self._hub.said.emit(why)
        elif span:
            self._player.play_span(*span)

    def play_unit(self, unit: str) -> None:
        """Let a unit of the interview that is shown be heard."""
        row = self._book.row(unit)
        if row is None or row.first is None:
            self._hub.said.emit(_("The words of this unit are no longer in the text, so it cannot be heard."))
        elif why := why_silent(self._desk, row.interview, gone=False, timed=row.start is not None):
            self._hub.said.emit(why)
        elif row.start is not None and row.end is not None:
            self._player.play_span(row.recording, row.start, row.end)

    def _span(self, about: About) -> tuple[str, int, int] | None:
        reading = self._transcript.view.sheet.reading
        found = place(self._desk.targets.passage_now(about), reading)
        if found.first is None or found.last is None:
            return None
        return reading.span(found.first, found.last)
