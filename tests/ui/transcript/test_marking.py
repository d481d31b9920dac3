"""Marking units of meaning by keyboard alone and with the mouse, and how the margin shows them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.transcript.conftest import Bench
from workbench.study.anchors import AnchorState
from workbench.ui import signs

SHIFT, ALT_SHIFT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def mark(bench: Bench, first: int, last: int) -> str:
    bench.pane.view.words.select(first, last)
    bench.press(Qt.Key.Key_M)
    return bench.pane.brackets.current


def ends(bench: Bench, unit: str) -> tuple[int | None, int | None]:
    placed = bench.desk.units.one(unit).placement
    return placed.first, placed.last


def test_select_words_press_m_and_the_bracket_is_there(bench: Bench):
    bench.press(Qt.Key.Key_Right)
    bench.press(Qt.Key.Key_Right, Qt.Key.Key_Right, held=SHIFT)
    assert bench.pane.toolbar.mark.isEnabled()
    bench.press(Qt.Key.Key_M)
    (placed,) = bench.desk.units.of(bench.interview)
    assert placed.unit.anchor.text == "you tell me"
    assert [(each.first, each.last) for each in bench.pane.brackets.lanes.brackets] == [(1, 3)]
    assert bench.pane.view.tints["accent_soft"] == (1, 3)
    assert not bench.pane.view.textCursor().hasSelection()


def test_without_a_selection_nothing_is_marked_and_a_sentence_says_how(bench: Bench):
    bench.press(Qt.Key.Key_M)
    assert bench.desk.units.of(bench.interview) == []
    assert ["Shift" in sentence for sentence in bench.said] == [True]


def test_the_toolbar_marks_too_and_gives_the_keyboard_back(bench: Bench):
    bench.pane.view.words.select(2, 4)
    QTest.mouseClick(bench.pane.toolbar.mark, Qt.MouseButton.LeftButton)
    assert len(bench.desk.units.of(bench.interview)) == 1
    assert bench.pane.view.hasFocus()


@pytest.mark.parametrize(
    ("key", "held", "wanted"),
    [
        (Qt.Key.Key_Right, ALT_SHIFT, (3, 7)),
        (Qt.Key.Key_Left, ALT_SHIFT, (3, 5)),
        (Qt.Key.Key_Up, ALT_SHIFT, (2, 6)),
        (Qt.Key.Key_Down, ALT_SHIFT, (4, 6)),
        (Qt.Key.Key_BracketLeft, NONE, (5, 6)),
        (Qt.Key.Key_BracketRight, NONE, (3, 5)),
    ],
)
def test_keys_move_the_ends_of_a_unit(
    bench: Bench, key: Qt.Key, held: Qt.KeyboardModifier, wanted: tuple[int, int]
):
    unit = mark(bench, 3, 6)
    bench.pane.view.words.go(5)
    bench.press(key, held=held)
    assert ends(bench, unit) == wanted
    assert bench.pane.view.tints["accent_soft"] == wanted


def test_a_unit_keeps_at_least_one_word(bench: Bench):
    unit = mark(bench, 3, 4)
    for _again in range(3):
        bench.press(Qt.Key.Key_Left, held=ALT_SHIFT)
    assert ends(bench, unit) == (3, 3)


def test_delete_takes_an_own_unit_away_and_undo_brings_it_back(bench: Bench):
    unit = mark(bench, 3, 6)
    bench.press(Qt.Key.Key_Delete)
    assert bench.desk.units.of(bench.interview) == []
    assert bench.pane.brackets.lanes.brackets == []
    assert bench.pane.view.tints["accent_soft"] is None
    bench.hub.attempt(bench.desk.undo)
    assert [each.placed.unit.id for each in bench.pane.brackets.lanes.brackets] == [unit]


def test_anothers_unit_stays_as_it_is_and_the_sentence_names_the_author(bench: Bench):
    unit = bench.theirs(3, 6)
    bench.pane.choose_unit(unit)
    bench.press(Qt.Key.Key_Delete)
    bench.press(Qt.Key.Key_Right, held=ALT_SHIFT)
    assert ends(bench, unit) == (3, 6)
    assert len(bench.refused) == 2
    assert all("Ola" in sentence for sentence in bench.refused)


def test_n_and_p_begin_where_the_reader_has_gone_since(bench: Bench):
    first, second = mark(bench, 1, 2), bench.theirs(10, 12)
    bench.pane.choose_unit(second)
    bench.pane.view.words.go(0)
    bench.press(Qt.Key.Key_N)
    assert bench.pane.brackets.current == first
    bench.pane.view.words.go(len(bench.reading.tokens) - 1)
    bench.press(Qt.Key.Key_P)
    assert bench.pane.brackets.current == second
    assert bench.said == []


def test_of_a_unit_without_a_time_none_is_said(bench: Bench):
    unit, brackets = mark(bench, 10, 12), bench.pane.brackets
    bracket = brackets.lanes.find(unit)
    assert bracket
    untimed = replace(bracket, placed=replace(bracket.placed, start_ms=None))
    assert brackets.sentence(untimed) == "Kari: a unit of 3 words."


def test_n_and_p_go_from_unit_to_unit_and_enter_bridles(bench: Bench, qtbot: QtBot):
    first, second = mark(bench, 1, 2), bench.theirs(10, 12)
    bench.press(Qt.Key.Key_Escape)
    bench.pane.view.words.go(0)
    bench.press(Qt.Key.Key_N)
    assert bench.pane.brackets.current == first
    bench.press(Qt.Key.Key_N)
    assert bench.pane.brackets.current == second
    assert bench.pane.view.words.at == 10
    assert bench.pane.brackets.accessibleDescription() == "Ola: a unit of 3 words at 00:04."
    bench.press(Qt.Key.Key_P)
    with qtbot.waitSignal(bench.pane.unit_chosen) as told:
        bench.press(Qt.Key.Key_Return)
    assert told.args == [first]


def test_enter_on_words_of_several_units_takes_the_own_one(bench: Bench, qtbot: QtBot):
    bench.theirs(3, 4)
    own = mark(bench, 1, 8)
    bench.press(Qt.Key.Key_Escape)
    bench.pane.view.words.go(3)
    with qtbot.waitSignal(bench.pane.unit_chosen) as told:
        bench.press(Qt.Key.Key_B)
    assert told.args == [own]


def test_clicking_a_bracket_chooses_its_unit_and_hovering_lights_its_words(bench: Bench, qtbot: QtBot):
    own, their = mark(bench, 9, 15), bench.theirs(9, 20)
    bench.pane.choose_unit(own)
    brackets = bench.pane.brackets
    brackets.repaint()
    drawn = next(each for each in brackets.drawn if each.bracket.placed.unit.id == their)
    point = drawn.rect.center().toPoint()
    QTest.mouseMove(brackets, point)
    assert bench.pane.view.tints["hover"] == (9, 20)
    with qtbot.waitSignal(bench.pane.unit_chosen) as told:
        QTest.mouseClick(brackets, Qt.MouseButton.LeftButton, pos=point)
    assert told.args == [their]
    assert bench.pane.view.tints["accent_soft"] == (9, 20)


def test_the_end_of_an_own_unit_can_be_pulled_to_another_word(bench: Bench):
    unit = mark(bench, 9, 12)
    brackets, view = bench.pane.brackets, bench.pane.view
    brackets.repaint()
    (drawn,) = brackets.drawn
    target = view.where.word(24).center().toPoint()
    QTest.mousePress(
        brackets,
        Qt.MouseButton.LeftButton,
        pos=QPoint(int(drawn.rect.center().x()), int(drawn.rect.bottom()) - 1),
    )
    there = brackets.mapFromGlobal(view.viewport().mapToGlobal(target))
    QTest.mouseMove(brackets, there)
    assert view.tints["selection"] == (9, 24)
    QTest.mouseRelease(brackets, Qt.MouseButton.LeftButton, pos=there)
    assert ends(bench, unit) == (9, 24)
    assert view.tints["selection"] is None


@pytest.mark.parametrize("gone", [False, True])
def test_words_that_come_while_an_end_is_pulled_do_not_move_the_other_end(bench: Bench, gone: bool):
    unit = mark(bench, 9, 12)
    brackets, view = bench.pane.brackets, bench.pane.view
    brackets.repaint()
    (drawn,) = brackets.drawn
    foot = QPoint(int(drawn.rect.center().x()), int(drawn.rect.bottom()) - 1)
    QTest.mousePress(brackets, Qt.MouseButton.LeftButton, pos=foot)
    QTest.mouseMove(brackets, foot)
    turn = bench.reading.turns[0]
    bench.desk.transcripts.edit(turn.id, f"Well now {turn.text}")
    if gone:
        bench.desk.units.remove(unit)
    bench.hub.poll()
    there = brackets.mapFromGlobal(view.viewport().mapToGlobal(view.where.word(26).center().toPoint()))
    QTest.mouseMove(brackets, there)
    assert view.tints["selection"] == (None if gone else (11, 26))
    QTest.mouseRelease(brackets, Qt.MouseButton.LeftButton, pos=there)
    assert view.tints["selection"] is None
    if not gone:
        assert ends(bench, unit) == (11, 26)


def test_tab_reaches_the_margin_and_its_keys_walk_and_choose(bench: Bench, qtbot: QtBot):
    first, second = mark(bench, 1, 2), bench.theirs(10, 12)
    bench.press(Qt.Key.Key_Escape)
    bench.pane.view.words.go(0)
    bench.pane.brackets.setFocus(Qt.FocusReason.TabFocusReason)
    assert bench.pane.brackets.current == first
    QTest.keyClick(bench.pane.brackets, Qt.Key.Key_Down)
    with qtbot.waitSignal(bench.pane.unit_chosen) as told:
        QTest.keyClick(bench.pane.brackets, Qt.Key.Key_Return)
    assert told.args == [second]


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 2)}


def test_each_member_has_a_colour_and_shape_of_their_own_in_the_margin(bench: Bench):
    mark(bench, 9, 20)
    bench.theirs(9, 20)
    seen = colours(bench.pane.brackets.grab().toImage())
    assert {signs.sign(number).colour.name() for number in (0, 1)} <= seen
    assert signs.sign(2).colour.name() not in seen


def test_a_changed_unit_looks_and_reads_otherwise_and_is_counted_for_review(bench: Bench, qtbot: QtBot):
    unit = mark(bench, 9, 15)
    bench.pane.choose_unit(unit)
    before = bench.pane.brackets.grab().toImage()
    bench.desk.transcripts.edit(
        bench.reading.turns[1].id, "I started late and nobody asked me how I slept that night"
    )
    bench.hub.poll()
    assert bench.pane.brackets.lanes.brackets[0].placed.placement.state is AnchorState.CHANGED
    assert bench.pane.brackets.accessibleDescription().endswith(
        "Its words have been changed since. Please review it."
    )
    assert bench.pane.brackets.grab().toImage() != before
    assert bench.pane.strip.review.text() == "1 unit to review"
    with qtbot.waitSignal(bench.pane.review_requested):
        QTest.mouseClick(bench.pane.strip.review, Qt.MouseButton.LeftButton)


def test_a_unit_whose_words_are_all_gone_is_counted_for_review(bench: Bench):
    mark(bench, 22, 25)
    bench.desk.transcripts.edit(bench.reading.turns[2].id, "")
    bench.hub.poll()
    assert bench.pane.brackets.lanes.brackets == []
    assert bench.pane.strip.review.isVisible()


def test_anothers_changed_unit_is_told_of_and_not_counted_for_review(bench: Bench):
    unit = bench.theirs(9, 15)
    bench.desk.transcripts.edit(
        bench.reading.turns[1].id, "I started late and nobody asked me how I slept that night"
    )
    bench.hub.poll()
    bench.pane.choose_unit(unit)
    assert bench.pane.brackets.accessibleDescription().endswith("Its words have been changed since.")
    assert bench.pane.strip.review.isHidden()
