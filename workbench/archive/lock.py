"""A study is open on one computer at a time, in one window or several; a sentence says where."""

import errno
import json
import os
import socket
import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, TypeVar, cast

from filelock import FileLock, ReadWriteLock, Timeout

from workbench.archive.durable import disk_faults
from workbench.archive.folder import StudyFolder, no_study
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _

T = TypeVar("T")

_STARTED = datetime.now(UTC)
_MOST_INFO = 4096
_OPENING_S = 3.0
"""How long a window waits for another one that is just opening the study."""


@dataclass(frozen=True)
class OpenElsewhere:
    """Who has a study open: computer, process number, when that program started and opened it (local time)."""

    host: str
    process: int
    started: datetime
    since: datetime


class StudyLock:
    """Held while a study is open. The system lets go of it by itself when the program dies, however it dies.

    Windows on one computer share it; a study that is open on another computer is not opened. Whoever comes first
    is `alone` until `share` is called, and may tidy up meanwhile.
    """

    def __init__(self, folder: StudyFolder) -> None:
        """Take the lock of the study in `folder`.

        Raises Refusal when it is open on another computer, the folder is gone, or the disk cannot lock.
        """
        self._info = folder.path / "study.open"
        if not folder.path.is_dir():
            raise no_study(folder)  # the lock's own library would make the folder
        with _lock_faults():
            file = self._file = folder.path / "study.lock"
            self._lock: Any = _emptied(file, lambda: ReadWriteLock(file, is_singleton=False))
            self.alone = self._taken(self._lock.acquire_write, 0)
            if not self.alone:
                elsewhere = _read(self._info)
                here = elsewhere is not None and elsewhere.host == _host()
                if not here or not self._taken(self._lock.acquire_read, _OPENING_S):
                    raise Refusal(_where(elsewhere))
        self._held = True
        if self.alone:
            _write(self._info)

    def share(self) -> None:
        """Let other windows on this computer open the study, too."""
        if self.alone:
            self.alone = False
            with _lock_faults():
                self._lock.release()
                _emptied(self._file, lambda: self._lock.acquire_read(_OPENING_S))

    def release(self) -> None:
        """Let another computer open the study, if this was the last window. Doing so twice does no harm."""
        if not self._held:
            return
        self._held = False
        with suppress(OSError, Timeout, sqlite3.Error):
            self._lock.release()
            if self._taken(self._lock.acquire_write, 0):
                self._info.unlink(missing_ok=True)
                self._lock.release()
        self._lock.close()

    def _taken(self, acquire: Callable[[float], object], seconds: float) -> bool:
        return _emptied(self._file, lambda: _taken(acquire, seconds))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.release()


class OneAtATime:
    """What only one window of a study does at a time (transcribing, listening); the others see how far it is."""

    def __init__(self, folder: StudyFolder, what: str = "turn") -> None:
        # A stand-in made of a mere file would outlive a killed program, so none is accepted.
        self._lock = FileLock(
            folder.path / f"study.{what}", timeout=0, thread_local=False, fallback_to_soft=False,
            preserve_lock_file=True,
        )  # fmt: skip

    def take(self) -> bool:
        """Whether it is this window's turn now, and stays so until `leave`."""
        if self._lock.is_locked:
            return True
        with disk_faults():
            return _taken(self._lock.acquire)

    def leave(self) -> None:
        """Let another window have its turn. Twice does no harm."""
        if self._lock.is_locked:
            self._lock.release()

    def elsewhere(self) -> bool:
        """Whether another window has it now."""
        if self._lock.is_locked:
            return False
        if self.take():
            self.leave()
            return False
        return True


def _emptied(file: Path, attempt: Callable[[], T]) -> T:
    """What comes of the attempt, made again without what somebody has written into the lock's file."""
    try:
        return attempt()
    except (ValueError, sqlite3.Error):  # a ValueError: somebody's whole database lies there
        if file.stat().st_size == 0:
            raise
        # Emptied where it lies: a lock is on the file and not on what is in it, so whoever holds it goes on doing so.
        os.truncate(file, 0)
        return attempt()


def _taken(acquire: Callable[..., object], *seconds: float) -> bool:
    try:
        acquire(*seconds)
    except Timeout:
        return False
    return True


@contextmanager
def _lock_faults() -> Generator[None]:
    with disk_faults():
        try:
            yield
        except sqlite3.Error as fault:
            raise OSError(errno.ENOLCK, "the disk cannot lock") from fault


def _host() -> str:
    return _clean(socket.gethostname())


def _where(elsewhere: OpenElsewhere | None) -> str:
    if elsewhere is None:
        return _(
            "This study is already open in another window or on another computer. Nothing was changed. "
            "Close it there first."
        )
    return _(
        "This study is already open on the computer “{host}”, since {since} (process {process}). "
        "Nothing was changed. Close it there first."
    ).format(
        host=elsewhere.host,
        since=elsewhere.since.strftime("%Y-%m-%d %H:%M"),
        process=elsewhere.process,
    )


def _write(info: Path) -> None:
    content = {
        "host": socket.gethostname(),
        "process": os.getpid(),
        "started": _STARTED.isoformat(),
        "since": datetime.now(UTC).isoformat(),
    }
    # The information is a courtesy; the lock alone guards.
    with suppress(OSError):
        info.write_text(json.dumps(content), encoding="utf-8")


def _read(info: Path) -> OpenElsewhere | None:
    """What the other copy said about itself; None when that cannot be read."""
    try:
        with info.open("rb") as file:
            read: object = json.loads(file.read(_MOST_INFO))
        if not isinstance(read, dict):
            return None
        fields = cast(dict[str, object], read)
        return OpenElsewhere(
            host=_clean(str(fields["host"])),
            process=int(str(fields["process"])),
            started=datetime.fromisoformat(str(fields["started"])).astimezone(),
            since=datetime.fromisoformat(str(fields["since"])).astimezone(),
        )
    except (OSError, ValueError, KeyError, OverflowError, RecursionError):
        return None


def _clean(name: str) -> str:
    return "".join(letter for letter in name if letter.isprintable())[:64]
