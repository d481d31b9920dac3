"""The table where the text is large for the window: one thing at a time, each of it whole, and ways back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.table.conftest import Laid
from tests.ui.walking import faults
from workbench.cellar.words import _, use_language
from workbench.desk.desk import Desk
from workbench.study.people import Member
from workbench.ui import style
from workbench.ui.hub import Hub
from workbench.ui.parts import application
from workbench.ui.style import em
from workbench.ui.table.paper import FAR_LINES, far_size
from workbench.ui.table.room import TableRoom
from workbench.ui.table.tray import WIDE
from workbench.ui.theme import Theme


@pytest.fixture(params=["en", "nb"])
def large(
    request: pytest.FixtureRequest, desk: Desk, hub: Hub, units: list[str], qtbot: QtBot
) -> Iterator[TableRoom]:
    """The room in a window of 1280 × 800 with the text at 200 %."""
    style.apply(application(), Theme.LIGHT, 200)
    use_language(request.param)
    made = TableRoom(desk, hub)
    made.resize(1280, 570)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.begin()
    yield made
    made.close_room()
    made.hide()
    made.deleteLater()
    QApplication.sendPostedEvents(
        made, QEvent.Type.DeferredDelete.value
    )  # the next size of text is not for it
    use_language("en")
    style.apply(application(), Theme.LIGHT, 100)


def lie_apart(parts: list[QWidget], room: QWidget) -> bool:
    boxes = [part.rect().translated(part.mapTo(room, part.rect().topLeft())) for part in parts]
    return not any(one.intersects(other) for one in boxes for other in boxes if one is not other)


def test_what_is_not_laid_has_room_for_cards_while_one_lays_alone(
    large: TableRoom, desk: Desk, ola: Member, qtbot: QtBot
) -> None:
    assert desk.member
    desk.layouts.begin([desk.member.id, ola.id], "What belongs together for you?")
    large.hub.poll()
    assert large.alone.isVisible()
    QTest.mouseClick(large.bar.buttons["table.tray"], Qt.MouseButton.LeftButton)
    tray = large.tray
    qtbot.waitUntil(lambda: tray.isVisible() and tray.width() > em(WIDE))
    parts = [tray.heading, tray.interview, tray.author, tray.list, tray.hint, tray.layer]
    qtbot.waitUntil(lambda: lie_apart(parts, tray))
    assert tray.list.viewport().height() > tray.list.visualRect(tray.list.units.index(0)).height()
    assert faults(tray) == []
    QTest.mouseClick(large.bar.buttons["table.tray"], Qt.MouseButton.LeftButton)
    assert large.alone.isVisible()


def test_what_is_taken_from_the_tray_leaves_its_cards_and_their_button_room(
    large: TableRoom, qtbot: QtBot
) -> None:
    large.show_tray(shown=True)
    tray = large.tray
    qtbot.waitUntil(lambda: tray.isVisible() and tray.width() > em(WIDE))
    QTest.keyClick(tray.list, Qt.Key.Key_X)
    qtbot.waitUntil(large.held.isVisible)
    large.held.words.setText("Taken: “I was at home all summer, and I thought” " * 2)  # two lines
    assert large.held.words.heightForWidth(1200) > large.held.words.fontMetrics().height() * 1.9
    parts: list[QWidget] = [tray.list, tray.hint, tray.layer]
    application().processEvents()
    qtbot.waitUntil(lambda: lie_apart(parts, tray) and lie_apart([large.held, tray], large))
    needed = large.bar.height() + large.held.height() + tray.minimumSizeHint().height()
    assert needed <= 578, "what header and player leave of 800"
    tray.list.setFixedHeight(tray.list.minimumHeight())
    qtbot.waitUntil(lambda: tray.list.height() == tray.list.minimumHeight())
    assert tray.list.viewport().height() >= tray.list.visualRect(tray.list.units.index(0)).height()
    for choice in (tray.interview, tray.author):
        assert choice.toolTip() == choice.currentText()


def test_the_button_and_escape_close_what_has_the_place_of_the_table(large: TableRoom) -> None:
    opener = large.bar.buttons["table.tray"]
    for close in (
        lambda: QTest.mouseClick(opener, Qt.MouseButton.LeftButton),
        lambda: QTest.keyClick(large.tray.list, Qt.Key.Key_Escape),
        lambda: QTest.keyClick(large.tray.author, Qt.Key.Key_Escape),
    ):
        QTest.mouseClick(opener, Qt.MouseButton.LeftButton)
        assert large.tray.isVisible()
        assert not large.pages.isVisible()
        close()
        assert not large.tray.isVisible()
        assert large.pages.isVisible()


def test_the_menu_of_a_card_has_one_column_on_the_screen(
    large: TableRoom, laid: Laid, units: list[str], qtbot: QtBot
) -> None:
    large.hub.poll()
    large.board.choose(laid.shame, units[0])
    menu = QMenu(large)
    large.asking._menus.fill(menu, large.board.pick())  # pyright: ignore[reportPrivateUsage]
    menu.popup(large.mapToGlobal(large.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    places = [menu.actionGeometry(one) for one in menu.actions()]
    assert {place.left() for place in places} == {places[0].left()}, "one column"
    assert max(place.right() for place in places) < large.width()
    assert menu.height() <= menu.screen().geometry().height()
    QTest.keyClick(menu, Qt.Key.Key_End)
    last = menu.actions()[-1]
    assert menu.activeAction() is last
    assert menu.actionGeometry(last).bottom() < menu.height(), "the keyboard sees where it is"
    menu.close()


def test_an_empty_table_tells_the_way_to_the_cards_that_there_is(large: TableRoom) -> None:
    beside = large.board.hint
    assert "U" in beside
    style.apply(application(), Theme.LIGHT, 100)
    large.show_tray(shown=True)
    assert large.board.hint != beside


def test_a_figure_has_the_height_of_the_bar_and_shows_two_cards(
    large: TableRoom, laid: Laid, qtbot: QtBot
) -> None:
    large.hub.poll()
    large.pages.show_figure(laid.shame)
    assert not large.bar.isVisible()
    figure = large.pages.figure
    assert figure.closer.text() == _("Back to the table")
    qtbot.waitUntil(lambda: faults(figure) == [])
    second = figure._column.itemAt(1)
    assert second
    card = second.widget()
    assert card
    qtbot.waitUntil(lambda: card.visibleRegion().boundingRect().height() == card.height())
    QTest.mouseClick(figure.closer, Qt.MouseButton.LeftButton)
    assert large.bar.isVisible()


@pytest.mark.parametrize(
    "name", ["Seen, and having to be seen", "Arbeidsplasstilknytning", "made it into something"]
)
@pytest.mark.parametrize("width", [90, 140])
@pytest.mark.usefixtures("qapp")
def test_a_name_from_afar_keeps_its_words_whole(name: str, width: int) -> None:
    pixels, lines = far_size(name, width, 200, em(), application().font().family())
    font = application().font()
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold)
    longest = max(QFontMetricsF(font).horizontalAdvance(word) for word in name.split())
    assert longest <= width or pixels == max(9, em() // 2)
    assert 1 <= lines <= FAR_LINES


def lay_from_the_tray(room: TableRoom) -> None:
    room.show_tray(shown=True)
    assert not room.pages.isVisible()
    QTest.keyClick(room.tray.list, Qt.Key.Key_Return)


def test_a_name_is_written_where_one_sees_it(large: TableRoom) -> None:
    lay_from_the_tray(large)
    QTest.keyClick(large.tray.list, Qt.Key.Key_F2)
    line = large.pages.naming.line
    assert line.isVisible()
    assert line.hasFocus()
    assert large.pages.naming.geometry().width() >= em(15)
    assert large.pages.rect().contains(large.pages.naming.geometry())


def test_no_key_does_anything_to_the_table_while_something_stands_in_its_place(
    large: TableRoom, laid: Laid, desk: Desk
) -> None:
    lay_from_the_tray(large)
    before = desk.clusters.layout
    QTest.keyClick(large.tray.list, Qt.Key.Key_Delete)
    assert desk.clusters.layout == before
    assert large.tray.list.hasFocus()
    QTest.keyClick(large.tray.list, Qt.Key.Key_X)
    QTest.keyClick(large.tray.list, Qt.Key.Key_V)
    assert large.pages.isVisible(), "first one sees where to"
    assert large.board.hasFocus()
    assert desk.clusters.layout == before
    assert large.hands.taken
    QTest.keyClick(large.board, Qt.Key.Key_V)
    assert desk.clusters.layout != before


def test_who_comes_back_to_the_table_has_the_keyboard_where_one_looks(large: TableRoom) -> None:
    large.show_tray(shown=True)
    large.board.setFocus()
    large.begin()
    assert large.tray.list.hasFocus()


def test_what_is_held_is_seen_above_the_tray_and_above_the_table(large: TableRoom) -> None:
    large.show_tray(shown=True)
    assert not large.held.isVisible()
    QTest.keyClick(large.tray.list, Qt.Key.Key_X)
    assert large.held.isVisible()
    assert "V" in large.held.words.text()
    assert large.desk.clusters.table.words(large.tray.list.chosen[0]) in large.held.words.text()
    assert faults(large.held) == []
    ringed = large.tray.list.grab().toImage()
    large.tray.list.show_held(())
    assert ringed != large.tray.list.grab().toImage()
    large.show_tray(shown=False)
    assert large.held.isVisible()
    large.show_tray(shown=True)
    QTest.keyClick(large.tray.list, Qt.Key.Key_Escape)
    assert large.tray.isVisible(), "the first Escape puts back what is held"
    assert large.hands.taken is None
    assert not large.held.isVisible()


def test_why_a_snapshot_was_kept_is_read_whole(
    large: TableRoom, laid: Laid, desk: Desk, qtbot: QtBot
) -> None:
    reason = "Before “Out of sight” was taken out of “Seen, and having to be seen”. We did not agree whether hiding "
    desk.snapshots.keep(f"{reason}and resting are the same.")
    large.hub.poll()
    QTest.keyClick(large.board, Qt.Key.Key_F)
    large.resize(1280, 500)
    large.pages.show_snapshot(desk.snapshots.all()[0].id)
    words = large.pages.earlier.words
    qtbot.waitUntil(
        lambda: words.visibleRegion().boundingRect().height() >= words.heightForWidth(words.width())
    )
    assert not large.bar.isVisible()
    QTest.keyClick(large.pages.earlier.view, Qt.Key.Key_Escape)
    assert large.bar.isVisible()
