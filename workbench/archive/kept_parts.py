"""What the voices of a recording are told apart by: in this copy alone, never in a step, a bundle or an export.

How somebody sounds tells who it is. It belongs to an interview, and is destroyed with it, or when somebody asks for that.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable

from sqlalchemy import delete, select

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
    """Keep nothing of a recording any more, inside `StudyArchive.forgetting`."""
    database.run(delete(fact).where(fact.c.name == _name(interview, recording)))


def destroy(database: Database, interviews: Iterable[str]) -> None:
    """Destroy what is kept of these interviews, inside a transaction."""
    for interview in interviews:
        database.run(delete(fact).where(fact.c.name.startswith(_name(interview, ""), autoescape=True)))


def voice_of(database: Database, member: str) -> str | None:
    """What a member's own voice is known by in this copy, if the member has given it."""
    return database.fact(f"{_MEMBERS}{member}")


def voices_of_members(database: Database) -> dict[str, str]:
    """What is kept of all members who have given it."""
    rows = database.rows(select(fact.c.name, fact.c.value).where(fact.c.name.startswith(_MEMBERS)))
    return {str(name).removeprefix(_MEMBERS): str(value) for name, value in rows}


def keep_voice_of(database: Database, member: str, voice: str) -> None:
    """Keep this of a member's voice. Raises Refusal when the disk does not take it."""
    database.set_fact(f"{_MEMBERS}{member}", voice)


def forget_voice_of(database: Database, member: str) -> None:
    """Keep nothing of a member's voice, inside `StudyArchive.forgetting`."""
    database.run(delete(fact).where(fact.c.name == f"{_MEMBERS}{member}"))


_MEMBERS = "voice-of-member/"


def _name(interview: str, recording: str) -> str:
    return f"voices/{interview}/{recording}"
