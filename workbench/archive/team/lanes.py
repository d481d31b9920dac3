"""What each member has made in each copy of the study, as it lies here: the rows in which it goes to the team's server."""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import bindparam, func, select

from workbench.archive.database import Database
from workbench.archive.packing import unpack_step
from workbench.archive.tables import STEP_COLUMNS, step
from workbench.archive.team.rows import Lane
from workbench.history.steps import Step

_LANE = (
    select(*STEP_COLUMNS)
    .where(
        step.c.replica == bindparam("replica"),
        step.c.member == bindparam("member"),
        step.c.seq > bindparam("after"),
    )
    .order_by(step.c.seq)
    .limit(bindparam("most"))
)
_ENDS = (
    select(step.c.replica, step.c.member, func.max(step.c.seq), func.max(step.c.number))
    .where(step.c.number > bindparam("after"))
    .group_by(step.c.replica, step.c.member)
)


class Lanes:
    """Where each lane ends here. Each look reads only what is new since the one before."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._looked = 0
        self._ends: dict[Lane, int] = {}

    def ends(self) -> dict[Lane, int]:
        """The number of the newest step in each lane."""
        rows = cast(
            "Sequence[tuple[str, str, int, int]]", self._database.rows(_ENDS, {"after": self._looked})
        )
        for replica, member, seq, number in rows:
            self._ends[Lane(replica, member)] = seq
            self._looked = max(self._looked, number)
        return dict(self._ends)

    def steps(self, lane: Lane, after: int, most: int) -> list[Step]:
        """The steps of a lane with numbers above `after`, in order, at most so many."""
        values = {**lane._asdict(), "after": after, "most": most}
        return [unpack_step(row) for row in self._database.rows(_LANE, values)]
