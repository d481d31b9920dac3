"""A member's copy of the study as the standing connection sees it, and waiting for what shall happen to it."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from tests.tools.team import Team, chain
from workbench.archive.team.connection import Kind, TeamConnection
from workbench.archive.team.rows import Arrived, Lane, Membership, Place, Presence, Sealed
from workbench.cellar.errors import Refusal
from workbench.study.ids import new_code

PATIENCE_S = 30


class Copy:
    """A member's copy of the study, as far as the connection is concerned."""

    def __init__(self, team: Team, login: str, replica: str = "") -> None:
        self.replica = replica or new_code()
        self.member = team.members[login]
        self.made: list[Sealed] = []
        self.got: dict[tuple[str, int], Sealed] = {}
        self.place = Place()
        self.here: Sequence[Presence] = ()
        self.faults: list[Refusal] = []
        self._changed = threading.Condition()

    def write(self, count: int, member: str = "") -> None:
        last = self.made[-1] if self.made else None
        self.made += chain(self.replica, member or self.member, count, last)

    def outgoing(self, kept: Mapping[Lane, int]) -> Sequence[Sealed]:
        after = kept.get(Lane(self.replica, self.member), 0)
        return [row for row in self.made if row.member == self.member and row.seq > after]

    def incoming(self, rows: Sequence[Arrived]) -> None:
        if self.faults:
            raise self.faults.pop()
        with self._changed:
            self.got.update(((row.step.replica, row.step.seq), row.step) for row in rows)
            self.place = Place(rows[-1].number, rows[-1].step.mark)
            self._changed.notify_all()

    def see(self, here: Sequence[Presence]) -> None:
        with self._changed:
            self.here = here
            self._changed.notify_all()

    def wait(self, until: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(until, PATIENCE_S)

    def wait_for(self, rows: Sequence[Sealed]) -> None:
        self.wait(lambda: all(self.got.get((row.replica, row.seq)) == row for row in rows))

    def standing(self, team: Membership, **more: Any) -> TeamConnection:
        return TeamConnection(
            team, outgoing=self.outgoing, incoming=self.incoming, here=self.see, place=self.place,
            own=[self.replica], **more,
        )  # fmt: skip


@contextmanager
def open_for(team: Team, login: str, copy: Copy, **more: Any) -> Iterator[TeamConnection]:
    connection = copy.standing(team.membership(login), **more).start()
    try:
        assert connection.wait_for(Kind.CONNECTED, PATIENCE_S), connection.state
        yield connection
    finally:
        connection.close()
