"""The tables of a team on a server, made and renewed only when somebody asks for it, each version by its own files."""

from collections.abc import Iterator
from pathlib import Path

VERSION = 1
"""The version of the tables that this program works with."""

_FOLDER = Path(__file__).parent / "migrations"
_PLACE = "lifeworld_study"


def statements(schema: str, after: int) -> Iterator[bytes]:
    """What brings a schema from the version `after` (0 where there is none) to this program's, in order."""
    for file in sorted(_FOLDER.glob("*.sql")):
        if after < int(file.name[:4]) <= VERSION:
            yield file.read_text("utf-8").replace(_PLACE, schema).encode()
