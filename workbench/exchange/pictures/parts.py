"""A picture that would be too high for a page, as several."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from workbench.exchange.pictures.svg import WIDTH, Picture

T = TypeVar("T")

PAGE = WIDTH * 21 / 16
"""As high as a picture is where it is 16 cm wide and 21 cm high: a page, and the words below it."""


def in_parts(draw: Callable[[Sequence[T]], Picture], things: Sequence[T]) -> tuple[Picture, ...]:
    """Draw things in as few pictures as fit on pages, about as many in each; one alone may be too high."""
    parts = 1
    while True:
        each = -(-len(things) // parts) or 1
        drawn = tuple(draw(things[at : at + each]) for at in range(0, max(1, len(things)), each))
        if each == 1 or all(one.height <= PAGE for one in drawn):
            return drawn
        parts += 1
