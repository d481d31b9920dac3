"""Kill -9 of a member's program and of the team's server: nothing that was told as kept is lost, on neither side.

The long one: `python -m tests.benchmarks team_kills`.
"""

from pathlib import Path

import pytest

from tests.archive.team.conftest import server  # noqa: F401  (a fixture)
from tests.benchmarks.team_kills import Campaign
from tests.tools.postgres import Postgres


@pytest.mark.timeout(240)
def test_nothing_told_as_kept_is_lost_on_either_side(server: Postgres, tmp_path: Path) -> None:  # noqa: F811
    assert Campaign(server, tmp_path, 1).run(40) == []
