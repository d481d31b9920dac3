"""Taking in transcripts from elsewhere, from the window: one file after the other, each looked at first."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.exchange.transcripts import endings
from workbench.ui.dialogs.incoming import IncomingDialog
from workbench.ui.file_chooser import choose_files
from workbench.ui.hub import Hub
from workbench.ui.study_page import StudyPage


def ask_for_transcripts(parent: QWidget) -> list[Path]:
    """Let a person choose transcripts."""
    kinds = " ".join(f"*.{ending}" for ending in endings())
    return choose_files(
        parent,
        _("Choose transcripts"),
        Path.home(),
        _("Transcripts ({kinds})").format(kinds=kinds) + ";;" + _("All files") + " (*)",
    )


def take_transcripts(
    desk: Desk, hub: Hub, page: StudyPage, window: QWidget, files: Sequence[Path], interview: str = ""
) -> None:
    """Take files in, into an interview or each where the person says."""
    hub.settling.emit()
    for file in files:
        dialog = IncomingDialog(desk, hub, file, interview or _waiting(desk, page.interview), window)
        if dialog.exec() != QDialog.DialogCode.Accepted or dialog.taken is None:
            return
        page.show_words(dialog.taken.id)
        hub.said.emit(
            _("The transcript is in the interview “{title}”. Undo takes it out again.").format(
                title=dialog.taken.title
            )
        )


def _waiting(desk: Desk, interview: str) -> str:
    """The interview that is shown, where it has sound and no words yet."""
    if not interview or not desk.recordings.of(interview):
        return ""
    return "" if desk.interviews.overview(interview).turns else interview
