"""How an import is refused: what is wrong with the model, in a sentence, and that nothing was changed."""

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _


def refused(reason: str) -> Refusal:
    """To raise where a model cannot be imported; `reason` is a whole sentence, already translated."""
    return Refusal(_("This model cannot be imported. {reason} Nothing was changed.").format(reason=reason))


def cut_short(file: str) -> Refusal:
    """To raise where a file ends too early or its parts do not fit together."""
    return refused(
        _("The file {file} is cut short or damaged. Copy or download it again.").format(file=file[:80])
    )


def missing(file: str) -> Refusal:
    """To raise where a folder lacks a file that it needs."""
    return refused(_("The file {file} is missing in the folder.").format(file=file[:80]))


def not_whisper() -> Refusal:
    """To raise where it is some other model."""
    return refused(_("It is not a Whisper model."))
