"""The address of a team's server, taken apart into what a person knows of it, and put together again."""

from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

import psycopg
from psycopg.conninfo import conninfo_to_dict

from workbench.archive.team import faults

_SCHEMES = ("postgresql://", "postgres://")
_TRAVELS = ("hostaddr", "target_session_attrs")
"""What else of an address is the same on every computer; the rest names files, or what this one alone needs."""


@dataclass(frozen=True)
class Address:
    """Where a server is and under which name one comes in; never with a password.

    `certificate` is a file on this computer that the server's certificate is checked with, empty for what this
    computer trusts. `more` is whatever else stood in an address.
    """

    server: str = ""
    port: str = ""
    database: str = ""
    login: str = ""
    certificate: str = ""
    more: tuple[tuple[str, str], ...] = ()

    @property
    def url(self) -> str:
        """The whole of it as PostgreSQL's own programs write it."""
        several = "," in self.server + self.port or self.server.startswith("/")
        host = f"[{self.server}]" if ":" in self.server else quote(self.server, safe="")
        place = "" if several else f"{host}:{self.port}" if self.port else host
        name = f"{quote(self.login, safe='')}@" if self.login else ""
        asked = [("host", self.server), ("port", self.port)] if several else []
        asked += [("sslrootcert", self.certificate), *self.more]
        query = urlencode([(key, value) for key, value in asked if value], quote_via=quote)
        return f"postgresql://{name}{place}/{quote(self.database, safe='')}" + (f"?{query}" if query else "")

    def to(self, login: str) -> "Address":
        """The same server for somebody else's login, on a computer of their own."""
        more = tuple((key, value) for key, value in self.more if key in _TRAVELS)
        return replace(self, login=login, certificate="", more=more)


def is_address(text: str) -> bool:
    """Whether a text is meant as an address, well written or not."""
    return text.strip().startswith(_SCHEMES)


def taken_apart(text: str) -> tuple[Address, str | None]:
    """An address and the password that stood in it, if one did; one for a key's file is left out.

    Raises Refusal for what is no address.
    """
    whole = text.replace("\u200b", "").strip()  # places to break a line at, where it was copied off a page
    try:
        given = conninfo_to_dict(whole) if is_address(whole) else {}
    except psycopg.Error:
        given = {}
    plain = {name: str(value) for name, value in given.items() if value is not None}
    if not plain:
        raise faults.bad_address()
    password = plain.pop("password", None)
    plain.pop("sslpassword", None)
    certificate = plain.pop("sslrootcert", "")
    return (
        Address(
            server=plain.pop("host", ""),
            port=plain.pop("port", ""),
            database=plain.pop("dbname", ""),
            login=plain.pop("user", ""),
            certificate="" if certificate == "system" else certificate,
            more=tuple(sorted(plain.items())),
        ),
        password,
    )
