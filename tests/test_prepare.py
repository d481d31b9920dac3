"""The one line that sets everything up: what it asks for, what it says, and that it does nothing twice."""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def prepare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script, for an environment in a folder of the test's own."""
    monkeypatch.syspath_prepend(ROOT / "resources/setup")
    prepare = importlib.import_module("prepare")
    monkeypatch.setattr(prepare, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(prepare, "BORROWED", tmp_path / "system")
    monkeypatch.setattr(prepare, "DONE", tmp_path / "prepared.json")
    return prepare


@pytest.fixture
def orders(prepare: Any, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the script would have run; everything goes well and nothing happens."""
    given: list[list[str]] = []

    def note(order: list[Any], **_how: Any) -> subprocess.CompletedProcess[bytes]:
        given.append([str(word) for word in order])
        return subprocess.CompletedProcess(order, 0)

    monkeypatch.setattr(subprocess, "run", note)
    monkeypatch.setattr(prepare.system_parts, "missing", lambda _parts: [])
    monkeypatch.setattr(prepare.system_parts, "has_pip_in_python", lambda: True)
    return given


def _installations(orders: list[list[str]]) -> list[str]:
    return [order[order.index("-e") + 1] for order in orders if "-e" in order]


@pytest.mark.parametrize("goal", ["try", "test"])
def test_the_readme_says_each_line_once(goal: str) -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert lines.count(f"python3.11 resources/setup/prepare.py {goal}") == 1


@pytest.mark.parametrize("words", [[], ["tset"]])
def test_wrong_words_get_the_usage(
    words: list[str], prepare: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert prepare.main(words) == 2
    assert capsys.readouterr().err.startswith("Usage: ")


def test_what_is_installed_already_is_not_installed_again(prepare: Any, orders: list[list[str]]) -> None:
    assert [prepare.main(["test"]), prepare.main(["test"]), prepare.main(["try"])] == [0, 0, 0]
    assert _installations(orders) == [f"{ROOT}[test]"]
    assert orders[-1] == [str(prepare.program("workbench")), "try"]


def test_more_is_installed_beside_what_is_there(prepare: Any, orders: list[list[str]]) -> None:
    prepare.main(["try"])
    prepare.main(["test", "tests/study"])
    assert _installations(orders) == [str(ROOT), f"{ROOT}[test]"]
    assert orders[-1][1:] == ["-n", "2", "tests/study"]


def test_other_requirements_are_installed_anew(prepare: Any, orders: list[list[str]]) -> None:
    prepare.DONE.write_text(json.dumps({"fingerprint": "other", "extras": ["test", "freeze"]}))
    prepare.main(["test"])
    assert _installations(orders) == [f"{ROOT}[test]"]


def test_a_failed_installation_is_a_sentence_and_is_tried_again(
    prepare: Any, orders: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(prepare.system_parts, "went_well", lambda order, **_how: "-e" not in order)
        assert prepare.main(["try"]) == 1
    assert "The installation did not succeed" in capsys.readouterr().err
    assert prepare.main(["try"]) == 0
    assert len(_installations(orders)) == 1


def test_another_python_is_told_which_one_is_wanted(
    prepare: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 2))
    assert prepare.main(["try"]) == 1
    assert "wants Python 3.11" in capsys.readouterr().err


def test_what_cannot_be_had_is_said_and_the_rest_goes_on(
    prepare: Any, orders: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = prepare.system_parts
    monkeypatch.setattr(parts, "missing", lambda wanted: [part for part in wanted if part in parts.SOUND])
    monkeypatch.setattr(parts, "install", lambda _lacking: False)
    monkeypatch.setattr(parts, "borrow", lambda _packages, _folder: False)

    assert prepare.main(["test"]) == 0

    said = capsys.readouterr().out
    assert "libpulse0" in said
    assert "recordings cannot be played; everything else works" in said
    assert orders[-1][0] == str(prepare.program("pytest"))


def test_borrowed_libraries_are_found_by_what_is_started(prepare: Any, tmp_path: Path) -> None:
    deep = tmp_path / "system/usr/lib/machine/pulseaudio"
    deep.mkdir(parents=True)
    (deep / "libpulsecommon-16.1.so").touch()
    assert str(deep) in prepare.system_parts.surroundings(tmp_path / "system")["LD_LIBRARY_PATH"].split(
        os.pathsep
    )
