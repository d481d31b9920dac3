"""Kills a member's program and the team's server at random moments: `python -m tests.benchmarks.team_kills`.

Ada's program, in a process of its own, marks words through the desk while it stands in connection with a PostgreSQL on
this computer. In turn the program, the server, and both are killed (-9), and the server is stopped as if its computer
had failed. Whatever was told as kept must be in her study after each kill, whatever the server had committed must be
there when it is back; and in the end all of it is on the server and in Bo's copy, once, and both studies are whole.
"""

import argparse
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks import large_study
from tests.tools.postgres import Postgres, programs
from workbench.archive.header import LEAST_COST
from workbench.archive.team import connection as standing
from workbench.archive.team import steward
from workbench.archive.team.rows import schema_of
from workbench.cellar.errors import Refusal
from workbench.desk.checking import check_study
from workbench.desk.desk import Desk
from workbench.desk.opening import open_study
from workbench.study.kinds import KINDS
from workbench.study.units import Unit

WORDS = 500
MOST = 20
"""How many marks a program makes at most before something is killed."""
AHEAD = 4
"""How many marks it may be ahead of those that were heard of: a kill comes while it writes."""
WAIT_S = 60.0
HOW = ("program", "server", "server's computer", "both")

Row = tuple[str, int]


class Copy(NamedTuple):
    """One member's copy of the study, and the address of the team's server for that member."""

    folder: Path
    member: str
    address: str


def main() -> int:
    """Run the campaigns; 0 if nothing was lost."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--writes", type=int, default=200)
    asked.add_argument("--times", type=int, default=5)
    asked.add_argument("--seed", type=int, default=1)
    wish = asked.parse_args()
    found = programs()
    if found is None:
        print("PostgreSQL is not installed on this computer.", file=sys.stderr)
        return 1
    faults: list[str] = []
    server = Postgres(found)
    try:
        for seed in range(wish.seed, wish.seed + wish.times):
            with tempfile.TemporaryDirectory() as folder:
                os.environ["WORKBENCH_SETTINGS"] = str(Path(folder) / "settings")
                faults += Campaign(server, Path(folder), seed, print).run(wish.writes)
    finally:
        server.remove()
    print(f"\n{wish.times} times {wish.writes} marks; load {os.getloadavg()[0]:.1f}")
    print(f"asked: no acknowledged step lost, none there twice, check clean. Faults: {len(faults)}")
    for fault in faults:
        print(f"  {fault}")
    return 1 if faults else 0


class Campaign:
    """One study, from the first mark until all is with everybody."""

    def __init__(
        self, server: Postgres, folder: Path, seed: int, tell: Callable[[str], object] = lambda _line: None
    ) -> None:
        self._server, self._tell = server, tell
        self._chance = random.Random(seed)
        self._here, self._there, self._study = _two_copies(server, folder)
        self._told: list[str] = []
        self._committed: set[Row] = set()
        self._faults: list[str] = []

    def run(self, writes: int) -> list[str]:
        """Let `writes` marks be made at least, and kill in each way at least once; what was wrong."""
        for number, how in enumerate(cycle(HOW)):
            if number >= len(HOW) and len(self._told) >= writes:
                break
            with _working(self._here) as program:
                program.hear(self._chance.randrange(1, MOST))
                self._kill(how, program)
            self._told += program.told
            self._look(how)
        self._meet()
        return self._faults

    def _kill(self, how: str, program: "_Program") -> None:
        self._committed |= set(self._rows())
        if how == "program":
            program.kill()
        elif how == "server's computer":
            self._server.stop("immediate")
            program.hear(self._chance.randrange(1, 4))  # it works on alone
            self._server.start()
            program.hear(self._chance.randrange(1, MOST))
        elif how == "server":
            self._server.kill()
            program.hear(self._chance.randrange(1, 4))
            self._server.start()
            program.hear(self._chance.randrange(1, MOST))
        else:
            self._server.kill()
            program.kill()
            self._server.start()

    def _look(self, how: str) -> None:
        """What is wrong after a kill."""
        rows = self._rows()
        if lost := self._committed - set(rows):
            self._faults.append(f"after a kill of the {how} {len(lost)} steps are no longer on the server")
        if any(count > 1 for count in Counter(rows).values()):
            self._faults.append(f"after a kill of the {how} a step is on the server twice")
        desk = _opened(self._here)
        self._check(desk, f"after a kill of the {how}")
        desk.close()
        self._tell(f"  {how:<18} marks told {len(self._told):4}   on the server {len(rows):4}")

    def _check(self, desk: Desk, when: str) -> None:
        marked = {unit.id for unit in desk.context.all(Unit)}
        if lost := set(self._told) - marked:
            self._faults.append(f"{when} {len(lost)} marks are lost")
        self._faults += [f"{when}: {fault}" for fault in check_study(desk).faults]

    def _meet(self) -> None:
        """In the end everybody has everything."""
        desks = [_opened(copy) for copy in (self._here, self._there)]
        try:
            for desk, copy in zip(desks, (self._here, self._there), strict=True):
                desk.team.join(copy.address)
                desk.team.connect()
                desk.team.settle(WAIT_S)
                desk.team.disconnect()
                self._check(desk, f"at {copy.folder.name} in the end")
            if len({_present(desk) for desk in desks}) > 1:
                self._faults.append("in the end the two copies differ")
            wanted = {
                (copy, seq)
                for copy, last in desks[0].context.log.frontier.items()
                for seq in range(1, last + 1)
            }
            if Counter(self._rows()) != Counter(wanted):
                self._faults.append("in the end the server has not just what the copies have")
        finally:
            for desk in desks:
                desk.close()

    def _rows(self) -> list[Row]:
        """What the server has committed."""
        query = f"SELECT replica, seq FROM {schema_of(self._study)}.step"
        with self._server.connect("root") as root:
            return [(replica, seq) for replica, seq in root.execute(query.encode()).fetchall()]


class _Program:
    """Ada's program at work, and the marks that it has told as kept."""

    def __init__(self, copy: Copy) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._line, other_end = spawn.Pipe()
        self._process = spawn.Process(target=_work, args=(copy, other_end), daemon=True)
        self._process.start()
        other_end.close()
        self.told: list[str] = []
        self._allowed = 0

    def hear(self, count: int) -> None:
        """Wait until it has told that many more."""
        wanted = len(self.told) + count
        self._line.send(wanted + AHEAD - self._allowed)
        self._allowed = wanted + AHEAD
        while len(self.told) < wanted:
            self.told.append(self._line.recv())

    def kill(self) -> None:
        """Kill it; what it had told until then counts."""
        self._process.kill()
        self._process.join()
        with suppress(EOFError, OSError):
            while True:
                self.told.append(self._line.recv())
        self._line.close()


