"""Transcribing for real: a file without a study, a study from nothing, broken off and taken up again."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.cli.conftest import DATA, PASSPHRASE, Run
from workbench.archive.header import LEAST_COST
from workbench.desk.opening import Founder, make_study

ENGINES = ["faster-whisper", "openai-whisper"]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go during a test."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A new study of one member."""
    desk = make_study(tmp_path / "study", "Work", PASSPHRASE, Founder("Kari"), cost=LEAST_COST)
    desk.close()
    return desk.folder


@pytest.mark.parametrize("engine", ENGINES)
def test_a_file_without_a_study_gives_the_promised_shape(run: Run, temporary: Path, engine: str) -> None:
    ran = run("transcribe", DATA / "austen_0920.flac", "--json", "--engine", engine, "--language", "en")
    assert ran.code == 0, ran.err
    told = ran.json
    assert list(told) == ["engine", "model", "language", "duration", "segments"]
    assert (told["engine"], told["model"], told["language"], told["duration"]) == (engine, "base", "en", 6.05)
    assert list(told["segments"][0]) == ["start", "end", "speaker", "text", "words"]
    words = [word for segment in told["segments"] for word in segment["words"]]
    assert list(words[0]) == ["start", "end", "text", "probability"]
    assert "amiable woman" in " ".join(word["text"] for word in words)
    assert all(0 <= word["start"] <= word["end"] <= 6.1 and 0 < word["probability"] <= 1 for word in words)
    assert all(segment["speaker"] is None for segment in told["segments"])
    assert list(temporary.iterdir()) == []


def test_who_speaks_in_a_file_is_told_beside_the_words(run: Run, temporary: Path) -> None:
    ran = run("transcribe", DATA / "telephone.flac", "--json", "--language", "en", "--speakers", "2")
    assert ran.code == 0, ran.err
    assert {segment["speaker"] for segment in ran.json["segments"]} == {"Voice 1", "Voice 2"}
    assert list(temporary.iterdir()) == []


def test_who_speaks_in_a_study_is_told_beside_the_words_and_later_alone(run: Run, empty: Path) -> None:
    assert run("add", empty, DATA / "telephone.flac").code == 0
    ran = run("transcribe", empty, "--json", "--language", "en", "--speakers", "auto")
    assert ran.code == 0, ran.err
    (interview,) = ran.json["interviews"]
    assert {segment["speaker"] for segment in interview["segments"]} == {"Voice 1", "Voice 2"}
    again = run("transcribe", empty, "--speakers", "2")
    assert "Everything is transcribed already." in again.err


def test_times_that_a_transcript_lacks_are_found_by_transcribing(
    run: Run, empty: Path, tmp_path: Path
) -> None:
    said = (DATA / "two_cities.txt").read_text("utf-8")
    file = tmp_path / "said.txt"
    file.write_text("P1: " + " ".join(said.split()), "utf-8")
    assert run("add", empty, DATA / "two_cities.flac").code == 0
    assert run("import", empty, file, "--interview", "1", "--by", "people").code == 0
    ran = run("transcribe", empty)
    assert ran.code == 0
    assert ran.err.startswith("When words were said: two_cities")
    again = run("transcribe", empty, "--json")
    assert again.err == "Everything is transcribed already.\n"
    words = again.json["interviews"][0]["segments"][0]["words"]
    assert words[-1]["end"] > 40
    assert run("check", empty).code == 0


def test_a_norwegian_file_is_written_down_in_norwegian(run: Run, temporary: Path) -> None:
    ran = run("transcribe", DATA / "npsc_short.mp3", "--language", "nb")
    assert ran.code == 0, ran.err
    assert ran.out.startswith("[0:00:0")
    assert "Stortinget" in ran.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--model", "none"], "no model called “none”"),
        (["--engine", "none"], "no speech engine called none"),
        (["--language", "klingon"], "do not know the language"),
        (["--processes", "0"], "At least one process"),
        (["--speakers", "11"], "from 1 to 10"),
        (["--speakers", "many"], "from 1 to 10, auto or none"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_begun(
    run: Run, temporary: Path, words: list[str], sentence: str
) -> None:
    ran = run("transcribe", DATA / "jfk.flac", "--json", *words)
    assert (ran.code, ran.out) == (1, "")
    assert sentence in ran.err
    assert list(temporary.iterdir()) == []


def test_a_file_that_is_no_recording_leaves_nothing_behind(run: Run, temporary: Path) -> None:
    ran = run("transcribe", DATA / "README.md")
    assert (ran.code, ran.out) == (1, "")
    assert list(temporary.iterdir()) == []


def test_a_study_from_nothing_to_a_transcript(run: Run, empty: Path, tmp_path: Path) -> None:
    assert run("add", empty, DATA / "jfk.flac", "--title", "Speech").code == 0
    ran = run("transcribe", empty)
    assert "Say which language is spoken." in ran.err
    ran = run("transcribe", empty, "--language", "en")
    assert ran.code == 0, ran.err
    assert ran.out.startswith("[0:00:00] And so")
    assert "ask not" in ran.out
    again = run("transcribe", empty, "--json")
    assert again.err == "Everything is transcribed already.\n"
    (interview,) = again.json["interviews"]
    assert (interview["title"], interview["language"]) == ("Speech", "en")
    assert run("export", empty, "-o", tmp_path / "out.txt").code == 0
    text = (tmp_path / "out.txt").read_text("utf-8")
    assert "Machine draft, 0 % listened to." in text
    assert "jfk" not in text
    assert run("check", empty).code == 0


def test_ctrl_c_keeps_what_is_done_and_the_next_run_goes_on_from_there(
    run: Run, empty: Path, tmp_path: Path
) -> None:
    assert run("add", empty, DATA / "two_cities.flac").code == 0
    order = [
        sys.executable,
        "-m",
        "workbench",
        "transcribe",
        str(empty),
        "--processes",
        "1",
        "--language",
        "en",
    ]
    with subprocess.Popen(
        order,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ,
        start_new_session=True,
    ) as child:
        assert child.stdout
        assert child.stderr
        first = child.stdout.readline()
        os.killpg(child.pid, signal.SIGINT)
        before = first + child.stdout.read()
        sentences = child.stderr.read()
    assert child.returncode == 130
    assert "Traceback" not in sentences
    assert "Stopped. Everything transcribed so far is kept. To go on: " in sentences
    assert "leaked" not in sentences
    ran = run("transcribe", empty)
    assert ran.code == 0, ran.err
    assert "goes on where it was broken off" in ran.err
    assert set(before.splitlines()).isdisjoint(ran.out.splitlines())
    shown = run("show", empty, "--interview", "1").out
    assert shown.endswith(before + ran.out)
    assert run("check", empty).code == 0
