"""The room around the table: what stands where nothing is, figure and ground, snapshots, who sees what."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answer
from tests.ui.studies import add_interview, study
from tests.ui.table.conftest import SAID, Laid, lies
from tests.ui.walking import faults
from workbench.cellar.words import use_language
from workbench.desk.desk import Desk
from workbench.study.clusters import Matter, Spot
from workbench.study.people import Member
from workbench.ui import style
from workbench.ui.hub import Hub
from workbench.ui.main_window import MainWindow
from workbench.ui.parts import application
from workbench.ui.settings import Settings
from workbench.ui.table.dialogs import BeginLayingDialog, LainDialog, SnapshotDialog
from workbench.ui.table.room import TableRoom
from workbench.ui.theme import Theme

NIGHT, SNOW, TWENTY, MUG, FORM, BODY, TOGETHER, CAR = SAID


def test_without_units_it_says_what_to_do_first(tmp_path: Path, qtbot: QtBot) -> None:
    with study(tmp_path) as desk:
        room = TableRoom(desk, Hub(desk))
        qtbot.addWidget(room)
        room.resize(1000, 700)
        room.show()
        room.begin()
        assert room.pages.currentWidget() is room.pages.empty
        assert not room.tray.isVisible()
        with qtbot.waitSignal(room.room_wanted) as wanted:
            room.pages.empty.button.click()
        assert wanted.args == ["interviews", ""]


def test_with_units_and_an_empty_table_it_says_how_to_begin(room: TableRoom) -> None:
    assert room.pages.currentWidget() is room.board
    assert "Carry a card here" in room.board.hint
    room.tray.lay_wanted.emit([room.tray.list.units.rows[0].unit])
    assert room.board.hint == ""


def test_a_cluster_is_the_figure_and_all_else_its_ground(room: TableRoom, laid: Laid, desk: Desk) -> None:
    room.hub.poll()
    room.board.setFocus()
    room.board.choose(laid.shame)
    bright = room.board.grab().toImage()
    QTest.keyClick(room.board, Qt.Key.Key_Return)
    figure = room.pages.figure
    assert figure.isVisible()
    assert figure.name.text() == "Shame"
    assert room.board.grab().toImage() != bright
    figure.notes.answer.setPlainText("it is about being seen")
    figure.after.click()
    assert figure.cluster == laid.pile
    assert desk.clusters.own_note(laid.shame, Matter.FIGURE) == "it is about being seen"
    figure.before.click()
    assert figure.notes.answer.toPlainText() == "it is about being seen"
    desk.clusters.put([desk.clusters.stack(laid.loose).units[0]], laid.shame, laid.loose)
    room.hub.poll()
    assert [face.text for face in figure._shown] == [NIGHT, SNOW, TWENTY, BODY]
    QTest.keyClick(figure.name, Qt.Key.Key_Escape)
    assert not figure.isVisible()
    assert room.board.hasFocus()
    assert room.board.here
    assert room.board.here.cluster == laid.shame


def test_a_figure_that_somebody_takes_apart_is_closed(room: TableRoom, laid: Laid, desk: Desk) -> None:
    room.pages.show_figure(laid.shame)
    desk.clusters.dissolve(laid.shame, stay=True)
    room.hub.poll()
    assert not room.pages.figure.isVisible()


def test_what_others_wrote_on_a_cluster_stands_below(
    room: TableRoom, laid: Laid, desk: Desk, ola: Member
) -> None:
    desk.members.switch(ola.id)
    desk.clusters.write(laid.shame, Matter.REVIEW, "is this one thing?")
    desk.notes.answer_on_cluster(laid.shame, "why", "we have all waited")
    assert desk.member
    desk.members.switch(next(one.id for one in desk.members.list() if one.id != ola.id))
    room.hub.poll()
    room.pages.show_figure(laid.shame)
    told = [(author, [text for _words, text in lines]) for author, lines in room.pages.figure.others._shown]
    assert told == [(ola.id, ["is this one thing?", "we have all waited"])]


def test_whose_words_a_name_is_stands_below_it(room: TableRoom, laid: Laid, desk: Desk, ola: Member) -> None:
    assert desk.member
    desk.clusters.name(laid.shame, "Not to be seen", (desk.member.id, ola.id))
    room.hub.poll()
    room.pages.show_figure(laid.shame)
    assert room.pages.figure.whose.text() == "In the words of Kari and Ola"
    desk.clusters.name(laid.shame, "ashamed to say", (ola.id,))
    room.hub.poll()
    assert room.pages.figure.whose.text() == "A participant's own words, chosen by Ola"


def test_words_of_the_interviewer_are_not_told_as_a_participants(
    room: TableRoom, laid: Laid, desk: Desk
) -> None:
    interview = add_interview(desk)
    question, answer = (desk.units.mark(interview.id, *span).id for span in ((0, 9), (10, 14)))
    asked = desk.clusters.lay([question], Spot(900, 0))
    desk.clusters.name(asked, "A usual day at work")
    room.hub.poll()
    room.pages.show_figure(asked)
    assert room.pages.figure.whose.text() == "In the words of Kari"
    desk.clusters.name(asked, "I started early")
    desk.clusters.put([answer], asked)
    room.hub.poll()
    assert room.pages.figure.whose.text() == "A participant's own words, chosen by Kari"


def test_a_snapshot_is_kept_and_looked_at_as_it_lay(
    room: TableRoom, laid: Laid, desk: Desk, answering: Answer[SnapshotDialog]
) -> None:
    room.hub.poll()

    def keep(dialog: SnapshotDialog) -> None:
        dialog.keep()
        assert "why" in dialog.refusal.text()
        dialog.reason.setText("before the discussion")
        dialog.keep()

    answering(SnapshotDialog, keep)
    QTest.keyClick(room.board, Qt.Key.Key_S)
    desk.clusters.dissolve(laid.pile, stay=False)
    room.hub.poll()
    QTest.keyClick(room.board, Qt.Key.Key_F)
    [button] = room.film.buttons.values()
    assert "before the discussion. Kept by Kari" in button.accessibleName()
    button.click()
    earlier = room.pages.earlier
    assert room.pages.currentWidget() is earlier
    assert laid.pile in earlier.view.plan.places
    assert laid.pile not in room.board.plan.places
    earlier.view.setFocus()
    QTest.keyClick(earlier.view, Qt.Key.Key_Delete)
    QTest.keyClick(earlier.view, Qt.Key.Key_X)
    assert room.hands.taken is None
    assert len(desk.snapshots.all()[0].layout) == 3
    earlier.back.click()
    assert room.pages.currentWidget() is room.board


def test_where_a_unit_has_lain_is_told(
    room: TableRoom, laid: Laid, desk: Desk, units: list[str], qtbot: QtBot
) -> None:
    desk.clusters.put([units[0]], laid.pile, laid.shame)
    dialog = LainDialog(desk, units[0])
    qtbot.addWidget(dialog)
    told = "\n".join(one.text() for one in dialog.page.findChildren(type(room.film.hint)))
    assert "Kari laid it into “Shame”" in told
    assert "Kari took it out of “Shame”" in told


def test_a_colleagues_unit_changes_its_card(
    room: TableRoom, laid: Laid, desk: Desk, units: list[str]
) -> None:
    room.hub.poll()
    room.board.grab()
    before = room.board.grab().toImage()
    desk.units.remove(units[0])
    room.hub.poll()
    assert ("Shame", [SNOW, TWENTY]) in lies(desk)
    assert room.board.grab().toImage() != before


def test_what_happens_while_nobody_sees_it_is_there_when_somebody_does(
    room: TableRoom, laid: Laid, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.hub.poll()
    room.hide()
    asked: list[bool] = []
    room.hands.changed.connect(lambda: asked.append(True))
    desk.clusters.dissolve(laid.shame, stay=False)
    room.hub.poll()
    assert asked == []
    room.show()
    assert laid.shame not in room.board.plan.places


def test_where_there_is_little_room_the_tray_takes_the_place_of_the_table(room: TableRoom) -> None:
    assert room.tray.isVisible()
    room.resize(600, 600)
    assert not room.tray.isVisible()
    assert room.pages.isVisible()
    QTest.keyClick(room.board, Qt.Key.Key_U)
    assert room.tray.isVisible()
    assert not room.pages.isVisible()
    QTest.keyClick(room.tray.list, Qt.Key.Key_U)
    assert room.pages.isVisible()


LOOKS = pytest.mark.parametrize(
    ("percent", "language"), [(100, "en"), (200, "en"), (200, "nb")], ids=["100 en", "200 en", "200 nb"]
)


@pytest.fixture
def look(request: pytest.FixtureRequest) -> Iterator[None]:
    percent, language = request.param
    style.apply(application(), Theme.LIGHT, percent)
    use_language(language)
    yield
    use_language("en")
    style.apply(application(), Theme.LIGHT, 100)


@pytest.mark.parametrize("look", [(100, "en"), (200, "en"), (200, "nb")], indirect=True, ids=str)
def test_all_controls_are_named_and_nothing_is_cut_off(
    look: None, desk: Desk, hub: Hub, laid: Laid, units: list[str], ola: Member, qtbot: QtBot
) -> None:
    assert desk.member
    desk.snapshots.keep("before the discussion")
    room = TableRoom(desk, hub)
    qtbot.addWidget(room)
    room.resize(1280, 640)
    with qtbot.waitExposed(room):
        room.show()
    room.begin()
    assert faults(room) == []
    room.pages.show_figure(laid.shame)
    qtbot.wait(1)
    assert faults(room) == []
    room.pages.close_figure()
    room._toggle_film()
    room.pages.show_snapshot(desk.snapshots.all()[0].id)
    qtbot.wait(1)
    assert faults(room) == []
    room._toggle_film()
    begun = desk.layouts.begin([desk.member.id, ola.id], "What belongs together?")
    hub.poll()
    room.pages.show_table()
    qtbot.wait(1)
    assert faults(room) == []
    desk.layouts.alone(begun.id).lay(units[:2], Spot(0, 0))
    desk.layouts.alone(begun.id).finish()
    desk.rounds.open_without_the_others(begun.id)
    desk.rounds.turn(begun.id)
    hub.poll()
    room.pages.show_beside(begun.id)
    qtbot.wait(1)
    assert faults(room) == []
    for dialog in (SnapshotDialog(desk, hub), BeginLayingDialog(desk, hub), LainDialog(desk, units[0])):
        qtbot.addWidget(dialog)
        dialog.show()
        assert faults(dialog) == []


def test_a_pause_hides_the_table_like_everything(desk: Desk, laid: Laid, qtbot: QtBot) -> None:
    style.apply(application(), Theme.LIGHT, 100)
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.show()
    window.show_study(desk)
    assert window.session
    page = window.session.page
    page.enter_room("table")
    room = page.rooms.room("table")
    assert room.isVisible()
    window.pause()
    assert not room.isVisible()
    window.pause()
    assert room.isVisible()
    window.session.undo()
    assert laid.loose not in {stack.cluster for stack in desk.clusters.layout}
    window.session.redo()
    assert laid.loose in {stack.cluster for stack in desk.clusters.layout}
    window.session.leave()
    window.session = None


# what is made of it


def test_from_a_cluster_to_the_text_on_it(room: TableRoom, laid: Laid, qtbot: QtBot) -> None:
    room.hub.poll()
    room.board.setFocus()
    room.board.choose(laid.shame)
    with qtbot.waitSignal(room.room_wanted) as wanted:
        QTest.keyClick(room.board, Qt.Key.Key_W)
    assert wanted.args == ["results", laid.shame]
    with qtbot.waitSignal(room.uses_wanted) as used:
        QTest.keyClick(room.board, Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    assert used.args == [laid.shame]


def test_where_a_card_is_used_is_told_on_the_table_and_in_the_tray(
    room: TableRoom, laid: Laid, units: list[str], qtbot: QtBot
) -> None:
    room.hub.poll()
    room.board.setFocus()
    shift = Qt.KeyboardModifier.ShiftModifier
    room.board.choose(laid.shame, units[1])
    with qtbot.waitSignal(room.uses_wanted) as used:
        QTest.keyClick(room.board, Qt.Key.Key_U, shift)
    assert used.args == [units[1]]
    room.tray.start()
    with qtbot.waitSignal(room.uses_wanted) as used:
        QTest.keyClick(room.tray.list, Qt.Key.Key_U, shift)
    assert used.args == room.tray.list.chosen


def test_parts_that_are_made_one_after_the_other_lie_beside_each_other(
    room: TableRoom, laid: Laid, desk: Desk, units: list[str]
) -> None:
    room.hub.poll()
    room.board.setFocus()
    for unit in units[:3]:
        room.board.choose(laid.shame, unit)
        QTest.keyClick(room.board, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    parts = [one for one in desk.clusters.layout if one.within == laid.shame]
    assert {one.units for one in parts} == {(unit,) for unit in units[:3]}
    boxes = [room.board.plan.places[one.cluster].box for one in parts]
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)
