"""Kill -9 at any moment: every acknowledged step is there, none is half there, the study is whole."""

import multiprocessing
import random
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from workbench.archive.check import check
from workbench.archive.header import LEAST_COST
from workbench.archive.study_archive import StudyArchive
from workbench.history.log import Log, making, setting
from workbench.history.undo import undo
from workbench.study.interviews import Recording
from workbench.study.units import BridlingNote

PASSPHRASE = "blåbærsyltetøy på skiva"


def work_without_end(path: Path, answer: Connection) -> None:
    """Mark, change, undo, add recordings; say the number of each step once it is durable."""
    archive = StudyArchive.open(path, PASSPHRASE)
    log = Log(archive.shelf, archive.replica)
    chance = random.Random(log.shelf.last_number())
    while True:
        number = log.shelf.last_number()
        note = BridlingNote(id=f"n{number}", interview="i1", voice=f"ord{number} " * chance.randrange(1, 200))
        with log.together():
            log.record("m1", "made", making(note))
            log.record("m1", "changed", setting(BridlingNote(id=note.id, why="derfor"), "why"))
        if number % 5 == 0:
            undo(log, "m1")
        if number % 7 == 0:
            entry = archive.vault.add([chance.randbytes(chance.randrange(200_000))])
            log.record("m1", "added", making(Recording(id=f"r{number}", original=entry.id)))
        answer.send(log.shelf.last_number())


def killed(path: Path, seconds: float) -> int:
    """Let a process work for some seconds after its first step and kill it; the last number it had said."""
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe(duplex=False)
    child = spawn.Process(target=work_without_end, args=(path, there), daemon=True)
    child.start()
    there.close()
    said = here.recv()
    until = time.monotonic() + seconds
    while here.poll(max(0.0, until - time.monotonic())):
        said = here.recv()
        if time.monotonic() >= until:
            break
    child.kill()
    child.join()
    child.close()
    while here.poll():
        try:
            said = here.recv()
        except EOFError:
            break
    here.close()
    return said


def rounds(path: Path, times: int) -> None:
    StudyArchive.make(path, PASSPHRASE, LEAST_COST).close()
    chance = random.Random(times)
    for _time in range(times):
        said = killed(path, chance.uniform(0, 0.4))
        archive = StudyArchive.open(path, PASSPHRASE)
        report = check(archive)
        assert report.faults == ()
        assert report.steps >= said
        # Both gestures of a pair, or neither.
        for body in archive.shelf.bodies("note"):
            assert body.values["why"] in ("derfor", "")
        alone = [
            step
            for _number, step in archive.shelf.steps_after(0)
            if step.gesture == "made"
            and archive.shelf.step(type(step.ref)(step.ref.replica, step.ref.seq + 1)) is None
        ]
        assert alone == []
        archive.close()


def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    rounds(tmp_path / "study", 3)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_nothing_acknowledged_is_lost_a_hundred_times(tmp_path: Path) -> None:
    rounds(tmp_path / "study", 100)
