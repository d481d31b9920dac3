"""Measures the report of a large study: `python -m tests.benchmarks.report`. Prints asked and measured.

100 interviews of an hour, 20,000 units in 300 clusters, 600 sentences that rest on them and 200 quotes are written into a
temporary folder; then the report is gathered, and written in each format.
"""

import io
import os
import random
import tempfile
import time
from pathlib import Path

from tests.benchmarks import large_study
from workbench.archive.header import LEAST_COST
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.report_choices import Choices
from workbench.desk.report_writing import gathering
from workbench.exchange.report import report_formats
from workbench.history.log import Write, making
from workbench.study.clusters import Cluster, Placement, placement_id
from workbench.study.ids import new_id
from workbench.study.provenance import Wording
from workbench.study.quotes import Quote
from workbench.study.results import Genre, Ground, Section, Sentence
from workbench.study.units import Unit

INTERVIEWS, WORDS, UNITS, CLUSTERS = 100, 900_000, 20_000, 300
SENTENCES, QUOTES = 600, 200
ASKED_S = 20.0


def main() -> None:
    """Make the study and measure its report."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        desk = large_study.make(Path(folder) / "study", INTERVIEWS, WORDS, UNITS, LEAST_COST)
        lay(desk)
        print(f"written in {time.monotonic() - begun:.0f} s; load {os.getloadavg()[0]:.1f}")
        begun = time.perf_counter()
        found = desk.report.gather(Choices())
        gathered = time.perf_counter() - begun
        took, waited = beside(desk)
        places = sum(len(strand.places) for one in found.report.references for strand in one.strands)
        print(f"{len(found.report.references)} references, {places:,} places")
        print(f"{'':<28}{'asked':>10}{'measured':>12}")
        print(f"{'gathered':<28}{'':>10}{gathered:>10.1f} s")
        told = f"{took:>10.1f} s, the longest wait of who works on meanwhile {waited * 1000:.0f} ms"
        print(f"{'beside the window':<28}{ASKED_S:>8} s{told}")
        for one in report_formats():
            begun = time.perf_counter()
            file = io.BytesIO()
            one.write(found.report, file)
            took = time.perf_counter() - begun
            told = f"{gathered + took:>10.1f} s, of it writing {took:.1f} s, {file.tell() / 1e6:.1f} MB"
            print(f"{one.name:<28}{ASKED_S:>8} s{told}")
        desk.close()


def beside(desk: Desk) -> tuple[float, float]:
    """How long it takes beside a thread that does a little each 10 ms, and the longest that this one waited, in seconds."""
    begun = at = time.perf_counter()
    waited = 0.0
    work = gathering(desk.context, Choices())
    work.start()
    while not work.finished:
        time.sleep(0.01)
        now = time.perf_counter()
        waited = max(waited, now - at - 0.01)
        at = now
    work.result()
    return time.perf_counter() - begun, waited


def lay(desk: Desk) -> None:
    """Lay the units into clusters and write results on them."""
    chance = random.Random(5)
    me = desk.context.me
    units = desk.context.all(Unit)
    clusters = [
        Cluster(id=new_id(), name=Wording(f"Cluster {number}", (me,)), by=me) for number in range(CLUSTERS)
    ]
    writes: list[Write] = [write for one in clusters for write in making(one)]
    for number, unit in enumerate(units):
        cluster = clusters[number % CLUSTERS]
        placement = Placement(
            id=placement_id(unit.id, cluster.id), cluster=cluster.id, unit=unit.id, interview=unit.interview,
            place=f"{number:06}5", by=me,
        )  # fmt: skip
        writes += making(placement)
    quotes = [
        Quote(id=new_id(), interview=unit.interview, unit=unit.id, anchor=unit.anchor, by=me)
        for unit in chance.sample(units, QUOTES)
    ]
    sections = [Section(id=new_id(), genre=Genre.ESSENCE, place="1", by=me)]
    sections += [
        Section(
            id=new_id(),
            genre=Genre.CONSTITUENT,
            title=Wording(f"Constituent {n}", (me,)),
            place=f"{n + 2:03}5",
            by=me,
        )
        for n in range(20)
    ]
    sentences = [
        Sentence(
            id=new_id(), section=sections[n % len(sections)].id, place=f"{n:04}5",
            text=Wording("A day is what has to be got through while nobody asks.", (me,)),
            rests=(Ground("cluster", clusters[n % CLUSTERS].id),), begins=n % 5 == 0,
        )
        for n in range(SENTENCES)
    ]  # fmt: skip
    sentences += [
        Sentence(id=new_id(), section=sections[1 + n % 20].id, place=f"{n:04}7", quote=one.id)
        for n, one in enumerate(quotes)
    ]
    for record in (*quotes, *sections, *sentences):
        writes += making(record)
    with desk.context.log.together():
        for first in range(0, len(writes), 2000):
            desk.context.record(Gesture.STUDY_CHANGED, writes[first : first + 2000])


if __name__ == "__main__":
    main()
