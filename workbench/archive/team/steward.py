"""Making a team's place on a server, and who is in the team: the work of the steward, with a login of its own.

The steward is an ordinary login that may make schemas in one database, and no member: whoever owns tables can read
and change all rows in them, and no member shall. The institution's administrator makes it, and one login a member:

    CREATE ROLE steward LOGIN PASSWORD '…';  GRANT CREATE ON DATABASE research TO steward;
    CREATE ROLE ada LOGIN PASSWORD '…';      GRANT CONNECT ON DATABASE research TO ada;
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from workbench.archive.team import seats
from workbench.archive.team.connecting import Connection, one, parts
from workbench.archive.team.faults import no_study, other_version, server_faults, there_already
from workbench.archive.team.migrating import VERSION, statements
from workbench.archive.team.reaching import may_be_steward, may_make, reached
from workbench.archive.team.rows import schema_of
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _

_IS_THERE = "SELECT to_regnamespace(%s) IS NOT NULL"
_OTHERS = "SELECT count(*) FROM pg_namespace WHERE nspname ~ '^lifeworld_[0-9a-f]{16}$' AND nspname <> %s"

Progress = Callable[[float], None]
"""Is told how much is done, from 0 to 1, before anything is there for good; what it raises takes all of it back."""


@dataclass(frozen=True)
class Ground:
    """What a steward finds on a server before anything is made there.

    `made`: the study has its place there, made with this login; `logins` are then those of its members. `others`
    counts the places of other studies in the same database. `checked`: the connection is encrypted and the server has
    shown the right certificate, which a server on this computer need not do.
    """

    made: bool = False
    logins: Mapping[str, str] = field(default_factory=dict[str, str])
    others: int = 0
    checked: bool = False


def look(url: str, study: str, password: str | None = None) -> Ground:
    """See whether the place of a study's team can be made on a server, or is there already; changes nothing.

    Raises Refusal when it can neither be made nor looked after with this login.
    """
    schema = schema_of(study)
    with reached(url, password) as connection:
        may_be_steward(connection)
        made = bool(one(connection, _IS_THERE, schema))
        if made:
            _of_this_version(connection, schema)
        else:
            may_make(connection)
        logins = seats.logins(connection, schema) if made else {}
        others = int(str(one(connection, _OTHERS, schema)))
        return Ground(made, logins, others, parts(url).get("sslmode") == "verify-full")


def create(
    url: str,
    study: str,
    founder_member: str,
    founder_login: str,
    password: str | None = None,
    *,
    others: Mapping[str, str] | None = None,
    progress: Progress = lambda _share: None,
) -> None:
    """Make the place of a study's team on the server that `url` names with the steward's login.

    The founder (16 or 32 hexadecimal digits), with an own login, may erase. `others` are the logins of more members to let
    in at once. Raises Refusal when the study is there already, the steward may not make it, or has more rights than a
    steward should have; nothing is changed then.
    """
    schema = schema_of(study)
    logins = {founder_member: founder_login, **(others or {})}
    with reached(url, password) as connection:
        may_be_steward(connection)
        if one(connection, _IS_THERE, schema):
            raise there_already()
        may_make(connection)
        # Before anything is made: tables that are made and taken back at once are hard on a server that then fails.
        for login in logins.values():
            seats.refuse_unfit(connection, login)
            if [*logins.values()].count(login) > 1:
                raise seats.taken_twice(login)
        with server_faults(), connection.transaction():
            to_do = [*statements(schema, 0)]
            for number, statement in enumerate(to_do):
                progress((number + 1) / (len(to_do) + 2))
                connection.execute(statement)
            _renewed(connection, schema)
            for member, login in logins.items():
                seats.give(connection, schema, member, login, erases=member == founder_member)
            progress(1.0)


def renew(url: str, study: str, password: str | None = None) -> None:
    """Bring the study's tables on the server to this program's version. Members with older programs are refused then.

    Raises Refusal when it is newer already, not there, or not this steward's.
    """
    schema = schema_of(study)
    with reached(url, password) as connection:
        there = _version(connection, schema)
        if there > VERSION:
            raise other_version(newer=True)
        with server_faults(), connection.transaction():
            for statement in statements(schema, there):
                connection.execute(statement)
            _renewed(connection, schema)
            for (login,) in connection.execute(f"SELECT login FROM {schema}.login".encode()).fetchall():
                seats.grant(connection, schema, str(login))


def invite(
    url: str, study: str, member: str, login: str, *, erases: bool = False, password: str | None = None
) -> None:
    """Let an ordinary login in as a member (16 or 32 hexadecimal digits); it takes the place of an earlier one.

    `erases`: may destroy what others sent, when a participant withdraws. Raises Refusal when there is no such login,
    it has more rights than a member may have, or is another member's.
    """
    schema = schema_of(study)
    with reached(url, password) as connection:
        _of_this_version(connection, schema)
        with server_faults(), connection.transaction():
            seats.give(connection, schema, member, login, erases=erases)


def seat(
    url: str,
    study: str,
    logins: Mapping[str, str],
    password: str | None = None,
    progress: Progress = lambda _share: None,
) -> None:
    """Let just these members in, each with this login: who is in with another gets this one, who is not named goes.

    Who may erase goes on to. Raises Refusal like `invite`; nothing is changed then.
    """
    schema = schema_of(study)
    with reached(url, password) as connection:
        _of_this_version(connection, schema)
        progress(0.5)
        with server_faults(), connection.transaction():
            before = seats.logins(connection, schema)
            erasers = seats.erasers(connection, schema)
            for member, login in before.items():
                if logins.get(member) != login:
                    seats.take(connection, schema, member)
            for member, login in logins.items():
                if before.get(member) != login:
                    seats.give(connection, schema, member, login, erases=member in erasers)
            progress(1.0)


def members(url: str, study: str, password: str | None = None) -> dict[str, str]:
    """The login of each member. Raises Refusal when the study is not there or not this steward's."""
    schema = schema_of(study)
    with reached(url, password) as connection:
        _of_this_version(connection, schema)
        return seats.logins(connection, schema)


def _version(connection: Connection, schema: str) -> int:
    if not one(connection, _IS_THERE, schema):
        raise no_study()
    owner = "SELECT pg_get_userbyid(nspowner) = current_user FROM pg_namespace WHERE nspname = %s"
    if not one(connection, owner, schema):
        raise Refusal(
            _(
                "The study's place on that server was made with another login. Nothing was changed. "
                "Use the login with which it was made."
            )
        )
    return int(str(one(connection, f"SELECT max(number) FROM {schema}.version")))


def _of_this_version(connection: Connection, schema: str) -> None:
    there = _version(connection, schema)
    if there != VERSION:
        raise other_version(newer=there > VERSION)


def _renewed(connection: Connection, schema: str) -> None:
    connection.execute(f"DELETE FROM {schema}.version".encode())
    connection.execute(f"INSERT INTO {schema}.version VALUES (%s)".encode(), [VERSION])
