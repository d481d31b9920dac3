"""Who speaks, in the window: listening, more and fewer, hearing, naming and merging voices."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.speech.conftest import DATA
from tests.speech.made_up import heard
from tests.ui.conftest import Answer
from tests.ui.studies import add_interview, add_recording
from workbench.archive import kept_parts
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.desk.hearings import For, HowMany
from workbench.study.interviews import Interview, Recording
from workbench.study.people import VoiceRole
from workbench.ui import style
from workbench.ui.dialogs import own_voice_card
from workbench.ui.dialogs.recording import RecordingDialog
from workbench.ui.dialogs.voice_card import VoiceCard
from workbench.ui.dialogs.voices import VoicesDialog
from workbench.ui.hub import Hub
from workbench.ui.jobs_panel import JobsPanel
from workbench.ui.main_window import MainWindow
from workbench.ui.parts import application
from workbench.ui.theme import Theme

Played = list[tuple[str, int, int]]


@pytest.fixture
def interview(desk: Desk) -> Interview:
    """An interview whose turns nobody has given to anybody, with what was heard of its recording."""
    made = add_interview(desk)
    kept_parts.keep(desk.context.archive.database, made.id, _recording(desk, made).id, heard(alike=0.5))
    return made


@pytest.fixture
def played() -> Played:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, interview: Interview, played: Played) -> VoicesDialog:
    shown = VoicesDialog(desk, Hub(desk), interview.id, lambda *span: played.append(span))
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def _recording(desk: Desk, interview: Interview) -> Recording:
    return desk.recordings.of(interview.id)[0]


def _labels(dialog: VoicesDialog) -> list[str]:
    return [card.accessibleName() for card in dialog.cards.values()]


def _tell(dialog: VoicesDialog, number: int) -> None:
    dialog.people.say(number)
    dialog.go.click()


def _choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_so_many_are_told_apart_and_then_one_more_or_fewer(dialog: VoicesDialog) -> None:
    assert dialog.people.said == HowMany(2), "an interviewer and P1 are expected"
    _tell(dialog, 2)
    assert _labels(dialog) == ["Voice 1", "Voice 2"]
    dialog.more.click()
    assert _labels(dialog) == ["Voice 1", "Voice 2", "Voice 3"]
    assert dialog.heading.text() == "Voices in it: 3"
    dialog.fewer.click()
    dialog.fewer.click()
    assert _labels(dialog) == ["Voice 1"]
    assert not dialog.fewer.isEnabled()


@pytest.mark.parametrize(
    ("number", "fewer", "said"),
    [
        (3, False, HowMany(3)),
        (3, True, HowMany(at_most=3)),
        (0, True, HowMany()),
        (1, True, HowMany(at_most=1)),
    ],
)
def test_how_many_speak_can_be_given_at_most_or_not_known(
    dialog: VoicesDialog, number: int, fewer: bool, said: HowMany
) -> None:
    dialog.people.fewer.setChecked(fewer)
    dialog.people.say(number)
    assert dialog.people.said == said
    assert dialog.people.fewer.isVisible() == (number > 1)


def test_a_voice_is_heard_where_it_speaks_alone_and_each_time_elsewhere(
    dialog: VoicesDialog, played: Played
) -> None:
    _tell(dialog, 3)
    card = next(iter(dialog.cards.values()))
    assert card.play.accessibleName() == "Listen to Voice 1"
    card.play.click()
    told = dialog._desk.who_speaks.of(dialog.recording.id)
    assert told
    recording, start, end = played[0]
    assert recording == dialog.recording.id
    assert any(low <= start < end <= high and voice == 0 for low, high, voice in told.stretches)


@pytest.mark.parametrize("waiting", ["go", "people"])
def test_with_large_text_the_first_voice_is_in_sight_once_it_is_told_and_when_one_comes_back(
    qtbot: QtBot, dialog: VoicesDialog, waiting: str
) -> None:
    style.apply(application(), Theme.LIGHT, 200)
    (dialog.go if waiting == "go" else dialog.people.number).setFocus()
    _tell(dialog, 3)
    first = next(iter(dialog.cards.values()))
    assert dialog.focusWidget() is first.play
    qtbot.waitUntil(lambda: _in_sight(first))
    dialog.done(0)
    again = VoicesDialog(dialog._desk, dialog._hub, dialog._interview, lambda *_span: None)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    again.resize(1203, 744)  # as much as it gets on a screen of 1280 by 800
    qtbot.waitUntil(lambda: _in_sight(next(iter(again.cards.values()))))
    assert again._area.verticalScrollBar().value() == 0
    style.apply(application(), Theme.LIGHT, 100)


def _in_sight(card: VoiceCard) -> bool:
    return card.visibleRegion().boundingRect().height() == card.height()


def test_one_voice_more_keeps_the_keyboard_where_it_is(dialog: VoicesDialog) -> None:
    _tell(dialog, 2)
    dialog.more.setFocus()
    QTest.keyClick(dialog.more, Qt.Key.Key_Space)
    assert (len(dialog.cards), dialog.focusWidget()) == (3, dialog.more)


def test_who_has_a_name_already_is_chosen_and_the_keyboard_stays(dialog: VoicesDialog) -> None:
    _tell(dialog, 3)
    card = list(dialog.cards.values())[1]
    card.who.setFocus()
    _choose(card.names(), "P1")
    assert _labels(dialog) == ["Voice 1", "P1", "Voice 3"]
    assert any(one.held for one in dialog.cards.values())


def test_an_expected_person_is_there_to_be_chosen(qtbot: QtBot, desk: Desk) -> None:
    interview = desk.interviews.add("Second", participant_code="P2")
    recording = add_recording(desk, interview)
    kept_parts.keep(desk.context.archive.database, interview.id, recording.id, heard(0.5))
    dialog = VoicesDialog(desk, Hub(desk), interview.id, lambda *_span: None)
    qtbot.addWidget(dialog)
    dialog.show()
    _tell(dialog, 2)
    _choose(next(iter(dialog.cards.values())).names(), "Interviewer")
    assert _labels(dialog) == ["Interviewer", "Voice 2"]
    dialog.more.click()
    assert _labels(dialog)[:2] == ["Interviewer", "Voice 2"]
    assert len(dialog.cards) == 3


def test_two_voices_are_made_one_and_taken_back(desk: Desk, dialog: VoicesDialog) -> None:
    _tell(dialog, 3)
    _first, _second, third = dialog.cards.values()
    assert [action.text() for action in third.others().actions()] == ["Voice 1", "Voice 2"]
    _choose(third.others(), "Voice 1")
    assert _labels(dialog) == ["Voice 1", "Voice 2"]
    desk.undo()
    dialog._hub.poll()
    assert len(dialog.cards) == 3


def test_what_a_person_gave_to_a_voice_stays(desk: Desk, dialog: VoicesDialog) -> None:
    interview = dialog._interview
    turn = desk.transcripts.reading(interview).turns[0]
    mine = desk.interviews.speakers(interview)[1]
    desk.transcripts.set_speaker([turn.id], mine.id)
    _tell(dialog, 3)
    assert desk.transcripts.reading(interview).turns[0].speaker == mine.id


def test_listening_shows_how_far_it_is_and_goes_on_when_the_dialog_is_left(qtbot: QtBot, desk: Desk) -> None:
    intake = desk.recordings.intake(DATA / "telephone.flac")
    intake.start()
    qtbot.waitUntil(lambda: intake.poll().finished, timeout=20_000)
    recording = intake.status.result
    assert recording
    hub = Hub(desk)
    panel = JobsPanel(desk, hub)
    dialog = VoicesDialog(desk, hub, recording.interview, lambda *_span: None)
    for widget in (panel, dialog):
        qtbot.addWidget(widget)
        widget.show()
    assert dialog.found.isHidden()
    _tell(dialog, 2)
    assert dialog.progress.isVisible()
    assert not dialog.go.isEnabled()
    assert dialog.focusWidget() is dialog.stopper
    hub.ticked.emit()
    assert list(panel.hearings) == [(recording.id, For.VOICES)]
    dialog.stop()
    assert dialog.progress.isHidden()
    assert not desk.hearings.busy
    _tell(dialog, 2)
    dialog.done(0)
    hub.start()
    qtbot.waitUntil(lambda: not desk.hearings.busy, timeout=60_000)
    hub.stop()
    assert len(desk.interviews.speakers(recording.interview)) == 2
    hub.ticked.emit()
    assert panel.hearings == {}


def test_listening_can_be_asked_for_beside_transcribing(qtbot: QtBot, desk: Desk) -> None:
    interview = desk.interviews.add("Second", participant_code="P2", language="en")
    recording = add_recording(desk, interview)
    dialog = RecordingDialog(desk, Hub(desk), interview.id)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.people.said is None
    dialog.people.say(3)
    dialog.transcribe()
    assert dialog.asked
    assert [one.recording for one in desk.hearings.all()] == [recording.id]
    desk.interviews.remove(interview.id)
    desk.hearings.tick()
    assert not desk.hearings.busy


def test_what_was_not_heard_says_why_and_goes_on_by_a_button(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = add_recording(desk, desk.interviews.add("Second", language="en"))
    hub = Hub(desk)
    panel = JobsPanel(desk, hub)
    qtbot.addWidget(panel)
    panel.show()

    def broken(*_given: object, **_named: object) -> None:
        raise Refusal("The sound is gone.")

    monkeypatch.setattr(desk.who_speaks, "hearing", broken)
    desk.hearings.ask(recording.id, HowMany())
    with qtbot.waitSignal(hub.refused):
        hub.tick()
    row = panel.hearings[recording.id, For.VOICES]
    assert row.state.text() == "The sound is gone."
    qtbot.waitUntil(row.go_on.isVisible)
    assert row.go_on.accessibleName() == "Continue listening to who speaks: Second"
    QTest.keyClick(row.go_on, Qt.Key.Key_Space)
    assert desk.hearings.busy
    assert not row.go_on.isVisible()
    assert row.state.text() == "who speaks: 0\N{NO-BREAK SPACE}% done"
    row.stop()
    assert panel.hearings == {}


def test_when_words_were_said_is_listened_for_in_the_queue(qtbot: QtBot, desk: Desk) -> None:
    recording = add_recording(desk, desk.interviews.add("Second", language="en"))
    hub = Hub(desk)
    panel = JobsPanel(desk, hub)
    qtbot.addWidget(panel)
    panel.show()
    desk.hearings.ask_for_times(recording.id)
    hub.ticked.emit()
    row = panel.hearings[recording.id, For.TIMES]
    assert row.bar.accessibleName() == "When the words of “Second” were said"
    assert row.state.text().startswith("when words were said: 0")
    row.stop()
    assert not desk.hearings.busy


def test_the_key_opens_it_over_the_interview_that_is_shown(
    qtbot: QtBot, desk: Desk, interview: Interview, window: MainWindow, answering: Answer[VoicesDialog]
) -> None:
    window.show_study(desk)
    assert window.session
    window.session.page.show_interview(interview.id)
    seen: list[str] = []

    def look(dialog: VoicesDialog) -> None:
        seen.append(dialog.recording.interview)
        dialog.accept()

    answering(VoicesDialog, look)
    QTest.keyClick(
        window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert seen == [interview.id]
    menus = window.session.page.work.transcript.menus
    assert window.findChild(QAction, "text.voices") in menus._speakers_menu().actions()


def test_a_voice_that_is_known_from_now_on_is_said_to_be_named_elsewhere(
    qtbot: QtBot, desk: Desk, dialog: VoicesDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(own_voice_card, "announce", lambda _where, words: said.append(words))
    first = dialog.recording
    kept_parts.keep(desk.context.archive.database, first.interview, first.id, heard(0.2, long=4))
    _tell(dialog, 3)
    second = desk.interviews.add("Second")
    recording = add_recording(desk, second)
    kept_parts.keep(desk.context.archive.database, second.id, recording.id, heard(0.2, long=4))
    desk.who_speaks.tell(recording.id, 3)
    desk.interviews.rename_speaker(list(dialog.cards)[1], "Interviewer", VoiceRole.RESEARCHER)
    dialog._hub.poll()
    assert dialog.own.named.isHidden()
    dialog.resize(1000, 560)
    _choose(list(dialog.cards.values())[1].names(), "This is me: know my voice from now on")
    assert dialog.refusal.text() == ""
    assert said == ["You are named in 1 interview that was told apart before. Undo takes it back."]
    assert dialog.own.named.text() == said[0]
    assert dialog.own.named.isVisible()
    qtbot.waitUntil(
        lambda: dialog.own.named.visibleRegion().boundingRect().height() == dialog.own.named.height()
    )
    assert [one.label for one in desk.interviews.speakers(second.id)] == ["Voice 1", "Interviewer", "Voice 3"]
    dialog.own.forget.click()
    assert dialog.own.named.isHidden()
