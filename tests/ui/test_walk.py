"""Every page and dialog, in both languages and at the largest text: all controls are named, nothing is cut off."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import studies
from tests.ui.studies import add_interview, add_recording, study
from tests.ui.walking import faults
from workbench.archive.team.steward import Ground
from workbench.cellar.words import use_language
from workbench.desk.desk import Desk
from workbench.desk.models import Models
from workbench.desk.prompts import questions
from workbench.study.about import About
from workbench.study.differing import Move
from workbench.study.discussions import Discussion
from workbench.study.interviews import Interview
from workbench.study.people import Role
from workbench.study.rounds import PartState
from workbench.ui import style
from workbench.ui.breakable import breakable
from workbench.ui.dialogs.about import AboutDialog
from workbench.ui.dialogs.balance import BalanceDialog
from workbench.ui.dialogs.begin_differing import BeginDifferingDialog
from workbench.ui.dialogs.begin_reflection import BeginReflectionDialog
from workbench.ui.dialogs.begin_round import BeginRoundDialog
from workbench.ui.dialogs.conflicts import ConflictsDialog
from workbench.ui.dialogs.date_field import CalendarDialog
from workbench.ui.dialogs.disagreement import DisagreementDialog
from workbench.ui.dialogs.discussion import DiscussionDialog, DiscussionReader
from workbench.ui.dialogs.erase import EraseDialog
from workbench.ui.dialogs.give import GiveDialog
from workbench.ui.dialogs.invite import InviteDialog, MoveDialog
from workbench.ui.dialogs.join import JoinDialog
from workbench.ui.dialogs.keys import KeysDialog
from workbench.ui.dialogs.members import MemberDialog, MembersDialog
from workbench.ui.dialogs.models import ModelsDialog
from workbench.ui.dialogs.new_study import NewStudyDialog
from workbench.ui.dialogs.news import NewsDialog
from workbench.ui.dialogs.open_ends import OpenEndsDialog
from workbench.ui.dialogs.open_study import OpenStudyDialog
from workbench.ui.dialogs.own_voice import OwnVoiceDialog
from workbench.ui.dialogs.place import PlaceDialog
from workbench.ui.dialogs.recording import RecordingDialog
from workbench.ui.dialogs.recovery import ForgottenPinDialog, RecoveryDialog
from workbench.ui.dialogs.take import TakeDialog
from workbench.ui.dialogs.team import TeamDialog
from workbench.ui.dialogs.voices import VoicesDialog
from workbench.ui.dialogs.who import WhoDialog
from workbench.ui.downwards import Downwards
from workbench.ui.hub import Hub
from workbench.ui.main_window import MainWindow
from workbench.ui.parts import application, field, stack
from workbench.ui.player.bar import PlayerBar
from workbench.ui.settings import Settings
from workbench.ui.study_page import StudyPage
from workbench.ui.team_watch import TeamWatch
from workbench.ui.theme import Theme
from workbench.ui.transcript.replacing import ReplaceDialog
from workbench.ui.transcript.snippets import SnippetsDialog

LOOKS = pytest.mark.parametrize(
    ("percent", "language"), [(100, "en"), (200, "en"), (200, "nb")], ids=["100 en", "200 en", "200 nb"]
)


@pytest.fixture(autouse=True)
def plain_again() -> Iterator[None]:
    yield
    use_language("en")
    style.apply(application(), Theme.LIGHT, 100)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with study(tmp_path) as opened:
        yield opened


def _look(percent: int, language: str) -> None:
    use_language(language)
    style.apply(application(), Theme.LIGHT, percent)


def _dialogs(desk: Desk, hub: Hub, folder: Path) -> dict[str, Callable[[], QWidget]]:
    member = desk.member
    assert member
    interview = add_interview(desk)
    return {
        "about": AboutDialog,
        "keys": KeysDialog,
        "voices": lambda: VoicesDialog(desk, hub, interview.id, lambda *_span: None),
        "own voice": lambda: OwnVoiceDialog(desk),
        "replacing": lambda: ReplaceDialog(desk, hub, interview.id, PlayerBar(desk, hub, maker=None)),
        "short forms": SnippetsDialog,
        "models": lambda: ModelsDialog(Models(folder / "models")),
        "open": lambda: OpenStudyDialog([folder / "study"]),
        "open nothing": lambda: OpenStudyDialog([]),
        "who": lambda: WhoDialog(desk, None, "", "Some words about it"),
        "members": lambda: MembersDialog(desk, hub),
        "member": lambda: MemberDialog(desk, hub, member),
        "new member": lambda: MemberDialog(desk, hub, None),
        "recording": lambda: RecordingDialog(desk, hub, interview.id),
        "recording, more": lambda: _unfolded(RecordingDialog(desk, hub, interview.id)),
        "calendar": lambda: CalendarDialog("Date", QDate(2026, 3, 9)),
        "again": lambda: RecordingDialog(desk, hub, interview.id, again=True),
        "short": lambda: _short(desk, hub),
        "round": lambda: BeginRoundDialog(desk, hub, interview.id),
        "round over words": lambda: BeginRoundDialog(desk, hub, interview.id, (3, 25)),
        "give": lambda: GiveDialog(desk),
        "give, given": lambda: _given(GiveDialog(desk), folder),
        "take": lambda: TakeDialog(desk, hub, [folder / "no such file"]),
        "news": lambda: NewsDialog(desk),
        "conflicts": lambda: ConflictsDialog(desk, hub),
        "open ends": lambda: OpenEndsDialog(desk),
        "reflection": lambda: BeginReflectionDialog(desk, hub, interview.id),
        "begin differing": lambda: BeginDifferingDialog(desk, hub, _targets(desk, interview)),
        "differing": lambda: DisagreementDialog(
            desk, hub, _differing(desk, desk.targets.words(interview.id, 0, 20))
        ),
        "differing, changed": lambda: _written(
            DisagreementDialog(desk, hub, _changed(desk, desk.targets.whole(interview.id)))
        ),
        "discussion": lambda: DiscussionDialog(desk, hub, _targets(desk, interview)),
        "discussion, own": lambda: _own_discussion(desk, hub, interview),
        "discussion, read": lambda: DiscussionReader(desk, _discussed(desk, interview)),
        "invite": lambda: InviteDialog(desk),
        "move": lambda: MoveDialog(desk),
        "recovery": lambda: RecoveryDialog(desk),
        "forgotten": lambda: ForgottenPinDialog(desk, member),
        "join": JoinDialog,
        "team": lambda: TeamDialog(desk, hub, TeamWatch(desk, hub, str, hub)),
        "place": lambda: PlaceDialog(desk),
        "place, with a file": lambda: _pasted(PlaceDialog(desk)),
        "place, planned": lambda: _planned(PlaceDialog(desk)),
        "place, made": lambda: _made(PlaceDialog(desk)),
        "balance of nothing": lambda: BalanceDialog(desk),
        "balance": lambda: _weighed(desk, interview.id),
        "erase": lambda: EraseDialog(desk, hub),
    }


def _targets(desk: Desk, interview: Interview) -> list[About]:
    unit = desk.units.mark(interview.id, 3, 25)
    return [
        desk.targets.words(interview.id, 0, 20),
        desk.targets.unit(unit.id),
        desk.targets.whole(interview.id),
    ]


def _differing(desk: Desk, about: About) -> str:
    """Seen differently by Kari and Ola, at length; Kari works here, and Ola has put a reading before her."""
    kari = desk.member
    assert kari
    long = "A tiredness that nobody saw, and that she herself had no word for until it was asked about. " * 3
    begun = desk.disagreements.begin(about, "Tiredness.", "What is it?")
    desk.members.switch(studies.other(desk).id)
    desk.disagreements.write(begun.id, long)
    desk.disagreements.propose(begun.id, long)
    desk.members.switch(kari.id)
    return begun.id


def _changed(desk: Desk, about: About) -> str:
    begun = _differing(desk, about)
    kari = desk.member
    assert kari
    desk.members.switch(studies.other(desk).id)
    desk.disagreements.write(begun, "In better words", Move.WORDS)
    desk.disagreements.write(begun, "After what was said of her hands, fear, too", Move.VIEW)
    desk.members.switch(kari.id)
    return begun


def _written(dialog: DisagreementDialog) -> DisagreementDialog:
    """With all its parts unfolded, and a field in the own column and below."""
    for column in dialog.columns.values():
        if column.earlier:
            column.earlier.unfold(True)
        else:
            column.write_anew(Move.VIEW)
    dialog.readings.write()
    return dialog


def _discussed(desk: Desk, interview: Interview) -> Discussion:
    members = [member.id for member in desk.members.list()]
    return desk.discussions.write(
        desk.targets.whole(interview.id), (members, "2026-03-09", "A long talk about being asked. " * 9)
    )


def _own_discussion(desk: Desk, hub: Hub, interview: Interview) -> DiscussionDialog:
    found = _discussed(desk, interview)
    return DiscussionDialog(desk, hub, [found], found)


def _given(dialog: GiveDialog, folder: Path) -> GiveDialog:
    dialog.told.setText(f"Packed into {breakable(folder / 'Work and support 2026.lifeworld')}: 9 changes.")
    dialog.told.show()
    return dialog


def _pasted(dialog: PlaceDialog) -> PlaceDialog:
    dialog.form.server.setText(
        "postgresql://steward@db.example.org/research?sslrootcert=/a.crt&hostaddr=1.2.3.4"
    )
    return dialog


def _planned(dialog: PlaceDialog) -> PlaceDialog:
    _pasted(dialog)
    dialog._address = dialog.form.address()
    dialog._looked(Ground(others=2, checked=True))
    return dialog


def _made(dialog: PlaceDialog) -> PlaceDialog:
    _planned(dialog)
    for number, line in enumerate(dialog.logins.lines.values()):
        line.setText(f"login{number}")
    dialog._logins = dialog.logins.logins()
    dialog._made(None)
    dialog._desk.team.leave()
    return dialog


def _weighed(desk: Desk, interview: str) -> BalanceDialog:
    kari = desk.member
    assert kari
    members = [member.id for member in desk.members.list()]
    begun = desk.rounds.begin(interview, members, ["What carries you?", questions()[0][1]])
    for member in (*members, kari.id):
        desk.members.switch(member)
        if desk.rounds.standing(begun.id).mine is PartState.WRITING:
            desk.rounds.write(begun.id, 0, "Something")
            desk.rounds.finish(begun.id)
    for _card in members:
        desk.rounds.turn(begun.id)
    desk.replies.say(desk.rounds.cards(begun.id)[1].id, "An answer")
    return BalanceDialog(desk)


def _short(desk: Desk, hub: Hub) -> RecordingDialog:
    interview = desk.interviews.add("A short talk")
    add_recording(desk, interview, 8000)
    return RecordingDialog(desk, hub, interview.id, again=True)


def _unfolded(dialog: RecordingDialog) -> RecordingDialog:
    dialog.more.unfold(True)
    return dialog


def test_with_large_text_the_pin_is_in_sight_where_it_is_asked(qtbot: QtBot, desk: Desk) -> None:
    _look(200, "en")
    members = [desk.members.add(name, (Role.PEER,), "en", "1357") for name in ("Cy",)]
    dialog = WhoDialog(desk)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    card = dialog.cards[members[-1].id]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Space)
    line = dialog.pin.line
    qtbot.waitUntil(line.hasFocus)
    dialog.resize(dialog.width(), 420)  # as a window manager does that has less room
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect() == line.rect(), timeout=1000)


@LOOKS
def test_every_dialog(qtbot: QtBot, desk: Desk, tmp_path: Path, percent: int, language: str) -> None:
    _look(percent, language)
    hub = Hub(desk)
    found: dict[str, list[str]] = {}
    for name, make in _dialogs(desk, hub, tmp_path).items():
        dialog = make()
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        found[name] = faults(dialog)
        dialog.close()
    assert {name: what for name, what in found.items() if what} == {}


def test_every_dialog_begins_at_its_top(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    _look(200, "nb")
    hub = Hub(desk)
    found: dict[str, int] = {}
    for name, make in _dialogs(desk, hub, tmp_path).items():
        dialog = make()
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
        dialog.resize(dialog.width(), 700)  # as a window manager does that has less room
        qtbot.wait(1)
        if area := dialog.findChild(Downwards):
            found[name] = area.verticalScrollBar().value()
        dialog.close()
    assert {name: down for name, down in found.items() if down} == {}


@LOOKS
def test_every_step_of_a_new_study(qtbot: QtBot, percent: int, language: str) -> None:
    _look(percent, language)
    dialog = NewStudyDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    for step in range(3):
        dialog.refuse("A sentence that tells what cannot be done and what to do instead of it.")
        qtbot.wait(1)
        assert faults(dialog) == [], step
        dialog.name.setText("Back to work")
        dialog.passphrase.line.setText("four words are long")
        dialog.again.line.setText("four words are long")
        if step < 2:
            dialog.go_on()


def _lasting_faults(window: MainWindow, qtbot: QtBot) -> list[str]:
    """What is wrong once the page is laid out, however busy the computer is."""
    found: list[str] = []
    for _look in range(10):
        qtbot.wait(30)
        found = faults(window)
        if not found:
            break
    return found


@LOOKS
def test_every_page(qtbot: QtBot, desk: Desk, percent: int, language: str) -> None:
    _look(percent, language)
    window = MainWindow(Settings(text=percent, language=language, recent=(str(desk.folder),)))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    found = {"start": faults(window)}
    add_interview(desk)
    desk.interviews.add("An interview without any recording, with quite a long title")
    window.show_study(desk)
    session = window.session
    assert session
    page = session.page
    window.bar.warn("A sentence that tells what cannot be done and what to do instead of it.")
    for name, see in {
        "transcript": page.show_transcript,
        "interviews": lambda: page.show_left(True),
        "units": page.show_units,
        "bridling": page.show_bridling,
        "nothing together": page.show_together,
        "writing a card": lambda: page.work.together.choose(_round(desk, 20)),
        "rounds": page.work.together.page.leaver.click,
        "waiting": lambda: _wait(desk, page),
        "cards": lambda: _cards(desk, page),
        "together": lambda: _together(desk, page),
        "find": page.show_find,
        "empty": lambda: (page.show_interview(desk.interviews.list()[1].id), page.show_transcript()),
        "pause": window.pause,
    }.items():
        see()
        found[name] = _lasting_faults(window, qtbot)
    assert window.size().toTuple() == (1280, 800)
    assert page.minimumSizeHint().height() <= 700
    assert {name: what for name, what in found.items() if what} == {}
    session.leave()
    window.session = None


def _together(desk: Desk, page: StudyPage) -> None:
    interview = desk.interviews.list()[0]
    _differing(desk, desk.targets.words(interview.id, 21, 24))
    _discussed(desk, interview)
    page.work.together.page.leaver.click()
    page.work.together.refresh()


def _round(desk: Desk, last: int) -> str:
    members = [member.id for member in desk.members.list()]
    return desk.rounds.begin(
        desk.interviews.list()[0].id, members, [words for _f, words in questions()], (0, last)
    ).id


def _wait(desk: Desk, page: StudyPage) -> None:
    begun = _round(desk, 12)
    desk.rounds.write(
        begun, 0, "A long answer to the first question, of which every word is to be seen. " * 3
    )
    desk.rounds.finish(begun)
    page.work.together.choose(begun)


def _cards(desk: Desk, page: StudyPage) -> None:
    kari = desk.member
    assert kari
    begun = page.work.together.page.shown
    other = next(member for member in desk.members.list() if member.id != kari.id)
    desk.members.switch(other.id)
    desk.rounds.write(begun, 1, "Something else")
    desk.rounds.finish(begun)
    desk.members.switch(kari.id)
    for _card in range(2):
        desk.rounds.turn(begun)
    desk.replies.say(desk.rounds.cards(begun)[1].id, "An answer")
    page.work.together.refresh()


def test_the_walk_sees_what_is_wrong(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = stack(holder)
    button = QPushButton("A button with many words on it")
    button.setFixedWidth(40)
    nameless = field("")
    words = QLabel("Many words that need more than one line, and get only one")
    words.setWordWrap(True)
    words.setFixedSize(100, 14)
    wide = QPushButton("x", holder)
    wide.setGeometry(150, 0, 500, 30)
    for widget in (button, nameless, words):
        column.addWidget(widget)
    holder.resize(200, 200)
    with qtbot.waitExposed(holder):
        holder.show()
    found = "\n".join(faults(holder))
    for told in ("cut off", "no accessible name", "reaches over the side"):
        assert told in found


def test_the_whole_of_a_field_to_write_in_is_in_sight_on_a_long_page(qtbot: QtBot) -> None:
    page = QWidget()
    column = stack(page)
    above, box = QLabel("\n".join("words" for _line in range(60))), QPlainTextEdit()
    box.setFixedHeight(150)
    for part in (above, box, QLabel("\n".join("more" for _line in range(20)))):
        column.addWidget(part)
    area = Downwards(page)
    qtbot.addWidget(area)
    area.resize(300, 300)
    with qtbot.waitActive(area):
        area.show()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    assert box.visibleRegion().boundingRect() == box.rect()
