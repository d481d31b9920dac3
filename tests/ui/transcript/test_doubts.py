"""From one doubtful word to the next: heard, corrected or vouched for, by keys alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot

from tests.ui.studies import SAID
from tests.ui.transcript.conftest import Bench
from workbench.desk.gestures import Gesture
from workbench.history.log import setting
from workbench.study.interviews import Turn
from workbench.study.tokens import Token, TokenKind, is_doubtful

NOTHING = "No word in this interview is doubtful."

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def doubt(bench: Bench, *positions: int) -> list[str]:
    """Let a machine have written these words without being sure; the words."""
    reading = bench.reading
    ids = {reading.tokens[position].id for position in positions}
    writes = [
        write
        for turn in bench.desk.context.all(Turn, bench.interview)
        for write in setting(
            replace(
                turn,
                tokens=tuple(one._replace(probability=0.2 if one.id in ids else 0.9) for one in turn.tokens),
            ),
            "tokens",
        )
    ]
    bench.desk.context.record(Gesture.TRANSCRIBED, writes)
    bench.hub.poll()
    return [reading.tokens[position].text for position in positions]


def chosen(bench: Bench) -> list[str]:
    ends = bench.pane.view.words.selected()
    return [] if ends is None else [one.text for one in bench.reading.tokens[ends[0] : ends[1] + 1]]


def test_the_key_goes_from_doubt_to_doubt_and_each_is_heard(bench: Bench) -> None:
    first, second = doubt(bench, 2, 12)
    heard: list[tuple[str, int, int]] = []
    bench.pane.play_span_requested.connect(lambda *span: heard.append(span))
    bench.press(Qt.Key.Key_F12)
    assert chosen(bench) == [first]
    bench.press(Qt.Key.Key_F12)
    assert chosen(bench) == [second]
    bench.press(Qt.Key.Key_F12)
    assert chosen(bench) == [second]
    assert "no further doubtful word" in bench.said[-1]
    bench.press(Qt.Key.Key_F12, held=_SHIFT)
    assert chosen(bench) == [first]
    tokens = bench.reading.tokens
    assert [(start < tokens[at].start or start == 0, end > tokens[at].end) for at, (_one, start, end) in
            zip((2, 12, 2), heard, strict=True)] == [(True, True)] * 3  # fmt: skip


def test_the_first_word_can_be_doubtful(bench: Bench) -> None:
    [first] = doubt(bench, 0)
    bench.press(Qt.Key.Key_F12)
    assert chosen(bench) == [first]


def test_a_word_that_is_right_is_doubted_no_more_and_undo_doubts_it_again(bench: Bench) -> None:
    _first, second = doubt(bench, 2, 12)
    bench.press(Qt.Key.Key_F12)
    bench.press(Qt.Key.Key_Period, held=_CONTROL)
    assert chosen(bench) == [second]
    assert [at for at, one in enumerate(bench.reading.tokens) if is_doubtful(one)] == [12]
    assert bench.reading.tokens[3].probability == 0.9
    bench.desk.undo()
    assert [at for at, one in enumerate(bench.reading.tokens) if is_doubtful(one)] == [2, 12]


def test_while_correcting_what_is_typed_takes_the_place_of_the_doubtful_word(
    bench: Bench, qtbot: QtBot
) -> None:
    [word] = doubt(bench, 2)
    bench.press(Qt.Key.Key_F2)
    bench.press(Qt.Key.Key_F12)
    assert chosen(bench) == [word]
    bench.type("heard")
    bench.press(Qt.Key.Key_F12)
    assert bench.reading.tokens[2].text == "heard"
    assert not any(is_doubtful(one) for one in bench.reading.tokens)


@pytest.mark.parametrize("way", ["key", "button"])
def test_a_doubtful_word_stays_chosen_when_correcting_begins_and_is_typed_over(
    bench: Bench, qtbot: QtBot, way: str
) -> None:
    [_word] = doubt(bench, 2)
    bench.press(Qt.Key.Key_F12)
    if way == "key":
        bench.press(Qt.Key.Key_F2)
    else:
        qtbot.mouseClick(bench.pane.toolbar.correct, Qt.MouseButton.LeftButton)
    assert not bench.pane.toolbar.mark.isEnabled(), "no unit is marked while one corrects"
    bench.type("But")
    bench.press(Qt.Key.Key_Escape)
    assert [one.text for one in bench.reading.tokens[:5]] == ["Can", "you", "But", "me", "about"]


def test_what_a_person_has_selected_is_typed_over_and_reading_begins_with_nothing_selected(
    bench: Bench,
) -> None:
    bench.press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    bench.press(Qt.Key.Key_Right, held=_SHIFT)
    assert chosen(bench) == ["tell", "me"]
    bench.press(Qt.Key.Key_F2, Qt.Key.Key_F2)
    assert chosen(bench) == []
    bench.press(Qt.Key.Key_Left)
    bench.press(Qt.Key.Key_Right, held=_SHIFT)
    before = chosen(bench)
    bench.press(Qt.Key.Key_F2)
    bench.type("speak")
    bench.press(Qt.Key.Key_Escape)
    assert len(before) == 2
    assert bench.lines[0] == SAID[0][1].replace(" ".join(before), "speak")


def test_where_nothing_is_doubtful_that_is_said(bench: Bench) -> None:
    doubt(bench)
    for held in (Qt.KeyboardModifier.NoModifier, _SHIFT):
        bench.press(Qt.Key.Key_F12, held=held)
        assert bench.said.pop() == NOTHING
    doubt(bench, 2)
    bench.press(Qt.Key.Key_F12)
    bench.press(Qt.Key.Key_Period, held=_CONTROL)
    assert bench.said[-1] == NOTHING, "the last one was vouched for"


@pytest.mark.parametrize("kind", [TokenKind.PAUSE, TokenKind.LAUGHTER])
def test_sounds_that_a_person_has_marked_are_not_doubted(bench: Bench, kind: TokenKind) -> None:
    doubt(bench)
    turn = bench.reading.turns[0]
    bench.desk.transcripts.insert_mark(turn.id, 1, kind)
    bench.hub.poll()
    bench.press(Qt.Key.Key_F12)
    assert bench.said[-1] == NOTHING


def test_a_sound_that_a_machine_has_invented_is_found_looks_unsure_and_can_be_vouched_for(
    bench: Bench,
) -> None:
    turn = bench.reading.turns[0]
    crying = Token("invented", "", turn.start, turn.start, 0.0, TokenKind.CRYING)
    tokens = (turn.tokens[0], crying, *turn.tokens[1:])
    bench.desk.context.record(Gesture.TRANSCRIBED, setting(replace(turn, tokens=tokens), "tokens"))
    bench.hub.poll()
    assert underlined(bench) == ["[crying]"]
    bench.press(Qt.Key.Key_F12)
    assert bench.pane.view.words.selected() == (1, 1)
    assert "1 doubtful word" in bench.said[-1]
    bench.press(Qt.Key.Key_Period, held=_CONTROL)
    assert underlined(bench) == []
    assert bench.reading.tokens[1].kind is TokenKind.CRYING


def underlined(bench: Bench) -> list[str]:
    """What has a dotted line under it in the first turn."""
    block = bench.pane.view.sheet.document.firstBlock()
    line = QTextCharFormat.UnderlineStyle.DotLine
    spans = [span for span in block.textFormats() if span.format.underlineStyle() is line]
    return [block.text()[span.start : span.start + span.length] for span in spans]
