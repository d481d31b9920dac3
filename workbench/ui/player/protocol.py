"""What the bar asks of whatever plays the sound. Times are whole milliseconds of the recording."""

from typing import BinaryIO

from PySide6.QtCore import QObject, Signal

RATES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""The speeds that can be chosen; the pitch stays."""


class Player(QObject):
    """One sound, loaded and then played on demand; it never begins by itself.

    `ended` comes after the sound has reached its end, or the end that `play` was given.
    """

    state_changed = Signal(bool)
    """Whether it is playing now."""
    ended = Signal()
    failed = Signal(str)
    """The sound cannot be played; a sentence for a person."""

    def load(self, sound: BinaryIO | None, duration: int) -> None:
        """Take over a seekable sound (16 kHz mono, little-endian 16 bit), or none; nothing is heard."""
        raise NotImplementedError

    def play(self, position: int, until: int | None = None) -> None:
        """Play from a position, also when it plays already; nothing is heard after `until`, if given."""
        raise NotImplementedError

    def pause(self) -> None:
        """Be silent at once and keep the position."""
        raise NotImplementedError

    def set_rate(self, rate: float) -> None:
        """Play this many times as fast (0.5 to 2), the pitch kept."""
        raise NotImplementedError

    @property
    def position(self) -> int:
        """Where it is now."""
        raise NotImplementedError

    @property
    def playing(self) -> bool:
        """Whether it plays, or is about to."""
        raise NotImplementedError

    @property
    def audible(self) -> bool:
        """Whether what plays can be heard: the computer has a loudspeaker or headphones."""
        return True

    def close(self) -> None:
        """Be silent and let go of the sound for good."""
        raise NotImplementedError
