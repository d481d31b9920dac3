"""Words that cannot be heard: what would play them is not offered, and says why; and of no word without a time one is told."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.desk.reported import Reported, report_of
from tests.ui import studies
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.history.log import making
from workbench.study.interviews import Interview, Recording, Turn
from workbench.study.results import Ground
from workbench.study.tokens import Token
from workbench.study.units import Unit
from workbench.ui.hub import Hub
from workbench.ui.main_window import MainWindow
from workbench.ui.panels.bridling_panel import BridlingPanel
from workbench.ui.panels.find_panel import FindPanel
from workbench.ui.panels.found_rows import Hit
from workbench.ui.panels.unit_book import UnitBook
from workbench.ui.panels.units_panel import UnitsPanel
from workbench.ui.quotes.quote_dialog import QuoteDialog
from workbench.ui.report.room import ReportRoom
from workbench.ui.study_page import StudyPage

NO_RECORDING = "There is no recording of this interview, so these words cannot be heard."
NO_TIME = "It is not known when these words were said, so they cannot be heard."


def taken_in(desk: Desk, *, timed: bool, recorded: bool = False) -> Interview:
    """An interview whose transcript came from a file."""
    interview = desk.interviews.add("From a file", participant_code="P2", language="en")
    if recorded:
        studies.add_recording(desk, interview)
    words = ["then", "it", "was", "cold", "and", "nobody", "came", "to", "see", "me"]
    times = [400 * number if timed else 0 for number in range(len(words) + 1)]
    tokens = tuple(
        Token(f"f{number}", word, times[number], times[number + 1]) for number, word in enumerate(words)
    )
    made = [one.id for one in desk.context.all(Recording, interview.id)]
    turn = Turn(
        id="file", interview=interview.id, recording=made[0] if made else "", place="1", tokens=tokens
    )
    desk.context.record(Gesture.TRANSCRIBED, making(turn))
    return interview


@pytest.fixture
def room(qtbot: QtBot, desk: Desk) -> Iterator[ReportRoom]:
    shown = ReportRoom(desk, Hub(desk))
    qtbot.addWidget(shown)
    shown.resize(1280, 700)
    with qtbot.waitActive(shown):
        shown.show()
    yield shown
    shown.close_room()


def begin(qtbot: QtBot, room: ReportRoom) -> None:
    room.begin()
    qtbot.waitUntil(lambda: room.found is not None and not room.working)


@pytest.mark.parametrize(("timed", "recorded", "why"), [(True, False, NO_RECORDING), (False, True, NO_TIME)])
def test_under_a_sentence_only_what_can_be_heard_is_offered(
    qtbot: QtBot, room: ReportRoom, desk: Desk, timed: bool, recorded: bool, why: str
) -> None:
    report_of(desk, taken_in(desk, timed=timed, recorded=recorded))
    begin(qtbot, room)
    room.show_number(2)
    rests = room.rests
    assert not rests.hearer.isEnabled()
    assert (rests.hearer.toolTip(), rests.hearer.accessibleDescription()) == (why, why)
    assert rests.shower.isEnabled()
    with qtbot.assertNotEmitted(rests.heard):
        qtbot.keyClick(rests.units, Qt.Key.Key_Return)
    assert ("0:00:01" in rests.units.item(0).text()) is timed
    assert ("(no time is known)" in rests.units.item(0).text()) is not timed


def test_what_can_be_heard_is_offered_without_a_reason(qtbot: QtBot, room: ReportRoom, desk: Desk) -> None:
    report_of(desk, studies.add_interview(desk))
    begin(qtbot, room)
    room.show_number(2)
    assert room.rests.hearer.isEnabled()
    assert room.rests.hearer.toolTip() == ""


def test_a_reason_does_not_stay_with_the_next_sentence(qtbot: QtBot, room: ReportRoom, desk: Desk) -> None:
    report_of(desk, taken_in(desk, timed=True))
    begin(qtbot, room)
    room.show_number(2)
    assert room.rests.hearer.toolTip() == NO_RECORDING
    room.show_number(1)
    assert not room.rests.hearer.isEnabled()
    assert (room.rests.hearer.toolTip(), room.rests.hearer.accessibleDescription()) == ("", "")


def test_the_thread_says_what_is_no_longer_there(qtbot: QtBot, room: ReportRoom, desk: Desk) -> None:
    made: Reported = report_of(desk, studies.add_interview(desk))
    desk.units.remove(made.unit.id)
    begin(qtbot, room)
    room.show_number(4)
    assert room.rests.state.text() == "It rested on something that is no longer there."
    assert room.rests.state.isVisible()


def test_the_thread_counts_what_is_gone_without_a_name(qtbot: QtBot, room: ReportRoom, desk: Desk) -> None:
    made: Reported = report_of(desk, studies.add_interview(desk))
    other = desk.units.mark(made.unit.interview, 0, 1)
    sentence = made.sentences["It stays heavy."]
    desk.results.rest(sentence.id, [Ground("unit", made.unit.id), Ground("unit", other.id)])
    for unit in (made.unit, other):
        desk.units.remove(unit.id)
    begin(qtbot, room)
    room.show_number(4)
    assert room.rests.state.text() == "It rested on 2 things that are no longer there."


@pytest.fixture
def page(window: MainWindow, desk: Desk) -> StudyPage:
    assert window.show_study(desk)
    assert window.session
    return window.session.page


@pytest.mark.parametrize(("timed", "why"), [(True, NO_RECORDING), (False, NO_RECORDING)])
def test_who_asks_for_words_without_sound_is_told_why(
    page: StudyPage, desk: Desk, qtbot: QtBot, timed: bool, why: str
) -> None:
    unit = desk.units.mark(taken_in(desk, timed=timed).id, 1, 3)
    page.work.sounding.interview_wanted.emit(unit.interview)
    with qtbot.waitSignal(page.hub.said) as said:
        page.work.sounding.hear(desk.targets.unit(unit.id))
    assert studies.told(said) == [why]


def test_beside_a_unit_without_a_time_none_is_told_and_its_words_can_be_gone_to(
    desk: Desk, qtbot: QtBot
) -> None:
    hub = Hub(desk)
    hub.poll()
    book = UnitBook(desk, hub)
    interview = taken_in(desk, timed=False, recorded=True)
    unit = desk.units.mark(interview.id, 1, 3)
    book.show(interview.id)
    row = book.row(unit.id)
    assert row
    assert row.heading == "Kari"
    panel = BridlingPanel(desk, hub, book)
    qtbot.addWidget(panel)
    panel.show_unit(unit.id)
    assert not panel.listen.isEnabled()
    assert panel.listen.accessibleDescription() == NO_TIME
    assert panel.show_it.isEnabled()
    book.close()


@pytest.mark.parametrize(("timed", "recorded", "why"), [(True, False, NO_RECORDING), (False, True, NO_TIME)])
def test_in_the_list_of_units_it_is_said_why_one_cannot_be_heard(
    desk: Desk, qtbot: QtBot, timed: bool, recorded: bool, why: str
) -> None:
    hub = Hub(desk)
    hub.poll()
    panel = UnitsPanel(desk, hub)
    qtbot.addWidget(panel)
    interview = taken_in(desk, timed=timed, recorded=recorded)
    unit = desk.units.mark(interview.id, 1, 3)
    panel.show_interview(interview.id)
    panel.choose(unit.id)
    assert not panel.listen.isEnabled()
    assert (panel.listen.toolTip(), panel.listen.accessibleDescription()) == (why, why)
    panel.choose("")
    assert panel.listen.toolTip() == ""
    assert not panel.listen.isEnabled()
    panel.book.close()


@pytest.mark.parametrize("kind", [Turn.KIND, Unit.KIND])
@pytest.mark.parametrize(("timed", "recorded", "why"), [(True, False, NO_RECORDING), (False, True, NO_TIME)])
def test_of_a_place_that_was_found_it_is_said_why_it_cannot_be_heard(
    desk: Desk, qtbot: QtBot, kind: str, timed: bool, recorded: bool, why: str
) -> None:
    hub = Hub(desk)
    interview = taken_in(desk, timed=timed, recorded=recorded)
    desk.units.mark(interview.id, 1, 3)
    panel = FindPanel(desk, hub)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.words.setText("cold")
    panel.search()
    rows = panel.rows.rows
    number = next(n for n, row in enumerate(rows) if isinstance(row, Hit) and row.found.kind == kind)
    panel.list.setCurrentIndex(panel.rows.index(number))
    assert not panel.listen.isEnabled()
    assert (panel.listen.toolTip(), panel.listen.accessibleDescription()) == (why, why)
    with (
        qtbot.assertNotEmitted(panel.play_from),
        qtbot.assertNotEmitted(panel.play_span),
        qtbot.waitSignal(hub.said, check_params_cb=lambda said: said == why),
    ):
        qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    panel.stop()


def test_a_quote_without_sound_is_not_offered_to_the_ear(desk: Desk, qtbot: QtBot) -> None:
    hub = Hub(desk)
    quote = desk.quotes.from_words(taken_in(desk, timed=True).id, 1, 3)
    dialog = QuoteDialog(desk, hub, quote.id)
    qtbot.addWidget(dialog)
    assert not dialog.listener.isEnabled()
    assert dialog.listener.toolTip() == NO_RECORDING
    assert dialog.shower.isEnabled()
