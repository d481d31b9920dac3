"""Times as transcripts write them: 0:15, 00:01:02.345, #00:01:02-3#, [00:01:02]."""

import re

CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,6})?"
"""A time in hours (which may be left out), minutes and seconds."""

F4 = re.compile(r"#(\d{1,3}:\d{1,2}:\d{1,2})(?:[-.,](\d{1,3}))?#")
"""The mark that f4, easytranscript and MAXQDA set."""

_MOST_MS = 100 * 3_600_000


def milliseconds(clock: str) -> int | None:
    """A time as milliseconds; None for what is none, or lies beyond every recording."""
    whole, _point, part = clock.strip().replace(",", ".").partition(".")
    fields = whole.split(":")
    if not 2 <= len(fields) <= 3 or not all(one.isascii() and one.isdigit() for one in fields):
        return None
    hours, minutes, seconds = (int(one) for one in ["0", *fields][-3:])
    if (minutes > 59 and len(fields) == 3) or seconds > 59:
        return None
    return within(((hours * 60 + minutes) * 60 + seconds) * 1000 + int((part + "000")[:3]))


def of_f4(found: re.Match[str]) -> int | None:
    """The time of a mark of f4, whose last digit is tenths."""
    return milliseconds(f"{found[1]}.{found[2] or 0}")


def within(time: int) -> int | None:
    """The time, unless it lies beyond every recording."""
    return time if 0 <= time <= _MOST_MS else None


def of_seconds(value: object) -> int | None:
    """Seconds as a number, or as a text that is one, in milliseconds; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        seconds = float(value)
        return within(round(seconds * 1000))
    except (ValueError, OverflowError):
        return None
