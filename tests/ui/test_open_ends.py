"""What stands open, as a page: one line each, and a press leads to the place where one goes on."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.studies import add_interview, other
from workbench.desk.desk import Desk
from workbench.desk.open_ends import Matter
from workbench.history.steps import Change, Step, StepRef, leaves_of
from workbench.study.interviews import Interview
from workbench.study.rounds import Purpose
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.conflicts import ConflictsDialog
from workbench.ui.dialogs.disagreement import DisagreementDialog
from workbench.ui.dialogs.open_ends import AT_FIRST, OpenEndsDialog
from workbench.ui.main_window import MainWindow
from workbench.ui.method.bringing_page import BringingPage
from workbench.ui.method.reading_page import ReadingPage
from workbench.ui.method.room import MethodRoom
from workbench.ui.open_ends_flow import show_open_ends
from workbench.ui.parts import application

Answering = Callable[[type[Dialog], Callable[..., object]], None]


@pytest.fixture
def interview(desk: Desk) -> Interview:
    return add_interview(desk)


@pytest.fixture
def shown(window: MainWindow, desk: Desk, interview: Interview, qtbot: QtBot) -> MainWindow:
    window.show_study(desk)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def go_to(window: MainWindow, answering: Answering, matter: Matter) -> None:
    """Press the line of this kind."""

    def choose(dialog: OpenEndsDialog) -> None:
        while dialog.looking.isVisible():
            application().processEvents()
        kinds = [end.matter for end in dialog.shown]
        assert matter in kinds, kinds
        dialog.cards[kinds.index(matter)].click()

    answering(OpenEndsDialog, choose)
    assert window.session
    window.session.exchanging.open_ends()


def focus(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found
    return found


def test_every_line_leads_to_its_place(
    shown: MainWindow, desk: Desk, interview: Interview, answering: Answering
) -> None:
    assert shown.session
    page = shown.session.page
    work = page.work
    second = add_interview(desk, "Second talk")
    kari = desk.member
    assert kari

    desk.units.mark(interview.id, 11, 14)
    desk.transcripts.edit(
        desk.transcripts.reading(interview.id).turns[1].id, "I started late and nobody asked"
    )
    page.show_interview(second.id)
    go_to(shown, answering, Matter.REVIEW)
    assert page.interview == interview.id
    assert page.side.currentWidget() is work.units
    assert work.units.pages.currentWidget() is work.units.review_area

    go_to(shown, answering, Matter.REFLECTION)
    assert page.side.currentWidget() is work.together
    assert focus(shown) is work.together.list.rounds.offers["reflect"]

    begun = desk.rounds.begin(interview.id, [kari.id], ["What?"], purpose=Purpose.REFLECTION)
    go_to(shown, answering, Matter.CARD)
    assert work.together.page.shown == begun.id
    assert focus(shown) is work.together.page.writing.answer

    desk.rounds.pass_by(begun.id)
    go_to(shown, answering, Matter.DISCUSSION)
    assert focus(shown) is work.together.list.discussions.offers["discuss"]

    differing = desk.disagreements.begin(desk.targets.whole(interview.id), "so")
    asked: list[str] = []
    desk.members.switch(other(desk).id)
    go_to_disagreement = lambda dialog: (asked.append(dialog.state.text()), dialog.leaver.click())  # noqa: E731

    def choose(dialog: OpenEndsDialog) -> None:
        dialog.cards[[end.id for end in dialog.shown].index(differing.id)].click()

    answering(OpenEndsDialog, choose)
    answering(DisagreementDialog, go_to_disagreement)
    shown.session.exchanging.open_ends()
    assert asked == ["So far only Kari has written how they see it."]
    desk.members.switch(kari.id)


def test_the_round_that_is_not_over_is_shown(
    shown: MainWindow, desk: Desk, interview: Interview, answering: Answering
) -> None:
    assert shown.session
    members = [member.id for member in desk.members.list()]
    begun = desk.rounds.begin(interview.id, members, ["What?"])
    desk.rounds.pass_by(begun.id)
    go_to(shown, answering, Matter.ROUND)
    assert shown.session.page.work.together.page.shown == begun.id


def test_what_was_changed_in_two_ways_is_chosen_from_there(
    shown: MainWindow, desk: Desk, interview: Interview, answering: Answering
) -> None:
    # As if it had come from another computer of Kari's, which had not heard of the title here.
    seen_there, clock = dict(desk.context.log.frontier), desk.context.archive.shelf.clock()
    desk.interviews.change(
        interview.__class__.from_values(interview.id, {**interview.values(), "title": "A"})
    )
    kari = desk.member
    assert kari
    change = Change("interview", interview.id, "title", "First talk", "B")
    elsewhere = Step(
        StepRef("elsewhere", 1),
        kari.id,
        "interview-changed",
        clock + 1,
        "2026-01-01T00:00:00Z",
        leaves_of([change], lambda _kind, identity: identity),
        seen_there,
    )
    assert desk.context.log.take([elsewhere])
    seen: list[int] = []
    answering(OpenEndsDialog, lambda dialog: dialog.cards[-1].click())
    answering(ConflictsDialog, lambda dialog: (seen.append(len(dialog.cards)), dialog.leave.click()))
    assert shown.session
    shown.session.exchanging.open_ends()
    assert seen == [1]


def test_where_nothing_stands_open_it_says_so(desk: Desk, qtbot: QtBot) -> None:
    dialog = OpenEndsDialog(desk)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qtbot.waitUntil(dialog.nothing.isVisible)
    assert dialog.cards == []
    assert not dialog.looking.isVisible()


def test_of_many_lines_a_few_stand_at_first(desk: Desk, qtbot: QtBot) -> None:
    for number in range(AT_FIRST + 3):
        add_interview(desk, f"Talk {number}")
    dialog = OpenEndsDialog(desk)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert len(dialog.cards) == AT_FIRST
    more = next(one for one in dialog.findChildren(QWidget) if one.accessibleName() == "Show all 9")
    more.click()  # type: ignore[attr-defined]
    assert len(dialog.cards) == AT_FIRST + 3
    assert dialog.focusWidget() is dialog.cards[AT_FIRST]


def test_what_others_have_written_leads_to_writing_the_own(
    window: MainWindow, desk: Desk, answering: Answering
) -> None:
    interview = add_interview(desk)
    kari = desk.member
    assert kari
    desk.members.switch(other(desk).id)
    desk.preparing.bring("I have been ill myself")
    desk.preparing.impress(interview.id, "snow")
    desk.members.switch(kari.id)
    window.show_study(desk)
    assert window.session
    page = window.session.page
    room = page.rooms.room("method")
    assert isinstance(room, MethodRoom)
    for matter, shown in ((Matter.BRINGING, BringingPage), (Matter.IMPRESSION, ReadingPage)):

        def press(dialog: OpenEndsDialog, matter: Matter = matter) -> None:
            at = [one.matter for one in dialog.shown].index(matter)
            dialog.cards[at].click()

        answering(OpenEndsDialog, press)
        show_open_ends(desk, window.session.hub, page, window)
        assert page.rooms.name == "method"
        assert isinstance(room.page, shown)


def test_the_way_leads_to_the_units_and_reading_keeps_the_sound_at_hand(
    window: MainWindow, desk: Desk
) -> None:
    add_interview(desk)
    second = add_interview(desk, "Second talk")
    window.show_study(desk)
    assert window.session
    page = window.session.page
    page.enter_room("method")
    room = page.rooms.room("method")
    assert isinstance(room, MethodRoom)
    units = next(card for card in room.way.cards if card.now.step.id == "units")
    units.goer.click()
    assert page.rooms.name == "interviews"
    assert page.side.currentWidget() is page.work.units
    page.show_interview(second.id)
    page.read_whole()
    assert isinstance(room.page, ReadingPage)
    assert room.page.interview == second.id
    first = next(one.id for one in desk.interviews.list() if one.id != second.id)
    room.page.read(first)
    assert page.interview == first
    assert page.work.player.isVisible()
