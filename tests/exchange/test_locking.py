"""What a passphrase locks, and that other threads go on meanwhile."""

import sys
import threading

import pytest

from tests.cellar import children
from tests.tools import light_lock
from workbench.cellar import machine
from workbench.cellar.errors import Refusal
from workbench.exchange.bundle import faults, locking

WORDS = "seks blå"
LOCKED = light_lock.locked(b"AGE-SECRET-KEY", WORDS)


@pytest.fixture(autouse=True)
def light_locks() -> None:
    """None: what locks here is the program's own, as for the person who makes an invitation."""


def test_the_same_passphrase_opens_what_is_locked_and_trying_is_work() -> None:
    """How much is chosen by the library, after the speed of the computer: some 64 MiB and more a try."""
    locked = locking.locked(b"AGE-SECRET-KEY", WORDS)
    assert locking.opened(locked, WORDS) == b"AGE-SECRET-KEY"
    assert int(locked.split(b"\n", 2)[1].split()[-1]) >= 14


def test_the_light_lock_of_the_tests_is_opened_as_any_other() -> None:
    assert locking.opened(LOCKED, WORDS) == b"AGE-SECRET-KEY"


@pytest.mark.parametrize("wrong", ["seks bla", "", "\udc80"])
def test_another_passphrase_does_not_open_it(wrong: str) -> None:
    with pytest.raises(Refusal, match=faults.wrong_passphrase().sentence):
        locking.opened(LOCKED, wrong)


@pytest.mark.parametrize("at", [3, LOCKED.index(b"--- ") + 6, len(LOCKED) - 40, len(LOCKED) - 1])
def test_what_was_altered_is_not_believed(at: int) -> None:
    altered = bytearray(LOCKED)
    altered[at] ^= 1
    with pytest.raises(Refusal, match=faults.damaged().sentence):
        locking.opened(bytes(altered), WORDS)


def test_what_is_cut_short_is_not_believed() -> None:
    with pytest.raises(Refusal, match=faults.damaged().sentence):
        locking.opened(LOCKED[:-60], WORDS)


def test_a_lock_that_takes_more_memory_than_there_is_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "_lock", children.leave_without_a_word)
    with pytest.raises(Refusal, match="memory"):
        locking.locked(b"key", WORDS)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_lock_that_is_ended_from_outside_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "memory_kills", lambda: 7)
    monkeypatch.setattr(locking, "_lock", children.be_killed)
    with pytest.raises(Refusal, match="from outside"):
        locking.locked(b"key", WORDS)


def test_other_threads_go_on_while_it_is_locked() -> None:
    ended = threading.Event()

    def lock() -> None:
        locking.locked(b"key", WORDS)
        ended.set()

    worker = threading.Thread(target=lock)
    worker.start()
    rounds = 0
    while not ended.wait(0.005):
        rounds += 1
    worker.join()
    assert rounds > 20
