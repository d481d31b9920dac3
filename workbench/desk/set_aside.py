"""What came from others and cannot be taken: whose it was is remembered, so that it can be told."""

import json
from collections.abc import Mapping

from workbench.archive.database import Database
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.history.steps import StepRef

_FACT = "team-aside"


def remember(database: Database, odd: Mapping[StepRef, str]) -> None:
    """Remember that these steps of these members were not taken."""
    if odd:
        known = _known(database) | {str(ref): member for ref, member in odd.items()}
        database.set_fact(_FACT, json.dumps(known))


def forget(database: Database) -> None:
    """Remember nothing of it any more."""
    database.set_fact(_FACT, "")


def sentences(context: Context) -> str:
    """A sentence for each member of whom something was not taken that has not come since by another way."""
    known = _known(context.archive.database)
    if not known:
        return ""
    frontier = context.log.frontier
    refs = {StepRef.parse(ref): member for ref, member in known.items()}
    members = {member for ref, member in refs.items() if frontier.get(ref.replica, 0) < ref.seq}
    return " ".join(sentence(context.name_of(member)) for member in sorted(members))


def sentence(name: str) -> str:
    """What becomes of the work of a member called `name` of which something cannot be taken."""
    return _(
        "The program of {name} has sent something that cannot be taken: it was changed on its way, or changes what "
        "belongs to somebody else. It is set aside here, with what {name} does after it; what the others do comes "
        "as before. Ask {name} how that came about."
    ).format(name=name)


def _known(database: Database) -> dict[str, str]:
    return json.loads(database.fact(_FACT) or "{}")
