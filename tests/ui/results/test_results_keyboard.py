"""The results by the keyboard alone: nothing is chosen, covered or left unsaid by going on with Tab."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.desk.results import quote, write
from tests.ui.conftest import Answer
from tests.ui.results.conftest import Talk
from tests.ui.results.looking import A, B
from workbench.desk.desk import Desk
from workbench.study.results import Genre, Section
from workbench.ui import style
from workbench.ui.downwards import Downwards
from workbench.ui.keyboard import focused
from workbench.ui.message_bar import MessageBar
from workbench.ui.parts import IconButton, OneLine, application, icon_button, readable, row, stack
from workbench.ui.results import text_page
from workbench.ui.results.choose_dialog import ChooseDialog
from workbench.ui.results.room import ResultsRoom
from workbench.ui.theme import Theme

HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def large(room: ResultsRoom) -> Iterator[ResultsRoom]:
    style.apply(application(), Theme.LIGHT, 200)
    room.resize(1280, 700)
    yield room
    style.apply(application(), Theme.LIGHT, 100)


def test_a_sentence_rests_on_nothing_that_nobody_ticked(
    room: ResultsRoom, desk: Desk, text: Section, talk: Talk, answering: Answer[ChooseDialog]
) -> None:
    room.page.editor.choose(desk.results.sentences(text.id)[0].id)

    def choose(dialog: ChooseDialog) -> None:
        QTest.keyClick(dialog.words, Qt.Key.Key_Tab)
        assert dialog.list.hasFocus()
        dialog.list.setCurrentRow(0)
        assert not dialog.keep.isEnabled()
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QTest.keyClick(dialog.list, key)
            assert dialog.isVisible()
            assert not dialog.chosen
            assert "Nothing is ticked yet" in dialog.refusal.text()
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        assert dialog.refusal.isHidden()
        assert dialog.keep.isEnabled()
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        assert not dialog.keep.isEnabled()
        dialog.reject()

    answering(ChooseDialog, choose)
    QTest.keyClick(room.page.editor, Qt.Key.Key_Return, HELD)
    assert desk.results.sentences(text.id)[0].rests == ()


def test_the_key_that_the_panel_s_button_names_works_in_the_panel(
    room: ResultsRoom, desk: Desk, text: Section, talk: Talk, answering: Answer[ChooseDialog]
) -> None:
    asked: list[str] = []

    def choose(dialog: ChooseDialog) -> None:
        asked.append(dialog.about.text())
        QTest.keyClick(dialog.words, Qt.Key.Key_Down)
        assert (dialog.list.hasFocus(), dialog.list.currentRow()) == (True, 0)
        dialog.reject()

    room.page.editor.choose(desk.results.sentences(text.id)[0].id)
    [box] = [one for one in room.below.findChildren(QCheckBox) if one.isVisible()]
    box.setFocus()
    answering(ChooseDialog, choose)
    QTest.keyClick(box, Qt.Key.Key_Return, HELD)
    assert asked == [A]
    assert not desk.results.sentences(text.id)[0].whole


def test_the_way_to_the_texts_leads_onto_the_list(qtbot: QtBot, large: ResultsRoom, text: Section) -> None:
    outline = large.outline
    qtbot.waitUntil(lambda: not outline.isVisible())
    large.above.to_texts.setFocus()
    QTest.keyClick(large.above.to_texts, Qt.Key.Key_Space)
    qtbot.waitUntil(outline.list.hasFocus)
    assert outline.back.isVisible()
    QTest.keyClick(outline.list, Qt.Key.Key_Backtab)
    assert outline.back.hasFocus(), "it still lies before the list"


def test_reading_again_begins_at_the_beginning(
    qtbot: QtBot, room: ResultsRoom, desk: Desk, text: Section, talk: Talk
) -> None:
    write(desk, text, " ".join(f"{A} {B}" for _ in range(120)))
    begun = desk.results.begin(Genre.NEW_WHOLE, interview=talk.interview.id)
    room.hub.poll()
    room.begin(begun.id)
    assert room.tabs.currentWidget() is room.beside
    page = room.beside.page
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert (page.textCursor().position(), page.verticalScrollBar().value()) == (0, 0)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    place = page.textCursor().position(), page.verticalScrollBar().value()
    assert place[0] > 0
    room.beside.refresh()
    assert (page.textCursor().position(), page.verticalScrollBar().value()) == place, "the place stays"
    QTest.keyClick(page, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    room.beside.words.click()
    assert (page.textCursor().position(), page.verticalScrollBar().value()) == (0, 0)


def test_what_the_eye_sees_in_the_text_is_said_to_who_does_not_see_it(
    room: ResultsRoom, desk: Desk, text: Section, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(text_page, "announce", lambda _part, words: told.append(words))
    first, second = desk.results.sentences(text.id)
    editor = room.page.editor
    editor.setFocus()
    editor.choose(first.id)
    QTest.keyClick(editor, Qt.Key.Key_W, HELD)
    assert desk.results.sentences(text.id)[0].whole
    QTest.keyClick(editor, Qt.Key.Key_W, HELD)
    assert told == ["Carried by the whole.", "Not carried by the whole any longer."]
    told.clear()
    made = quote(desk, talk.units[0])
    desk.results.put_quote(text.id, made.id, first.id)
    room.hub.poll()
    editor.choose(second.id)
    assert told == []
    cursor = editor.textCursor()
    while editor.current and not (editor.current[1] and editor.current[1].quote):
        cursor.movePosition(cursor.MoveOperation.PreviousCharacter)
        editor.setTextCursor(cursor)
    assert told == [f"“{desk.results.printed(made.id)}”"]


@pytest.mark.parametrize("kind", [QPushButton, readable])
def test_a_sentence_that_passes_does_not_cover_what_has_the_keyboard(
    qtbot: QtBot, kind: Callable[[str], QWidget]
) -> None:
    """Where buttons stand everywhere, so that one of them is covered: it is another."""
    holder, head = QWidget(), QWidget()
    qtbot.addWidget(holder)
    column = stack(holder, 0)
    title = OneLine()
    row(head).addWidget(title, 1)
    title.say("A")
    column.addWidget(head)
    page = QWidget()
    inner = stack(page, 0)
    filled: list[QWidget] = [kind(f"Whose words these are {number}") for number in range(30)]
    for one in filled:
        inner.addWidget(one)
        inner.addWidget(QPushButton("Listen"))
    column.addWidget(Downwards(page))
    bar = MessageBar(holder, lambda: title)
    holder.resize(400, 300)
    with qtbot.waitActive(holder):
        holder.show()
    bar.say(
        "Undone: what a sentence rests on, told in more words than the name of a study has place for. " * 2
    )
    qtbot.waitUntil(lambda: bar.width() == holder.width())

    def clear() -> bool:
        now = focused(holder)
        seen = QRect(now.mapTo(holder, QPoint()), now.size())
        return holder.rect().contains(seen) and not bar.geometry().intersects(seen)

    for part in (*filled, *reversed(filled)):
        part.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(clear)
        assert bar.sentence


def test_an_icon_tells_its_words_to_whoever_is_on_it_with_the_keyboard(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = icon_button("close", "Take it away")
    assert isinstance(made, IconButton)
    made.setParent(holder)
    with qtbot.waitActive(holder):
        holder.show()
    holder.setFocus()
    QToolTip.hideText()
    made.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not made._resting.isActive()
    holder.setFocus()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: QToolTip.isVisible() and QToolTip.text() == "Take it away")
    holder.setFocus()
    assert not made._resting.isActive()
    assert QApplication.focusWidget() is not made


def test_home_goes_to_the_first_text_below_the_heading(
    qtbot: QtBot, room: ResultsRoom, desk: Desk, text: Section
) -> None:
    later = [desk.results.begin(Genre.CONSTITUENT, words).id for words in ("Later", "Last")]
    room.hub.poll()
    listed = room.outline.list
    assert listed.item(0).flags() == Qt.ItemFlag.NoItemFlags
    listed.setFocus()
    room.outline.choose(later[-1])
    QTest.keyClick(listed, Qt.Key.Key_Home)
    assert room.outline.current == text.id
    assert room.page.section
    assert room.page.section.id == text.id


def test_what_is_undone_beside_the_text_is_seen_there(
    qtbot: QtBot, large: ResultsRoom, desk: Desk, text: Section
) -> None:
    first, second = desk.results.sentences(text.id)
    large.page.editor.choose(first.id)
    large._to_sentence()
    qtbot.waitUntil(large.below.isVisible)
    assert large.columns.alone
    qtbot.waitUntil(lambda: any(one.isVisible() for one in large.below.findChildren(QCheckBox)))
    [whole] = [one for one in large.below.findChildren(QCheckBox) if one.isVisible()]
    whole.setFocus()
    QTest.keyClick(whole, Qt.Key.Key_Space)
    assert desk.results.sentences(text.id)[0].whole
    assert desk.undo()
    large.hub.poll()
    large.begin(first.id)
    assert large.below.isVisible()
    assert large.below.isAncestorOf(focused(large))
    large.begin(second.id)
    assert large.page.editor.hasFocus(), "another sentence is shown in the text"
