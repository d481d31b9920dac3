"""The logins with which the members of this computer come to the team's server; passwords in memory alone."""

import json
from dataclasses import replace

from workbench.archive.database import Database
from workbench.archive.team.addresses import Address, taken_apart

_FACT, _EARLIER = "team-logins", "team-address"


class Logins:
    """For each member who has joined here the own address on the one server. A study from before has one for all."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._passwords: dict[str, str] = {}

    def of(self, member: str) -> str:
        """A member's address; empty for who has not joined here."""
        return self._known().get(member) or self._database.fact(_EARLIER) or ""

    def server(self) -> Address:
        """The server that this copy belongs to, for whoever comes to it next; nothing in it for none."""
        known = [one for one in (*self._known().values(), self._database.fact(_EARLIER)) if one]
        if not known:
            return Address()
        address = taken_apart(known[0])[0]
        return replace(address.to(""), certificate=address.certificate)

    def may_join(self, address: Address) -> bool:
        """Whether this copy may belong to the server at an address: it belongs to that one, or to none yet."""
        known = self.server()
        return not known.server or _same(known, address)

    def keep(self, member: str, address: str, password: str | None) -> None:
        """Keep a member's address, and the password until the study is closed."""
        self._database.set_fact(_FACT, json.dumps({**self._known(), member: address}))
        self._database.set_fact(_EARLIER, "")
        if password:
            self._passwords[member] = password

    def password(self, member: str) -> str | None:
        """A member's password, if it was given since the study was opened."""
        return self._passwords.get(member)

    def forget(self) -> None:
        """Belong to no server any more."""
        self._database.set_fact(_FACT, "")
        self._database.set_fact(_EARLIER, "")
        self._passwords.clear()

    def _known(self) -> dict[str, str]:
        return json.loads(self._database.fact(_FACT) or "{}")


def _same(one: Address, other: Address) -> bool:
    return (one.server, one.port, one.database) == (other.server, other.port, other.database)
