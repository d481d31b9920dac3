"""A study that lies where nothing can be written: refused with what to do, or read, and not one byte changed."""

import errno
from pathlib import Path

import pytest

from workbench.archive import tables, write_protection
from workbench.archive.check import check
from workbench.archive.header import LEAST_COST
from workbench.archive.study_archive import StudyArchive
from workbench.cellar.errors import Refusal
from workbench.history.log import Log, making
from workbench.study.units import BridlingNote

PASSPHRASE = "a passphrase"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A closed study with one note."""
    archive = StudyArchive.make(tmp_path / "study", PASSPHRASE, LEAST_COST)
    Log(archive.shelf, archive.replica).record("m1", "made", making(BridlingNote(id="n1", voice="tired")))
    archive.close()
    return tmp_path / "study"


@pytest.fixture
def protected(study: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same on a disk that can only be read."""
    monkeypatch.setattr(write_protection.os, "access", lambda _path, _mode: False)
    return study


def tree(path: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(part.relative_to(path)): (part.read_bytes() if part.is_file() else b"", part.stat().st_mtime_ns)
        for part in path.rglob("*")
    }


def test_it_is_not_opened_to_work_in(protected: Path) -> None:
    before = tree(protected)
    with pytest.raises(Refusal, match="Nothing can be written where this study lies"):
        StudyArchive.open(protected, PASSPHRASE)
    assert tree(protected) == before


def test_it_is_read_as_it_lies_there(protected: Path) -> None:
    before = tree(protected)
    archive = StudyArchive.open_to_read(protected, PASSPHRASE)
    body = archive.shelf.body("note", "n1")
    assert body
    assert body.values["voice"] == "tired"
    report = check(archive)
    assert report.whole
    assert "The search was not checked" in report.remarks[0]
    with pytest.raises(Refusal, match="not allowed"):
        Log(archive.shelf, "other").record("m1", "made", making(BridlingNote(id="n2", voice="x")))
    archive.close()
    archive.close()
    assert tree(protected) == before
    with pytest.raises(Refusal, match="does not open"):
        StudyArchive.open_to_read(protected, "a guess")


def test_what_is_not_whole_as_it_lies_there_is_not_read(
    protected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (protected / "study.db-wal").touch()
    with pytest.raises(Refusal, match="open elsewhere or was not closed properly"):
        StudyArchive.open_to_read(protected, PASSPHRASE)
    (protected / "study.db-wal").unlink()
    monkeypatch.setattr(tables, "SCHEMA", tables.SCHEMA + 1)
    with pytest.raises(Refusal, match="Nothing can be written"):
        StudyArchive.open_to_read(protected, PASSPHRASE)


def test_a_database_that_is_missing_is_not_called_write_protected(study: Path) -> None:
    (study / "study.db").unlink()
    with pytest.raises(Refusal, match=r"study.db is missing"):
        StudyArchive.open(study, PASSPHRASE)


def test_recordings_that_may_not_be_looked_at_are_told_by_a_check(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = Path.is_file

    def is_file(path: Path) -> bool:
        if path.parent.name == "recordings":
            raise PermissionError(errno.EACCES, "not allowed")
        return look(path)

    archive = StudyArchive.open(study, PASSPHRASE)
    monkeypatch.setattr(Path, "is_file", is_file)
    with pytest.raises(Refusal, match="not allowed"):
        archive.vault.has("0" * 64)
    with pytest.raises(Refusal, match="not allowed"):
        archive.vault.entry("0" * 64)
    archive.close()
