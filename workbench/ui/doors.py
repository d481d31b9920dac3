"""The ways into a study: a new one, one that is there, the sample; and who works there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from workbench.desk.desk import Desk
from workbench.desk.opening import sample_recording
from workbench.desk.sample import open_sample, sample_folder, sample_words
from workbench.ui.dialogs.new_study import NewStudyDialog
from workbench.ui.dialogs.open_study import OpenStudyDialog, known_studies
from workbench.ui.dialogs.who import WhoDialog
from workbench.ui.parts import application
from workbench.ui.study_page import StudyPage


def new(parent: QWidget) -> Desk | None:
    """Ask for a new study and make it; None where the person left."""
    dialog = NewStudyDialog(parent)
    return dialog.desk if dialog.exec() == QDialog.DialogCode.Accepted else None


def existing(parent: QWidget, recent: list[Path], chosen: Path | None = None) -> Desk | None:
    """Ask which study and its passphrase, and open it; None where the person left."""
    dialog = OpenStudyDialog(known_studies(recent), chosen, parent)
    return dialog.desk if dialog.exec() == QDialog.DialogCode.Accepted else None


def sample(folder: Path | None = None) -> Desk:
    """The sample study, made if it is not there yet; its first member works in it. Raises Refusal."""
    return open_sample(folder or sample_folder())


def begin_sample(page: StudyPage) -> None:
    """Take the sample's recording in, if it is not there yet, and transcribe it once it is."""
    interviews = page.desk.interviews.list()
    if not interviews:
        return
    page.show_interview(interviews[0].id)
    if not page.desk.recordings.of(interviews[0].id):
        page.take([sample_recording()], interviews[0].id)


def who(parent: QWidget, desk: Desk, leave: str = "") -> bool:
    """Ask who works now; whether somebody does afterwards."""
    hint = sample_words() if desk.facts.sample else ""
    return WhoDialog(desk, parent, leave, hint).exec() == QDialog.DialogCode.Accepted


def waited(door: Callable[[], Desk]) -> Desk:
    """What takes about a second, under a waiting cursor."""
    application().setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        return door()
    finally:
        application().restoreOverrideCursor()
