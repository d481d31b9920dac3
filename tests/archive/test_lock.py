"""One open copy at a time: the second is told where the first is; a killed one holds nothing."""

import json
import multiprocessing
import os
import socket
import sqlite3
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from workbench.archive import lock
from workbench.archive.folder import StudyFolder
from workbench.archive.lock import OneAtATime, StudyLock
from workbench.cellar.errors import Refusal


def hold(path: Path, answer: Connection) -> None:
    with StudyLock(StudyFolder(path)):
        answer.send("held")
        answer.recv()


def test_the_second_copy_is_told_where_the_first_is(tmp_path: Path) -> None:
    study = StudyFolder(tmp_path)
    with StudyLock(study):
        with pytest.raises(Refusal) as refused:
            StudyLock(study)
        assert socket.gethostname() in refused.value.sentence
        assert str(os.getpid()) in refused.value.sentence
    StudyLock(study).release()


def test_a_killed_program_holds_nothing(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    child = spawn.Process(target=hold, args=(tmp_path, there), daemon=True)
    child.start()
    assert here.recv() == "held"
    with pytest.raises(Refusal, match=str(child.pid)):
        StudyLock(StudyFolder(tmp_path))
    child.kill()
    child.join()
    child.close()
    here.close()
    there.close()
    with StudyLock(StudyFolder(tmp_path)):
        assert json.loads((tmp_path / "study.open").read_text())["process"] == os.getpid()


@pytest.mark.parametrize(
    "info",
    [
        None,
        b"",
        b"\xff",
        b"[1]",
        b"{}",
        b'{"host": 1, "process": "x", "started": 0, "since": 0}',
        b'{"host": "a", "process": 1, "started": "0001-01-01T00:00:00+14:00", "since": "0001-01-01T00:00:00+14:00"}',
        b"[" * 4096,
        b'{"host":"' + b"a" * 10_000 + b'"}',
    ],
)
def test_unreadable_information_about_the_other_copy_does_no_harm(tmp_path: Path, info: bytes | None) -> None:
    study = StudyFolder(tmp_path)
    with StudyLock(study):
        (tmp_path / "study.open").unlink()
        if info is not None:
            (tmp_path / "study.open").write_bytes(info)
        with pytest.raises(Refusal, match="already open in another window"):
            StudyLock(study)
    with StudyLock(study):
        pass


def test_information_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "study.open").mkdir()
    with StudyLock(StudyFolder(tmp_path)), pytest.raises(Refusal, match="already open"):
        StudyLock(StudyFolder(tmp_path))


def test_a_strange_name_of_a_computer_is_cut_to_what_can_be_shown(tmp_path: Path) -> None:
    with StudyLock(StudyFolder(tmp_path)):
        info = json.loads((tmp_path / "study.open").read_text())
        (tmp_path / "study.open").write_text(json.dumps({**info, "host": "lab\x1b[31m\n" + "x" * 500}))
        with pytest.raises(Refusal, match=r"“lab\[31mx{57}”"):
            StudyLock(StudyFolder(tmp_path))


def test_letting_go_twice_does_no_harm(tmp_path: Path) -> None:
    first = StudyLock(StudyFolder(tmp_path))
    first.release()
    with StudyLock(StudyFolder(tmp_path)):
        first.release()
        with pytest.raises(Refusal):
            StudyLock(StudyFolder(tmp_path))


def test_a_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="is not there"):
        StudyLock(StudyFolder(tmp_path / "gone"))
    assert not (tmp_path / "gone").exists()


def test_a_disk_that_cannot_lock_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_lock(*_how: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(lock.ReadWriteLock, "acquire_write", no_lock)
    with pytest.raises(Refusal, match="disk"):
        StudyLock(StudyFolder(tmp_path))


def test_what_is_no_lock_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "study.lock").mkdir()  # a disk that is read only says its no at the same place
    with pytest.raises(Refusal, match="disk"):
        StudyLock(StudyFolder(tmp_path))


def test_windows_on_one_computer_share_a_study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study = StudyFolder(tmp_path)
    first = StudyLock(study)
    first.share()
    second = StudyLock(study)
    assert (first.alone, second.alone) == (False, False)
    first.release()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(socket, "gethostname", lambda: "another")
        with pytest.raises(Refusal, match="already open"):
            StudyLock(study)
    second.release()
    assert not (tmp_path / "study.open").exists()
    with StudyLock(study) as third:
        assert third.alone


def test_one_window_at_a_time_has_its_turn(tmp_path: Path) -> None:
    one, other = OneAtATime(StudyFolder(tmp_path)), OneAtATime(StudyFolder(tmp_path))
    assert one.take()
    assert one.take()
    assert (other.take(), other.elsewhere(), one.elsewhere()) == (False, True, False)
    one.leave()
    assert (other.elsewhere(), other.take()) == (False, True)
    other.leave()


def a_whole_database(kind: str) -> Callable[[Path], None]:
    def write(place: Path) -> None:
        made = sqlite3.connect(place)
        made.execute(f"PRAGMA journal_mode = {kind}")
        made.execute("CREATE TABLE junk (words)")
        made.close()

    return write


@pytest.mark.parametrize(
    "write",
    [
        lambda place: place.write_text("junk"),
        lambda place: place.write_bytes(bytes(range(256)) * 40),
        lambda place: place.write_bytes(b"SQLite format 3\x00" + b"x" * 9000),
        a_whole_database("WAL"),
    ],
    ids=["short", "long", "half", "database"],
)
def test_what_was_written_into_the_lock_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], None]
) -> None:
    write(tmp_path / "study.lock")
    with StudyLock(StudyFolder(tmp_path)) as lock, pytest.raises(Refusal, match="already open"):
        assert lock.alone
        monkeypatch.setattr(socket, "gethostname", lambda: "another")
        StudyLock(StudyFolder(tmp_path))


@pytest.mark.parametrize("shared", [False, True])
def test_what_is_written_into_the_lock_frees_nothing_that_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared: bool
) -> None:
    study = StudyFolder(tmp_path)
    with StudyLock(study) as first:
        if shared:
            first.share()
        monkeypatch.setattr(socket, "gethostname", lambda: "another")
        (tmp_path / "study.lock").write_text("junk" * 500)
        for _attempt in range(2):
            with pytest.raises(Refusal, match="already open"):
                StudyLock(study)
    with StudyLock(study) as again:
        assert again.alone
