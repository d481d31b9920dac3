"""Dialogs of the study: making, opening, who works now, members, interviews; what is refused stays in the dialog."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answer
from tests.ui.studies import add_interview, add_recording, other
from workbench.archive import header
from workbench.cellar.places import projects
from workbench.desk import opening
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.sample import sample_folder
from workbench.desk.whereabouts import known_studies
from workbench.history.log import setting
from workbench.study.interviews import Mode, TranscriptionState
from workbench.study.people import Role
from workbench.ui.dialogs import new_study
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.members import MemberDialog, MembersDialog
from workbench.ui.dialogs.new_study import NewStudyDialog, folder_name
from workbench.ui.dialogs.open_study import OpenStudyDialog
from workbench.ui.dialogs.recording import RecordingDialog
from workbench.ui.dialogs.who import WhoDialog
from workbench.ui.downwards import Downwards
from workbench.ui.hub import Hub
from workbench.ui.item_layout import put
from workbench.ui.main_window import MainWindow

ACCEPTED = Dialog.DialogCode.Accepted


def _shown(qtbot: QtBot, dialog: Dialog) -> None:
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()


def _refused(dialog: Dialog) -> str:
    return dialog.refusal.text() if dialog.refusal.isVisible() else ""


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that take no time to make; how much they cost otherwise is not asked here."""

    def make(*told: object, **more: object) -> Desk:
        return opening.make_study(*told, **more, cost=header.LEAST_COST)  # type: ignore[arg-type]

    monkeypatch.setattr(new_study, "make_study", make)


