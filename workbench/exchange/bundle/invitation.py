"""What stands before the age file of an invitation: the key that opens it, itself opened by a passphrase.

    the line   "lifeworld-workbench invitation 1"
    2 bytes    length of what follows
    then       an age file for a passphrase, which holds the secret key of the age file behind it

A passphrase locks only what fits into memory, and an invitation can bring recordings along.
"""

from typing import BinaryIO

from workbench.cellar.age import library
from workbench.exchange.bundle import faults, locking

_FIRST = b"lifeworld-workbench invitation "
_FIRST_LINE = _FIRST + b"1\n"
_LENGTH_BYTES = 2


def is_invitation(file: BinaryIO) -> bool:
    """Whether the file, which must be one to seek in, begins as an invitation does; it stands at its begin then."""
    file.seek(0)
    begin = file.read(len(_FIRST))
    file.seek(0)
    return begin == _FIRST


def preface(secret: str, passphrase: str) -> bytes:
    """What stands before the age file that the secret key `secret` opens."""
    locked = locking.locked(secret.encode("ascii"), passphrase)
    return _FIRST_LINE + len(locked).to_bytes(_LENGTH_BYTES, "big") + locked


def unlocked(file: BinaryIO, passphrase: str) -> str:
    """The secret key that `preface` locked; the file stands behind it then. Takes about two seconds.

    Raises Refusal where it is no invitation, damaged, or another passphrase's.
    """
    _read_first_line(file)
    length = int.from_bytes(_exactly(file, _LENGTH_BYTES), "big")
    locked = _exactly(file, length)
    secret = locking.opened(locked, passphrase)
    try:
        return str(library.x25519.Identity.from_str(secret.decode("ascii")))
    except (library.IdentityError, UnicodeDecodeError):
        raise faults.damaged() from None


def _read_first_line(file: BinaryIO) -> None:
    begin = file.read(len(_FIRST_LINE))
    if begin == _FIRST_LINE:
        return
    if begin.startswith(_FIRST):
        raise faults.newer() if len(begin) == len(_FIRST_LINE) else faults.cut_short()
    if begin.startswith(b"age-encryption.org/"):
        raise faults.no_invitation()
    raise faults.cut_short() if _FIRST.startswith(begin) else faults.not_a_bundle()


def _exactly(file: BinaryIO, size: int) -> bytes:
    content = file.read(size)
    if len(content) != size:
        raise faults.cut_short()
    return content
