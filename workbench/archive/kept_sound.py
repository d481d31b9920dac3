"""What the recordings of a study say of the vault."""

from dataclasses import dataclass

from sqlalchemy import select

from workbench.archive.database import Database
from workbench.archive.packing import unpack_state
from workbench.archive.tables import record
from workbench.history.steps import Step
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


def named_in_vault(step: Step) -> set[str]:
    """The vault's names that a step says of recordings."""
    return {
        str(change.after)
        for leaf in step.leaves
        if leaf.key[0] == Recording.KIND
        for change in leaf.changes
        if change.field in IN_VAULT and change.after and Recording.may_hold({change.field: change.after})
    }
