"""One PostgreSQL for all tests of a process, and for each test a study of its own on it."""

import os
from collections.abc import Iterator

import pytest

from tests.tools.postgres import Postgres, programs
from tests.tools.team import Team
from workbench.archive.team import connection as standing

REQUIRED = "WORKBENCH_POSTGRES"


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    """A running server."""
    found = programs()
    if found is None:
        missing = "PostgreSQL is not installed on this computer (Debian: apt install postgresql)"
        if os.environ.get(REQUIRED) == "required":
            pytest.fail(f"{missing}, and {REQUIRED}=required wants it")
        pytest.skip(missing)
    server = Postgres(found)
    yield server
    server.remove()


@pytest.fixture
def team(server: Postgres) -> Team:
    """A study of Ada's on the server, with Bo and Cy in its team."""
    team = Team(server)
    team.invite("bo")
    team.invite("cy")
    return team


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits whole seconds for a server that is there again."""
    monkeypatch.setattr(standing, "SHORTEST_S", 0.02)
    monkeypatch.setattr(standing, "LONGEST_S", 0.2)
