"""Plain SQL in the hands of a member with a valid login, and of a login that is no member's: nothing succeeds.

An attack counts as failed only when the server refuses it or it shows and changes nothing, and when afterwards all
tables are, byte by byte, what they were.
"""

from contextlib import suppress
from dataclasses import replace
from typing import Any, NamedTuple

import psycopg
import pytest

from tests.archive.team.attacks import REFUSED, SHOWN, append
from tests.tools.postgres import Postgres
from tests.tools.team import Team, chain, erasing
from workbench.archive.team import steward
from workbench.archive.team.wire import Wire
from workbench.cellar.errors import Refusal
from workbench.study.ids import new_code

TABLES = ("version", "login", "copy_member", "step", "blob", "blob_gone", "presence")
REPLICA = "c0ffee00"


class Scene(NamedTuple):
    """Ada sent some rows; Cy attacks with own rows sent."""

    team: Team
    values: dict[str, str]


@pytest.fixture(scope="module")
def scene(server: Postgres) -> Scene:
    team = Team(server)
    team.invite("bo")
    team.invite("cy")
    rows = chain(new_code(), team.members["ada"], 3)
    own = team.rows("cy", 2)
    # Ada and Cy share a computer: hers are 1, 3 and 6, his is 2; 4 and 5 are on no server yet.
    shared = chain(new_code(), team.members["ada"], 6)
    his = replace(shared[1], member=team.members["cy"])
    tombstone = erasing(chain(new_code(), team.members["ada"], 1)[0])
    with team.wire("ada").connection as ada, team.wire("cy").connection as cy:
        Wire(ada, team.schema).append([*rows, tombstone])
        Wire(ada, team.schema).be_here(b"page 1")
        Wire(ada, team.schema).put("a" * 64, rows[0].replica, 0, True, b"sealed sound")
        Wire(ada, team.schema).append([shared[0], shared[2], shared[5]])
        Wire(ada, team.schema).share(shared[0].replica, team.members["cy"])
        Wire(cy, team.schema).append(own)
        Wire(cy, team.schema).append([his])
    values = {
        "s": team.schema,
        "ada": team.members["ada"],
        "cy": team.members["cy"],
        "theirs": rows[0].replica,
        "their_mark": rows[2].mark.hex(),
        "first_mark": rows[0].mark.hex(),
        "mine": own[0].replica,
        "my_mark": own[1].mark.hex(),
        "tomb": tombstone.replica,
        "good": "f" * 64,
        "shared": shared[0].replica,
        **{f"shared_{row.seq}": row.mark.hex() for row in shared},
        "fresh": new_code(),
    }
    return Scene(team, values)


def state(team: Team) -> list[Any]:
    """All there is, as the server's administrator sees it: rows, objects, rights."""
    with team.server.connect("root") as root:
        tables = [
            root.execute(f"SELECT to_jsonb(t) FROM {team.schema}.{table} AS t ORDER BY 1".encode()).fetchall()
            for table in TABLES
        ]
        catalogue = [
            root.execute(query.encode()).fetchall()
            for query in (
                (
                    "SELECT relnamespace, relname, relacl::text, relrowsecurity, relforcerowsecurity, relowner FROM pg_class "
                    "WHERE relnamespace::regnamespace::text NOT LIKE 'pg_%' ORDER BY 1, 2"
                ),
                (
                    "SELECT pronamespace, proname, proacl::text, prosrc, proconfig FROM pg_proc "
                    "WHERE pronamespace <> 'pg_catalog'::regnamespace AND pronamespace::regnamespace::text NOT LIKE 'pg_temp%' "
                    "ORDER BY 1, 2"
                ),
                "SELECT polname, polrelid, pg_get_expr(polqual, polrelid) FROM pg_policy ORDER BY 1, 2",
                "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles ORDER BY 1",
                "SELECT roleid, member FROM pg_auth_members ORDER BY 1, 2",
                "SELECT nspname, nspacl::text FROM pg_namespace WHERE nspname LIKE 'lifeworld%' ORDER BY 1",
                "SELECT * FROM pg_largeobject_metadata",
                "SELECT setdatabase, setrole, setconfig FROM pg_db_role_setting",
            )
        ]
    return [*tables, *catalogue]


def typed(connection: "psycopg.Connection[Any]", words: str) -> int:
    """Type statements, one after the other; how many rows the last one showed."""
    cursor = connection.execute(words.encode())
    while cursor.nextset():
        pass
    return len(cursor.fetchall()) if cursor.description is not None else 0


