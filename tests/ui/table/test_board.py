"""The board: carried with the mouse, moved with keys; every gesture is one step, and only what changed is painted."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.table.conftest import SAID, Laid, carry, lies, middle, mouse
from workbench.desk.desk import Desk
from workbench.study.clusters import Spot
from workbench.study.people import Member
from workbench.ui.hub import Hub
from workbench.ui.table.room import TableRoom

NOWHERE = QPoint()
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NIGHT, SNOW, TWENTY, MUG, FORM, BODY, *_REST = SAID


def steps(desk: Desk) -> int:
    return desk.context.archive.shelf.last_number()


def test_a_loose_card_is_carried_onto_a_stack_that_opens_for_it(
    laid: Laid, room: TableRoom, desk: Desk, units: list[str]
) -> None:
    board, before = room.board, steps(desk)
    start, end = middle(board, laid.loose), middle(board, laid.shame, units[1])
    mouse(board, QEvent.Type.MouseButtonPress, start)
    mouse(board, QEvent.Type.MouseMove, start + QPointF(20, 5))
    mouse(board, QEvent.Type.MouseMove, end)
    assert board.carried
    assert board.carried.over
    assert board.carried.over.cluster == laid.shame
    assert (laid.loose, units[5]) in board.ground.lifted
    mouse(board, QEvent.Type.MouseButtonRelease, end)
    assert steps(desk) == before + 1
    assert lies(desk) == sorted([("", [MUG, FORM]), ("Shame", [NIGHT, BODY, SNOW, TWENTY])])
    assert board.carried is None
    assert not board.ground.lifted
    desk.undo()
    room.hub.poll()
    assert laid.loose in board.plan.places


def test_a_card_out_of_a_stack_lies_by_itself_where_it_is_let_fall(
    laid: Laid, room: TableRoom, desk: Desk, units: list[str]
) -> None:
    board = room.board
    end = middle(board, laid.loose) + QPointF(0, 200)
    carry(board, middle(board, laid.shame, units[2]), end)
    assert lies(desk) == sorted([("", [TWENTY]), ("", [MUG, FORM]), ("", [BODY]), ("Shame", [NIGHT, SNOW])])
    fallen = next(one for one in desk.clusters.layout if one.units == (units[2],))
    assert fallen.spot.x % 10 == fallen.spot.y % 10 == 0
    box = board.camera.box_to_window(board.plan.places[fallen.cluster].box)
    assert box.contains(end)


def test_a_card_changes_places_inside_its_stack(
    laid: Laid, room: TableRoom, desk: Desk, units: list[str]
) -> None:
    board = room.board
    board.choose(laid.shame)
    top = board.camera.box_to_window(board.plan.card(laid.shame, units[0]))
    carry(board, middle(board, laid.shame, units[2]), QPointF(top.center().x(), top.top() + 2))
    assert ("Shame", [TWENTY, NIGHT, SNOW]) in lies(desk)


def test_with_control_a_card_lies_in_both(laid: Laid, room: TableRoom, desk: Desk, units: list[str]) -> None:
    board = room.board
    carry(board, middle(board, laid.shame, units[0]), middle(board, laid.pile, units[4]), CONTROL)
    assert desk.clusters.table.lies_in(units[0]) == {laid.shame, laid.pile}


def test_a_stack_is_carried_with_its_parts(laid: Laid, room: TableRoom, desk: Desk) -> None:
    desk.clusters.part(laid.pile, laid.shame)
    room.hub.poll()
    board = room.board
    start = middle(board, laid.shame)
    carry(board, start, start + QPointF(0, board.camera.scale * 200))
    spots = {one.cluster: one.spot for one in desk.clusters.layout}
    assert spots[laid.shame] == Spot(0, 200)
    assert spots[laid.pile] == Spot(200, 200)
    assert spots[laid.loose] == Spot(400, 0)
    desk.undo()
    assert {one.cluster: one.spot for one in desk.clusters.layout}[laid.pile] == Spot(200, 0)


@pytest.mark.parametrize(("choice", "left"), [(0, 2), (1, 3), (2, 3)])
def test_of_a_stack_on_a_stack_it_is_asked_what_it_becomes(
    laid: Laid, room: TableRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch, choice: int, left: int
) -> None:
    monkeypatch.setattr(room.asking, "run", lambda menu, _at: menu.actions()[choice])
    board = room.board
    carry(board, middle(board, laid.pile), middle(board, laid.shame))
    assert len(desk.clusters.layout) == left
    if choice == 0:
        assert ("Shame", [NIGHT, SNOW, TWENTY, MUG, FORM]) in lies(desk)
    assert [one.within for one in desk.clusters.layout].count(laid.shame) == (choice == 1)


def test_escape_puts_back_what_is_carried(laid: Laid, room: TableRoom, desk: Desk) -> None:
    board, before = room.board, steps(desk)
    start = middle(board, laid.loose)
    mouse(board, QEvent.Type.MouseButtonPress, start)
    mouse(board, QEvent.Type.MouseMove, start + QPointF(60, 60))
    assert board.carried
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert board.carried is None
    mouse(board, QEvent.Type.MouseButtonRelease, start + QPointF(60, 60))
    assert steps(desk) == before


def test_several_cards_are_chosen_and_carried_together(
    laid: Laid, room: TableRoom, desk: Desk, units: list[str]
) -> None:
    board = room.board
    for unit in units[:2]:
        mouse(board, QEvent.Type.MouseButtonPress, middle(board, laid.shame, unit), CONTROL)
        mouse(board, QEvent.Type.MouseButtonRelease, middle(board, laid.shame, unit), CONTROL)
    assert board.selected == [(laid.shame, units[0]), (laid.shame, units[1])]
    carry(board, middle(board, laid.shame, units[0]), middle(board, laid.pile, units[4]))
    assert ("Shame", [TWENTY]) in lies(desk)
    assert any({NIGHT, SNOW, MUG, FORM} == set(words) for _name, words in lies(desk))


def test_what_a_colleague_takes_away_falls_out_of_the_hand(laid: Laid, room: TableRoom, desk: Desk) -> None:
    board = room.board
    start = middle(board, laid.loose)
    mouse(board, QEvent.Type.MouseButtonPress, start)
    mouse(board, QEvent.Type.MouseMove, start + QPointF(60, 60))
    desk.clusters.dissolve(laid.loose, stay=False)
    room.hub.poll()
    assert board.carried is None
    mouse(board, QEvent.Type.MouseButtonRelease, start)


def test_the_place_under_the_mouse_stays_while_one_comes_closer(laid: Laid, room: TableRoom) -> None:
    board = room.board
    at = middle(board, laid.pile)
    under = board.camera.to_table(at)
    board.zoom_by(1.7, at)
    assert (board.camera.to_table(at) - under).manhattanLength() < 1e-6
    for _n in range(40):
        board.zoom_by(2)
    assert board.camera.zoom == 2.5
    board.show_all()
    seen = board.camera.box_to_table(board.rect().toRectF())
    assert seen.contains(board.plan.bounds)


def test_the_wheel_comes_closer_and_fingers_move_the_table(laid: Laid, room: TableRoom) -> None:
    board = room.board
    zoom, corner = board.camera.zoom, QPointF(board.camera.corner)
    wheel(board, angle=QPoint(0, 120))
    assert board.camera.zoom > zoom
    zoom = board.camera.zoom
    wheel(board, pixels=QPoint(30, 40))
    assert board.camera.zoom == zoom
    assert board.camera.corner != corner
    wheel(board, pixels=QPoint(0, 40), angle=QPoint(0, -120), modifiers=CONTROL)
    assert board.camera.zoom < zoom


def wheel(
    board: QWidget,
    pixels: QPoint = NOWHERE,
    angle: QPoint = NOWHERE,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    event = QWheelEvent(
        QPointF(200, 200), QPointF(200, 200), pixels, angle, Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(board, event)


def test_a_moved_table_shows_the_same_as_one_that_is_drawn_anew(
    laid: Laid, room: TableRoom, qtbot: QtBot
) -> None:
    board = room.board
    board.grab()
    for by in (QPoint(37, -21), QPoint(-90, 64), QPoint(3, 2)):
        board.pan_by(by)
        board.grab()
    moved = board.grab().toImage()
    board.look_anew()
    assert moved == board.grab().toImage()


def test_carrying_paints_only_where_something_changed(
    laid: Laid, room: TableRoom, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = room.board
    board.grab()
    start = middle(board, laid.loose)
    mouse(board, QEvent.Type.MouseButtonPress, start)
    mouse(board, QEvent.Type.MouseMove, start + QPointF(15, 40))
    board.grab()
    painted: list[object] = []
    monkeypatch.setattr(board.ground, "_paint_part", lambda *told: painted.append(told))
    mouse(board, QEvent.Type.MouseMove, start + QPointF(20, 60))
    board.grab()
    assert painted == []
    board.put_back()


def test_keys_go_from_stack_to_stack_and_to_the_cards_inside(
    laid: Laid, room: TableRoom, units: list[str]
) -> None:
    board = room.board
    board.setFocus()
    board.choose(laid.shame)
    QTest.keyClick(board, Qt.Key.Key_Right)
    assert board.here
    assert board.here.cluster == laid.pile
    QTest.keyClick(board, Qt.Key.Key_PageDown)
    QTest.keyClick(board, Qt.Key.Key_PageDown)
    assert board.here.unit == units[4]
    QTest.keyClick(board, Qt.Key.Key_Left)
    assert (board.here.cluster, board.here.unit) == (laid.shame, "")


def test_a_card_is_taken_and_laid_by_keys_alone(laid: Laid, room: TableRoom, desk: Desk) -> None:
    board = room.board
    board.setFocus()
    board.choose(laid.loose)
    QTest.keyClick(board, Qt.Key.Key_X)
    assert room.hands.taken
    assert list(board.marked)
    board.choose(laid.pile)
    QTest.keyClick(board, Qt.Key.Key_V)
    assert room.hands.taken is None
    assert ("", [MUG, FORM, BODY]) in lies(desk)
    QTest.keyClick(board, Qt.Key.Key_PageDown)
    QTest.keyClick(board, Qt.Key.Key_Delete)
    assert ("", [FORM, BODY]) in lies(desk)
    QTest.keyClick(board, Qt.Key.Key_Left, SHIFT)
    assert desk.clusters.stack(laid.pile).spot == Spot(190, 0)
    QTest.keyClick(board, Qt.Key.Key_PageDown)
    QTest.keyClick(board, Qt.Key.Key_N)
    assert ("", [FORM]) in lies(desk)


def test_a_name_is_written_in_place_and_says_whose_words_it_is(
    laid: Laid, room: TableRoom, desk: Desk, ola: Member, qtbot: QtBot
) -> None:
    board, naming = room.board, room.pages.naming
    assert desk.member
    board.setFocus()
    board.choose(laid.pile)
    QTest.keyClick(board, Qt.Key.Key_F2)
    assert naming.line.hasFocus()
    QTest.keyClicks(naming.line, "Papers")
    QTest.keyClick(naming.line, Qt.Key.Key_Return)
    name = desk.clusters.stack(laid.pile).name
    assert (name.text, name.authors) == ("Papers", (desk.member.id,))
    assert board.hasFocus()
    desk.members.switch(ola.id)
    room.hub.member_changed.emit()
    room.deeds.naming_wanted.emit(laid.pile)
    naming.line.setText("Papers and forms")
    naming.keep()
    assert set(desk.clusters.stack(laid.pile).name.authors) == {desk.member.id, *name.authors}
    room.deeds.naming_wanted.emit(laid.pile)
    QTest.keyClicks(naming.line, "x")
    QTest.keyClick(naming.line, Qt.Key.Key_Escape)
    assert desk.clusters.stack(laid.pile).name.text == "Papers and forms"


def test_letters_in_a_name_do_nothing_to_the_table(laid: Laid, room: TableRoom, desk: Desk) -> None:
    before = steps(desk)
    room.board.choose(laid.pile)
    room.deeds.naming_wanted.emit(laid.pile)
    QTest.keyClicks(room.pages.naming.line, "xvntlusf")
    assert room.pages.naming.line.text() == "xvntlusf"
    assert room.pages.table is room.board
    assert room.hands.taken is None
    assert steps(desk) == before


def test_the_menu_of_a_card_says_what_can_be_done(
    laid: Laid, room: TableRoom, desk: Desk, units: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[list[str]] = []

    def first(menu: QMenu, *_at: object) -> None:
        shown.append([one.text().split("\t")[0] for one in menu.actions() if one.text()])
        next(one for one in menu.actions() if one.text().startswith("Take it up")).trigger()

    monkeypatch.setattr(room.asking, "run", first)
    at = middle(room.board, laid.shame, units[0]).toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, room.board.mapToGlobal(at))
    QApplication.sendEvent(room.board, event)
    assert "Put it into" in shown[0]
    assert "Lay it as well in" in shown[0]
    assert "Where has it lain?" in shown[0]
    assert len(set(shown[0])) == len(shown[0]), "nothing stands twice"
    assert "Where the cluster is used" in shown[0]
    assert ("Shame", [SNOW, TWENTY]) in lies(desk)


def test_tidying_leaves_no_two_stacks_on_each_other(laid: Laid, room: TableRoom, desk: Desk) -> None:
    desk.clusters.move({laid.pile: Spot(10, 10), laid.loose: Spot(20, 20)})
    room.hub.poll()
    before = steps(desk)
    room.tidy_up()
    assert steps(desk) == before + 1
    boxes = [place.box for place in room.board.plan.places.values()]
    assert not any(one.intersects(other) for n, one in enumerate(boxes) for other in boxes[:n])


def test_a_pause_puts_back_what_is_carried(laid: Laid, room: TableRoom, hub: Hub) -> None:
    board = room.board
    start = middle(board, laid.loose)
    mouse(board, QEvent.Type.MouseButtonPress, start)
    mouse(board, QEvent.Type.MouseMove, start + QPointF(60, 60))
    hub.hushed.emit()
    assert board.carried is None


def test_a_stack_of_many_shows_some_and_spreads_all_of_them(
    room: TableRoom, desk: Desk, units: list[str]
) -> None:
    pile = desk.clusters.lay(units, Spot(0, 0))
    room.hub.poll()
    place = room.board.plan.places[pile]
    assert (len(place.cards), place.hidden) == (5, 3)
    foot = room.board.camera.box_to_window(place.foot).center()
    mouse(room.board, QEvent.Type.MouseButtonPress, foot)
    place = room.board.plan.places[pile]
    assert (len(place.cards), place.hidden) == (8, 0)
    assert len({(card.box.x(), card.box.y()) for card in place.cards}) == 8


def test_a_large_text_grows_the_cards(laid: Laid, room: TableRoom) -> None:
    before = room.board.camera.scale / room.board.camera.zoom
    from workbench.ui import style
    from workbench.ui.parts import application
    from workbench.ui.theme import Theme

    style.apply(application(), Theme.LIGHT, 200)
    assert room.board.camera.scale / room.board.camera.zoom == pytest.approx(2 * before, rel=0.05)
    assert QRect(room.board.rect()).width() > 0


def test_whoever_comes_by_the_keyboard_sees_where_it_is(laid: Laid, room: TableRoom) -> None:
    board = room.board
    room.tray.start()
    board.here = None
    board.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert board.here is not None
    assert board.here.unit == ""
    box = board.camera.box_to_window(board.plan.places[board.here.cluster].box)
    assert board.rect().contains(box.toRect()), "in sight"
    room.tray.start()
    board.choose(laid.pile)
    board.setFocus(Qt.FocusReason.TabFocusReason)
    assert board.here.cluster == laid.pile, "where one was one stays"
