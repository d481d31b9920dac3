"""The document follows the reading, changes no more than has changed, and knows where each word stands."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextCursor
from pytestqt.qtbot import QtBot

from tests.ui.transcript.hands import reading, turn
from workbench.study.reading import Reading
from workbench.study.tokens import Token, TokenKind
from workbench.ui.transcript.look import look
from workbench.ui.transcript.sheet import Sheet

TEXTS = st.sampled_from(["ja", "jeg 😀 arbeidet", "det? var", "så hva", "å 𐍈 nei ja", "ja ja"])


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


def sheet_of(shown: Reading) -> Sheet:
    made = Sheet(look(QFont()), "en")
    made.load(shown)
    made.document.documentLayout()  # without one a document does not tell of changes
    return made


def picture(sheet: Sheet) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """Each block's text and the stretches of it that are not plain."""
    blocks = []
    block = sheet.document.begin()
    while block.isValid():
        odd = [
            (span.start, span.length, f"{span.format.underlineStyle()} {span.format.fontItalic()}")
            for span in block.textFormats()
            if span.format.fontItalic() or span.format.fontUnderline() or span.format.underlineStyle().value
        ]
        blocks.append((block.text(), odd))
        block = block.next()
    return blocks


def test_one_block_a_turn_and_only_words_in_it():
    sheet = sheet_of(reading("ja det var", "nei"))
    assert sheet.document.toPlainText() == "ja det var\nnei"


def test_every_place_of_a_word_leads_back_to_it():
    shown = reading("ja 😀😀 var", "𐍈 nei", "å")
    sheet = sheet_of(shown)
    for position, token in enumerate(shown.tokens):
        start, end = sheet.place_of(position)
        cursor = QTextCursor(sheet.document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == token.text
        assert {sheet.position_at(place) for place in range(start, end + 1)} == {position}
        assert sheet.positions_in(start, end) == (position, position)


def test_a_selection_over_turns_holds_the_words_that_it_touches():
    sheet = sheet_of(reading("ja det", "nei", "å så"))
    assert sheet.positions_in(4, len("ja det\nnei\nå s")) == (1, 4)
    assert sheet.positions_in(len("ja det"), len("ja det\n")) is None


def test_unsure_words_and_marks_are_set_apart_also_beside_emoji():
    pause = Token("p", "", 0, 2000, None, TokenKind.PAUSE)
    first = turn("a", "😀 kanskje? ja")
    sheet = sheet_of(Reading([replace(first, tokens=(*first.tokens, pause))]))
    text, odd = picture(sheet)[0]
    assert text == "😀 kanskje ja [pause\xa02\xa0s]"
    assert [(start, length) for start, length, _look in odd] == [(3, 7), (14, 11)]
    assert odd[0][2] != odd[1][2]


@given(st.lists(TEXTS, max_size=6), st.lists(st.tuples(st.integers(0, 7), TEXTS), max_size=6), st.data())
def test_after_any_change_the_document_is_as_if_written_anew(
    texts: list[str], others: list[tuple[int, str]], data: st.DataObject
):
    turns = [turn(f"t{number}", text) for number, text in enumerate(texts)]
    sheet = sheet_of(Reading(turns))
    kept = data.draw(st.permutations(turns)) if turns else []
    kept = kept[: data.draw(st.integers(0, len(kept)))]
    by_id = {each.id: each for each in kept}
    for number, text in others:
        by_id[f"t{number}"] = turn(f"t{number}", text)
    new = Reading(sorted(by_id.values(), key=lambda each: each.id))
    sheet.update(new)
    assert picture(sheet) == picture(sheet_of(new))
    assert [sheet.place_of(n) for n in range(len(new.tokens))] == [
        sheet_of(new).place_of(n) for n in range(len(new.tokens))
    ]


def test_a_changed_turn_leaves_carets_in_the_others_and_in_its_own_unchanged_words():
    sheet = sheet_of(reading("en to tre", "fire fem"))
    own, other = QTextCursor(sheet.document), QTextCursor(sheet.document)
    own.setPosition(len("en to t"))
    other.setPosition(len("en to tre\nfire f"))
    sheet.update(reading("eneste to tre", "fire fem"))
    assert own.block().text()[: own.positionInBlock()] == "eneste to t"
    assert other.block().text()[: other.positionInBlock()] == "fire f"


def test_what_somebody_is_typing_is_not_written_over():
    sheet = sheet_of(reading("en to", "tre"))
    cursor = QTextCursor(sheet.document)
    cursor.setPosition(5)
    told: list[str] = []
    sheet.retyped.connect(told.append)
    cursor.insertText(" mer ")
    assert told == ["a0000"]
    sheet.update(reading("en to fire", "fem"), typed=["a0000"])
    assert sheet.document.toPlainText() == "en to mer \nfem"


def test_the_turn_that_is_rested_in_keeps_its_blanks_but_not_other_words():
    sheet = sheet_of(reading("en to", "tre"))
    cursor = QTextCursor(sheet.document)
    cursor.setPosition(5)
    cursor.insertText(" mer ")
    sheet.update(reading("en to mer", "tre"), resting="a0000")
    assert sheet.text(0) == "en to mer "
    sheet.update(reading("en", "tre"), resting="a0000")
    assert sheet.text(0) == "en"


def test_tidying_takes_the_blanks_away(qtbot: QtBot):
    sheet = sheet_of(reading("en to", "tre"))
    cursor = QTextCursor(sheet.document)
    cursor.insertText("  ")
    with qtbot.assertNotEmitted(sheet.retyped):
        sheet.tidy("a0000")
    assert sheet.text(0) == "en to"
