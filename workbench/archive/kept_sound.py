"""What the recordings of a study say of the vault."""

from dataclasses import dataclass

from sqlalchemy import select

from workbench.archive.database import Database
from workbench.archive.packing import unpack_state
from workbench.archive.tables import record
from workbench.study.interviews import IN_VAULT, Recording


@dataclass(frozen=True)
class Kept:
    """What the recordings of a study say of the vault: names in use, and the recordings they belong to."""

    used: set[str]
    recordings: dict[str, list[str]]


def kept_in(database: Database) -> Kept:
    """Names in use, also by recordings that undo can bring back."""
    rows = database.rows(
        select(record.c.id, record.c.alive, record.c.fields).where(record.c.kind == Recording.KIND)
    )
    kept = Kept(set(), {})
    for identity, alive, fields in rows:
        state = unpack_state(Recording.KIND, identity, fields)
        names = [str(head.value) for field in IN_VAULT for head in state.fields.get(field, ()) if head.value]
        # One that was taken away can be brought back by undo.
        kept.used.update(names)
        if alive:
            kept.recordings[identity] = list(dict.fromkeys(names))
    return kept
