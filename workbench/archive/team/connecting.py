"""Opening a connection to a team's server: what the address may ask for, and that it is the right study there."""

from ipaddress import ip_address
from typing import TypeAlias

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from workbench.archive.team import faults
from workbench.archive.team.certificates import trusted
from workbench.archive.team.migrating import VERSION
from workbench.archive.team.rows import Membership, schema_of

Row: TypeAlias = "tuple[object, ...]"
Connection: TypeAlias = "psycopg.Connection[Row]"

# A laptop that was asleep, or a cable that was pulled, shows within half a minute.
_PATIENCE: dict[str, str | int] = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,
    "application_name": "lifeworld-workbench",
    "gssencmode": "disable",
}
_ON_THE_SERVER = "SET lock_timeout = '8s'; SET statement_timeout = '60s'; SET client_encoding = 'UTF8'"


def parts(url: str, password: str | None = None) -> dict[str, str | int]:
    """The address of a server with all that a connection is made with.

    A server on another computer is spoken to over an encrypted connection with a checked certificate, or not at all.
    Raises Refusal when that is not so, or when it is no address.
    """
    try:
        given = conninfo_to_dict(url)
    except psycopg.Error:
        given = {}
    if not url.startswith(("postgresql://", "postgres://")) or not given:
        raise faults.bad_address()
    wanted = {name: value for name, value in given.items() if value is not None}
    hosts = [*str(wanted.get("host", "")).split(","), *str(wanted.get("hostaddr", "")).split(",")]
    if not all(_is_here(host) for host in hosts):
        if wanted.get("sslmode", "verify-full") != "verify-full":
            raise faults.unchecked()
        wanted["sslmode"] = "verify-full"
        if wanted.get("sslrootcert", "system") == "system":
            wanted["sslrootcert"] = trusted()
    if password is not None:
        wanted["password"] = password
    return {**_PATIENCE, **wanted}


def connect(url: str, password: str | None = None) -> Connection:
    """Open a connection that commits each statement by itself. Raises Refusal, or Lost for what passes."""
    asked = parts(url, password)
    with faults.connecting_faults():
        connection = psycopg.connect(make_conninfo("", **asked), autocommit=True)
    try:
        with faults.server_faults():
            connection.execute(_ON_THE_SERVER)
    except BaseException:
        connection.close()
        raise
    return connection


def enter(team: Membership) -> Connection:
    """Open a connection as a member of a study's team, and see that it is that.

    Raises Refusal when the study is not there, is of another version, or the login is not that member's.
    """
    connection = connect(team.url, team.password)
    try:
        check(connection, schema_of(team.study), team.member)
    except BaseException:
        connection.close()
        raise
    return connection


def check(connection: Connection, schema: str, member: str) -> None:
    """See that the study in `schema` is this program's and the login is this member's. Raises Refusal."""
    there = one(connection, "SELECT to_regnamespace(%s) IS NOT NULL", schema)
    if not there:
        raise faults.no_study()
    if not one(connection, "SELECT has_schema_privilege(%s, 'USAGE')", schema):
        raise faults.no_right()
    # A member sees the number, nobody else does.
    version = one(connection, f"SELECT max(number) FROM {schema}.version")
    if not isinstance(version, int):
        raise faults.no_right()
    if version != VERSION:
        raise faults.other_version(newer=version > VERSION)
    if one(connection, f"SELECT {schema}.me()") != member:
        raise faults.no_right()


def one(connection: Connection, query: str, *values: object) -> object:
    """The first column of the only row. `query` holds no value, only names of ours. Raises Refusal."""
    with faults.server_faults():
        row = connection.execute(query.encode(), values or None).fetchone()
    return row[0] if row else None


def _is_here(host: str) -> bool:
    """Whether a host is this computer: nothing, a folder with a socket, or loopback."""
    if not host or host.startswith(("/", "@")) or host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
