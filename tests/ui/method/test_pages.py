"""What readers do before the parts, in the window: the own first; then the others'. What is typed waits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.rooms import Shown
from tests.ui.rounds import told
from tests.ui.studies import add_interview
from workbench.study.about import About
from workbench.study.interviews import Interview
from workbench.ui import style
from workbench.ui.method import bringing_page as bringing_module
from workbench.ui.method.bringing_page import BringingPage
from workbench.ui.method.reading_page import ReadingPage
from workbench.ui.parts import application
from workbench.ui.theme import Theme
from workbench.ui.transcript.brackets import Brackets

SECRET = "I was ashamed of my own hands"


def bringing(shown: Shown) -> BringingPage:
    assert isinstance(shown.room.page, BringingPage)
    return shown.room.page


def reading(shown: Shown) -> ReadingPage:
    assert isinstance(shown.room.page, ReadingPage)
    return shown.room.page


def card_click(shown: Shown, step: str) -> None:
    next(one for one in shown.room.way.cards if one.now.step.id == step).goer.click()


def test_what_others_bring_is_read_after_the_own(shown: Shown, qtbot: QtBot) -> None:
    shown.works(shown.ola)
    shown.desk.preparing.bring(SECRET)
    shown.works(shown.kari)
    card_click(shown, "pre-understanding")
    page = bringing(shown)
    assert SECRET not in told(shown.room)
    assert "Once yours is kept you can read it." in page.others.sentence.text()
    assert page.text.hasFocus()
    qtbot.keyClicks(page.text, "I know too much")
    page.keeper.click()
    assert SECRET in told(page.others)
    own = shown.desk.preparing.own()
    assert own
    assert own.text == "I know too much"
    shown.desk.undo()
    shown.hub.poll()
    assert SECRET not in told(shown.room)


def test_bringing_nothing_is_an_answer(shown: Shown) -> None:
    shown.works(shown.ola)
    shown.desk.preparing.bring(SECRET)
    shown.works(shown.kari)
    shown.room.show_bringing()
    bringing(shown).none.click()
    assert SECRET in told(bringing(shown).others)
    assert not bringing(shown).none.isVisible()


def test_nothing_is_said_only_where_nothing_is_written(
    shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(bringing_module, "announce", lambda _widget, sentence: heard.append(sentence))
    shown.works(shown.ola)
    shown.desk.preparing.bring(SECRET)
    shown.works(shown.kari)
    shown.room.show_bringing()
    page = bringing(shown)
    assert page.none.isVisible()
    qtbot.keyClicks(page.text, "I know too much")
    assert not page.none.isVisible()
    page.keeper.click()
    assert heard == ["Saved"]
    qtbot.keyClicks(page.text, " already")
    assert not page.none.isVisible()
    page.bring_nothing()
    assert "already" in page.text.text_written, "what stands in the field is lost to nobody"
    own = shown.desk.preparing.own()
    assert own is not None
    assert own.text == "I know too much"
    page.text.selectAll()
    QTest.keyClick(page.text, Qt.Key.Key_Delete)
    assert page.none.isVisible(), "who has emptied the field can say so"
    page.none.setFocus()
    QTest.keyClick(page.none, Qt.Key.Key_Space)
    assert heard[1:] == ["Saved. You have said that you bring nothing to write down."]
    assert page.text.hasFocus()
    assert not page.none.isVisible()
    shown.desk.undo()
    shown.hub.poll()
    assert page.text.text_written == "I know too much"


def test_what_is_typed_waits_for_its_member(shown: Shown, qtbot: QtBot) -> None:
    shown.room.show_bringing()
    qtbot.keyClicks(bringing(shown).text, "half a thought")
    bringing(shown).leaver.click()
    assert shown.room.page is None
    shown.room.show_bringing()
    assert bringing(shown).text.text_written == "half a thought"
    assert shown.desk.preparing.own() is None
    shown.works(shown.ola)
    assert bringing(shown).text.text_written == ""
    shown.works(shown.kari)
    assert bringing(shown).text.text_written == "half a thought"
    assert shown.desk.preparing.own() is None


def test_the_whole_is_read_without_anything_to_mark_with(
    shown: Shown, interview: Interview, qtbot: QtBot
) -> None:
    shown.desk.units.mark(interview.id, 0, 3)
    shown.hub.poll()
    asked: list[str] = []
    shown.room.sound_wanted.connect(asked.append)
    card_click(shown, "whole")
    page = reading(shown)
    assert asked == [interview.id]
    assert "deep snow" in page.whole.view.toPlainText()
    assert page.whole.view.isReadOnly()
    assert not page.findChildren(Brackets)
    heard: list[About] = []
    shown.room.heard.connect(heard.append)
    page.whole.view.words.go(11)
    page.whole.hear()
    assert heard[0].passage.text == "started early and nobody asked me how I slept that night"


def test_an_impression_is_written_and_then_the_others_are_read(
    shown: Shown, interview: Interview, qtbot: QtBot
) -> None:
    other = add_interview(shown.desk, "Second talk")
    shown.works(shown.ola)
    shown.desk.preparing.impress(interview.id, SECRET)
    shown.works(shown.kari)
    shown.room.read()
    page = reading(shown)
    assert page.title.accessibleName() == "First talk – not read yet"
    assert SECRET not in told(shown.room)
    qtbot.keyClicks(page.text, "snow")
    page.keeper.click()
    assert page.title.accessibleName() == "First talk"
    assert SECRET in told(page.others)
    page.read(other.id)
    assert page.text.text_written == ""
    assert SECRET not in told(page)
    qtbot.keyClicks(page.text, "begun")
    page.read(interview.id)
    assert page.text.text_written == "snow"
    page.read(other.id)
    assert page.text.text_written == "begun"
    assert [one.id for one in shown.desk.preparing.unread()] == [other.id]


def test_where_there_is_little_room_words_and_impression_take_turns(
    shown: Shown, interview: Interview, qtbot: QtBot
) -> None:
    shown.room.read()
    page = reading(shown)
    assert page.whole.isVisible()
    assert page.text.isVisible()
    shown.room.resize(600, 500)
    qtbot.waitUntil(lambda: not page.text.isVisible())
    page.turner.click()
    assert page.text.isVisible()
    assert not page.whole.isVisible()
    page.turner.click()
    assert page.whole.isVisible()


def test_words_that_are_corrected_elsewhere_come_in(shown: Shown, interview: Interview) -> None:
    shown.room.read()
    turn = shown.desk.transcripts.reading(interview.id).turns[0].id
    shown.hub.attempt(lambda: shown.desk.transcripts.edit(turn, "Can you tell me about an unusual day"))
    assert "unusual day" in reading(shown).whole.view.toPlainText()


def test_without_words_it_says_so(shown: Shown) -> None:
    shown.room.read()
    assert reading(shown).nothing.isVisible()
    assert not reading(shown).whole.isVisible()


def test_the_room_begins_with_what_it_is_told(shown: Shown, interview: Interview) -> None:
    shown.room.begin(interview.id)
    assert reading(shown).interview == interview.id
    shown.room.begin(shown.kari.id)
    assert isinstance(shown.room.page, BringingPage)
    begun = shown.desk.themes.begin([shown.kari.id], ["Which?"])
    shown.room.begin(begun.id)
    page: QWidget | None = shown.room.page
    assert page is not None
    assert page.accessibleName() == "Preliminary themes"


def test_after_the_impression_the_keyboard_comes_to_keeping_it(shown: Shown, interview: Interview) -> None:
    shown.hub.poll()
    shown.room.begin(interview.id)
    page = reading(shown)
    shown.room.activateWindow()
    page.text.setFocus()
    QTest.keyClick(page.text, Qt.Key.Key_Tab)
    assert shown.room.window().focusWidget() is page.keeper
    QTest.keyClick(page.keeper, Qt.Key.Key_Backtab)
    assert shown.room.window().focusWidget() is page.text


def test_with_large_text_the_title_of_what_is_read_is_whole(
    shown: Shown, interview: Interview, qtbot: QtBot
) -> None:
    shown.desk.interviews.add("Second talk", participant_code="P2", language="en")
    style.apply(application(), Theme.LIGHT, 200)
    shown.room.resize(1280, 578)
    shown.room.read(interview.id)
    page = shown.room.page
    assert isinstance(page, ReadingPage)
    page.title.say("Back to work after a long summer")
    page.choice.show()
    for _times in range(2):
        qtbot.waitUntil(lambda: page.title.text() == "Back to work after a long summer")
        qtbot.waitUntil(lambda: page.title.y() > page.choice.y() + page.choice.height() // 2)
        style.apply(application(), Theme.LIGHT, 100)
        qtbot.waitUntil(page.heading.isVisible)
        qtbot.waitUntil(lambda: page.heading.x() < page.title.x() < page.choice.x())
        style.apply(application(), Theme.LIGHT, 200)
    style.apply(application(), Theme.LIGHT, 100)
