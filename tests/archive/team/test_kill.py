"""Kill -9 of client and server at any moment: no acknowledged row is lost, none is there twice."""

import multiprocessing
import random
from collections import Counter
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

import pytest

from tests.tools.team import Team, chain
from workbench.archive.team.connecting import enter
from workbench.archive.team.faults import Lost
from workbench.archive.team.rows import Membership, Sealed
from workbench.archive.team.wire import Wire
from workbench.study.ids import new_code

WRITES, AHEAD = 200, 60


def send_without_end(team: Membership, schema: str, rows: list[Sealed], answer: Connection) -> None:
    """Send what the server does not have, a few at a time; say the number of each row once it is acknowledged."""
    chance = random.Random()
    while True:
        try:
            with enter(team) as connection:
                wire = Wire(connection, schema)
                there = max((one.seq for one in wire.newest()), default=0)
                while chosen := rows[there:][: chance.randrange(1, 4)]:
                    wire.append(chosen)
                    there = chosen[-1].seq
                    answer.send(there)
                return
        except Lost:
            continue


def campaign(team: Team, seed: int) -> None:
    """Send 200 rows while in turn the client and, in two ways, the server is killed."""
    chance = random.Random(seed)
    rows = chain(new_code(), team.members["ada"], WRITES)
    spawn = multiprocessing.get_context("spawn")
    said, kills = 0, 0
    while said < WRITES:
        here, there = spawn.Pipe(duplex=False)
        # No client may run so far ahead that nothing is left to kill.
        share = rows[: said + AHEAD]
        client = spawn.Process(
            target=send_without_end, args=(team.membership("ada"), team.schema, share, there), daemon=True
        )
        client.start()
        there.close()
        said = max(said, heard(here, said + chance.randrange(1, AHEAD)))
        if said < WRITES:
            kill(team, client, kills % 3)
            kills += 1
        client.join()
        client.close()
        said = max(said, heard(here, WRITES))
        here.close()
        kept = Counter((replica, seq) for replica, seq, _sealed in team.kept() if replica == rows[0].replica)
        assert set(kept.values()) <= {1}
        assert [seq for _replica, seq in kept][:said] == list(range(1, said + 1))
    assert kills >= 3
    assert arrived(team, rows[0].replica) == rows


def heard(client: Any, enough: int) -> int:
    """The number of the newest row that the client says is acknowledged, once that is enough or the client ended."""
    said = 0
    with suppress(EOFError, OSError):
        while said < min(enough, WRITES):
            said = client.recv()
    return said


def kill(team: Team, client: BaseProcess, how: int) -> None:
    """Kill the client alone, or the server under it."""
    if how == 1:
        team.server.kill()
        team.server.start()
    elif how == 2:
        team.server.stop("immediate")
        team.server.start()
    client.kill()


def arrived(team: Team, replica: str) -> list[Sealed]:
    """What another member gets."""
    with team.wire("bo").connection as connection:
        found: list[Sealed] = []
        wire, number = Wire(connection, team.schema), 0
        while (page := wire.after(number, ()))[0].number:
            number = page[0].number
            found += [row.step for row in page[1] if row.step.replica == replica]
    return found


@pytest.mark.timeout(240)
def test_nothing_acknowledged_is_lost_and_nothing_is_there_twice(team: Team) -> None:
    campaign(team, 1)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_nothing_acknowledged_is_lost_twenty_times(team: Team) -> None:
    for seed in range(20):
        campaign(team, seed)
