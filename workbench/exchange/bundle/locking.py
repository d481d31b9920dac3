"""A small text locked by a passphrase: an age file with one scrypt stanza, by age's own library.

In a process beside this one: the library lets no other thread run for the seconds it takes, and the window would
stand still.
"""

import multiprocessing
import re
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from workbench.cellar.age import library
from workbench.exchange.bundle.limits import HIGHEST_WORK

_HEAD = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n[A-Za-z0-9+/]{43}\n--- "
)
_WRONG = "Decryption failed"


class Unfit(ValueError):
    """What is to be opened is no such file, takes too much work, or was altered."""


class WrongPassphrase(ValueError):
    """The passphrase does not open it."""


def locked(plain: bytes, passphrase: str) -> bytes:
    """Lock what fits into memory. Takes about two seconds."""
    return _beside(_lock, plain, passphrase)


def opened(content: bytes, passphrase: str) -> bytes:
    """What was locked. Takes about two seconds. Raises Unfit and WrongPassphrase."""
    head = _HEAD.match(content)
    if head is None or int(head[1]) > HIGHEST_WORK:
        raise Unfit("not locked by a passphrase")
    try:
        passphrase.encode()
    except UnicodeEncodeError:  # no letters, so not what somebody was told
        raise WrongPassphrase("another passphrase") from None
    try:
        return _beside(_open, content, passphrase)
    except BrokenProcessPool:
        raise Unfit("more work than this computer has memory for") from None


def _beside(work: Callable[[bytes, str], bytes], content: bytes, passphrase: str) -> bytes:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as beside:
        return beside.submit(work, content, passphrase).result()


def _lock(plain: bytes, passphrase: str) -> bytes:
    return library.passphrase.encrypt(plain, passphrase)


def _open(content: bytes, passphrase: str) -> bytes:
    try:
        return library.passphrase.decrypt(content, passphrase)
    except library.DecryptError as fault:
        raise (WrongPassphrase if str(fault) == _WRONG else Unfit)(str(fault)) from None
