"""Writing in the results with the keyboard: kept as sentences, beside what others write, undone by the study's own undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.desk.results import quote, words, write
from tests.ui.results.conftest import Talk
from tests.ui.studies import other
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.desk.results import Results
from workbench.desk.thread import Standing
from workbench.study.results import Genre, Ground, Section
from workbench.study.sentences import QUOTE
from workbench.ui.hub import Hub
from workbench.ui.parts import application
from workbench.ui.results.editor import SentenceEditor
from workbench.ui.results.room import ResultsRoom

A, B = "To be carried is to be seen.", "It asks for nothing."


@pytest.fixture
def text(room: ResultsRoom, desk: Desk) -> Section:
    made = desk.results.begin(Genre.CONSTITUENT, "Being carried")
    write(desk, made, f"{A} {B}")
    room.hub.poll()
    room.begin(made.id)
    return made


def put_cursor(editor: SentenceEditor, at: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(at)
    editor.setTextCursor(cursor)


def press(editor: SentenceEditor, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier
    for one in held:
        modifiers |= one
    QTest.keyClick(editor, key, modifiers)


def test_what_is_typed_is_kept_as_sentences_after_a_while(
    room: ResultsRoom, desk: Desk, text: Section, qtbot: QtBot
) -> None:
    before = [one.id for one in desk.results.sentences(text.id)]
    put_cursor(room.page.editor, len(A))
    QTest.keyClicks(room.page.editor, " Somebody stays.")
    assert words(desk, text) == f"{A} {B}"
    qtbot.waitUntil(lambda: words(desk, text) == f"{A} Somebody stays. {B}")
    assert [one.id for one in desk.results.sentences(text.id) if one.id in before] == before
    assert room.page.state.text() == "Saved"
    assert room.page.editor.textCursor().position() == len(f"{A} Somebody stays.")


def test_a_blank_that_was_typed_is_left_to_the_writer(room: ResultsRoom, desk: Desk, text: Section) -> None:
    editor = room.page.editor
    put_cursor(editor, len(f"{A} {B}"))
    QTest.keyClicks(editor, " ")
    room.page.keep()
    assert editor.toPlainText() == f"{A} {B} "
    QTest.keyClicks(editor, "And so")
    press(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "it goes on.")
    room.page.keep()
    assert words(desk, text) == f"{A} {B} And so\nit goes on."


def test_what_others_write_comes_in_and_the_cursor_stays_in_its_sentence(
    room: ResultsRoom, desk: Desk, hub: Hub, text: Section
) -> None:
    editor = room.page.editor
    put_cursor(editor, len(A) + 1 + len("It asks"))
    write(desk, text, f"Before all of it. {A} {B}")
    hub.poll()
    assert editor.toPlainText() == f"Before all of it. {A} {B}"
    QTest.keyClicks(editor, " really")
    room.page.keep()
    assert words(desk, text) == f"Before all of it. {A} It asks really for nothing."


def test_what_is_being_typed_stands_beside_what_others_made_of_the_same_sentence(
    room: ResultsRoom, desk: Desk, hub: Hub, text: Section
) -> None:
    editor = room.page.editor
    put_cursor(editor, len(A) + 1 + len("It asks"))
    QTest.keyClicks(editor, " really")
    write(desk, text, f"{A} It asks for little.")
    hub.poll()
    both = f"{A} It asks for little. It asks really for nothing."
    assert words(desk, text) == both
    assert editor.toPlainText() == both


def test_what_is_being_typed_outlives_the_text_that_somebody_takes_away(
    room: ResultsRoom, desk: Desk, hub: Hub, text: Section
) -> None:
    put_cursor(room.page.editor, len(A))
    QTest.keyClicks(room.page.editor, " Somebody stays.")
    desk.results.remove(text.id)
    hub.poll()
    assert words(desk, text) == "Somebody stays."
    assert [one.id for one in desk.results.sections()] == [text.id]
    room.begin(text.id)
    assert room.page.editor.toPlainText() == "Somebody stays."


def test_the_keys_of_undo_are_the_studys(room: ResultsRoom, text: Section) -> None:
    editor = room.page.editor
    put_cursor(editor, len(A))
    QTest.keyClicks(editor, " Somebody stays.")
    press(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Somebody stays." in editor.toPlainText(), "the box has no undo of its own"
    assert words(room.desk, text) == f"{A} Somebody stays. {B}", (
        "it is kept, so that the study can take it back"
    )
    room.desk.undo()
    room.hub.poll()
    assert editor.toPlainText() == f"{A} {B}"


def test_what_the_disk_does_not_take_stays_on_the_page(
    room: ResultsRoom, desk: Desk, text: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise Refusal("The disk is full.")

    put_cursor(room.page.editor, len(A))
    QTest.keyClicks(room.page.editor, " Somebody stays.")
    with monkeypatch.context() as patched:
        patched.setattr(Results, "write", full)
        assert not room.settle()
        assert room.page.state.text() == "Not saved"
        write_elsewhere = desk.results.sentences(text.id)[0]
        desk.results.carry(write_elsewhere.id, whole=True)
        room.hub.poll()
    assert "Somebody stays." in room.page.editor.toPlainText()
    assert room.settle()
    assert words(desk, text) == f"{A} Somebody stays. {B}"


def test_somebody_else_who_works_now_is_the_author(
    room: ResultsRoom, desk: Desk, hub: Hub, text: Section
) -> None:
    ola = other(desk)
    put_cursor(room.page.editor, len(f"{A} {B}"))
    QTest.keyClicks(room.page.editor, " Kari was here.")
    assert room.settle()
    desk.members.switch(ola.id)
    hub.member_changed.emit()
    put_cursor(room.page.editor, len(room.page.editor.toPlainText()))
    QTest.keyClicks(room.page.editor, " And Ola.")
    assert room.settle()
    assert desk.results.sentences(text.id)[-1].text.authors == (ola.id,)


def test_a_sentence_moves_by_the_keyboard_and_the_cursor_with_it(
    room: ResultsRoom, desk: Desk, text: Section
) -> None:
    held = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    put_cursor(room.page.editor, len(A) + 3)
    press(room.page.editor, Qt.Key.Key_Up, *held)
    assert words(desk, text) == f"{B} {A}"
    assert room.page.sentence == desk.results.sentences(text.id)[0]
    press(room.page.editor, Qt.Key.Key_Down, *held)
    assert words(desk, text) == f"{A} {B}"


def test_the_heading_is_kept(room: ResultsRoom, desk: Desk, text: Section) -> None:
    room.page.heading.setFocus()
    room.page.heading.selectAll()
    QTest.keyClicks(room.page.heading, "Carried")
    QTest.keyClick(room.page.heading, Qt.Key.Key_Return)
    kept = desk.results.section(text.id)
    assert kept
    assert kept.title.text == "Carried"
    assert room.page.editor.hasFocus()
    assert room.outline.list.currentItem().text() == "Carried"


# quotes and what is copied


def copied(editor: SentenceEditor, low: int, high: int) -> str:
    cursor = editor.textCursor()
    cursor.setPosition(low)
    cursor.setPosition(high, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.copy()
    return application().clipboard().text()


def test_a_quote_that_is_cut_and_put_elsewhere_stays_the_quote(
    room: ResultsRoom, desk: Desk, text: Section, talk: Talk
) -> None:
    said = quote(desk, talk.units[0])
    desk.results.put_quote(text.id, said.id, desk.results.sentences(text.id)[0].id)
    room.hub.poll()
    editor = room.page.editor
    assert editor.text.quotes == (said.id,)
    assert copied(editor, len(A) + 1, len(A) + 2) == f"“{talk.units[0].anchor.text}”"
    editor.cut()
    put_cursor(editor, len(editor.toPlainText()))
    press(editor, Qt.Key.Key_Return)
    editor.paste()
    room.page.keep()
    assert words(desk, text).endswith(QUOTE)
    assert [one.quote for one in desk.results.sentences(text.id) if one.quote] == [said.id]


def test_nothing_typed_can_pass_for_a_quote(room: ResultsRoom, desk: Desk, text: Section) -> None:
    application().clipboard().setText(f"x{QUOTE}y")
    put_cursor(room.page.editor, 0)
    room.page.editor.paste()
    assert room.page.editor.toPlainText().startswith("xy")


def test_what_is_copied_from_a_condensate_says_what_it_is(
    room: ResultsRoom, desk: Desk, text: Section, talk: Talk
) -> None:
    made = desk.results.begin(Genre.CONDENSATE, cluster=talk.snow.id)
    write(desk, made, "I am so tired.")
    room.hub.poll()
    room.begin(made.id)
    assert room.page.artificial.isVisible()
    assert copied(room.page.editor, 0, 4) == "[Condensate, an artificial text and no quote] I am"
    put_cursor(room.page.editor, 14)
    room.page.editor.paste()
    assert room.page.editor.toPlainText() == "I am so tired.I am", "inside it is only moved"
    room.page.keep()
    room.begin(text.id)
    assert not room.page.artificial.isVisible()
    put_cursor(room.page.editor, 0)
    room.page.editor.paste()
    assert room.page.editor.toPlainText().startswith("[Condensate, an artificial text and no quote] I am")


# the margin


def test_the_mark_beside_a_sentence_leads_to_it_and_says_what_it_means(
    room: ResultsRoom, desk: Desk, text: Section, talk: Talk
) -> None:
    editor = room.page.editor
    desk.results.rest(desk.results.sentences(text.id)[1].id, [Ground("cluster", talk.snow.id)])
    room.hub.poll()
    assert [editor.standing_of(row) for row in editor.rows] == [Standing.BARE, Standing.SUPPORTED]
    put_cursor(editor, 0)
    marks = {row[1].id: place for place, row in editor._marks() if row[1]}
    second = desk.results.sentences(text.id)[1]
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=marks[second.id].toPoint())
    assert room.page.sentence == second
    assert editor._marked_at(marks[second.id]) is not None
