"""One opened study: made, opened, refused and closed as a whole."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.archive.check import check
from workbench.archive.header import LEAST_COST
from workbench.archive.keys import add_slot, unlock
from workbench.archive.study_archive import StudyArchive
from workbench.cellar import places
from workbench.cellar.errors import Refusal
from workbench.history.log import Log, making
from workbench.study.units import BridlingNote

PASSPHRASE = "blåbærsyltetøy på skiva"
SAID = "det som ble sagt i fortrolighet"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A closed study with one note and one recording."""
    path = tmp_path / "Min studie"
    archive = StudyArchive.make(path, PASSPHRASE, LEAST_COST)
    Log(archive.shelf, archive.replica).record("m1", "made", making(BridlingNote(id="n1", voice=SAID)))
    archive.vault.add([SAID.encode() * 100])
    archive.close()
    return path


def tree(path: Path) -> dict[str, bytes]:
    return {str(p.relative_to(path)): p.read_bytes() for p in path.rglob("*") if p.is_file()}


def test_a_study_is_there_again(study: Path) -> None:
    archive = StudyArchive.open(study, PASSPHRASE)
    body = archive.shelf.body("note", "n1")
    assert body
    assert body.values["voice"] == SAID
    assert [hit.id for hit in archive.search.find("fortrolighet", 5)] == ["n1"]
    assert archive.vault.entries()[0].size == 100 * len(SAID.encode())
    assert archive.study == archive.header.study
    archive.close()
    archive.close()


def test_nothing_that_was_said_lies_plain_on_the_disk(study: Path) -> None:
    archive = StudyArchive.open(study, PASSPHRASE)
    Log(archive.shelf, archive.replica).record("m1", "made", making(BridlingNote(id="n2", voice=SAID)))
    while_open = tree(study)
    archive.close()
    for content in (*while_open.values(), *tree(study).values()):
        assert SAID.encode() not in content
        assert b"fortrolighet" not in content


def damage(name: str, content: bytes) -> Callable[[Path], object]:
    return lambda study: (study / name).write_bytes(content)


def flip_every_page_but_the_first(study: Path) -> None:
    content = bytearray((study / "study.db").read_bytes())
    for place in range(4096, len(content), 4096):
        content[place + 100] ^= 1
    (study / "study.db").write_bytes(content)


def say(name: str, value: object) -> Callable[[Path], object]:
    """Let the header say something else."""

    def change(study: Path) -> None:
        header = json.loads((study / "study.json").read_text())
        (study / "study.json").write_text(json.dumps({**header, name: value}))

    return change


def folder_instead(name: str) -> Callable[[Path], object]:
    return lambda study: ((study / name).unlink(), (study / name).mkdir())


def link_to_itself(name: str) -> Callable[[Path], object]:
    return lambda study: ((study / name).unlink(), (study / name).symlink_to(study / name))


