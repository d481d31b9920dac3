"""The queue of transcriptions and the list of interviews: what they say, pausing, going on, stopping."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.studies import add_interview
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.hearings import For, Hearing
from workbench.desk.transcribing import Job, Transcribing
from workbench.history.log import removing, setting
from workbench.study.interviews import Transcription, TranscriptionState, Turn
from workbench.ui.hearing_row import HearingRow
from workbench.ui.hub import Hub
from workbench.ui.interview_list import InterviewList
from workbench.ui.jobs_panel import JobsPanel, job_words
from workbench.ui.wordings import NO_BREAK, length, per_cent, time_left

State = TranscriptionState


@pytest.fixture
def queued(desk: Desk) -> Transcription:
    """A transcription that waits; nobody lets it begin."""
    return desk.transcribing.enqueue(add_interview(desk).id)


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, queued: Transcription) -> JobsPanel:
    hub = Hub(desk)
    shown = JobsPanel(desk, hub)
    hub.setParent(shown)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def _state(desk: Desk) -> State:
    return desk.transcribing.jobs()[0].state


def test_the_queue_is_away_while_it_is_empty(qtbot: QtBot, desk: Desk) -> None:
    panel = JobsPanel(desk, Hub(desk))
    qtbot.addWidget(panel)
    assert panel.isHidden()


def test_pausing_and_going_on(desk: Desk, panel: JobsPanel, queued: Transcription) -> None:
    row = panel.rows[queued.id]
    assert row.state.text() == "waits for its turn"
    assert row.pause.accessibleName() == "Pause transcribing: First talk"
    row.pause.setFocus()
    QTest.keyClick(row.pause, Qt.Key.Key_Space)
    assert _state(desk) is State.PAUSED
    assert "can be continued" in row.state.text()
    assert row.go_on.accessibleName() == "Continue transcribing: First talk"
    assert row.focusWidget() is row.go_on
    QTest.keyClick(row.go_on, Qt.Key.Key_Return)
    assert _state(desk) is State.WAITING
    assert not row.go_on.isVisible()


def test_stopping_takes_it_out_of_the_queue(desk: Desk, panel: JobsPanel, queued: Transcription) -> None:
    panel.rows[queued.id].cancel.click()
    assert _state(desk) is State.CANCELLED
    assert panel.isHidden()
    assert desk.transcribing.unfinished()


def test_the_small_model_is_called_small(qtbot: QtBot, panel: JobsPanel) -> None:
    assert panel.notice.isVisible()
    with qtbot.waitSignal(panel.models_asked):
        panel.notice.findChildren(QPushButton)[0].click()


@pytest.mark.parametrize(
    ("state", "share", "left", "words"),
    [
        (State.WAITING, 0.0, None, "waits for its turn"),
        (State.RUNNING, 0.0, None, "getting ready"),
        (State.RUNNING, 0.4, None, "40 % done"),
        (State.RUNNING, 0.999, 30.0, "99 % done, less than a minute left"),
        (State.RUNNING, 0.5, 61.0, "50 % done, about 1 minute left"),
        (State.PAUSED, 0.5, None, "50 % done; stopped here, can be continued"),
    ],
)
def test_how_far_a_transcription_is(state: State, share: float, left: float | None, words: str) -> None:
    told = job_words(Job(Transcription(id="t", state=state), "Talk", state, share, left, None))
    assert told.replace(NO_BREAK, " ") == words


def test_what_the_end_of_the_program_broke_off_waits_and_says_so(
    desk: Desk, panel: JobsPanel, queued: Transcription
) -> None:
    row = panel.rows[queued.id]
    assert not row.go_on.isVisible()
    again = Transcribing(desk.context, desk.models)  # whoever asked for it is gone with the program
    [job] = again.jobs()
    row.show_job(job)
    assert row.go_on.isVisible()
    ended = "The program ended meanwhile; it waits for you."
    assert row.state.text().replace(NO_BREAK, " ") == f"0 % done. {ended}"


def test_lengths_and_shares() -> None:
    assert [length(ms) for ms in (900, 61_000, 3_720_000)] == ["1 s", "1 min 1 s", "1 h 2 min"]
    shares = [per_cent(share) for share in (0, 0.066, 0.5, 0.997, 1)]
    assert shares == [f"{number}{NO_BREAK}%" for number in (0, 6, 50, 99, 100)]
    assert [time_left(seconds) for seconds in (None, 5, 125)] == [
        "",
        "less than a minute left",
        "about 2 minutes left",
    ]


def test_the_list_says_what_is_with_each_interview(qtbot: QtBot, desk: Desk, queued: Transcription) -> None:
    empty = desk.interviews.add("Second talk")
    hub = Hub(desk)
    shown = InterviewList(desk, hub)
    qtbot.addWidget(shown)
    qtbot.waitUntil(lambda: bool(shown.state_of(empty.id)))
    assert shown.state_of(empty.id) == "no recording yet"
    assert shown.state_of(queued.interview).endswith("waits to be transcribed")
    assert shown.state_of(queued.interview).startswith("P1 · ")
    hub.attempt(lambda: desk.transcribing.cancel(queued.id))
    qtbot.waitUntil(lambda: "can be continued" in shown.state_of(queued.interview))
    hub.attempt(lambda: desk.interviews.remove(empty.id))
    assert shown.count() == 1


def test_choosing_an_interview_by_keyboard(qtbot: QtBot, desk: Desk) -> None:
    first, second = add_interview(desk, "One"), add_interview(desk, "Two")
    shown = InterviewList(desk, Hub(desk))
    qtbot.addWidget(shown)
    shown.choose(first.id)
    with qtbot.waitSignal(shown.chosen) as chosen:
        QTest.keyClick(shown, Qt.Key.Key_Down)
    assert chosen.args == [second.id]


@pytest.mark.parametrize(
    ("spoken", "words"),
    [
        (True, "transcribed in part; can be continued"),
        (False, "no words yet; the transcription can be continued"),
    ],
)
def test_what_a_crash_broke_off_is_not_called_running(
    qtbot: QtBot, desk: Desk, queued: Transcription, spoken: bool, words: str
) -> None:
    if not spoken:
        for turn in desk.context.all(Turn, queued.interview):
            desk.context.record(Gesture.TEXT_CORRECTED, removing(turn))
    running = replace(queued, state=State.RUNNING)
    desk.context.log.record(queued.member, "transcription", setting(running, "state"), lasting=True)
    desk.transcribing = Transcribing(desk.context, desk.models)
    shown = InterviewList(desk, Hub(desk))
    qtbot.addWidget(shown)
    qtbot.waitUntil(lambda: bool(shown.state_of(queued.interview)))
    assert shown.state_of(queued.interview).endswith(words)


def test_what_is_to_know_of_a_listening_stands_beside_how_far_it_is(qtbot: QtBot, desk: Desk) -> None:
    hearing = Hearing("r", "i", "First talk", 0.4, For.TIMES, note="The processor does it.")
    row = HearingRow(desk, Hub(desk), hearing)
    qtbot.addWidget(row)
    row.show_hearing(hearing)
    assert row.state.text() == f"when words were said: {per_cent(0.4)} done. The processor does it."
    row.show_hearing(replace(hearing, note=""))
    assert row.state.text() == f"when words were said: {per_cent(0.4)} done"
