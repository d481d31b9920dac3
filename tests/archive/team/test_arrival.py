"""The order of arrival is the order of commits: a reader who asks for what is behind the last row misses none."""

import threading

import psycopg
import pytest

from tests.tools.team import Team
from workbench.archive.team.rows import Sealed
from workbench.archive.team.wire import Wire


def test_a_late_commit_is_not_missed(team: Team) -> None:
    slow, quick = team.rows("ada", 1), team.rows("bo", 1)
    done = threading.Event()

    def write() -> None:
        with team.wire("bo").connection as bo:
            Wire(bo, team.schema).append(quick)
            done.set()

    other = threading.Thread(target=write)
    seen: list[Sealed] = []
    with team.wire("ada").connection as ada, team.wire("cy").connection as cy, team.plain("ada") as watch:
        reader = Wire(cy, team.schema)

        def look(after: int) -> int:
            place, rows = reader.after(after, ())
            seen.extend(row.step for row in rows)
            return place.number or after

        with ada.transaction():
            Wire(ada, team.schema).append(slow)
            other.start()
            # The second writer has come to the lock and waits there; the reader looks meanwhile.
            while not watch.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone():
                assert not done.is_set()
            number = look(0)
            assert seen == []
        assert done.wait(30)
        other.join()
        look(number)
    assert seen == [*slow, *quick]


def test_whoever_holds_the_turn_too_long_holds_up_nobody_for_ever(team: Team) -> None:
    with team.wire("ada").connection as ada, team.wire("bo").connection as bo, ada.transaction():
        Wire(ada, team.schema).append(team.rows("ada", 1))
        shown = ada.execute("SHOW idle_in_transaction_session_timeout").fetchall()
        assert shown == [("20s",)], "the server ends it once nothing more is said"
        bo.execute("SET lock_timeout = '50ms'")
        with pytest.raises(Exception, match="keeps the team's server waiting"):
            Wire(bo, team.schema).append(team.rows("bo", 1))


def test_many_writers_and_a_reader(team: Team) -> None:
    sent = {login: team.rows(login, 60) for login in ("ada", "bo")}

    def write(login: str) -> None:
        with team.wire(login).connection as connection:
            for row in sent[login]:
                Wire(connection, team.schema).append([row])

    writers = [threading.Thread(target=write, args=(login,)) for login in sent]
    seen: list[Sealed] = []
    with team.wire("cy").connection as connection:
        reader = Wire(connection, team.schema)
        for writer in writers:
            writer.start()
        number = 0
        while len(seen) < 120:
            place, rows = reader.after(number, ())
            number = place.number or number
            seen += [row.step for row in rows]
            alive = any(writer.is_alive() for writer in writers)
            assert alive or rows or len(seen) == 120 or reader.after(number, ())[1]
    for login, rows in sent.items():
        assert [row for row in seen if row.member == team.members[login]] == rows


def test_the_connection_says_nothing_of_the_password(team: Team) -> None:
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(team.server.url("ada", password="wrong"))
    assert "kaffe" not in repr(team.membership("ada"))
