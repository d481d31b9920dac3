"""Measures a team at one server: `python -m tests.benchmarks.team`. Prints asked and measured.

Five members, each with a standing connection in a process of its own, write 25 steps a second in all to a PostgreSQL
on this computer, which syncs each to its disk. The time is from handing a step to the connection until the others
have it; what a study does with it then is not in it.
"""

import argparse
import multiprocessing
import os
import random
import statistics
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from typing import Any

from tests.tools.postgres import LOGINS, Postgres, programs
from tests.tools.team import Team, chain
from workbench.archive.team.connection import Kind, TeamConnection
from workbench.archive.team.rows import Arrived, Lane, Membership, Sealed
from workbench.study.ids import new_code

MEMBERS = len(LOGINS)
ASKED_MS = 100


def main() -> int:
    """Run it; 0 if all was delivered and in time."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--rate", type=float, default=25, help="steps a second, of all members together")
    asked.add_argument("--bytes", type=int, default=2000, help="of a sealed step")
    wish = asked.parse_args()
    found = programs()
    if found is None:
        print("PostgreSQL is not installed on this computer.", file=sys.stderr)
        return 1
    server = Postgres(found)
    try:
        took, lost = _run(server, wish)
    finally:
        server.remove()
    p95 = statistics.quantiles(took, n=20)[-1]
    print(f"{MEMBERS} members, {wish.rate:g} steps/s for {wish.seconds:g} s; load {os.getloadavg()[0]:.1f}")
    print(f"{'':<40}{'asked':>10}{'measured':>12}")
    print(f"{'from append to the others, median':<40}{'':>10}{statistics.median(took):>9.1f} ms")
    print(f"{'from append to the others, 95 of 100':<40}{f'{ASKED_MS} ms':>10}{p95:>9.1f} ms")
    print(f"{'the slowest':<40}{'':>10}{max(took):>9.1f} ms")
    print(f"{'delivered':<40}{'all':>10}{len(took):>9}")
    print(f"{'not delivered':<40}{'0':>10}{lost:>9}")
    return int(bool(lost) or p95 >= ASKED_MS)


def _run(server: Postgres, wish: argparse.Namespace) -> tuple[list[float], int]:
    """The milliseconds of each delivery, and how many deliveries were missed."""
    team = Team(server)
    for login in LOGINS[1:]:
        team.invite(login)
    each = round(wish.rate * wish.seconds / MEMBERS)
    spawn = multiprocessing.get_context("spawn")
    begin, answers = spawn.Barrier(MEMBERS), spawn.Queue()
    clients = [
        spawn.Process(
            target=_client,
            args=(team.membership(login), each, MEMBERS / wish.rate, wish.bytes, begin, answers),
            daemon=True,
        )
        for login in LOGINS
    ]
    for client in clients:
        client.start()
    told = [answers.get(timeout=wish.seconds + 120) for _client in clients]
    for client in clients:
        client.join()
    took = [moment for one in told for moment in one]
    return took, MEMBERS * (MEMBERS - 1) * each - len(took)


def _client(team: Membership, count: int, pause_s: float, size: int, begin: Any, answers: Any) -> None:
    """One member's process: writes `count` steps and tells how long each step of the others was on its way."""
    ready: list[Sealed] = []
    took: list[float] = []
    replica = new_code()
    wanted = count * (MEMBERS - 1)
    all_here = threading.Event()

    def outgoing(kept: Mapping[Lane, int]) -> Sequence[Sealed]:
        return ready[kept.get(Lane(replica, team.member), 0) :]

    def incoming(rows: Sequence[Arrived]) -> None:
        # One computer, one clock: a step carries in itself when it was made.
        now = time.time_ns()
        took.extend((now - int.from_bytes(row.step.sealed[:8], "big")) / 1e6 for row in rows)
        if len(took) >= wanted:
            all_here.set()

    connection = TeamConnection(
        team, outgoing=outgoing, incoming=incoming, here=lambda _here: None, own=[replica]
    )
    connection.start().wait_for(Kind.CONNECTED, 30)
    begin.wait(60)
    chance = random.Random(replica)
    due = time.monotonic()
    for _number in range(count):
        due += chance.expovariate(1 / pause_s)
        time.sleep(max(0.0, due - time.monotonic()))
        row = chain(replica, team.member, 1, ready[-1] if ready else None)[0]
        ready.append(_filled(row, size))
        connection.poke()
    all_here.wait(30)
    begin.wait(60)
    connection.close()
    answers.put(took)


def _filled(row: Sealed, size: int) -> Sealed:
    content = time.time_ns().to_bytes(8, "big") + random.randbytes(max(0, size - 8))
    return Sealed(row.replica, row.seq, row.member, row.clock, row.before, row.mark, content)


if __name__ == "__main__":
    sys.exit(main())
