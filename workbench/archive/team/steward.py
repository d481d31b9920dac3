"""Making a team's place on a server, and who is in the team: the work of the steward, with a login of its own.

The steward is an ordinary login that may make schemas in one database, and no member: whoever owns tables can read
and change all rows in them, and no member shall. The institution's administrator makes it, and one login a member:

    CREATE ROLE steward LOGIN PASSWORD '…';  GRANT CREATE ON DATABASE research TO steward;
    CREATE ROLE ada LOGIN PASSWORD '…';      GRANT CONNECT ON DATABASE research TO ada;
"""

from psycopg import sql

from workbench.archive.team.connecting import Connection, connect, one
from workbench.archive.team.faults import no_right, no_study, other_version, server_faults
from workbench.archive.team.migrating import VERSION, statements
from workbench.archive.team.rows import schema_of
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _

_READ = ("version", "step", "blob", "presence")
_CALL = (
    "me()",
    "append_step(text,integer,text,bigint,bytea,bytea,bytea,text[],boolean)",
    "open_step(text,integer,bytea)",
    "empty_step(text,integer,text,integer,bytea,bytea)",
    "empty_blob(text,integer,text)",
    "put_piece(text,text,integer,boolean,bytea)",
    "kept()",
    "share_copy(text,text)",
    "be_here(bytea)",
    "leave()",
)

# More than ordinary: may pass over the rights in a database, or give itself what does.
_POWERFUL = """
    SELECT role.rolsuper OR role.rolbypassrls OR role.rolcreaterole OR role.rolreplication
        OR pg_has_role(role.oid, current_user, 'MEMBER')
        OR pg_has_role(role.oid, (SELECT datdba FROM pg_database WHERE datname = current_database()), 'MEMBER')
        OR EXISTS (
            SELECT FROM pg_roles AS power
            WHERE power.rolname IN (
                'pg_read_all_data', 'pg_write_all_data', 'pg_read_all_stats', 'pg_monitor',
                'pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program'
            ) AND pg_has_role(role.oid, power.oid, 'MEMBER')
        )
    FROM pg_roles AS role WHERE role.rolname = %s
"""


