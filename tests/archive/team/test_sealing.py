"""What is sealed for the server is opened as if a stranger had sealed it: small, whole and shallow, or not at all."""

from secrets import token_bytes

import pytest
import zstandard
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from workbench.archive.team import sealing
from workbench.cellar.errors import Refusal
from workbench.history.log import Log, Write
from workbench.history.memory import MemoryShelf
from workbench.history.steps import Change, Leaf, Step, StepRef
from workbench.history.wire import encoded

KEY, MARK = bytes(32), bytes(32)
MEMBER = "cccc000000000003"


def sealed(squeezed: bytes) -> bytes:
    nonce = token_bytes(12)
    return nonce + AESGCM(KEY).encrypt(nonce, squeezed, MARK)


def step_of(text: str) -> Step:
    leaf = Leaf((Change("note", "n", "voice", None, text),), "", bytes(16))
    return Step(StepRef("a0a0a0a0", 1), MEMBER, "g", 1, "now", (leaf,))


# A frame of one segment that says of itself that it unfolds to a tebibyte, and holds one byte.
TEBIBYTE = b"\x28\xb5\x2f\xfd\xe0" + (2**40).to_bytes(8, "little") + b"\x09\x00\x00a"
BOMB = zstandard.compress(b"[" + b" " * 100_000_000 + b"]", 3)
HOSTILE = {
    "lists in lists": zstandard.compress(b"[" * 100_000),
    "mappings in mappings": zstandard.compress(b'{"a":' * 100_000),
    "a frame of a tebibyte": TEBIBYTE,
    "much out of little": BOMB,
    "half a frame": zstandard.compress(encoded(step_of("x" * 99)))[:-9],
    "nothing": b"",
    "no letters": zstandard.compress(b"\xff"),
}


@pytest.mark.parametrize("squeezed", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_step_is_refused_as_any_other_damage(squeezed: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        sealing.opened_step(sealed(squeezed), MARK, KEY)


def test_what_unfolds_to_too_much_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    monkeypatch.setattr(sealing, "decoded", lambda content: read.append(len(content)))
    with pytest.raises(ValueError, match=r"\w"):
        sealing.opened_step(sealed(BOMB), MARK, KEY)
    assert read == []


def test_a_step_comes_back_as_it_was_sealed() -> None:
    step = step_of("ø" * 1_000_000)
    row = sealing.seal(step, KEY)
    assert sealing.opened(row, KEY) == step


def test_a_step_too_large_for_the_server_is_told_in_a_sentence() -> None:
    with pytest.raises(Refusal, match="too large for the team's server"):
        sealing.seal(step_of(token_bytes(9_000_000).hex()), KEY)


@pytest.mark.parametrize(
    "writes",
    [
        [Write("note", "n", "voice", token_bytes(4_000_000).hex())],
        [Write("note", f"n{number}", "voice", "x") for number in range(10_001)],
    ],
    ids=["letters", "records"],
)
def test_nothing_is_written_that_could_not_be_given_to_others(writes: list[Write]) -> None:
    log = Log(MemoryShelf(), "a0a0a0a0")
    with pytest.raises(Refusal, match="too much to be done at once"):
        log.record(MEMBER, "g", writes)
    assert log.frontier == {}
    assert log.record(MEMBER, "g", [Write("note", "n", "voice", token_bytes(3_000_000).hex())])
