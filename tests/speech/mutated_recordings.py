"""Recordings that chance has damaged: `python -m tests.speech.mutated_recordings [COUNT] [--seed N]`.

Files of every kind, made true to their heads or with unusual measures, lose their ends, their beginnings or pieces from
within; get bits turned, another file's head, or numbers without sense where heads have theirs; some are nothing at all.
Each is taken into the vault of a study as any recording is, in a child process, and must be taken in whole or refused
with a sentence that leaves the study as it was: no crash, and within ten seconds.
"""

import hashlib
import importlib
import random
import struct
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from tests.exchange.mutations import mutated
from tests.speech import sounds
from tests.tools.campaign import command
from workbench.archive.vault import Vault
from workbench.cellar.child import Child
from workbench.cellar.errors import Refusal
from workbench.desk.intake import take
from workbench.speech.sources import RATE, SAMPLE_BYTES

LONGEST_S = 10.0
_STARTING_S = 60.0
_SECONDS = 4.0
_HEAD = 400
"""Bytes at the beginning of a file, and at its end, in which its measures lie."""

_NUMBERS = (
    b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\1", b"\1\0\0\0", b"\x80\0\0\0",
    b"\0\0\0\0\0\0\0\0", b"\x7f" + b"\xff" * 7, b"\0\xff\0\xff",
)  # fmt: skip
_RATES = (8_000, 11_025, 22_050, 48_000, 96_000)
_DATA = Path(__file__).parent.parent / "data"
_REAL = ("jfk.flac", "npsc_short.mp3", "telephone.flac")


@dataclass(frozen=True)
class Setup:
    """What the child needs: the numbers to try and a folder of its own."""

    seeds: range
    folder: Path


@cache
def whole(kind: str, rate: int | None = None, channels: int = 2, seconds: float = _SECONDS) -> bytes:
    """A recording of this kind without a fault."""
    if kind in _REAL:
        return (_DATA / kind).read_bytes()
    try:
        return sounds.encoded(kind, seconds, rate=rate, channels=channels)
    except ValueError:  # no such rate in this kind
        return sounds.encoded(kind, seconds, channels=channels)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _beheaded(content: bytes, chance: random.Random) -> bytes:
    return content[chance.choice((1, 4, 12, chance.randrange(len(content)))) :]


def _riddled(content: bytes, chance: random.Random) -> bytes:
    """Bits turned all over it, one in some hundred to some thousand bytes."""
    result = bytearray(content)
    for _bit in range(max(1, len(content) // chance.choice((200, 1_000, 5_000)))):
        result[chance.randrange(len(result))] ^= 1 << chance.randrange(8)
    return bytes(result)


def _senseless(content: bytes, chance: random.Random) -> bytes:
    """Numbers that no sound has, where the measures of a file lie."""
    result = bytearray(content)
    for _number in range(chance.choice((1, 2, 4))):
        number = chance.choice(_NUMBERS)
        place = chance.randrange(min(_HEAD, len(result)))
        if chance.random() < 0.25:
            place = max(0, len(result) - _HEAD) + place
        result[place : place + len(number)] = number
    return bytes(result)


def _under_another_head(content: bytes, chance: random.Random) -> bytes:
    other = whole(chance.choice(sorted(sounds.KINDS)))
    length = chance.choice((4, 12, 44, 200, 2_000))
    return other[:length] + content[chance.choice((0, length)) :]


def _wav_that_lies(_content: bytes, chance: random.Random) -> bytes:
    """Sound under a head whose rate, channels, width and length are anything."""
    channels, width = (
        chance.choice((0, 1, 2, 9, 255, 65_535)),
        chance.choice((0, 1, 8, 12, 16, 24, 32, 64, 255)),
    )
    rate = chance.choice((0, 1, 7, 8_000, 16_000, 44_100, 192_000, 2**31 - 1, 2**32 - 1))
    kind, size = (
        chance.choice((0, 1, 1, 1, 3, 6, 7, 0x11, 0x55, 0xFFFE)),
        chance.choice((0, 1, 64_000, 2**32 - 1)),
    )
    frame, speed = chance.choice((0, 1, 2, 4, 65_535)), chance.choice((0, 1, 32_000, 2**32 - 1))
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + 64_000, b"WAVE", b"fmt ", 16, kind, channels, rate, speed, frame, width, b"data", size)  # fmt: skip
    return head + chance.randbytes(64_000)


def _nothing(content: bytes, chance: random.Random) -> bytes:
    return chance.choice((b"", b"\0", content[:12], bytes(50_000), chance.randbytes(50_000)))


FAULTS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "cut": _cut,
    "beheaded": _beheaded,
    "riddled": _riddled,
    "spliced": mutated,
    "senseless numbers": _senseless,
    "another head": _under_another_head,
    "lying wav": _wav_that_lies,
    "nothing": _nothing,
    "unusual": lambda content, _chance: content,
}


