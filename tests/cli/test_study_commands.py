"""show, export, check, new and add, on a small study."""

import json
import re
from contextlib import closing
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import DATA, PASSPHRASE, Run
from tests.ui.studies import study
from workbench.desk.opening import open_study
from workbench.study.interviews import Mode
from workbench.study.people import Role


def test_show_lists_the_interviews(run: Run, folder: Path) -> None:
    ran = run("show", folder)
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Work and support",
        "Members: Kari, Ola",
        "",
        "  1  First talk · P1 · 0:00:16 · 4 turns · 0 % listened to",
        "  2  Second talk · P1 · 0:00:02 · 1 turn · 0 % listened to",
    ]
    assert ran.err == ""


def test_show_as_json_is_json_alone(run: Run, folder: Path) -> None:
    told = run("show", folder, "--json").json
    assert [one["title"] for one in told["interviews"]] == ["First talk", "Second talk"]
    assert told["interviews"][0]["turns"] == 4
    assert "segments" not in told["interviews"][0]


def test_show_tells_the_balance_by_role(run: Run, folder: Path) -> None:
    assert "No round is over yet" in run("show", folder, "--balance").out
    with closing(open_study(folder, PASSPHRASE)) as desk:
        kari, ola = desk.members.list()
        desk.members.switch(kari.id)
        begun = desk.rounds.begin(desk.interviews.list()[0].id, [kari.id, ola.id], ["Why?"])
        for member in (ola, kari):
            desk.members.switch(member.id)
            desk.rounds.pass_by(begun.id)
    told = run("show", folder, "--balance").out
    assert "Passed\n  Competence group: 1 of 2\n  Lead researcher: 1 of 2\n" in told
    assert "Ola" not in told
    plain = run("show", folder, "--balance", "--json").json
    assert (plain["rounds"], plain["passed"]) == (1, {"peer": 1, "researcher": 0, "lead": 1})


@pytest.mark.parametrize("wish", ["2", "second TALK"])
def test_show_prints_a_transcript_with_times(run: Run, folder: Path, wish: str) -> None:
    ran = run("show", folder, "--interview", wish)
    assert ran.out.startswith("Second talk\nParticipant: P1\n")
    assert ran.out.endswith("\n[0:00:00] P1: It went better\n")


def test_show_gives_a_transcript_as_json(run: Run, folder: Path) -> None:
    (interview,) = run("show", folder, "--interview", "2", "--json").json["interviews"]
    (segment,) = interview["segments"]
    assert (segment["start"], segment["speaker"], segment["text"]) == (0, "P1", "It went better")
    assert segment["words"][1] == {"start": 0.4, "end": 0.76, "text": "went", "probability": 0.9}


def test_an_unknown_or_ambiguous_interview_is_refused_with_those_that_are_there(
    run: Run, folder: Path
) -> None:
    assert "There are: 1 First talk, 2 Second talk." in run("show", folder, "--interview", "Third").err
    assert "Several interviews are called “P1”" in run("show", folder, "--interview", "P1").err


def test_show_prints_what_stands_open_for_who_works(run: Run, folder: Path) -> None:
    line = "After “{}” no reflection notes are written yet."
    assert "Say who works now" in run("show", folder, "--open").err
    ran = run("show", folder, "--open", "--member", "Ola")
    assert ran.out.splitlines() == [line.format("First talk"), line.format("Second talk")]
    (end,) = run("show", folder, "--open", "--member", "Ola", "--interview", "Second talk", "--json").json[
        "open"
    ]
    assert (end["matter"], end["interview"], end["words"]) == (
        "reflection", "Second talk", line.format("Second talk"),
    )  # fmt: skip


