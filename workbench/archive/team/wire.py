"""One open connection of a member to a study on the team's server: every query that members ask there."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, cast

from workbench.archive.team.connecting import Connection, Row
from workbench.archive.team.faults import server_faults
from workbench.archive.team.rows import Arrived, Lane, Place, Presence, Sealed

MOST_ROWS = 500
MOST_BYTES = 4 * 1024 * 1024
"""How much is sent or fetched at once; a single step may be larger."""

HERE_S = 45
"""Seconds after which a member who gave no sign is not here any more; the functions on the server say the same."""

# Own steps come without their content: only their number is news.
_AFTER = """
    SELECT number, replica, seq, member, clock, before, mark, sealed, erasure
    FROM (
        SELECT number, replica, seq, member, clock, before, mark, erasure,
            CASE WHEN replica = ANY (%(own)s) THEN NULL ELSE sealed END AS sealed,
            octet_length(sealed) AS weight,
            sum(octet_length(sealed)) OVER (ORDER BY number) AS total
        FROM (SELECT * FROM {0}.step WHERE number > %(after)s ORDER BY number LIMIT %(most)s) AS page
    ) AS weighed
    WHERE total - weight < %(bytes)s
    ORDER BY number
"""


_THESE = """
    SELECT number, replica, seq, member, clock, before, mark, sealed, erasure
    FROM {0}.step JOIN unnest(%s::text[], %s::integer[]) AS wanted (replica, seq) USING (replica, seq)
