"""What a passphrase locks: age's own library opens it and the other way round, and other threads go on meanwhile."""

import threading
import time
from typing import Any

import pyrage
import pytest

from workbench.exchange.bundle import locking

AGE: Any = pyrage
WORDS = "seks blå"
LOCKED = locking.locked(b"AGE-SECRET-KEY", WORDS)


def test_what_is_locked_here_the_library_opens() -> None:
    assert AGE.passphrase.decrypt(LOCKED, WORDS) == b"AGE-SECRET-KEY"


def test_what_the_library_locks_is_opened_here() -> None:
    assert locking.opened(AGE.passphrase.encrypt(b"AGE-SECRET-KEY", WORDS), WORDS) == b"AGE-SECRET-KEY"


@pytest.mark.parametrize("wrong", ["seks bla", "", "\udc80"])
def test_another_passphrase_does_not_open_it(wrong: str) -> None:
    with pytest.raises(locking.WrongPassphrase):
        locking.opened(LOCKED, wrong)


@pytest.mark.parametrize("at", [3, LOCKED.index(b"--- ") + 6, len(LOCKED) - 40, len(LOCKED) - 1])
def test_what_was_altered_is_not_believed(at: int) -> None:
    altered = bytearray(LOCKED)
    altered[at] ^= 1
    with pytest.raises(locking.Unfit):
        locking.opened(bytes(altered), WORDS)


def test_what_is_cut_short_is_not_believed() -> None:
    with pytest.raises(locking.Unfit):
        locking.opened(LOCKED[:-60], WORDS)


def test_other_threads_go_on_while_it_is_locked() -> None:
    ended = threading.Event()

    def lock() -> None:
        locking.locked(b"key", WORDS)
        ended.set()

    longest, last = 0.0, time.perf_counter()
    worker = threading.Thread(target=lock)
    worker.start()
    while not ended.wait(0.005):
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    worker.join()
    assert max(longest, time.perf_counter() - last) < 0.25
