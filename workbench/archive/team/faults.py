"""What the team's server or the way to it does, as sentences. None holds an address, a password or content."""

import errno
from collections.abc import Generator
from contextlib import contextmanager

import psycopg

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _


class Lost(Refusal):
    """Something that passes: the same is tried again after a while."""


class Absent(Refusal):
    """The server answers, and what is looked for is not there."""


class Barred(Refusal):
    """The server knows the login, and does not let it do this."""


class Held(Refusal):
    """The server does not take what was made in this copy; all else goes on."""


class NotYet(Lost):
    """Something has to be on the server before this."""


class MayNotErase(Refusal):
    """This member may not destroy on the server what others have sent."""


@contextmanager
def passing() -> Generator[None]:
    """What this computer refuses inside the `with` (a full disk) passes like a lost connection. Raises Lost."""
    try:
        yield
    except Lost:
        raise
    except Refusal as fault:
        raise Lost(fault.sentence) from fault


@contextmanager
def server_faults() -> Generator[None]:
    """Turn what the server refuses inside the `with` into a sentence.

    Raises Refusal, or Lost for what passes, instead of psycopg's errors; a bug of ours stays what it is. The fault
    itself is not handed on: it may hold the address or what was being written.
    """
    refusal: Refusal | None = None
    try:
        yield
    except psycopg.Error as fault:
        refusal = _refusal(fault)
        if refusal is None:
            raise
    except OSError as fault:
        # What select says of a connection that is gone.
        if fault.errno in (errno.EBADF, errno.ENOTSOCK) or isinstance(fault, ConnectionError):
            refusal = lost()
        else:
            raise
    if refusal is not None:
        raise refusal


@contextmanager
def connecting_faults() -> Generator[None]:
    """The same while a connection is being made, when the server has no codes yet but only words."""
    refusal: Refusal
    try:
        yield
        return
    except psycopg.OperationalError as fault:
        refusal = _while_connecting(fault)
    raise refusal


def lost() -> Lost:
    """The connection is gone, or nobody answers."""
    return Lost(
        _(
            "The team's server cannot be reached. Work goes on here and is sent when the server answers again. "
            "Check the network if this lasts."
        )
    )


def twice() -> Refusal:
    """The server has another step under the number of one that was made here."""
    return Refusal(
        _(
            "The team's server has other steps under the name of this copy: the folder was probably copied and "
            "worked in at two places. Work goes on here; nothing is sent. Export your work from here, and go on "
            "in a new copy."
        )
    )


def no_study() -> Refusal:
    """The server is there, the study is not."""
    return Absent(
        _(
            "This study is not on that server. Work goes on here; nothing was sent. "
            "Check the address, or ask whoever made the team's database."
        )
    )


def no_right() -> Refusal:
    """The login is no member's, or not this member's."""
    return Barred(
        _(
            "This login has no right to the study on the team's server. Work goes on here; nothing is sent. "
            "Ask whoever leads the study to invite this login."
        )
    )


def there_already() -> Refusal:
    """The study has its place on the server."""
    return Refusal(_("This study is on that server already. Nothing was changed."))


def other_version(newer: bool) -> Refusal:
    """The study's tables on the server are not this program's."""
    if newer:
        return Refusal(
            _(
                "The study on the team's server was renewed by a newer version of the program. Work goes on here; "
                "nothing is sent. Install the newer version."
            )
        )
    return Refusal(
        _(
            "The study on the team's server was made by an older version of the program. Work goes on here; "
            "nothing is sent. Ask whoever made the team's database to renew it."
        )
    )


def bad_address() -> Refusal:
    """What was given is no address of a PostgreSQL server."""
    return Refusal(
        _(
            "This is not the address of a team's server. Nothing was changed. "
            "It looks like postgresql://name@server/database."
        )
    )


def unchecked() -> Refusal:
    """The address asks for less than an encrypted connection with a checked certificate."""
    return Refusal(
        _(
            "The connection to the team's server must be encrypted and the server's certificate checked. "
            "Nothing was sent. Leave sslmode out of the address, or write sslmode=verify-full."
        )
    )


def _refusal(fault: psycopg.Error) -> Refusal | None:
    state = fault.sqlstate
    if state in _OF_OURS:
        return _of_ours(state)
    if state is None:
        return lost() if isinstance(fault, psycopg.OperationalError) else None
    if state in ("42501", "28000"):
        return no_right()
    if state == "28P01":
        return _wrong_password()
    if state in ("3F000", "42P01", "42883", "3D000"):
        return no_study()
    if state == "42P06":
        return there_already()
    # Connection, resources, an operator's hand, the system, two at once: all of it passes.
    if state[:2] in ("08", "40", "53", "55", "57", "58", "XX") or state == "23505":
        return _held() if state == "55P03" else _resting()
    return None


def _held() -> Lost:
    return Lost(
        _(
            "Somebody's program keeps the team's server waiting. Work goes on here and is sent later. "
            "Tell whoever looks after the server if this lasts."
        )
    )


def _resting() -> Lost:
    return Lost(
        _(
            "The team's server does not do its work just now. Work goes on here and is sent later. "
            "Tell whoever looks after the server if this lasts."
        )
    )


def _while_connecting(fault: psycopg.OperationalError) -> Refusal:
    # PostgreSQL speaks no bokmål; where it speaks another language than English, `needs_password` is still there.
    words = str(fault).lower()
    if "certificate" in words or "does not support ssl" in words:
        return Refusal(
            _(
                "The team's server did not show the certificate that it should. Nothing was sent; work goes on here. "
                "Ask whoever looks after the server, and do not go on until it is clear why."
            )
        )
    if "does not exist" in words and "database" in words:
        return no_study()
    if "pg_hba.conf" in words or "permission denied" in words or "not permitted to log in" in words:
        return no_right()
    if "authentication failed" in words or "no password supplied" in words or _asked_in_vain(fault):
        return _wrong_password()
    return lost()


def _asked_in_vain(fault: psycopg.OperationalError) -> bool:
    return bool(fault.pgconn and fault.pgconn.needs_password)


def _wrong_password() -> Refusal:
    return Refusal(
        _(
            "The team's server does not accept this name and password. Work goes on here; nothing was sent. "
            "Type them again, or ask whoever looks after the server."
        )
    )


_OF_OURS = {f"LW00{digit}" for digit in range(1, 10)}


def _of_ours(state: str) -> Refusal | None:
    if state in ("LW001", "LW002"):
        return no_right()
    if state == "LW003":
        return Held(
            _(
                "Another member has connected to the team's server from this computer first, and has not let you in "
                "there yet. What the others do comes; what you do is kept here. It is sent once that member has "
                "connected from this computer again."
            )
        )
    if state == "LW004":
        return NotYet(
            _(
                "Steps before these have not reached the team's server yet. Work goes on here and is sent later."
            )
        )
    if state == "LW005":
        return twice()
    if state == "LW007":
        return MayNotErase(
            _(
                "This member may not erase on the team's server. Nothing was erased there. "
                "Ask whoever leads the study."
            )
        )
    if state == "LW008":
        return Refusal(
            _(
                "The team's server has other pieces of this recording from this copy. Nothing was changed there. "
                "Add the recording again."
            )
        )
    if state == "LW009":
        return Refusal(_("This recording was erased for good. It was not sent."))
    return None  # LW006, a wrong shape: ours
