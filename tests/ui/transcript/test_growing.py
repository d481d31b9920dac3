"""The transcript grows, is resized and set in another size: the reader's place and the lines stay right."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.studies import SAID, WORD_MS
from tests.ui.transcript.conftest import Bench
from workbench.desk.gestures import Gesture
from workbench.history.log import making
from workbench.study.ids import new_id
from workbench.study.interviews import Turn
from workbench.study.tokens import Token
from workbench.ui import style
from workbench.ui.theme import Theme
from workbench.ui.transcript.toolbar import Toolbar
from workbench.ui.wordings import NO_BREAK


def add_turns(bench: Bench, place: str, texts: list[str]) -> None:
    recording = bench.desk.recordings.of(bench.interview)[0].id
    for number, text in enumerate(texts):
        code = new_id()[:6]
        tokens = tuple(
            Token(f"{code}.{n}", word, n * WORD_MS, n * WORD_MS + 300) for n, word in enumerate(text.split())
        )
        turn = Turn(
            id=new_id(),
            interview=bench.interview,
            recording=recording,
            place=f"{place}{number:03}i",
            tokens=tokens,
        )
        bench.desk.context.record(Gesture.TRANSCRIBED, making(turn))
    bench.hub.poll()


def top_line(bench: Bench) -> tuple[str, int]:
    view = bench.pane.view
    cursor = view.cursorForPosition(QPoint(0, 0))
    return cursor.block().text(), view.cursorRect(cursor).top()


def test_new_turns_come_in_at_the_end_while_the_reader_stays(bench: Bench):
    bench.pane.view.words.go(12)
    add_turns(bench, "2", ["something new", "and more"])
    assert bench.lines[-2:] == ["something new", "and more"]
    assert bench.pane.view.words.at == 12
    assert bench.pane.view.verticalScrollBar().value() == 0


def test_the_cursor_on_the_last_word_is_not_pushed_on(bench: Bench):
    last = len(bench.reading.tokens) - 1
    bench.pane.view.words.go(last)
    bench.pane.view.words.extend(last)
    add_turns(bench, "2", ["something new"])
    assert bench.pane.view.words.at == last


@pytest.mark.parametrize("place", ["0", "2"])
def test_turns_before_or_after_do_not_move_what_is_read(bench: Bench, place: str):
    add_turns(bench, "18", [f"line {number} of many words to scroll through" for number in range(80)])
    bar = bench.pane.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = top_line(bench)
    add_turns(bench, place, ["one", "two", "three"])
    assert top_line(bench) == before
    assert len(bench.lines) == len(SAID) + 83


def test_the_strip_tells_that_it_grows_and_that_it_is_a_draft_until_listened_to(bench: Bench):
    strip = bench.pane.strip
    assert strip.words.text() == "This is a machine draft until somebody has listened to it."
    recording = bench.desk.recordings.of(bench.interview)[0].id
    asked = bench.desk.transcribing.enqueue(bench.interview, again=True)
    add_turns(bench, "2", ["the first words"])
    assert strip.words.text().startswith("The transcript grows here as it is made.")
    bench.desk.transcribing.cancel(asked.id)
    bench.hub.poll()
    assert strip.words.text() == "This is a machine draft until somebody has listened to it."
    whole = bench.desk.recordings.of(bench.interview)[0].duration
    bench.desk.transcripts.listened(recording, [(0, whole // 4 + 100)])
    bench.hub.poll()
    told = strip.words.text().replace(NO_BREAK, " ")
    assert told == "Machine draft: 25 % of it has been listened to."
    bench.desk.transcripts.listened(recording, [(0, whole)])
    bench.hub.poll()
    assert strip.isHidden()


def test_what_is_said_below_the_words_moves_none_of_them(bench: Bench):
    pane, view = bench.pane, bench.pane.view
    recording = bench.desk.recordings.of(bench.interview)[0]
    bench.desk.units.mark(bench.interview, 0, 4)
    bench.hub.poll()

    def place() -> QPoint:
        QApplication.processEvents()
        return view.viewport().mapTo(pane, view.where.word(12).topLeft().toPoint())

    before = place()
    pane.toolbar.correct.setChecked(True)
    assert place() == before
    pane.toolbar.correct.setChecked(False)
    bench.desk.transcripts.listened(recording.id, [(0, recording.duration)])
    bench.hub.poll()
    assert place() == before
    assert pane.strip.isHidden()
    pane.toolbar.correct.setChecked(True)
    assert pane.strip.isVisible()
    assert place() == before
    bench.desk.transcripts.edit(bench.reading.turns[0].id, "Can I tell me about a usual day at work")
    bench.hub.poll()
    assert pane.strip.review.isVisible()
    assert place() == before


@pytest.mark.usefixtures("plain_look")
def test_the_bar_is_as_high_while_the_text_is_corrected_at_every_width(qtbot: QtBot):
    bar = Toolbar()
    qtbot.addWidget(bar)
    heights: list[list[int]] = []
    for correcting in (False, True):
        bar.show_correcting(correcting)
        heights.append([bar.heightForWidth(width) for width in range(300, 900)])
    assert heights[0] == heights[1]


def test_the_caret_is_not_hidden_by_what_is_said_below_the_words(bench: Bench):
    view = bench.pane.view
    recording = bench.desk.recordings.of(bench.interview)[0]
    bench.desk.transcripts.listened(recording.id, [(0, recording.duration)])
    bench.hub.poll()
    for height in range(180, 340, 8):
        bench.pane.resize(500, height)
        QApplication.processEvents()
        view.verticalScrollBar().setValue(0)
        view.words.put(view.words.under(QPointF(20, view.viewport().height() - 20)) or 12)
        bench.press(Qt.Key.Key_F2)
        QApplication.processEvents()
        assert view.viewport().rect().contains(view.cursorRect())
        bench.press(Qt.Key.Key_F2)


@pytest.mark.parametrize("width", [500, 900, 1900])
def test_the_lines_are_as_wide_as_their_place_and_no_longer_than_one_reads_well(bench: Bench, width: int):
    view = bench.pane.view
    bench.pane.resize(width, 500)
    port, gutter, brackets = (
        view.viewport().geometry(),
        bench.pane.gutter.geometry(),
        bench.pane.brackets.geometry(),
    )
    assert view.document().textWidth() == port.width()
    assert gutter.right() + 1 == port.left()
    assert port.right() + 1 == brackets.left()
    assert port.width() <= 68 * view.fontMetrics().averageCharWidth() * 1.4
    assert not view.horizontalScrollBar().isVisible()


def test_a_narrower_window_keeps_the_reader_at_the_same_words(bench: Bench):
    add_turns(
        bench, "18", [f"line {number} of many words to scroll through and read" for number in range(80)]
    )
    bar = bench.pane.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = top_line(bench)[0]
    bench.pane.resize(560, 500)
    assert top_line(bench)[0] == before


def test_larger_text_and_another_palette_reach_the_words_and_lose_nothing_typed(
    plain_look: QApplication, bench: Bench
):
    view = bench.pane.view
    bench.correct_at(0, 0)
    bench.type("So very ")
    size, gutter = view.document().defaultFont().pointSizeF(), bench.pane.gutter.width()
    style.apply(plain_look, Theme.DARK, 200)
    assert bench.lines[0].startswith("So very Can")
    assert view.document().defaultFont().pointSizeF() == pytest.approx(2 * size)
    assert bench.pane.gutter.wanted() > gutter
    assert view.textCursor().position() == len("So very ")
    bench.type("well ")
    bench.pane.flush()
    assert bench.reading.turns[0].text.startswith("So very well Can")


def test_the_wheel_with_control_does_not_size_this_text_alone(bench: Bench):
    view = bench.pane.view
    before = view.font().pointSizeF(), view.document().defaultFont().pointSizeF()
    point, none = QPointF(50, 50), QPoint(0, 0)
    wheel = QWheelEvent(
        point,
        view.mapToGlobal(point),
        none,
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert (view.font().pointSizeF(), view.document().defaultFont().pointSizeF()) == before


def test_another_interview_is_shown_from_its_beginning_without_the_marks_of_the_first(
    bench: Bench, qtbot: QtBot
):
    bench.pane.view.words.select(1, 3)
    bench.pane.marking.mark()
    other = bench.desk.interviews.add("Second talk")
    bench.pane.show_interview(other.id)
    assert bench.pane.toolbar.title.text() == "Second talk"
    assert bench.lines == [""]
    assert bench.pane.brackets.lanes.brackets == []
    bench.pane.show_interview(bench.interview)
    assert bench.lines[0].startswith("Can you")
    assert len(bench.pane.brackets.lanes.brackets) == 1
    assert bench.pane.view.words.at == 0