def damaged(chance: random.Random) -> tuple[str, bytes]:
    """What the fault is, and the content of the file."""
    fault = chance.choice(sorted(FAULTS))
    kind = chance.choice([*sounds.KINDS, *sounds.KINDS, *_REAL])
    if fault == "unusual":
        seconds = chance.choice((0.001, 0.01, 0.1, 1.0))
        return fault, whole(kind, chance.choice(_RATES), chance.choice((1, 2)), seconds)
    return fault, FAULTS[fault](whole(kind), chance)


def try_one(seed: int, folder: Path) -> str:
    """Take one in; what came of it."""
    fault, content = damaged(random.Random(seed))
    file, vault = folder / "interview.m4a", Vault(folder / "vault", bytes(32))
    vault.folder.mkdir(exist_ok=True)
    file.write_bytes(content)
    try:
        taken = take(file, vault, lambda _share: None)
    except Refusal as refused:
        whole_sentence = refused.sentence.endswith(".") and len(refused.sentence) > 40
        outcome = "refused" if whole_sentence else f"refused with “{refused.sentence}”"
    else:
        assert taken.sha256 == hashlib.sha256(content).hexdigest()
        assert sorted(vault.ids()) == sorted({taken.original, taken.sound, taken.waveform})
        samples = vault.entry(taken.sound).size // SAMPLE_BYTES
        assert taken.duration == samples * 1000 // RATE
        assert all(0 <= start < end <= taken.duration for start, end in taken.plan)
        for entry in vault.ids():
            vault.remove(entry)
        outcome = "taken in"
    assert "“" not in outcome, outcome
    assert list(vault.folder.iterdir()) == []
    assert file.read_bytes() == content
    return f"{fault}: {outcome}"


def try_all(pipe: Any, setup: Setup) -> None:
    """The child's entry: tells each number before it is tried, and then what came of it."""
    for seed in setup.seeds:
        pipe.send(("tries", seed))
        pipe.send(("tried", try_one(seed, setup.folder)))
    pipe.send(("done", ""))


def campaign(first: int, count: int) -> Counter[str]:
    """Try `count` of them; how many came to what. Raises AssertionError for one that crashes, or takes too long."""
    results: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        child = Child.start(try_all, Setup(range(first, first + count), Path(folder)))
        at, until = "starting", time.monotonic() + _STARTING_S
        try:
            while True:
                wait([child.pipe, child.process.sentinel], max(0.0, until - time.monotonic()))
                assert time.monotonic() < until, f"seed {at} takes longer than {LONGEST_S:g} s"
                for what, told in child.receive():
                    if what == "done":
                        return results
                    if what == "tried":
                        results[told] += 1
                    at, until = told, time.monotonic() + LONGEST_S
        except EOFError:
            raise AssertionError(f"seed {at}: {child.ending()}") from None
        finally:
            child.kill()


def main() -> int:
    """Try many; 0 if all hold."""
    return command(
        __doc__, 500, campaign, wide=32, asked="damaged recordings read, or refused with a sentence"
    )


if __name__ == "__main__":
    # By its own name: the child could not find what is called __main__ here.
    sys.exit(importlib.import_module("tests.speech.mutated_recordings").main())
