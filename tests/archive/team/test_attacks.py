"""Plain SQL in the hands of a member with a valid login, and of a login that is no member's: nothing succeeds.

An attack counts as failed only when the server refuses it or it shows and changes nothing, and when afterwards all
tables are, byte by byte, what they were.
"""

from contextlib import suppress
from typing import Any, NamedTuple

import psycopg
import pytest

from tests.tools.postgres import Postgres
from tests.tools.team import Team, chain, erasing
from workbench.archive.team import steward
from workbench.archive.team.wire import Wire
from workbench.cellar.errors import Refusal
from workbench.study.ids import new_code

TABLES = ("version", "login", "copy_member", "step", "blob", "blob_gone", "presence")
REPLICA = "c0ffee00"


class Scene(NamedTuple):
    """Ada sent two rows and one for herself alone, Bo one row; Cy attacks with an own row sent."""

    team: Team
    values: dict[str, str]


@pytest.fixture(scope="module")
def scene(server: Postgres) -> Scene:
    team = Team(server)
    team.invite("bo")
    team.invite("cy")
    rows = chain(new_code(), team.members["ada"], 2)
    hidden = chain(rows[0].replica, team.members["ada"], 1, rows[1], recipients=(team.members["ada"],))[0]
    own = team.rows("cy", 2)
    tombstone = erasing(chain(new_code(), team.members["ada"], 1)[0])
    with team.wire("ada").connection as ada, team.wire("cy").connection as cy:
        Wire(ada, team.schema).append([*rows, hidden, tombstone])
        Wire(ada, team.schema).be_here(b"page 1")
        Wire(ada, team.schema).put("a" * 64, rows[0].replica, 0, True, b"sealed sound")
        Wire(cy, team.schema).append(own)
    values = {
        "s": team.schema,
        "ada": team.members["ada"],
        "cy": team.members["cy"],
        "theirs": rows[0].replica,
        "their_mark": hidden.mark.hex(),
        "first_mark": rows[0].mark.hex(),
        "mine": own[0].replica,
        "my_mark": own[1].mark.hex(),
        "tomb": tombstone.replica,
        "good": "f" * 64,
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


APPEND = "SELECT {{s}}.append_step('{replica}', {seq}, '{member}', 9, '\\x{before}', '\\x{mark}', '\\x{sealed}', '{{{{{to}}}}}', {erasure})"


def append(
    replica: str = "{mine}",
    seq: str = "3",
    member: str = "{cy}",
    before: str = "{my_mark}",
    mark: str = "{good}",
    sealed: str = "00",
    to: str = "",
    erasure: str = "false",
) -> str:
    return APPEND.format(
        replica=replica,
        seq=seq,
        member=member,
        before=before,
        mark=mark,
        sealed=sealed,
        to=to,
        erasure=erasure,
    )


# Each is typed as Cy; several statements are one after the other in one session.
REFUSED = {
    "insert a row": "INSERT INTO {s}.step SELECT 99, replica, 99, member, clock, before, mark, sealed, recipients, erasure FROM {s}.step LIMIT 1",
    "change a row": "UPDATE {s}.step SET sealed = '\\x00'",
    "change an own row": "UPDATE {s}.step SET sealed = '\\x00' WHERE member = '{cy}'",
    "delete rows": "DELETE FROM {s}.step",
    "empty the table": "TRUNCATE {s}.step",
    "drop the table": "DROP TABLE {s}.step",
    "drop the schema": "DROP SCHEMA {s} CASCADE",
    "lock the table": "BEGIN; LOCK TABLE {s}.step IN ACCESS EXCLUSIVE MODE",
    "hold everybody's turn": "BEGIN; LOCK TABLE {s}.turn IN EXCLUSIVE MODE",
    "lock rows": "SELECT * FROM {s}.step FOR UPDATE",
    "insert a recording": "INSERT INTO {s}.blob VALUES (repeat('b', 64), '{mine}', 0, true, '\\x00')",
    "delete a recording": "DELETE FROM {s}.blob",
    "delete a presence": "DELETE FROM {s}.presence",
    "be here as another": "UPDATE {s}.presence SET place = '\\x00'",
    "change the version": "UPDATE {s}.version SET number = 99",
    "write as another": append(member="{ada}"),
    "write as nobody": append(member=""),
    "write in another's copy": append("{theirs}", "4", before="{their_mark}"),
    "write in another's copy as its owner": append("{theirs}", "4", "{ada}", "{their_mark}"),
    "repeat a number": append(seq="2", before="{my_mark}"),
    "skip a number": append(seq="4"),
    "number nought": append("{fresh}", "0", before=""),
    "number below nought": append("{fresh}", "-1", before=""),
    "number null": append("{fresh}", "NULL", before=""),
    "a chain that does not fit": append(before="{good}"),
    "a chain that begins again": append(before=""),
    "a first step that follows another": append("{fresh}", "1", before="{good}"),
    "a mark too short": append(mark="00"),
    "a name of a copy that is none": append("../../etc"),
    "too much at once": append(sealed="00", mark="{good}").replace(
        "'\\x00'", "convert_to(repeat('x', 8388609), 'UTF8')"
    ),
    "nothing at all": append(sealed=""),
    "too many recipients": append().replace("'{{}}'", "array_fill('{ada}'::text, ARRAY[65])"),
    "recipients that are none": append(to="everybody"),
    "an erasure without the right": append(erasure="true"),
    "empty another's step": "SELECT {s}.empty_step('{tomb}', 1, '{theirs}', 1, '\\x{first_mark}', '\\x00')",
    "empty without an erasure": "SELECT {s}.empty_step('{mine}', 1, '{mine}', 1, '\\x{my_mark}', '\\x00')",
    "destroy a recording": "SELECT {s}.empty_blob('{tomb}', 1, repeat('a', 64))",
    "put a piece in another's copy": "SELECT {s}.put_piece(repeat('b', 64), '{theirs}', 0, true, '\\x00')",
    "a piece too large": "SELECT {s}.put_piece(repeat('b', 64), '{mine}', 0, true, convert_to(repeat('x', 1048577), 'UTF8'))",
    "a piece out of order": "SELECT {s}.put_piece(repeat('b', 64), '{mine}', 7, true, '\\x00')",
    "share another's copy with oneself": "SELECT {s}.share_copy('{theirs}', '{cy}')",
    "too large a place": "SELECT {s}.be_here(convert_to(repeat('x', 1025), 'UTF8'))",
    "read the logins": "SELECT * FROM {s}.login",
    "read the copies": "SELECT * FROM {s}.copy_member",
    "read the arrival counter": "SELECT last_value FROM {s}.arrival",
    "turn the arrival counter": "SELECT nextval('{s}.arrival')",
    "set the arrival counter": "SELECT setval('{s}.arrival', 1)",
    "call an inner function": "SELECT {s}.enter_copy('{theirs}', '{cy}')",
    "call another inner function": "SELECT {s}.may_empty('{ada}', '{tomb}', 1)",
    "be the steward": "SET ROLE steward",
    "be Ada": "SET ROLE ada",
    "be Ada from the beginning": "SET SESSION AUTHORIZATION ada",
    "be the administrator": "SET SESSION AUTHORIZATION root",
    "give oneself a role": "GRANT steward TO cy",
    "pass over the rows' rights": "ALTER ROLE cy BYPASSRLS",
    "take off the rows' rights": "ALTER TABLE {s}.step DISABLE ROW LEVEL SECURITY",
    "no longer force them": "ALTER TABLE {s}.step NO FORCE ROW LEVEL SECURITY",
    "read without them": "SET row_security = off; SELECT * FROM {s}.step",
    "change a policy": "ALTER POLICY members_read ON {s}.step USING (true)",
    "add a policy": "CREATE POLICY mine ON {s}.step USING (true)",
    "drop a policy": "DROP POLICY members_read ON {s}.step",
    "own the table": "ALTER TABLE {s}.step OWNER TO cy",
    "a function in the schema": "CREATE FUNCTION {s}.spy() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "another function's body": "CREATE OR REPLACE FUNCTION {s}.me() RETURNS text LANGUAGE sql AS $$ SELECT '{ada}'::text $$",
    "a function's settings": "ALTER FUNCTION {s}.me() SET search_path = public",
    "a table in the schema": "CREATE TABLE {s}.mine (a int)",
    "a trigger": "CREATE FUNCTION pg_temp.spy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; "
    "CREATE TRIGGER spy BEFORE INSERT ON {s}.step EXECUTE FUNCTION pg_temp.spy()",
    "a rule": "CREATE RULE spy AS ON INSERT TO {s}.step DO INSTEAD NOTHING",
    "an index with a spy in it": "CREATE INDEX spy ON {s}.step ((sealed::text))",
    "a table that inherits": "CREATE TEMP TABLE spy () INHERITS ({s}.step)",
    "a statistic": "CREATE STATISTICS spy ON replica, seq FROM {s}.step",
    "a publication": "CREATE PUBLICATION spy FOR TABLE {s}.step",
    "a replication slot": "SELECT pg_create_logical_replication_slot('spy', 'test_decoding')",
    "an event trigger": "CREATE EVENT TRIGGER spy ON ddl_command_start EXECUTE FUNCTION pg_temp.spy()",
    "replica mode": "SET session_replication_role = replica",
    "a program": "COPY {s}.step TO PROGRAM 'cat'",
    "a program that writes": "COPY {s}.step FROM PROGRAM 'cat'",
    "a file of the server": "COPY {s}.step TO '/tmp/steps'",
    "read a file of the server": "SELECT pg_read_file('PG_VERSION')",
    "a folder of the server": "SELECT pg_ls_dir('.')",
    "a large object from a file": "SELECT lo_import('/etc/hostname')",
    "a large object into a file": "SELECT lo_export(1, '/tmp/object')",
    "the passwords": "SELECT * FROM pg_authid",
    "the raw statistics": "SELECT * FROM pg_statistic",
    "the server's settings": "ALTER SYSTEM SET ssl = off",
    "an extension that reads pages": "CREATE EXTENSION pageinspect",
    "another's settings": "ALTER ROLE ada SET search_path = public",
    "a comment on the schema": "COMMENT ON SCHEMA {s} IS 'mine'",
    "another name for the schema": "ALTER SCHEMA {s} RENAME TO mine",
    "a stop to the server's work": "SELECT pg_switch_wal()",
}

# The server answers, but shows and changes nothing.
SHOWN = {
    "Ada's note to herself": "SELECT * FROM {s}.step WHERE cardinality(recipients) > 0",
    "its count": "SELECT FROM {s}.step WHERE mark = '\\x{their_mark}'",
    "its place by a leaky function": "CREATE FUNCTION pg_temp.spy(bytea) RETURNS boolean COST 0.0000001 LANGUAGE plpgsql AS "
    "$$ BEGIN IF $1 = '\\x{their_mark}' THEN RAISE EXCEPTION 'seen'; END IF; RETURN false; END $$; "
    "SELECT * FROM {s}.step WHERE pg_temp.spy(mark)",
    "its page by address": "SELECT FROM {s}.step WHERE ctid = '(0,3)' AND seq = 3",
    "its statistics": "SELECT FROM pg_stats WHERE schemaname = '{s}' AND most_common_vals IS NOT NULL",
    "others' queries": "SELECT FROM pg_stat_activity WHERE usename <> 'cy' AND query NOT LIKE '<insufficient%' AND query <> ''",
    "what others prepared": "SELECT * FROM pg_prepared_statements WHERE statement LIKE '%step%'",
    "a step opened by another": "SELECT FROM {s}.open_step('{theirs}', 3, '\\x{their_mark}'), {s}.step WHERE mark = '\\x{their_mark}'",
    "the copies of others": "SELECT * FROM {s}.kept() WHERE replica = '{theirs}'",
    "a table with the same name before it": "CREATE TEMP TABLE login (login name, member text, erases boolean); "
    "INSERT INTO login VALUES ('cy', '{ada}', true); SET search_path = pg_temp, {s}; "
    "SELECT FROM {s}.step WHERE {s}.me() = '{ada}' OR mark = '\\x{their_mark}'",
    "a function with the same name before it": "CREATE FUNCTION pg_temp.me() RETURNS text LANGUAGE sql AS $$ SELECT '{ada}'::text $$; "
    "SET search_path = pg_temp, {s}, pg_catalog; SELECT FROM step WHERE mark = '\\x{their_mark}'",
    "an operator with the same name before it": "CREATE FUNCTION pg_temp.yes(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT true'; "
    "CREATE OPERATOR pg_temp.= (leftarg = text, rightarg = text, function = pg_temp.yes); "
    "SET search_path = pg_temp, pg_catalog; SELECT FROM {s}.step WHERE mark = '\\x{their_mark}'",
    "rights of a function of one's own": "CREATE FUNCTION pg_temp.spy() RETURNS SETOF {s}.step LANGUAGE sql SECURITY DEFINER "
    "AS $$ SELECT * FROM {s}.step $$; SELECT * FROM pg_temp.spy() WHERE mark = '\\x{their_mark}'",
    "a view of one's own": "CREATE TEMP VIEW spy WITH (security_barrier = false) AS SELECT * FROM {s}.step; "
    "SELECT * FROM spy WHERE mark = '\\x{their_mark}'",
    "rights given away": "GRANT ALL ON {s}.step TO PUBLIC",
    "a cursor": "BEGIN; DECLARE spy SCROLL CURSOR WITH HOLD FOR SELECT * FROM {s}.step WHERE mark = '\\x{their_mark}'; FETCH ALL spy",
    "a whole-table copy": "CREATE TEMP TABLE spy AS TABLE {s}.step; SELECT * FROM spy WHERE mark = '\\x{their_mark}'",
}


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
        with pytest.raises(Refusal, match="no right"):
            steward.invite(team.server.url(login), team.study, team.members["cy"], "eli", erases=True)
        with pytest.raises(Refusal, match="no right"):
            steward.withdraw(team.server.url(login), team.study, team.members["ada"])
        with pytest.raises(Refusal, match="no right"):
            steward.renew(team.server.url(login), team.study)


def test_the_server_keeps_no_trace_of_where_somebody_was(team: Team) -> None:
    with team.wire("ada").connection as ada, suppress(psycopg.Error):
        Wire(ada, team.schema).be_here(b"page 1")
    with team.server.connect("root") as root:
        query = "SELECT relpersistence FROM pg_class WHERE oid = %s::regclass"
        assert root.execute(query, [f"{team.schema}.presence"]).fetchone() == ("u",)
