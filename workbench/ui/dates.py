"""Dates as people write and read them; in the study they are ISO dates, or empty."""

import re
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from workbench.cellar.days import day_words
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, language

_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)")
_DAY_FIRST = re.compile(r"(\d\d?)[.\s]\s*(\d\d?)[.\s]\s*(\d\d|\d{4})")
_NAMED = ("d MMMM yyyy", "d. MMMM yyyy", "d MMM yyyy", "d. MMM yyyy", "d. MMM. yyyy")


def locale() -> QLocale:
    """How the reader's language names months and begins weeks."""
    return QLocale("nb_NO" if language() == "nb" else "en_GB")


def date_words(iso: str) -> str:
    """An ISO date with the month as a word, "9 March 2026"; what is no date stays as it is."""
    known = QDate.fromString(iso, "yyyy-MM-dd")
    return day_words(iso) if known.isValid() else iso


def moment_words(iso: str) -> str:
    """A moment as this computer's clock tells it, "9 March 2026, 14:05"; empty where there is none."""
    try:
        known = datetime.fromisoformat(iso).astimezone()
    except (ValueError, OverflowError):
        return ""
    return f"{date_words(known.date().isoformat())}, {known:%H:%M}"


def date_read(text: str) -> str:
    """The ISO date that was written, empty for none. Raises Refusal for what is no date."""
    written = " ".join(text.split())
    if not written:
        return ""
    try:
        if found := _ISO.fullmatch(written):
            return date(*map(int, found.groups())).isoformat()
        if found := _DAY_FIRST.fullmatch(written):
            day, month, year = map(int, found.groups())
            return date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        raise Refusal(_no_date()) from None
    for form in _NAMED:
        known = locale().toDate(written, form)
        if known.isValid():
            return known.toString("yyyy-MM-dd")
    raise Refusal(_no_date())


def _no_date() -> str:
    return _("This date cannot be read. Write it as 9.3.2026, or leave it empty.")