@pytest.mark.parametrize("attack", REFUSED)
def test_what_a_member_may_not_is_refused(scene: Scene, attack: str) -> None:
    before = state(scene.team)
    with scene.team.plain("cy") as cy, pytest.raises(psycopg.Error) as refused:
        typed(cy, REFUSED[attack].format(**scene.values))
    # Refused for what it is, not for a slip of the pen in the test.
    assert refused.value.sqlstate == "42501" or str(refused.value.sqlstate).startswith("LW")
    assert state(scene.team) == before


@pytest.mark.parametrize("attack", SHOWN)
def test_what_a_member_may_not_see_is_not_there(scene: Scene, attack: str) -> None:
    before = state(scene.team)
    with scene.team.plain("cy") as cy:
        assert typed(cy, SHOWN[attack].format(**scene.values)) == 0
    assert state(scene.team) == before


@pytest.mark.parametrize(
    "attack",
    [
        "SELECT * FROM {s}.step",
        "SELECT * FROM {s}.version",
        "SELECT {s}.me()",
        "SELECT {s}.be_here('')",
        append("{fresh}", "1", before=""),
        append("{fresh}", "1", "{ada}", ""),
        "SELECT * FROM {s}.kept()",
        "SELECT {s}.leave()",
    ],
)
def test_a_login_that_is_no_members_gets_nothing(scene: Scene, attack: str) -> None:
    before = state(scene.team)
    with scene.team.plain("dee") as dee, pytest.raises(psycopg.errors.InsufficientPrivilege):
        typed(dee, attack.format(**scene.values))
    assert state(scene.team) == before


def test_a_frozen_view_of_the_past_does_not_help(scene: Scene) -> None:
    own = chain(new_code(), scene.team.members["cy"], 3)
    with scene.team.plain("cy") as old, scene.team.wire("cy").connection as now:
        Wire(now, scene.team.schema).append(own[:1])
        old.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1")
        Wire(now, scene.team.schema).append(own[1:2])
        other = chain(own[0].replica, scene.team.members["cy"], 1, own[0])[0]
        before = state(scene.team)
        with pytest.raises(psycopg.errors.UniqueViolation):
            typed(old, append(other.replica, "2", before=own[0].mark.hex()).format(**scene.values))
    assert state(scene.team) == before


def test_a_flood_of_hints_and_advisory_locks_stops_nobody(scene: Scene) -> None:
    with scene.team.plain("dee") as dee, scene.team.wire("bo").connection as bo:
        for _time in range(200):
            dee.execute(f"NOTIFY {scene.team.schema}, 'DROP TABLE'".encode())
        dee.execute("SELECT pg_advisory_lock(n) FROM generate_series(1, 1000) AS n")
        Wire(bo, scene.team.schema).append(scene.team.rows("bo", 1))


def test_a_login_with_more_than_ordinary_rights_is_not_let_in(server: Postgres, team: Team) -> None:
    grants = (
        "SUPERUSER", "BYPASSRLS", "CREATEROLE", "REPLICATION", "IN ROLE pg_read_all_data",
        "IN ROLE pg_monitor", "IN ROLE pg_execute_server_program", "IN ROLE steward",
    )  # fmt: skip
    for number, grant in enumerate(grants):
        with server.connect("root") as root:
            root.execute(f"CREATE ROLE strong{number} LOGIN {grant}".encode())
        with pytest.raises(Refusal, match="more rights"):
            steward.invite(server.url("steward"), team.study, "1" * 16, f"strong{number}")
    with pytest.raises(Refusal, match="more rights"):
        steward.invite(server.url("steward"), team.study, "1" * 16, "steward")
    with pytest.raises(Refusal, match="no login"):
        steward.invite(server.url("steward"), team.study, "1" * 16, 'x"; DROP SCHEMA public; --')


def test_only_the_steward_changes_who_is_in_the_team(team: Team) -> None:
    for login in ("ada", "cy", "dee"):
        with pytest.raises(Refusal, match="made with another login"):
            steward.invite(team.server.url(login), team.study, team.members["cy"], "eli", erases=True)
        with pytest.raises(Refusal, match="made with another login"):
            steward.seat(team.server.url(login), team.study, {team.members["cy"]: "cy"})
        with pytest.raises(Refusal, match="made with another login"):
            steward.renew(team.server.url(login), team.study)


def test_the_server_keeps_no_trace_of_where_somebody_was(team: Team) -> None:
    with team.wire("ada").connection as ada, suppress(psycopg.Error):
        Wire(ada, team.schema).be_here(b"page 1")
    with team.server.connect("root") as root:
        query = "SELECT relpersistence FROM pg_class WHERE oid = %s::regclass"
        assert root.execute(query, [f"{team.schema}.presence"]).fetchone() == ("u",)
