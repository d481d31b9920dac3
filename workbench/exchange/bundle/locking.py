"""A small text locked by a passphrase: an age file with one scrypt stanza, by age's own library.

In a process beside this one: the library lets no other thread run for the seconds it takes, and the window would
stand still.
"""

import re
from collections.abc import Callable

from workbench.cellar.age import library
from workbench.cellar.child import Child, Pipe, ended_early
from workbench.cellar.errors import Refusal
from workbench.exchange.bundle import faults
from workbench.exchange.bundle.limits import HIGHEST_WORK

_HEAD = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n[A-Za-z0-9+/]{43}\n--- "
)
_WRONG = "Decryption failed"


def locked(plain: bytes, passphrase: str) -> bytes:
    """Lock what fits into memory. Takes about two seconds. Raises Refusal where the computer cannot."""
    return _beside(_lock, plain, passphrase)


def opened(content: bytes, passphrase: str) -> bytes:
    """What was locked. Takes about two seconds.

    Raises Refusal for another passphrase, and for what is no such file, takes too much work, or was altered.
    """
    head = _HEAD.match(content)
    if head is None or int(head[1]) > HIGHEST_WORK:
        raise faults.damaged()
    try:
        passphrase.encode()
    except UnicodeEncodeError:  # no letters, so not what somebody was told
        raise faults.wrong_passphrase() from None
    return _beside(_open, content, passphrase)


def _beside(work: Callable[[Pipe, tuple[bytes, str]], None], content: bytes, passphrase: str) -> bytes:
    """What `work` sends. Raises Refusal where it sends a sentence of the library's, or ends without a word."""
    child = Child.start(work, (content, passphrase))
    try:
        answer = child.pipe.recv()
    except (EOFError, OSError):
        # The library ends its process where it is refused memory: a crash is hardly ever anything else.
        ending = child.ending()
        raise Refusal(ended_early("killed" if ending == "killed" else "memory")) from None
    finally:
        child.kill()
    if isinstance(answer, bytes):
        return answer
    raise faults.wrong_passphrase() if answer == _WRONG else faults.damaged()


def _lock(pipe: Pipe, given: tuple[bytes, str]) -> None:
    pipe.send(library.passphrase.encrypt(*given))


def _open(pipe: Pipe, given: tuple[bytes, str]) -> None:
    try:
        pipe.send(library.passphrase.decrypt(*given))
    except library.DecryptError as fault:
        pipe.send(str(fault))
