"""Ranges of numbers as somebody writes them of a participant: "30–39", "47 years", "60+", "under 30", "60 år og eldre"."""

import re
from collections.abc import Iterable
from typing import NamedTuple

LOWEST, HIGHEST = -1, 10**9
"""The ends of what has none."""

_CLOSED = re.compile(r"(\d+)\s*[–—-]\s*(\d+)(\D*)|(\d+)(\D*)")
_FROM = "at least|from|minst|fra|fra og med|≥|>="
_UP_TO = "at most|up to|høyst|opptil|til og med|≤|<="
_OVER = "over|above|more than|older than|mer enn|eldre enn|>"
_UNDER = "under|below|less than|younger than|mindre enn|yngre enn|<"
_BEGUN = re.compile(
    rf"(?:(?P<from>{_FROM})|(?P<up_to>{_UP_TO})|(?P<over>{_OVER})|(?P<under>{_UNDER}))\s*(?P<number>\d+)(?P<unit>\D*)",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"(?P<number>\d+)(?P<unit>\s*[^\W\d]*\.?)\s*"
    r"(?:(?P<from>\+|(?:and|or|og|eller)\s+(?:older|over|above|more|up|eldre|mer|oppover))"
    r"|(?P<up_to>(?:and|or|og|eller)\s+(?:younger|under|below|less|yngre|mindre|nedover)))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")


class Range(NamedTuple):
    """From `low` to `high`, both included, of what `unit` says."""

    low: int
    high: int
    unit: str


def range_of(value: str) -> Range | None:
    """The range that is written there; None for anything else."""
    if found := _CLOSED.fullmatch(value):
        low, high, unit, one, of_one = found.groups()
        if low is not None:
            return Range(min(int(low), int(high)), max(int(low), int(high)), unit)
        if not _ENDED.fullmatch(value) and of_one.strip()[:1] not in ("+", "<", ">"):
            return Range(int(one), int(one), of_one)
    found = _BEGUN.fullmatch(value) or _ENDED.fullmatch(value)
    if found is None:
        return None
    ends, number = found.groupdict(), int(found["number"])
    if ends["from"] or ends.get("over"):
        return Range(number + bool(ends.get("over")), HIGHEST, found["unit"])
    return Range(LOWEST, number - bool(ends.get("under")), found["unit"])


def widest(values: Iterable[str]) -> str:
    """One range in which all of these lie, in the words of the one that has no end; empty where neither end is left."""
    known = sorted((found, value) for value in values if (found := range_of(value)))
    low, high = known[0][0].low, max(found.high for found, _value in known)
    if low == LOWEST and high == HIGHEST:
        return ""
    if low == LOWEST or high == HIGHEST:
        found, value = next(one for one in known if one[0].low == LOWEST or one[0].high == HIGHEST)
        said = int(_NUMBER.findall(value)[0])
        # "under 30" does not hold the thirty that it names, "30 and younger" does.
        new = high + said - found.high if low == LOWEST else low + said - found.low
        return _NUMBER.sub(str(new), value, count=1)
    unit = next((found.unit for found, _value in known if found.unit), "")
    return f"{low}–{high}{unit}" if low < high else f"{low}{unit}"
