"""From one doubtful word to the next: each is heard, and then corrected or vouched for."""

from collections import defaultdict

from PySide6.QtCore import QObject, Signal

from workbench.cellar.words import _, _n, language
from workbench.desk.transcripts import Transcripts
from workbench.study.reading import Reading
from workbench.study.tokens import is_doubtful, shown
from workbench.ui.hub import Hub
from workbench.ui.message_bar import announce
from workbench.ui.transcript.correcting import Correcting
from workbench.ui.transcript.view import TranscriptView

_BEFORE_MS, _AFTER_MS = 1200, 600
"""How much is heard around words: enough to know them by what they stand in."""


def around(reading: Reading, first: int, last: int) -> tuple[str, int, int] | None:
    """What is to be heard of words: recording, start, end (ms); None where they have no sound."""
    if not (span := reading.span(first, last)):
        return None
    recording, start, end = span
    return recording, max(0, start - _BEFORE_MS), end + _AFTER_MS


class Doubts(QObject):
    """Chooses words and speaks to the desk; works in reading and in correcting."""

    heard = Signal(str, int, int)
    """Recording, start, end: play this much."""

    def __init__(
        self, view: TranscriptView, correcting: Correcting, transcripts: Transcripts, hub: Hub
    ) -> None:
        super().__init__(view)
        self._view = view
        self._correcting = correcting
        self._transcripts = transcripts
        self._hub = hub

    def step(self, by: int) -> None:
        """Choose the next doubtful word (`by` 1), or the one before (-1), and let it be heard."""
        self._correcting.flush()
        reading = self._view.sheet.reading
        doubtful = [at for at, token in enumerate(reading.tokens) if is_doubtful(token)]
        if not doubtful:
            self._hub.said.emit(_("No word in this interview is doubtful."))
            return
        here = self._view.words.at
        at = -1 if here is None or (here == 0 and not self._view.words.selected()) else here
        beyond = [one for one in doubtful if (one - at) * by > 0]
        if not beyond:
            self._hub.said.emit(_("There is no further doubtful word in this direction."))
            return
        self._show(beyond[0] if by > 0 else beyond[-1])
        self._hub.said.emit(
            _n("{count} doubtful word in this interview.", "{count} doubtful words in this interview.", len(doubtful))
            .format(count=len(doubtful))
        )  # fmt: skip

    def vouch(self) -> None:
        """Keep that the chosen words are right as they stand, and go on to the next doubtful word."""
        self._correcting.flush()
        words = self._view.words
        ends = words.selected() or (None if words.at is None else (words.at, words.at))
        if ends is None:
            return
        self._hub.attempt(lambda: self._transcripts.vouch(self._words(*ends)))
        self.step(1)

    def _words(self, first: int, last: int) -> dict[str, set[str]]:
        """By turn, the identities of the words from one position to another."""
        reading, words = self._view.sheet.reading, defaultdict[str, set[str]](set)
        for position in range(first, last + 1):
            words[reading.turns[reading.turn_at(position)].id].add(reading.tokens[position].id)
        return words

    def _show(self, position: int) -> None:
        words, reading = self._view.words, self._view.sheet.reading
        words.reveal(position)
        words.select(position, position)
        announce(self._view, shown(reading.tokens[position], language()))
        if span := around(reading, position, position):
            self.heard.emit(*span)
