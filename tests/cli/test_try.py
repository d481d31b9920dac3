"""The sample study from the command line, without a window and with one."""

from pathlib import Path

import pytest

from tests.cli.conftest import DATA, Run
from workbench.archive.header import LEAST_COST
from workbench.cellar import places
from workbench.cli import window
from workbench.cli.commands import try_
from workbench.desk import sample
from workbench.desk.exporting import exported
from workbench.desk.opening import make_sample_study, open_study, sample_facts, sample_file
from workbench.ui import display


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample study with keys that are quickly made."""
    monkeypatch.setattr(
        sample, "make_sample_study", lambda folder, name="": make_sample_study(folder, LEAST_COST, name)
    )


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What windows were opened on, instead of opening them."""
    calls: list[tuple[object, ...]] = []

    def run_window(study: Path | None, passphrase: str | None, *, sample: bool = False) -> int:
        calls.append((study, passphrase, sample))
        return 0

    monkeypatch.setattr(window, "run", run_window)
    return calls


def test_without_a_screen_the_sample_is_transcribed_here(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    # Shorter than the sample's own, which the journeys transcribe.
    monkeypatch.setattr(
        sample,
        "sample_file",
        lambda name: DATA / "jfk.flac" if name == "interview.opus" else sample_file(name),
    )
    ran = run("try")
    place = places.projects() / "Sample study"
    assert ran.code == 0, ran.err
    assert ran.out.startswith("[0:00:00] And so")
    assert f"The sample study lies in {place}." in ran.err
    assert "sample study passphrase" in ran.err
    assert "open" in ran.err
    again = run("try")
    assert again.out == ran.out
    assert "Everything is transcribed already." in again.err
    desk = open_study(place, sample_facts()["passphrase"])
    for interview in desk.interviews.list():
        assert len(desk.recordings.of(interview.id)) == 1
    first, second, third = (exported(desk, one) for one in desk.interviews.list())
    assert first.is_machine_draft
    assert second.turns[1].speaker == "P2"
    assert third.turns[-1].tokens[-1].text == "me."
    assert [one.is_machine_draft for one in (second, third)] == [False, False]
    desk.close()


def test_the_study_with_an_analysis_is_made_and_opened_again(
    run: Run, monkeypatch: pytest.MonkeyPatch, opened: list[tuple[object, ...]]
) -> None:
    ran = run("try", "--analysed", "--no-window")
    place = places.projects() / "Sample study with an analysis"
    assert ran.code == 0, ran.err
    assert "P1: My colleague, Martin." in ran.out
    desk = open_study(place, sample_facts()["passphrase"])
    units = sum(len(desk.units.of(one.id)) for one in desk.interviews.list())
    assert desk.facts.name == "Sample study with an analysis"
    assert units > 30
    desk.close()
    monkeypatch.setattr(try_, "is_desktop", lambda: True)
    monkeypatch.setattr(try_, "why_no_window", lambda: None)
    assert run("try", "--analysed").code == 0
    assert opened == [(place, None, True)]
    again = open_study(place, sample_facts()["passphrase"])
    assert sum(len(again.units.of(one.id)) for one in again.interviews.list()) == units
    again.close()


def test_an_analysis_is_not_made_of_a_sample_that_somebody_has_worked_in(run: Run, tmp_path: Path) -> None:
    desk = make_sample_study(tmp_path / "mine", LEAST_COST)
    desk.interviews.remove(desk.interviews.list()[1].id)
    before = desk.context.archive.shelf.last_number()
    desk.close()
    ran = run("try", "--analysed", "--folder", tmp_path / "mine")
    assert ran.code == 1
    assert "Nothing was changed. Choose another folder." in ran.err
    desk = open_study(tmp_path / "mine", sample_facts()["passphrase"])
    assert desk.context.archive.shelf.last_number() == before
    desk.close()


def test_another_study_is_not_taken_for_the_sample(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "does not open the study" in run("try", "--folder", folder).err
    monkeypatch.setattr(sample, "sample_facts", lambda: {**sample_facts(), "passphrase": "a long passphrase"})
    ran = run("try", "--folder", folder)
    assert ran.code == 1
    assert "is not the sample study" in ran.err


def test_with_a_screen_the_window_opens_on_the_sample(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[tuple[object, ...]]
) -> None:
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setattr(try_, "why_no_window", lambda: None)
    assert run("try", "--folder", tmp_path / "here").code == 0
    assert opened == [(tmp_path / "here", None, True)]


def test_a_screen_that_does_not_answer_is_gone_without(
    run: Run, monkeypatch: pytest.MonkeyPatch, opened: list[tuple[object, ...]]
) -> None:
    monkeypatch.setenv("DISPLAY", ":4077")
    monkeypatch.setattr(try_, "open_sample", _not_reached)
    ran = run("try")
    assert "(:4077) does not answer. It goes on without a window.\n" in ran.err
    assert opened == []


def test_open_hands_the_study_to_the_window(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, opened: list[tuple[object, ...]]
) -> None:
    assert run("open", folder).err == (
        "There is no screen here. To read the study without a window: workbench show.\n"
    )
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert run("open", folder).code == 0
    assert run().code == 0
    assert opened == [(folder, "a long passphrase", False)] or opened[0][0] == folder


def test_a_part_of_the_system_that_the_window_misses_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setattr(display, "_answers_x11", lambda: True)
    monkeypatch.setattr(display, "_lacking_library", lambda: "libxcb-cursor.so.0")
    assert (
        display.why_no_window()
        == "The window needs a part of the system that is not here: libxcb-cursor.so.0."
    )


def _not_reached(_folder: Path) -> None:
    raise KeyboardInterrupt
