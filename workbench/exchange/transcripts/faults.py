"""Why a transcript from elsewhere is not read: whole sentences, without a word of what it says."""

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _


def unknown(known: str) -> Refusal:
    """The file is none that can be read."""
    return Refusal(
        _(
            "No transcript was found in this file. What can be read: {known}. "
            "Save the transcript as one of these in the program that it comes from, and try again."
        ).format(known=known)
    )


def not_text() -> Refusal:
    """The file holds something other than text."""
    return Refusal(_("This file is no text. Choose the file that holds the transcript."))


def empty() -> Refusal:
    """The file is there, and nobody says a word in it."""
    return Refusal(_("There is not a word in this file that somebody says. Nothing was changed."))


def damaged() -> Refusal:
    """The file begins like a known one and does not go on like it."""
    return Refusal(
        _(
            "This file is damaged, or was not saved whole. Open it in the program that it comes from, "
            "save it once more, and try again."
        )
    )


def too_large() -> Refusal:
    """The file is beyond every interview."""
    return Refusal(_("This file is larger than the transcript of an interview can be. Nothing was changed."))


def endless_word() -> Refusal:
    """Thousands of letters follow each other without a blank."""
    return Refusal(
        _(
            "This file holds thousands of letters without a blank between them, as nobody speaks. Nothing was changed."
        )
    )


def too_slow() -> Refusal:
    """Reading the file came to no end."""
    return Refusal(
        _("This file could not be read within a sensible time. Save it as plain text, and try again.")
    )
