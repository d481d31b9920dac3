"""The driver of the encrypted database, at its untyped edge: one way to connect, and its numbers of faults."""

from pathlib import Path
from types import NoneType
from typing import Any, Literal, cast

from sqlcipher3 import dbapi2  # pyright: ignore[reportMissingTypeStubs]

Mode = Literal["rw", "rwc", "ro&immutable=1"]
"""Whether the file must be there already (`rw`), is made (`rwc`), or lies where nothing can be written."""

DRIVER = cast(Any, dbapi2)

# SQLite's own numbers for what can go wrong around it (sqlite.org/rescode.html).
PERM, BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 3, 5, 6, 8, 10, 11, 13, 14, 26

_PRAGMAS = (
    "cipher_memory_security = OFF",  # on, queries take eight times as long
    "busy_timeout = 5000",
    "foreign_keys = ON",
    "synchronous = FULL",
    "secure_delete = ON",
    "temp_store = MEMORY",  # nothing of a study in plain temporary files
    "cache_size = -32000",
)


def _as_it_is(value: object) -> object:
    return value


# Otherwise the driver asks each such value anew how it wants to be kept, which takes longer than to keep it.
for _kind in (bytes, bool, NoneType):
    DRIVER.register_adapter(_kind, _as_it_is)


def connect(path: Path, key: bytes, mode: Mode) -> Any:
    """A connection to the database at `path` under `key` (32 bytes). Raises the driver's own errors."""
    connection = DRIVER.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=False)
    try:
        # SQLCipher would write what it finds wrong to the terminal.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except BaseException:
        connection.close()
        raise
    return connection
