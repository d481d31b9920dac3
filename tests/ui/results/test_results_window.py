"""The results in the window: from a unit back, to the quotes, and where undo goes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.desk.results import quote, words, write
from tests.ui.conftest import Answer
from tests.ui.results.conftest import Talk
from tests.ui.results.looking import A, B, cards, click_mark, click_sentence, press
from tests.ui.studies import told
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.history.log import setting
from workbench.study.quotes import EditKind
from workbench.study.results import Genre, Ground, Section
from workbench.ui.dialogs.erase import EraseDialog
from workbench.ui.main_window import MainWindow
from workbench.ui.quotes.quotes_dialog import QuotesDialog
from workbench.ui.results.room import ResultsRoom
from workbench.ui.results.uses_dialog import UsesDialog
from workbench.ui.settings import Settings


@pytest.mark.parametrize(
    ("method", "genre"),
    [("rlr", Genre.CONSTITUENT), ("stc", Genre.ANALYTIC), ("stc", Genre.NEW_WHOLE), ("rta", Genre.ANALYTIC)],
)
@pytest.mark.parametrize("percent", [100, 200])
def test_in_two_clicks_from_a_sentence_to_the_sound_and_back(
    window: MainWindow,
    desk: Desk,
    talk: Talk,
    shown: Callable[[], ResultsRoom],
    answering: Answer[UsesDialog],
    qtbot: QtBot,
    method: str,
    genre: Genre,
    percent: int,
) -> None:
    desk.context.record(Gesture.STUDY_CHANGED, setting(replace(desk.facts, method=method), "method"))
    text = desk.results.begin(genre, interview=talk.interview.id if genre is Genre.NEW_WHOLE else "")
    write(desk, text, f"{A} {B}")
    second = desk.results.sentences(text.id)[1]
    desk.results.rest(second.id, [Ground("unit", talk.units[2].id)])
    window.resize(1280, 800)
    window.set_text(Settings(text=percent))
    assert window.session
    window.session.hub.poll()
    room = shown()
    room.begin(text.id)
    click_mark(room, 1)
    [card] = cards(room.below)
    assert not card.listen.visibleRegion().isEmpty(), "in sight, without scrolling"
    with qtbot.waitSignal(room.heard) as heard:
        QTest.mouseClick(card.listen, Qt.MouseButton.LeftButton)
    assert told(heard)[0].target == talk.units[2].id
    QTest.mouseClick(card.show_it, Qt.MouseButton.LeftButton)
    assert not room.isVisible()
    answering(UsesDialog, lambda dialog: dialog.lines[0].click())
    QTest.keyClick(window.session.page.work.transcript.view, Qt.Key.Key_U)
    assert room.isVisible()
    assert room.page.sentence == desk.results.sentence(second.id)


def test_from_a_text_to_the_quotes_that_belong_to_it(
    window: MainWindow,
    desk: Desk,
    talk: Talk,
    shown: Callable[[], ResultsRoom],
    answering: Answer[QuotesDialog],
) -> None:
    text = desk.results.begin(Genre.CONSTITUENT, cluster=talk.snow.id)
    own, other = quote(desk, talk.units[0]), quote(desk, talk.units[2])
    assert window.session
    window.session.hub.poll()
    room = shown()
    room.begin(text.id)
    seen: list[set[str]] = []

    def look(dialog: QuotesDialog) -> None:
        seen.append(set(dialog.cards))
        dialog.everything.click()
        seen.append(set(dialog.cards))
        dialog.leaver.click()

    answering(QuotesDialog, look)
    room.above.quotes_asked.emit()
    assert seen == [{own.id}, {own.id, other.id}]
    asked = [action.text().split("\t")[0] for action in room.above.quotes.menu().actions()]
    assert asked == ["Put in a quote …", "Quotes that belong to this text …"]


def test_undo_of_a_quote_goes_to_where_it_is(
    window: MainWindow, desk: Desk, talk: Talk, shown: Callable[[], ResultsRoom]
) -> None:
    room = shown()
    assert window.session
    page = window.session.page
    made = desk.quotes.from_words(talk.interview.id, 10, 14)
    desk.quotes.edit(made.id, EditKind.MASK, 0, 0, "somebody")
    window.session.undo()
    assert not room.isVisible()
    assert page.work.transcript.view.words.selected() == (10, 14)
    text = desk.results.begin(Genre.CONSTITUENT, "Being carried")
    stands = desk.results.put_quote(text.id, made.id)
    desk.quotes.edit(made.id, EditKind.MASK, 0, 0, "somebody")
    window.session.undo()
    assert room.isVisible()
    assert room.page.sentence == stands


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


@pytest.mark.parametrize("percent", [100, 200])
def test_the_keys_for_the_sides_are_about_the_room_that_is_seen(
    window: MainWindow,
    desk: Desk,
    talk: Talk,
    shown: Callable[[], ResultsRoom],
    percent: int,
) -> None:
    text = desk.results.begin(Genre.CONSTITUENT)
    write(desk, text, A)
    window.resize(1280, 800)
    window.set_text(Settings(text=percent))
    assert window.session
    page = window.session.page
    room = shown()
    room.begin(text.id)
    interviews = page.left.isHidden(), page.beside.isHidden()
    for key, part in ((Qt.Key.Key_K, room.side), (Qt.Key.Key_L, room.outline)):
        before = part.isVisible()
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert part.isVisible() is not before
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert part.isVisible() is before
    assert (page.left.isHidden(), page.beside.isHidden()) == interviews
    page.enter_room("table")
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert (page.left.isHidden(), page.beside.isHidden()) == interviews, (
        "nothing unseen is hidden from a room without"
    )
