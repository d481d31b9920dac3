"""A standing connection to a team's server in one member's name, and what belongs to its thread."""

import json
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from workbench.archive.study_archive import StudyArchive
from workbench.archive.team import sealing
from workbench.archive.team.connection import TeamConnection
from workbench.archive.team.lanes import Lanes
from workbench.archive.team.rows import Arrived, Lane, Membership, Place, Presence, Sealed
from workbench.desk import set_aside
from workbench.desk.context import Context
from workbench.desk.taking import Taker
from workbench.desk.team_errands import Errands
from workbench.desk.withdrawn import destroy_late
from workbench.history.erasing import tombstones
from workbench.history.steps import Step, StepRef
from workbench.study.erasures import Erasure
from workbench.study.interviews import Recording

_PLACE = "team-place"
_AT_ONCE = 500
MAKES_ERRANDS = (Recording.KIND, Erasure.KIND)


@dataclass(frozen=True)
class Colleague:
    """A member who is connected now: since when (ISO 8601, UTC), and in which interview; empty for none."""

    member: str
    since: str
    interview: str


class Live:
    """One standing connection and what belongs to its thread."""

    def __init__(self, context: Context, membership: Membership, told: Callable[[], None]) -> None:
        self._told = told
        self._archive: StudyArchive = context.archive.beside()
        self._key = context.archive.key.team
        self._own = Context(self._archive, context.keyring)
        self._own.member = context.member
        self._taker = Taker(self._own)
        self._turn = threading.Lock()
        self._present: list[Presence] = []
        self._lanes = Lanes(self._archive.database)
        self._lacking = set[str]()
        self._errands = Errands(membership, self._archive)
        self.connection = TeamConnection(
            membership,
            outgoing=self._outgoing,
            incoming=self._incoming,
            here=self._here,
            place=self._place(),
            own=(self._archive.replica,),
        ).start()
        self._errands.poke()

    @property
    def member(self) -> str:
        """In whose name it is."""
        return self._own.me

    @property
    def lacking(self) -> Collection[str]:
        """The other members whose steps in this copy the server lacks: what was made here after them waits for them."""
        return self._lacking

    def poke(self) -> None:
        """There is something new to send."""
        self.connection.poke()

    def run_errands(self) -> None:
        """There may be recordings to put or to fetch, or something to be destroyed there."""
        self._errands.poke()

    def finish_errands(self) -> None:
        """Wait until the recordings are where they belong, however long that takes."""
        self.run_errands()
        while not self._errands.wait(1.0):
            pass

    def here(self) -> list[Colleague]:
        """Who is connected now."""
        with self._turn:
            present = list(self._present)
        return [
            Colleague(one.member, one.since, sealing.opened_word(one.place, self._key)) for one in present
        ]

    def close(self) -> None:
        """End the threads and their database connection."""
        self._errands.close()
        self.connection.close()
        self._archive.database.close()

    def _outgoing(self, kept: Mapping[Lane, int]) -> Sequence[Sealed]:
        ends = self._lanes.ends()
        self._see_lacking({lane for lane, end in ends.items() if end > kept.get(lane, 0)})
        rows: list[Sealed] = []
        for lane in sorted(ends):
            after = kept.get(lane, 0)
            if lane.member == self._own.me and ends[lane] > after and len(rows) < _AT_ONCE:
                for step in self._lanes.steps(lane, after, _AT_ONCE - len(rows)):
                    rows.append(sealing.seal(step, self._key))
                    self._mind(step)
        return rows

    def _see_lacking(self, lanes: Collection[Lane]) -> None:
        here = self._archive.replica
        lacking = {one.member for one in lanes if one.replica == here and one.member != self._own.me}
        if lacking != self._lacking:
            self._lacking = lacking
            self._told()

    def _mind(self, step: Step) -> None:
        """Only some steps make errands: each errand is a connection of its own."""
        if any(leaf.gone or leaf.key[0] in MAKES_ERRANDS for leaf in step.leaves):
            self.run_errands()

    def _incoming(self, rows: Sequence[Arrived]) -> None:
        steps: list[Step] = []
        for row in rows:
            try:
                steps.append(sealing.opened(row.step, self._key))
            except ValueError:
                # Its member has written, or put in the place of what was there, what no member of the study sealed.
                spoiled = {StepRef(row.step.replica, row.step.seq): row.step.member}
                set_aside.remember(self._archive.database, spoiled)
        if tombstones(steps):  # what is destroyed is destroyed on the disk, too
            self._keep(steps, rows[-1])
        else:
            with self._archive.database.unhurried(), self._own.log.together():
                self._keep(steps, rows[-1])
        destroy_late(self._own)
        self._told()
        for step in steps:
            self._mind(step)

    def _keep(self, steps: Sequence[Step], last: Arrived) -> None:
        """Keep what came, and how far that is: what this computer should forget comes again.

        What one member's program may not send stops nobody else.
        """
        odd = self._taker.take_what_holds(steps)
        set_aside.remember(self._archive.database, {step.ref: step.member for step in odd})
        self._archive.database.set_fact(_PLACE, json.dumps([last.number, last.step.mark.hex()]))

    def _place(self) -> Place:
        kept = self._archive.database.fact(_PLACE)
        if not kept:
            return Place()
        number, mark = json.loads(kept)
        return Place(int(number), bytes.fromhex(str(mark)))

    def _here(self, present: Sequence[Presence]) -> None:
        with self._turn:
            self._present = list(present)
        self._told()
