"""Kills the window's process and the transcribing worker at random moments: `python -m tests.benchmarks.kills`.

The window is real (offscreen): words of one interview are selected and marked by the button while another is
being transcribed. After each kill -9 the study is opened again: every step that was told as kept must be
there, no word twice, and the check clean. The next round goes on with the same study, so that the
transcription is broken off and taken up many times over.
"""

import argparse
import multiprocessing
import os
import random
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import psutil

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false;*.info=false")

from PySide6.QtCore import QTimer

from workbench.archive.header import LEAST_COST
from workbench.desk.checking import check_study
from workbench.desk.desk import Desk
from workbench.desk.opening import Founder, make_study, open_study, sample_file
from workbench.ui.application import make_application
from workbench.ui.hub import Hub
from workbench.ui.study_page import StudyPage
from workbench.ui.transcript.pane import TranscriptPane

PASSPHRASE = "killed a hundred times"


def main() -> int:
    """Run the rounds; 0 if nothing was lost."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=100)
    asked.add_argument("--seed", type=int, default=1)
    wish = asked.parse_args()
    chance = random.Random(wish.seed)
    lost = 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WORKBENCH_SETTINGS"] = str(Path(folder) / "settings")
        study = Path(folder) / "study"
        _make(study)
        kept: list[str] = []  # all that was ever told as kept, over all rounds
        for number in range(wish.rounds):
            worker = number % 2 == 1
            kept += _round(study, worker, chance.uniform(0.0, 4.0))
            fault = _fault(study, kept)
            lost += bool(fault)
            whom = "worker" if worker else "window"
            print(f"{number + 1:4} {whom}  marks kept {len(kept):5}  {fault or 'whole'}", flush=True)
    print(
        f"\nkilled {wish.rounds} times; asked: nothing lost, no word twice, check clean. Rounds with a fault: {lost}"
    )
    return 1 if lost or not kept else 0


def _make(study: Path) -> None:
    desk = make_study(study, "Kills", PASSPHRASE, Founder("Ada"), cost=LEAST_COST)
    for recording in (sample_file("interview.opus"), Path(__file__).parents[1] / "data" / "two_cities.flac"):
        intake = desk.recordings.intake(recording)
        intake.start()
        while not intake.wait(1).finished:
            pass
        assert intake.status.result, intake.status.sentence
    desk.transcribing.enqueue(desk.interviews.list()[0].id, language="en")
    while desk.transcribing.busy:
        desk.transcribing.wait(1)
    desk.close()


def _round(study: Path, worker: bool, seconds: float) -> list[str]:
    """Let the window work for some seconds after its first mark and kill it (or its worker, then it)."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    child = spawn.Process(target=_work, args=(study, theirs))
    child.start()
    theirs.close()
    told = _told(ours, 60, until_first=True) + _told(ours, seconds)
    if worker:
        for process in psutil.Process(child.pid).children(recursive=True):
            process.kill()
        told += _told(ours, 1.0)
    child.kill()
    child.join()
    told += _told(ours, 1.0)
    ours.close()
    return told


def _told(pipe: Any, seconds: float, until_first: bool = False) -> list[str]:
    """What is told within some seconds; less where the other end is gone (or the first word is enough)."""
    told: list[str] = []
    until = time.monotonic() + seconds
    try:
        while (left := until - time.monotonic()) > 0 and pipe.poll(left):
            told.append(pipe.recv())
            if until_first:
                break
    except (EOFError, ConnectionResetError):
        pass
    return told


def _work(study: Path, answer: Connection) -> None:
    """The window's process: goes on transcribing and marks words without end, telling each unit once kept."""
    application = make_application()
    desk = open_study(study, PASSPHRASE)
    _go_on_transcribing(desk)
    hub = Hub(desk)
    hub.start()
    page = StudyPage(desk, hub)
    page.resize(1280, 800)
    page.show()
    page.show_interview(desk.interviews.list()[0].id)
    pane = page.findChild(TranscriptPane)
    assert pane
    chance = random.Random(os.getpid())

    def beat() -> None:
        first = chance.randrange(len(desk.transcripts.reading(pane.interview).tokens) - 10)
        before = desk.context.log.shelf.last_number()
        pane.view.words.select(first, first + chance.randrange(1, 9))
        pane.toolbar.mark.click()
        for _number, step in desk.context.log.shelf.steps_after(before):
            if step.gesture == "unit-marked":
                answer.send(step.leaves[0].key[1])

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(5)
    sys.exit(application.exec())


def _go_on_transcribing(desk: Desk) -> None:
    interview = desk.interviews.list()[1]
    unfinished = desk.transcribing.unfinished()
    if unfinished:
        desk.transcribing.resume(unfinished[0].id)
    else:
        known = desk.interviews.overview(interview.id).transcription
        desk.transcribing.enqueue(interview.id, language="en", again=known is not None)


def _fault(study: Path, kept: list[str]) -> str:
    """What is wrong with the study after a kill; empty when nothing is."""
    desk = open_study(study, PASSPHRASE)
    try:
        present = {placed.unit.id for placed in desk.units.of(desk.interviews.list()[0].id)}
        missing = [unit for unit in kept if unit not in present]
        report = check_study(desk)
        return "; ".join([*([f"{len(missing)} marks lost"] if missing else []), *report.faults])
    finally:
        desk.close()


if __name__ == "__main__":
    sys.exit(main())
