"""Writing that survives a power cut, and the disk's own faults said as sentences."""

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _

UNFINISHED = ".unfinished-"
"""How the name of a file begins that is not whole yet."""

_FULL = (errno.ENOSPC, errno.EDQUOT)
_UNFIT_NAME = (errno.ENAMETOOLONG, errno.EILSEQ)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def disk_faults() -> Generator[None]:
    """Turn what the disk refuses inside the `with` into a sentence.

    Raises Refusal instead of OSError.
    """
    try:
        yield
    except OSError as fault:
        raise Refusal(_sentence(fault)) from fault


def disk_full() -> str:
    """What is said of a full disk."""
    return _("The disk is full. What was saved before is safe. Make room on the disk and try again.")


def not_allowed() -> str:
    """What is said of a folder that belongs to somebody else, or is write-protected."""
    return _(
        "The program is not allowed to read or write in this folder. Nothing was changed. "
        "Check that the folder is yours and not write-protected."
    )


def _sentence(fault: OSError) -> str:
    if fault.errno in _FULL:
        return disk_full()
    if fault.errno == errno.EFBIG:
        return _(
            "The disk takes no file as large as this one. What was saved before is safe. "
            "Choose another disk, or have this one formatted for large files (exFAT)."
        )
    if fault.errno in _UNFIT_NAME:
        return _(
            "The disk does not take this name. Nothing was changed. Choose another one, or a shorter one."
        )
    if fault.errno in _FORBIDDEN:
        return not_allowed()
    return _(
        "The disk did not do what was asked ({fault}). What was saved before is safe. "
        "Check that the disk is connected and try again."
    ).format(fault=os.strerror(fault.errno) if fault.errno else type(fault).__name__)


@contextmanager
def whole_file(path: Path) -> Generator[BinaryIO]:
    """A file to be written, which gets the name `path` when the `with` ends well: after a power cut either the old or
    the new one is there, whole.

    Raises OSError; the old file is then untouched.
    """
    beside = unfinished(path.parent)
    try:
        with beside.open("xb") as file:
            yield file
            file.flush()
            sync_file(file.fileno())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`, as `whole_file` does. Raises OSError; the old file is then untouched."""
    with whole_file(path) as file:
        file.write(content)


def unfinished(folder: Path) -> Path:
    """A new name in `folder` for a file that is not whole yet."""
    return folder / f"{UNFINISHED}{token_hex(8)}"


def left_unfinished(folder: Path) -> list[Path]:
    """The files in `folder` that a power cut or a kill left half-written. Raises OSError."""
    # A folder or a link of such a name is somebody's own, and may lead out of the study.
    found = sorted(folder.glob(f"{UNFINISHED}*"))
    return [path for path in found if path.is_file() and not path.is_symlink()]


def sync_file(number: int) -> None:
    """Have the disk itself keep what was written to the open file with this number. Raises OSError."""
    os.fsync(number)


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in `folder`, where the system knows how (Windows does so by itself)."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    except OSError as fault:
        # Some network disks cannot sync a folder; the file's own sync is then all there is.
        if fault.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(number)
