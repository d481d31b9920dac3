from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui import studies
from tests.ui.studies import other
from workbench.desk.desk import Desk
from workbench.desk.trail import Decided, Guided
from workbench.study.interviews import Interview
from workbench.ui.hub import Hub
from workbench.ui.panels.find_panel import FindPanel
from workbench.ui.panels.found_rows import Heading, Hit
from workbench.ui.style import em


@pytest.fixture
def panel(desk: Desk, interview: Interview, hub: Hub, qtbot: QtBot) -> Iterator[FindPanel]:
    made = FindPanel(desk, hub)
    qtbot.addWidget(made)
    made.resize(500, 700)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.stop()


def find(panel: FindPanel, words: str) -> list[Hit]:
    panel.words.setText(words)
    panel.search()
    return hits(panel)


def hits(panel: FindPanel) -> list[Hit]:
    return [row for row in panel.rows.rows if isinstance(row, Hit)]


def choose(panel: FindPanel, kind: str) -> None:
    number = next(
        n for n, row in enumerate(panel.rows.rows) if isinstance(row, Hit) and row.found.kind == kind
    )
    panel.list.setCurrentIndex(panel.rows.index(number))


def test_words_are_found_as_they_are_typed(panel: FindPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.words, "snow")
    assert panel.rows.rowCount() == 0
    qtbot.waitUntil(lambda: panel.rows.rowCount() > 0)
    found = hits(panel)[0].found
    assert found.snippet[slice(*found.matches[0])] == "snow"
    assert panel.result.text() == "1 place"


def test_another_form_of_the_word_is_found(panel: FindPanel) -> None:
    assert find(panel, "walked")[0].found.snippet.startswith("It felt like walking")


def test_the_word_itself_is_told_from_a_longer_word_that_holds_it(panel: FindPanel, desk: Desk) -> None:
    studies.add_interview(
        desk, "Third talk", (("P1", "A workplace is where the coworkers are"), ("I", "Work"))
    )
    set_off = [
        [hit.found.snippet[start:end] for start, end in hit.found.matches] for hit in find(panel, "work")
    ]
    assert set_off == [["work"], ["work", "work"], ["Work"]]
    inside = hits(panel)[1].found
    assert inside.snippet[: inside.matches[0][1] + 5] == "A workplace"
    assert desk.transcripts.reading(inside.interview_id).tokens[1].id == inside.token


def test_where_nothing_is_found_a_sentence_says_so(panel: FindPanel) -> None:
    assert find(panel, "xylophone") == []
    assert panel.result.text().startswith("Nothing found")
    assert not panel.list.isVisible()
    find(panel, "  ")
    assert panel.result.text().startswith("Searches")


def test_places_stand_under_their_interview_with_their_kind(
    panel: FindPanel, desk: Desk, interview: Interview
) -> None:
    studies.add_interview(desk, "Second talk")
    unit = desk.units.mark(interview.id, 26, 33)
    desk.notes.answer(unit.id, "voice", "The snow is the work")
    find(panel, "snow")
    told = [row.title if isinstance(row, Heading) else row.heading for row in panel.rows.rows]
    first = told.index("First talk")
    assert set(told[first + 1 : first + 4]) == {
        "Transcript · 00:12",
        "Unit of meaning · Kari",
        "Bridling note · Kari",
    }
    assert told[told.index("Second talk") + 1] == "Transcript · 00:12"
    assert not panel.rows.flags(panel.rows.index(first)) & Qt.ItemFlag.ItemIsSelectable


def test_enter_goes_to_the_word(panel: FindPanel, interview: Interview, desk: Desk, qtbot: QtBot) -> None:
    find(panel, "snow")
    choose(panel, "turn")
    with qtbot.waitSignal(panel.go_to) as told:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert studies.told(told)[0] == interview.id
    assert desk.transcripts.reading(interview.id).tokens[studies.told(told)[1]].text == "snow"


def test_from_the_field_the_down_key_goes_to_the_first_place(panel: FindPanel, qtbot: QtBot) -> None:
    find(panel, "snow")
    panel.start()
    qtbot.keyClick(panel.words, Qt.Key.Key_Down)
    assert panel.list.currentIndex().row() == 1


def test_enter_in_the_field_goes_to_the_first_place(panel: FindPanel, qtbot: QtBot) -> None:
    panel.start()
    qtbot.keyClicks(panel.words, "snow")
    qtbot.keyClick(panel.words, Qt.Key.Key_Return)
    assert panel.list.hasFocus()
    assert panel.list.currentIndex().row() == 1


def test_a_click_on_a_place_goes_there(panel: FindPanel, interview: Interview, qtbot: QtBot) -> None:
    find(panel, "snow")
    place = panel.list.visualRect(panel.rows.index(1)).center()
    with qtbot.waitSignal(panel.go_to) as told, qtbot.assertNotEmitted(panel.play_from):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert studies.told(told)[0] == interview.id


