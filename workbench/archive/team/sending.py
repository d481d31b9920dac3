"""Sending the own steps: in each copy a member's own, whatever the others who work in it have sent."""

from collections.abc import Callable, Iterable

from workbench.archive.team.faults import Held, passing, twice
from workbench.archive.team.hints import EVERYTHING
from workbench.archive.team.rows import Lane, Outgoing, Sealed
from workbench.archive.team.wire import MOST_BYTES, MOST_ROWS, Wire


class Sending:
    """What one member sends over whatever connection there is just then."""

    def __init__(self, member: str, outgoing: Outgoing) -> None:
        self._member = member
        self._outgoing = outgoing
        self._kept: dict[Lane, int] = {}
        self._held: dict[Lane, str] = {}

    @property
    def held(self) -> str:
        """Why the server does not take what was made in some copy, in a sentence; empty where it takes all."""
        return " ".join(dict.fromkeys(self._held.values()))

    def compare(self, wire: Wire) -> None:
        """See that what the server has of the own steps in each copy is what was made here."""
        newest = {one.lane: one for one in wire.newest()}
        with passing():
            rows = self._outgoing(
                {lane: one.seq - (lane.member == self._member) for lane, one in newest.items()}
            )
        for row in rows:
            known = newest.get(Lane(row.replica, row.member))
            if known and row.seq == known.seq and row.mark != known.mark:
                raise twice()

    def look(self, wire: Wire) -> None:
        """Ask what the server has; what it has not taken is tried again."""
        self._kept = {one.lane: one.seq for one in wire.newest()}
        self._held = {}

    def send(self, wire: Wire, ended: Callable[[], bool]) -> None:
        """Send all that the server lacks. Raises Refusal, or Lost for what passes."""
        while True:
            with passing():
                # A copy in which nothing is taken now is passed over as if all of it were there.
                rows = self._outgoing(self._kept | dict.fromkeys(self._held, EVERYTHING))
            chosen = at_once(rows)
            if not chosen or ended():
                return
            lane = Lane(chosen[0].replica, self._member)
            try:
                wire.append(chosen)
            except Held as refusal:
                self._held[lane] = refusal.sentence
            else:
                self._kept[lane] = chosen[-1].seq


def at_once(rows: Iterable[Sealed]) -> list[Sealed]:
    """The first of these rows, those of one copy alone, up to what is sent at once."""
    chosen: list[Sealed] = []
    weight = 0
    for one in rows:
        weight += len(one.sealed)
        full = weight > MOST_BYTES or len(chosen) >= MOST_ROWS
        if chosen and (full or one.replica != chosen[0].replica):
            break
        chosen.append(one)
    return chosen
