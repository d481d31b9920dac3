"""Making a team's place on a server, renewing it, and who may do so."""

from pathlib import Path

import pytest

from tests.tools.postgres import PASSWORD, Postgres
from tests.tools.team import Team
from workbench.archive.team import connecting, migrating, steward
from workbench.archive.team.wire import Wire
from workbench.cellar.errors import Refusal
from workbench.study.ids import new_id


def schemas(server: Postgres) -> int:
    with server.connect("root") as root:
        row = root.execute("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'lifeworld%'").fetchone()
    return row[0] if row else 0


def test_a_study_is_made_once(team: Team) -> None:
    with pytest.raises(Refusal, match="already"):
        steward.create(team.server.url("steward"), team.study, new_id(), "dee")
    assert team.members["ada"] in steward.members(team.server.url("steward"), team.study)


def test_what_may_not_make_a_study_leaves_nothing(server: Postgres) -> None:
    before = schemas(server)
    with pytest.raises(Refusal, match="ordinary login"):
        steward.create(server.url("root"), new_id(), new_id(), "ada")
    with pytest.raises(Refusal, match="no right"):
        steward.create(server.url("ada"), new_id(), new_id(), "bo")
    with pytest.raises(Refusal, match="no login"):
        steward.create(server.url("steward"), new_id(), new_id(), "nobody")
    with pytest.raises(Refusal, match="more rights"):
        steward.create(server.url("steward"), new_id(), new_id(), "steward")
    assert schemas(server) == before


def test_a_login_may_have_any_name(team: Team) -> None:
    name = 'Åse "Ås" O\'Neill'
    with team.server.connect("root") as root:
        root.execute(f"""CREATE ROLE "Åse ""Ås"" O'Neill" LOGIN PASSWORD '{PASSWORD}'""".encode())
    team.invite(name)
    with team.server.connect(name) as connection:
        assert Wire(connection, team.schema).newest() == []
    team.withdraw(name)
    team.withdraw(name)
    with team.server.connect(name) as connection, pytest.raises(Refusal, match="no right"):
        Wire(connection, team.schema).newest()
    with team.server.connect("root") as root:
        root.execute("""DROP ROLE "Åse ""Ås"" O'Neill" """)


def test_a_login_that_the_administrator_dropped_can_be_replaced(team: Team) -> None:
    with team.server.connect("root") as root:
        root.execute("CREATE ROLE gone LOGIN")
        steward.invite(team.server.url("steward"), team.study, "1" * 16, "gone")
        root.execute("DROP OWNED BY gone")
        root.execute("DROP ROLE gone")
    steward.invite(team.server.url("steward"), team.study, "1" * 16, "dee")
    assert steward.members(team.server.url("steward"), team.study)["1" * 16] == "dee"


def test_two_studies_on_one_server_know_nothing_of_each_other(team: Team) -> None:
    other = Team(team.server)
    rows = team.rows("ada", 2)
    with team.wire("ada").connection as mine, other.wire("ada").connection as theirs:
        Wire(mine, team.schema).append(rows)
        assert Wire(theirs, other.schema).newest() == []
        assert Wire(theirs, other.schema).after(0, ())[1] == []
    with team.plain("bo") as bo, pytest.raises(Refusal, match="no right"):
        Wire(bo, other.schema).after(0, ())


def test_tables_are_renewed_only_when_the_steward_asks(
    team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = team.rows("ada", 2)
    with team.wire("ada").connection as ada:
        Wire(ada, team.schema).append(rows)
    (tmp_path / "0002_more.sql").write_text("ALTER TABLE lifeworld_study.step ADD COLUMN more text;")
    monkeypatch.setattr(migrating, "_FOLDER", tmp_path)
    for module in (migrating, connecting, steward):
        monkeypatch.setattr(module, "VERSION", 2)
    for errand in (lambda: team.wire("ada"), lambda: team.invite("dee")):
        with pytest.raises(Refusal, match="older version"):
            errand()
    steward.renew(team.server.url("steward"), team.study)
    steward.renew(team.server.url("steward"), team.study)
    with team.wire("bo").connection as bo:
        assert [row.step for row in Wire(bo, team.schema).after(0, ())[1]] == rows
    for module in (migrating, connecting, steward):
        monkeypatch.setattr(module, "VERSION", 1)
    with pytest.raises(Refusal, match="newer version"):
        team.wire("ada")
