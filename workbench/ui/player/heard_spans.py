"""What was really heard: the stretches over which the position advanced while the sound was playing."""

from workbench.study.spans import Span, joined


class HeardSpans:
    """Collects stretches of one recording, in milliseconds; going to another place hears nothing."""

    def __init__(self) -> None:
        self._done: list[Span] = []
        self._begun: int | None = None
        self._reached = 0

    def begin(self, at: int) -> None:
        """It plays from here on."""
        self.end()
        self._begun = self._reached = at

    def reach(self, at: int, *, heard: bool = True) -> None:
        """It has played on to here; without `heard` there was nothing to hear it with."""
        if not heard:
            self.end()
        elif self._begun is not None:
            self._reached = max(self._reached, at)

    def end(self) -> None:
        """It plays no more, or goes on elsewhere."""
        if self._begun is not None and self._reached > self._begun:
            self._done.append((self._begun, self._reached))
        self._begun = None

    def take(self) -> list[Span]:
        """All stretches since the last time; one that goes on is cut here and counted on."""
        if self._begun is not None:
            self.begin(self._reached)
        taken, self._done = list(joined(self._done)), []
        return taken
