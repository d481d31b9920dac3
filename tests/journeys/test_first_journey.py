"""Try → the transcript grows → correct a word → mark a unit → three answers → kill → everything is there."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from workbench.desk.checking import check_study
from workbench.desk.opening import open_study

WALKER = "tests.journeys.walker"
ROOT = Path(__file__).parents[2]


def walk(way: str, study: Path, screen: dict[str, str]) -> tuple[int, dict[str, Any], str]:
    """Let a process of its own walk; how it ended, what it left behind, what it said of faults."""
    ended = subprocess.run(
        [sys.executable, "-m", WALKER, way, str(study)],
        cwd=ROOT, env=screen, capture_output=True, text=True, timeout=400, check=False,
    )  # fmt: skip
    told = study.parent / "told.json"
    facts: dict[str, Any] = json.loads(told.read_text("utf-8")) if told.is_file() else {}
    return ended.returncode, facts, ended.stderr


@pytest.mark.timeout(600)
def test_a_first_hour_survives_a_kill(screen: dict[str, str], tmp_path: Path) -> None:
    for name in ("PROJECTS", "SETTINGS", "MODELS"):
        screen = {**screen, f"WORKBENCH_{name}": str(tmp_path / name.lower())}
    study = tmp_path / "try" / "study"
    study.parent.mkdir()
    code, worked, faults = walk("work", study, screen)
    assert code == -signal.SIGKILL, faults
    assert worked["growing"]
    assert worked["first"] < worked["words"]
    code, back, faults = walk("come_back", study, screen)
    assert code == 0, faults
    assert back["member"] == "Ingrid"
    assert back["first_turn"].startswith("Warm ")
    assert (back["unit"], back["state"], back["words"]) == (worked["unit"], "intact", worked["words"])
    assert back["answers"] == [
        "she is worn out and alone with it", "because I know that car park", "perhaps it is relief",
    ]  # fmt: skip
    desk = open_study(study, "sample study passphrase")
    try:
        assert check_study(desk).faults == ()
    finally:
        desk.close()
