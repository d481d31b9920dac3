"""Days as people write them. The names of the months are data here, since a computer need not know another language's."""

import re
from typing import Final

from workbench.cellar.words import language

_MONTHS: Final = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "nb": [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ],
}
TO: Final = " – "
"""Between the two ends of a span of days or months."""
_DAY = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?")


def day_words(iso: str) -> str:
    """An ISO day with the month as a word, "9 March 2026", or a month, "March 2026", or from one to another.

    Anything else stays as it is.
    """
    if len(ends := iso.split(TO)) == 2 and all(map(_DAY.fullmatch, ends)):
        return TO.join(map(day_words, ends))
    found = _DAY.fullmatch(iso)
    if not found:
        return iso
    year, month, day = found.groups()
    named = f"{_MONTHS[language()][int(month) - 1]} {year}"
    point = "." if language() == "nb" else ""
    return f"{int(day)}{point} {named}" if day else named
