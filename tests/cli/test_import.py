"""`workbench import`: looking first, then keeping; what cannot be is a sentence and changes nothing."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.exchange.elsewhere import SAMPLES


def file_of(folder: Path, name: str) -> Path:
    ending, content = SAMPLES[name]
    file = folder.parent / f"Talk in March.{ending}"
    file.write_bytes(content)
    return file


def test_a_look_shows_the_voices_and_keeps_nothing(run: Run, folder: Path) -> None:
    ran = run("import", folder, file_of(folder, "teams-vtt"), "--member", "Kari", "--look")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "WebVTT (Teams) · 2 turns · 0:00:14",
        "  Kari Nordby → Voice 1 · 1 turn",
        "  Ola Vik → Voice 2 · 1 turn",
    ]
    assert len(run("show", folder, "--json").json["interviews"]) == 2


def test_a_transcript_becomes_an_interview_with_named_voices(run: Run, folder: Path) -> None:
    ran = run(
        "import", folder, file_of(folder, "teams-vtt"), "--member", "Kari", "--participant", "P2",
        "--voice", "Kari Nordby=Interviewer", "--voice", "Ola Vik=P2",
    )  # fmt: skip
    assert ran.code == 0
    assert ran.err == "The transcript is in the study, in the interview “Talk in March”.\n"
    shown = run("show", folder, "--interview", "P2").out
    assert "[0:00:10] P2: Jo, det går bra. Litt sliten, kanskje." in shown


def test_it_is_not_mixed_with_a_transcript_that_is_there_unless_that_is_set_aside(
    run: Run, folder: Path
) -> None:
    file = file_of(folder, "f4-txt")
    refused = run("import", folder, file, "--member", "Kari", "--interview", "2")
    assert refused.code == 1
    assert "two are not mixed" in refused.err
    taken = run("import", folder, file, "--member", "Kari", "--interview", "2", "--instead", "--json")
    assert (taken.code, taken.json["times"], taken.json["by_machine"]) == (0, "turns", False)
    assert "Wie war der erste Tag?" in run("show", folder, "--interview", "2").out


def test_a_strange_file_or_voice_is_a_sentence(run: Run, folder: Path) -> None:
    picture = folder.parent / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    assert run("import", folder, picture, "--member", "Kari").code == 1
    ran = run("import", folder, file_of(folder, "srt"), "--member", "Kari", "--voice", "Eve=P9")
    assert (ran.code, ran.err) == (
        1,
        "There is no voice called “Eve” in this file. There are: Interviewer, P1.\n",
    )