"""


class Newest(NamedTuple):
    """The newest step in a lane, on the server; number 0 and no mark where there is none."""

    lane: Lane
    seq: int
    mark: bytes


@dataclass(frozen=True)
class Wire:
    """Asks over one connection. Everything raises Refusal, or Lost for what passes; nothing is half done then."""

    connection: Connection
    schema: str

    def listen(self) -> None:
        """Have hints that something arrived sent over this connection."""
        self._run("LISTEN {0}")

    def newest(self) -> list[Newest]:
        """The newest steps on the server, of each who may write there, in the copies in which this member may."""
        rows = self._rows("SELECT replica, member, seq, mark FROM {0}.kept()")
        return [
            Newest(Lane(str(replica), str(member)), cast(int, seq), cast(bytes, mark))
            for replica, member, seq, mark in rows
        ]

    def knows(self, place: Place) -> bool:
        """Whether the row at this place is the one that was read there; not so when the server was set back."""
        query = "SELECT FROM {0}.step WHERE number = %s AND mark = %s"
        return not place.number or bool(self._rows(query, place.number, place.mark))

    def append(self, rows: Sequence[Sealed]) -> None:
        """Keep rows, all or none, durably; those that are there already stay as they are."""
        query = f"SELECT {self.schema}.append_step(%s, %s, %s, %s, %s, %s, %s, %s)"
        values = [
            (one.replica, one.seq, one.member, one.clock, one.before, one.mark, one.sealed,
             one.erasure)
            for one in rows
        ]  # fmt: skip
        if len(values) == 1:  # by itself, so that nobody's turn waits for an answer of this computer
            with server_faults():
                self.connection.execute(query.encode(), values[0], binary=True)
            return
        with server_faults(), self.connection.transaction(), self.connection.cursor(binary=True) as cursor:
            cursor.executemany(query.encode(), values)

    def after(self, number: int, own: Collection[str]) -> tuple[Place, list[Arrived]]:
        """The place of the last row behind `number`, and the rows up to there that other copies than `own` made.

        The place has the number 0 when there is nothing.
        """
        values = {"own": list(own), "after": number, "most": MOST_ROWS, "bytes": MOST_BYTES}
        with server_faults(), self.connection.cursor(binary=True) as cursor:
            rows = cursor.execute(_AFTER.format(self.schema).encode(), values).fetchall()
        if not rows:
            return Place(), []
        arrived = [_arrived(row) for row in rows if row[7] is not None]
        return Place(cast(int, rows[-1][0]), cast(bytes, rows[-1][6])), arrived

    def empty(self, erasure: tuple[str, int], rows: Sequence[Sealed], recordings: Collection[str]) -> None:
        """Put what was sealed anew in the place of these steps' content, and destroy recordings.

        Inside a transaction. `erasure` names the step with the tombstones, which is there already.
        """
        for one in rows:
            values = (*erasure, one.replica, one.seq, one.mark, one.sealed)
            self._run("SELECT {0}.empty_step(%s, %s, %s, %s, %s, %s)", *values)
        for name in recordings:
            self._run("SELECT {0}.empty_blob(%s, %s, %s)", *erasure, name)

    def kept_as(self, rows: Sequence[Sealed]) -> list[Sealed]:
        """These steps as the server has them now."""
        refs = [one.replica for one in rows], [one.seq for one in rows]
        return [_arrived(row).step for row in self._rows(_THESE, *refs)]

    def share(self, replica: str, member: str) -> None:
        """Let another member write in a copy that is this member's own (a computer that several share)."""
        self._run("SELECT {0}.share_copy(%s, %s)", replica, member)

    def be_here(self, place: bytes) -> None:
        """Give a sign of being here, and where (sealed, 1 KiB at most)."""
        self._run("SELECT {0}.be_here(%s)", place)

    def leave(self) -> None:
        """Be here no more."""
        self._run("SELECT {0}.leave()")

    def here(self) -> tuple[Presence, ...]:
        """Who is here now, in the order of coming."""
        query = f"""
            SELECT member, since, place FROM {{0}}.presence
            WHERE beat > clock_timestamp() - interval '{HERE_S} seconds' ORDER BY since, member
        """
        return tuple(
            Presence(
                str(member),
                cast(datetime, since).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                cast(bytes, place),
            )
            for member, since, place in self._rows(query)
        )

    def recordings(self) -> dict[str, list[str]]:
        """The copies that put each recording here whole, by the recording's name."""
        found: dict[str, list[str]] = {}
        for name, replica in self._rows(
            "SELECT name, replica FROM {0}.blob WHERE last ORDER BY name, replica"
        ):
            found.setdefault(str(name), []).append(str(replica))
        return found

    def pieces(self, name: str, replica: str) -> int:
        """How many pieces of a recording this copy has put here."""
        rows = self._rows("SELECT count(*) FROM {0}.blob WHERE name = %s AND replica = %s", name, replica)
        return cast(int, rows[0][0])

    def put(self, name: str, replica: str, number: int, last: bool, content: bytes) -> None:
        """Keep the next piece of a recording."""
        self._run("SELECT {0}.put_piece(%s, %s, %s, %s, %s)", name, replica, number, last, content)

    def fetch(self, name: str, replica: str) -> Iterator[bytes]:
        """The pieces of a recording as this copy put them here."""
        query = "SELECT content, last FROM {0}.blob WHERE name = %s AND replica = %s AND piece = %s"
        number, ended = 0, False
        while not ended:
            rows = self._rows(query, name, replica, number)
            if not rows:
                return
            yield cast(bytes, rows[0][0])
            number, ended = number + 1, bool(rows[0][1])

    def _run(self, query: str, *values: object) -> None:
        with server_faults():
            self.connection.execute(query.format(self.schema).encode(), values or None, binary=True)

    def _rows(self, query: str, *values: object) -> list[Row]:
        with server_faults():
            return self.connection.execute(
                query.format(self.schema).encode(), values or None, binary=True
            ).fetchall()


def _arrived(row: Row) -> Arrived:
    number, replica, seq, member, clock, before, mark, sealed, erasure = row
    step = Sealed(
        str(replica),
        cast(int, seq),
        str(member),
        cast(int, clock),
        cast(bytes, before),
        cast(bytes, mark),
        cast(bytes, sealed),
        bool(erasure),
    )
    return Arrived(cast(int, number), step)
