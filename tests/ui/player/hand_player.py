"""A player whose clock is set by hand: nothing is heard, everything can be asked."""

from typing import BinaryIO

from PySide6.QtCore import QObject

from workbench.ui.player.protocol import Player


class HandPlayer(Player):
    """Plays for as long as the test says."""

    made: "list[HandPlayer]"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sound: BinaryIO | None = None
        self.duration = 0
        self.rate = 1.0
        self.until: int | None = None
        self.orders: list[tuple[str, int, int | None]] = []
        self._position = 0
        self._playing = False
        self.plugged = True

    def load(self, sound: BinaryIO | None, duration: int) -> None:
        self.pause()
        if self.sound:
            self.sound.close()
        self.sound, self.duration, self._position = sound, duration, 0

    def play(self, position: int, until: int | None = None) -> None:
        self.orders.append(("play", position, until))
        self._position, self.until = position, until
        if not self._playing:
            self._playing = True
            self.state_changed.emit(True)

    def pause(self) -> None:
        if self._playing:
            self._playing = False
            self.state_changed.emit(False)

    def set_rate(self, rate: float) -> None:
        self.rate = rate

    @property
    def position(self) -> int:
        return self._position

    @property
    def playing(self) -> bool:
        return self._playing

    @property
    def audible(self) -> bool:
        return self.plugged

    def close(self) -> None:
        self.load(None, 0)

    def pass_time(self, milliseconds: int) -> None:
        """Let so much time pass while it plays."""
        if not self._playing:
            return
        end = self.duration if self.until is None else self.until
        self._position = min(end, self._position + round(milliseconds * self.rate))
        if self._position == end:
            self._playing = False
            self.state_changed.emit(False)
            self.ended.emit()
