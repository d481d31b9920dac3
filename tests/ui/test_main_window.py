"""The window: start, pause, undo, text size, light and dark, language, dropping files, what nobody foresaw."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMargins, QMimeData, QPoint, QRect, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answer
from tests.ui.studies import SAID, add_interview, other, voice
from tests.ui.walking import faults
from workbench.archive.header import LEAST_COST
from workbench.cellar.errors import Refusal
from workbench.cellar.log import kept_log, log_file
from workbench.cellar.words import language
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.opening import make_sample_study
from workbench.desk.sample import sample_folder
from workbench.desk.taking_back import CanTakeBack
from workbench.history.log import Write
from workbench.study.interviews import Interview, StudyFacts
from workbench.study.tokens import TokenKind
from workbench.ui import settings
from workbench.ui.application import Catcher
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.keys import KeysDialog
from workbench.ui.dialogs.members import MemberDialog, MembersDialog
from workbench.ui.dialogs.models import ModelsDialog
from workbench.ui.dialogs.recording import RecordingDialog
from workbench.ui.dialogs.who import WhoDialog
from workbench.ui.house import names_of_rooms
from workbench.ui.main_window import MainWindow
from workbench.ui.menus import with_letters
from workbench.ui.parts import application
from workbench.ui.settings import Settings
from workbench.ui.start_page import StartPage

CONTROL = Qt.KeyboardModifier.ControlModifier
DATA = Path(__file__).parent.parent / "data"


def _menus(window: MainWindow) -> list[str]:
    return [action.text().replace("&", "") for action in window.menuBar().actions()]


def _drop(window: MainWindow, *files: Path) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copied, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(5, 5), copied, dragged, button, none)
    application().sendEvent(window, over)
    assert over.isAccepted()
    assert window.bar.sentence == "Drop the recording to take it into the study."
    application().sendEvent(window, QDropEvent(QPoint(5, 5), copied, dragged, button, none))


def _press(qtbot: QtBot, dialog: Dialog, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, key, held)


def test_a_first_time_user_is_offered_the_sample_first(window: MainWindow) -> None:
    start = window.findChild(StartPage)
    assert start
    assert start.first is start.sample
    assert start.sample.hasFocus()


def test_somebody_who_was_here_before_is_offered_the_own_study_first(qtbot: QtBot, desk: Desk) -> None:
    start = StartPage([desk.folder])
    qtbot.addWidget(start)
    with qtbot.waitSignal(start.recent_asked) as asked:
        start.first.click()
    assert asked.args == [str(desk.folder)]


def test_the_first_page_takes_the_width_that_larger_text_needs(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1280, 780)
    start = window.findChild(StartPage)
    assert start
    window.set_text(Settings(text=200))
    qtbot.waitUntil(lambda: start.column.width() > 1100)
    window.set_text(Settings(text=100))
    qtbot.waitUntil(lambda: start.column.width() < 800)


def test_gaps_grow_and_shrink_with_the_text(window: MainWindow, desk: Desk) -> None:
    add_interview(desk)
    window.show_study(desk)
    assert window.session
    layouts = window.session.page.findChildren(QBoxLayout)

    def measures() -> list[tuple[int, QMargins]]:
        return [(box.spacing(), box.contentsMargins()) for box in layouts]

    small = measures()
    window.set_text(Settings(text=200))
    larger = [
        box for box, (gap, _) in zip(layouts, small, strict=True) if gap > 1 and box.spacing() < gap * 1.7
    ]
    assert small != measures()
    assert not [box for box in larger if box.property("ems")]
    window.set_text(Settings(text=100))
    assert measures() == small


@pytest.mark.parametrize("code", ["en", "nb"])
@pytest.mark.parametrize("percent", [125, 150, 200])
def test_the_words_have_at_least_half_of_the_height_whatever_the_size_of_the_text(
    qtbot: QtBot, window: MainWindow, desk: Desk, code: str, percent: int
) -> None:
    add_interview(desk)
    assert desk.member
    desk.members.change(replace(desk.member, language=code))
    window.resize(1280, 800)
    window.show_study(desk)
    window.set_text(Settings(text=percent, language=code))
    assert window.session
    page = window.session.page
    page.show_transcript()
    view = page.work.transcript.view
    work = page.work
    qtbot.waitUntil(lambda: view.height() >= window.height() // 2 and not faults(page))
    assert work.transcript.toolbar.mark.accessibleName()
    assert work.player.controls.play.accessibleName()
    assert work.player.controls.time.toolTip().startswith("00:00")


def test_the_longest_menu_of_the_largest_text_fits_on_a_small_screen(window: MainWindow, desk: Desk) -> None:
    window.show_study(desk)
    window.set_text(Settings(text=200))
    menus = [action.menu() for action in window.menuBar().actions()]
    assert len(menus) > 4
    assert all(isinstance(menu, QMenu) and menu.sizeHint().height() <= 740 for menu in menus)


def test_how_far_before_a_pause_it_plays_on_is_chosen_in_the_menu_and_kept(
    window: MainWindow, desk: Desk
) -> None:
    window.show_study(desk)
    listen = next(one.menu() for one in window.menuBar().actions() if one.text() == "&Listen")
    assert isinstance(listen, QMenu)
    ways = next(one.menu() for one in listen.actions() if one.text() == "After a pause, play on from")
    assert isinstance(ways, QMenu)
    assert [one.text() for one in ways.actions() if one.isChecked()] == ["1 second before"]
    ways.actions()[-1].trigger()
    assert settings.load().step_back == 5


def test_all_menus_of_the_largest_text_are_in_sight_in_every_room(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.show_study(desk)
    window.resize(1280, 800)
    window.set_text(Settings(text=200))
    window.set_language("nb")
    assert window.session
    bar, rooms = window.menuBar(), window.session.page.rooms
    for room in (*names_of_rooms(), "interviews"):
        window.session.page.enter_room(room)
        qtbot.wait(1)
        last = bar.actionGeometry(bar.actions()[-1])
        assert bar.actions()[-1].text() == "&Hjelp"
        assert bar.rect().contains(last), (room, last, bar.rect())
        assert last.width() > 50
        assert ("Resultater" in _menus(window)) == (room == "results")
        assert ("Enheter" in _menus(window)) == (room == "interviews")
    assert rooms.name == "interviews"


def test_with_large_text_the_own_name_is_in_sight(window: MainWindow, desk: Desk) -> None:
    assert desk.member
    desk.members.change(replace(desk.member, name="Annabelle-Kristin Berg"))
    window.show_study(desk)
    window.resize(1280, 800)
    window.set_text(Settings(text=200))
    assert window.session
    header = window.session.page.header
    assert header.member.text() == "Annabel…"
    assert header.rect().contains(header.pause.geometry())
    window.set_text(Settings(text=100))
    assert header.member.text() == "Annabelle-Kristin Berg"


def test_a_shown_study_is_remembered_and_named_in_the_title(window: MainWindow, desk: Desk) -> None:
    assert window.show_study(desk)
    assert settings.load().recent == (str(desk.folder.resolve()),)
    assert desk.facts.name in window.windowTitle()
    assert {"Study", "Edit", "View", "Help"} <= set(_menus(window))


def test_pause_hides_the_text_at_once_and_keeps_the_place(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    interview = add_interview(desk)
    window.show_study(desk)
    session = window.session
    assert session
    view = session.page.work.transcript.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    place, steps = view.words.at, desk.context.archive.shelf.last_number()
    hushed: list[bool] = []
    session.hub.hushed.connect(lambda: hushed.append(True))
    QTest.keyClick(view, Qt.Key.Key_P, CONTROL)
    assert window.paused
    assert hushed == [True]
    assert not session.page.isVisible()
    assert "Transcript" not in _menus(window)
    QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
    assert not window.paused
    assert session.page.isVisible()
    assert (session.page.interview, view.words.at) == (interview.id, place)
    assert desk.context.archive.shelf.last_number() == steps


def test_pause_can_be_left_with_its_button(window: MainWindow, desk: Desk) -> None:
    window.show_study(desk)
    assert window.session
    window.session.page.header.pause.click()
    assert window.paused
    focused = window.focusWidget()
    assert focused
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert not window.paused


@pytest.mark.parametrize("key", [Qt.Key.Key_P, Qt.Key.Key_Pause])
def test_pause_works_from_a_dialog_and_from_one_asked_by_another(
    qtbot: QtBot, window: MainWindow, desk: Desk, answering: Answer[Dialog], key: Qt.Key
) -> None:
    add_interview(desk)
    window.show_study(desk)
    assert window.session
    hushed: list[bool] = []
    window.session.hub.hushed.connect(lambda: hushed.append(True))
    held = CONTROL if key is Qt.Key.Key_P else Qt.KeyboardModifier.NoModifier
    left: list[Dialog] = []
    seen: list[bool] = []

    def ask(dialog: Dialog) -> None:
        assert isinstance(dialog, MembersDialog)
        left.append(dialog)
        QTimer.singleShot(0, dialog.adder.click)

    def pause(dialog: Dialog) -> None:
        left.append(dialog)
        _press(qtbot, dialog, key, held)
        seen.extend(one.isVisible() for one in left)
        for one in left:
            one.reject()

    answering(MembersDialog, ask)
    answering(MemberDialog, pause)
    window.session.members()
    assert seen == [False, False]
    assert window.paused
    assert hushed == [True]
    assert not window.session.page.isVisible()


def test_pause_leaves_a_dialog_open_where_there_is_no_study(
    qtbot: QtBot, window: MainWindow, answering: Answer[KeysDialog]
) -> None:
    seen: list[bool] = []

    def pause(dialog: KeysDialog) -> None:
        _press(qtbot, dialog, Qt.Key.Key_P, CONTROL)
        seen.append(dialog.isVisible())
        dialog.accept()

    answering(KeysDialog, pause)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert seen == [True]
    assert not window.paused


def test_a_pause_does_not_stop_what_is_done_with_a_model(
    qtbot: QtBot,
    window: MainWindow,
    desk: Desk,
    answering: Answer[ModelsDialog],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.show_study(desk)

    seen: list[bool] = []

    def pause(dialog: ModelsDialog) -> None:
        monkeypatch.setattr(dialog, "work", "a long piece of work")
        _press(qtbot, dialog, Qt.Key.Key_P, CONTROL)
        seen.append(dialog.isVisible())
        monkeypatch.setattr(dialog, "work", None)
        dialog.accept()

    answering(ModelsDialog, pause)
    window.show_models()
    assert seen == [True]
    assert window.paused


def test_undo_says_what_was_undone(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    interview = add_interview(desk)
    window.show_study(desk)
    assert window.session
    window.session.hub.attempt(lambda: desk.interviews.change(replace(interview, title="Another title")))
    header = window.session.page.header
    assert "interview changed" in header.undo.toolTip()
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    found = desk.interviews.get(interview.id)
    assert found
    assert found.title == interview.title
    assert window.bar.sentence == "Undone: interview changed."
    assert window.session.page.left.interviews.item(0).text() == interview.title
    header.redo.click()
    assert window.bar.sentence == "Done again: interview changed."


def test_what_others_do_is_asked_of_the_bar_above_only_where_it_shows_it(
    window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    interview = add_interview(desk)
    window.show_study(desk)
    assert window.session
    hub, header, log, ola = window.session.hub, window.session.page.header, desk.context.log, other(desk)
    hub.poll()
    asked: list[CanTakeBack] = []
    can = desk.can_take_back

    def counted() -> CanTakeBack:
        asked.append(can())
        return asked[-1]

    monkeypatch.setattr(desk, "can_take_back", counted)
    log.record(
        ola.id, Gesture.INTERVIEW_CHANGED.value, [Write(Interview.KIND, interview.id, "title", "Other")]
    )
    hub.poll()
    assert window.session.page.left.interviews.item(0).text() == "Other"
    assert asked == []
    log.record(
        ola.id, Gesture.STUDY_CHANGED.value, [Write(StudyFacts.KIND, desk.facts.id, "name", "Work at night")]
    )
    hub.poll()
    assert header.name.toolTip() == "Work at night"
    hub.attempt(lambda: desk.interviews.change(replace(interview, title="Mine")))
    assert len(asked) == 2
    assert "interview changed" in header.undo.toolTip()


def test_after_the_last_question_the_list_of_units_is_there_again(window: MainWindow, desk: Desk) -> None:
    interview = add_interview(desk)
    unit = desk.units.mark(interview.id, 2, 4).id
    window.show_study(desk)
    assert window.session
    page = window.session.page
    page.work.units.book.settle()
    page.work.units.bridle.emit(unit)
    assert page.side.currentWidget() is page.work.bridling
    for _question in range(3):
        page.work.bridling.own.next.click()
    assert page.side.currentWidget() is page.work.units
    assert page.work.units.list.current == unit
    assert page.work.units.list.hasFocus()


def test_a_units_words_stand_where_they_can_be_read_after_the_text_grew_out_of_sight(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    interview = add_interview(desk)
    unit = desk.units.mark(interview.id, 2, 38).id
    window.resize(1280, 780)
    window.show_study(desk)
    assert window.session
    page = window.session.page
    page.work.units.book.settle()
    page.work.units.bridle.emit(unit)
    qtbot.wait(20)
    page.show_find()
    for percent in (125, 150, 175, 200):
        window.set_text(Settings(text=percent))
        qtbot.wait(20)
    page.show_bridling()
    qtbot.wait(20)
    words = page.work.bridling.words
    holder = words.parentWidget()
    assert holder
    assert words.geometry() == holder.rect()


def test_a_unit_just_marked_is_ready_for_the_next_step(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    add_interview(desk)
    window.show_study(desk)
    assert window.session
    work = window.session.page.work
    work.transcript.view.words.select(2, 4)
    work.transcript.toolbar.mark.click()
    qtbot.waitUntil(lambda: bool(work.units.list.current))
    assert work.units.write.isEnabled()
    assert work.bridling.unit == work.units.list.current
    work.transcript.view.words.select(6, 7)
    work.transcript.toolbar.mark.click()
    qtbot.waitUntil(lambda: len(work.units.list.units.rows) == 2)
    window.session.page.header.undo.click()
    qtbot.waitUntil(lambda: len(work.units.list.units.rows) == 1)
    assert work.units.list.current == ""
    assert work.transcript.view.words.at == 6


def test_a_passing_sentence_moves_nothing_and_one_that_stays_hides_nothing(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.show_study(desk)
    assert window.session
    page = window.session.page
    qtbot.waitUntil(lambda: page.header.name.width() > 100)

    def top() -> int:
        return page.mapTo(window, QPoint()).y()

    before = top()
    window.bar.say("It is done.")
    qtbot.waitUntil(lambda: window.bar.width() == page.header.name.width())
    assert top() == before
    holder = window.centralWidget()
    assert holder
    assert not window.bar.geometry().intersects(_place(page.header.pause, holder))
    window.bar.say(
        "It is done, and this is said in so many words that they are longer than any name of a study. " * 5
    )
    qtbot.waitUntil(lambda: window.bar.width() == holder.width())
    assert top() == before
    assert not window.bar.geometry().intersects(_place(page.header, holder))
    window.bar.warn("It cannot be done.")
    qtbot.waitUntil(lambda: top() == before + window.bar.height())
    window.bar.closer.click()
    qtbot.waitUntil(lambda: top() == before)


@pytest.mark.parametrize("percent", [100, 200])
def test_a_passing_sentence_covers_no_button_ends_with_the_room_and_closes_with_escape(
    qtbot: QtBot, window: MainWindow, desk: Desk, percent: int
) -> None:
    add_interview(desk)
    window.resize(1280, 800)
    window.set_text(Settings(text=percent))
    window.show_study(desk)
    assert window.session
    page = window.session.page
    page.show_transcript()
    holder = window.centralWidget()
    assert holder
    bar = window.bar

    def say() -> None:
        bar.say("The unit has been marked, and this is told in more words than the name of a study has.")
        qtbot.waitUntil(lambda: bar.width() == holder.width() and bar.geometry().bottom() < holder.height())

    def covered() -> list[str]:
        return [
            one.accessibleName()
            for one in page.findChildren(QAbstractButton)
            if one.isVisible() and bar.geometry().intersects(_place(one, holder))
        ]

    page.work.transcript.view.setFocus()
    say()
    qtbot.waitUntil(lambda: covered() == [])
    qtbot.waitUntil(lambda: _place(page, holder) == holder.rect())  # nothing moves
    assert covered() == []
    assert not bar.visibleRegion().isEmpty()
    QTest.keyClick(page.work.transcript.view, Qt.Key.Key_Escape)
    assert bar.sentence == ""
    say()
    application().processEvents()
    page.enter_room("results")
    assert bar.sentence == ""
    bar.say("Said with going there.")
    page.enter_room("interviews")
    assert bar.sentence
    bar.warn("This stays.")
    application().processEvents()
    page.enter_room("results")
    assert bar.sentence == "This stays."


def test_a_passing_sentence_gives_way_to_the_line_that_is_read_and_to_the_strip_below_the_words(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    add_interview(desk, said=(("P1", " ".join(["word"] * 300)),))
    window.resize(1280, 800)
    window.set_text(Settings(text=200))
    window.show_study(desk)
    assert window.session
    transcript = window.session.page.work.transcript
    window.session.page.show_words(window.session.page.interview)
    transcript.strip.tell("This is told below the words.")
    holder, view, bar = window.centralWidget(), transcript.view, window.bar
    assert holder
    window.activateWindow()
    qtbot.waitUntil(view.hasFocus)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)

    def clear() -> bool:
        line = view.cursorRect()
        line.moveTo(view.viewport().mapTo(holder, line.topLeft()))
        whole = QRect(0, line.top(), holder.width(), line.height())
        assert holder.rect().contains(whole)
        lies = bar.geometry()
        return not lies.intersects(whole) and not lies.intersects(_place(transcript.strip, holder))

    for reading in (range(0, 300, 5), range(299, 0, -5)):
        bar.say("The unit has been marked, and this is told in more words than the name of a study has.")
        qtbot.waitUntil(lambda: bar.width() == holder.width() and bar.geometry().bottom() < holder.height())
        for position in reading:
            view.words.go(position)
            qtbot.waitUntil(clear)
        qtbot.waitUntil(clear)
        assert bar.sentence


def _place(widget: QWidget, inside: QWidget) -> QRect:
    return QRect(widget.mapTo(inside, QPoint()), widget.size())


def test_what_the_desk_refuses_is_said(window: MainWindow, desk: Desk) -> None:
    interview = add_interview(desk)
    window.show_study(desk)
    assert window.session
    window.session.hub.attempt(lambda: desk.interviews.change(replace(interview, title=" ")))
    assert window.bar.sentence == "An interview needs a title."
    window.bar.closer.click()
    assert window.bar.sentence == ""


def test_text_grows_by_key_and_the_size_is_kept(window: MainWindow) -> None:
    before = application().font().pointSizeF()
    for _step in range(20):
        QTest.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    assert application().font().pointSizeF() == pytest.approx(2 * before, rel=0.02)
    assert settings.load().text == 200
    QTest.keyClick(window, Qt.Key.Key_0, CONTROL)
    assert application().font().pointSizeF() == pytest.approx(before, rel=0.02)


def test_light_and_dark(window: MainWindow) -> None:
    window.set_theme("dark")
    assert application().palette().window().color().lightness() < 60
    window.set_theme("light")
    assert application().palette().window().color().lightness() > 200


def test_another_language_keeps_the_study_and_the_interview(window: MainWindow, desk: Desk) -> None:
    add_interview(desk, "First")
    second = add_interview(desk, "Second")
    window.show_study(desk)
    assert window.session
    window.session.page.show_interview(second.id)
    window.set_language("nb")
    assert language() == "nb"
    assert "Studie" in _menus(window)
    assert window.session.desk is desk
    assert window.session.page.interview == second.id
    assert desk.member
    assert desk.member.language == "nb"
    assert settings.load().language == "nb"


@pytest.mark.parametrize("paused", [False, True])
def test_another_language_leaves_the_reader_where_the_reader_is(
    qtbot: QtBot, window: MainWindow, desk: Desk, paused: bool
) -> None:
    interview = add_interview(desk, said=SAID * 12)
    desk.transcripts.insert_mark(desk.transcripts.reading(interview.id).turns[0].id, 1, TokenKind.LAUGHTER)
    window.show_study(desk)
    assert window.session
    before = window.session.page.work.transcript
    before.view.words.go(200)
    bar = before.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 600)
    bar.setValue(bar.maximum() // 2)
    place = before.place
    assert place.first
    assert place.first != place.at
    if paused:
        window.pause()
    window.set_language("nb")
    if paused:
        qtbot.wait(50)
        window.pause()
    after = window.session.page.work.transcript
    assert after is not before
    qtbot.waitUntil(lambda: after.place == place)
    qtbot.wait(50)
    assert after.place == place


def test_another_language_at_the_beginning_stays_there(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    add_interview(desk, said=SAID * 12)
    window.show_study(desk)
    window.set_language("nb")
    qtbot.wait(50)
    assert window.session
    assert window.session.page.work.transcript.view.verticalScrollBar().value() == 0


def test_another_language_while_a_recording_is_taken_in_takes_it_in_all_the_same(
    qtbot: QtBot, window: MainWindow, desk: Desk, answering: Answer[RecordingDialog]
) -> None:
    window.show_study(desk)
    answering(RecordingDialog, lambda dialog: dialog.keep_only())
    _drop(window, DATA / "jfk.flac")
    window.set_language("nb")
    qtbot.waitUntil(lambda: [one.title for one in desk.interviews.list()] == ["jfk"], timeout=30_000)


def test_another_language_does_not_end_a_pause(window: MainWindow, desk: Desk) -> None:
    window.show_study(desk)
    window.pause()
    window.set_language("nb")
    assert window.paused
    assert window.session
    assert not window.session.page.isVisible()


def test_switching_the_member_speaks_that_members_language(
    window: MainWindow, desk: Desk, answering: Answer[WhoDialog]
) -> None:
    window.show_study(desk)
    assert window.session
    ola = other(desk)
    answering(WhoDialog, lambda dialog: dialog.cards[ola.id].click())
    window.session.page.header.member.click()
    assert desk.member == ola
    assert language() == "nb"


def test_a_dropped_recording_is_taken_in_described_and_queued(
    qtbot: QtBot, window: MainWindow, desk: Desk, answering: Answer[RecordingDialog]
) -> None:
    window.show_study(desk)

    def describe(dialog: RecordingDialog) -> None:
        dialog.title.setText("A short talk")
        dialog.code.setText("p7")
        dialog.keep_only()

    answering(RecordingDialog, describe)
    _drop(window, DATA / "jfk.flac")
    assert window.session
    assert window.session.page.left.intake.isVisible()
    qtbot.waitUntil(lambda: [one.title for one in desk.interviews.list()] == ["A short talk"], timeout=30_000)
    found = desk.interviews.list()[0]
    assert desk.interviews.participant_code(found) == "P7"
    assert [one.file_name for one in desk.recordings.of(found.id)] == ["jfk.flac"]
    assert not window.session.page.left.intake.isVisible()


def test_a_recording_that_is_in_during_a_pause_is_described_after_it(
    qtbot: QtBot, window: MainWindow, desk: Desk, answering: Answer[RecordingDialog]
) -> None:
    window.show_study(desk)
    assert window.session
    intake, described = window.session.page.left.intake, list[tuple[str, bool]]()

    def describe(dialog: RecordingDialog) -> None:
        described.append((dialog.title.text(), window.paused))
        dialog.keep_only()

    answering(RecordingDialog, describe)
    _drop(window, DATA / "jfk.flac")
    window.pause()
    qtbot.waitUntil(lambda: intake.interview is None, timeout=30_000)
    application().processEvents()
    window.pause()
    qtbot.waitUntil(lambda: bool(described))
    assert described == [("jfk", False)]


def test_what_is_said_during_a_pause_waits_for_its_end(window: MainWindow, desk: Desk) -> None:
    window.show_study(desk)
    assert window.session
    window.pause()
    window.session.hub.refused.emit("This cannot be done.")
    window.session.hub.said.emit("Undone: turn split.")
    assert window.bar.sentence == ""
    window.pause()
    assert window.bar.sentence == "This cannot be done."
    window.pause()
    assert window.bar.sentence == ""
    window.pause()
    assert window.bar.sentence == "This cannot be done."
    window.bar.closer.click()
    window.session.hub.said.emit("Undone: turn split.")
    assert window.bar.sentence == "Undone: turn split."
    window.pause()
    window.pause()
    assert window.bar.sentence == ""


def test_a_recording_is_dropped_into_the_interview_that_waits_for_it(
    qtbot: QtBot, window: MainWindow, desk: Desk, answering: Answer[RecordingDialog]
) -> None:
    waiting = desk.interviews.add("Waits for its recording")
    window.show_study(desk)
    assert window.session
    assert window.session.page.interview == waiting.id
    for name in ("jfk", "austen_0870"):
        described: list[str] = []
        answering(RecordingDialog, lambda dialog, told=described: (told.append("it"), dialog.keep_only()))
        _drop(window, DATA / f"{name}.flac")
        qtbot.waitUntil(lambda told=described: bool(told), timeout=30_000)
    assert [one.file_name for one in desk.recordings.of(waiting.id)] == ["jfk.flac"]
    assert [one.title for one in desk.interviews.list()] == [waiting.title, "austen_0870"]


def test_a_dropped_file_without_sound_gets_a_sentence(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    window.show_study(desk)
    broken = tmp_path / "talk.mp3"
    broken.write_bytes(b"no sound at all" * 99)
    _drop(window, broken)
    qtbot.waitUntil(lambda: bool(window.bar.sentence), timeout=30_000)
    assert window.bar.sentence.startswith("This file is not a recording")
    assert desk.interviews.list() == []


def _full(*_gesture: object) -> None:
    raise Refusal("The disk is full.")


def _type(window: MainWindow, desk: Desk, what: str) -> None:
    """Write words that the study does not have yet into a turn, or into an answer that is then turned over."""
    assert window.session
    work = window.session.page.work
    if what == "turn":
        work.transcript.toolbar.correct.setChecked(True)
        QTest.keyClicks(work.transcript.view, "So ")
        return
    work.transcript.view.words.select(2, 4)
    work.transcript.toolbar.mark.click()
    work.units.book.settle()
    work.bridling.write(desk.units.of(work.interview)[0].unit.id)
    QTest.keyClicks(work.bridling.own.answer, "worn out")


LEAVING: dict[str, Callable[[MainWindow], object]] = {
    "the window": lambda window: window.close(),
    "the study": lambda window: window.close_study(),
    "for another study": lambda window: window.try_sample(),
    "the language": lambda window: window.set_language("nb"),
    "the member": lambda window: window.session and window.session.switch(),
}


@pytest.mark.parametrize("what", ["turn", "answer"])
@pytest.mark.parametrize("leaving", LEAVING)
def test_what_the_disk_did_not_take_is_not_left_behind_unasked(
    window: MainWindow,
    desk: Desk,
    answering: Answer[Dialog],
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    leaving: str,
) -> None:
    interview = add_interview(desk)
    window.show_study(desk)
    _type(window, desk, what)
    session, member = window.session, desk.member
    assert session
    with monkeypatch.context() as disk:
        disk.setattr(type(desk.transcripts), "edit", _full)
        disk.setattr(type(desk.notes), "answer", _full)
        if what == "answer":
            session.page.work.bridling.own.next.click()
        answering(Dialog, lambda dialog: dialog.reject())
        LEAVING[leaving](window)
    assert window.isVisible()
    assert (window.session, desk.member, language()) == (session, member, "en")
    assert window.bar.sentence == "The disk is full."
    assert session.may_leave()
    if what == "turn":
        assert desk.transcripts.reading(interview.id).turns[0].text.startswith("So Can")
    else:
        assert voice(desk, desk.units.of(interview.id)[0].unit.id) == "worn out"


@pytest.mark.parametrize("what", ["turn", "answer"])
def test_one_may_go_on_without_what_the_disk_did_not_take(
    window: MainWindow, desk: Desk, answering: Answer[Dialog], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    add_interview(desk)
    window.show_study(desk)
    _type(window, desk, what)
    monkeypatch.setattr(type(desk.transcripts), "edit", _full)
    monkeypatch.setattr(type(desk.notes), "answer", _full)
    answering(Dialog, lambda dialog: dialog.accept())
    window.close()
    assert not window.isVisible()
    assert window.session is None


def test_what_the_disk_did_not_take_is_never_written_in_the_name_of_another(
    window: MainWindow, desk: Desk, answering: Answer[Dialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    interview = add_interview(desk)
    window.show_study(desk)
    _type(window, desk, "turn")
    assert window.session
    ola = other(desk)

    def choose(dialog: Dialog) -> None:
        assert isinstance(dialog, WhoDialog)
        dialog.cards[ola.id].click()

    with monkeypatch.context() as disk:
        disk.setattr(type(desk.transcripts), "edit", _full)
        answering(Dialog, lambda dialog: dialog.accept())
        answering(WhoDialog, choose)
        window.session.switch()
    assert desk.member == ola
    assert window.session.may_leave()
    assert desk.transcripts.reading(interview.id).turns[0].text.startswith("Can")
    assert window.session.page.work.transcript.view.toPlainText().startswith("Can")


def test_closing_the_study_leads_back_to_the_start(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    add_interview(desk)
    window.show_study(desk)
    QTest.keyClick(window, Qt.Key.Key_W, CONTROL)
    assert window.session is None
    assert window.findChild(StartPage)
    qtbot.wait(50)
    assert "Edit" not in _menus(window)


def test_what_nobody_foresaw_is_said_and_logged_without_what_it_holds(window: MainWindow) -> None:
    try:
        raise ValueError("I could not sleep that night")
    except ValueError as error:
        with kept_log():
            Catcher(window)(type(error), error, error.__traceback__)
    written = log_file().read_text("utf-8")
    assert "ValueError" in written
    assert "sleep" not in written
    assert window.bar.sentence.startswith("Something went wrong")


def test_f6_goes_through_the_parts_of_the_window(window: MainWindow, desk: Desk) -> None:
    add_interview(desk)
    window.show_study(desk)
    assert window.session
    page = window.session.page
    been: list[str] = []
    for _step in range(5):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focused = window.focusWidget()
        parts: dict[str, QWidget] = {
            "left": page.left,
            "text": page.centre.middle,
            "sound": page.work.player,
            "side": page.side,
            "head": page.header,
        }
        been.extend(name for name, part in parts.items() if focused and part.isAncestorOf(focused))
    assert sorted(been) == ["head", "left", "side", "sound", "text"]


def test_f6_leads_to_the_words_themselves_not_to_the_buttons_above_them(
    window: MainWindow, desk: Desk
) -> None:
    add_interview(desk)
    window.show_study(desk)
    assert window.session
    page = window.session.page
    page.left.interviews.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.focusWidget() is page.work.transcript.view


def test_every_menu_has_a_letter_of_its_own() -> None:
    assert with_letters(["Study", "Sound", "Text", "Units", "TT"]) == [
        "&Study",
        "S&ound",
        "&Text",
        "&Units",
        "TT",
    ]


def test_larger_text_keeps_the_part_that_one_works_in(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    add_interview(desk)
    window.show_study(desk)
    assert window.session
    page = window.session.page
    page.show_find()
    field = window.focusWidget()
    window.set_text(Settings(text=200))
    qtbot.wait(20)
    assert window.focusWidget() is field
    assert not page.centre.isVisible()
    page.show_transcript()
    assert page.centre.isVisible()
    assert not page.side.isVisible()
    focused = window.focusWidget()
    assert focused
    assert page.centre.middle.isAncestorOf(focused)
    window.set_text(Settings(text=100))
    qtbot.wait(20)
    assert page.left.isVisible()
    assert page.centre.isVisible()
    assert page.side.isVisible()


def test_the_sample_is_gone_on_with_without_asking_for_its_passphrase(window: MainWindow) -> None:
    folder = sample_folder()
    make_sample_study(folder, LEAST_COST).close()
    start = window.findChild(StartPage)
    assert start
    start.recent_asked.emit(str(folder.resolve()))
    assert window.desk
    assert window.desk.facts.sample
    assert window.desk.member
    window.close_study()
