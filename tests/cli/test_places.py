"""Where a study may be made and where it lies: refused with a line, before anybody is asked for anything."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from workbench.archive import write_protection


def listed(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix != ".lock")


@pytest.mark.parametrize("place", ["inner", "recordings/inner", "a/b/c/inner"])
@pytest.mark.parametrize("command", ["new", "join"])
def test_no_study_is_made_inside_another(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, place: str
) -> None:
    before = listed(folder)
    (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    words = ["new"] if command == "new" else ["exchange", "join", tmp_path / "cy"]
    monkeypatch.delenv("WORKBENCH_PASSPHRASE")
    for way in (folder, tmp_path / "link"):
        ran = run(*words, way / place)
        assert (ran.code, ran.err.count("\n")) == (1, 1)
        assert "inside the folder of the study “study”" in ran.err
    assert listed(folder) == before


def test_a_place_that_cannot_be_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.chdir(tmp_path)
    for place in ("file/study", "file/a/b/study"):
        assert "“file” is not a folder" in run("new", place).err
    for place in ("", "."):
        assert f"already something called “{tmp_path.name}”" in run("new", place).err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_file_that_is_only_called_like_a_header_keeps_no_study_away(run: Run, tmp_path: Path) -> None:
    (tmp_path / "study.json").write_text("{}")
    assert run("new", tmp_path / "study", "--member", "Kari").code == 0


def test_nothing_is_written_in_the_clear_into_any_study(run: Run, folder: Path, tmp_path: Path) -> None:
    run("new", tmp_path / "other", "--member", "Kari")
    for place in (folder, tmp_path / "other" / "recordings"):
        ran = run("export", folder, "--interview", "1", "-o", place / "talk.txt")
        assert (ran.code, ran.err.startswith("Inside a study's own folder")) == (1, True)
        assert not (place / "talk.txt").exists()


def test_where_nothing_can_be_written_a_study_is_read_and_not_worked_in(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = run("show", folder, "--json").json
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    monkeypatch.setattr(write_protection.os, "access", lambda _path, _mode: False)
    assert run("show", folder, "--json").json == told
    assert "It went better" in run("show", folder, "--interview", "2").out
    assert "The study is whole" in run("check", folder).out
    assert run("export", folder, "--interview", "1", "-o", tmp_path / "talk.txt").code == 0
    for words in (
        ("transcribe", folder),
        ("add", folder, tmp_path / "talk.txt"),
        ("erase", folder, "P1"),
        ("exchange", "news", folder),
        ("team", "leave", folder),
    ):
        ran = run(*words)
        assert ran.code == 1
        assert ran.err.startswith("Nothing can be written where this study lies"), words
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
