"""Correcting: what is typed reaches the study, turns are split and joined by keys, nothing typed is lost."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.studies import SAID
from tests.ui.transcript.conftest import Bench
from workbench.cellar.errors import Refusal
from workbench.study.tokens import TokenKind

CONTROL = Qt.KeyboardModifier.ControlModifier
Keys = QKeySequence.StandardKey


def select(bench: Bench, start: tuple[int, int], end: tuple[int, int]) -> None:
    view = bench.pane.view
    cursor = view.textCursor()
    places = [view.document().findBlockByNumber(turn).position() + offset for turn, offset in (start, end)]
    cursor.setPosition(places[0])
    cursor.setPosition(places[1], QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def texts(bench: Bench) -> list[str]:
    return [turn.text for turn in bench.reading.turns]


def test_f2_lets_one_type_and_escape_ends_it(bench: Bench):
    bench.press(Qt.Key.Key_F2)
    assert not bench.pane.view.isReadOnly()
    assert bench.pane.toolbar.correct.text() == "Stop correcting"
    assert "Esc" in bench.pane.strip.words.text()
    bench.type("Mm")
    bench.press(Qt.Key.Key_Space)
    bench.press(Qt.Key.Key_Escape)
    assert bench.pane.view.isReadOnly()
    assert texts(bench)[0] == "Mm Can you tell me about a usual day at work"
    assert bench.pane.toolbar.correct.text() == "Correct the text"


def test_words_that_stay_keep_their_times_and_the_screen_is_as_the_study(bench: Bench):
    before = bench.reading.tokens
    bench.correct_at(1, len("I started"))
    bench.type(" very")
    bench.pane.flush()
    after = bench.reading.tokens
    assert [token.text for token in after[10:14]] == ["I", "started", "very", "early"]
    assert {token.id: token for token in before}.items() <= {token.id: token for token in after}.items()
    assert bench.lines == texts(bench)


def test_what_was_typed_is_written_when_the_keys_rest(bench: Bench, qtbot: QtBot):
    bench.pane.correcting.rest.setInterval(10)
    bench.correct_at(0, 0)
    bench.type("So ")
    qtbot.waitUntil(lambda: texts(bench)[0].startswith("So Can"), timeout=2000)
    bench.type("then ")
    assert bench.lines[0].startswith("So then Can")
    qtbot.waitUntil(lambda: texts(bench)[0].startswith("So then Can"), timeout=2000)


def test_a_blank_that_was_just_typed_stays_while_one_goes_on_typing(bench: Bench):
    bench.correct_at(2, len("How did that feel"))
    bench.type(" then ")
    bench.pane.correcting.flush()
    assert texts(bench)[2] == "How did that feel then"
    assert bench.lines[2] == "How did that feel then "
    bench.type("please")
    bench.press(Qt.Key.Key_Up)
    assert texts(bench)[2] == "How did that feel then please"


def test_leaving_a_turn_writes_it_and_tidies_its_blanks(bench: Bench):
    bench.correct_at(2, 3)
    bench.type("   really  ")
    bench.press(Qt.Key.Key_Up)
    assert texts(bench)[2] == "How really did that feel"
    assert bench.lines[2] == "How really did that feel"


def test_blanks_alone_are_no_correction_and_go_when_the_turn_is_left(bench: Bench):
    before = bench.desk.can_take_back().undo
    bench.correct_at(2, 3)
    bench.type("   ")
    bench.press(Qt.Key.Key_Up)
    assert bench.lines[2] == "How did that feel"
    assert bench.desk.can_take_back().undo == before


@pytest.mark.parametrize("by", ["undo", "closing", "another interview", "pause"])
def test_nothing_typed_is_lost(bench: Bench, by: str):
    bench.correct_at(0, 0)
    bench.type("So ")
    if by == "another interview":
        bench.pane.show_interview(bench.desk.interviews.add("Second").id)
    elif by == "pause":
        bench.hub.hushed.emit()
    elif by == "closing":
        bench.hub.settling.emit()
    else:
        bench.hub.settling.emit()
        assert bench.desk.can_take_back().undo == "text corrected"
    assert texts(bench)[0].startswith("So Can")


def test_undo_is_the_programs_own_and_takes_the_correction_back_in_place(bench: Bench):
    asked: list[str] = []
    bench.correct_at(0, 0)
    bench.type("So ")
    bench.press(Qt.Key.Key_Z, held=CONTROL)
    assert bench.lines[0].startswith("So Can")
    assert not bench.pane.view.document().isUndoRedoEnabled()
    bench.hub.settling.emit()
    bench.hub.attempt(bench.desk.undo)
    assert bench.lines[0] == texts(bench)[0] == "Can you tell me about a usual day at work"
    assert asked == []


def test_enter_splits_the_turn_at_the_caret(bench: Bench):
    bench.correct_at(1, len("I started early "))
    bench.type("so ")
    bench.press(Qt.Key.Key_Return)
    assert texts(bench)[1:3] == ["I started early so", "and nobody asked me how I slept that night"]
    assert bench.lines == texts(bench)
    cursor = bench.pane.view.textCursor()
    assert (cursor.blockNumber(), cursor.positionInBlock()) == (2, 0)
    bench.type("But ")
    bench.pane.flush()
    assert texts(bench)[2] == "But and nobody asked me how I slept that night"


def test_shift_and_enter_put_no_line_break_into_a_turn(bench: Bench):
    bench.correct_at(1, len("I started early "))
    bench.press(Qt.Key.Key_Return, held=Qt.KeyboardModifier.ShiftModifier)
    assert bench.lines == texts(bench)
    assert len(bench.lines) == 5


def test_a_turn_is_not_split_before_its_first_word(bench: Bench):
    bench.correct_at(1, 0)
    bench.press(Qt.Key.Key_Return)
    assert len(texts(bench)) == 4
    assert bench.refused == ["A new turn can only begin between two words of a turn."]


def test_backspace_at_the_beginning_and_delete_at_the_end_join_turns(bench: Bench):
    bench.correct_at(3, 0)
    bench.press(Qt.Key.Key_Backspace)
    assert texts(bench)[2].startswith("How did that feel It felt")
    assert bench.pane.view.textCursor().positionInBlock() == len("How did that feel ")
    bench.correct_at(0, len("Can you tell me about a usual day at work"))
    bench.press(Qt.Key.Key_Delete)
    assert len(texts(bench)) == 2
    assert bench.lines == texts(bench)
    assert bench.pane.view.textCursor().blockNumber() == 0


class Meaning(QKeyEvent):
    """A key that means this on some desktop, such as Ctrl+D for Delete on Linux."""

    def __init__(self, means: QKeySequence.StandardKey) -> None:
        super().__init__(QEvent.Type.KeyPress, Qt.Key.Key_D, CONTROL, "\x04")
        self._means = means

    def matches(self, key: QKeySequence.StandardKey) -> bool:
        return key is self._means


@pytest.mark.parametrize("means", [Keys.Delete, Keys.DeleteEndOfWord, Keys.DeleteEndOfLine])
def test_whatever_key_deletes_forwards_runs_no_turns_together(bench: Bench, means: QKeySequence.StandardKey):
    bench.correct_at(0, len("Can you tell me about a usual day at work"))
    assert bench.pane.correcting.press(Meaning(means))
    assert len(texts(bench)) == (4 if means is Keys.DeleteEndOfLine else 3)
    assert bench.lines == texts(bench)
    select(bench, (0, len("Can you ")), (1, len("I started ")))
    assert bench.pane.correcting.press(Meaning(means))
    bench.pane.flush()
    assert len(bench.lines) == len(texts(bench))
    assert bench.lines[0].startswith("Can you")


@pytest.mark.parametrize("means", [Keys.Backspace, Keys.DeleteStartOfWord])
def test_whatever_key_deletes_backwards_runs_no_turns_together(bench: Bench, means: QKeySequence.StandardKey):
    bench.correct_at(1, 0)
    assert bench.pane.correcting.press(Meaning(means))
    assert len(texts(bench)) == 3
    assert bench.lines == texts(bench)


@pytest.mark.parametrize("refused", [False, True])
def test_turns_that_were_run_together_behind_the_keys_come_apart_with_all_that_was_typed(
    bench: Bench, refused: bool, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    def full(*_edit: object) -> None:
        raise Refusal("The disk is full.")

    bench.correct_at(2, 0)
    bench.type("So ")
    with monkeypatch.context() as disk:
        if refused:
            disk.setattr(type(bench.desk.transcripts), "edit", full)
        cursor = bench.pane.view.textCursor()
        cursor.setPosition(cursor.block().position())
        bench.pane.view.setTextCursor(cursor)
        cursor.deletePreviousChar()
        assert len(bench.lines) == 3
        qtbot.waitUntil(lambda: len(bench.lines) == 4)
    assert bench.refused[-1].startswith("What you did last")
    assert bench.lines[2] == f"So {SAID[2][1]}"
    bench.pane.flush()
    assert texts(bench) == [SAID[0][1], SAID[1][1], f"So {SAID[2][1]}", SAID[3][1]]
    assert bench.lines == texts(bench)
    bench.type("And ")
    bench.pane.flush()
    assert bench.lines == texts(bench)
    assert sum("And" in line for line in bench.lines) == 1


def test_at_the_very_ends_there_is_nothing_to_join(bench: Bench):
    before = texts(bench)
    bench.correct_at(0, 0)
    bench.press(Qt.Key.Key_Backspace)
    bench.press(Qt.Key.Key_End, held=CONTROL)
    bench.press(Qt.Key.Key_Delete)
    assert texts(bench) == before == bench.lines


@pytest.mark.parametrize("way", ["delete", "type", "paste", "compose", "cut"])
def test_a_selection_over_turns_is_replaced_without_making_one_turn_of_several(bench: Bench, way: str):
    bench.correct_at(0, 0)
    select(bench, (0, len("Can you ")), (2, len("How did")))
    view, put = bench.pane.view, ""
    if way == "delete":
        bench.press(Qt.Key.Key_Delete)
    elif way == "cut":
        bench.press(Qt.Key.Key_X, held=CONTROL)
        assert QGuiApplication.clipboard().text().startswith("tell me about")
    elif way == "type":
        bench.type("x")
        put = "x"
    elif way == "paste":
        pasted = QMimeData()
        pasted.setHtml("<p>one<br>two</p>")
        pasted.setText("one\ntwo")
        view.insertFromMimeData(pasted)
        put = "one two"
    else:
        event = QInputMethodEvent("", [])
        event.setCommitString("é")
        QApplication.sendEvent(view, event)
        put = "é"
    assert bench.lines[0] == f"Can you {put}"
    assert len(bench.lines) == 4
    bench.pane.flush()
    assert texts(bench) == [
        f"Can you {put}".strip(),
        "that feel",
        "It felt like walking through deep snow while the others took the road",
    ]
    assert bench.lines == texts(bench)


def test_a_turn_that_is_emptied_stays_until_it_is_left(bench: Bench):
    bench.correct_at(2, 0)
    select(bench, (2, 0), (2, len("How did that feel")))
    bench.press(Qt.Key.Key_Delete)
    bench.pane.correcting.flush()
    assert len(texts(bench)) == 4
    bench.type("How was it")
    bench.pane.correcting.flush()
    assert texts(bench)[2] == "How was it"
    select(bench, (2, 0), (2, len("How was it")))
    bench.press(Qt.Key.Key_Delete)
    bench.press(Qt.Key.Key_Up)
    assert len(texts(bench)) == 3
    assert bench.lines == texts(bench)


def test_what_is_being_composed_is_not_text_yet_and_not_disturbed(bench: Bench):
    bench.correct_at(0, 0)
    bench.type("a")
    QApplication.sendEvent(bench.pane.view, QInputMethodEvent("か", []))
    bench.pane.correcting.flush()
    assert texts(bench)[0].startswith("aCan")
    assert bench.pane.view.textCursor().block().layout().preeditAreaText() == "か"
    done = QInputMethodEvent("", [])
    done.setCommitString("か")
    QApplication.sendEvent(bench.pane.view, done)
    bench.pane.flush()
    assert texts(bench)[0].startswith("aかCan")


def test_marks_are_put_in_at_the_caret_and_after_the_word_that_is_read(bench: Bench):
    bench.correct_at(0, len("Can you "))
    bench.pane.correcting.insert(TokenKind.LAUGHTER)
    assert bench.lines[0].startswith("Can you [laughter] tell")
    bench.type(" dear")
    bench.press(Qt.Key.Key_Escape)
    assert texts(bench)[0].startswith("Can you [laughter] dear tell")
    bench.pane.view.words.go(0)
    bench.pane.correcting.insert(TokenKind.PAUSE)
    assert bench.lines[0].startswith("Can [pause 1 s] you [laughter]")
    assert bench.pane.view.words.at == 1


def test_a_colleagues_change_of_another_turn_leaves_the_caret_and_the_typing_alone(bench: Bench):
    bench.correct_at(2, 3)
    bench.type(" oh")
    turns = bench.reading.turns
    bench.desk.transcripts.split(turns[0].id, 3)
    bench.desk.transcripts.edit(turns[1].id, "I began early")
    bench.hub.poll()
    assert bench.lines[:4] == [
        "Can you tell",
        "me about a usual day at work",
        "I began early",
        "How oh did that feel",
    ]
    bench.type("!")
    assert bench.lines[3] == "How oh! did that feel"
    bench.pane.flush()
    assert texts(bench)[3] == "How oh! did that feel"


def test_a_colleagues_change_of_the_same_turn_shows_once_nothing_is_typed(bench: Bench):
    bench.correct_at(2, 3)
    bench.desk.transcripts.edit(bench.reading.turns[2].id, "How was that")
    bench.hub.poll()
    assert bench.lines[2] == "How was that"


def test_letters_that_are_keys_in_reading_are_letters_in_correcting(bench: Bench):
    bench.correct_at(0, 0)
    bench.type("mnpb ")
    bench.press(Qt.Key.Key_Escape)
    assert texts(bench)[0].startswith("mnpb Can")
    assert bench.desk.units.of(bench.interview) == []


def test_number_keys_and_the_menu_say_who_speaks(bench: Bench):
    speakers = bench.desk.interviews.speakers(bench.interview)
    bench.pane.view.words.select(1, 12)
    bench.press(Qt.Key.Key_2, held=Qt.KeyboardModifier.AltModifier)
    assert [turn.speaker for turn in bench.reading.turns[:2]] == [speakers[1].id] * 2
    bench.press(Qt.Key.Key_B, held=CONTROL)
    menu = bench.pane.menus.open
    assert menu is not None
    first = menu.actions()[0]
    assert first.text().startswith("I\t")
    first.trigger()
    menu.close()
    assert [turn.speaker for turn in bench.reading.turns[:2]] == [speakers[0].id] * 2


def test_the_menu_of_marks_works_by_keyboard(bench: Bench):
    bench.press(Qt.Key.Key_I, held=CONTROL)
    menu = bench.pane.menus.open
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_C)
    assert bench.lines[0].startswith("Can [crying] you")


def test_what_the_disk_did_not_take_stays_typed_and_is_written_when_it_can(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
):
    def full(*_edit: object) -> None:
        raise Refusal("The disk is full.")

    bench.correct_at(0, 0)
    bench.type("So ")
    with monkeypatch.context() as disk:
        disk.setattr(type(bench.desk.transcripts), "edit", full)
        bench.press(Qt.Key.Key_Escape)
    assert bench.lines[0].startswith("So Can")
    assert texts(bench)[0].startswith("Can")
    bench.pane.flush()
    assert texts(bench)[0].startswith("So Can")


def test_what_the_disk_did_not_take_is_there_again_with_its_interview(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
):
    def full(*_edit: object) -> None:
        raise Refusal("The disk is full.")

    second = bench.desk.interviews.add("Second")
    bench.correct_at(0, 0)
    bench.type("So ")
    with monkeypatch.context() as disk:
        disk.setattr(type(bench.desk.transcripts), "edit", full)
        bench.pane.show_interview(second.id)
        bench.pane.show_interview(bench.interview)
    assert bench.lines[0].startswith("So Can")
    bench.pane.flush()
    assert texts(bench)[0].startswith("So Can")