def test_units_and_notes_lead_to_their_unit(
    panel: FindPanel, desk: Desk, interview: Interview, qtbot: QtBot
) -> None:
    unit = desk.units.mark(interview.id, 26, 33)
    desk.notes.answer(unit.id, "voice", "The snow is the work")
    find(panel, "snow")
    choose(panel, "unit")
    with qtbot.waitSignal(panel.go_to_unit) as told:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert told.args == [interview.id, unit.id]
    choose(panel, "note")
    with qtbot.waitSignal(panel.go_to_note) as told:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert told.args == [interview.id, unit.id]
    with qtbot.waitSignal(panel.play_span) as told:
        panel.listen.click()
    placed = desk.units.one(unit.id)
    assert told.args == [interview.id, placed.recording, placed.start_ms, placed.end_ms]


@pytest.mark.parametrize("way", ["space", "button", "picture"])
def test_a_place_can_be_heard(
    panel: FindPanel, desk: Desk, interview: Interview, way: str, qtbot: QtBot
) -> None:
    find(panel, "snow")
    choose(panel, "turn")
    recording = desk.recordings.of(interview.id)[0]
    with qtbot.waitSignal(panel.play_from) as told:
        if way == "space":
            qtbot.keyClick(panel.list, Qt.Key.Key_Space)
        elif way == "button":
            panel.listen.click()
        else:
            row = panel.list.visualRect(panel.list.currentIndex())
            spot = row.topRight() + QPoint(-em(1), em(0.8))
            qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == [interview.id, recording.id, hits(panel)[0].found.start_ms]


def test_what_is_written_meanwhile_is_found_too(
    panel: FindPanel, desk: Desk, hub: Hub, interview: Interview, qtbot: QtBot
) -> None:
    assert len(find(panel, "snow")) == 1
    hub.attempt(lambda: desk.units.mark(interview.id, 26, 33))
    qtbot.waitUntil(lambda: len(hits(panel)) == 2, timeout=3000)


def test_the_list_keeps_qts_rules(panel: FindPanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel.rows)
    find(panel, "snow")
    find(panel, "the")
    find(panel, "")


def test_what_members_wrote_to_each_other_leads_to_its_page_and_is_not_heard(
    panel: FindPanel, desk: Desk, interview: Interview, qtbot: QtBot
) -> None:
    begun = desk.disagreements.begin(desk.targets.whole(interview.id), "a loneliness in it")
    discussion = desk.discussions.write(desk.targets.whole(interview.id), ([], "", "lonely, all of us said"))
    found = find(panel, "lonely")
    assert [hit.heading for hit in found] == ["Discussion · Kari"]
    for words, kind, signal, identity in (
        ("loneliness", "position", panel.go_to_disagreement, begun.id),
        ("lonely", "discussion", panel.go_to_discussion, discussion.id),
    ):
        find(panel, words)
        choose(panel, kind)
        assert not panel.listen.isEnabled()
        with qtbot.waitSignal(signal) as told:
            qtbot.keyClick(panel.list, Qt.Key.Key_Return)
        assert told.args == [interview.id, identity]
        row = panel.list.visualRect(panel.list.currentIndex())
        with qtbot.assertNotEmitted(panel.play_from), qtbot.assertNotEmitted(panel.play_span):
            spot = row.topRight() + QPoint(-em(1), em(0.8))
            qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
            qtbot.keyClick(panel.list, Qt.Key.Key_Space)


def test_an_impression_is_found_once_the_own_is_written_and_leads_to_reading(
    panel: FindPanel, desk: Desk, interview: Interview, qtbot: QtBot
) -> None:
    kari = desk.member
    assert kari
    desk.members.switch(other(desk).id)
    desk.preparing.impress(interview.id, "a loneliness in it")
    desk.members.switch(kari.id)
    assert find(panel, "loneliness") == []
    desk.preparing.impress(interview.id, "snow")
    (hit,) = find(panel, "loneliness")
    assert hit.heading == "Impression of the whole · Ola"
    choose(panel, "impression")
    with qtbot.waitSignal(panel.go_to_whole) as told:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert told.args == [interview.id]


def test_what_belongs_to_the_way_of_the_method_leads_there_and_is_not_heard(
    panel: FindPanel, desk: Desk, qtbot: QtBot
) -> None:
    kari = desk.member
    assert kari
    desk.preparing.bring("brennesuppe is what I know")
    decision = desk.trail.decide(Decided("no brennesuppe in the guide"))
    guide = desk.trail.add_guide(Guided("Have you eaten brennesuppe?"))
    begun = desk.themes.begin([kari.id, other(desk).id], ["Which themes?"])
    desk.rounds.write(begun.id, 0, "Shame\nbrennesuppe")
    desk.rounds.finish(begun.id)
    desk.rounds.open_without_the_others(begun.id)
    desk.rounds.turn(begun.id)
    found = find(panel, "brennesuppe")
    assert [hit.heading for hit in found] == [
        "What somebody brings · Kari",
        "Decision · Kari",
        "Version of the guide · Kari",
        "List of preliminary themes · Kari",
    ]
    brought = desk.preparing.own()
    assert brought
    for kind, identity in (
        ("pre-understanding", brought.id),
        ("decision", decision.id),
        ("guide", guide.id),
        ("card", begun.id),
    ):
        choose(panel, kind)
        assert not panel.listen.isEnabled()
        with qtbot.waitSignal(panel.go_to_way) as told:
            qtbot.keyClick(panel.list, Qt.Key.Key_Return)
        assert told.args == [identity]
