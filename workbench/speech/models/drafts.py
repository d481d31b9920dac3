"""Folders in which a model is prepared. What a killed program left in one is found by its free lock and deleted."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

_PREFIX = ".half-"


@contextmanager
def draft_folder(root: Path) -> Generator[Path]:
    """An empty folder in `root` that is deleted at the end, with whatever has not been moved out of it."""
    folder = root / f"{_PREFIX}{uuid4().hex}"
    try:
        with FileLock(_lock_of(folder)):
            folder.mkdir()
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _lock_of(folder).unlink(missing_ok=True)


def sweep(root: Path) -> None:
    """Delete the drafts in `root` that nobody works on any more."""
    for lock_file in root.glob(f"{_PREFIX}*.lock"):
        folder = lock_file.with_suffix("")
        try:
            with FileLock(lock_file, timeout=0):
                shutil.rmtree(folder, ignore_errors=True)
        except Timeout:
            continue
        lock_file.unlink(missing_ok=True)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")