def test_export_writes_once_and_over_it_only_when_told(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.docx"
    assert run("export", folder, "-o", file).code == 0
    assert "It went better" in [p.text for p in docx.Document(str(file)).paragraphs]
    before = file.read_bytes()
    ran = run("export", folder, "-o", file, "--format", "txt")
    assert (ran.code, file.read_bytes()) == (1, before)
    assert "It was not changed." in ran.err
    ran = run("export", folder, "-o", file, "--format", "txt", "--force", "--json")
    assert ran.json["format"] == "txt"
    written = file.read_text("utf-8")
    assert written.startswith("First talk\n")
    assert "Held:" not in written, "nobody said how the interview was held"
    assert [path.name for path in tmp_path.glob("*out*")] == ["out.docx"]


def test_export_of_one_interview_as_subtitles(run: Run, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.vtt"
    assert "holds one interview" in run("export", folder, "-o", file).err
    assert not file.exists()
    assert run("export", folder, "--interview", "2", "-o", file).code == 0
    assert "<v P1>It<00:00:00.360> <00:00:00.400>went" in file.read_text("utf-8")


@pytest.mark.parametrize("place", ["study/out.txt", "none/out.txt", "."])
def test_export_refuses_places_that_are_not_for_it(
    run: Run, folder: Path, tmp_path: Path, place: str
) -> None:
    ran = run("export", folder, "--format", "txt", "-o", tmp_path / place, "--force")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert [path.name for path in tmp_path.rglob("*.txt*")] == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["study"]


def test_export_never_writes_over_the_study_itself(run: Run, folder: Path) -> None:
    assert run("export", folder, "--format", "txt", "-o", folder / "study.db", "--force").code == 1
    assert run("check", folder).code == 0


def test_check_finds_a_whole_study_whole(run: Run, tmp_path: Path) -> None:
    with study(tmp_path) as desk:
        place = desk.folder
    assert run("check", place).out == "The study is whole: 2 steps, 0 recordings.\n"
    assert run("check", place, "--json").json["whole"] is True


def test_check_finds_faults_and_says_so_by_its_exit_code(run: Run, folder: Path) -> None:
    lost = next((folder / "recordings").iterdir())
    lost.unlink()
    ran = run("check", folder, "--json")
    assert ran.code == 3
    assert ran.json["whole"] is False
    assert len(ran.json["faults"]) == 1


def test_new_makes_a_study_that_opens(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "deep" / "study"
    ran = run(
        "new", place, "--name", "Work", "--member", "Kari", "--role", "peer", "--language", "nb", "--json"
    )
    assert ran.json == {"study": str(place), "name": "Work", "language": "nb", "member": "Kari"}
    desk = open_study(place, PASSPHRASE)
    assert desk.member
    assert (desk.member.name, desk.member.roles) == ("Kari", (Role.PEER,))
    desk.close()
    assert run("new", place).code == 1


def test_add_takes_in_what_is_a_recording_and_names_what_is_not(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    lying = tmp_path / "notes.wav"
    lying.write_text("not a sound")
    ran = run("add", folder, lying, DATA / "austen_0920.flac", "--member", "ola", "--json")
    assert ran.code == 1
    assert ran.err.count("notes.wav: ") == 1
    (added,) = ran.json["added"]
    assert (added["title"], added["duration"]) == ("austen_0920", 6.05)
    assert [one["file"] for one in ran.json["refused"]] == [str(lying)]
    again = run("add", folder, DATA / "austen_0920.flac", "--member", "Ola")
    assert again.code == 1
    assert "in the study already" in again.err
    assert len(run("show", folder, "--json").json["interviews"]) == 3


def test_add_wants_to_know_who_works_and_for_which_interview(run: Run, folder: Path) -> None:
    file = DATA / "austen_0920.flac"
    assert "with --member. There are: Kari, Ola." in run("add", folder, file).err
    assert "no member called Eve" in run("add", folder, file, "--member", "Eve").err
    both = run("add", folder, file, "--member", "Kari", "--interview", "1", "--interview", "2")
    assert "one interview at a time" in both.err
    assert len(run("show", folder, "--json").json["interviews"]) == 2


def test_a_pin_comes_from_a_file_or_the_surroundings(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with study(tmp_path) as desk:
        desk.members.add("Bo", (Role.PEER,), "en", "4321")
        place = desk.folder
    wrong, right = tmp_path / "wrong", tmp_path / "right"
    wrong.write_text("1111")
    right.write_text("4321\n")
    order = ["add", place, tmp_path / "none.wav", "--member", "Bo"]
    assert "--pin-file" in run(*order).err
    assert "PIN is not Bo's" in run(*order, "--pin-file", wrong).err
    assert "none.wav" in run(*order, "--pin-file", right).err
    monkeypatch.setenv("WORKBENCH_PIN", "4321")
    assert "none.wav" in run(*order).err


def test_models_are_listed_checked_and_not_downloaded_by_mistake(run: Run) -> None:
    (base,) = run("models", "list", "--json").json["models"]
    assert (base["name"], base["embedded"], base["engines"]) == (
        "base",
        True,
        ["faster-whisper", "openai-whisper"],
    )
    # Other tests may have made the model's second form in the same store meanwhile.
    assert re.match(r"base  \((150|295) MB\)\n", run("models", "list").out)
    ran = run("models", "verify", "base", "--json")
    assert (ran.code, ran.json) == (0, {"models": [{"name": "base", "damaged": []}]})
    assert run("models", "remove", "none").code == 1
    assert run("models", "download", "no such model", "--json").code == 1


def test_a_damaged_model_is_a_fault(
    run: Run, tmp_path: Path, joined_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copied" / "base"
    for file in (joined_models / "base").rglob("*"):
        if file.is_file() and file.name != "config.json":
            place = copy / file.relative_to(joined_models / "base")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.hardlink_to(file)
    (copy / "ctranslate2" / "config.json").write_text("{}")
    monkeypatch.setenv("WORKBENCH_MODELS", str(copy.parent))
    ran = run("models", "verify")
    assert ran.code == 3
    assert "base: damaged (ctranslate2/config.json)" in ran.out


def test_a_file_that_is_no_model_is_not_brought_in(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.pt").write_bytes(b"no model")
    ran = run("models", "import", tmp_path / "x.pt")
    assert (ran.code, ran.out) == (1, "")
    assert len(json.loads(run("models", "list", "--json").out)["models"]) == 1


def test_a_model_that_is_brought_in_and_deleted_is_told_as_json(
    run: Run, tmp_path: Path, joined_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_MODELS", str(tmp_path / "models"))
    given = joined_models / "base" / "ctranslate2"
    assert run("models", "import", given, "--name", "mine", "--json").json == {"added": "mine"}
    assert run("models", "remove", "mine", "--json").json == {"deleted": "mine"}


def test_who_is_heard_in_a_group_is_erased_with_it_or_apart_from_it(run: Run, folder: Path) -> None:
    by = ("--member", "Kari", "--json")
    with closing(open_study(folder, PASSPHRASE)) as desk:
        desk.members.switch(desk.members.list()[0].id)
        talk = desk.interviews.add("Group", mode=Mode.GROUP)
        for code in ("P1", "P33"):
            desk.interviews.add_speaker(talk.id, code)
    ran = run("erase", folder, "P1", *by, "--confirm", "P1")
    assert ran.code == 1
    assert "--groups keep" in ran.err
    ran = run("erase", folder, "P1", *by, "--confirm", "P1", "--groups", "keep")
    assert ran.json["staying"] == 1
    assert "that stays" in ran.err
    ran = run("erase", folder, "P33", *by, "--confirm", "P33")
    assert (ran.json["interviews"], ran.json["staying"]) == (1, 0)
    assert "What P1 said there goes as well." in ran.err


def test_a_participant_is_erased_only_when_the_code_is_given_twice(run: Run, folder: Path) -> None:
    by = ("--member", "Kari")
    assert run("erase", folder, "P1", *by).code == 1
    assert run("erase", folder, "P1", *by, "--confirm", "P2").code == 1
    before = run("show", folder, "--json").json
    ran = run("erase", folder, "p1", *by, "--confirm", "P1", "--json")
    assert ran.json["participant"] == "P1"
    assert (
        len(run("show", folder, "--json").json["interviews"])
        == len(before["interviews"]) - ran.json["interviews"]
    )
    assert run("erase", folder, "P1", *by, "--confirm", "P1").code == 1
    assert run("check", folder).code == 0
