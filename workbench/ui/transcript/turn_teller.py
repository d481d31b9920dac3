"""Telling a screen reader in which turn the reader is: who speaks, when, and whether it was listened to."""

from workbench.ui.message_bar import announce
from workbench.ui.transcript.gutter import Gutter
from workbench.ui.transcript.view import TranscriptView


class TurnTeller:
    """The text's description is the turn as it is now; it is said aloud when the reader comes into another one."""

    def __init__(self, view: TranscriptView, gutter: Gutter) -> None:
        self._view, self._gutter = view, gutter
        self._turn = ""

    def begin(self) -> None:
        """Another interview is about to be shown."""
        self._turn = ""
        self._view.setAccessibleDescription("")

    def tell(self) -> None:
        """The reader may be in another turn, or the turn may have changed."""
        number, turns = self._view.textCursor().blockNumber(), self._view.sheet.reading.turns
        if self._view.sheet.writing or number >= len(turns):
            return
        sentence, came = self._gutter.sentence(number), turns[number].id != self._turn
        self._turn = turns[number].id
        if sentence != self._view.accessibleDescription():
            self._view.setAccessibleDescription(sentence)
        if came and self._view.hasFocus():
            announce(self._view, sentence)
