"""What this copy knows of the others: how much of every copy each of them had when it was last heard of."""

import json
from collections.abc import Iterable, Mapping
from typing import cast

from workbench.archive.database import Database

_FACT = "peers"


class Peers:
    """Kept beside the log, for this copy alone: it only spares sending twice what somebody has."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def heard(self, replica: str, member: str, frontier: Mapping[str, int]) -> None:
        """Remember how much a copy, packed by a member, has."""
        known = self._read()
        known[replica] = {"member": member, "frontier": dict(frontier)}
        self._database.set_fact(_FACT, json.dumps(known))

    def known_to(self, members: Iterable[str]) -> dict[str, int]:
        """For each copy, up to which number all of these members have its steps for sure."""
        each = [self._of(member) for member in members]
        copies = set[str]().union(*each) if each else set[str]()
        return {replica: min(one.get(replica, 0) for one in each) for replica in copies}

    def _of(self, member: str) -> dict[str, int]:
        most: dict[str, int] = {}
        for peer in self._read().values():
            if peer["member"] == member:
                for replica, seq in cast("dict[str, int]", peer["frontier"]).items():
                    most[replica] = max(seq, most.get(replica, 0))
        return most

    def _read(self) -> "dict[str, dict[str, object]]":
        return cast("dict[str, dict[str, object]]", json.loads(self._database.fact(_FACT) or "{}"))
