"""A check finds what is damaged and says so; a whole study has nothing to find."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from workbench.archive.check import check
from workbench.archive.header import LEAST_COST
from workbench.archive.study_archive import StudyArchive
from workbench.cellar.errors import Stopped
from workbench.history.log import Log, making, removing, setting
from workbench.history.steps import Change, Step, StepRef, leaves_of
from workbench.history.undo import undo
from workbench.study.interviews import Recording
from workbench.study.units import BridlingNote

PASSPHRASE = "blåbærsyltetøy på skiva"
NOTE = BridlingNote(id="n1", interview="i1", voice="Arbeidet betyr alt")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[StudyArchive]:
    """A study with notes, an undone gesture, a contrary step from another laptop, a recording in use and one undone."""
    archive = StudyArchive.make(tmp_path / "study", PASSPHRASE, LEAST_COST)
    log = Log(archive.shelf, archive.replica)
    log.record("m1", "made", making(NOTE))
    log.record("m1", "changed", setting(BridlingNote(id="n1", voice="annerledes"), "voice"))
    undo(log, "m1")
    other = Change("interview", "i1", "title", None, "samtidig")
    log.take(
        [
            Step(
                StepRef("other", 1),
                "m1",
                "changed",
                2,
                "",
                leaves_of([other], lambda _kind, identity: identity),
                {archive.replica: 1},
            )
        ]
    )
    for identity in ("r1", "r2"):
        names = [archive.vault.add([f"{identity} {number}".encode()]).id for number in range(3)]
        recording = Recording(
            id=identity, interview="i1", original=names[0], sound=names[1], waveform=names[2]
        )
        log.record("m1", "added", making(recording))
    log.record("m1", "removed", removing(recording))
    yield archive
    archive.close()


def test_a_whole_study_has_nothing_to_find(archive: StudyArchive) -> None:
    shares: list[float] = []
    report = check(archive, shares.append)
    assert (report.whole, report.faults, report.remarks) == (True, (), ())
    assert (report.steps, report.recordings) == (7, 1)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def kept(archive: StudyArchive) -> str:
    body = archive.shelf.body("recording", "r1")
    assert body
    return str(body.values["sound"])


def run(statement: str) -> Callable[[StudyArchive], None]:
    def change(archive: StudyArchive) -> None:
        with archive.database.transaction():
            archive.database.run(text(statement))

    return change


def flip(archive: StudyArchive) -> None:
    path = archive.vault.folder / kept(archive)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(bytes(content))


def flip_page(archive: StudyArchive) -> None:
    archive.database.pragma("wal_checkpoint(TRUNCATE)")
    path = archive.folder.database
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(bytes(content))


FAULTS: dict[str, tuple[Callable[[StudyArchive], object], str]] = {
    "a recording is damaged": (flip, "Recording r1 is damaged or missing"),
    "a recording is gone": (
        lambda archive: archive.vault.remove(kept(archive)),
        "Recording r1 is damaged or missing",
    ),
    "a page is damaged": (flip_page, "damaged on the disk"),
    "a step is gone": (run("DELETE FROM step WHERE number = 2"), "missing from the study's log"),
    "a step was changed": (
        run("UPDATE step SET gesture = 'forged' WHERE number = 2"),
        "changed behind the program's back",
    ),
    "the newest step was changed": (
        run("UPDATE step SET at = 'then' WHERE number = (SELECT max(number) FROM step)"),
        "changed behind the program's back",
    ),
    "a record is gone": (run("DELETE FROM record WHERE id = 'n1'"), "1 entry"),
    "a record is too many": (
        run(
            "INSERT INTO record (kind, id, scope, alive, torn, fields) VALUES ('note', 'n9', '', 0, 0, '{}')"
        ),
        "1 entry",
    ),
    "a record says otherwise": (
        run("UPDATE record SET fields = (SELECT fields FROM record WHERE id = 'r2') WHERE id = 'r1'"),
        "1 entry",
    ),
    "a record lies in another interview": (run("UPDATE record SET scope = 'i9' WHERE id = 'n1'"), "1 entry"),
    "a record was brought to life": (run("UPDATE record SET alive = 1 WHERE id = 'r2'"), "1 entry"),
    "records are found by other words": (
        run("UPDATE record SET forms = 'fritid' WHERE id = 'n1'"),
        "1 entry",
    ),
    "the search is not what it indexes": (
        run("INSERT INTO record_search(record_search, rowid, forms) VALUES ('delete', 1, 'arbeidet')"),
        "search",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_found_and_said(archive: StudyArchive, name: str) -> None:
    damage, sentence = FAULTS[name]
    damage(archive)
    report = check(archive)
    assert not report.whole
    assert any(sentence in fault for fault in report.faults)
    assert not any(word in fault for fault in report.faults for word in ("Arbeidet", "samtidig"))


def test_what_is_over_is_remarked_and_no_fault(archive: StudyArchive) -> None:
    archive.vault.add([b"nobody's"])
    (archive.folder.path / "notes.docx").touch()
    (archive.vault.folder / "holiday.jpg").touch()
    report = check(archive)
    assert report.whole
    assert [remark.split(" ")[0] for remark in report.remarks] == ["1", "2"]


def test_a_recording_taken_away_may_be_erased(archive: StudyArchive) -> None:
    state = archive.shelf.state("recording", "r2")
    assert state
    archive.vault.remove(str(state.value("sound")))
    assert check(archive).whole


@pytest.mark.parametrize("at", [0.0, 0.3])
def test_a_check_can_be_stopped(archive: StudyArchive, at: float) -> None:
    def stop(share: float) -> None:
        if share >= at:
            raise Stopped("stopped")

    with pytest.raises(Stopped):
        check(archive, stop)
