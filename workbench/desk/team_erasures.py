"""What was erased here is also to be destroyed on the team's server; until that is done it is remembered here."""

import json
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress

from workbench.archive.database import Database
from workbench.archive.study_archive import StudyArchive
from workbench.archive.team import sealing
from workbench.archive.team.errands import TeamErrands
from workbench.archive.team.faults import MayNotErase, NotYet
from workbench.archive.team.rows import Sealed
from workbench.cellar.words import _
from workbench.history.steps import StepRef

_FACT, _WAITING = "team-erasures", "team-erasures-waiting"
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
    with database.transaction():
        known = _known(database)
        database.set_fact(_FACT, json.dumps(known | {str(one): sorted(recordings) for one in erasures}))


def destroy_there(archive: StudyArchive, errands: TeamErrands, member: str) -> bool:
    """Destroy on the server what is remembered, as far as this member may; whether some of it still lies there.

    Whoever may erase there empties everybody's steps; the others their own, and the rest is remembered until it is
    gone. Raises Refusal where the server does not answer.
    """
    waits, lies = list[str](), False
    for erasure, recordings in _known(archive.database).items():
        ref = StepRef.parse(erasure)
        try:
            for rows in _emptied(archive, None):
                errands.erase(ref, rows, recordings)
        except NotYet:  # its tombstone is still on its way there
            lies = True
            continue
        except MayNotErase:
            for rows in _emptied(archive, member):
                errands.erase(ref, rows)
            if _lies_there(archive, errands, recordings):
                waits.append(erasure)
                continue
        with archive.database.transaction():
            left = _known(archive.database)
            if left.get(erasure) != recordings:  # its recordings have been told meanwhile
                lies = True
                continue
            left.pop(erasure)
            archive.database.set_fact(_FACT, json.dumps(left))
    if waits != _waiting(archive.database):
        archive.database.set_fact(_WAITING, json.dumps(waits))
    return lies or bool(waits)


def sentence(database: Database) -> str:
    """That something erased still lies on the server; empty where nothing does that this member may not destroy."""
    return (
        _(
            "What was erased is gone here, and goes from the other computers when they connect. On the team's server "
            "some of it still lies, sealed: it goes there by itself when somebody connects who may erase there. As a "
            "rule that is whoever leads the study. Until then you work on as before."
        )
        if _waiting(database)
        else ""
    )


def _lies_there(archive: StudyArchive, errands: TeamErrands, recordings: Collection[str]) -> bool:
    """Whether the server still has something that is erased here."""
    if not errands.recordings().keys().isdisjoint(recordings):
        return True
    gone = archive.shelf.gone()
    for rows in _emptied(archive, None):
        for row in errands.kept_as(rows):
            with suppress(ValueError):  # what cannot be opened holds nothing
                if any(leaf.scope in gone for leaf in sealing.opened(row, archive.key.team).standing):
                    return True
    return False


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


def _waiting(database: Database) -> list[str]:
    return json.loads(database.fact(_WAITING) or "[]")


def _known(database: Database) -> dict[str, list[str]]:
    return json.loads(database.fact(_FACT) or "{}")
