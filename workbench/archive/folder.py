"""A study on disk: one folder with a clear header, an encrypted database, encrypted recordings, backups."""

import os
import shutil
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from workbench.archive.durable import disk_faults, left_unfinished, sync_folder, write_whole
from workbench.archive.header import MOST_BYTES, Header, parse_header
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _

_MAKING = ".study-being-made-"
_PASSING = (
    "study.db-wal", "study.db-shm", "study.lock", "study.lock-journal", "study.open", "study.turn", "study.listening",
)  # fmt: skip
"""The files that are there while a study is open, made anew where they are missing."""
_PARTS = {"study.json", "study.db", *_PASSING}
_LOCK_LINK = ".filelock-"
"""How the name of a folder begins in which the lock's library works where others may write, too."""
_DAY_S = 24 * 60 * 60


@dataclass(frozen=True)
class StudyFolder:
    """Where the parts of one study lie; nothing is read or written by making one of these."""

    path: Path

    @property
    def header(self) -> Path:
        """The clear header."""
        return self.path / "study.json"

    @property
    def header_copy(self) -> Path:
        """The same header once more, should the first be damaged; it never holds an older passphrase."""
        return self.backups / "study.json"

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.path / "study.db"

    @property
    def recordings(self) -> Path:
        """The folder of encrypted recordings."""
        return self.path / "recordings"

    @property
    def backups(self) -> Path:
        """The folder of copies that the program keeps before it changes the study's format."""
        return self.path / "backups"


@contextmanager
def making(path: Path, header: Header) -> Generator[StudyFolder]:
    """Make a study at `path`: inside the `with` it lies under another name beside, to be filled.

    When the block ends well it gets its name at once and whole; when it fails nothing is left.
    Every file inside must be closed by then. Raises Refusal when `path` exists or cannot be made.
    """
    with disk_faults():
        refuse_place(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        nameless = StudyFolder(path.parent / f"{_MAKING}{token_hex(8)}")
        nameless.recordings.mkdir(parents=True)
        nameless.backups.mkdir()
    try:
        write_header(nameless, header)
        yield nameless
        _name(nameless.path, path)
    except BaseException:
        shutil.rmtree(nameless.path, ignore_errors=True)
        raise


def refuse_place(path: Path) -> None:
    """Raise Refusal where no study may be made: something of this name is there, or it would lie inside another study.

    Raises OSError where the disk does not say.
    """
    if path.exists() or path.is_symlink():
        raise Refusal(
            _(
                "There is already something called “{name}” here. Nothing was changed. Choose another name."
            ).format(name=path.name or Path(os.path.realpath(path)).name or path)
        )
    if around := study_around(path):
        raise Refusal(
            _(
                "This place is inside the folder of the study “{name}”, which is for that study alone. "
                "Nothing was changed. Choose a place outside of it."
            ).format(name=around.name)
        )
    parents = Path(os.path.realpath(path)).parents
    above = next((folder for folder in parents if os.path.lexists(folder)), None)
    if above is None or not above.is_dir():
        nowhere = above or parents[-1]  # of a drive that is not there, not even its root is
        raise Refusal(
            _("“{name}” is not a folder, so nothing can be made in it. Choose another place.").format(
                name=nowhere.name or nowhere
            )
        )


def study_around(path: Path) -> Path | None:
    """The folder of the study that `path` lies in, at whatever depth, links followed; None where it lies in none."""
    for folder in Path(os.path.realpath(path)).parents:
        with suppress(OSError):  # what cannot be looked at is no study
            # Not by the header alone: a file of that name may be anybody's.
            if (folder / "study.json").is_file() and (folder / "study.db").is_file():
                return folder
    return None


def read_header(folder: StudyFolder) -> Header:
    """The header of a study.

    Raises Refusal when there is no study here, or its header is damaged or of a newer program.
    """
    with disk_faults():
        if not folder.header.is_file():
            raise no_study(folder)
        with folder.header.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    return parse_header(content)


def write_header(folder: StudyFolder, header: Header) -> None:
    """Put `header` in place of the one that is there, whole or not at all, and then renew its copy.

    Raises Refusal when the disk does not let it; the old header is then still there.
    """
    with disk_faults():
        write_whole(folder.header, header.to_bytes())
        write_whole(folder.header_copy, header.to_bytes())


def mend(folder: StudyFolder, header: Header) -> None:
    """Take away half-written files, and make the copy of the header say what `header` says.

    Only whoever holds the study's lock may. Raises Refusal when the disk does not let it.
    """
    content = header.to_bytes()
    with disk_faults():
        folder.recordings.mkdir(exist_ok=True)
        folder.backups.mkdir(exist_ok=True)
        for left in (*left_unfinished(folder.path), *left_unfinished(folder.backups)):
            left.unlink()
        if not folder.header_copy.is_file() or folder.header_copy.read_bytes() != content:
            write_whole(folder.header_copy, content)


def refuse_misplaced(folder: StudyFolder) -> None:
    """Raise Refusal where something else lies in the place of a part of the study."""
    with disk_faults():
        for part in (folder.recordings, folder.backups):
            if os.path.lexists(part) and not part.is_dir():
                raise _misplaced(
                    part,
                    _(
                        "“{name}” in the study's folder is not a folder, as it should be. Nothing was changed. Move it "
                        "elsewhere, put that folder back from your latest backup of the study, and open the study again."
                    ),
                )
        for part in (*(folder.path / name for name in _PASSING), folder.header_copy):
            if os.path.lexists(part) and (part.is_symlink() or not part.is_file()):
                raise _misplaced(
                    part,
                    _(
                        "“{name}” in the study's folder is not a file of the program, as it should be. Nothing was "
                        "changed. Move it elsewhere and open the study again; the program makes that file anew."
                    ),
                )


def strangers(folder: StudyFolder) -> list[Path]:
    """What lies in the study's folder and is not part of a study. Raises Refusal."""
    with disk_faults():
        known = _PARTS | {folder.recordings.name, folder.backups.name}
        found = sorted(path for path in folder.path.iterdir() if path.name not in known)
        return [path for path in found if not path.name.startswith(_LOCK_LINK)]


def no_study(folder: StudyFolder) -> Refusal:
    """What a person is told where no study is."""
    if folder.path.is_dir():
        sentence = _("There is no study in the folder “{name}”. Choose the folder that holds study.json.")
    else:
        sentence = _("The folder “{name}” is not there. Check the name, or connect the disk that it is on.")
    return Refusal(sentence.format(name=folder.path.name))


def _misplaced(part: Path, sentence: str) -> Refusal:
    within = f"{part.parent.name}/{part.name}" if part.parent.name == "backups" else part.name
    return Refusal(sentence.format(name=within))


def _name(nameless: Path, path: Path) -> None:
    with disk_faults():
        refuse_place(path)
        for folder in (nameless / "recordings", nameless / "backups", nameless):
            sync_folder(folder)
        nameless.rename(path)
        sync_folder(path.parent)


def _sweep(parent: Path) -> None:
    """Take away what a power cut left of studies that never got a name, a day later."""
    for left in parent.glob(f"{_MAKING}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _DAY_S:
                shutil.rmtree(left)
