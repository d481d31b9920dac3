"""A study is made with all that it begins with, or not at all; any name that a system can give goes into it."""

import os
from pathlib import Path

import pytest

from workbench.archive.header import LEAST_COST
from workbench.cellar.errors import Refusal
from workbench.desk.interviews import Interviews
from workbench.desk.opening import Founder, make_sample_study, make_study, open_study, sample_facts

PASSPHRASE = "blåbærsyltetøy på skiva"
HALF = "Kari\udcff"  # what becomes of a byte of the command line that is no letter


class _PowerCut(BaseException):
    pass


def test_a_sample_study_broken_off_in_the_making_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_given: object) -> None:
        raise _PowerCut

    monkeypatch.setattr(Interviews, "add_speaker", cut)
    with pytest.raises(_PowerCut):
        make_sample_study(tmp_path / "sample", LEAST_COST)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    made = make_sample_study(tmp_path / "sample", LEAST_COST)
    assert len(made.members.list()) == len(sample_facts()["members"])
    made.close()


def test_a_study_that_cannot_begin_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object, **_named: object) -> None:
        raise Refusal("The disk is full.")

    monkeypatch.setattr("workbench.desk.context.Context.record", full)
    with pytest.raises(Refusal, match="full"):
        make_study(tmp_path / "study", "Støtte", PASSPHRASE, Founder("Kari"), cost=LEAST_COST)
    assert list(tmp_path.iterdir()) == []


def test_names_of_halves_of_letters_are_kept_as_well_as_they_can_be(tmp_path: Path) -> None:
    made = make_study(tmp_path / "study", HALF, PASSPHRASE, Founder(HALF), cost=LEAST_COST)
    made.interviews.add(HALF)
    assert made.facts.name == "Kari\ufffd"
    made.close()
    again = open_study(tmp_path / "study", PASSPHRASE)
    assert [member.name for member in again.members.list()] == ["Kari\ufffd"]
    assert [interview.title for interview in again.interviews.list()] == ["Kari\ufffd"]
    again.close()


def test_a_folder_of_any_name_holds_a_study(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"st\xffudy\n2")
    make_study(folder, "Støtte", PASSPHRASE, Founder("Kari"), cost=LEAST_COST).close()
    again = open_study(folder, PASSPHRASE)
    assert again.facts.name == "Støtte"
    again.close()


@pytest.mark.parametrize("place", ["x" * 300, "file/study"])
def test_a_place_where_no_folder_can_be_is_a_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("a letter")
    with pytest.raises(Refusal, match=r"\.$"):
        make_study(tmp_path / place, "Støtte", PASSPHRASE, Founder("Kari"), cost=LEAST_COST)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
