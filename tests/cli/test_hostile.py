"""Names and places that somebody hostile or unlucky gives: each gets one line, and nothing waits for ever."""

import contextlib
import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import DATA, PASSPHRASE, Run
from tests.speech import sounds
from workbench.archive.member_keys import Identity
from workbench.desk.gestures import Gesture
from workbench.desk.opening import open_study
from workbench.history.log import making
from workbench.study.people import Role

SCREEN_COMMAND = "\x1b[2J"


def pipe(place: Path) -> Path:
    os.mkfifo(place)
    return place


@pytest.mark.parametrize("place", [pipe, lambda place: Path("/dev/zero")], ids=["pipe", "endless"])
@pytest.mark.parametrize("into_a_study", [True, False])
def test_what_is_no_file_is_not_waited_for(
    run: Run, folder: Path, tmp_path: Path, place: Callable[[Path], Path], into_a_study: bool
) -> None:
    given = place(tmp_path / "sound.wav")
    ran = run(*(("add", folder, "--member", "Kari") if into_a_study else ("transcribe",)), given)
    assert ran.code == 1
    assert "is not a file" in ran.err.splitlines()[-1]


def test_a_passphrase_may_come_through_a_pipe_but_has_an_end(run: Run, folder: Path, tmp_path: Path) -> None:
    endless = run("show", folder, "--passphrase-file", "/dev/zero")
    assert endless.code == 1
    assert endless.err == "The file zero could not be read.\n"
    read, write = os.pipe()
    os.write(write, PASSPHRASE.encode() + b"\n")
    os.close(write)
    assert run("show", folder, "--passphrase-file", f"/dev/fd/{read}").code == 0
    os.close(read)


def test_names_of_files_never_break_a_line_or_move_the_cursor(run: Run, folder: Path, tmp_path: Path) -> None:
    whole = sounds.write(tmp_path / f"a\n{SCREEN_COMMAND}b.wav", sounds.encoded("wav", 1.0))
    broken = sounds.write(tmp_path / f"c\n{SCREEN_COMMAND}d.wav", b"no sound")
    ran = run("add", folder, whole, broken, "--member", "Kari")
    assert ran.code == 1
    assert "\x1b" not in ran.err
    lines = [line for line in ran.err.splitlines() if "%" not in line]
    assert len(lines) == 2
    assert all(line.endswith(".") for line in lines)
    titles = [interview["title"] for interview in run("show", folder, "--json").json["interviews"]]
    assert titles[-1] == "a [2Jb"


def test_a_name_that_is_no_text_is_taken_in(run: Run, folder: Path, tmp_path: Path) -> None:
    named = tmp_path / os.fsdecode(b"\xff\xfe.wav")
    sounds.write(named, sounds.encoded("wav", 1.0))
    ran = run("add", folder, named, "--member", "Kari", "--json")
    assert ran.code == 0
    assert ran.json["added"][0]["title"] == "\ufffd\ufffd"
    assert run("check", folder).code == 0


def test_a_recording_that_was_lost_is_whole_again_when_it_is_added_again(run: Run, tmp_path: Path) -> None:
    study = tmp_path / "study"
    run("new", study, "--member", "Kari")
    run("add", study, DATA / "jfk.flac")
    for part in (study / "recordings").iterdir():
        part.write_bytes(b"")
    assert run("check", study).code == 3
    again = run("add", study, DATA / "jfk.flac")
    assert "is in the study already" in again.err
    assert "its sound is whole" in again.err
    assert run("check", study).code == 0


def not_allowed_in(folder: Path) -> Callable[[Path], bool]:
    look = Path.is_file

    def is_file(path: Path) -> bool:
        if folder in path.parents:
            raise PermissionError(errno.EACCES, "not allowed")
        return look(path)

    return is_file


