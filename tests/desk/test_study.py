"""Opening again, members and PINs, finding: a study as it comes back."""

from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Table
from workbench.archive.header import LEAST_COST
from workbench.archive.lock import OneAtATime
from workbench.cellar.errors import Refusal
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.opening import Founder, make_study, open_study
from workbench.history.log import making
from workbench.study.interviews import Transcription, TranscriptionState
from workbench.study.people import Role


def test_everything_is_there_again(table: Table) -> None:
    unit = table.desk.units.mark(table.interview.id, 3, 8)
    table.desk.notes.answer(unit.id, "another", "perhaps relief")
    table.desk.close()
    again = open_study(table.desk.folder, PASSPHRASE)
    assert again.member is None
    again.members.switch(table.ada.id)
    assert again.units.one(unit.id).unit.anchor.text == "I was so tired that day"
    assert again.notes.on(unit.id)[0].another == "perhaps relief"
    assert again.can_take_back() == (None, None)  # done in another sitting
    assert again.undo() is None
    again.notes.answer(unit.id, "voice", "tired")
    assert again.undo()
    assert again.undo() is None
    assert again.notes.on(unit.id)[0].another == "perhaps relief"
    again.close()


def test_a_study_that_is_open_on_another_computer_is_not_opened(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "another")
    with pytest.raises(Refusal, match="open"):
        open_study(table.desk.folder, PASSPHRASE)


def test_two_windows_see_each_others_changes(table: Table) -> None:
    second = open_study(table.desk.folder, PASSPHRASE)
    try:
        second.members.switch(table.bo.id, "4321")
        table.desk.feed.poll()
        unit = second.units.mark(table.interview.id, 3, 8)
        assert [(one.kind, one.id) for one in table.desk.feed.poll()] == [("unit", unit.id)]
        note = table.desk.notes.answer(unit.id, "voice", "tired")
        assert [one.kind for one in second.feed.poll()] == ["unit", "note"]
        assert second.notes.on(unit.id) == [note]
        with pytest.raises(Refusal, match="Ada"):
            second.undo()  # a colleague has bridled on it meanwhile
    finally:
        second.close()


def test_one_window_transcribes_and_the_other_sees_that_it_is_at_work(table: Table) -> None:
    second = open_study(table.desk.folder, PASSPHRASE)
    second.members.switch(table.ada.id)
    asked = Transcription(
        id="t", interview=table.interview.id, recording="rec", model="base", engine="auto",
        state=TranscriptionState.RUNNING, asked="2026-01-01T10:00:00Z", member=table.ada.id,
    )  # fmt: skip
    table.desk.context.record(Gesture.TRANSCRIPTION, making(asked), lasting=True)
    turn = OneAtATime(table.desk.context.archive.folder)
    assert turn.take()
    assert second.transcribing.unfinished() == []
    assert [job.state for job in second.transcribing.jobs()] == [TranscriptionState.RUNNING]
    turn.leave()
    assert [one.id for one in second.transcribing.unfinished()] == ["t"]
    second.close()


def test_a_wrong_pin_switches_nobody(table: Table) -> None:
    with pytest.raises(Refusal, match="Bo"):
        table.desk.members.switch(table.bo.id, "1234")
    assert table.desk.member == table.ada


@pytest.mark.parametrize("pin", ["123", "12a4", "1" * 13, "١٢٣٤"])
def test_unfit_pins_are_refused(table: Table, pin: str) -> None:
    with pytest.raises(Refusal):
        table.desk.members.add("Cy", (Role.PEER,), "en", pin)
    assert len(table.desk.members.list()) == 2


def test_names_of_participants_are_refused(table: Table) -> None:
    with pytest.raises(Refusal, match="P1"):
        table.desk.interviews.add("Second", participant_code="Kari Nordmann")


def test_words_are_found_in_turns_units_and_notes(table: Table) -> None:
    unit = table.desk.units.mark(table.interview.id, 3, 8)
    table.desk.notes.answer(unit.id, "why", "being tired is not laziness")
    found = table.desk.finder.find("tired")
    assert {item.kind for item in found} == {"turn", "unit", "note"}
    turn = next(item for item in found if item.kind == "turn")
    assert (turn.token, turn.start_ms, turn.recording) == ("w1.3", 1800, "rec")
    start, end = turn.matches[0]
    assert turn.snippet[start:end] == "tired"
    assert table.desk.finder.find("asking")[0].id == "turn3"
    table.desk.units.remove(unit.id)
    assert {item.kind for item in table.desk.finder.find("tired")} == {"turn"}


def test_notes_of_a_removed_unit_are_not_found_but_come_back_with_it(table: Table) -> None:
    unit = table.desk.units.mark(table.interview.id, 3, 8)
    table.desk.notes.answer(unit.id, "why", "laziness")
    table.desk.units.remove(unit.id)
    assert table.desk.finder.find("laziness") == []
    table.desk.undo()
    assert len(table.desk.finder.find("laziness")) == 1


def test_a_copied_folder_counts_its_steps_under_its_own_name(table: Table, tmp_path: Path) -> None:
    table.desk.close()
    moved = table.desk.folder.rename(tmp_path / "elsewhere")
    again = open_study(moved, PASSPHRASE)
    assert again.context.log.replica != table.desk.context.log.replica
    again.close()


def test_a_study_that_could_not_be_filled_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_step: object, **_how: object) -> None:
        raise Refusal("The disk is full.")

    monkeypatch.setattr(Context, "record", full)
    with pytest.raises(Refusal, match="full"):
        make_study(tmp_path / "new", "Work", PASSPHRASE, Founder("Ada"), cost=LEAST_COST)
    assert not (tmp_path / "new").exists()
