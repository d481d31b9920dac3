"""One open copy at a time: the second is told where the first is; a killed one holds nothing."""

import json
import multiprocessing
import os
import socket
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from workbench.archive.folder import StudyFolder
from workbench.archive.lock import StudyLock
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
    lock = StudyLock(StudyFolder(tmp_path))
    lock.release()
    with StudyLock(StudyFolder(tmp_path)):
        lock.release()
        with pytest.raises(Refusal):
            StudyLock(StudyFolder(tmp_path))


def test_a_folder_that_is_gone_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="is not there"):
        StudyLock(StudyFolder(tmp_path / "gone"))
    assert not (tmp_path / "gone").exists()


def test_a_disk_that_cannot_lock_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def no_lock(_number: int, _how: int) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(fcntl, "flock", no_lock)
    with pytest.raises(Refusal, match="disk"):
        StudyLock(StudyFolder(tmp_path))
