"""Whether a study is whole: database, log against present, search, recordings. Changes nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.archive.database import Database
from workbench.archive.folder import strangers
from workbench.archive.kept_sound import Kept, kept_in
from workbench.archive.log_check import faults_of_log, faults_of_search
from workbench.archive.study_archive import StudyArchive
from workbench.archive.vault import Vault
from workbench.cellar.errors import Refusal, Stopped
from workbench.cellar.words import _, _n

Progress = Callable[[float], None]
"""Is told the share done (0 to 1); may raise Stopped."""

_SHARE_OF_LOG = 0.3


@dataclass(frozen=True)
class Report:
    """What a check found: `faults` are damage, `remarks` are harmless. Both are sentences without content."""

    steps: int
    recordings: int
    faults: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is damaged or missing."""
        return not self.faults


def check(archive: StudyArchive, progress: Progress | None = None) -> Report:
    """Look through an opened study.

    Raises Stopped when `progress` does; every fault that is found is in the report, not raised.
    """
    tell = progress or _quietly
    steps, faults, kept = 0, list[str](), Kept(set(), {})
    remarks: list[str] = []
    try:
        faults += _faults_of_pages(archive.database)
        steps = archive.shelf.last_number()
        faults += faults_of_log(archive.database, archive.shelf)
        if archive.only_read:
            remarks.append(
                _("The search was not checked, since nothing can be written where this study lies.")
            )
        else:
            faults += faults_of_search(archive.database)
        kept = kept_in(archive.database)
        tell(_SHARE_OF_LOG)
        faults += _faults_of_vault(archive.vault, kept.recordings, tell)
        remarks += _remarks(archive, kept.used)
    except Stopped:
        raise
    except Refusal as refusal:
        faults.append(refusal.sentence)
    tell(1.0)
    return Report(steps, len(kept.recordings), tuple(dict.fromkeys(faults)), tuple(remarks))


def _faults_of_pages(database: Database) -> Iterator[str]:
    database.pragma("wal_checkpoint(TRUNCATE)")
    answers = [*database.pragma("cipher_integrity_check"), *database.pragma("quick_check")]
    if any(answer[0] != "ok" for answer in answers):
        yield _("The study's database is damaged on the disk. Use your latest backup of the study.")


def _faults_of_vault(vault: Vault, recordings: dict[str, list[str]], tell: Progress) -> Iterator[str]:
    for number, (identity, names) in enumerate(recordings.items()):
        done = number / len(recordings)
        if not _whole(vault, names, lambda _bytes, share=done: tell(_share(share))):
            yield _(
                "Recording {id} is damaged or missing. The transcript and all notes are safe. "
                "Add the original recording again, or use your latest backup."
            ).format(id=identity)


def _whole(vault: Vault, names: list[str], still: Callable[[int], None]) -> bool:
    """Whether all these can be read to the end; `still` is called at every piece and may raise Stopped."""
    try:
        for name in names:
            vault.verify(name, still)
    except Stopped:
        raise
    except (Refusal, ValueError):
        return False
    return True


def _share(of_vault: float) -> float:
    return _SHARE_OF_LOG + (1 - _SHARE_OF_LOG) * of_vault


def _remarks(archive: StudyArchive, used: set[str]) -> Iterator[str]:
    if unused := [name for name in archive.vault.ids() if name not in used]:
        yield _n(
            "{count} encrypted recording in the study's folder belongs to no interview.",
            "{count} encrypted recordings in the study's folder belong to no interview.",
            len(unused),
        ).format(count=len(unused))
    if strange := [*strangers(archive.folder), *archive.vault.strangers()]:
        yield _n(
            "{count} file in the study's folder is not part of the study.",
            "{count} files in the study's folder are not part of the study.",
            len(strange),
        ).format(count=len(strange))


def _quietly(_share: float) -> None:
    return None