@contextmanager
def _working(copy: Copy) -> Iterator[_Program]:
    program = _Program(copy)
    try:
        yield program
    finally:
        program.kill()


def _work(copy: Copy, line: Connection) -> None:
    """Ada's program: marks as many words as it is let, telling each unit once kept, while it stands in connection."""
    standing.SHORTEST_S, standing.LONGEST_S = 0.02, 0.2
    desk = _opened(copy)
    desk.team.join(copy.address)
    desk.team.connect()
    with suppress(Refusal):
        desk.team.settle(WAIT_S)
    interview = desk.interviews.list()[0].id
    reading = desk.transcripts.reading(interview)
    chance = random.Random()
    while True:
        for _mark in range(line.recv()):
            first = chance.randrange(len(reading.tokens) - 10)
            unit = desk.units.mark(interview, first, first + chance.randrange(1, 9), reading)
            line.send(unit.id)
            desk.team.poke()


def _opened(copy: Copy) -> Desk:
    desk = open_study(copy.folder, large_study.PASSPHRASE)
    desk.members.switch(copy.member)
    return desk


def _two_copies(server: Postgres, folder: Path) -> tuple[Copy, Copy, str]:
    """Ada's and Bo's copies of one study, which has its place on the server; and its identity."""
    desk = large_study.make(folder / "ada", 1, WORDS, 0, LEAST_COST)
    ada, bo, *_others = desk.members.list()
    study = desk.context.archive.study
    desk.close()
    shutil.copytree(folder / "ada", folder / "bo")
    steward.create(server.url("steward"), study, ada.id, "ada")
    steward.invite(server.url("steward"), study, bo.id, "bo")
    return (
        Copy(folder / "ada", ada.id, server.url("ada")),
        Copy(folder / "bo", bo.id, server.url("bo")),
        study,
    )


def _present(desk: Desk) -> str:
    shelf = desk.context.archive.shelf
    return repr(
        [sorted((body.id, sorted(body.values.items())) for body in shelf.bodies(kind)) for kind in KINDS]
    )


if __name__ == "__main__":
    sys.exit(main())
