"""A study goes from a folder to a team's server and to another laptop, by commands alone."""

from pathlib import Path

import pytest

from tests.archive.team.conftest import server  # noqa: F401  (a fixture)
from tests.cli.conftest import Run
from tests.tools.postgres import PASSWORD, Postgres


def test_two_laptops_meet_on_a_server(
    run: Run,
    folder: Path,
    tmp_path: Path,
    server: Postgres,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by = ("--member", "Kari")
    invited = run("exchange", "invite", folder, "Cy", "-o", tmp_path / "for cy", *by, "--json").json
    monkeypatch.setenv("WORKBENCH_CODE", invited["code"])
    other = tmp_path / "cy"
    assert run("exchange", "join", tmp_path / "for cy", other).code == 0
    assert run("team", "create", folder, server.url("steward"), "ada", *by).code == 0
    again = run("team", "create", folder, server.url("steward"), "ada", *by)
    assert (again.code, "already" in again.err) == (1, True)
    assert run("team", "join", folder, server.url("ada"), *by).code == 0
    early = run("team", "join", other, server.url("cy"), "--member", "Cy")
    assert (early.code, "no right" in early.err) == (1, True)
    file = tmp_path / "changes"
    assert run("exchange", "pack", other, "-o", file, "--member", "Cy").code == 0
    assert run("exchange", "take", folder, file, *by).code == 0
    invited = run("team", "invite", folder, server.url("steward"), "Cy", "cy", *by)
    assert (invited.code, "Cy can come in now" in invited.err) == (0, True)
    assert f"Cy: postgresql://cy@127.0.0.1:{server.port}/research" in invited.out
    assert PASSWORD not in invited.out
    assert (
        run("team", "invite", folder, server.url("steward"), "Cy", "cy", *by, "--json").json["login"] == "cy"
    )
    assert run("add", folder, Path(__file__).parents[1] / "data" / "jfk.flac", *by).code == 0
    monkeypatch.setenv("WORKBENCH_TEAM_PASSWORD", PASSWORD)
    assert run("team", "sync", folder, *by).code == 0
    came = run("team", "sync", other, "--member", "Cy", "--json")
    assert came.json["changes"] > 0
    assert len(run("show", other, "--json").json["interviews"]) == 3
    for study in (folder, other):
        assert run("check", study).code == 0
    assert server.url("cy").split("@")[-1].rstrip("?") in run("team", "leave", other, "--member", "Cy").out
    assert run("team", "sync", other, "--member", "Cy").code == 1


def test_a_server_that_is_not_there_is_a_sentence(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.cli.commands.team._PATIENCE_S", 1.0)
    ran = run("team", "join", folder, "postgresql://kari@127.0.0.1:1/none", "--member", "Kari")
    assert ran.code == 1
    assert "cannot be reached" in ran.err
    assert run("check", folder).code == 0
