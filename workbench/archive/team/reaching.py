"""A steward's way to a team's server, and whether a place may be made there; said as it is for a steward."""

from collections.abc import Generator
from contextlib import contextmanager

from workbench.archive.team.connecting import Connection, connect, one
from workbench.archive.team.faults import Absent, Barred, Lost
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _

OLDEST = 14
"""The oldest PostgreSQL on which the tables and functions work."""

_MAY_MAKE = "SELECT has_database_privilege(current_database(), 'CREATE')"


@contextmanager
def reached(url: str, password: str | None) -> Generator[Connection]:
    """A connection with the steward's login; what stands in the way is said as it is for a steward."""
    try:
        connection = connect(url, password)
    except Absent:
        raise _no_database() from None
    except Barred:
        raise _kept_out() from None
    except Lost:
        raise _out_of_reach() from None
    try:
        with connection:
            yield connection
    except Lost:
        raise _out_of_reach() from None


def may_be_steward(connection: Connection) -> None:
    """See that server and login are of the kind that a team's place wants. Raises Refusal."""
    if connection.info.server_version < OLDEST * 10_000:
        raise Refusal(
            _(
                "The PostgreSQL on that server is older than version {oldest}, and the team's place needs that one or "
                "a newer one. Nothing was changed. Ask whoever looks after the server."
            ).format(oldest=OLDEST)
        )
    if one(connection, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"):
        raise Refusal(
            _(
                "The team's place must be made with an ordinary login, not with the administrator's of the whole "
                "server: such a login would pass over all rights. Nothing was changed."
            )
        )


def may_make(connection: Connection) -> None:
    """See that the login may make a place in the database. Raises Refusal."""
    if not one(connection, _MAY_MAKE):
        raise Refusal(
            _(
                "This login has no right to make a place in that database. Nothing was changed. "
                "Ask whoever looks after the server for a login that has (GRANT CREATE ON DATABASE)."
            )
        )


def _no_database() -> Refusal:
    return Refusal(
        _(
            "There is no database of this name on that server. Nothing was changed. "
            "Check the name, or ask whoever looks after the server to make the database."
        )
    )


def _kept_out() -> Refusal:
    return Refusal(
        _(
            "That server does not let this login into this database. Nothing was changed. "
            "Ask whoever looks after the server."
        )
    )


def _out_of_reach() -> Refusal:
    return Refusal(
        _(
            "The server cannot be reached, or the connection to it was lost. Whatever was begun there is taken back "
            "by the server itself. Check the address and the network, and try again."
        )
    )
