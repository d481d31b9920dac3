"""What goes to the team's server and comes from there. All of it is sealed; the rest is what the server must know."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from re import fullmatch
from typing import NamedTuple, TypeAlias

PIECE = 1024 * 1024
"""Bytes of a piece of a recording, at most."""
MOST_SEALED = 8 * 1024 * 1024
"""Bytes of a sealed step, at most."""
MOST_PLACE = 1024
"""Bytes of what a presence says of the place, at most."""


@dataclass(frozen=True, slots=True)
class Membership:
    """Where a member finds the team: the server's address with the login's name, the study, the member there.

    `url` is like `postgresql://ada@server/research`; the password stands there or beside it.
    """

    url: str = field(repr=False)
    study: str
    member: str
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A step as the server keeps it.

    `replica` is the copy it was made in (8 hexadecimal digits), `seq` its number there from 1, `member` its author (16
    or 32 hexadecimal digits), `clock` its logical clock. `before` is the mark of the step before it in the same copy, empty
    for the first, and `mark` its own (32 bytes). `sealed` is the step itself, 1 byte to 8 MiB. `erasure`: it brings tombstones.
    """

    replica: str
    seq: int
    member: str
    clock: int
    before: bytes
    mark: bytes
    sealed: bytes = field(repr=False)
    erasure: bool = False


@dataclass(frozen=True, slots=True)
class Arrived:
    """A step that came from the server, with its number in the order of arrival there."""

    number: int
    step: Sealed


@dataclass(frozen=True, slots=True)
class Place:
    """How far a copy has read: number and mark of the last row. By the mark it is seen that a server was set back."""

    number: int = 0
    mark: bytes = b""


@dataclass(frozen=True, slots=True)
class Presence:
    """A member who is here now: since when (ISO 8601, UTC), and a sealed word on where."""

    member: str
    since: str
    place: bytes = field(repr=False)


class Lane(NamedTuple):
    """The steps of one member in one copy. In a copy that several share the numbers between are the others'."""

    replica: str
    member: str


Outgoing: TypeAlias = Callable[[Mapping[Lane, int]], Sequence[Sealed]]
"""Told the number of the newest step that the server has in each lane, gives some or all of this member's rows after
those, copy by copy and in order; nothing when there are none."""

Incoming: TypeAlias = Callable[[Sequence[Arrived]], None]
"""Takes rows in the order of arrival. Rows may come again; what it has not kept when it raises comes again."""

Here: TypeAlias = Callable[[Sequence[Presence]], None]
"""Takes the list of all who are here, this member included; empty where the connection is lost."""


def schema_of(study: str) -> str:
    """The name of a study's schema, which is also the name of its channel."""
    plain = fullmatch("[0-9a-f]{16}", study)
    return f"lifeworld_{study if plain else sha256(study.encode()).hexdigest()[:16]}"
