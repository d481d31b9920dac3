"""The report on the command line: written whole, with what is to be looked at, and from a number to the sound."""

import zipfile
from contextlib import closing
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import PASSPHRASE, Run
from tests.desk.reported import ARTIFICIAL, report_of
from workbench.desk.opening import open_study

KARI = ("--member", "Kari")


@pytest.fixture
def told(folder: Path) -> Path:
    """The study with results."""
    with closing(open_study(folder, PASSPHRASE)) as desk:
        desk.members.switch(next(one.id for one in desk.members.list() if one.name == "Kari"))
        interview = desk.interviews.list()[0]
        turns = desk.transcripts.reading(interview.id).turns
        desk.transcripts.set_speaker(
            [turns[0].id], turns[1].speaker
        )  # the unit and the quote are of the first
        report_of(desk, interview)
    return folder


@pytest.mark.parametrize(
    ("name", "file"),
    [("report-docx", "r.docx"), ("report-html", "r.html"), ("xlsx", "r.xlsx"), ("csv", "r.zip")],
)
def test_each_format_is_written(run: Run, told: Path, tmp_path: Path, name: str, file: str) -> None:
    place = tmp_path / file
    ran = run("export", told, "--format", name, "-o", place, *KARI)
    assert (ran.code, ran.out) == (0, "")
    assert "To look at: Sentence 5 does not say what it rests on." in ran.err
    assert ran.err.splitlines()[-1].startswith("The report is written to")
    assert place.stat().st_size > 500
    again = run("export", told, "--format", name, "-o", place, *KARI)
    assert again.code != 0
    assert "already" in again.err


def test_the_ending_says_the_format_and_a_word_document_is_a_transcript(
    run: Run, told: Path, tmp_path: Path
) -> None:
    ran = run("export", told, "-o", tmp_path / "r.xlsx", *KARI, "--json")
    assert ran.json["format"] == "xlsx"
    assert {"matter": "bare", "words": "Sentence 5 does not say what it rests on."} in ran.json["notices"]
    assert zipfile.is_zipfile(tmp_path / "r.xlsx")
    assert run("export", told, "-o", tmp_path / "r.docx").code == 0
    assert docx.Document(str(tmp_path / "r.docx")).paragraphs[0].text == "First talk"


def test_condensates_leave_where_they_are_asked_for(run: Run, told: Path, tmp_path: Path) -> None:
    assert run("export", told, "-o", tmp_path / "a.html", *KARI).code == 0
    assert run("export", told, "-o", tmp_path / "b.html", "--condensates", *KARI).code == 0
    assert ARTIFICIAL not in (tmp_path / "a.html").read_text("utf-8")
    assert ARTIFICIAL in (tmp_path / "b.html").read_text("utf-8")


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_picture_is_written_and_told_in_words(run: Run, told: Path, tmp_path: Path, ending: str) -> None:
    place = tmp_path / f"p.{ending}"
    ran = run("export", told, "--format", "picture-variations", "-o", place, *KARI)
    assert (ran.code, ran.out) == (0, "")
    assert "Snow: told of by P1." in ran.err
    assert place.read_bytes().startswith(b"\x89PNG" if ending == "png" else b"<svg")
    ran = run("export", told, "--format", "picture-time", "-o", place, *KARI, "--force", "--json")
    assert ran.json["description"].splitlines()[0] == "The study in time"


def test_what_is_to_be_looked_at_in_a_picture_is_told_with_it(run: Run, told: Path, tmp_path: Path) -> None:
    with closing(open_study(told, PASSPHRASE)) as desk:
        desk.members.switch(next(one.id for one in desk.members.list() if one.name == "Kari"))
        [group] = desk.clusters.layout
        desk.clusters.name(group.cluster, "What Kari calls snow")
    words = "To look at: The name “Kari” stands in the report, under “"
    place = tmp_path / "p.svg"
    ran = run("export", told, "--format", "picture-groups", "--without", "pictures", "-o", place, *KARI)
    looked = [line for line in ran.err.splitlines() if line.startswith("To look at:")]
    assert len(looked) == 1
    assert looked[0].startswith(words)
    ran = run("export", told, "--format", "picture-groups", "-o", place, *KARI, "--force", "--json")
    assert [one["matter"] for one in ran.json["notices"]] == ["names"]
    ran = run("export", told, "--format", "picture-time", "-o", place, *KARI, "--force")
    assert "To look at" not in ran.err


def test_a_picture_is_no_word_document(run: Run, told: Path, tmp_path: Path) -> None:
    ran = run("export", told, "--format", "picture-time", "-o", tmp_path / "p.docx", *KARI)
    assert ran.code != 0
    assert ".png or .svg" in ran.err
    assert not (tmp_path / "p.docx").exists()


def test_parts_and_the_language_of_the_report_are_chosen(run: Run, told: Path, tmp_path: Path) -> None:
    place = tmp_path / "r.html"
    without = ("--without", "checklist_1", "--without", "pictures", "--report-language", "nb")
    assert run("export", told, "-o", place, *without, *KARI).code == 0
    page = place.read_text("utf-8")
    assert "COREQ" not in page
    assert "<img" not in page
    assert "SRQR" in page
    assert "Sjekkliste SRQR" in page
    assert "Participants" not in page


@pytest.mark.parametrize("wrong", ["inside", "one interview", "nobody"])
def test_refusals_leave_nothing_behind(run: Run, told: Path, tmp_path: Path, wrong: str) -> None:
    place = told / "r.xlsx" if wrong == "inside" else tmp_path / "r.xlsx"
    more = {"inside": KARI, "one interview": (*KARI, "--interview", "1"), "nobody": ()}[wrong]
    ran = run("export", told, "-o", place, *more)
    assert ran.code != 0
    assert "\n" not in ran.err.strip()
    assert not place.exists()


def test_a_page_of_one_interview_is_its_transcript(run: Run, told: Path, tmp_path: Path) -> None:
    """Where no interview is named, the same ending says the report."""
    for more, what in (("--interview", "1"), "transcript"), ((), "report"):
        ran = run("export", told, "-o", tmp_path / f"{what}.html", *more, *KARI)
        assert ran.code == 0, ran.err
        assert f"The {what} is written" in ran.err


def test_a_number_tells_what_the_sentence_rests_on(run: Run, told: Path) -> None:
    ran = run("show", told, "--reference", "2", *KARI)
    first, group, unit = ran.out.splitlines()
    assert first.endswith("] The day is heavy.")
    assert group == "“Deep snow”"
    assert unit.startswith("  P1, First talk 0:00:01  me about a usual day")
    plain = run("show", told, "--reference", first.split("[")[1][:6], *KARI, "--json").json
    assert (plain["number"], plain["rests on"][0]["units"][0]["start"]) == (2, 1.2)
    assert "No sentence has the number 77" in run("show", told, "--reference", "77", *KARI).err


def test_a_number_tells_what_is_no_longer_there(run: Run, told: Path) -> None:
    with closing(open_study(told, PASSPHRASE)) as desk:
        desk.members.switch(next(one.id for one in desk.members.list() if one.name == "Kari"))
        [unit] = desk.units.of(desk.interviews.list()[0].id)
        desk.units.remove(unit.unit.id)
    ran = run("show", told, "--reference", "4", *KARI)
    assert ran.out.splitlines()[1:] == ["“Deep snow”", "Something that is no longer there."]
    assert run("show", told, "--reference", "4", *KARI, "--json").json["no longer there"] == [None]
