"""Which login of a team's server is which member: rights given, changed and taken, inside the caller's transaction."""

from psycopg import sql

from workbench.archive.team.connecting import Connection, one
from workbench.archive.team.faults import server_faults
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _

_READ = ("version", "step", "blob", "presence")
_CALL = (
    "me()",
    "append_step(text,integer,text,bigint,bytea,bytea,bytea,boolean)",
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


def logins(connection: Connection, schema: str) -> dict[str, str]:
    """The login of each member."""
    with server_faults():
        rows = connection.execute(f"SELECT member, login FROM {schema}.login".encode()).fetchall()
    return {str(member): str(login) for member, login in rows}


def erasers(connection: Connection, schema: str) -> set[str]:
    """The members who may destroy what others sent."""
    rows = connection.execute(f"SELECT member FROM {schema}.login WHERE erases".encode()).fetchall()
    return {str(member) for (member,) in rows}


def refuse_unfit(connection: Connection, login: str) -> None:
    """Raises Refusal for a login that is not there, or that may do more than a member's."""
    powerful = one(connection, _POWERFUL, login)
    if powerful is None:
        raise Refusal(
            _(
                "There is no login called {login} on the team's server. Nothing was changed. "
                "Ask whoever looks after the server to make it."
            ).format(login=login)
        )
    if powerful:
        raise Refusal(
            _(
                "The login {login} has more rights on the server than a member may have: it could read what is not "
                "meant for it. Nothing was changed. Ask whoever looks after the server for an ordinary login."
            ).format(login=login)
        )


def taken_twice(login: str) -> Refusal:
    """A login that cannot be a second member's."""
    return Refusal(
        _("The login {login} is another member's already. Nothing was changed.").format(login=login)
    )


def give(connection: Connection, schema: str, member: str, login: str, *, erases: bool) -> None:
    """Let an ordinary login in as a member, in the place of the member's earlier one. Raises Refusal."""
    refuse_unfit(connection, login)
    taken = one(connection, f"SELECT member FROM {schema}.login WHERE login = %s", login)
    if taken not in (None, member):
        raise taken_twice(login)
    take(connection, schema, member)
    mapping = f"INSERT INTO {schema}.login (login, member, erases) VALUES (%s, %s, %s)"
    connection.execute(mapping.encode(), [login, member, erases])
    grant(connection, schema, login)


def take(connection: Connection, schema: str, member: str) -> None:
    """Let a member in no more; nothing happens for whoever is not in."""
    query = f"DELETE FROM {schema}.login WHERE member = %s RETURNING login"
    for (login,) in connection.execute(query.encode(), [member]).fetchall():
        if one(connection, "SELECT to_regrole(quote_ident(%s)) IS NOT NULL", login):
            for words in ("ALL TABLES IN SCHEMA {}", "ALL FUNCTIONS IN SCHEMA {}", "SCHEMA {}"):
                taking = sql.SQL("REVOKE ALL ON " + words + " FROM {}")  # pyright: ignore[reportArgumentType]
                connection.execute(taking.format(sql.Identifier(schema), sql.Identifier(str(login))))
    connection.execute(f"DELETE FROM {schema}.presence WHERE member = %s".encode(), [member])


def grant(connection: Connection, schema: str, login: str) -> None:
    """Give a login what a member's needs."""
    tables = ", ".join(f"{schema}.{table}" for table in _READ)
    functions = ", ".join(f"{schema}.{function}" for function in _CALL)
    name = sql.Identifier(login).as_bytes(connection)
    connection.execute(f"GRANT USAGE ON SCHEMA {schema} TO ".encode() + name)
    connection.execute(f"GRANT SELECT ON {tables} TO ".encode() + name)
    connection.execute(f"GRANT EXECUTE ON FUNCTION {functions} TO ".encode() + name)
