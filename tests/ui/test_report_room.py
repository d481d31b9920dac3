"""The room of the report: read before it leaves, from a number to the sound, checklists, and saving it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.desk.reported import ARTIFICIAL, Reported, report_of
from tests.ui import studies
from tests.ui.conftest import Answer, take
from tests.ui.rooms import report_shown, wait_for_report
from tests.ui.walking import faults
from workbench.desk.desk import Desk
from workbench.study.about import About
from workbench.ui import style
from workbench.ui.parts import application
from workbench.ui.report.room import ReportRoom
from workbench.ui.report.saving import BeforeItLeaves
from workbench.ui.theme import Theme


@pytest.fixture
def made(desk: Desk) -> Reported:
    said = (("P1", studies.SAID[0][1]), *studies.SAID[1:])  # the unit and the quote are of the first turn
    return report_of(desk, studies.add_interview(desk, said=said))


@pytest.fixture
def room(qtbot: QtBot, desk: Desk, made: Reported) -> Iterator[ReportRoom]:
    with report_shown(desk, qtbot, 100) as shown:
        yield shown


def text(room: ReportRoom) -> str:
    return room.preview.toPlainText()


def test_the_report_is_read_as_it_would_leave(room: ReportRoom) -> None:
    assert text(room).startswith("Work and support")
    for words in ("To work is to be seen.", "me […] a usual day", "before the summer", "COREQ"):
        assert words in text(room)
    assert ARTIFICIAL not in text(room)
    assert "(4)" in room.pages.tabText(1)


def test_a_number_leads_to_its_units_and_to_the_sound(qtbot: QtBot, room: ReportRoom, made: Reported) -> None:
    room.preview.anchorClicked.emit(QUrl("#reference_2"))
    assert room.rests.isVisible()
    assert room.rests.heading.text() == "Sentence 2"
    assert room.rests.units.item(0).text() == "Deep snow: P1, First talk 0:00:01\n“me about a usual day”"
    with qtbot.waitSignal(room.heard) as heard:
        qtbot.mouseClick(room.rests.hearer, Qt.MouseButton.LeftButton)
    [about] = studies.told(heard)
    assert isinstance(about, About)
    assert about.target == made.unit.id
    with qtbot.waitSignal(room.unit_wanted) as wanted:
        qtbot.mouseClick(room.rests.shower, Qt.MouseButton.LeftButton)
    assert studies.told(wanted) == [made.unit.id]


def test_a_number_from_a_printed_page_is_typed_and_heard_by_the_keyboard(
    qtbot: QtBot, room: ReportRoom, made: Reported
) -> None:
    qtbot.keyClicks(room.number, "4")
    qtbot.keyClick(room.number, Qt.Key.Key_Return)
    assert room.rests.heading.text() == "Sentence 4"
    assert room.rests.units.count() == 2, "of the group that is listed under 2, and by itself"
    with qtbot.waitSignal(room.heard):
        qtbot.keyClick(room.rests.units, Qt.Key.Key_Return)
    room.number.setText(made.sentences["The day is heavy."].id[:6])
    room.show_asked()
    assert room.rests.heading.text() == "Sentence 2"
    room.number.setText("77")
    with qtbot.waitSignal(room.hub.refused):
        room.show_asked()


def test_a_quote_without_a_code_is_heard_here_although_its_place_is_not_printed(
    qtbot: QtBot, room: ReportRoom, desk: Desk, made: Reported
) -> None:
    desk.quotes.set_code([made.quote.id], with_code=False)
    room.gather()
    wait_for_report(qtbot, room)
    assert "told in the study alone" in text(room)
    room.show_number(3)
    with qtbot.waitSignal(room.heard) as heard:
        room.rests.hear()
    assert studies.told(heard)[0].target == made.quote.id
    assert "“Deep snow”, 1 unit. Where they are heard" in text(room)
    for number, units in ((2, 1), (4, 2)):
        room.show_number(number)
        assert room.rests.units.count() == units, "what is only counted in print is heard here as well"
        with qtbot.waitSignal(room.heard) as heard:
            room.rests.hear()
        assert studies.told(heard)[0].target == made.unit.id


def test_condensates_leave_only_where_that_is_chosen(qtbot: QtBot, room: ReportRoom) -> None:
    room.leaving.condensates.setChecked(True)
    wait_for_report(qtbot, room)
    assert ARTIFICIAL in text(room)
    assert "they are no quotes" in text(room).lower()


def test_what_changes_meanwhile_is_told_and_shown_when_it_is_asked_for(
    qtbot: QtBot, room: ReportRoom, desk: Desk
) -> None:
    assert room.anew.isHidden()
    room.hub.attempt(lambda: desk.checklists.say("coreq", "2", "Nurses."))
    assert room.anew.isVisible()
    assert "Nurses." not in text(room)
    qtbot.mouseClick(room.anew, Qt.MouseButton.LeftButton)
    wait_for_report(qtbot, room)
    assert "Nurses." in text(room)
    assert room.anew.isHidden()


def test_an_item_of_a_checklist_is_answered_or_does_not_apply(
    qtbot: QtBot, room: ReportRoom, desk: Desk
) -> None:
    room.pages.setCurrentIndex(3)
    page = room.checklists
    page.items.setCurrentRow(8)
    assert "Reflective lifeworld research" in page.known.text()
    page.items.setCurrentRow(1)
    page.write()
    assert page.text
    qtbot.keyClicks(page.text, "Nurses and a carpenter")
    qtbot.mouseClick(page.keeper, Qt.MouseButton.LeftButton)
    answer = desk.checklists.answer("coreq", "2")
    assert answer
    assert answer.text == "Nurses and a carpenter"
    assert page.items.item(1).text().endswith("answered")
    page.items.setCurrentRow(22)
    page.write()
    qtbot.keyClicks(page.text, "it would burden them")
    page.items.setCurrentRow(3)
    page.items.setCurrentRow(22)
    assert page.text.text_written == "it would burden them", "what is begun waits"
    qtbot.mouseClick(page.without, Qt.MouseButton.LeftButton)
    assert page.items.item(22).text().endswith("does not apply")
    assert desk.undo()


def test_what_is_to_be_looked_at_leads_there(qtbot: QtBot, room: ReportRoom) -> None:
    room.pages.setCurrentIndex(1)
    room.leaving.notices.setCurrentRow(0)
    qtbot.keyClick(room.leaving.notices, Qt.Key.Key_Return)
    assert room.pages.currentIndex() == 0


def test_saving_tells_what_to_look_at_asks_where_and_writes(
    qtbot: QtBot, room: ReportRoom, desk: Desk, answering: Answer[QFileDialog], tmp_path: Path
) -> None:
    told: list[str] = []

    def look(dialog: BeforeItLeaves) -> None:
        told.extend(child.text() for child in dialog.findChildren(type(room.state)))
        dialog.accept()

    def choose(dialog: QFileDialog) -> None:
        assert Path(dialog.selectedFiles()[0]).parent == desk.folder.parent
        dialog.selectNameFilter(next(words for words in dialog.nameFilters() if ".html" in words))
        take(dialog, str(tmp_path / "out"))

    answering(BeforeItLeaves, look)  # pyright: ignore[reportArgumentType]
    answering(QFileDialog, choose)
    with qtbot.waitSignal(room.hub.said, timeout=20_000) as said:
        qtbot.mouseClick(room.saver, Qt.MouseButton.LeftButton)
    assert "out.html" in studies.told(said)[0]
    assert any("Sentence 5" in words for words in told)
    assert "To work is to be seen." in (tmp_path / "out.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "kind", "kept"),
    [
        ("report.html", ".docx", "report.html"),
        ("tables.ZIP", ".docx", "tables.ZIP"),
        ("of 2026.11", ".docx", "of 2026.11.docx"),
    ],
)
def test_the_ending_that_is_typed_decides(
    qtbot: QtBot,
    room: ReportRoom,
    answering: Answer[QFileDialog],
    tmp_path: Path,
    typed: str,
    kind: str,
    kept: str,
) -> None:
    def choose(dialog: QFileDialog) -> None:
        dialog.selectNameFilter(next(words for words in dialog.nameFilters() if kind in words))
        take(dialog, str(tmp_path / typed))

    answering(BeforeItLeaves, BeforeItLeaves.accept)  # pyright: ignore[reportArgumentType]
    answering(QFileDialog, choose)
    with qtbot.waitSignal(room.hub.said, timeout=20_000):
        qtbot.mouseClick(room.saver, Qt.MouseButton.LeftButton)
    assert [one.name for one in tmp_path.glob("*[.]*") if one.is_file()] == [kept]
    begins = {"report.html": b"<!DOCTYPE html>"}.get(kept, b"PK")
    assert (tmp_path / kept).read_bytes().startswith(begins)


def test_nothing_typed_is_told_and_the_field_waits(qtbot: QtBot, room: ReportRoom) -> None:
    with qtbot.waitSignal(room.hub.refused) as said:
        qtbot.mouseClick(room.pointer, Qt.MouseButton.LeftButton)
    assert "number of a sentence" in studies.told(said)[0]
    assert room.number.hasFocus()


def test_pictures_follow_the_width_and_nothing_is_scrolled_sideways(qtbot: QtBot, room: ReportRoom) -> None:
    for width in (1280, 560, 900):
        room.resize(width, 600)
        qtbot.waitUntil(lambda: _fits(room))


def _fits(room: ReportRoom) -> bool:
    image = room.preview.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl("picture0"))
    assert isinstance(image, QImage)
    room_for_it = room.preview.viewport().width()
    return image.width() <= room_for_it and not room.preview.horizontalScrollBar().isVisible()


def test_a_picture_is_looked_at_told_in_words_and_saved(
    qtbot: QtBot, room: ReportRoom, answering: Answer[QFileDialog], tmp_path: Path
) -> None:
    room.pages.setCurrentIndex(2)
    page = room.pictures
    shown = [str(page.choice.itemData(number)) for number in range(page.choice.count())]
    assert shown == ["picture_time", "picture_groups", "picture_variations", "picture_words"]
    page.choice.setCurrentIndex(2)
    assert "Snow: told of by P1." in page.words.text()
    assert page.picture.accessibleDescription() == page.words.text()

    def choose(dialog: QFileDialog) -> None:
        dialog.selectNameFilter(next(words for words in dialog.nameFilters() if ".svg" in words))
        take(dialog, str(tmp_path / "out"))

    answering(QFileDialog, choose)
    with qtbot.waitSignal(room.hub.said) as said:
        qtbot.mouseClick(page.saver, Qt.MouseButton.LeftButton)
    assert "out.svg" in studies.told(said)[0]
    assert "Snow: told of by P1." in (tmp_path / "out.svg").read_text("utf-8")


def test_what_is_to_be_looked_at_in_a_picture_is_told_before_it_is_saved(
    qtbot: QtBot, room: ReportRoom, answering: Answer[BeforeItLeaves]
) -> None:
    desk = room.desk
    marked = f"“{ARTIFICIAL}”"
    desk.clusters.name(desk.clusters.layout[0].cluster, marked)
    room.gather()
    qtbot.waitUntil(lambda: not room.working)
    room.pages.setCurrentWidget(room.pictures)
    seen: list[str] = []

    def look(dialog: BeforeItLeaves) -> None:
        seen.append(dialog.windowTitle())
        seen.extend(one.text() for one in dialog.findChildren(QLabel) if one.text().startswith("– "))
        dialog.looks = True
        dialog.reject()

    answering(BeforeItLeaves, look)
    page = room.pictures
    page.choice.setCurrentIndex(page.choice.findData("picture_groups"))
    qtbot.mouseClick(page.saver, Qt.MouseButton.LeftButton)
    assert seen[0] == "Before the picture leaves"
    assert len(seen) == 2
    assert "words of a condensate stand between quotation marks" in seen[1]
    assert room.pages.currentWidget() is room.leaving


def test_the_preview_shows_the_pictures_where_they_belong(room: ReportRoom) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    drawn = [room.preview.loadResource(kind, f"picture{number}") for number in range(4)]
    assert all(isinstance(one, QImage) and one.width() > 100 for one in drawn)
    assert room.preview.loadResource(kind, "https://example.org/a.png") is None
    assert "Figure 1. What is told of by whom" in text(room)


def test_parts_are_left_out_and_numbers_still_lead_to_the_sound(qtbot: QtBot, room: ReportRoom) -> None:
    assert "COREQ" in text(room)
    for part in ("checklist_1", "references", "pictures"):
        room.leaving.parts[part].setChecked(False)
        wait_for_report(qtbot, room)
    assert "COREQ" not in text(room)
    assert "Figure 1" not in text(room)
    assert "What the sentences rest on" not in text(room)
    assert "SRQR" in text(room)
    room.preview.anchorClicked.emit(QUrl("#reference_2"))
    assert room.rests.heading.text() == "Sentence 2"
    assert 'href="#reference_2"' in room.preview.toHtml()


def test_the_report_speaks_another_language_than_the_window(qtbot: QtBot, room: ReportRoom) -> None:
    room.leaving.language.setCurrentIndex(room.leaving.language.findData("nb"))
    wait_for_report(qtbot, room)
    assert "Arbeidsmåte" in text(room)
    assert "Way of working" not in text(room)
    assert "does not say what it rests on" in room.leaving.notices.item(0).text()
    assert room.pages.tabText(0) == "Preview"


def test_it_is_told_how_far_the_work_is_and_it_can_be_stopped(qtbot: QtBot, room: ReportRoom) -> None:
    before = text(room)
    room.gather()
    assert room.gathering.isVisible()
    qtbot.mouseClick(room.gathering.stopper, Qt.MouseButton.LeftButton)
    assert not room.working
    assert room.gathering.isHidden()
    assert room.anew.isVisible()
    assert "Stopped" in room.state.text()
    assert text(room) == before, "what was shown stays"
    qtbot.mouseClick(room.anew, Qt.MouseButton.LeftButton)
    wait_for_report(qtbot, room)
    assert room.state.text() == ""


def test_another_member_does_not_see_what_the_first_one_read(
    qtbot: QtBot, room: ReportRoom, desk: Desk
) -> None:
    desk.members.switch(studies.other(desk).id)
    room.hub.member_changed.emit()
    assert text(room) == "" or room.found is None
    wait_for_report(qtbot, room)
    assert "To work is to be seen." in text(room)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_every_part_has_a_name_and_nothing_is_cut_off(qtbot: QtBot, room: ReportRoom, percent: int) -> None:
    style.apply(application(), Theme.LIGHT, percent)
    room.resize(1280, 600)

    def look() -> None:
        qtbot.waitUntil(lambda: faults(room) == [])

    for number in range(room.pages.count()):
        room.pages.setCurrentIndex(number)
        look()
    room.pages.setCurrentIndex(0)
    room.show_number(2)
    look()
    room.checklists.write()
    room.pages.setCurrentIndex(3)
    look()
    dialog = BeforeItLeaves(room.found.notices if room.found else (), room)
    dialog.show()
    qtbot.waitUntil(lambda: faults(dialog) == [])


def test_with_large_text_one_thing_is_shown_at_a_time(qtbot: QtBot, room: ReportRoom) -> None:
    style.apply(application(), Theme.LIGHT, 200)
    room.resize(1280, 480)
    room.show_number(2)
    qtbot.waitUntil(lambda: room.rests.width() > 600 and not room.preview.isVisible())
    assert room.minimumSizeHint().height() <= 480
    qtbot.mouseClick(room.reading.back, Qt.MouseButton.LeftButton)
    assert room.preview.isVisible()
    assert not room.rests.isVisible()


def seen(room: ReportRoom) -> tuple[str, bool]:
    """What is set off on the page, and whether all of it is in view."""
    [chosen] = room.preview.extraSelections()
    cursor = QTextCursor(chosen.cursor)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]
    ends = [QTextCursor(cursor), QTextCursor(cursor)]
    ends[0].setPosition(cursor.selectionStart())
    ends[1].setPosition(cursor.selectionEnd())
    boxes = [room.preview.cursorRect(end) for end in ends]
    inside = boxes[0].top() >= 0 and boxes[1].bottom() <= room.preview.viewport().height()
    return cursor.selectedText(), inside


@pytest.mark.parametrize("percent", [100, 200])
def test_a_number_sets_its_whole_sentence_off_and_brings_it_into_view(
    qtbot: QtBot, room: ReportRoom, percent: int
) -> None:
    style.apply(application(), Theme.LIGHT, percent)
    assert room.found
    texts = room.found.report.texts
    quoted = (one for text in texts for run in text.paragraphs for one in run if "a usual day" in one.text)
    room.number.setText(str(next(quoted).number))
    room.show_asked()
    room.reading.turn_back()
    qtbot.waitUntil(lambda: seen(room)[1])
    assert seen(room)[0].startswith("“")
    assert "me […] a usual day" in seen(room)[0]
    style.apply(application(), Theme.LIGHT, 140)
    qtbot.waitUntil(lambda: seen(room)[1])
    room.resize(1000, 500)
    qtbot.waitUntil(lambda: seen(room)[1])
    QTest.keyClick(room.preview, Qt.Key.Key_Home)
    room.resize(1280, 600)
    assert room.preview.verticalScrollBar().value() == 0, "who has scrolled on is not brought back"


def test_a_number_that_there_is_ends_what_was_said_of_one_that_is_not(room: ReportRoom) -> None:
    over: list[str] = []
    room.hub.over.connect(over.append)
    room.number.setText("99")
    room.show_asked()
    room.number.setText("2")
    room.show_asked()
    assert [one.split(".")[0] for one in over] == ["No sentence has the number 99"]


def test_the_sound_stands_where_the_number_leads(qtbot: QtBot, room: ReportRoom, made: Reported) -> None:
    with qtbot.waitSignal(room.stand_wanted) as wanted:
        room.show_number(2)
    [about] = studies.told(wanted)
    assert about.target == made.unit.id


def test_with_large_text_a_picture_has_the_height_of_what_stands_above_it(
    qtbot: QtBot, room: ReportRoom
) -> None:
    style.apply(application(), Theme.LIGHT, 200)
    room.resize(1280, 480)
    room.pages.setCurrentWidget(room.pictures)
    qtbot.waitUntil(lambda: not room.saver.isVisible())
    qtbot.waitUntil(lambda: room.pictures.area.height() > 0.65 * room.height())
    room.pages.setCurrentIndex(0)
    assert room.saver.isVisible()
