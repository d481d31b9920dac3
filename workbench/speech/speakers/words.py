"""Gives each word its voice, by the word's own middle: nothing is smoothed over a sentence or a breath."""

from bisect import bisect_right
from collections.abc import Sequence

from workbench.speech.speakers.timeline import Stretch


class VoicesOfWords:
    """Asks a timeline whose a word is."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._stretches = sorted(stretches, key=lambda one: one.start)
        self._starts = [one.start for one in self._stretches]
        self._longest = max((one.end - one.start for one in stretches), default=0)

    def of(self, start: int, end: int) -> int | None:
        """The voice of a word from `start` to `end` (milliseconds); None where nobody is heard at all.

        Where two speak at its middle it is the one that speaks for more of it, and of these who goes on for longer: so
        who says "mhm" in between takes no words away, and who begins early has the own ones. Where nobody speaks there
        it is the nearest.
        """
        middle = (start + end) / 2
        last = bisect_right(self._starts, middle)
        best: tuple[float, float, int] | None = None
        voice = None
        for one in self._near(last, middle):
            away = max(one.start - middle, middle - one.end, 0.0)
            overlap = min(end, one.end) - max(start, one.start)
            rank = (away, -overlap, -one.end)
            if best is None or rank < best:
                best, voice = rank, one.voice
        return voice

    def overlapped(self, start: int, end: int) -> bool:
        """Whether more than one voice speaks at the middle of a word."""
        middle = (start + end) / 2
        at = {
            one.voice
            for one in self._near(bisect_right(self._starts, middle), middle)
            if one.start <= middle < one.end
        }
        return len(at) > 1

    def _near(self, last: int, middle: float) -> list[Stretch]:
        """All stretches at `middle`, or else those next to it."""
        first = last
        while first and middle - self._starts[first - 1] <= self._longest:
            first -= 1
        before = max(range(max(0, first - 1), last), key=lambda n: self._stretches[n].end, default=last)
        return self._stretches[min(first, before) : last + 1]
