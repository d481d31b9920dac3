"""Measures bundles: `python -m tests.benchmarks.bundle`. Prints asked and measured.

A recording of half a gigabyte is packed and read; 100,000 steps of one change each, signed by two members in turn, are
packed, read and checked; then 100,000 changes, and 100,000 steps, go the whole way from one study into another (see
`taking`).
"""

import argparse
import os
import tempfile
import time
from pathlib import Path
from secrets import token_bytes
from typing import BinaryIO

import psutil

from tests.benchmarks import taking
from tests.exchange.bundles import (
    ANNA,
    BEN,
    HERE,
    OPENING,
    SIGNING,
    STUDY,
    THERE,
    believer,
    known,
    lines,
    log_of,
    manifest_of,
    sign,
)
from workbench.exchange.bundle.reading import Bundle, open_bundle
from workbench.exchange.bundle.writing import Blob, Packing, write_bundle
from workbench.history.proof import signed, signer
from workbench.history.steps import Change, Step, StepRef, leaves_of

KEYS = signer(STUDY, SIGNING)
WORDS = "Jeg kom hjem den kvelden og satte meg på trappa, og så skjedde det ingenting på lenge."
MEGABYTE = 1_000_000


def made(count: int) -> list[Step]:
    """`count` steps of one copy, as a log would have made them."""
    steps: list[Step] = []
    before = b""
    for seq in range(1, count + 1):
        leaves = leaves_of(
            [Change("unit", f"{seq:016x}", "words", None, f"{WORDS} {seq}")], lambda *_key: "i" * 16
        )
        member = (ANNA, BEN)[seq % 2]
        bare = Step(
            StepRef(HERE, seq), member, "unit_marked", seq, "2026-03-09T10:00:00Z", leaves, {THERE: 7}, before=before
        )  # fmt: skip
        # Only the last of each member is asked for its signature.
        steps.append(signed(bare, KEYS) if seq > count - 2 else bare)
        before = bare.mark()
    return steps


def _line(what: str, asked: str, measured: str) -> None:
    print(f"{what:<48}{asked:>10}  {measured}", flush=True)


def _opened(file: BinaryIO) -> Bundle:
    return open_bundle(file, [OPENING[BEN].secret], study=STUDY, key_of=known)


def measure_steps(path: Path, count: int) -> None:
    """Pack, read and check `count` steps."""
    steps = made(count)
    begun = time.perf_counter()
    with path.open("wb") as out:
        write_bundle(out, Packing(manifest_of(steps), lines(steps), sign), [OPENING[BEN].recipient])
    _line(f"pack {count:,} steps", "3 s", f"{time.perf_counter() - begun:.2f} s")
    _line("  size of the bundle", "", f"{path.stat().st_size / MEGABYTE:.1f} MB")
    begun = time.perf_counter()
    with path.open("rb") as file, _opened(file) as bundle:
        got = list(bundle.steps())
        bundle.finish()
    read = time.perf_counter()
    _line("read them", "", f"{read - begun:.2f} s")
    here = log_of(THERE)
    believer(here).check(got)
    _line("check their proof", "", f"{time.perf_counter() - read:.2f} s")
    assert got == steps


def measure_recording(path: Path, size: int) -> None:
    """Pack and read one recording of `size` bytes."""
    recording = path.with_name("recording")
    with recording.open("wb") as file:
        for _megabyte in range(size // MEGABYTE):
            file.write(token_bytes(MEGABYTE))
    before = psutil.Process().memory_info().rss
    begun = time.perf_counter()
    with path.open("wb") as out:
        blob = Blob("7" * 64, size, lambda: recording.open("rb"))
        write_bundle(out, Packing(manifest_of([]), [], sign, [blob]), [OPENING[BEN].recipient])
    _line(f"pack a recording of {size // MEGABYTE} MB", "", f"{time.perf_counter() - begun:.2f} s")
    begun = time.perf_counter()
    with path.open("rb") as file, _opened(file) as bundle:
        got = 0
        for one in bundle.blobs():
            while piece := one.stream.read(MEGABYTE):
                got += len(piece)
    _line("read it", "", f"{time.perf_counter() - begun:.2f} s")
    _line("  memory that both took", "", f"{(psutil.Process().memory_info().rss - before) / MEGABYTE:.0f} MB")
    assert got == size


def main() -> None:
    """Measure all of it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--steps", type=int, default=100_000)
    asked.add_argument("--megabytes", type=int, default=500)
    wish = asked.parse_args()
    print(f"load {os.getloadavg()[0]:.1f}")
    _line("", "asked", "measured")
    with tempfile.TemporaryDirectory() as folder:
        measure_recording(Path(folder) / "recording.bundle", wish.megabytes * MEGABYTE)
        measure_steps(Path(folder) / "steps.bundle", wish.steps)
        for steps in (wish.steps * 256 // 1000, wish.steps):  # of about four changes each
            one = Path(folder) / str(steps)
            one.mkdir()
            for line in taking.measure(one, steps):
                _line(*line)
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
