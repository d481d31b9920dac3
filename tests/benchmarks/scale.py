"""Measures a study of 100 interviews: `python -m tests.benchmarks.scale`. Prints asked and measured.

2,000,000 invented words and 100,000 units are written through the desk into a temporary folder (some minutes),
then opened by a fresh process that shows the window's page (offscreen), searches, and tells its memory.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks import large_study

SEARCHES = 200


def main() -> None:
    """Make the study and measure it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--interviews", type=int, default=100)
    asked.add_argument("--words", type=int, default=2_000_000)
    asked.add_argument("--units", type=int, default=100_000)
    asked.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    asked.add_argument(
        "--keep", type=Path, help="make the study here (or use the one that is here) and keep it"
    )
    wish = asked.parse_args()
    if wish.measure:
        print(json.dumps(_measure(wish.measure)))
        return
    with tempfile.TemporaryDirectory() as folder:
        study = wish.keep or Path(folder) / "study"
        if not study.exists():
            begun = time.monotonic()
            large_study.make(study, wish.interviews, wish.words, wish.units).close()
            print(f"written in {time.monotonic() - begun:.0f} s; {_size(study) / 1e6:,.0f} MB on disk")
        told = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.scale", "--measure", str(study)],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    measured = json.loads(told.stdout.splitlines()[-1])
    print(
        f"{wish.interviews} interviews, {wish.words:,} words, {wish.units:,} units; load {os.getloadavg()[0]:.1f}"
    )
    print(f"{'':<44}{'asked':>10}{'measured':>12}")
    for line, limit, key, unit in (
        ("open (passphrase, list, first interview)", 2.0, "open", "s"),
        ("  of it, the passphrase", None, "passphrase", "s"),
        ("search, median", None, "median", "ms"),
        ("search, 95 of 100", 50, "p95", "ms"),
        ("memory of the window's process", 500, "memory", "MB"),
    ):
        shown = f"{limit} {unit}" if limit else ""
        print(f"{line:<44}{shown:>10}{measured[key]:>9.2f} {unit}")


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _measure(study: Path) -> dict[str, float]:
    # In the fresh process alone: what is measured must not have been loaded by the one that asks.
    import psutil

    from workbench.archive import keys
    from workbench.archive.folder import StudyFolder, read_header
    from workbench.desk.opening import open_study
    from workbench.ui.application import make_application
    from workbench.ui.hub import Hub
    from workbench.ui.study_page import StudyPage

    application = make_application()
    begun = time.perf_counter()
    keys.unlock(read_header(StudyFolder(study)), large_study.PASSPHRASE)
    passphrase = time.perf_counter() - begun
    begun = time.perf_counter()
    desk = open_study(study, large_study.PASSPHRASE)
    desk.members.switch(desk.members.list()[0].id)
    page = StudyPage(desk, Hub(desk))
    page.resize(1280, 800)
    page.show()
    page.begin()
    application.processEvents()
    opened = time.perf_counter() - begun
    known = large_study.vocabulary()
    chance = random.Random(11)
    asked = [" ".join(chance.choices(known[:2000], k=chance.choice((1, 1, 2)))) for _ in range(SEARCHES - 4)]
    asked += ["og", "arbeid", "working shame", "jeg skam"]
    took: list[float] = []
    for words in asked:
        begun = time.perf_counter()
        desk.finder.find(words)
        took.append(1000 * (time.perf_counter() - begun))
    memory = psutil.Process().memory_info().rss / 1e6
    desk.close()
    p95 = statistics.quantiles(took, n=20)[-1]
    return {
        "open": opened,
        "passphrase": passphrase,
        "median": statistics.median(took),
        "p95": p95,
        "memory": memory,
    }


if __name__ == "__main__":
    main()
