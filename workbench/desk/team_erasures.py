"""What was erased here is also to be destroyed on the team's server; until that is done it is remembered here."""

import json
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager

from workbench.archive.database import Database
from workbench.archive.study_archive import StudyArchive
from workbench.archive.team import sealing
from workbench.archive.team.errands import TeamErrands
from workbench.archive.team.rows import Sealed
from workbench.cellar.errors import Refusal
from workbench.history.steps import StepRef

_FACT = "team-erasures"
_AT_ONCE = 200


@contextmanager
def remembered(archive: StudyArchive) -> Generator[Callable[[Iterable[StepRef]], None]]:
    """Inside the `with` records may be destroyed for good (see `StudyArchive.destroying`).

    Its value is told the erasures, together with their steps: that the server has still to destroy what they name is
    remembered before anything can be refused here, and so are the recordings that went with it.
    """
    told: list[StepRef] = []

    def tell(erasures: Iterable[StepRef]) -> None:
        told.extend(erasures)
        _remember(archive.database, told, ())

    gone: Collection[str] = ()
    stands = False
    try:
        with archive.destroying() as gone:
            yield tell
            stands = True
    finally:
        if stands and told:
            _remember(archive.database, told, gone)


def _remember(database: Database, erasures: Iterable[StepRef], recordings: Collection[str]) -> None:
    known = _known(database)
    database.set_fact(_FACT, json.dumps(known | {str(one): sorted(recordings) for one in erasures}))


def destroy_there(archive: StudyArchive, errands: TeamErrands, member: str) -> None:
    """Destroy on the server what is remembered, as far as this member may. Raises Refusal where it does not answer.

    Whoever may erase there empties everybody's steps; the others their own.
    """
    for erasure, recordings in _known(archive.database).items():
        ref = StepRef.parse(erasure)
        try:
            for rows in _emptied(archive, None):
                errands.erase(ref, rows, recordings)
        except Refusal:
            for rows in _emptied(archive, member):
                errands.erase(ref, rows)
        left = _known(archive.database)
        left.pop(erasure, None)
        archive.database.set_fact(_FACT, json.dumps(left))


def _emptied(archive: StudyArchive, member: str | None) -> Iterator[Sequence[Sealed]]:
    """The steps that have lost something, sealed anew, some at a time; of one member alone, if given."""
    rows: list[Sealed] = []
    for _number, step in archive.shelf.steps_after(0):
        if any(leaf.gone for leaf in step.leaves) and member in (None, step.member):
            rows.append(sealing.seal(step, archive.key.team))
            if len(rows) >= _AT_ONCE:
                yield rows
                rows = []
    yield rows


def _known(database: Database) -> dict[str, list[str]]:
    return json.loads(database.fact(_FACT) or "{}")
