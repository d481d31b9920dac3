"""The ways into a study: a new one, one that is there, the sample; and the rooms behind them.

Reached through `doorway`, since all this takes longer to load than the first page takes to show.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from workbench.desk.desk import Desk
from workbench.desk.models import Models
from workbench.desk.opening import open_study
from workbench.desk.sample import (
    is_sample_folder,
    missing_recordings,
    open_sample,
    sample_folder,
    sample_interview,
    sample_words,
    write_scripts,
)
from workbench.desk.whereabouts import known_studies
from workbench.ui.dialogs.join import JoinDialog
from workbench.ui.dialogs.models import ModelsDialog
from workbench.ui.dialogs.new_study import NewStudyDialog
from workbench.ui.dialogs.open_study import OpenStudyDialog
from workbench.ui.dialogs.who import ask_who
from workbench.ui.parts import application
from workbench.ui.study_page import StudyPage
from workbench.ui.study_session import StudySession


class Doors:
    """The doors of one window. Each answers with the open study, or None where the person left."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def new(self) -> Desk | None:
        """Ask for a new study and make it."""
        dialog = NewStudyDialog(self._window)
        return dialog.desk if dialog.exec() == QDialog.DialogCode.Accepted else None

    def existing(self, recent: list[Path], chosen: Path | None = None) -> Desk | None:
        """Ask which study and its passphrase, and open it."""
        dialog = OpenStudyDialog(known_studies(recent), chosen, self._window)
        return dialog.desk if dialog.exec() == QDialog.DialogCode.Accepted else None

    def join(self) -> Desk | None:
        """Ask for an invitation and make this computer's own copy of its study."""
        dialog = JoinDialog(self._window)
        return dialog.desk if dialog.exec() == QDialog.DialogCode.Accepted else None

    def known(self, folder: Path, passphrase: str) -> Desk:
        """Open a study whose passphrase is known. Raises Refusal."""
        return _waited(lambda: open_study(folder, passphrase))

    def sample(self, folder: Path | None = None) -> Desk:
        """The sample study, made if it is not there yet; its first member works in it. Raises Refusal."""
        return _waited(lambda: open_sample(folder or sample_folder()))

    def is_sample(self, folder: Path) -> bool:
        """Whether one of the sample studies lies in this folder, or will."""
        return is_sample_folder(folder)

    def sample_words(self) -> str:
        """What to know about the sample study."""
        return sample_words()

    def begin_sample(self, page: StudyPage) -> None:
        """Take in what is missing of the sample's recordings, first the one that is then transcribed."""
        shown = sample_interview(page.desk).id
        page.show_interview(shown)
        for interview, file in missing_recordings(page.desk):
            page.take([file], interview.id)
        page.hub.attempt(lambda: write_scripts(page.desk))  # of what was taken in when the program last ended

    def ask_who(self, desk: Desk, leave: str) -> bool:
        """Ask who works now; whether somebody does afterwards. `leave` names the way out."""
        return ask_who(self._window, desk, leave)

    def session(self, desk: Desk) -> StudySession:
        """An open study in the window."""
        return StudySession(desk, self._window)

    def show_models(self, desk: Desk | None) -> None:
        """Show the speech models of this computer."""
        ModelsDialog(desk.models if desk else Models(), self._window).exec()


def _waited(door: Callable[[], Desk]) -> Desk:
    """What takes about a second, under a waiting cursor."""
    application().setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        return door()
    finally:
        application().restoreOverrideCursor()
