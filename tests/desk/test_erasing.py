"""Erasing for good: nothing of a participant is left in any file of the study, and the rest is whole."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Laptops, Table
from tests.desk.reported import group
from workbench.archive import cipher
from workbench.archive.database import Database
from workbench.archive.study_archive import StudyArchive
from workbench.archive.vault import Vault
from workbench.cellar.errors import Refusal
from workbench.desk.checking import check_study
from workbench.desk.desk import Desk
from workbench.desk.erasing import with_others
from workbench.desk.gestures import Gesture
from workbench.desk.opening import open_study
from workbench.desk.withdrawn import destroy
from workbench.history.log import making, setting
from workbench.study.erasures import Erasure
from workbench.study.interviews import Interview, Recording
from workbench.study.people import VoiceRole

ONLY_HERE = "brennesuppe"


@pytest.fixture
def filled(table: Table) -> Table:
    """The interview of P1, with words that stand nowhere else, and another interview beside it."""
    desk = table.desk
    desk.transcripts.edit(table.turn(0).id, f"how was {ONLY_HERE}")
    unit = desk.units.mark(table.interview.id, 2, 4)
    desk.notes.answer(unit.id, "voice", f"{ONLY_HERE} again")
    sound = desk.context.archive.vault.add([ONLY_HERE.encode()])
    recording = Recording(id="r2", interview=table.interview.id, sound=sound.id, place="12")
    desk.context.record(Gesture.RECORDING_ADDED, making(recording))
    desk.interviews.add("Second", participant_code="P2")
    return table


def content(study: Path, passphrase: str = PASSPHRASE) -> bytes:
    """All that the database says when it is opened with its key; no page of it is out of use."""
    archive = StudyArchive.open(study, passphrase)
    key = archive.key.database
    archive.close()
    connection = cipher.connect(study / "study.db", key, "rw")
    assert connection.execute("PRAGMA freelist_count").fetchall() == [(0,)]
    plain = study.parent / "plain.db"
    connection.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
    connection.execute("SELECT sqlcipher_export('plain')")
    connection.close()
    return plain.read_bytes()


def test_nothing_of_it_is_left_in_any_file(filled: Table) -> None:
    desk = filled.desk
    backup = desk.folder / "backups" / "study-schema1-20260101T000000Z.db"
    backup.write_bytes(b"an old copy")
    sounds = desk.context.archive.vault.ids()
    asked = desk.erasures.asked("p1")
    assert (len(asked.interviews), asked.recordings, asked.turns, asked.units) == (1, 2, 4, 1)
    desk.erasures.erase(asked)
    assert desk.finder.find(ONLY_HERE) == []
    assert desk.interviews.get(filled.interview.id) is None
    assert [one.title for one in desk.interviews.list()] == ["Second"]
    assert len(desk.context.archive.vault.ids()) == len(sounds) - 1
    assert check_study(desk).faults == ()
    desk.close()
    assert not backup.exists()
    assert ONLY_HERE.encode() not in content(desk.folder)
    again = open_study(desk.folder, PASSPHRASE)
    assert check_study(again).faults == ()
    again.close()


@pytest.mark.parametrize("broken", ["remove", "write_anew"])
def test_what_was_broken_off_ends_at_the_next_opening(
    filled: Table, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    desk = filled.desk
    sounds = desk.context.archive.vault.ids()

    def fail(*_given: object) -> None:
        raise Refusal("the disk is full")

    with monkeypatch.context() as broken_off:
        broken_off.setattr(Vault if broken == "remove" else Database, broken, fail)
        with pytest.raises(Refusal, match="full"):
            desk.erasures.erase(desk.erasures.asked("P1"))
        desk.close()
        open_study(desk.folder, PASSPHRASE).close()  # the disk still does not let it, and the study opens
    again = open_study(desk.folder, PASSPHRASE)
    assert len(again.context.archive.vault.ids()) == len(sounds) - 1
    report = check_study(again)
    assert (report.faults, report.remarks) == ((), ())
    again.close()
    assert ONLY_HERE.encode() not in content(desk.folder)


def test_an_unknown_participant_is_a_sentence(table: Table) -> None:
    with pytest.raises(Refusal, match="no participant P9"):
        table.desk.erasures.asked("P9")


def test_the_words_are_there_before(filled: Table) -> None:
    filled.desk.close()
    assert ONLY_HERE.encode() in content(filled.desk.folder)


def everything(desk: Desk) -> str:
    shelf = desk.context.archive.shelf
    return repr([step for _number, step in shelf.steps_after(0)])


def test_an_interview_that_was_taken_away_is_erased_as_well(filled: Table) -> None:
    desk = filled.desk
    desk.interviews.remove(filled.interview.id)
    assert desk.erasures.codes() == ["P1", "P2"]
    asked = desk.erasures.asked("P1")
    assert (len(asked.interviews), asked.turns) == (1, 4)
    desk.erasures.erase(asked)
    assert ONLY_HERE not in everything(desk)
    states = desk.context.archive.shelf.states_of(Interview.KIND)
    assert [state.value("title") for state in states] == ["Second"]
    desk.undo()
    assert ONLY_HERE not in everything(desk)
    assert desk.interviews.get(filled.interview.id) is None


def test_a_participant_who_was_taken_away_is_erased_as_well(table: Table) -> None:
    desk = table.desk
    desk.interviews.add("Ninth", participant_code="P9")
    desk.undo()
    asked = desk.erasures.asked("P9")
    desk.erasures.erase(asked)
    assert "Ninth" not in everything(desk)
    assert desk.erasures.codes() == ["P1"]


def test_what_another_laptop_has_added_for_somebody_erased_goes_when_the_two_meet(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    laptops.meet()
    late = cy.interviews.add("Second", participant_code="P1")
    cy.interviews.add_speaker(late.id, ONLY_HERE)
    ada.erasures.erase(ada.erasures.asked("P1"))
    laptops.give(ada, cy)  # Cy's copy meets the tombstone with the interview there already
    assert cy.interviews.get(late.id) is None
    assert ONLY_HERE not in everything(cy)
    laptops.give(cy, ada)
    assert ada.interviews.list() == []
    for desk in (ada, cy):
        assert check_study(desk).faults == ()


def test_what_comes_after_the_tombstone_for_somebody_erased_goes_as_well(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    laptops.meet()
    late = cy.interviews.add("Second", participant_code="P1")
    cy.interviews.add_speaker(late.id, ONLY_HERE)
    cy.interviews.remove(late.id)
    ada.erasures.erase(ada.erasures.asked("P1"))
    laptops.give(cy, ada)  # Ada's copy has the tombstone and meets the interview
    assert ONLY_HERE not in everything(ada)
    laptops.give(ada, cy)
    assert ONLY_HERE not in everything(cy)
    for desk in (ada, cy):
        assert desk.erasures.codes() == []
        assert check_study(desk).faults == ()


def test_undo_passes_over_what_was_erased(table: Table) -> None:
    desk = table.desk
    desk.interviews.add("Second", participant_code="P2")
    desk.units.mark(table.interview.id, 2, 4)
    desk.units.mark(table.interview.id, 5, 6)
    desk.undo()
    desk.erasures.erase(desk.erasures.asked("P1"))
    assert desk.can_take_back().redo is None
    desk.undo()
    assert desk.interviews.list() == []


def test_nothing_is_given_to_somebody_erased_by_undo(table: Table) -> None:
    desk = table.desk
    second = desk.interviews.add("Second", participant_code="P1")
    desk.interviews.change(second, participant_code="P2")
    desk.erasures.erase(desk.erasures.asked("P1"))
    with pytest.raises(Refusal, match="cannot be taken back"):
        desk.undo()
    kept = desk.interviews.get(second.id)
    assert kept
    assert desk.interviews.participant_code(kept) == "P2"


def test_all_who_bear_a_code_are_erased_and_it_is_said(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    laptops.meet()
    ada.interviews.add("Ada's", participant_code="P7")
    cy.interviews.add("Cy's", participant_code="P7")
    laptops.meet()
    asked = ada.erasures.asked("P7")
    assert (len(asked.participants), len(asked.interviews)) == (2, 2)
    assert set(asked.participants) == set(cy.erasures.asked("P7").participants)
    ada.erasures.erase(asked)
    assert [one.title for one in ada.interviews.list()] == ["First"]
    assert ada.erasures.codes() == ["P1"]


def test_what_the_server_has_still_to_destroy_is_remembered_whatever_the_disk_says(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = table.desk

    def full(_database: Database) -> None:
        raise Refusal("The disk is full.")

    with monkeypatch.context() as patched, pytest.raises(Refusal, match="full"):
        patched.setattr(Database, "write_anew", full)
        desk.erasures.erase(desk.erasures.asked("P1"))
    (step,) = desk.context.archive.shelf.steps_called([Gesture.ERASED])
    assert json.loads(desk.context.archive.database.fact("team-erasures") or "{}") == {str(step.ref): []}


@pytest.mark.parametrize("apart", [False, True])
def test_sound_goes_with_its_interview_and_never_without_it(laptops: Laptops, apart: bool) -> None:
    ada, cy = laptops.ada, laptops.cy
    sound = ada.context.archive.vault.add([b"her voice"]).id
    mine = Recording(id="r2", interview=laptops.table.interview.id, sound=sound, place="12")
    ada.context.record(Gesture.RECORDING_ADDED, making(mine))
    laptops.give(ada, cy)
    cy.context.record(Gesture.RECORDING_ADDED, setting(replace(mine, sound=""), "sound"), lasting=True)
    if apart:
        laptops.give(cy, ada)
    cy.context.record(Gesture.ERASED, making(Erasure(id="e1", interviews=("invented",))), lasting=True)
    laptops.give(cy, ada)
    assert "invented" in ada.context.archive.shelf.gone()
    assert ada.context.archive.vault.has(sound)
    destroy(ada.context, [mine.interview], ())
    assert not ada.context.archive.vault.has(sound)


SAID = (("Interviewer", "how is work"), ("P3", f"I count {ONLY_HERE}"), ("P2", "we never count"))


def test_who_is_heard_only_in_a_group_is_erased_with_it_and_that_is_said(table: Table) -> None:
    desk = table.desk
    talk = group(desk, *SAID)
    desk.interviews.change(talk, of_others={"P3": (("Work", ONLY_HERE),)})
    assert desk.erasures.codes() == ["P1", "P2", "P3"]
    asked = desk.erasures.asked("p3")
    assert (asked.interviews, asked.turns, asked.others, asked.choice) == ((talk.id,), 3, ("P2",), False)
    assert with_others(asked) == (
        f"P3 is heard with others in “{talk.title}”. The words of several cannot be parted safely, so the whole of it "
        "goes. What P2 said there goes as well."
    )
    desk.erasures.erase(asked)
    assert ONLY_HERE not in everything(desk)
    assert desk.erasures.codes() == ["P1"]


def test_who_is_heard_alone_and_in_a_group_goes_from_both_or_from_one(table: Table) -> None:
    desk = table.desk
    talk = group(desk, *SAID)
    alone = desk.interviews.add("Alone", participant_code="P3")
    everywhere, only = desk.erasures.asked("P3"), desk.erasures.asked("P3", groups=False)
    assert everywhere.choice
    assert only.choice
    assert set(everywhere.interviews) == {alone.id, talk.id}
    assert (only.interviews, only.turns, only.shared, only.staying) == ((alone.id,), 0, (), (talk.title,))
    assert "that stays: the voice" in with_others(only)
    desk.erasures.erase(only)
    assert [one.title for one in desk.interviews.list()] == ["First", talk.title]
    desk.erasures.erase(desk.erasures.asked("P3"))
    assert [one.title for one in desk.interviews.list()] == ["First"]
    assert ONLY_HERE not in everything(desk)


def test_a_voice_with_a_code_in_an_interview_of_nobody_is_heard_alone(table: Table) -> None:
    desk = table.desk
    interview = desk.interviews.add("Nobody's")
    desk.interviews.add_speaker(interview.id, "Interviewer", VoiceRole.RESEARCHER)
    desk.interviews.add_speaker(interview.id, "p9 ", VoiceRole.PARTICIPANT)
    asked = desk.erasures.asked("P9")
    assert (asked.interviews, with_others(asked)) == ((interview.id,), "")
    desk.interviews.add_speaker(interview.id, "A neighbour", VoiceRole.PARTICIPANT)
    assert "P9 is heard with others" in with_others(desk.erasures.asked("P9"))
