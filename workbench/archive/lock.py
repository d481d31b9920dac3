"""One open copy of a study at a time, and a sentence that says where the other one is open."""

import json
import os
import socket
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self, cast

from filelock import FileLock, Timeout

from workbench.archive.durable import disk_faults
from workbench.archive.folder import StudyFolder, no_study
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _

_STARTED = datetime.now(UTC)
_MOST_INFO = 4096


@dataclass(frozen=True)
class OpenElsewhere:
    """Who has a study open: computer, process number, when that program started and opened it (local time)."""

    host: str
    process: int
    started: datetime
    since: datetime


class StudyLock:
    """Held while a study is open. The system lets go of it by itself when the program dies, however it dies."""

    def __init__(self, folder: StudyFolder) -> None:
        """Take the lock of the study in `folder`.

        Raises Refusal when another copy has it open, the folder is gone, or the disk cannot lock.
        """
        self._info = folder.path / "study.open"
        # A stand-in made of a mere file would outlive a killed program, so none is accepted.
        self._lock = FileLock(
            folder.path / "study.lock",
            timeout=0,
            thread_local=False,
            fallback_to_soft=False,
            preserve_lock_file=True,
        )
        if not folder.path.is_dir():
            raise no_study(folder)  # the lock's own library would make the folder
        with disk_faults():
            try:
                self._lock.acquire()
            except Timeout as fault:
                raise Refusal(_where(_read(self._info))) from fault
        _write(self._info)

    def release(self) -> None:
        """Let another copy open the study. Doing so twice does no harm."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._info.unlink(missing_ok=True)
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.release()


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
