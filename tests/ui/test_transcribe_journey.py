"""After "Transcribe" the keyboard is where the words are about to appear, and then in the words."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answer
from tests.ui.studies import WORD_MS, add_recording
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.history.log import making
from workbench.study.interviews import Interview, Turn
from workbench.study.tokens import Token
from workbench.ui.dialogs.recording import RecordingDialog
from workbench.ui.main_window import MainWindow
from workbench.ui.settings import Settings
from workbench.ui.study_session import StudySession


def _first_words(desk: Desk, interview: Interview) -> None:
    recording = desk.recordings.of(interview.id)[0].id
    said = (Token("a.0", "Yes", 0, WORD_MS), Token("a.1", "indeed", WORD_MS, 2 * WORD_MS))
    turn = Turn(id="turn", interview=interview.id, recording=recording, place="10001i", tokens=said)
    desk.context.record(Gesture.TRANSCRIBED, making(turn), lasting=True)


def _asked(window: MainWindow, session: StudySession, interview: Interview, *, from_list: bool) -> None:
    page = session.page
    if from_list:
        page.show_left(True)
        page.left.interviews.setFocus()
        page.left.transcribe_asked.emit(interview.id)
    else:
        page.show_transcript()
        page.centre.empty.button.setFocus()
        page.centre.empty.button.click()


@pytest.mark.parametrize("from_list", [False, True])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_keyboard_is_where_the_text_grows(
    qtbot: QtBot,
    window: MainWindow,
    desk: Desk,
    answering: Answer[RecordingDialog],
    percent: int,
    from_list: bool,
) -> None:
    interview = desk.interviews.add("A talk", language="en")
    add_recording(desk, interview, 40_000)
    window.set_text(Settings(text=percent))
    window.show_study(desk)
    session = window.session
    assert session
    session.hub.stop()  # nothing is really transcribed here
    page = session.page
    answering(RecordingDialog, lambda dialog: dialog.transcribe())
    _asked(window, session, interview, from_list=from_list)
    assert page.centre.empty.isVisible()
    # Where its words are more than there is room for, what scrolls them has the keyboard.
    has = window.focusWidget()
    assert has is page.centre.empty or page.centre.empty.isAncestorOf(has)
    assert page.centre.empty.accessibleName() == "The first words appear here soon"
    _first_words(desk, interview)
    session.hub.poll()
    view = page.work.transcript.view
    qtbot.waitUntil(view.isVisible)
    assert window.focusWidget() is view
    assert view.toPlainText() == "Yes indeed"


def test_the_keyboard_stays_where_somebody_went_meanwhile(
    window: MainWindow, desk: Desk, answering: Answer[RecordingDialog]
) -> None:
    interview = desk.interviews.add("A talk", language="en")
    add_recording(desk, interview, 40_000)
    window.show_study(desk)
    session = window.session
    assert session
    session.hub.stop()
    answering(RecordingDialog, lambda dialog: dialog.transcribe())
    _asked(window, session, interview, from_list=False)
    session.page.left.interviews.setFocus()
    _first_words(desk, interview)
    session.hub.poll()
    assert window.focusWidget() is session.page.left.interviews