@pytest.mark.parametrize("command", ["show", "check", "open", "transcribe"])
@pytest.mark.parametrize("kind", ["circle", "long name", "not allowed"])
def test_a_place_that_cannot_be_looked_at_is_a_sentence(
    run: Run, tmp_path: Path, command: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = tmp_path / ("x" * 300 if kind == "long name" else "place")
    if kind == "circle":
        given.symlink_to(given)
    if kind == "not allowed":
        monkeypatch.setattr(Path, "is_file", not_allowed_in(given))
    ran = run(command, given)
    assert (ran.code, ran.out) == (1, "")
    last = ran.err.splitlines()[-1]
    assert {"circle": "place", "long name": "name", "not allowed": "not allowed"}[kind] in last


def test_the_folder_here_is_called_by_its_name(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "interviews").mkdir()
    monkeypatch.chdir(tmp_path / "interviews")
    assert "in the folder “interviews”" in run("show", ".").err
    assert "in the folder “/”" in run("show", "/").err


@pytest.mark.parametrize("command", ["export", "exchange move"])
@pytest.mark.parametrize("kind", ["pipe", "circle", "long name", "output", "dash"])
def test_what_leaves_a_study_goes_into_a_file_and_nowhere_else(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    read, write = os.pipe()
    places = {"long name": tmp_path / ("x" * 300), "output": Path(f"/dev/fd/{write}"), "dash": Path("-")}
    place = places.get(kind, tmp_path / "out.txt")
    if kind == "pipe":
        os.mkfifo(place)
    if kind == "circle":
        place.symlink_to(place)
    words = (
        ("--format", "txt", "--interview", "1", "--force") if command == "export" else ("--member", "Kari")
    )
    ran = run(*command.split(), folder, *words, "-o", place)
    os.close(write)
    assert (ran.code, ran.out, os.read(read, 1)) == (1, "", b"")
    os.close(read)
    last = ran.err.splitlines()[-1]
    assert (
        "does not take this name" in last
        if kind == "long name"
        else "is not a file that can be written" in last
    )
    assert kind != "pipe" or place.is_fifo()
    assert kind != "dash" or not place.exists()


def test_an_empty_wish_names_no_interview_and_an_empty_ending_no_format(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    with contextlib.closing(open_study(folder, PASSPHRASE)) as desk:
        desk.members.switch(desk.members.list()[0].id)
        desk.interviews.add("Without a participant")
    assert "There is no interview “”" in run("show", folder, "--interview", " ").err
    assert run("show", folder, "--interview", " 1 ").code == 0
    assert "does not say in which format" in run("export", folder, "-o", tmp_path / "talk").err


def test_a_line_is_not_turned_round_by_a_name(run: Run, tmp_path: Path) -> None:
    ran = run("show", tmp_path / "\u202egnp.study")
    assert ran.err.startswith("The folder “ gnp.study” is not there")


@pytest.mark.parametrize("name", ["nothing", "x" * 300])
def test_a_model_that_is_not_there_is_a_sentence(run: Run, tmp_path: Path, name: str) -> None:
    ran = run("models", "import", tmp_path / name)
    assert (ran.code, "is missing in the folder" in ran.err) == (1, True)


def test_an_export_through_a_link_keeps_the_link(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    link = tmp_path / "link.txt"
    link.symlink_to("real.txt")
    assert run("export", folder, "--interview", "1", "-o", link, "--force").code == 0
    assert link.is_symlink()
    assert (tmp_path / "real.txt").read_text() != "old"


@pytest.mark.parametrize("words", [["models", "list"], ["models", "list", "--json"]])
def test_a_place_that_takes_no_output_is_a_sentence(words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "workbench", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr.startswith("The output could not be written")
    assert ran.stderr.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_sentences_that_nobody_can_take_stop_no_work(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_PASSPHRASE", PASSPHRASE)
    command = [sys.executable, "-m", "workbench"]
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*command, "check", str(folder)], stdout=subprocess.PIPE, stderr=full, timeout=60, check=False
        )
    assert ran.returncode == 0
    assert ran.stdout.startswith(b"The study is whole")


@pytest.mark.skipif(os.name == "nt", reason="a shell of another kind")
def test_a_sentence_does_not_come_among_results_where_its_place_is_closed(tmp_path: Path) -> None:
    line = f'exec "{sys.executable}" -m workbench show "{tmp_path / "none"}" 2>&-'
    ran = subprocess.run(["sh", "-c", line], capture_output=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout) == (1, b"")


def test_an_invitation_that_was_broken_off_is_made_again(run: Run, folder: Path, tmp_path: Path) -> None:
    with contextlib.closing(open_study(folder, PASSPHRASE)) as desk:
        desk.members.switch(desk.members.list()[0].id)
        key = Identity.new()
        broken_off = desk.members.drafted(key.signing, "Cy", (Role.PEER,), "en")
        desk.context.keyring.invite(broken_off.id, key)
        desk.context.record(Gesture.MEMBER_ADDED, making(broken_off), lasting=True)
    ran = run("exchange", "invite", folder, " cy ", "-o", tmp_path / "for cy", "--member", "Kari")
    assert ran.code == 0
    assert ran.err.startswith("Cy was invited before and has not joined yet")
    assert ran.out.strip()
    assert (tmp_path / "for cy").is_file()
    assert [one["name"] for one in run("show", folder, "--json").json["members"]] == ["Kari", "Ola", "Cy"]
    listed = run("exchange", "news", folder).err
    assert listed == "Say who works now, with --member. There are: Kari, Ola.\n"  # Cy works elsewhere
    taken = run("exchange", "invite", folder, "Ola", "-o", tmp_path / "for ola", "--member", "Kari")
    assert (taken.code, "of this name already" in taken.err) == (1, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("words", [[], ["--json"]])
@pytest.mark.parametrize("gone", [True, False], ids=["nobody reads", "full disk"])
def test_news_that_nobody_could_take_are_told_again(
    run: Run, folder: Path, words: list[str], gone: bool
) -> None:
    command = ["exchange", "news", str(folder), "--member", "Ola", *words]
    read, write = os.pipe()
    os.close(read)
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "workbench", *command],
            stdout=write if gone else full,
            stderr=subprocess.PIPE,
            check=False,
        )
    os.close(write)
    assert ran.returncode == (0 if gone else 1)
    first, second = run(*command).out, run(*command).out
    assert "Kari" in first
    assert "Kari" not in second