def create(
    url: str, study: str, founder_member: str, founder_login: str, password: str | None = None
) -> None:
    """Make the place of a study's team on the server that `url` names with the steward's login.

    The founder (16 hexadecimal digits), with an own login, may erase. Raises Refusal when the study is there already,
    the steward may not make it, or has more rights than a steward should have; nothing is changed then.
    """
    schema = schema_of(study)
    with connect(url, password) as connection:
        if one(connection, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"):
            raise Refusal(
                _(
                    "The team's place must be made with an ordinary login, not with the administrator's of the whole "
                    "server: such a login would pass over all rights. Nothing was changed."
                )
            )
        if one(connection, "SELECT to_regnamespace(%s) IS NOT NULL", schema):
            raise Refusal(_("This study is on that server already. Nothing was changed."))
        with server_faults(), connection.transaction():
            for statement in statements(schema, 0):
                connection.execute(statement)
            _renewed(connection, schema)
            _map(connection, schema, founder_member, founder_login, erases=True)


def renew(url: str, study: str, password: str | None = None) -> None:
    """Bring the study's tables on the server to this program's version. Members with older programs are refused then.

    Raises Refusal when it is newer already, not there, or not this steward's.
    """
    schema = schema_of(study)
    with connect(url, password) as connection:
        there = _version(connection, schema)
        if there > VERSION:
            raise other_version(newer=True)
        with server_faults(), connection.transaction():
            for statement in statements(schema, there):
                connection.execute(statement)
            _renewed(connection, schema)
            for (login,) in connection.execute(f"SELECT login FROM {schema}.login".encode()).fetchall():
                _grant(connection, schema, str(login))


def invite(
    url: str, study: str, member: str, login: str, *, erases: bool = False, password: str | None = None
) -> None:
    """Let an ordinary login in as a member (16 hexadecimal digits); it takes the place of an earlier one.

    `erases`: may destroy what others sent, when a participant withdraws. Raises Refusal when there is no such login,
    it has more rights than a member may have, or is another member's.
    """
    schema = schema_of(study)
    with connect(url, password) as connection:
        _of_this_version(connection, schema)
        with server_faults(), connection.transaction():
            _map(connection, schema, member, login, erases=erases)


def withdraw(url: str, study: str, member: str, password: str | None = None) -> None:
    """Let a member in no more, from this moment on; what they sent stays. Does nothing for whoever is not in.

    Raises Refusal when the study is not there or not this steward's.
    """
    schema = schema_of(study)
    with connect(url, password) as connection:
        _of_this_version(connection, schema)
        with server_faults(), connection.transaction():
            _unmap(connection, schema, member)


def members(url: str, study: str, password: str | None = None) -> dict[str, str]:
    """The login of each member. Raises Refusal when the study is not there or not this steward's."""
    schema = schema_of(study)
    with connect(url, password) as connection:
        _of_this_version(connection, schema)
        with server_faults():
            rows = connection.execute(f"SELECT member, login FROM {schema}.login".encode()).fetchall()
    return {str(member): str(login) for member, login in rows}


def _version(connection: Connection, schema: str) -> int:
    if not one(connection, "SELECT to_regnamespace(%s) IS NOT NULL", schema):
        raise no_study()
    owner = "SELECT pg_get_userbyid(nspowner) = current_user FROM pg_namespace WHERE nspname = %s"
    if not one(connection, owner, schema):
        raise no_right()
    return int(str(one(connection, f"SELECT max(number) FROM {schema}.version")))


def _of_this_version(connection: Connection, schema: str) -> None:
    there = _version(connection, schema)
    if there != VERSION:
        raise other_version(newer=there > VERSION)


def _renewed(connection: Connection, schema: str) -> None:
    connection.execute(f"DELETE FROM {schema}.version".encode())
    connection.execute(f"INSERT INTO {schema}.version VALUES (%s)".encode(), [VERSION])


def _map(connection: Connection, schema: str, member: str, login: str, *, erases: bool) -> None:
    powerful = one(connection, _POWERFUL, login)
    if powerful is None:
        raise Refusal(
            _(
                "There is no login of this name on the team's server. Nothing was changed. "
                "Ask whoever looks after the server to make it."
            )
        )
    if powerful:
        raise Refusal(
            _(
                "This login has more rights on the server than a member may have: it could read what is not meant "
                "for it. Nothing was changed. Ask whoever looks after the server for an ordinary login."
            )
        )
    taken = one(connection, f"SELECT member FROM {schema}.login WHERE login = %s", login)
    if taken not in (None, member):
        raise Refusal(_("This login is another member's already. Nothing was changed."))
    _unmap(connection, schema, member)
    mapping = f"INSERT INTO {schema}.login (login, member, erases) VALUES (%s, %s, %s)"
    connection.execute(mapping.encode(), [login, member, erases])
    _grant(connection, schema, login)


def _unmap(connection: Connection, schema: str, member: str) -> None:
    query = f"DELETE FROM {schema}.login WHERE member = %s RETURNING login"
    for (login,) in connection.execute(query.encode(), [member]).fetchall():
        if one(connection, "SELECT to_regrole(quote_ident(%s)) IS NOT NULL", login):
            for words in ("ALL TABLES IN SCHEMA {}", "ALL FUNCTIONS IN SCHEMA {}", "SCHEMA {}"):
                taking = sql.SQL("REVOKE ALL ON " + words + " FROM {}")  # pyright: ignore[reportArgumentType]
                connection.execute(taking.format(sql.Identifier(schema), sql.Identifier(str(login))))
    connection.execute(f"DELETE FROM {schema}.presence WHERE member = %s".encode(), [member])


def _grant(connection: Connection, schema: str, login: str) -> None:
    tables = ", ".join(f"{schema}.{table}" for table in _READ)
    functions = ", ".join(f"{schema}.{function}" for function in _CALL)
    name = sql.Identifier(login).as_bytes(connection)
    connection.execute(f"GRANT USAGE ON SCHEMA {schema} TO ".encode() + name)
    connection.execute(f"GRANT SELECT ON {tables} TO ".encode() + name)
    connection.execute(f"GRANT EXECUTE ON FUNCTION {functions} TO ".encode() + name)
