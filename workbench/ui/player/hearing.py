"""What was heard of the recordings, and by whom: kept while it plays, in the name of who has heard it."""

from functools import partial

from workbench.desk.desk import Desk
from workbench.study.spans import Span
from workbench.ui.hub import Hub
from workbench.ui.player.heard_spans import HeardSpans


class Hearing:
    """Follows what plays; times in milliseconds. What the study refuses is tried again."""

    def __init__(self, desk: Desk, hub: Hub) -> None:
        self._desk = desk
        self._hub = hub
        self._spans = HeardSpans()
        self._recording = ""
        self._listener = ""
        self._unkept: dict[tuple[str, str], list[Span]] = {}
        """What was heard and is not kept yet, by listener and recording."""

    def begin(self, recording: str, at: int, *, heard: bool) -> None:
        """A recording plays from here on, for who works here now; without `heard` nothing can be heard of it."""
        member = self._desk.member
        self._recording, self._listener = recording, member.id if member else ""
        if heard:
            self._spans.begin(at)

    def reach(self, at: int, *, heard: bool) -> None:
        """It has played on to here."""
        self._spans.reach(at, heard=heard)

    def end(self) -> None:
        """It plays no more: keep what was heard."""
        self._spans.end()
        self.keep()

    def keep(self) -> None:
        """Keep what was heard until now."""
        spans = self._spans.take()
        if spans and self._recording and self._listener:
            self._unkept.setdefault((self._listener, self._recording), []).extend(spans)
        me = self._desk.context.reader
        for key in [key for key in self._unkept if key[0] == me]:
            # Taken out first: what the feed then tells may stop the sound, and lead here again.
            heard = self._unkept.pop(key, [])
            if heard and not self._hub.attempt(partial(self._write, key[1], heard)):
                self._unkept.setdefault(key, []).extend(heard)
                break

    def _write(self, recording: str, spans: list[Span]) -> None:
        if self._desk.recordings.get(recording):
            self._desk.transcripts.listened(recording, spans)
