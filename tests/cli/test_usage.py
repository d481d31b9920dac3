"""What every command shares: help, exit codes, the language of sentences, and never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from workbench.cellar import log, words
from workbench.cellar.errors import Refusal
from workbench.cli.commands import commands
from workbench.cli.invocation import command_line
from workbench.desk import opening

NAMES = [
    "try",
    "open",
    "new",
    "add",
    "import",
    "transcribe",
    "show",
    "export",
    "check",
    "exchange",
    "team",
    "erase",
    "models",
]


def test_commands_are_found_by_listing_the_package() -> None:
    assert [command.name for command in commands()] == NAMES


@pytest.mark.parametrize("name", [*NAMES, None])
def test_every_command_has_help_with_its_exit_codes(run: Run, name: str | None) -> None:
    ran = run(*([name] if name else []), "--help")
    assert ran.code == 0
    assert ran.out.startswith("usage: workbench")
    assert "  130 stopped with Ctrl-C" in ran.out


@pytest.mark.parametrize(
    "given", [["nonsense"], ["show"], ["models"], ["export", "x"], ["try", "--language-of-program"]]
)
def test_what_is_not_understood_is_wrong_usage(run: Run, given: list[str]) -> None:
    ran = run(*given)
    assert ran.code == 2
    assert ran.out == ""
    assert "usage:" in ran.err


def test_ctrl_c_while_the_program_is_still_loading_is_no_traceback() -> None:
    pressed = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # started in the background, it would be ignored
class Pressed:
    def find_spec(self, name, *_given):
        if name == "workbench.cli.entry":
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Pressed())
from workbench.__main__ import main
sys.exit(main())
"""
    ran = subprocess.run([sys.executable, "-c", pressed], capture_output=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")


def test_without_a_screen_the_window_is_refused_with_what_to_do_instead(run: Run) -> None:
    ran = run()
    assert ran.code == 1
    assert ran.err.startswith("There is no screen here. Without a window, `workbench try`")


@pytest.mark.parametrize("command", ["show", "check", "open", "add", "export"])
def test_where_no_study_is_nobody_is_asked_for_a_passphrase(run: Run, tmp_path: Path, command: str) -> None:
    more = {"add": ["x.wav"], "export": ["-o", "x.txt"]}.get(command, [])
    for place in (tmp_path / "none", tmp_path):
        ran = run(command, place, *more)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.count("\n") == 1
        assert "study" in ran.err or "not there" in ran.err


def test_a_wrong_passphrase_is_one_sentence(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_PASSPHRASE", "another")
    ran = run("show", folder, "--json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("This passphrase does not open the study.")


def test_the_passphrase_is_read_from_a_files_first_line(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WORKBENCH_PASSPHRASE")
    file = tmp_path / "secret"
    file.write_bytes(b"\xef\xbb\xbfa long passphrase\r\nsomething else\n")
    assert run("show", folder, "--passphrase-file", file).code == 0
    assert "could not be read" in run("show", folder, "--passphrase-file", tmp_path / "none").err


def test_nobody_is_asked_where_nobody_sits(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORKBENCH_PASSPHRASE")
    ran = run("show", folder)
    assert ran.code == 1
    assert "--passphrase-file" in ran.err


def test_a_bug_is_a_sentence_and_the_log_holds_no_words(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_anything: object) -> None:
        raise ValueError("she said something private")

    monkeypatch.setattr(opening.StudyArchive, "open", broken)
    ran = run("show", folder)
    assert ran.code == 70
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert "private" not in ran.err
    assert str(log.log_file()) in ran.err
    kept = log.log_file().read_text("utf-8")
    assert "ValueError at " in kept
    assert "test_usage.py" in kept
    assert "private" not in kept
    assert "Traceback" in run("show", folder, "--verbose").err


def test_ctrl_c_anywhere_is_stopped(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_anything: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(opening.StudyArchive, "open", interrupted)
    ran = run("show", folder)
    assert (ran.code, ran.err) == (130, "Stopped.\n")


def test_a_reader_that_has_enough_is_no_fault(run: Run) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    order = [sys.executable, "-m", "workbench", "models", "list"]
    child = subprocess.run(order, check=False, stdout=writer, stderr=subprocess.PIPE, timeout=100)
    os.close(writer)
    assert (child.returncode, child.stderr) == (0, b"")


def test_sentences_are_in_the_language_asked_for(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []

    def refused(*_anything: object) -> None:
        spoken.append(words.language())
        raise Refusal("x")

    monkeypatch.setattr("workbench.cli.studies.read_study", refused)
    (tmp_path / "study.json").touch()
    for asked in (["--language-of-program", "nb"], ["--language-of-program=nb"], []):
        run("show", tmp_path, *asked)
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "nb")
    run("show", tmp_path)
    assert spoken == ["nb", "nb", "en", "nb"]


def test_what_is_common_to_all_commands_may_stand_at_the_end_of_every_one(run: Run) -> None:
    ran = run("models", "list", "--verbose", "--language-of-program", "nb")
    assert ran.code == 0
    assert words.language() == "nb"
    assert run("models", "--verbose", "list").code == 0


def test_the_program_names_itself_so_that_it_can_be_typed(tmp_path: Path) -> None:
    line = command_line("open", tmp_path / "my study")
    assert line.endswith(f"open '{tmp_path}/my study'")
    assert Path(line.split(" ")[0]).name in ("workbench", Path(sys.executable).name)
