"""Decisions and versions of the guide in the window; who led an interview, by which guide, and with whom."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answer
from tests.ui.rooms import Shown
from tests.ui.rounds import told
from workbench.desk.trail import Decided, Guided
from workbench.study.interviews import Interview
from workbench.ui.dialogs.decision import DecisionDialog, DecisionReader
from workbench.ui.dialogs.guide import GuideDialog, GuideReader
from workbench.ui.dialogs.recording import RecordingDialog
from workbench.ui.method.bringing_page import BringingPage


def test_a_decision_is_written_down_with_its_dissent(
    shown: Shown, answering: Answer[QWidget], qtbot: QtBot
) -> None:
    trail = shown.room.way.trail

    def write(dialog: QWidget) -> None:
        assert isinstance(dialog, DecisionDialog)
        dialog.keeper.click()
        assert "what was decided" in dialog.refusal.text()
        qtbot.keyClicks(dialog.text, "No telephone")
        qtbot.keyClicks(dialog.dissent, "Ola: easier for some")
        dialog.there.boxes[shown.ola.id].setChecked(True)
        dialog.keeper.click()

    answering(DecisionDialog, write)
    trail.decisions.offers["decide"].click()
    (decision,) = shown.desk.trail.decisions()
    assert (decision.text, decision.dissent) == ("No telephone", "Ola: easier for some")
    assert set(decision.present) == {shown.kari.id, shown.ola.id}
    assert "seen differently by some" in told(trail.decisions)
    shown.works(shown.ola)
    answering(DecisionReader, lambda dialog: (told(dialog).index("easier for some"), dialog.close()))
    trail.decisions.cards[decision.id].click()


def test_an_own_one_is_taken_away_and_brought_back(shown: Shown, answering: Answer[DecisionDialog]) -> None:
    made = shown.desk.trail.decide(Decided("No telephone"))
    shown.hub.poll()
    answering(DecisionDialog, lambda dialog: dialog.remover.click())
    shown.room.way.trail.decisions.cards[made.id].click()
    assert shown.desk.trail.decisions() == []
    shown.desk.undo()
    shown.hub.poll()
    assert made.id in shown.room.way.trail.decisions.cards


def test_a_new_version_of_the_guide_begins_with_the_newest(
    shown: Shown, answering: Answer[QWidget], qtbot: QtBot
) -> None:
    shown.desk.trail.add_guide(Guided("How is work?"))
    shown.hub.poll()

    def write(dialog: QWidget) -> None:
        assert isinstance(dialog, GuideDialog)
        assert dialog.questions.text_written == "How is work?"
        qtbot.keyClicks(dialog.omitted, "Why did you stop: sounds like blame")
        dialog.proposed.boxes[shown.ola.id].setChecked(True)
        dialog.keeper.click()

    answering(GuideDialog, write)
    shown.room.way.trail.guides.offers["guide"].click()
    newest = shown.desk.trail.guides()[0]
    assert (newest.number, newest.proposed) == (2, (shown.ola.id,))
    shown.works(shown.ola)
    answering(GuideReader, lambda dialog: (told(dialog).index("sounds like blame"), dialog.close()))
    shown.room.way.trail.guides.cards[newest.id].click()


def test_who_led_an_interview_by_which_guide_and_with_whom(
    shown: Shown, interview: Interview, qtbot: QtBot
) -> None:
    version = shown.desk.trail.add_guide(Guided("How is work?"))
    dialog = RecordingDialog(shown.desk, shown.hub, interview.id)
    qtbot.addWidget(dialog)
    assert not dialog.facts.isVisibleTo(dialog)
    dialog.facts.present.boxes[shown.ola.id].setChecked(True)
    dialog.facts.guide.setCurrentIndex(dialog.facts.guide.findData(version.id))
    dialog.facts.traits.adder.click()
    name, value = dialog.facts.traits.lines[0]
    name.setText("Age")
    value.setText("30–39")
    assert value.accessibleName() == "Age"
    dialog.keep_only()
    kept = shown.desk.interviews.get(interview.id)
    assert kept
    assert (kept.present, kept.guide) == ((shown.ola.id,), version.id)
    assert shown.desk.interviews.traits(kept) == (("Age", "30–39"),)
    again = RecordingDialog(shown.desk, shown.hub, interview.id)
    qtbot.addWidget(again)
    assert again.facts.isVisibleTo(again)
    assert again.facts.traits.lines[0][1].text() == "30–39"
    steps = len(list(shown.desk.context.archive.shelf.steps_after(0)))
    again.keep_only()
    assert (
        len(list(shown.desk.context.archive.shelf.steps_after(0))) == steps
    )  # nothing changed, nothing written


def test_everybody_in_a_group_is_described_one_after_the_other(
    shown: Shown, interview: Interview, qtbot: QtBot
) -> None:
    interviews = shown.desk.interviews
    for code in ("P4", "P5"):
        interviews.add_speaker(interview.id, code)
    dialog = RecordingDialog(shown.desk, shown.hub, interview.id)
    qtbot.addWidget(dialog)
    dialog.more.unfold(True)
    people = dialog.facts.participants
    assert people.who.accessibleName() == "Who is described?"
    assert [people.who.itemText(number) for number in range(3)] == ["P1", "P4", "P5"]
    assert [people.own.isVisibleTo(dialog), people.others["P4"].isVisibleTo(dialog)] == [True, False]
    name, value = people.own.add()
    name.setText("Age")
    value.setText("30–39")
    qtbot.keyClick(people.who, Qt.Key.Key_Down)
    assert [people.own.isVisibleTo(dialog), people.others["P4"].isVisibleTo(dialog)] == [False, True]
    assert "About P4" in told(dialog)
    [(name, value)] = people.others["P4"].lines
    assert (name.text(), value.accessibleName()) == ("Age", "Age"), "what is told of one is asked of all"
    value.setText("40–49")
    dialog.keep_only()
    assert [interviews.traits_of(code) for code in ("P1", "P4", "P5")] == [
        (("Age", "30–39"),),
        (("Age", "40–49"),),
        (),
    ]
    shown.desk.undo()
    assert interviews.traits_of("P1") == interviews.traits_of("P4") == ()


def test_a_group_without_a_code_of_its_own_is_described_by_its_voices(
    shown: Shown, interview: Interview, qtbot: QtBot
) -> None:
    interviews = shown.desk.interviews
    interviews.change(interview, "")
    interviews.add_speaker(interview.id, "P4")
    dialog = RecordingDialog(shown.desk, shown.hub, interview.id)
    qtbot.addWidget(dialog)
    dialog.more.unfold(True)
    people = dialog.facts.participants
    assert [people.who.itemText(number) for number in range(people.who.count())] == ["P1", "P4"]
    assert not people.own.isVisibleTo(dialog)
    name, value = people.others["P1"].add()
    name.setText("Age")
    value.setText("30–39")
    dialog.keep_only()
    assert interviews.traits_of("P1") == (("Age", "30–39"),)
    again = RecordingDialog(shown.desk, shown.hub, interview.id)
    qtbot.addWidget(again)
    assert again.facts.isVisibleTo(again), "something is said"


def test_what_was_found_elsewhere_is_shown_here(shown: Shown, answering: Answer[QWidget]) -> None:
    decision = shown.desk.trail.decide(Decided("No telephone"))
    guide = shown.desk.trail.add_guide(Guided("How is work?"))
    shown.desk.preparing.bring("I know the work.")
    brought = shown.desk.preparing.own()
    assert brought
    shown.works(shown.ola)
    seen: list[str] = []

    def reading(kind: type[QWidget], identity: str) -> None:
        answering(kind, lambda dialog: (seen.append(kind.__name__), dialog.close()))
        shown.room.begin(identity)

    reading(DecisionReader, decision.id)
    reading(GuideReader, guide.id)
    assert seen == ["DecisionReader", "GuideReader"]
    shown.room.begin(brought.id)
    assert isinstance(shown.room.page, BringingPage)
