"""What the voices of a recording are told apart by: in this copy alone, never in a step, a bundle or an export.

How somebody sounds tells who it is. It belongs to an interview, and is destroyed with it.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable

from sqlalchemy import delete

from workbench.archive.database import Database
from workbench.archive.tables import fact


def kept(database: Database, interview: str, recording: str) -> bytes | None:
    """What is kept of a recording."""
    held = database.fact(_name(interview, recording))
    return b64decode(held) if held else None


def keep(database: Database, interview: str, recording: str, parts: bytes) -> None:
    """Keep this in place of what was kept. Raises Refusal when the disk does not take it."""
    database.set_fact(_name(interview, recording), b64encode(parts).decode())


def forget(database: Database, interview: str, recording: str) -> None:
    """Keep nothing of a recording any more."""
    database.run(delete(fact).where(fact.c.name == _name(interview, recording)))


def destroy(database: Database, interviews: Iterable[str]) -> None:
    """Destroy what is kept of these interviews, inside a transaction."""
    for interview in interviews:
        database.run(delete(fact).where(fact.c.name.startswith(_name(interview, ""), autoescape=True)))


def _name(interview: str, recording: str) -> str:
    return f"voices/{interview}/{recording}"
