"""Giving, taking, inviting, joining, what is new, what stands open, the printed key, the server, erasing: each dialog."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.desk.reported import group
from tests.ui.conftest import Answer
from tests.ui.exchanging import PASSPHRASE, cheaply, ended, give, joined
from tests.ui.studies import add_interview, other
from workbench.archive.header import LEAST_COST
from workbench.archive.member_keys import Identity
from workbench.archive.team.connection import Kind, State
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.desk.exchange import Exchange, join
from workbench.desk.gestures import Gesture
from workbench.desk.opening import open_study
from workbench.desk.peers import Peers
from workbench.desk.team import Colleague, Team
from workbench.desk.telling import comes_from_a_colleague
from workbench.history.log import making
from workbench.study.interviews import Interview
from workbench.study.people import Role
from workbench.study.units import Unit
from workbench.ui.dates import moment_words
from workbench.ui.dialogs import give as give_dialog
from workbench.ui.dialogs import invite
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.code import plain_code
from workbench.ui.dialogs.conflicts import ConflictsDialog
from workbench.ui.dialogs.erase import EraseDialog
from workbench.ui.dialogs.give import GiveDialog
from workbench.ui.dialogs.invite import InviteDialog, MoveDialog
from workbench.ui.dialogs.join import JoinDialog
from workbench.ui.dialogs.members import MemberDialog
from workbench.ui.dialogs.news import NewsDialog
from workbench.ui.dialogs.recovery import ForgottenPinDialog, RecoveryDialog
from workbench.ui.dialogs.take import Next, TakeDialog
from workbench.ui.dialogs.team import TeamDialog
from workbench.ui.dialogs.who import WhoDialog
from workbench.ui.hub import Hub
from workbench.ui.main_window import MainWindow
from workbench.ui.parts import application
from workbench.ui.team_watch import TeamWatch

ACCEPTED = Dialog.DialogCode.Accepted


def shown(qtbot: QtBot, dialog: Dialog) -> None:
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()


def refused(dialog: Dialog) -> str:
    return dialog.refusal.text() if dialog.refusal.isVisible() else ""


def seen(dialog: QWidget) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisibleTo(dialog))


@pytest.fixture
def interview(desk: Desk) -> Interview:
    return add_interview(desk)


@pytest.fixture
def cy(desk: Desk, interview: Interview, tmp_path: Path) -> Iterator[Desk]:
    with joined(desk, tmp_path) as opened:
        yield opened


def test_giving_packs_for_those_who_are_ticked_and_says_who_can_open_it(
    qtbot: QtBot, desk: Desk, cy: Desk, tmp_path: Path
) -> None:
    desk.interviews.add("Second talk")
    dialog = GiveDialog(desk)
    shown(qtbot, dialog)
    names = [box.text() for box in dialog.boxes.values()]
    assert names == ["Ola", "Cy"]
    assert all(box.isChecked() for box in dialog.boxes.values())
    dialog.boxes[other(desk).id].setChecked(False)
    dialog.pack_into(tmp_path / "for cy.lifeworld")
    ended(qtbot, dialog)
    assert dialog.told.text().endswith("Only these can open it: Cy.")  # Kari has no other computer
    assert dialog.told.isVisible()
    assert comes_from_a_colleague(tmp_path / "for cy.lifeworld")
    assert Exchange(cy).take(tmp_path / "for cy.lifeworld").steps > 0


def test_of_who_has_just_joined_it_is_said_what_comes_first(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    code = Exchange(desk).invite(tmp_path / "eva", "Eva", (Role.PEER,), "en").code
    eva = join(tmp_path / "of eva", tmp_path / "eva", code, PASSPHRASE, cost=LEAST_COST)
    assert eva.news.since().news == ()  # what was there when she came is no news
    dialog = GiveDialog(desk)
    shown(qtbot, dialog)
    assert [box.text() for box in dialog.boxes.values()] == ["Ola"]
    assert "Not known here yet: Eva." in seen(dialog)
    assert "bring you that file" in seen(dialog)
    Exchange(desk).pack(tmp_path / "for others", Exchange(desk).colleagues())
    with pytest.raises(Refusal, match="pack for your colleague first"):
        Exchange(eva).take(tmp_path / "for others")
    give(eva, desk, tmp_path / "first")
    now = GiveDialog(desk)
    shown(qtbot, now)
    assert [box.text() for box in now.boxes.values()] == ["Ola", "Eva"]
    assert "Not known here yet" not in seen(now)
    eva.close()


def test_the_name_of_a_file_gives_nobody_away(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[Path] = []

    def choose(_parent: QWidget, _title: str, place: Path, *_kinds: object) -> None:
        proposed.append(place)
        place.write_bytes(b"")

    monkeypatch.setattr(give_dialog, "choose_place", choose)
    inviting = InviteDialog(desk)
    inviting.name.setText("Eva")
    for dialog in (GiveDialog(desk), inviting, MoveDialog(desk)):
        shown(qtbot, dialog)
        dialog.pack()
    today = datetime.now().astimezone().date().isoformat()
    assert [one.name for one in proposed] == [f"{today} {number}.lifeworld" for number in (1, 2, 3)]


def test_the_own_other_computer_is_somebody_to_pack_for(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    kari = desk.member
    assert kari
    desk.members.leave(other(desk).id)
    alone = GiveDialog(desk)
    shown(qtbot, alone)
    assert (alone.boxes, alone.packer.isEnabled()) == ({}, False)
    moved = Exchange(desk).move(tmp_path / "moved")
    second = join(tmp_path / "second", tmp_path / "moved", moved.code, PASSPHRASE, cost=LEAST_COST)
    desk.interviews.add("Second talk")
    for there, back in ((desk, second), (second, desk)):
        dialog = GiveDialog(there)
        shown(qtbot, dialog)
        assert [box.text() for box in dialog.boxes.values()] == ["Your other computer"]
        dialog.pack_into(tmp_path / f"{there.folder.name}.lifeworld")
        ended(qtbot, dialog)
        assert "Only you can open it, on your other computer." in dialog.told.text()
        Exchange(back).take(tmp_path / f"{there.folder.name}.lifeworld")
    assert [one.title for one in second.interviews.list()] == ["Second talk"]
    second.close()


def test_who_is_a_member_is_not_invited_and_that_is_said_before_a_place_is_asked(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invite, "ask_place", lambda *_how: pytest.fail("a place was asked"))
    dialog = InviteDialog(desk)
    shown(qtbot, dialog)
    dialog.name.setText(" ola")
    dialog.pack()
    assert "Ola is a member of this study already" in refused(dialog)
    assert "Your other computer" in refused(dialog)


def test_giving_to_nobody_is_refused(qtbot: QtBot, desk: Desk) -> None:
    dialog = GiveDialog(desk)
    shown(qtbot, dialog)
    dialog.boxes[other(desk).id].setChecked(False)
    dialog.pack()
    assert "Nobody is ticked" in refused(dialog)


def test_packing_can_be_stopped_and_leaves_no_file(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    add_interview(desk)
    dialog = GiveDialog(desk)
    shown(qtbot, dialog)
    dialog.pack_into(tmp_path / "x.lifeworld")
    assert not dialog.page.isEnabled()
    dialog.stopper.click()
    ended(qtbot, dialog)
    assert "Stopped" in refused(dialog)
    assert not (tmp_path / "x.lifeworld").exists()
    assert dialog.page.isEnabled()
    assert dialog.packer.isEnabled()


def test_taking_tells_what_came_and_goes_on_after_a_bad_file(
    qtbot: QtBot, desk: Desk, cy: Desk, interview: Interview, tmp_path: Path
) -> None:
    unit = cy.units.mark(interview.id, 3, 8)
    exchange = Exchange(cy)
    exchange.pack(tmp_path / "new", exchange.colleagues())
    (tmp_path / "bad").write_bytes(b"age-encryption.org/v1\nnothing")
    hub = Hub(desk)
    touched: list[object] = []
    hub.touched.connect(touched.extend)
    dialog = TakeDialog(desk, hub, [tmp_path / "bad", tmp_path / "new", tmp_path / "new"])
    shown(qtbot, dialog)
    qtbot.waitUntil(lambda: len(dialog.told) == 3, timeout=10_000)
    assert "Nothing was changed" in dialog.told[0]
    assert dialog.told[1] == "From Cy: 1 change, 0 recordings."
    assert "is here already" in dialog.told[2]
    qtbot.waitUntil(dialog.news.isVisible)
    assert desk.context.find(Unit, unit.id)
    assert touched
    assert not dialog.opener.isVisible()
    dialog.news.click()
    assert dialog.next is Next.NEWS


def test_own_two_versions_are_brought_together_after_taking(
    qtbot: QtBot, desk: Desk, cy: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[bool] = []
    monkeypatch.setattr(desk.conflicts, "settle", lambda: settled.append(True))
    Exchange(cy).pack(tmp_path / "new", Exchange(cy).colleagues())
    dialog = TakeDialog(desk, Hub(desk), [tmp_path / "new"])
    shown(qtbot, dialog)
    qtbot.waitUntil(dialog.leave.hasFocus, timeout=10_000)
    assert settled == [True]


def test_missing_changes_are_named_with_their_numbers(
    qtbot: QtBot, desk: Desk, cy: Desk, interview: Interview, tmp_path: Path
) -> None:
    exchange = Exchange(cy)
    cy.units.mark(interview.id, 3, 8)
    lost = cy.context.log.frontier[cy.context.log.replica]
    for number, member in enumerate(exchange.colleagues()):
        Peers(cy.context.archive.database).heard(f"cafecaf{number}", member.id, cy.context.log.frontier)
    cy.units.mark(interview.id, 4, 9)
    exchange.pack(tmp_path / "late", exchange.colleagues())
    dialog = TakeDialog(desk, Hub(desk), [tmp_path / "late"])
    shown(qtbot, dialog)
    qtbot.waitUntil(dialog.leave.hasFocus, timeout=10_000)
    assert f"Changes {lost}–{lost} from a computer of Cy are missing" in seen(dialog)


def test_what_is_new_is_told_in_sentences_and_leads_to_the_interview(
    qtbot: QtBot, desk: Desk, cy: Desk, interview: Interview, tmp_path: Path
) -> None:
    desk.news.looked(desk.news.since())
    for end in (5, 6, 8):
        cy.units.mark(interview.id, 3, end)
    cy.undo()
    cy.redo()
    cy.units.mark(interview.id, 3, 9)
    cy.undo()
    give(cy, desk, tmp_path / "new")
    dialog = NewsDialog(desk)
    shown(qtbot, dialog)
    assert "Cy marked 3 units of meaning in “First talk”." in seen(dialog)
    QTest.keyClick(dialog.cards[0], Qt.Key.Key_Space)
    assert (dialog.result(), dialog.interview) == (ACCEPTED, interview.id)
    again = NewsDialog(desk)
    shown(qtbot, again)
    again.seen.click()
    nothing = NewsDialog(desk)
    shown(qtbot, nothing)
    assert "Nothing new since you last looked." in seen(nothing)
    assert nothing.cards == []


def test_only_who_may_chooses_between_two_versions(
    qtbot: QtBot, desk: Desk, cy: Desk, interview: Interview, tmp_path: Path
) -> None:
    unit = cy.units.mark(interview.id, 3, 8)
    moved = Exchange(cy).move(tmp_path / "moved")
    second = join(tmp_path / "cy2", tmp_path / "moved", moved.code, PASSPHRASE, cost=LEAST_COST)
    cy.notes.answer(unit.id, "voice", "here")
    second.notes.answer(unit.id, "voice", "there")
    give(second, cy, tmp_path / "a")
    second.close()
    give(cy, desk, tmp_path / "b")
    stranger = ConflictsDialog(desk, Hub(desk))
    shown(qtbot, stranger)
    assert stranger.choices == [[]]
    assert "Only Cy can choose between the two" in seen(stranger)
    own = ConflictsDialog(cy, Hub(cy))
    shown(qtbot, own)
    assert [one.text() for one in own.choices[0]] == ["Keep this one", "Keep this one", "Keep both"]
    today = moment_words(datetime.now(UTC).isoformat()).split(",")[0]
    places = [one for one in seen(own).splitlines() if one.startswith(today)]
    assert sorted(one.rpartition(", ")[2] for one in places) == ["at another computer", "at this computer"]
    assert "In a bridling note: What does this participant voice, and what does it mean?" in seen(own)
    own.choices[0][2].click()
    note = cy.notes.own(unit.id)
    assert note
    assert sorted(note.voice.split("\n\n")) == ["here", "there"]
    assert own.choices == []
    assert "Nothing is left to choose" in seen(own)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    cheaply(monkeypatch)


@pytest.mark.usefixtures("quick")
def test_inviting_shows_a_code_with_which_a_colleague_joins(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = InviteDialog(desk)
    shown(qtbot, dialog)
    dialog.pack()
    assert "needs a name" in refused(dialog)
    dialog.name.setText("Eva")
    dialog.pack_into(tmp_path / "eva.lifeworld")
    ended(qtbot, dialog)
    assert dialog.invitation
    code = dialog.invitation.code
    assert dialog.code.text().replace("\u200b", "") == code
    assert dialog.code.isVisible()
    dialog.copier.click()
    assert application().clipboard().text() == code
    dialog.leave.click()
    assert dialog.code.text() == ""
    assert [one.name for one in Exchange(desk).invited()] == ["Eva"]


@pytest.mark.usefixtures("quick")
def test_joining_asks_one_thing_at_a_time(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    code = Exchange(desk).invite(tmp_path / "eva.lifeworld", "Eva", (Role.PEER,), "en").code
    joining = JoinDialog()
    shown(qtbot, joining)
    joining.go_on()
    assert "Choose the file" in refused(joining)
    joining.file.setText(str(tmp_path / "eva.lifeworld"))
    joining.code.line.setText("wrong")
    joining.folder.setText(str(desk.folder))
    joining.go_on()
    assert "inside the folder of the study" in refused(joining)
    joining.folder.setText(str(tmp_path / "of eva"))
    joining.go_on()
    ended(qtbot, joining)
    assert "does not open the invitation" in refused(joining)
    assert joining.steps.currentIndex() == 0
    assert joining.code.line.echoMode() is QLineEdit.EchoMode.Normal
    assert joining.code.line.hasFocus()
    joining.code.line.setText(code.upper().replace("-", " "))
    joining.go_on()
    ended(qtbot, joining)
    joining.passphrase.line.setText(PASSPHRASE)
    joining.again.line.setText("another")
    joining.go_on()
    assert "not the same" in refused(joining)
    joining.again.line.setText(PASSPHRASE)
    assert not refused(joining)
    joining.go_on()
    joining.pin.line.setText("1357")
    for stop in (joining.pin.eye, joining.next):  # what is written is looked at before one joins
        QTest.keyClick(joining.focusWidget(), Qt.Key.Key_Tab)
        assert joining.focusWidget() is stop
    assert not list(tmp_path.glob("of eva/*"))
    joining.go_on()
    ended(qtbot, joining)
    assert joining.result() == ACCEPTED
    assert joining.desk
    assert joining.desk.member
    assert (joining.desk.member.name, joining.desk.facts.name) == ("Eva", desk.facts.name)
    assert joining.desk.folder.relative_to(tmp_path / "of eva") == Path(desk.facts.name)
    assert joining.passphrase.text() == ""
    joining.desk.close()


def test_an_invitation_that_is_refused_adds_nobody_and_can_be_made_again(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "there").write_bytes(b"x")
    dialog = InviteDialog(desk)
    shown(qtbot, dialog)
    dialog.name.setText("Eva")
    dialog.pack_into(tmp_path / "there")
    ended(qtbot, dialog)
    assert "There is a file called" in refused(dialog)
    assert "Eva" not in [one.name for one in desk.members.list()]
    dialog.pack_into(tmp_path / "not there")
    ended(qtbot, dialog)
    (eva,) = Exchange(desk).invited()
    dialog.done(0)
    again = InviteDialog(desk, None, eva)
    shown(qtbot, again)
    again.pack_into(tmp_path / "second")
    ended(qtbot, again)
    assert (tmp_path / "second").is_file()
    assert [one.name for one in Exchange(desk).invited()] == ["Eva"]


@pytest.mark.usefixtures("quick")
def test_who_was_invited_before_is_asked_about_and_invited_once_more(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = Identity.new()
    broken_off = desk.members.drafted(key.signing, "Eva", (Role.PEER,), "en")
    desk.context.keyring.invite(broken_off.id, key)
    desk.context.record(Gesture.MEMBER_ADDED, making(broken_off), lasting=True)
    asked: list[str] = []
    places: list[Path] = [tmp_path / "eva.lifeworld"]

    def ask(_parent: QWidget, question: str, sentence: str, *_answers: str) -> bool:
        asked.extend((question, sentence))
        return len(asked) > 2

    monkeypatch.setattr(invite, "confirmed", ask)
    monkeypatch.setattr(invite, "ask_place", lambda *_how: places.pop())
    dialog = InviteDialog(desk)
    shown(qtbot, dialog)
    dialog.name.setText(" eva")
    dialog.pack()
    assert asked[0] == "Invite Eva once more?"
    assert "has not joined yet" in asked[1]
    assert places
    dialog.pack()
    ended(qtbot, dialog)
    assert dialog.invitation
    assert dialog.invitation.member.id == broken_off.id
    assert (tmp_path / "eva.lifeworld").is_file()
    assert [one.name for one in Exchange(desk).invited()] == ["Eva"]


def test_the_own_other_computer_gets_a_code_too(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = MoveDialog(desk)
    shown(qtbot, dialog)
    dialog.pack_into(tmp_path / "mine")
    ended(qtbot, dialog)
    assert dialog.invitation
    assert dialog.invitation.member == desk.member
    assert dialog.code.text()


def test_a_forgotten_pin_is_set_anew_by_the_printed_key(
    qtbot: QtBot, desk: Desk, tmp_path: Path, answering: Answer[ForgottenPinDialog]
) -> None:
    ola = other(desk)
    desk.members.switch(ola.id)
    desk.members.set_pin(ola.id, "2468")
    printing = RecoveryDialog(desk)
    shown(qtbot, printing)
    printing.make()
    code = printing.code.text().replace("\u200b", "")
    printing.save(tmp_path / "key.pdf")
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF")
    printing.done(0)
    assert printing.code.text() == ""
    desk.close()
    again = open_study(desk.folder, "a long passphrase")
    who = WhoDialog(again)
    shown(qtbot, who)
    assert not who.forgotten.isVisible()
    who.choose(ola)
    member = again.members.get(ola.id)
    assert member
    who.choose(member)
    for typed, told in (("", "Type Ola's PIN first."), ("1111", "This PIN is not Ola's. Try again.")):
        who.pin.line.setText(typed)
        QTest.keyClick(who.pin.line, Qt.Key.Key_Return)
        assert refused(who) == told

    def set_new(dialog: ForgottenPinDialog) -> None:
        dialog.key.line.setText("wrong")
        dialog.pin.line.setText("9753")
        dialog.set()
        assert "not the recovery key" in refused(dialog)
        dialog.key.line.setText(code.upper())
        dialog.set()

    answering(ForgottenPinDialog, set_new)
    who.forgotten.click()
    assert who.result() == ACCEPTED
    assert again.member
    assert again.member.id == ola.id
    again.members.switch(ola.id, "9753")
    again.close()


@pytest.mark.parametrize(
    "typed", ["abcde-fghij", "ABCDE FGHIJ", " abcdefghij ", "abcde\u200b-fghij", "abcde–fghij"]
)
def test_a_code_is_read_however_it_was_typed(typed: str) -> None:
    assert plain_code(typed) == "abcde-fghij"


def test_who_leaves_gets_nothing_any_more(qtbot: QtBot, desk: Desk, answering: Answer[Dialog]) -> None:
    ola = other(desk)
    dialog = MemberDialog(desk, Hub(desk), ola)
    shown(qtbot, dialog)
    answering(Dialog, lambda asked: asked.accept())
    dialog.leaver.click()
    member = desk.members.get(ola.id)
    assert member
    assert member.left
    assert Exchange(desk).colleagues() == []
    who = WhoDialog(desk)
    shown(qtbot, who)
    assert ola.id not in who.cards
    dialog = MemberDialog(desk, Hub(desk), member)
    shown(qtbot, dialog)
    dialog.returner.click()
    assert dialog.result() == ACCEPTED
    assert [one.left for one in desk.members.list()] == ["", ""]


def test_who_does_not_lead_sends_nobody_away(qtbot: QtBot, desk: Desk) -> None:
    ola, me = other(desk), desk.member
    assert me
    desk.members.change(replace(ola, roles=(Role.LEAD,)))
    desk.members.change(replace(me, roles=(Role.PEER,)))
    for member, may in ((ola, False), (me, True)):
        dialog = MemberDialog(desk, Hub(desk), member)
        shown(qtbot, dialog)
        assert dialog.leaver.isVisible() is may


def test_erasing_asks_for_the_code_once_more(qtbot: QtBot, desk: Desk, interview: Interview) -> None:
    members = [one.id for one in desk.members.list()]
    about = desk.targets.whole(interview.id)
    desk.disagreements.begin(about, "anger")
    desk.rounds.begin(interview.id, members, ["What do you hear?"], (3, 8))
    desk.discussions.write(about, (members, "2026-03-09", "we talked"))
    desk.quotes.from_unit(desk.units.mark(interview.id, 3, 8).id)
    dialog = EraseDialog(desk, Hub(desk))
    shown(qtbot, dialog)
    assert (
        "With P1 go for good: 1 interview, 1 recording, 4 turns of voices, 1 unit of meaning, 1 round with its cards "
        "and answers, 1 thing seen differently, with each position on it, 1 discussion, 1 quote with its translation, "
        "and all bridling notes"
    ) in seen(dialog)
    dialog.again.setText("P2")
    dialog.eraser.click()
    assert "Nothing was erased" in refused(dialog)
    assert dialog.focusWidget() is dialog.again
    assert desk.interviews.get(interview.id)
    dialog.again.setText("p1")
    dialog.eraser.click()
    assert dialog.result() == ACCEPTED
    assert desk.interviews.get(interview.id) is None
    empty = EraseDialog(desk, Hub(desk))
    shown(qtbot, empty)
    assert "There is no participant" in seen(empty)
    assert not empty.eraser.isVisible()


def test_who_is_heard_alone_and_with_others_is_erased_as_it_is_chosen(
    qtbot: QtBot, desk: Desk, interview: Interview
) -> None:
    talk = group(desk, ("P1", "I count"), ("P3", "we never count"))
    dialog = EraseDialog(desk, Hub(desk))
    shown(qtbot, dialog)
    assert [dialog.code.itemText(at) for at in range(dialog.code.count())] == ["P1", "P3"]
    assert dialog.which.isVisible()
    assert "With P1 go for good" not in seen(dialog), "nothing is told before it is chosen"
    dialog.again.setText("P1")
    dialog.eraser.click()
    assert "Choose first what goes" in refused(dialog)
    qtbot.keyClick(dialog.all, Qt.Key.Key_Space)
    assert "2 interviews" in seen(dialog)
    assert "What P3 said there goes as well." in seen(dialog)
    dialog.code.setCurrentText("P3")
    assert not dialog.which.isVisible(), "there is nothing to choose"
    assert "P3 is heard with others in “Group”" in seen(dialog)
    dialog.code.setCurrentText("P1")
    assert "With P1 go for good" not in seen(dialog), "for somebody else it is chosen anew"
    dialog.alone.click()
    assert "1 interview," in seen(dialog)
    assert "that stays: the voice" in seen(dialog)
    dialog.eraser.click()
    assert dialog.result() == ACCEPTED
    assert [one.id for one in desk.interviews.list()] == [talk.id]
    assert desk.interviews.get(interview.id) is None


class FakeLive:
    """A connection that stands as it is told to."""

    def __init__(self, password: str | None, member: str) -> None:
        self.password = password
        self.member = member
        self.lacking: tuple[str, ...] = ()
        self.connection = self
        self.state = State(Kind.WAITING, "Connecting to the team's server.")
        self.pokes = 0
        self.places: list[bytes] = []
        self.present: list[Colleague] = []

    def poke(self) -> None:
        self.pokes += 1

    def be_at(self, place: bytes) -> None:
        self.places.append(place)

    def here(self) -> list[Colleague]:
        return self.present

    def close(self) -> None: ...


@pytest.fixture
def lives(monkeypatch: pytest.MonkeyPatch) -> list[FakeLive]:
    made: list[FakeLive] = []

    def connect(team: Team, password: str | None = None) -> None:
        team.disconnect()
        made.append(FakeLive(password, team._context.me))
        team._live = made[-1]  # type: ignore[assignment]

    monkeypatch.setattr(Team, "connect", connect)
    return made


def test_the_server_s_password_is_used_and_kept_nowhere(
    qtbot: QtBot, desk: Desk, lives: list[FakeLive]
) -> None:
    hub = Hub(desk)
    dialog = TeamDialog(desk, hub, TeamWatch(desk, hub, str, hub))
    shown(qtbot, dialog)
    form = dialog.form
    for written, why in (
        ("", "Write where the server is"),
        ("server", "name of the database"),
        ("postgresql://ada:a@[server/db", "not the address"),
        ("postgresql://server/db", "Write the login"),
    ):
        form.server.setText(written)
        dialog.connecter.click()
        assert why in refused(dialog)
        assert desk.team.address == ""
    form.server.setText("postgresql://ada:a%20secret@server/db")
    assert [line.text() for line in (form.server, form.database, form.login)] == ["server", "db", "ada"]
    assert form.secret.text() == "a secret"
    dialog.connecter.click()
    assert [live.password for live in lives] == ["a secret"]
    assert desk.team.address == "postgresql://ada@server/db"
    assert form.secret.text() == ""
    assert "Connecting" in dialog.state.text()
    lives[0].state = State(Kind.REFUSED, "You have no right there.")
    hub.ticked.emit()
    assert dialog.state.text() == "You have no right there."
    dialog.disconnecter.click()
    assert desk.team.state is None
    assert "Not connected" in dialog.state.text()


def test_the_header_says_who_is_here_and_the_server_learns_where_one_is(
    qtbot: QtBot, window: MainWindow, desk: Desk, lives: list[FakeLive]
) -> None:
    interview = add_interview(desk)
    second = desk.interviews.add("Second talk")
    window.resize(1280, 800)
    window.show_study(desk)
    assert window.session
    page, hub = window.session.page, window.session.hub
    assert not page.header.team.isVisible()
    desk.team.join("postgresql://ada@server/db")
    hub.tick()
    assert page.header.team.text() == "Not connected"
    desk.team.connect("secret")
    live, me = lives[0], desk.member
    assert me
    hub.tick()
    assert page.header.team.text() == "Waiting"
    live.state = State(Kind.CONNECTED)
    live.present = [Colleague(me.id, "", interview.id), Colleague(other(desk).id, "", interview.id)]
    hub.tick()
    assert page.header.team.text() == "With 1 colleague"
    assert "Ola, in “First talk”" in page.header.team.toolTip()
    assert len(live.places) == 1
    page.show_interview(second.id)
    hub.tick()
    hub.tick()
    assert len(live.places) == 2
    pokes = live.pokes
    hub.attempt(lambda: desk.interviews.change(replace(second, title="Another")))
    assert live.pokes == pokes + 1
    desk.members.switch(other(desk).id)
    window.session.exchanging.switched()
    assert not desk.team.connected
    assert page.header.team.text() == "Waiting"
    assert "is connected from this computer" in page.header.team.toolTip()
