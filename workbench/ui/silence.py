"""Why words cannot be heard: for a button that would do nothing, and for whoever asks for them all the same."""

from PySide6.QtWidgets import QAbstractButton

from workbench.cellar.words import _
from workbench.desk.desk import Desk


def why_silent(desk: Desk, interview: str, *, gone: bool, timed: bool) -> str:
    """Why words of an interview cannot be heard; empty where they can. `timed`: it is known when they were said."""
    if gone:
        return _("These words are no longer in the text, so they cannot be heard.")
    if not desk.recordings.of(interview):
        return _("There is no recording of this interview, so these words cannot be heard.")
    if not timed:
        return _("It is not known when these words were said, so they cannot be heard.")
    return ""


def offer_sound(listens: QAbstractButton, why: str, *, there: bool = True) -> None:
    """Let a button be pressed where there is something to be heard; otherwise it says why not. `there`: words are chosen."""
    listens.setEnabled(there and not why)
    listens.setToolTip(why)
    listens.setAccessibleDescription(why)
