"""The sample study in the window: its first interview is heard by a machine, the words of the others are known."""

import pytest
from pytestqt.qtbot import QtBot

from workbench.archive.header import LEAST_COST
from workbench.desk import sample
from workbench.desk.opening import make_sample_study
from workbench.desk.transcribing import Transcribing
from workbench.ui.main_window import MainWindow
from workbench.ui.wordings import interview_state


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The interviews that a machine was asked to listen to; none is listened to here."""
    heard: list[str] = []
    monkeypatch.setattr(
        sample, "make_sample_study", lambda folder, name="": make_sample_study(folder, LEAST_COST, name)
    )
    monkeypatch.setattr(Transcribing, "enqueue", lambda _self, interview, **_how: heard.append(interview))
    return heard


def test_the_words_of_the_others_come_in_while_the_first_is_shown(
    qtbot: QtBot, window: MainWindow, asked: list[str]
) -> None:
    window.try_sample()
    assert window.session
    page, desk = window.session.page, window.session.desk
    first, second, third = (one.id for one in desk.interviews.list())
    page.show_interview(third)  # it waits for the others, and is not asked for
    assert page.centre.empty.heading.text() == "The recording is being taken in"
    page.show_interview(first)
    qtbot.waitUntil(lambda: desk.interviews.overview(third).turns > 0, timeout=60_000)
    assert asked == [first]
    assert page.interview == first
    assert desk.interviews.overview(second).turns > 20
    assert desk.interviews.overview(first).turns == 0
    page.show_interview(second)
    assert "script" in page.work.transcript.strip.words.text()
    assert interview_state(desk.interviews.overview(second), []) == "made-up words from a script"
    window.close_study()


def test_what_was_broken_off_goes_on_the_next_time(
    qtbot: QtBot, window: MainWindow, asked: list[str]
) -> None:
    window.try_sample()
    assert window.session
    folder = window.session.desk.folder
    first = window.session.desk.interviews.list()[0].id
    qtbot.waitUntil(lambda: asked == [first], timeout=60_000)
    window.close_study()
    window.try_sample(folder)
    desk = window.session.desk
    qtbot.waitUntil(
        lambda: all(desk.interviews.overview(one.id).turns for one in desk.interviews.list()[1:]),
        timeout=60_000,
    )
    assert asked == [first]
    window.close_study()