SPOILT: dict[str, Callable[[Path], object]] = {
    "header gone": lambda study: (study / "study.json").unlink(),
    "header empty": damage("study.json", b""),
    "header not JSON": damage("study.json", b"study"),
    "header of another study": damage("study.json", b""),
    "header cut": lambda study: (study / "study.json").write_bytes((study / "study.json").read_bytes()[:200]),
    "header nested deeply": damage("study.json", b"[" * 100_000),
    "header of a huge number": damage("study.json", b"9" * 200_000),
    "header of another alphabet": damage("study.json", b"\xff\xfe{}"),
    "header too long": damage("study.json", b" " * 10_000_000),
    "header a folder": folder_instead("study.json"),
    "header a circle": link_to_itself("study.json"),
    "header of a newer format": say("format", 3),
    "header of a far newer format": say("format", 10**400),
    "header with other slots": say("slots", []),
    "header with a strange field": say("more", 1),
    "pages flipped": flip_every_page_but_the_first,
    "database a folder": folder_instead("study.db"),
    "database a circle": link_to_itself("study.db"),
    "database gone": lambda study: (study / "study.db").unlink(),
    "database empty": damage("study.db", b""),
    "database cut": lambda study: (study / "study.db").write_bytes((study / "study.db").read_bytes()[:3000]),
    "database replaced": damage("study.db", bytes(8192)),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_study_is_a_sentence_and_is_left_as_it_is(study: Path, name: str) -> None:
    if name == "header of another study":
        StudyArchive.make(study.parent / "other", PASSPHRASE, LEAST_COST).close()
        shutil.copyfile(study.parent / "other" / "study.json", study / "study.json")
    else:
        SPOILT[name](study)
    before = tree(study)
    for _again in range(2):
        with pytest.raises(Refusal) as refused:
            StudyArchive.open(study, PASSPHRASE)
        assert refused.value.sentence.endswith(".")
        assert tree(study) == before


def test_a_wrong_passphrase_changes_nothing_and_locks_nobody_out(study: Path) -> None:
    before = tree(study)
    with pytest.raises(Refusal, match="does not open"):
        StudyArchive.open(study, "a guess")
    assert tree(study) == before
    StudyArchive.open(study, PASSPHRASE).close()


def test_an_opening_on_another_computer_is_told_so_before_any_passphrase(
    study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = StudyArchive.open(study, PASSPHRASE)
    monkeypatch.setattr("socket.gethostname", lambda: "another")
    with pytest.raises(Refusal, match="already open"):
        StudyArchive.open(study, "a guess")
    archive.close()


def test_two_windows_on_one_computer_write_into_one_log(study: Path) -> None:
    one, other = StudyArchive.open(study, PASSPHRASE), StudyArchive.open(study, PASSPHRASE)
    logs = [Log(archive.shelf, archive.replica) for archive in (one, other)]
    assert one.replica == other.replica
    for number in range(6):
        logs[number % 2].record("m1", "made", making(BridlingNote(id=f"w{number}", voice=SAID)))
        assert logs[1 - number % 2].shelf.body("note", f"w{number}")
    one.close()
    logs[1].record("m1", "made", making(BridlingNote(id="w9", voice=SAID)))
    assert check(other).whole
    other.close()


def test_a_taken_name_is_refused_and_left_as_it_is(study: Path) -> None:
    before = tree(study.parent)
    with pytest.raises(Refusal, match="already something"):
        StudyArchive.make(study, PASSPHRASE, LEAST_COST)
    assert tree(study.parent) == before


def _replica(path: Path) -> str:
    archive = StudyArchive.open(path, PASSPHRASE)
    archive.close()
    return archive.replica


def test_a_copy_of_the_folder_gets_a_name_of_its_own(study: Path) -> None:
    copy = study.with_name("copy")
    shutil.copytree(study, copy)
    assert _replica(copy) != _replica(study)
    assert _replica(copy) == _replica(copy)


def test_a_backup_put_back_in_the_place_of_the_study_gets_a_name_of_its_own(study: Path) -> None:
    first = _replica(study)
    backup = study.with_name("backup")
    shutil.copytree(study, backup)
    assert _replica(study) == first  # opened once more after the backup: steps may have been made
    shutil.rmtree(study)
    shutil.copytree(backup, study)
    assert _replica(study) != first


def test_a_backup_put_back_together_with_the_settings_gets_a_name_of_its_own(study: Path) -> None:
    first = _replica(study)
    backup, settings = study.with_name("backup"), places.settings() / "copies.json"
    shutil.copytree(study, backup)
    kept = settings.read_bytes()
    assert _replica(study) == first  # steps may have been made and sent since
    study.rename(study.with_name("lost"))
    shutil.copytree(backup, study)
    settings.write_bytes(kept)
    assert _replica(study) != first


@pytest.mark.parametrize("damaged", ["", "[1, 2", '{"a": 1}', '{"a": ["x"]}'])
def test_settings_that_are_damaged_cost_a_name_and_nothing_else(study: Path, damaged: str) -> None:
    first = _replica(study)
    (places.settings() / "copies.json").write_text(damaged)
    renamed = _replica(study)
    assert renamed != first
    assert _replica(study) == renamed


def test_what_a_kill_left_is_gone_after_opening(study: Path) -> None:
    whole = tree(study)
    for left in (".unfinished-1", "backups/.unfinished-2", "recordings/.unfinished-3"):
        (study / left).write_bytes(b"half" * 100)
    StudyArchive.open(study, PASSPHRASE).close()
    assert set(tree(study)) == set(whole)


def test_a_failure_while_opening_leaves_nothing_open(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_vault: object) -> int:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("workbench.archive.vault.Vault.clean", fail)
        with pytest.raises(ZeroDivisionError):
            StudyArchive.open(study, PASSPHRASE)
    StudyArchive.open(study, PASSPHRASE).close()
    assert not list(study.glob("study.db-*"))


@pytest.fixture
def with_two_slots(study: Path) -> Path:
    archive = StudyArchive.open(study, PASSPHRASE)
    key = unlock(archive.header, PASSPHRASE).key
    header = add_slot(archive.header, key, "a colleague's own", cost=LEAST_COST)
    archive.close()
    (study / "study.json").write_bytes(header.to_bytes())
    return study


def test_every_slot_opens_the_same_study_and_the_copy_of_the_header_follows(with_two_slots: Path) -> None:
    for passphrase in (PASSPHRASE, "a colleague's own"):
        archive = StudyArchive.open(with_two_slots, passphrase)
        assert archive.shelf.last_number() == 1
        archive.close()
    assert (with_two_slots / "backups" / "study.json").read_bytes() == (
        with_two_slots / "study.json"
    ).read_bytes()
