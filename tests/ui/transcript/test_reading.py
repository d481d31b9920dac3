"""Reading: walking and selecting by keyboard and mouse, listening from a word, following the sound."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.transcript.conftest import Bench
from tests.ui.transcript.hands import long_reading

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def centre_of(bench: Bench, position: int) -> QPoint:
    return bench.pane.view.where.word(position).center().toPoint()


def test_the_text_is_only_words_and_a_letter_changes_nothing(bench: Bench):
    before = bench.lines
    assert before[0] == "Can you tell me about a usual day at work"
    bench.type("x")
    assert bench.lines == before
    assert bench.said == ["You are reading. To change words, press “Correct the text” or F2."]


@pytest.mark.parametrize(
    ("keys", "position"),
    [
        ([Qt.Key.Key_Right], 1),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left], 1),
        ([Qt.Key.Key_Left], 0),
        ([Qt.Key.Key_End], 9),
        ([Qt.Key.Key_End, Qt.Key.Key_Right], 10),
        ([Qt.Key.Key_Down], 10),
        ([Qt.Key.Key_Down, Qt.Key.Key_Up], 0),
    ],
)
def test_arrow_keys_walk_by_words_and_lines(bench: Bench, keys: list[Qt.Key], position: int):
    bench.press(*keys)
    assert bench.pane.view.words.at == position


def test_with_control_the_keys_walk_by_turns_and_to_the_ends(bench: Bench):
    bench.press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    bench.press(Qt.Key.Key_Down, held=CONTROL)
    assert bench.pane.view.words.at == 10
    bench.press(Qt.Key.Key_Right)
    bench.press(Qt.Key.Key_Up, held=CONTROL)
    assert bench.pane.view.words.at == 10
    bench.press(Qt.Key.Key_Up, held=CONTROL)
    assert bench.pane.view.words.at == 0
    bench.press(Qt.Key.Key_End, held=CONTROL)
    assert bench.pane.view.words.at == len(bench.reading.tokens) - 1


def test_shift_selects_words_forwards_and_back_over_the_beginning(bench: Bench):
    chosen: list[tuple[int, int]] = []
    bench.pane.selection_changed.connect(lambda first, last: chosen.append((first, last)))
    bench.press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    bench.press(Qt.Key.Key_Right, held=SHIFT)
    bench.press(Qt.Key.Key_Right, held=SHIFT)
    assert bench.pane.view.words.selected() == (2, 4)
    assert bench.pane.view.textCursor().selectedText() == "tell me about"
    bench.press(*[Qt.Key.Key_Left] * 3, held=SHIFT)
    assert bench.pane.view.words.selected() == (1, 2)
    bench.press(Qt.Key.Key_Right)
    assert chosen[-1] == (-1, -1)
    assert chosen[:2] == [(2, 3), (2, 4)]


def test_the_selected_span_of_the_sound_is_told(bench: Bench, qtbot: QtBot):
    recording = bench.desk.recordings.of(bench.interview)[0].id
    bench.press(Qt.Key.Key_Right)
    with qtbot.waitSignal(bench.pane.span_selected) as told:
        bench.press(Qt.Key.Key_Right, held=SHIFT)
    assert told.args == [recording, 400, 1160]


def test_a_plain_click_on_a_word_plays_from_it_and_one_beside_the_words_does_not(bench: Bench, qtbot: QtBot):
    port = bench.pane.view.viewport()
    recording = bench.desk.recordings.of(bench.interview)[0].id
    with qtbot.waitSignal(bench.pane.play_requested) as told:
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=centre_of(bench, 3))
    assert told.args == [recording, 1200]
    assert bench.pane.view.words.at == 3
    with qtbot.assertNotEmitted(bench.pane.play_requested):
        below = QPoint(centre_of(bench, 3).x(), port.height() - 5)
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=below)
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, CONTROL, centre_of(bench, 5))
        QTest.mouseClick(port, Qt.MouseButton.RightButton, pos=centre_of(bench, 5))


def test_dragging_selects_whole_words_and_does_not_play(bench: Bench, qtbot: QtBot):
    port = bench.pane.view.viewport()
    with qtbot.assertNotEmitted(bench.pane.play_requested):
        QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=centre_of(bench, 5))
        QTest.mouseMove(port, centre_of(bench, 4))
        QTest.mouseMove(port, centre_of(bench, 2))
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=centre_of(bench, 2))
    assert bench.pane.view.textCursor().selectedText() == "tell me about a"
    assert bench.pane.view.words.at == 2


def test_space_plays_or_stops_and_a_key_listens_from_the_word(bench: Bench, qtbot: QtBot):
    recording = bench.desk.recordings.of(bench.interview)[0].id
    with qtbot.waitSignal(bench.pane.toggle_play_requested):
        bench.press(Qt.Key.Key_Space)
    bench.press(Qt.Key.Key_Right)
    with qtbot.waitSignal(bench.pane.play_requested) as told:
        bench.press(Qt.Key.Key_H, held=CONTROL)
    assert told.args == [recording, 400]
    bench.press(Qt.Key.Key_Right, held=SHIFT)
    with qtbot.waitSignal(bench.pane.play_span_requested) as span:
        bench.press(Qt.Key.Key_H, held=CONTROL)
    assert span.args == [recording, 400, 1160]


def test_the_word_that_is_heard_lights_up_and_goes_out_in_a_silence(bench: Bench):
    recording = bench.desk.recordings.of(bench.interview)[0].id
    tints = bench.pane.view.tints
    for ms, words in ((0, (0, 0)), (399, (0, 0)), (400, (1, 1)), (10 * 400 + 5, (10, 10)), (60_000, None)):
        bench.pane.follow(recording, ms)
        assert tints["spoken"] == words
    bench.pane.follow(recording, 800)
    bench.pane.stop_following()
    assert tints["spoken"] is None
    bench.pane.follow("another", 800)
    assert tints["spoken"] is None


def test_following_scrolls_only_where_the_reader_has_not_gone_elsewhere(bench: Bench):
    view = bench.pane.view
    shown = long_reading(60, 900)
    view.load(shown)
    bar = view.verticalScrollBar()
    bench.pane.follow("r", shown.tokens[5].start)
    assert bar.value() == 0
    bench.pane.follow("r", shown.tokens[700].start)
    followed = bar.value()
    assert followed > 0
    assert view.words.in_view(700)
    bar.setValue(0)
    bench.pane.follow("r", shown.tokens[701].start)
    assert bar.value() == 0
    assert view.tints["spoken"] == (701, 701)


@pytest.mark.parametrize(("turns", "words"), [(60, 900), (1500, 15_000)])
def test_reveal_brings_a_word_into_view_and_puts_the_cursor_there(bench: Bench, turns: int, words: int):
    shown = long_reading(turns, words)
    late = len(shown.tokens) - 50
    bench.pane.view.load(shown)
    bench.pane.reveal(late)
    assert bench.pane.view.words.in_view(late)
    assert bench.pane.view.words.at == late


def test_the_sound_is_followed_far_down_a_transcript_that_was_just_opened(bench: Bench):
    shown = long_reading(1500, 15_000)
    late = len(shown.tokens) - 50
    bench.pane.view.load(shown)
    bench.pane.follow("r", shown.tokens[late].start)
    assert bench.pane.view.words.in_view(late)


def test_coming_into_a_turn_tells_who_speaks_when_and_whether_it_was_listened_to(bench: Bench):
    bench.press(Qt.Key.Key_Down, held=CONTROL)
    assert bench.pane.view.accessibleDescription() == "P1, 00:04. Machine draft, not listened to yet"
    recording = bench.desk.recordings.of(bench.interview)[0].id
    bench.desk.transcripts.listened(recording, [(3000, 8900)])
    bench.hub.poll()
    bench.press(Qt.Key.Key_Up, held=CONTROL)
    assert bench.pane.view.accessibleDescription() == "I, 00:00. Partly listened to"
    bench.press(Qt.Key.Key_Down, held=CONTROL)
    assert bench.pane.view.accessibleDescription() == "P1, 00:04. Listened to"


def test_the_turn_that_one_is_in_is_described_as_it_is_now(bench: Bench):
    desk, view = bench.desk, bench.pane.view
    bench.press(Qt.Key.Key_Down, held=CONTROL)
    voice = next(one for one in desk.interviews.speakers(bench.interview) if one.label == "P1")
    desk.interviews.rename_speaker(voice.id, "P7")
    bench.hub.poll()
    assert view.accessibleDescription() == "P7, 00:04. Machine draft, not listened to yet"
    QTest.keySequence(view, QKeySequence("Alt+1"))
    assert view.accessibleDescription() == "I, 00:04. Machine draft, not listened to yet"
    desk.undo()
    bench.hub.poll()
    assert view.accessibleDescription() == "P7, 00:04. Machine draft, not listened to yet"
    bench.pane.show_interview(desk.interviews.add("Empty").id)
    assert view.accessibleDescription() == ""


def test_what_a_number_has_done_is_said_aloud(bench: Bench, monkeypatch: pytest.MonkeyPatch):
    told: list[str] = []
    monkeypatch.setattr(
        "workbench.ui.transcript.menus.announce", lambda _view, sentence: told.append(sentence)
    )
    bench.pane.view.words.select(8, 11)
    QTest.keySequence(bench.pane.view, QKeySequence("Alt+1"))
    assert told == ["I speaks now in 2 turns."]
    bench.pane.menus.speak(None)
    assert told[1:] == ["It is not said now who speaks in 2 turns."]
    QTest.keySequence(bench.pane.view, QKeySequence("Alt+9"))
    assert bench.said[-1] == "No voice has the number 9 here."


def test_copying_gives_plain_text(bench: Bench):
    bench.pane.view.words.select(8, 11)
    copied = bench.pane.view.createMimeDataFromSelection()
    assert copied.text() == "at work\nI started"
    assert not copied.hasHtml()
