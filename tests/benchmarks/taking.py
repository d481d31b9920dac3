"""Measures the whole way of many changes from one laptop to another by a bundle, through the desk.

A member marks units in an interview and answers the three questions on each, packs what the others have not seen, and
a fresh process of a colleague takes it in. A step is a gesture, and holds a change for each field that it writes; it is
measured once for as many changes as are asked for, and once for as many steps.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from tests.benchmarks import large_study
from workbench.archive.header import LEAST_COST
from workbench.desk.checking import check_study
from workbench.desk.desk import Desk
from workbench.desk.exchange import Exchange, join
from workbench.desk.opening import open_study
from workbench.desk.packing import Packed
from workbench.study.people import Role
from workbench.study.units import ANSWERS

WORDS = 10_000
PASSPHRASE = "on her own laptop"
_COMMON = 5_000
_EACH = 1 + len(ANSWERS)


def measure(folder: Path, steps: int) -> list[tuple[str, str, str]]:
    """What was asked and measured on the way of `steps` steps, line by line."""
    laptops = folder / "ada", folder / "di"
    bundle = folder / "changes"
    _two_laptops(folder, *laptops)
    di = open_study(laptops[1], PASSPHRASE)
    di.members.switch(next(one.id for one in di.members.list() if one.name == "Di"))
    changes = _work(di, steps)
    begun, used = time.perf_counter(), time.process_time()
    packed = _pack(di, "Ada", bundle)
    lines = [
        (f"pack {packed.steps:,} steps, {changes:,} changes", "3 s", _took(begun, used)),
        ("  size of the bundle", "", f"{bundle.stat().st_size / 1e6:.1f} MB"),
    ]
    di.close()
    told = json.loads(_fresh("--take", laptops[0], bundle))
    assert told["steps"] == packed.steps, told
    return [
        *lines,
        (f"take {told['steps']:,} steps, {changes:,} changes", "10 s", told["took"]),
        ("  opening the study before", "", told["opened"]),
        ("  memory afterwards", "", told["memory"]),
        ("  what a window hears of it", "", told["told"]),
        ("take the same bundle again", "", told["again"]),
    ]


def _two_laptops(folder: Path, here: Path, there: Path) -> None:
    """Ada's study with one interview, and Di's copy of it, which knows what Ada has."""
    ada = large_study.make(here, 1, WORDS, 0)
    ada.members.switch(ada.members.list()[0].id)
    invitation = Exchange(ada).invite(folder / "invitation", "Di", (Role.PEER,), "en")
    di = join(there, folder / "invitation", invitation.code, PASSPHRASE, cost=LEAST_COST)
    _pack(di, "Ada", folder / "hello")
    Exchange(ada).take(folder / "hello")
    _pack(ada, "Di", folder / "welcome")
    Exchange(di).take(folder / "welcome")
    di.close()
    ada.close()


def _pack(desk: Desk, name: str, path: Path) -> Packed:
    exchange = Exchange(desk)
    return exchange.pack(path, [one for one in exchange.colleagues() if one.name == name])


def _work(desk: Desk, steps: int) -> int:
    """Units of meaning, and on each the three answers, one after the other; how many changes that makes."""
    chance = random.Random(5)
    known = large_study.vocabulary()[:_COMMON]
    weights = [1 / (rank + 3) for rank in range(_COMMON)]
    interview = desk.interviews.list()[0].id
    reading = desk.transcripts.reading(interview)
    before = desk.context.archive.shelf.last_number()
    with desk.context.log.together():
        for _unit in range(steps // _EACH):
            first = chance.randrange(len(reading.tokens) - 30)
            unit = desk.units.mark(interview, first, first + chance.randint(3, 25), reading)
            for question in ANSWERS:
                words = chance.choices(known, weights, k=chance.randint(5, 40))
                desk.notes.answer(unit.id, question, " ".join(words))
    made = desk.context.archive.shelf.steps_after(before)
    return sum(len(leaf.changes) for _number, step in made for leaf in step.leaves)


def _take(study: Path, bundle: Path) -> dict[str, object]:
    """Take the bundle in as a command does, twice; the study is whole afterwards."""
    begun, used = time.perf_counter(), time.process_time()
    desk = open_study(study, large_study.PASSPHRASE)
    desk.members.switch(desk.members.list()[0].id)
    opened = _took(begun, used)
    begun, used = time.perf_counter(), time.process_time()
    taken = Exchange(desk).take(bundle)
    took = _took(begun, used)
    memory = psutil.Process().memory_info().rss
    begun, used = time.perf_counter(), time.process_time()
    touched = len(desk.feed.poll())
    told = _took(begun, used)
    assert touched >= taken.steps // len(ANSWERS)
    begun, used = time.perf_counter(), time.process_time()
    assert Exchange(desk).take(bundle).steps == 0
    again = _took(begun, used)
    report = check_study(desk)
    assert report.faults == (), report.faults
    desk.close()
    return {
        "steps": taken.steps,
        "opened": opened,
        "took": took,
        "told": told,
        "again": again,
        "memory": f"{memory / 1e6:.0f} MB",
    }


def _took(begun: float, used: float) -> str:
    return f"{time.perf_counter() - begun:.2f} s ({time.process_time() - used:.2f} s of work)"


def _fresh(*words: str | Path) -> str:
    order = [sys.executable, "-m", "tests.benchmarks.taking", *words]
    return subprocess.run(order, check=True, capture_output=True, text=True).stdout


def main(given: Sequence[str] | None = None) -> None:
    """Measure it alone, or do one half of it in a process of its own."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--steps", type=int, default=100_000)
    asked.add_argument("--take", nargs=2, type=Path, help=argparse.SUPPRESS)
    wish = asked.parse_args(given)
    if wish.take:
        print(json.dumps(_take(*wish.take)))
        return
    print(f"load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        for what, limit, measured in measure(Path(folder), wish.steps):
            print(f"{what:<48}{limit:>10}  {measured}")


if __name__ == "__main__":
    main()
