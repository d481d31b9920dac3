"""The room of the results: from a sentence in two clicks to the sound, ticks, reading again, and the whole thread."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.desk.results import cluster, quote, words, write
from tests.ui.conftest import Answer
from tests.ui.results.conftest import Talk
from tests.ui.studies import told
from workbench.desk.condensates import Became
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.history.log import removing, setting
from workbench.study.results import Genre, Ground, Section
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.erase import EraseDialog
from workbench.ui.hub import Hub
from workbench.ui.main_window import MainWindow
from workbench.ui.panels.drawing import utf16
from workbench.ui.parts import Card, application
from workbench.ui.results.choose_dialog import ChooseDialog
from workbench.ui.results.room import ResultsRoom
from workbench.ui.results.unit_card import UnitCard
from workbench.ui.results.uses_dialog import UsesDialog
from workbench.ui.results.whose_dialog import WhoseDialog

A, B = "To be carried is to be seen.", "It asks for nothing."


@pytest.fixture
def text(room: ResultsRoom, desk: Desk) -> Section:
    made = desk.results.begin(Genre.CONSTITUENT, "Being carried")
    write(desk, made, f"{A} {B}")
    room.hub.poll()
    room.begin(made.id)
    return made


def click_sentence(room: ResultsRoom, number: int) -> None:
    """Click into the words of a sentence."""
    editor = room.page.editor
    piece = editor.rows[number][0]
    cursor = editor.textCursor()
    cursor.setPosition(utf16(editor.toPlainText(), piece.start + 2))
    place = editor.cursorRect(cursor).center()
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=place)


def pressed(within: QWidget, words: str) -> QPushButton:
    """The button with these words that can be seen."""
    application().processEvents()  # what was just made is shown by an event
    found = [one for one in within.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    assert found, f"no button “{words}”"
    return found[0]


def press(within: QWidget, words: str) -> None:
    QTest.mouseClick(pressed(within, words), Qt.MouseButton.LeftButton)


def press_card(within: QWidget, title: str) -> None:
    application().processEvents()
    (card,) = (one for one in within.findChildren(Card) if one.title.text() == title and one.isVisible())
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)


def said(within: QWidget) -> str:
    application().processEvents()
    return "\n".join(one.text() for one in within.findChildren(QLabel) if one.isVisible())


def cards(within: QWidget) -> list[UnitCard]:
    application().processEvents()
    return [one for one in within.findChildren(UnitCard) if one.isVisible()]


# the thread


def test_from_a_sentence_in_two_clicks_to_the_sound(
    room: ResultsRoom, desk: Desk, text: Section, talk: Talk, qtbot: QtBot
) -> None:
    desk.results.rest(desk.results.sentences(text.id)[1].id, [Ground("cluster", talk.snow.id)])
    room.hub.poll()
    click_sentence(room, 1)
    assert "“Snow”" in said(room.below)
    shown = cards(room.below)
    assert [card.unit for card in shown] == talk.units[:2]
    assert talk.units[0].anchor.text in said(shown[0])
    assert "P1 · First talk" in said(shown[0])
    with qtbot.waitSignal(room.heard) as heard:
        QTest.mouseClick(shown[1].listen, Qt.MouseButton.LeftButton)
    assert told(heard)[0].target == talk.units[1].id
    with qtbot.waitSignal(room.unit_wanted) as wanted:
        QTest.mouseClick(shown[0].show_it, Qt.MouseButton.LeftButton)
    assert told(wanted) == [talk.units[0].id]


def test_of_many_units_some_are_shown_at_first(
    room: ResultsRoom, desk: Desk, text: Section, talk: Talk
) -> None:
    units = [desk.units.mark(talk.interview.id, at, at + 1) for at in range(15)]
    many = cluster(desk, "Many", *units)
    desk.results.rest(desk.results.sentences(text.id)[0].id, [Ground("cluster", many.id)])
    room.hub.poll()
    click_sentence(room, 0)
    assert len(cards(room.below)) == 6
    press(room.below, "9 more units")
    press(room.below, "3 more units")
    assert [card.unit for card in cards(room.below)] == units


def test_saying_what_a_sentence_rests_on_by_the_keyboard(
    room: ResultsRoom, desk: Desk, text: Section, talk: Talk, answering: Answer[ChooseDialog]
) -> None:
    def choose(dialog: ChooseDialog) -> None:
        assert [dialog.list.item(n).text() for n in range(dialog.list.count())] == ["Snow\nCluster"]
        QTest.keyClick(dialog.words, Qt.Key.Key_Return)
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        dialog.words.setFocus()
        QTest.keyClicks(dialog.words, "slept")
        texts = [dialog.list.item(n).text() for n in range(dialog.list.count())]
        assert texts[0].startswith("Snow"), "what is ticked stays"
        assert texts[1].startswith(f"“{talk.units[2].anchor.text}”")
        dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    click_sentence(room, 0)
    answering(ChooseDialog, choose)
    QTest.keyClick(
        room.page.editor,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    sentence = desk.results.sentences(text.id)[0]
    assert sentence.rests == (Ground("cluster", talk.snow.id), Ground("unit", talk.units[2].id))
    assert len(cards(room.below)) == 3
    assert words(desk, text) == f"{A} {B}"


def test_the_whole_may_carry_a_sentence(room: ResultsRoom, desk: Desk, text: Section) -> None:
    click_sentence(room, 0)
    box = next(one for one in room.below.findChildren(QCheckBox) if one.isVisible())
    box.click()
    assert desk.results.sentences(text.id)[0].whole
    assert "The whole carries it" in said(room.below)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(room.page.editor, Qt.Key.Key_W, held)
    assert not desk.results.sentences(text.id)[0].whole


def test_what_was_dissolved_is_told_with_what_became_of_it(
    room: ResultsRoom, desk: Desk, hub: Hub, text: Section, talk: Talk
) -> None:
    sentence = desk.results.sentences(text.id)[0]
    desk.results.rest(sentence.id, [Ground("cluster", talk.snow.id)])
    after = cluster(desk, "Deep snow", talk.units[0], parents=(talk.snow.id,))
    desk.context.record(Gesture.STUDY_CHANGED, removing(talk.snow))
    hub.poll()
    click_sentence(room, 0)
    assert "What it rested on has been taken away" in said(room.below)
    press_card(room.below, "“Deep snow”")
    assert Ground("cluster", after.id) in desk.results.sentences(text.id)[0].rests
    assert "It says what it rests on" in said(room.below)


def test_a_hint_asks_and_can_be_put_aside(room: ResultsRoom, desk: Desk, text: Section) -> None:
    write(desk, text, "They wait because nobody comes.")
    room.hub.poll()
    click_sentence(room, 0)
    assert "“because”: the participant’s description, or our explanation?" in said(room.below)
    press(room.below, "Put aside")
    assert "because" not in said(room.below)
    assert desk.results.sentences(text.id)[0].aside == ("explains:because",)


def test_several_have_found_the_words(
    room: ResultsRoom, desk: Desk, text: Section, answering: Answer[WhoseDialog]
) -> None:
    click_sentence(room, 0)
    assert "Worded by researchers: Kari" in said(room.below)
    answering(WhoseDialog, lambda dialog: (
        [box.setChecked(True) for box in dialog.members.boxes.values()], press(dialog, "Keep")
    ))  # fmt: skip
    press(room.below, "Whose words these are …")
    assert "Worded together: Kari and Ola" in said(room.below)


def test_writing_from_a_cluster(room: ResultsRoom, desk: Desk, talk: Talk) -> None:
    room.begin(talk.snow.id)
    (made,) = desk.results.of_cluster(talk.snow.id)
    assert (made.genre, made.title.text) == (Genre.CONSTITUENT, "Snow")
    room.page.editor.setFocus()
    QTest.keyClicks(room.page.editor, "The snow is deep.")
    room.page.keep()
    press_card(room.below, "“Snow”")
    assert desk.results.sentences(made.id)[0].rests == (Ground("cluster", talk.snow.id),)
    room.begin(talk.snow.id)
    assert len(desk.results.of_cluster(talk.snow.id)) == 1


def test_a_cluster_to_write_from_can_be_chosen(
    room: ResultsRoom, desk: Desk, talk: Talk, answering: Answer[ChooseDialog]
) -> None:
    answering(ChooseDialog, lambda dialog: (dialog.list.setCurrentRow(0), press(dialog, "Choose")))
    room.outline.from_asked.emit()
    assert [one.title.text for one in desk.results.of_cluster(talk.snow.id)] == ["Snow"]
    assert room.focusWidget() is room.page.editor


# texts


def test_what_can_be_begun_follows_the_method(room: ResultsRoom, desk: Desk, text: Section) -> None:
    def offered() -> list[str]:
        room.outline._fill()
        return [action.text() for action in room.outline._menu.actions()]

    assert offered() == [
        "Essence",
        "Constituent",
        "From what lies together …",
        "Variation of “Being carried”",
        "What does not fit in an interview …",
    ]
    desk.context.record(Gesture.STUDY_CHANGED, setting(replace(desk.facts, method="stc"), "method"))
    assert offered()[-3:] == [
        "Condensate of what lies together …",
        "Analytic text on what lies together …",
        "What does not fit in an interview …",
    ]
    room.outline._menu.actions()[0].trigger()
    assert desk.results.sections()[0].genre is Genre.CONSTITUENT
    desk.context.record(Gesture.STUDY_CHANGED, setting(replace(desk.facts, method="rta"), "method"))
    assert "Theme" in offered()


def test_texts_move_and_go_by_the_keyboard(
    room: ResultsRoom, desk: Desk, text: Section, answering: Answer[Dialog]
) -> None:
    more = desk.results.begin(Genre.CONSTITUENT, "More")
    room.hub.poll()
    room.begin(more.id)
    room.outline.list.setFocus()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(room.outline.list, Qt.Key.Key_Up, held)
    assert [one.id for one in desk.results.sections()] == [more.id, text.id]
    assert room.outline.current == more.id
    room.begin(text.id)
    room.outline.list.setFocus()
    answering(Dialog, lambda dialog: press(dialog, "Take it away"))
    QTest.keyClick(room.outline.list, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [one.id for one in desk.results.sections()] == [more.id]
    assert room.page.section is None
    desk.undo()
    room.hub.poll()
    assert [one.id for one in desk.results.sections()] == [more.id, text.id]


def test_a_text_that_a_colleague_takes_away_leaves_the_page(
    room: ResultsRoom, desk: Desk, text: Section
) -> None:
    desk.results.remove(text.id)
    room.hub.poll()
    assert room.page.section is None
    assert room.middle.currentWidget() is room.empty


def test_a_quote_is_put_in_after_the_sentence(
    room: ResultsRoom, desk: Desk, text: Section, talk: Talk, answering: Answer[ChooseDialog]
) -> None:
    refused: list[str] = []
    room.hub.said.connect(refused.append)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(room.page.editor, Qt.Key.Key_Q, held)
    assert refused == ["No quote has been chosen yet."]
    made = quote(desk, talk.units[0])
    click_sentence(room, 0)
    answering(ChooseDialog, lambda dialog: (
        QTest.keyClick(dialog.words, Qt.Key.Key_Return), QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    ))  # fmt: skip
    QTest.keyClick(room.page.editor, Qt.Key.Key_Q, held)
    assert [one.quote for one in desk.results.sentences(text.id)] == ["", made.id, ""]


# condensates


def test_each_unit_of_a_condensate_is_ticked(room: ResultsRoom, desk: Desk, talk: Talk) -> None:
    made = desk.results.begin(Genre.CONDENSATE, cluster=talk.snow.id)
    room.hub.poll()
    room.begin(made.id)
    assert room.tabs.currentWidget() is room.ticks
    press(cards(room.ticks)[0], "Taken up")
    assert [one.became for one in desk.condensates.units(made.id)] == [Became.TAKEN, Became.OPEN]
    refused: list[str] = []
    room.hub.refused.connect(refused.append)
    press(cards(room.ticks)[0], "Leave")
    assert refused == ["Write in a line why this unit is left."]
    because = next(
        one for one in cards(room.ticks)[0].findChildren(QWidget) if one.accessibleName() == "Left because"
    )
    because.setFocus()
    QTest.keyClicks(because, "said elsewhere")
    QTest.keyClick(because, Qt.Key.Key_Return)
    assert [one.became for one in desk.condensates.units(made.id)] == [Became.TAKEN, Became.LEFT]
    assert "Left because: said elsewhere" in said(room.ticks)
    press(cards(room.ticks)[1], "Take that back")
    assert [one.became for one in desk.condensates.units(made.id)] == [Became.TAKEN, Became.OPEN]


# the new whole


def test_reading_again_with_the_result_beside(
    room: ResultsRoom, desk: Desk, text: Section, talk: Talk, answering: Answer[ChooseDialog]
) -> None:
    answering(ChooseDialog, lambda dialog: (
        dialog.list.setCurrentRow(0), press(dialog, "Choose")
    ))  # fmt: skip
    room.outline.begin_asked.emit(Genre.NEW_WHOLE.value)
    made = desk.results.sections()[-1]
    assert made.interview == talk.interview.id
    assert room.tabs.currentWidget() is room.beside
    assert f"Being carried\n{A} {B}" in room.beside.page.toPlainText()
    room.beside.words.click()
    assert "I started early and nobody asked me" in room.beside.page.toPlainText()
    QTest.keyClicks(room.page.editor, "Nobody carries here.")
    room.page.keep()
    assert words(desk, made) == "Nobody carries here."
    assert "read by Kari" in room.outline.list.currentItem().text()


# looking over the whole


def test_looking_over_the_whole_thread(room: ResultsRoom, desk: Desk, text: Section, talk: Talk) -> None:
    desk.results.rest(desk.results.sentences(text.id)[0].id, [Ground("cluster", talk.snow.id)])
    room.hub.poll()
    room.tabs.setCurrentWidget(room.whole)
    bare, carried, not_quoted, unused = room.whole.folds
    for fold in room.whole.folds:
        fold.button.click()
    assert B in said(bare)
    assert A not in said(bare)
    assert "P1" in said(carried)
    assert "P1" in said(not_quoted)
    press(unused, "First talk")
    assert [card.unit for card in cards(unused)] == talk.units[2:]
    shown = [
        one for one in bare.findChildren(QPushButton) if one.isVisible() and one.accessibleDescription() == B
    ]
    QTest.mouseClick(shown[0], Qt.MouseButton.LeftButton)
    assert room.page.sentence == desk.results.sentences(text.id)[1]


# in the window


@pytest.fixture
def shown(window: MainWindow, desk: Desk, talk: Talk, qtbot: QtBot) -> Callable[[], ResultsRoom]:
    assert window.show_study(desk)
    with qtbot.waitActive(window):
        window.activateWindow()
    assert window.session
    page = window.session.page
    page.show_interview(talk.interview.id)

    def enter() -> ResultsRoom:
        page.enter_room("results")
        made = page.rooms.room("results")
        assert isinstance(made, ResultsRoom)
        return made

    return enter


def test_from_a_unit_back_to_the_sentence_that_rests_on_it(
    window: MainWindow,
    desk: Desk,
    talk: Talk,
    shown: Callable[[], ResultsRoom],
    answering: Answer[UsesDialog],
) -> None:
    text = desk.results.begin(Genre.CONSTITUENT, "Being carried")
    write(desk, text, f"{A} {B}")
    desk.results.rest(desk.results.sentences(text.id)[1].id, [Ground("unit", talk.units[0].id)])
    assert window.session
    page = window.session.page
    page.show_units()
    page.work.units.choose(talk.units[0].id)

    def go(dialog: UsesDialog) -> None:
        assert [line.title.text() for line in dialog.lines] == ["“Snow”", B]
        dialog.lines[1].click()

    answering(UsesDialog, go)
    page.work.units.using.click()
    room = shown()
    assert room.isVisible()
    assert room.page.sentence == desk.results.sentences(text.id)[1]


def test_a_key_tells_where_the_unit_under_the_cursor_is_used(
    window: MainWindow,
    desk: Desk,
    talk: Talk,
    answering: Answer[UsesDialog],
    shown: Callable[[], ResultsRoom],
) -> None:
    assert window.session
    view = window.session.page.work.transcript.view
    window.session.page.work.transcript.choose_unit(talk.units[2].id)
    view.setFocus()
    answering(UsesDialog, lambda dialog: (press(dialog, "Close"),))
    QTest.keyClick(view, Qt.Key.Key_U)


def test_undo_goes_to_the_sentence_that_it_changes(
    window: MainWindow, desk: Desk, shown: Callable[[], ResultsRoom]
) -> None:
    text = desk.results.begin(Genre.CONSTITUENT, "Being carried")
    write(desk, text, f"{A} {B}")
    desk.results.move(desk.results.sentences(text.id)[1].id, -1)
    assert window.session
    window.session.hub.poll()
    window.session.undo()
    room = shown()
    assert room.isVisible()
    assert room.page.editor.toPlainText() == f"{A} {B}"
    room.page.editor.setFocus()
    QTest.keyClicks(room.page.editor, "So. ")
    window.session.undo()
    assert words(desk, text) == f"{A} {B}"
    assert room.page.editor.toPlainText() == f"{A} {B}"


def test_what_is_typed_is_kept_when_the_window_closes(
    window: MainWindow, desk: Desk, shown: Callable[[], ResultsRoom]
) -> None:
    text = desk.results.begin(Genre.ESSENCE)
    room = shown()
    room.begin(text.id)
    QTest.keyClicks(room.page.editor, "To be carried.")
    assert window.session
    assert window.session.may_leave()
    assert words(desk, text) == "To be carried."


def test_words_of_the_results_are_found_and_gone_to(
    window: MainWindow, desk: Desk, shown: Callable[[], ResultsRoom]
) -> None:
    text = desk.results.begin(Genre.CONDENSATE, "Deep winter")
    write(desk, text, "I am carried through.")
    assert window.session
    page = window.session.page
    page.show_find()
    page.work.find.words.setText("carried")
    page.work.find.search()
    rows = [row.sentence for row in page.work.find.rows.rows]
    assert rows == ["Results · 1 place", "Condensate, an artificial text. I am carried through."]
    page.work.find._go(page.work.find.rows.index(1))
    room = shown()
    assert room.page.sentence == desk.results.sentences(text.id)[0]


def test_a_unit_that_a_sentence_rests_on_can_be_let_go(
    room: ResultsRoom, desk: Desk, text: Section, talk: Talk
) -> None:
    desk.results.rest(desk.results.sentences(text.id)[0].id, [Ground("unit", talk.units[0].id)])
    room.hub.poll()
    click_sentence(room, 0)
    (card,) = cards(room.below)
    away = [
        one
        for one in card.findChildren(QWidget)
        if one.accessibleName() == "The sentence does not rest on this"
    ]
    QTest.mouseClick(away[0], Qt.MouseButton.LeftButton)
    assert desk.results.sentences(text.id)[0].rests == ()


def test_f6_goes_through_the_parts_of_the_room(
    window: MainWindow, desk: Desk, shown: Callable[[], ResultsRoom]
) -> None:
    text = desk.results.begin(Genre.ESSENCE)
    write(desk, text, A)
    room = shown()
    room.begin(text.id)
    assert room.page.editor.hasFocus()
    assert window.session
    seen: list[QWidget] = []
    for _press in range(5):
        window.session.page.next_part(1)
        seen.append(window.focusWidget())
    assert room.side.isAncestorOf(seen[0])
    assert any(room.outline.isAncestorOf(one) for one in seen)
    assert room.page.editor in seen


def test_the_menu_knows_the_room_once_it_is_there(
    window: MainWindow, desk: Desk, shown: Callable[[], ResultsRoom], qtbot: QtBot
) -> None:
    def titles() -> list[str]:
        return [action.text().replace("&", "") for action in window.menuBar().actions()]

    assert "Results" not in titles()
    shown()
    qtbot.waitUntil(lambda: "Results" in titles())


def test_who_erases_a_participant_is_told_of_the_sentences_that_stay(
    room: ResultsRoom, desk: Desk, text: Section, talk: Talk, qtbot: QtBot
) -> None:
    dialog = EraseDialog(desk, room.hub)
    qtbot.addWidget(dialog)
    assert dialog.results.isHidden()
    desk.results.rest(desk.results.sentences(text.id)[0].id, [Ground("cluster", talk.snow.id)])
    dialog = EraseDialog(desk, room.hub)
    qtbot.addWidget(dialog)
    assert not dialog.results.isHidden()
    assert dialog.results.text().startswith("1 sentence of the results rests on what was said there.")
