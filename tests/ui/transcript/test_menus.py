"""The menus and the dialog for voices; the way of the Tab key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.transcript.conftest import Bench
from workbench.desk.gestures import Gesture
from workbench.history.log import removing
from workbench.study.people import VoiceRole
from workbench.study.tokens import TokenKind
from workbench.ui import actions, style
from workbench.ui.dialogs.speaker import SpeakerDialog
from workbench.ui.dialogs.traits import TraitsEditor
from workbench.ui.theme import Theme
from workbench.ui.transcript.menus import MARK_ACTIONS, MARKS


def dialog_of(bench: Bench, qtbot: QtBot, number: int | None = None) -> SpeakerDialog:
    voices = bench.desk.interviews.speakers(bench.interview)
    made = SpeakerDialog(bench.desk, bench.hub, bench.interview, None if number is None else voices[number])
    qtbot.addWidget(made)
    return made


def test_a_new_voice_is_added_with_its_role(bench: Bench, qtbot: QtBot):
    dialog = dialog_of(bench, qtbot)
    dialog.name.setText("P2")
    dialog.role.setCurrentIndex(dialog.role.findData(VoiceRole.PEER.value))
    dialog.keep()
    made = bench.desk.interviews.speakers(bench.interview)[-1]
    assert (made.id, made.label, made.role) == (dialog.made, "P2", VoiceRole.PEER)


def test_who_a_voice_is_called_by_is_described_where_it_is_named(bench: Bench, qtbot: QtBot):
    interviews = bench.desk.interviews
    dialog = dialog_of(bench, qtbot)
    dialog.name.setText("Moderator")
    assert not dialog.findChildren(TraitsEditor)
    dialog.name.setText("p2")
    assert dialog.traits
    name, value = dialog.traits.add()
    name.setText("Age")
    value.setText("30–39")
    for text in ("p22", "p", "p2"):  # what was written waits for the code
        dialog.name.setText(text)
    dialog.keep()
    assert interviews.traits_of("P2") == (("Age", "30–39"),)
    again = dialog_of(bench, qtbot, len(interviews.speakers(bench.interview)) - 1)
    again.name.setText("P3")
    assert again.traits
    assert [line.text() for line in again.traits.lines[0]] == ["Age", "30–39"], "it goes with the voice"
    assert again.along.text() == "What is told of P2 goes along, and is told of P3 then."
    again.name.setText("P1")
    assert again.along.text() == "What is told of P2 stays with P2."
    again.name.setText("P2")
    assert again.along.isHidden()
    again.name.setText("P3")
    again.keep()
    assert (interviews.traits_of("P3"), interviews.traits_of("P2")) == ((("Age", "30–39"),), ())
    bench.desk.undo()
    assert interviews.traits_of("P2") == (("Age", "30–39"),)


def test_what_goes_along_and_what_is_said_have_room_in_the_dialog(bench: Bench, qtbot: QtBot):
    bench.desk.interviews.add_speaker(bench.interview, "P2", traits=(("Age", "30–39"),))
    dialog = dialog_of(bench, qtbot, -1)
    with qtbot.waitExposed(dialog):
        dialog.show()
    before = dialog.height()
    dialog.name.setText("P1")
    told = dialog.along
    assert dialog.height() >= before + told.heightForWidth(told.width()) > before


def test_a_voice_without_a_label_is_refused_in_the_dialog(bench: Bench, qtbot: QtBot):
    dialog = dialog_of(bench, qtbot)
    dialog.keep()
    assert dialog.refusal.text().startswith("A voice needs a label")
    assert len(bench.desk.interviews.speakers(bench.interview)) == 2


def test_a_renamed_voice_shows_in_the_gutter(bench: Bench, qtbot: QtBot):
    before = bench.pane.gutter.grab().toImage()
    dialog = dialog_of(bench, qtbot, 0)
    assert dialog.name.text() == "I"
    dialog.name.setText("Interviewer")
    dialog.keep()
    assert bench.pane.gutter.sentence(0).startswith("Interviewer, 00:00")
    assert bench.pane.gutter.grab().toImage() != before


@pytest.mark.parametrize("percent", [100, 200])
def test_a_voice_without_a_name_has_words_in_the_gutter(bench: Bench, plain_look: QApplication, percent: int):
    style.apply(plain_look, Theme.LIGHT, percent)
    before = bench.pane.gutter.grab().toImage()
    bench.desk.transcripts.set_speaker([bench.reading.turns[0].id], "")
    bench.hub.poll()
    assert bench.pane.gutter.shown(0) == "Not named"
    assert bench.pane.gutter.sentence(0).startswith("Speaker not named, 00:00")
    assert bench.pane.gutter.grab().toImage() != before


def words_of(bench: Bench) -> list[str]:
    bench.pane.toolbar.speaker.click()
    menu = bench.pane.menus.open
    assert menu is not None
    menu.close()
    return [action.text() for action in menu.actions() if action.text()]


def test_the_people_of_a_new_interview_are_offered_as_voices(bench: Bench):
    desk, hub = bench.desk, bench.hub
    for voice in desk.interviews.speakers(bench.interview):
        desk.context.record(Gesture.SPEAKER_ADDED, removing(voice))
    hub.poll()
    assert words_of(bench) == ["Interviewer\tAlt+1", "P1\tAlt+2", "A new voice …"]
    QTest.keySequence(bench.pane.view, QKeySequence("Alt+2"))
    [made] = desk.interviews.speakers(bench.interview)
    assert (made.label, made.role) == ("P1", VoiceRole.PARTICIPANT)
    assert bench.reading.turns[0].speaker == made.id
    assert words_of(bench) == [
        "P1\tAlt+1",
        "Interviewer\tAlt+2",
        "Nobody named",
        "A new voice …",
        "Rename a voice",
    ]
    bench.pane.view.words.go(bench.reading.starts[1])
    QTest.keySequence(bench.pane.view, QKeySequence("Alt+1"))
    assert [turn.speaker for turn in bench.reading.turns[:2]] == [made.id, made.id]
    assert bench.refused == []


def test_who_is_a_voice_already_is_not_offered_again(bench: Bench):
    assert words_of(bench)[:3] == ["I\tAlt+1", "P1\tAlt+2", "Nobody named"]


def test_the_context_menu_is_about_the_word_under_the_mouse(bench: Bench):
    view = bench.pane.view
    at = view.where.word(5).center().toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    menu = bench.pane.menus.open
    assert menu is not None
    assert view.words.at == 5
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[0] == "Listen from this word"
    assert {"Who speaks", "Put in", "Copy"} <= set(words)
    menu.close()


def greyed(bench: Bench, position: int) -> dict[str, str]:
    """What the menu on a word shows as not to be done, with the reasons."""
    view = bench.pane.view
    view.words.put(position)
    return greyed_here(bench)


def greyed_here(bench: Bench) -> dict[str, str]:
    view = bench.pane.view
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(view.viewport(), event)
    menu = bench.pane.menus.open
    assert menu is not None
    menu.close()
    return {
        one.text().split("\t")[0]: one.whatsThis()
        for one in menu.actions()
        if not one.isEnabled() and not one.isSeparator()
    }


def test_the_menu_on_a_word_greys_what_cannot_be_done_and_says_why(bench: Bench):
    last = len(bench.reading.tokens) - 1
    remove, bridle, mark = "Remove the unit", "Write the bridling note", "Mark the selected words as a unit"
    split, join = "Begin a new turn here", "Join with the turn after"
    assert set(greyed(bench, 0)) == {mark, bridle, remove, split, "Copy"}
    reasons = greyed(bench, last)
    assert set(reasons) == {mark, bridle, remove, join, "Copy"}
    assert reasons[mark].startswith("Select the words first")
    assert reasons[remove].startswith("There is no unit here")
    assert reasons[join].startswith("There is no turn after this one")
    theirs = bench.theirs(3, 4)
    assert set(reasons := greyed(bench, 3)) == {mark, remove, "Copy"}
    assert reasons[remove].startswith("This belongs to Ola")
    bench.pane.view.words.select(5, 6)
    assert not set(greyed_here(bench)) & {mark, "Copy"}
    assert bench.desk.units.get(theirs)
    assert bench.said == bench.refused == []


def test_while_correcting_the_menu_says_that_units_are_for_reading(bench: Bench):
    bench.correct_at(0, 3)
    reasons = greyed_here(bench)
    assert {"Mark the selected words as a unit", "Write the bridling note", "Remove the unit"} <= set(reasons)
    assert reasons["Remove the unit"].startswith("You are correcting the text.")
    assert "Begin a new turn here" not in reasons


@pytest.mark.parametrize("correcting", [False, True])
@pytest.mark.parametrize("kind", MARKS)
def test_each_sound_beside_words_has_a_key_of_its_own(bench: Bench, kind: TokenKind, correcting: bool):
    for key in actions.sequences(actions.find(MARK_ACTIONS[kind])):
        bench.pane.toolbar.correct.setChecked(correcting)
        before = [token.kind for token in bench.reading.tokens]
        QTest.keySequence(bench.pane.view, key)
        bench.pane.flush()
        after = [token.kind for token in bench.reading.tokens]
        assert (len(after), after.count(kind)) == (len(before) + 1, before.count(kind) + 1)
    assert bench.refused == []


def test_the_menu_of_sounds_tells_their_keys(bench: Bench):
    bench.press(Qt.Key.Key_I, held=Qt.KeyboardModifier.ControlModifier)
    menu = bench.pane.menus.open
    assert menu is not None
    assert [action.text() for action in menu.actions()][:2] == [
        "&Pause\tCtrl+Shift+P",
        "&Laughter\tCtrl+Shift+L",
    ]
    assert all(action.shortcut().isEmpty() for action in menu.actions())
    menu.close()


@pytest.mark.parametrize("which", ["speaker", "insert"])
def test_what_is_chosen_from_a_buttons_menu_gives_the_keyboard_back_to_the_words(bench: Bench, which: str):
    button = getattr(bench.pane.toolbar, which)
    button.setFocus()
    button.click()
    menu = bench.pane.menus.open
    assert menu is not None
    menu.actions()[0].trigger()
    menu.close()
    assert bench.pane.view.hasFocus()


@pytest.mark.parametrize("correcting", [False, True])
def test_tab_goes_on_to_the_margin_and_puts_nothing_into_the_text(bench: Bench, correcting: bool):
    before = bench.lines
    bench.pane.toolbar.correct.setChecked(correcting)
    QTest.keyClick(bench.pane.view, Qt.Key.Key_Tab)
    assert bench.pane.brackets.hasFocus()
    assert bench.lines == before


def test_an_interview_without_words_cannot_be_corrected(bench: Bench):
    bench.pane.show_interview(bench.desk.interviews.add("Nothing yet").id)
    bench.pane.toolbar.correct.setChecked(True)
    assert not bench.pane.toolbar.correct.isChecked()
    assert bench.pane.view.isReadOnly()


def test_every_control_of_the_bar_says_what_it_is(bench: Bench):
    bar = bench.pane.toolbar
    bar.set_short(short=True)
    for control in (bar.mark, bar.correct, bar.speaker, bar.insert):
        assert control.accessibleName()
        assert control.toolTip()
    assert bench.pane.view.accessibleName() == "Transcript"
