"""Places in an order: strings that sort, with always room for another between two (fractional index).

A place is a string over 0–9 and a–z that never ends in "0"; the order is that of code points.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
_PLACE = re.compile("[0-9a-z]{0,1000}")


def between(lower: str | None, upper: str | None) -> str:
    """A place after `lower` and before `upper`; `None` stands for the beginning or the end.

    Raises ValueError if `lower` does not sort before `upper`.
    """
    low, high = lower or "", upper
    if high is not None and low >= high:
        raise ValueError("no place between two places that are not in order")
    place = ""
    position = 0
    while True:
        below = _DIGITS.index(low[position]) if position < len(low) else 0
        above = _DIGITS.index(high[position]) if high is not None and position < len(high) else _BASE
        if above - below > 1:
            return place + _DIGITS[(below + above) // 2]
        place += _DIGITS[below]
        if above > below:
            high = None
        position += 1


def at_time(milliseconds: int, sub: int = 0) -> str:
    """The place of something that a machine found at a time in the sound (up to 36^6 ms, 25 days)."""
    digits = ""
    rest = milliseconds
    for _ in range(6):
        rest, digit = divmod(rest, _BASE)
        digits = _DIGITS[digit] + digits
    return f"{digits}{_DIGITS[sub // _BASE % _BASE]}{_DIGITS[sub % _BASE]}i"


def is_place(value: object) -> bool:
    """Whether this is a place, or the empty text of what stands in no order."""
    return isinstance(value, str) and bool(_PLACE.fullmatch(value))


def places(known: Sequence[str | None]) -> list[str]:
    """A place for each of a row of things; `known` are those that they have, None for a new one.

    As many as can be keep theirs; two things never have the same.
    """
    kept = _rising(known)
    found: list[str] = ["" for _thing in known]
    ends = [(number, known[number]) for number in kept]
    for (low, lower), (high, upper) in pairwise([(-1, None), *ends, (len(known), None)]):
        if high < len(known):
            found[high] = upper or ""
        _spread(found, low + 1, high, lower, upper)
    return found


def _spread(found: list[str], first: int, end: int, lower: str | None, upper: str | None) -> None:
    """Give places to those from `first` up to `end`, the middle one first, so that they stay short."""
    if first >= end:
        return
    middle = (first + end) // 2
    found[middle] = between(lower, upper)
    _spread(found, first, middle, lower, found[middle])
    _spread(found, middle + 1, end, found[middle], upper)


def _rising(known: Sequence[str | None]) -> list[int]:
    """The numbers of the longest row of places that are in order."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number, place in enumerate(known):
        if place:
            at = bisect_left([known[end] or "" for end in ends], place)
            before[number] = ends[at - 1] if at else None
            ends[at : at + 1] = [number]
    row: list[int] = []
    number = ends[-1] if ends else None
    while number is not None:
        row.append(number)
        number = before[number]
    return row[::-1]
