"""A study's team on a server of the tests' own: its members and rows that look as sealed steps do."""

from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

import psycopg

from tests.tools.postgres import Postgres
from workbench.archive.team import steward
from workbench.archive.team.connecting import enter
from workbench.archive.team.rows import Membership, Sealed, schema_of
from workbench.archive.team.wire import Wire
from workbench.study.ids import new_code, new_id


def chain(replica: str, member: str, count: int, before: Sealed | None = None) -> list[Sealed]:
    """Rows of one copy, each following the one before."""
    rows: list[Sealed] = []
    for _number in range(count):
        seq = before.seq + 1 if before else 1
        sealed = f"sealed {replica} {seq}".encode()
        mark = sha256(sealed + member.encode()).digest()
        before = Sealed(replica, seq, member, seq, before.mark if before else b"", mark, sealed)
        rows.append(before)
    return rows


def erasing(row: Sealed) -> Sealed:
    """The row as one that brings tombstones."""
    return replace(row, erasure=True)


@dataclass
class Team:
    """A study of Ada's on the server, with whoever is invited."""

    server: Postgres
    study: str = field(default_factory=new_id)
    members: dict[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        self.members["ada"] = new_id()
        steward.create(self.server.url("steward"), self.study, self.members["ada"], "ada")

    @property
    def schema(self) -> str:
        return schema_of(self.study)

    def invite(self, login: str, *, erases: bool = False) -> str:
        member = self.members.setdefault(login, new_id())
        steward.invite(self.server.url("steward"), self.study, member, login, erases=erases)
        return member

    def withdraw(self, login: str) -> None:
        """Seat all but this one."""
        seated = {member: name for name, member in self.members.items() if name != login}
        steward.seat(self.server.url("steward"), self.study, seated)

    def membership(self, login: str) -> Membership:
        return Membership(self.server.url(login), self.study, self.members[login])

    def wire(self, login: str) -> Wire:
        return Wire(enter(self.membership(login)), self.schema)

    def plain(self, login: str) -> "psycopg.Connection[Any]":
        """A connection to type SQL into, as anybody with a login can."""
        return self.server.connect(login)

    def rows(self, login: str, count: int) -> list[Sealed]:
        """Rows of a new copy of that member's."""
        return chain(new_code(), self.members[login], count)

    def there(self, wire: Wire) -> dict[tuple[str, str], int]:
        """The number of the newest step in each copy and of each login that this one may see to."""
        logins = {member: login for login, member in self.members.items()}
        return {(one.lane.replica, logins[one.lane.member]): one.seq for one in wire.newest()}

    def kept(self) -> list[tuple[str, int, bytes]]:
        """All rows on the server as its administrator sees them."""
        query = f"SELECT replica, seq, sealed FROM {self.schema}.step ORDER BY number"
        with self.server.connect("root") as root:
            return root.execute(query.encode()).fetchall()
