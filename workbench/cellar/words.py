"""The language of every sentence that a person reads: English in the code, bokmål in the catalogue."""

import gettext
import locale
import os
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
    "system_language",
    "use_language",
]

Language = Literal["en", "nb"]
LANGUAGES: tuple[Language, ...] = ("en", "nb")

_DOMAIN = "workbench"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language: Language = "en"


def use_language(language: str) -> None:
    """Speak `language` ("en" or "nb"; "no" and "nn" read the bokmål catalogue) from now on in this process."""
    global _catalogue, _language
    _language = "nb" if language.replace("-", "_").split("_", 1)[0] in ("nb", "no", "nn") else "en"
    _catalogue = _read(_language)


def language() -> Language:
    """The language spoken now."""
    return _language


def system_language() -> Language:
    """The language that the desktop asks for; `WORKBENCH_LANGUAGE` overrides it."""
    asked = os.environ.get("WORKBENCH_LANGUAGE") or locale.getlocale()[0] or os.environ.get("LANG", "")
    return "nb" if asked.lower().startswith(("nb", "no", "nn")) else "en"


def _(message: str) -> str:
    """`message` in the language spoken now."""
    return _catalogue.gettext(message)


def _n(one: str, many: str, count: int) -> str:
    """The form of a message that fits `count`."""
    return _catalogue.ngettext(one, many, count)


def in_each_language(message: str) -> set[str]:
    """`message` in all languages: what is kept in a study may have been written in another than is spoken now."""
    return {_read(language).gettext(message) for language in LANGUAGES}


def mark(message: str) -> str:
    """Mark a message for the catalogue where it is declared; it is translated with `_` where it is shown."""
    return message


def _read(language: Language) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(_DOMAIN, resources() / "translations", [language], fallback=True)
