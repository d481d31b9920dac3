"""A study's folder is made whole or not at all, and its header changes whole or not at all."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.archive import durable, folder
from workbench.archive.folder import (
    StudyFolder,
    making,
    mend,
    read_header,
    refuse_misplaced,
    refuse_place,
    strangers,
    write_header,
)
from workbench.archive.header import LEAST_COST, Header
from workbench.archive.keys import add_slot, new_header
from workbench.cellar.errors import Refusal

HEADER, KEY = new_header("study-0001", "a passphrase", LEAST_COST)


def made(path: Path) -> StudyFolder:
    with making(path, HEADER) as unfinished:
        unfinished.database.write_bytes(b"db")
    return StudyFolder(path)


def tree(path: Path) -> dict[str, bytes]:
    return {str(p.relative_to(path)): p.read_bytes() for p in path.rglob("*") if p.is_file()}


def test_a_study_folder_holds_its_parts(tmp_path: Path) -> None:
    study = made(tmp_path / "kept here" / "My study")
    assert sorted(p.name for p in study.path.iterdir()) == ["backups", "recordings", "study.db", "study.json"]
    assert read_header(study) == HEADER
    assert study.header_copy.read_bytes() == study.header.read_bytes()
    assert [p.name for p in study.path.parent.iterdir()] == ["My study"]


def test_it_has_no_name_before_it_is_whole(tmp_path: Path) -> None:
    with making(tmp_path / "study", HEADER) as unfinished:
        assert not (tmp_path / "study").exists()
        assert unfinished.path.parent == tmp_path
    assert (tmp_path / "study").is_dir()


def test_nothing_is_left_of_a_study_that_could_not_be_made(tmp_path: Path) -> None:
    def fail() -> None:
        with making(tmp_path / "study", HEADER) as unfinished:
            unfinished.database.write_bytes(b"db")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", ["file", "folder", "empty", "dangling"])
def test_a_name_that_is_taken_is_refused(tmp_path: Path, there: str) -> None:
    path = tmp_path / "study"
    if there == "file":
        path.write_text("mine")
    elif there == "dangling":
        path.symlink_to(tmp_path / "nowhere")
    else:
        path.mkdir()
        (path / "mine").touch() if there == "folder" else None
    before = tree(tmp_path)
    with pytest.raises(Refusal, match="already something called “study”"), making(path, HEADER):
        pytest.fail("nothing may be made")
    assert tree(tmp_path) == before


@pytest.mark.parametrize("within", ["inner", "recordings/inner", "a/b/inner"])
def test_none_is_made_inside_another(tmp_path: Path, within: str) -> None:
    study = made(tmp_path / "study")
    before = sorted(tmp_path.rglob("*"))
    with (
        pytest.raises(Refusal, match="inside the folder of the study “study”"),
        making(study.path / within, HEADER),
    ):
        pytest.fail("nothing may be made")
    assert sorted(tmp_path.rglob("*")) == before


def test_none_is_made_on_a_drive_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "lexists", lambda _path: False)
    with pytest.raises(Refusal, match=f"“{tmp_path.root}” is not a folder"):
        refuse_place(tmp_path / "study")


@pytest.mark.parametrize("there", ["file", "folder"])
def test_a_name_taken_meanwhile_is_refused(tmp_path: Path, there: str) -> None:
    path = tmp_path / "study"
    with pytest.raises(Refusal, match="already something"), making(path, HEADER):
        path.mkdir() if there == "folder" else path.write_text("mine")
    assert [p.name for p in tmp_path.iterdir()] == ["study"]


def test_what_a_power_cut_left_goes_after_a_day(tmp_path: Path) -> None:
    old, young = tmp_path / ".study-being-made-0", tmp_path / ".study-being-made-1"
    for left in (old, young):
        left.mkdir()
        (left / "study.json").touch()
    os.utime(old, (0.0, time.time() - 100_000))
    made(tmp_path / "study")
    assert sorted(p.name for p in tmp_path.iterdir()) == [young.name, "study"]


def test_no_study_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no study in the folder"):
        read_header(StudyFolder(tmp_path))
    with pytest.raises(Refusal, match="is not there"):
        read_header(StudyFolder(tmp_path / "nowhere"))
    (tmp_path / "file").touch()
    with pytest.raises(Refusal, match="is not there"):
        read_header(StudyFolder(tmp_path / "file"))
    (tmp_path / "study.json").mkdir()
    with pytest.raises(Refusal, match="no study in the folder"):
        read_header(StudyFolder(tmp_path))


def test_a_damaged_header_changes_nothing(tmp_path: Path) -> None:
    study = made(tmp_path / "study")
    study.header.write_bytes(study.header.read_bytes()[:-30])
    before = tree(tmp_path)
    with pytest.raises(Refusal, match="damaged"):
        read_header(study)
    assert tree(tmp_path) == before


def changed() -> Header:
    return add_slot(HEADER, KEY, "another", cost=LEAST_COST)


def test_a_new_header_takes_the_place_of_the_old_one_and_of_its_copy(tmp_path: Path) -> None:
    study = made(tmp_path / "study")
    header = changed()
    write_header(study, header)
    assert read_header(study) == header
    assert study.header_copy.read_bytes() == header.to_bytes()
    assert len(tree(tmp_path)) == 3


@pytest.mark.parametrize("broken", ["sync_file", "sync_folder"])
def test_a_power_cut_while_writing_leaves_a_whole_header(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    study = made(tmp_path / "study")
    header = changed()

    def fault(_what: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(durable, broken, fault)
        with pytest.raises(Refusal, match="disk is full"):
            write_header(study, header)
    assert read_header(study) in (HEADER, header)
    assert len(tree(tmp_path)) == 3
    mend(study, read_header(study))
    assert study.header_copy.read_bytes() == study.header.read_bytes()


def test_a_lost_copy_is_made_anew_and_half_files_go(tmp_path: Path) -> None:
    study = made(tmp_path / "study")
    whole = tree(tmp_path)
    study.header_copy.unlink()
    study.backups.rmdir()
    (study.path / ".unfinished-0").write_bytes(b"half")
    mend(study, HEADER)
    assert tree(tmp_path) == whole


def test_what_only_bears_the_name_of_a_half_file_is_left_alone(tmp_path: Path) -> None:
    study = made(tmp_path / "study")
    (tmp_path / "mine").write_text("mine")
    folder, link = study.path / ".unfinished-0", study.path / ".unfinished-1"
    folder.mkdir()
    link.symlink_to(tmp_path / "mine")
    mend(study, HEADER)
    assert strangers(study) == [folder, link]


@pytest.mark.parametrize("name", ["recordings", "backups"])
@pytest.mark.parametrize("link", [False, True])
def test_something_else_in_the_place_of_a_folder_is_named(tmp_path: Path, name: str, link: bool) -> None:
    study = made(tmp_path / "study")
    refuse_misplaced(study)
    (study.path / name).rename(tmp_path / "kept")
    (study.path / name).symlink_to("nowhere") if link else (study.path / name).touch()
    before = tree(tmp_path)
    with pytest.raises(Refusal, match=f"“{name}” in the study's folder is not a folder"):
        refuse_misplaced(study)
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    "name", ["study.lock", "study.turn", "study.open", "study.db-wal", "backups/study.json"]
)
@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda place: place.symlink_to("nowhere")])
def test_something_else_in_the_place_of_a_file_is_named(
    tmp_path: Path, name: str, make: Callable[[Path], object]
) -> None:
    study = made(tmp_path / "study")
    (study.path / name).unlink(missing_ok=True)
    make(study.path / name)
    with pytest.raises(Refusal, match=f"“{name}” in the study's folder is not a file of the program"):
        refuse_misplaced(study)


def test_what_is_not_part_of_a_study_is_listed(tmp_path: Path) -> None:
    study = made(tmp_path / "study")
    assert strangers(study) == []
    (study.path / ".filelock-1234-5678-abc").mkdir()  # the lock works there where others may write, too
    (study.path / "notes.docx").touch()
    assert [path.name for path in strangers(study)] == ["notes.docx"]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(13, "not allowed"), (30, "not allowed"), (28, "disk is full"), (5, "Input/output")],
)
def test_what_the_disk_refuses_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    def fault(*_args: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(folder, "write_whole", fault)
    with pytest.raises(Refusal, match=sentence), making(tmp_path / "study", HEADER):
        pytest.fail("nothing may be made")
    assert list(tmp_path.iterdir()) == []
