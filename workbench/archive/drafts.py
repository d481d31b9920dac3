"""What a member has begun to write and not kept yet: in this copy alone, sealed for the member, never in a step.

It belongs to an interview, and is destroyed with it.
"""

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import delete

from workbench.archive import envelopes
from workbench.archive.database import Database
from workbench.archive.tables import fact


def kept(database: Database, interview: str, member: str, identity: str) -> dict[str, str]:
    """What waits of a member (who has this age identity) in an interview, by what it is about."""
    name = _name(interview, member)
    sealed = database.fact(name)
    content = envelopes.open_sealed_text(envelopes.own_key(identity, name), sealed, name) if sealed else None
    return json.loads(content) if content else {}


def keep(database: Database, interview: str, member: str, identity: str, texts: Mapping[str, str]) -> None:
    """Keep this in place of what waited. Raises Refusal when the disk does not take it."""
    name = _name(interview, member)
    content = json.dumps(dict(texts)).encode()
    sealed = envelopes.seal(envelopes.own_key(identity, name), content, name) if texts else ""
    database.set_fact(name, sealed)


def destroy(database: Database, interviews: Iterable[str]) -> None:
    """Destroy what waits in these interviews, inside a transaction."""
    for interview in interviews:
        database.run(delete(fact).where(fact.c.name.startswith(_name(interview, ""), autoescape=True)))


def _name(interview: str, member: str) -> str:
    return f"draft/{interview}/{member}"
