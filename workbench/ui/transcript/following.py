"""Following the sound: which word is heard at a time, and showing it without taking the reader elsewhere."""

from bisect import bisect_right

from workbench.study.reading import Reading
from workbench.ui.transcript.view import TranscriptView

_LINGER_MS = 1500
"""How long after a word it is still shown as the one heard, if no other has begun."""


class Following:
    """Lights up the word that is heard. Scrolls only where the one before was in view."""

    def __init__(self, view: TranscriptView) -> None:
        self._view = view
        self._reading: Reading | None = None
        self._begins: dict[str, tuple[list[int], list[int]]] = {}

    def follow(self, recording: str, ms: int) -> None:
        """The sound of a recording is at `ms`."""
        before = self._view.tints["spoken"]
        position = self.heard(recording, ms)
        if position is None:
            self.stop()
            return
        if before == (position, position):
            return
        with_reader = before is None or self._view.words.in_view(before[0])
        self._view.tints.lay("spoken", (position, position))
        if with_reader:
            self._view.words.show(position)

    def stop(self) -> None:
        """Nothing is heard."""
        self._view.tints.lay("spoken", None)

    def heard(self, recording: str, ms: int) -> int | None:
        """The position of the word that is heard at a time of a recording, or None in a silence."""
        reading = self._view.sheet.reading
        if reading is not self._reading:
            self._reading, self._begins = reading, {}
        if recording not in self._begins:
            self._begins[recording] = _begins(reading, recording)
        times, positions = self._begins[recording]
        number = bisect_right(times, ms) - 1
        if number < 0 or ms > reading.tokens[positions[number]].end + _LINGER_MS:
            return None
        return positions[number]


def _begins(reading: Reading, recording: str) -> tuple[list[int], list[int]]:
    """When each word of a recording begins, in order of time, and its position."""
    found = sorted(
        (token.start, position)
        for turn, first in zip(reading.turns, reading.starts, strict=True)
        if turn.recording == recording
        for position, token in enumerate(turn.tokens, first)
    )
    return [time for time, _position in found], [position for _time, position in found]
