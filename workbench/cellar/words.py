"""The language of every sentence that a person reads: English in the code, bokmål in the catalogue."""

import gettext
import locale
import os
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

from workbench.cellar.places import resources

__all__ = [
    "LANGUAGES",
    "Language",
    "_",
    "_n",
    "in_each_language",
    "language",
    "mark",
    "speaking",
    "system_language",
    "use_language",
]

Language = Literal["en", "nb"]
LANGUAGES: tuple[Language, ...] = ("en", "nb")

_DOMAIN = "workbench"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language: Language = "en"
_instead: ContextVar[tuple[Language, gettext.NullTranslations] | None] = ContextVar("instead", default=None)
"""What is spoken here and in this thread alone, where that is another language than that of the process."""


def use_language(language: str) -> None:
    """Speak `language` ("en" or "nb"; "no" and "nn" read the bokmål catalogue) from now on in this process."""
    global _catalogue, _language
    _language = _one_of_ours(language)
    _catalogue = _read(_language)


@contextmanager
def speaking(language: str) -> Generator[None]:
    """Speak another language in this thread for a while; an empty one is that of the process."""
    if not language:
        yield
        return
    ours = _one_of_ours(language)
    before = _instead.set((ours, _read(ours)))
    try:
        yield
    finally:
        _instead.reset(before)


def language() -> Language:
    """The language spoken now."""
    instead = _instead.get()
    return instead[0] if instead else _language


def system_language() -> Language:
    """The language that the desktop asks for; `WORKBENCH_LANGUAGE` overrides it."""
    asked = os.environ.get("WORKBENCH_LANGUAGE") or locale.getlocale()[0] or os.environ.get("LANG", "")
    return "nb" if asked.lower().startswith(("nb", "no", "nn")) else "en"


def _(message: str) -> str:
    """`message` in the language spoken now."""
    return _spoken().gettext(message)


def _n(one: str, many: str, count: int) -> str:
    """The form of a message that fits `count`."""
    return _spoken().ngettext(one, many, count)


def in_each_language(message: str) -> set[str]:
    """`message` in all languages: what is kept in a study may have been written in another than is spoken now."""
    return {_read(language).gettext(message) for language in LANGUAGES}


def mark(message: str) -> str:
    """Mark a message for the catalogue where it is declared; it is translated with `_` where it is shown."""
    return message


def _spoken() -> gettext.NullTranslations:
    instead = _instead.get()
    return instead[1] if instead else _catalogue


def _one_of_ours(language: str) -> Language:
    return "nb" if language.replace("-", "_").split("_", 1)[0] in ("nb", "no", "nn") else "en"


def _read(language: Language) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(_DOMAIN, resources() / "translations", [language], fallback=True)