@pytest.mark.usefixtures("cheap")
def test_a_new_study_by_keyboard_alone(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewStudyDialog()
    _shown(qtbot, dialog)

    def write(text: str, *keys: Qt.Key) -> None:
        focused = dialog.focusWidget()
        assert focused
        QTest.keyClicks(focused, text)
        for key in keys:
            QTest.keyClick(dialog.focusWidget() or dialog, key)

    write("Work: and rest?", Qt.Key.Key_Return)
    assert Path(dialog.folder.text()) == projects() / "Work and rest"
    write("four long words here", Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    write("four long words here", Qt.Key.Key_Return)
    write("Kari", Qt.Key.Key_Return)
    assert dialog.result() == ACCEPTED
    assert dialog.desk
    assert dialog.desk.member
    assert (dialog.desk.facts.name, dialog.desk.member.name) == ("Work: and rest?", "Kari")
    assert dialog.desk.member.roles == (Role.LEAD,)
    dialog.desk.close()


def test_each_step_of_a_new_study_begins_at_its_top(qtbot: QtBot) -> None:
    dialog = NewStudyDialog()
    _shown(qtbot, dialog)
    dialog.resize(dialog.width(), 340)
    dialog.name.setText("Talks")
    dialog.go_on()
    qtbot.wait(20)
    dialog.passphrase.line.setText("four long words here")
    dialog.again.line.setText("four long words here")
    area = dialog.findChild(Downwards)
    assert area
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    dialog.go_on()
    qtbot.wait(20)
    assert dialog.member.hasFocus()
    assert bar.value() == 0


def test_a_new_study_refuses_one_thing_at_a_time(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = NewStudyDialog()
    _shown(qtbot, dialog)
    dialog.go_on()
    assert "needs a name" in _refused(dialog)
    (projects() / "Talks").mkdir(parents=True)
    dialog.name.setText("Talks")
    dialog.go_on()
    assert "already something called “Talks”" in _refused(dialog)
    dialog.name.setText("x" * 80)
    dialog.folder.setText(str(projects() / ("x" * 300)))
    dialog.go_on()
    assert "does not take this name" in _refused(dialog)
    dialog.name.setText("Other talks")
    dialog.go_on()
    assert dialog.steps.currentIndex() == 1
    dialog.go_on()
    assert "empty" in _refused(dialog)
    dialog.passphrase.line.setText("one")
    dialog.again.line.setText("two")
    dialog.go_on()
    assert "not the same" in _refused(dialog)
    dialog.again.line.setText("one")
    dialog.go_on()
    dialog.go_on()
    assert "needs a name" in _refused(dialog)
    assert dialog.desk is None
    assert not (projects() / "Other talks").exists()


def test_a_new_study_does_not_lie_inside_another(qtbot: QtBot, desk: Desk) -> None:
    dialog = NewStudyDialog()
    _shown(qtbot, dialog)
    dialog.name.setText("Talks")
    dialog.folder.setText(str(desk.folder / "recordings" / "talks"))
    dialog.go_on()
    assert f"inside the folder of the study “{desk.folder.name}”" in _refused(dialog)
    assert dialog.steps.currentIndex() == 0


@pytest.mark.parametrize(
    ("name", "folder"), [("A/B: c?", "A B c"), ("  Å  vente ", "Å vente"), ("...", ""), ("x" * 200, "x" * 80)]
)
def test_a_study_s_name_as_a_folder(name: str, folder: str) -> None:
    assert folder_name(name) == folder


def test_what_is_written_secretly_can_be_shown(qtbot: QtBot) -> None:
    dialog = NewStudyDialog()
    _shown(qtbot, dialog)
    field = dialog.passphrase
    field.line.setText("words")
    assert field.line.displayText() != "words"
    field.eye.click()
    assert field.line.displayText() == "words"


def test_of_the_sample_study_the_passphrase_is_told_where_it_is_asked_for(qtbot: QtBot, desk: Desk) -> None:
    dialog = OpenStudyDialog([desk.folder, sample_folder()], sample_folder())
    _shown(qtbot, dialog)
    assert dialog.sample.isVisible()
    assert "“sample study passphrase”" in dialog.sample.text()
    dialog.list.setCurrentRow(0)
    assert not dialog.sample.isVisible()


def test_a_dialog_that_was_left_is_gone_and_nothing_secret_stays_in_it(
    qtbot: QtBot, window: MainWindow, answering: Answer[OpenStudyDialog]
) -> None:
    left: list[str] = []

    def leave(dialog: OpenStudyDialog) -> None:
        QTest.keyClicks(dialog.passphrase.line, "a long passphrase")
        dialog.passphrase.eye.click()
        dialog.reject()
        dialog.passphrase.line.undo()
        left.append(dialog.passphrase.text())

    answering(OpenStudyDialog, leave)
    window.ask_open()
    assert left == [""]
    qtbot.waitUntil(lambda: window.findChild(Dialog) is None)


def test_what_a_dialog_holds_can_be_read_after_it_was_left(
    window: MainWindow, desk: Desk, answering: Answer[Dialog]
) -> None:
    desk.close()

    def enter(dialog: Dialog) -> None:
        assert isinstance(dialog, OpenStudyDialog)
        dialog.passphrase.line.setText("a long passphrase")
        dialog.open()

    answering(OpenStudyDialog, enter)
    answering(WhoDialog, lambda dialog: dialog.reject())
    window.ask_open(desk.folder)
    assert window.session is None


def test_opening_with_a_wrong_passphrase_says_so_and_stays(qtbot: QtBot, desk: Desk) -> None:
    desk.close()
    dialog = OpenStudyDialog(known_studies([desk.folder]))
    _shown(qtbot, dialog)
    QTest.keyClicks(dialog.passphrase.line, "wrong")
    QTest.keyClick(dialog.passphrase.line, Qt.Key.Key_Return)
    assert _refused(dialog)
    assert dialog.isVisible()
    QTest.keyClicks(dialog.passphrase.line, "a long passphrase")
    QTest.keyClick(dialog.passphrase.line, Qt.Key.Key_Return)
    assert dialog.desk
    assert dialog.result() == ACCEPTED
    dialog.desk.close()


def test_studies_are_found_in_the_usual_folder_and_listed_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_PROJECTS", str(desk.folder.parent))
    assert known_studies([]) == [desk.folder.resolve()]
    assert known_studies([desk.folder, desk.folder.parent / "gone"]) == [desk.folder.resolve()]


def test_whoever_works_alone_types_the_pin_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    founder = opening.Founder("Kari", pin="4321")
    desk = opening.make_study(tmp_path / "study", "Talks", "words", founder, cost=header.LEAST_COST)
    dialog = WhoDialog(desk)
    _shown(qtbot, dialog)
    assert dialog.pin.line.hasFocus()
    QTest.keyClicks(dialog.pin.line, "4321")
    QTest.keyClick(dialog.pin.line, Qt.Key.Key_Return)
    assert dialog.result() == ACCEPTED
    desk.close()


def test_up_and_down_stay_among_the_members(qtbot: QtBot, desk: Desk) -> None:
    dialog = WhoDialog(desk)
    _shown(qtbot, dialog)
    first, last = dialog.cards.values()
    first.setFocus()
    for key, then in ((Qt.Key.Key_Up, first), (Qt.Key.Key_Down, last), (Qt.Key.Key_Down, last)):
        QTest.keyClick(dialog.focusWidget() or dialog, key)
        assert dialog.focusWidget() is then


def test_somebody_with_a_pin_types_it(qtbot: QtBot, desk: Desk) -> None:
    eva = desk.members.add("Eva", (Role.PEER,), "en", "4711")
    dialog = WhoDialog(desk)
    _shown(qtbot, dialog)
    dialog.cards[eva.id].click()
    QTest.keyClicks(dialog.pin.line, "12x3")
    QTest.keyClick(dialog.pin.line, Qt.Key.Key_Return)
    assert "Eva" in _refused(dialog)
    assert desk.member != eva
    assert dialog.pin.text() == ""
    QTest.keyClicks(dialog.pin.line, "4711")
    QTest.keyClick(dialog.pin.line, Qt.Key.Key_Return)
    assert desk.member == eva
    assert dialog.result() == ACCEPTED


def test_a_study_that_nobody_enters_is_closed_again(
    window: MainWindow, desk: Desk, answering: Answer[WhoDialog]
) -> None:
    desk.context.member = None
    answering(WhoDialog, lambda dialog: dialog.reject())
    assert not window.show_study(desk)
    assert window.session is None


def test_members_are_added_and_changed(qtbot: QtBot, desk: Desk, answering: Answer[MemberDialog]) -> None:
    dialog = MembersDialog(desk, Hub(desk))
    _shown(qtbot, dialog)

    def add(inner: MemberDialog) -> None:
        inner.name.setText("Eva")
        inner.pin.line.setText("12")
        inner.keep()
        assert "4 to 12 digits" in _refused(inner)
        inner.pin.line.setText("1234")
        inner.roles[Role.RESEARCHER].setChecked(True)
        inner.keep()

    answering(MemberDialog, add)
    dialog.adder.click()
    assert [member.name for member in desk.members.list()] == ["Kari", "Ola", "Eva"]
    assert set(desk.members.list()[2].roles) == {Role.RESEARCHER, Role.PEER}
    assert [card.title.text() for card in dialog.cards] == ["Kari", "Ola", "Eva"]

    def rename(inner: MemberDialog) -> None:
        inner.name.setText("Kari B.")
        inner.keep()

    answering(MemberDialog, rename)
    dialog.cards[0].click()
    assert desk.members.list()[0].name == "Kari B."


def test_another_member_s_pin_cannot_be_changed(qtbot: QtBot, desk: Desk) -> None:
    eva = desk.members.add("Eva", (Role.PEER,), "en", "4711")
    dialog = MemberDialog(desk, Hub(desk), eva)
    _shown(qtbot, dialog)
    assert not dialog.pin.isVisible()
    first = MemberDialog(desk, Hub(desk), other(desk))
    _shown(qtbot, first)
    assert first.pin.isVisible()


def test_a_first_pin_is_seen_at_once_among_the_members(
    qtbot: QtBot, desk: Desk, answering: Answer[MemberDialog]
) -> None:
    dialog = MembersDialog(desk, Hub(desk))
    _shown(qtbot, dialog)
    assert "no PIN yet" in dialog.cards[1].sentence.text()

    def give_a_pin(inner: MemberDialog) -> None:
        inner.pin.line.setText("1234")
        inner.keep()

    answering(MemberDialog, give_a_pin)
    dialog.cards[1].click()
    assert "no PIN yet" not in dialog.cards[1].sentence.text()


def test_an_interview_is_described(qtbot: QtBot, desk: Desk) -> None:
    interview = add_interview(desk)
    dialog = RecordingDialog(desk, Hub(desk), interview.id)
    _shown(qtbot, dialog)
    dialog.code.setText("Anna")
    dialog.keep_only()
    assert "never by name" in _refused(dialog)
    dialog.title.setText("The second talk")
    dialog.code.setText("P2")
    dialog.language.setCurrentIndex(dialog.language.findData("no"))
    dialog.keep_only()
    changed = desk.interviews.get(interview.id)
    assert changed
    assert (changed.title, changed.language) == ("The second talk", "no")
    assert desk.interviews.participant_code(changed) == "P2"


@pytest.mark.parametrize("spoken", ["no", "nb", "nn", "ja"])
def test_the_language_of_an_interview_stays_as_it_was_said(qtbot: QtBot, desk: Desk, spoken: str) -> None:
    interview = desk.interviews.add("A talk", language=spoken)
    dialog = RecordingDialog(desk, Hub(desk), interview.id)
    _shown(qtbot, dialog)
    told = {"no": "Norwegian (bokmål)", "nb": "Norwegian (bokmål)", "nn": "Norwegian (nynorsk)", "ja": "ja"}
    assert dialog.language.currentText() == told[spoken]
    dialog.keep_only()
    assert desk.interviews.get(interview.id) == interview


def test_nynorsk_is_what_the_engine_is_told(qtbot: QtBot, desk: Desk) -> None:
    interview = add_interview(desk, said=())
    dialog = RecordingDialog(desk, Hub(desk), interview.id)
    _shown(qtbot, dialog)
    dialog.language.setCurrentIndex(dialog.language.findText("Norwegian (nynorsk)"))
    dialog.transcribe()
    [job] = desk.transcribing.jobs()
    assert job.transcription.language == "nn"


def test_who_has_to_say_the_language_is_brought_to_it(qtbot: QtBot, desk: Desk) -> None:
    interview = desk.interviews.add("A short talk")
    add_recording(desk, interview, 8000)
    dialog = RecordingDialog(desk, Hub(desk), interview.id)
    with qtbot.waitActive(dialog):
        _shown(qtbot, dialog)
    dialog.resize(dialog.width(), 260)
    dialog.go.setFocus()
    area = dialog.findChild(Downwards)
    assert area
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    dialog.transcribe()
    assert "Say which language" in _refused(dialog)
    assert dialog.focusWidget() is dialog.language

    def in_view() -> bool:
        at = dialog.language.mapTo(area, dialog.language.rect().center())
        return area.rect().contains(at)

    qtbot.waitUntil(in_view)
    assert desk.transcribing.jobs() == []


def test_how_when_and_in_which_round_an_interview_was_held(qtbot: QtBot, desk: Desk) -> None:
    interview = add_interview(desk)
    dialog = RecordingDialog(desk, Hub(desk), interview.id)
    _shown(qtbot, dialog)
    assert not dialog.facts.isVisible()
    dialog.more.button.setFocus()
    QTest.keyClick(dialog.more.button, Qt.Key.Key_Space)
    assert dialog.facts.isVisible()
    QTest.keyClick(dialog.facts.held, Qt.Key.Key_B)
    QTest.keyClicks(dialog.facts.round, "2")
    QTest.keyClicks(dialog.facts.date.line, "31.2.2026")
    dialog.more.unfold(False)
    dialog.keep_only()
    assert "date cannot be read" in _refused(dialog)
    assert dialog.facts.isVisible()
    assert desk.interviews.get(interview.id) == interview
    dialog.facts.date.line.clear()
    QTest.keyClicks(dialog.facts.date.line, "9.3.2026")
    dialog.keep_only()
    changed = desk.interviews.get(interview.id)
    assert changed
    assert (changed.mode, changed.round, changed.date) == (Mode.TELEPHONE, 2, "2026-03-09")


def test_what_is_said_of_an_interview_is_seen_at_once_and_can_be_taken_back(qtbot: QtBot, desk: Desk) -> None:
    interview = desk.interviews.add("A group", mode=Mode.GROUP, round=12, date="2026-03-09")
    dialog = RecordingDialog(desk, Hub(desk), interview.id)
    _shown(qtbot, dialog)
    facts = dialog.facts
    assert facts.isVisible()
    assert (facts.held.currentText(), facts.round.currentText()) == ("In a focus group", "12")
    assert facts.date.line.text() == "9 March 2026"
    steps = desk.context.archive.shelf.last_number()
    dialog.keep_only()
    assert desk.context.archive.shelf.last_number() == steps
    facts.held.setCurrentIndex(0)
    facts.round.setCurrentIndex(0)
    facts.date.line.clear()
    dialog.keep_only()
    changed = desk.interviews.get(interview.id)
    assert changed
    assert (changed.mode, changed.round, changed.date) == (Mode.NOT_SAID, 1, "")


def test_an_example_in_an_empty_field_is_called_one(qtbot: QtBot, desk: Desk) -> None:
    dialog = RecordingDialog(desk, Hub(desk), desk.interviews.add("A talk").id)
    qtbot.addWidget(dialog)
    assert (dialog.code.text(), dialog.code.placeholderText()) == ("", "for example P1")


@pytest.mark.parametrize(
    ("duration", "own", "of_study", "asked"),
    [
        (8000, "", "", True),
        (29_999, "", "", True),
        (30_000, "", "", False),
        (8000, "no", "", False),
        (8000, "", "no", False),
    ],
)
def test_for_a_short_recording_the_language_is_asked_for(
    qtbot: QtBot, desk: Desk, duration: int, own: str, of_study: str, asked: bool
) -> None:
    interview = desk.interviews.add("A short talk", language=own)
    add_recording(desk, interview, duration)
    if of_study:
        desk.context.record(
            Gesture.STUDY_CHANGED, setting(replace(desk.facts, language=of_study), "language")
        )
    dialog = RecordingDialog(desk, Hub(desk), interview.id)
    _shown(qtbot, dialog)
    assert dialog.language.currentData() == (own or of_study)
    assert dialog.short.isVisible() == asked
    assert ("short" in dialog.language.accessibleDescription()) == asked
    dialog.language.setCurrentIndex(dialog.language.findData("sv"))
    assert not dialog.short.isVisible()


def test_where_nothing_is_to_be_transcribed_no_language_is_asked_for(qtbot: QtBot, desk: Desk) -> None:
    interview = desk.interviews.add("Nothing yet")
    dialog = RecordingDialog(desk, Hub(desk), interview.id)
    _shown(qtbot, dialog)
    assert not dialog.short.isVisible()


def test_an_interview_goes_into_the_queue(qtbot: QtBot, desk: Desk) -> None:
    interview = add_interview(desk)
    dialog = RecordingDialog(desk, Hub(desk), interview.id)
    _shown(qtbot, dialog)
    assert dialog.model.currentData() == "base"
    assert "small model" in dialog.about.text()
    dialog.transcribe()
    job = desk.transcribing.jobs()[0]
    assert (job.interview_title, job.state) == (interview.title, TranscriptionState.WAITING)
    assert (job.transcription.model, job.transcription.language) == ("base", "en")


def test_the_other_interviews_go_into_the_queue_with_it(qtbot: QtBot, desk: Desk) -> None:
    first, second = add_interview(desk), add_interview(desk)
    dialog = RecordingDialog(desk, Hub(desk), first.id)
    _shown(qtbot, dialog)
    assert (dialog.others.isVisible(), dialog.others.isChecked()) == (True, False)
    dialog.others.setChecked(True)
    dialog.transcribe()
    assert {job.transcription.interview for job in desk.transcribing.jobs()} == {first.id, second.id}
    again = RecordingDialog(desk, Hub(desk), first.id)
    qtbot.addWidget(again)
    assert again.others.isHidden()


def test_a_dialog_that_grows_while_it_is_open_keeps_its_buttons_on_the_screen(qtbot: QtBot) -> None:
    dialog = Dialog(None, "It grows")
    closer = dialog.offer("Close", dialog.accept)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    room = dialog.screen().availableGeometry()
    dialog.move(room.left(), room.bottom() - dialog.height())
    for number in range(12):
        put(dialog.body, QLabel(f"Line {number}"))
    dialog.fit()
    qtbot.waitUntil(lambda: dialog.height() > 200)
    assert room.contains(closer.mapToGlobal(closer.rect().bottomRight()))
    assert dialog.y() >= room.top()
