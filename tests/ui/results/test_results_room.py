"""The room of the results: from a sentence in two clicks to the sound, ticks, reading again, and the whole thread."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.desk.results import cluster, quote, words, write
from tests.ui.conftest import Answer
from tests.ui.results.conftest import Talk
from tests.ui.results.looking import A, B, cards, click_sentence, press, press_card, said
from tests.ui.studies import told
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.history.log import removing, setting
from workbench.study.results import Genre, Ground, Section
from workbench.study.units import Unit
from workbench.ui import style
from workbench.ui.dialogs.base import Dialog
from workbench.ui.hub import Hub
from workbench.ui.parts import application
from workbench.ui.results.choose_dialog import ChooseDialog
from workbench.ui.results.room import ResultsRoom
from workbench.ui.results.unit_card import AT_ONCE, UnitCards
from workbench.ui.results.whose_dialog import WhoseDialog
from workbench.ui.theme import Theme

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


def test_a_text_is_called_as_its_cluster_is_now(room: ResultsRoom, desk: Desk, talk: Talk) -> None:
    room.begin(talk.snow.id)
    desk.clusters.name(talk.snow.id, "Deep snow")
    room.hub.poll()
    assert room.page.heading.text() == "Deep snow"
    assert room.outline.list.currentItem().toolTip() == "Deep snow"
    room.page.heading.setFocus()
    room.page.heading.clear()
    QTest.keyClicks(room.page.heading, "What is carried")
    room.page.keep()
    desk.clusters.name(talk.snow.id, "Snow")
    room.hub.poll()
    assert room.page.heading.text() == "What is carried"
    assert room.outline.list.currentItem().toolTip() == "What is carried"


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


def test_what_the_interviewer_says_is_not_told_as_the_participants(
    room: ResultsRoom, desk: Desk, text: Section, talk: Talk
) -> None:
    question = desk.units.mark(talk.interview.id, 0, 9)
    write(desk, text, f"{question.anchor.text}. {talk.units[0].anchor.text.capitalize()}.")
    for sentence, unit in zip(desk.results.sentences(text.id), (question, talk.units[0]), strict=True):
        desk.results.rest(sentence.id, [Ground(Unit.KIND, unit.id)])
    room.hub.poll()
    click_sentence(room, 1)
    assert "The participant’s own words" in said(room.below)
    click_sentence(room, 0)
    assert "own words" not in said(room.below)
    for unit, alone in ((question, True), (talk.units[0], False)):
        standing = desk.results.put_quote(text.id, quote(desk, unit).id)
        room.hub.poll()
        room.begin(standing.id)
        assert ("Nobody but the interviewer speaks in these words." in said(room.below)) is alone
        assert ("A quote stands here, in the participant’s words." in said(room.below)) is not alone


def test_a_quote_in_the_essence_is_asked_about_until_it_is_put_aside(
    room: ResultsRoom, desk: Desk, text: Section, talk: Talk
) -> None:
    made = quote(desk, talk.units[0]).id
    asks = "The essence stands without quotes."
    room.begin(desk.results.put_quote(text.id, made).id)
    assert asks not in said(room.below)
    standing = desk.results.put_quote(desk.results.begin(Genre.ESSENCE).id, made)
    room.hub.poll()
    room.begin(standing.id)
    assert asks in said(room.below)
    press(room.below, "Put aside")
    assert asks not in said(room.below)
    desk.undo()
    room.hub.poll()
    assert asks in said(room.below)


# the new whole


def test_reading_again_with_the_result_beside(
    room: ResultsRoom, desk: Desk, text: Section, talk: Talk, answering: Answer[ChooseDialog]
) -> None:
    answering(ChooseDialog, lambda dialog: (
        dialog.list.setCurrentRow(0), press(dialog, "Choose")
    ))  # fmt: skip
    room.outline.begin_asked.emit(Genre.NEW_WHOLE.value, "")
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


def test_where_the_list_has_the_place_of_the_text_a_click_leads_back(
    room: ResultsRoom, text: Section, qtbot: QtBot
) -> None:
    assert not room.outline.back.isVisible(), "where both are seen no way back is needed"
    style.apply(application(), Theme.LIGHT, 200)
    room.resize(1280, 700)
    editor, outline = room.page.editor, room.outline
    qtbot.waitUntil(lambda: not outline.isVisible())
    for way in ("on the text that is chosen already", "on the button"):
        QTest.mouseClick(room.above.to_texts, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: outline.isVisible() and not editor.isVisible())
        if way == "on the button":
            QTest.mouseClick(outline.back, Qt.MouseButton.LeftButton)
        else:
            place = outline.list.visualItemRect(outline.list.currentItem()).center()
            QTest.mouseClick(outline.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.waitUntil(lambda: editor.isVisible() and not outline.isVisible())
        assert editor.hasFocus()
    style.apply(application(), Theme.LIGHT, 100)


def _stop(panel: QWidget, name: str) -> list[QWidget]:
    application().processEvents()
    return [
        one for one in panel.findChildren(QAbstractButton) if one.accessibleName() == name and one.isVisible()
    ]


def test_the_keyboard_stays_on_what_it_has_pressed_beside_a_sentence(
    room: ResultsRoom, desk: Desk, talk: Talk, text: Section
) -> None:
    sentence = desk.results.sentences(text.id)[0]
    desk.results.rest(sentence.id, [Ground("unit", unit.id) for unit in talk.units])
    room.hub.poll()
    click_sentence(room, 0)
    for checked in (True, False):
        [whole] = _stop(room.below, "The whole carries it")
        whole.setFocus()
        QTest.keyClick(whole, Qt.Key.Key_Space)
        assert desk.results.sentences(text.id)[0].whole is checked
        assert room.window().focusWidget() in _stop(room.below, "The whole carries it")
    away = _stop(room.below, "The sentence does not rest on this")
    assert len(away) == 3
    after = away[2].accessibleDescription()
    away[1].setFocus()
    QTest.keyClick(away[1], Qt.Key.Key_Space)
    focused = room.window().focusWidget()
    assert focused
    assert focused in _stop(room.below, "The sentence does not rest on this")
    assert focused.accessibleDescription() == after
    for _left in range(2):
        focused = room.window().focusWidget()
        assert focused
        QTest.keyClick(focused, Qt.Key.Key_Space)
    assert desk.results.sentences(text.id)[0].rests == ()
    focused = room.window().focusWidget()
    assert focused
    assert room.below.isAncestorOf(focused)


def test_units_are_gone_through_one_after_the_other_and_then_further(
    room: ResultsRoom, desk: Desk, talk: Talk, text: Section
) -> None:
    more = [desk.units.mark(talk.interview.id, at, at + 1) for at in range(AT_ONCE)]
    together = cluster(desk, "Many", *more, *talk.units)
    desk.results.rest(desk.results.sentences(text.id)[0].id, [Ground("cluster", together.id)])
    room.hub.poll()
    click_sentence(room, 0)
    application().processEvents()
    [shown] = (one for one in room.below.findChildren(UnitCards) if one.isVisible())
    first = cards(shown)

    def chain() -> list[QWidget]:
        wanted = [*(one.words for one in cards(shown)), shown.further]
        found: list[QWidget] = []
        at = room.below.nextInFocusChain()
        while at and at is not room.below:
            found += [at] if at in wanted else []
            at = at.nextInFocusChain()
        return found

    assert chain() == [*(one.words for one in first), shown.further]
    shown.further.setFocus()
    QTest.keyClick(shown.further, Qt.Key.Key_Space)
    assert len(cards(shown)) == len(first) + 3
    assert room.window().focusWidget() is cards(shown)[len(first)].words
    assert chain()[:-1] == [one.words for one in cards(shown)]


def test_where_the_text_is_not_beside_it_the_sentence_is_told(
    room: ResultsRoom, text: Section, qtbot: QtBot
) -> None:
    click_sentence(room, 0)
    assert A not in said(room.below)
    assert "No words alone carry it" in said(room.below)
    style.apply(application(), Theme.LIGHT, 200)
    qtbot.waitUntil(lambda: room.columns.alone)
    room._to_side()
    assert A in said(room.below)
    style.apply(application(), Theme.LIGHT, 100)
    qtbot.waitUntil(lambda: not room.columns.alone)
    assert A not in said(room.below)


def test_headings_in_the_list_of_texts_follow_the_size_of_text(room: ResultsRoom, text: Section) -> None:
    heading = room.outline.list.item(0)
    assert heading.flags() == Qt.ItemFlag.NoItemFlags
    style.apply(application(), Theme.LIGHT, 200)
    application().processEvents()
    assert heading.font().pointSizeF() == pytest.approx(room.outline.list.font().pointSizeF() * 0.9)
    style.apply(application(), Theme.LIGHT, 100)
    application().processEvents()
    assert heading.font().pointSizeF() == pytest.approx(room.outline.list.font().pointSizeF() * 0.9)
