"""The server's hints: that rows have come, up to which number, or that who is here has changed.

Any login of the database can send one. So nothing rests on them but the moment at which something is looked for.
"""

from typing import NamedTuple

EVERYTHING = 1 << 63
"""A number that no row reaches: all that there is."""


class Told(NamedTuple):
    """`upto` is the highest number of a row that was told, 0 for none; `here` whether who is here may have changed."""

    upto: int
    here: bool


class Hints:
    """Keeps what was told until it is taken."""

    def __init__(self) -> None:
        self._told = Told(0, here=False)

    @property
    def any(self) -> bool:
        """Whether something has been told since it was last taken."""
        return self._told != Told(0, here=False)

    def hear(self, word: str) -> None:
        """A hint has come: a row's number, or nothing for who is here."""
        upto, here = self._told
        if word.isascii() and word.isdecimal() and len(word) < 20:
            self._told = Told(max(upto, int(word)), here)
        else:
            self._told = Told(upto, here=True)

    def take(self) -> Told:
        """What has been told; from now on it counts as looked for."""
        told, self._told = self._told, Told(0, here=False)
        return told
