"""Bundles that chance has damaged: `python -m tests.exchange.mutations [COUNT] [--seed N]`.

Bits are turned, bytes left out, put in, repeated and spliced from elsewhere: in the file, in what is encrypted in it,
and, with seal and encryption made anew, in the manifest, the squeezed steps and the lines of the steps. Each must be
refused with a sentence, or be harmless: then what comes out is what was packed, or the proof of the steps refuses it.
"""

import random
import sys
import threading
from collections import Counter
from collections.abc import Callable

import zstandard

from tests.exchange.bundles import (
    SECRET_WORDS,
    THERE,
    Read,
    believer,
    entries_with,
    lines_of,
    locked,
    log_of,
    manifest_bytes,
    packed,
    packing,
    plain_of,
    read,
    resealed,
    rows_of,
)  # fmt: skip
from tests.tools.campaign import command
from workbench.cellar.errors import Refusal
from workbench.exchange.bundle import container
from workbench.history.proof import Unbelievable

BLOBS = {f"{number:064x}": bytes([number]) * 300 for number in (1, 2)}
FILE = packed(packing(blobs=BLOBS))
PLAIN = plain_of(FILE)
LINES = lines_of(rows_of())
SQUEEZED = zstandard.compress(LINES)
MANIFEST = manifest_bytes()
WHOLE = read(FILE)
MARKS = [step.mark() for step in WHOLE.steps]
BARE = Read(read(resealed(entries_with())).manifest, WHOLE.steps, {}, {})
TELLING = [
    b"0",
    b"-1",
    b"\x00\x00\x00\x00",
    b"\xff\xff\xff\xff",
    b"[",
    b"}",
    b'"',
    b"\\ud800",
    b"NaN",
    b"1e999",
    b"\n",
]


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content with one to three faults."""
    for _fault in range(chance.choice((1, 1, 1, 2, 3))):
        at, other = chance.randrange(len(content) + 1), chance.randrange(len(content) + 1)
        length = chance.choice((1, 1, 2, 4, 16, 200))
        begin, end = content[:at], content[at:]
        match chance.randrange(8):
            case 0 | 1 if end:
                content = begin + bytes([end[0] ^ 1 << chance.randrange(8)]) + end[1:]
            case 2:
                content = begin + end[length:]
            case 3:
                content = begin + chance.randbytes(length) + end
            case 4:
                content = begin + content[other : other + length] + end
            case 5:
                content = begin + content[other : other + length] + end[length:]
            case 6:
                content = begin + chance.choice(TELLING) + end[chance.randrange(2) :]
            case _:
                content = begin
    return content


def _steps(squeezed: bytes) -> bytes:
    manifest, _squeezed = entries_with()
    return resealed([manifest, (container.STEPS, squeezed)])


WAYS: dict[str, tuple[bytes, Callable[[bytes], bytes]]] = {
    "file": (FILE, lambda content: content),
    "entries": (PLAIN, locked),
    "manifest": (MANIFEST, lambda content: resealed(entries_with(manifest=content))),
    "squeezed": (SQUEEZED, _steps),
    "lines": (LINES, lambda content: resealed(entries_with(content))),
}


def _look_at(sentence: str) -> None:
    assert SECRET_WORDS not in sentence
    assert sentence.endswith(".")


def try_one(seed: int) -> str:
    """Damage one bundle and read it; what came of it. Raises AssertionError where it was taken and is not the same."""
    chance = random.Random(seed)
    way = chance.choice(sorted(WAYS))
    content = mutated(WAYS[way][0], chance)
    try:
        return f"{way}: {_outcome(way, content)}"
    except BaseException as fault:
        fault.add_note(
            f"{way}: {content.hex()}"
        )  # keys and salts are others each time: a seed alone tells nothing
        raise


def _outcome(way: str, content: bytes) -> str:
    try:
        got = read(WAYS[way][1](content))
    except Refusal as refused:
        _look_at(refused.sentence)
        return "refused"
    if way in ("file", "entries"):
        assert got == WHOLE
        return "harmless"
    assert got.blobs == {}
    try:
        believer(log_of(THERE)).check(got.steps)
    except Unbelievable:
        assert way in ("squeezed", "lines")
        return "not believed"
    assert [step.mark() for step in got.steps] == MARKS
    assert way == "manifest" or got.manifest == BARE.manifest
    return "harmless"


def campaign(first: int, count: int) -> Counter[str]:
    """Try `count` of them; how many came to what."""
    threads = threading.active_count()
    results: Counter[str] = Counter()
    for seed in range(first, first + count):
        results[try_one(seed)] += 1
    assert threading.active_count() == threads
    return results


def main() -> int:
    """Try many; 0 if all hold."""
    return command(__doc__, 10_000, campaign)


if __name__ == "__main__":
    sys.exit(main())
