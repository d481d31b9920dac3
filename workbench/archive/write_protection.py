"""A study that lies where nothing can be written: told as such, or read as it lies there."""

import os

from workbench.archive.folder import StudyFolder
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _


def write_protected(folder: StudyFolder) -> bool:
    """Whether nothing can be written in the study's folder or into its database, for sure."""
    parts = [part for part in (folder.path, folder.database) if part.exists()]
    return not all(os.access(part, os.W_OK) for part in parts)


def refuse_write_protected(folder: StudyFolder) -> None:
    """Raise Refusal where the study cannot be worked in."""
    if write_protected(folder):
        raise cannot_write()


def cannot_write() -> Refusal:
    """What a person is told of such a study."""
    return Refusal(
        _(
            "Nothing can be written where this study lies: it is write-protected or belongs to somebody else. "
            "Nothing was changed. Copy its whole folder to a place of your own, take the write protection off "
            "the copy, and open that one."
        )
    )


def refuse_unsettled(folder: StudyFolder) -> None:
    """Raise Refusal where the study cannot even be read as it lies there: some of it stands beside its database still."""
    if (folder.path / "study.db-wal").exists():
        raise Refusal(
            _(
                "This study is open elsewhere or was not closed properly, and nothing can be written where it lies. "
                "Nothing was changed. Close it where it is open; or copy its whole folder to a place of your own, "
                "take the write protection off the copy, and open that one."
            )
        )
