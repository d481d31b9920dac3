"""The name of this copy of a study in the change log: no two copies may ever give one number to two different steps.

A copy is known again by a token that stands both in the study and in this computer's settings, and that changes at
each opening and whenever steps leave. A folder copied to another place or computer lacks the second; a backup put in
the place of the study has an older first; and where the settings were put back with it, the database is another file
on the disk than the one that they know. All of these get a name of their own. A kill between the two writings costs a
name, never a step.
"""

import json
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple, cast

from workbench.archive.database import Database
from workbench.archive.durable import write_whole
from workbench.cellar.places import settings
from workbench.study.ids import new_code

_FACT = "copies"
_FILE = "copies.json"


class _Known(NamedTuple):
    """What this computer knows of the copy that lies at some place."""

    replica: str
    token: str


def name_of_copy(database: Database, study: str, home: Path, file: Path) -> str:
    """The name of the copy of the study `study` that lies at `home`, new where it cannot be known for sure.

    `file` is its database. Raises Refusal when the database does not take it.
    """
    place = _place(study, home, file)
    tokens = _texts(database.fact(_FACT))
    known = _known(_read().get(place))
    replica = known.replica if known and tokens.get(known.replica) == known.token else new_code()
    _renew(database, place, replica)
    return replica


def outdate_backups(database: Database, study: str, file: Path, replica: str) -> None:
    """Have what was copied of the study until now, maybe while it was open, get another name than `replica`.

    To be called before steps leave: a backup that does not hold them must not give their numbers again.
    Raises Refusal when the database does not take it.
    """
    _renew(database, _place(study, file.parent, file), replica)


def _place(study: str, home: Path, file: Path) -> str:
    return f"{study}|{home.resolve()}|{file.stat().st_ino}".encode(
        errors="backslashreplace"
    ).decode()  # a name may hold any byte


def _renew(database: Database, place: str, replica: str) -> None:
    token = token_hex(16)
    _write({**_read(), place: json.dumps([replica, token])})
    database.set_fact(_FACT, json.dumps({**_texts(database.fact(_FACT)), replica: token}))


def _known(row: str | None) -> _Known | None:
    try:
        replica, token = json.loads(row or "")
    except (ValueError, TypeError):
        return None
    return _Known(str(replica), str(token))


def _read() -> dict[str, str]:
    try:
        return _texts((settings() / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def _write(kept: dict[str, str]) -> None:
    # Settings that cannot be written are no reason to keep a study shut: the next opening makes a new name.
    with suppress(OSError):
        settings().mkdir(parents=True, exist_ok=True)
        write_whole(settings() / _FILE, json.dumps(kept, indent=1).encode())


def _texts(content: str | None) -> dict[str, str]:
    try:
        read: object = json.loads(content or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(read, dict):
        return {}
    return {str(name): str(value) for name, value in cast("dict[object, object]", read).items()}
