"""A blind round at the team's server: two members, each in an own window on an own computer."""

from pathlib import Path

from PySide6.QtCore import Qt

from tests.journeys.hands import (
    CONTROL,
    SHIFT,
    agree,
    answered,
    choose,
    come_in,
    desk_of,
    in_front,
    keyboard,
    one,
    press,
    push,
    tab_to,
    tell,
    until,
    walk,
    write,
)
from tests.journeys.laptops import PASSPHRASE
from tests.tools.postgres import PASSWORD
from tests.ui.rounds import told
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.begin_round import BeginRoundDialog
from workbench.ui.dialogs.team import TeamDialog
from workbench.ui.main_window import MainWindow
from workbench.ui.panels.together_panel import TogetherPanel
from workbench.ui.transcript.pane import TranscriptPane

WROTE = {"Kari": "a night that was hers alone", "Ola": "I have worked nights myself"}
SAID = {"Kari": "I had not heard it so", "Ola": "now I hear yours in it"}


class Seat:
    """A member in a window that is connected with the other's."""

    def __init__(self, study: Path, name: str, address: str) -> None:
        self.study = study
        self.window: MainWindow = come_in(study, PASSPHRASE, name)
        self.desk = desk_of(self.window)
        self.mine = WROTE[name]
        [self.theirs] = [text for other, text in WROTE.items() if other != name]
        [self.answer] = [text for other, text in SAID.items() if other != name]
        self.panel = one(self.window, TogetherPanel)
        self.interview = self.desk.interviews.list()[0].id
        until(lambda: self.panel.interview == self.interview, "the interview")
        self.connect(address)

    @property
    def round(self) -> str:
        [begun] = self.desk.rounds.of(self.interview)
        return begun.id

    def done(self) -> int:
        return self.desk.rounds.standing(self.round).done

    def connect(self, address: str) -> None:
        """Type the address and the password; go on once the other is here, too."""

        def type_in(dialog: TeamDialog) -> None:
            tab_to(dialog.form.server)
            write(address)
            tab_to(dialog.form.secret.line)
            write(PASSWORD)
            push(dialog.connecter)
            until(lambda: dialog.state.text() == "Connected.", "the connection")
            press(Qt.Key.Key_Escape)

        with answered(TeamDialog, type_in):
            choose(self.window, "study.team")
        self.sees("With 1 colleague")

    def sees(self, sign: str) -> None:
        """Wait until the header tells how it stands with the others."""
        assert self.window.session
        header = self.window.session.page.header.team
        until(lambda: header.text() == sign, f"the sign “{sign}”")
        in_front(self.window)

    def begins(self) -> None:
        """Select words, Ctrl+Shift+R, Begin."""
        pane = one(self.window, TranscriptPane)
        pane.view.setFocus()
        pane.reveal(11)
        for _word in range(4):
            press(Qt.Key.Key_Right, modifier=SHIFT)
        with answered(BeginRoundDialog, lambda dialog: push(dialog.beginner)):
            press(Qt.Key.Key_R, modifier=CONTROL | SHIFT)
        in_front(self.window)

    def joins(self) -> None:
        """Wait until the round has come and the other's part is in; Ctrl+3, Return."""
        until(lambda: self.desk.rounds.of(self.interview), "the round")
        until(lambda: self.done() == 1, "the other's part")
        press(Qt.Key.Key_3, modifier=CONTROL)
        press(Qt.Key.Key_Return)

    def writes(self) -> None:
        """Answer the first question, go on to the last, be done; nothing of the other's can be read."""
        writing = self.panel.page.writing
        assert keyboard() is writing.answer
        write(self.mine)
        for _question in range(2):
            push(writing.next)
            assert keyboard() is writing.answer
        with answered(Dialog, agree):
            push(writing.next)
        in_front(self.window)
        self.is_blind()
        until(lambda: self.done() == 2, "both parts")
        self.is_blind()

    def is_blind(self) -> None:
        """The other's words are nowhere in this window."""
        assert self.theirs not in told(self.window), "a blind round that is not blind"
        if self.desk.rounds.of(self.interview):
            assert self.desk.rounds.cards(self.round) == []

    def turns(self) -> None:
        """Turn the next card and have it before one's eyes."""
        cards = self.panel.page.cards
        before = self.cards()
        until(cards.turner.isVisible, "the cards to lie there")
        push(cards.turner)
        self.reads(before + 1)

    def reads(self, count: int) -> None:
        """Wait until so many cards can be read, and the newest of them is in sight."""
        cards = self.panel.page.cards
        until(lambda: self.cards() == count, f"{count} cards")
        newest = self.desk.rounds.cards(self.round)[-1]
        assert newest.answers
        until(lambda: newest.answers[0] in [one.text() for one in cards.texts], "the card in sight")  # type: ignore[index]

    def cards(self) -> int:
        return sum(card.answers is not None for card in self.desk.rounds.cards(self.round))

    def replies(self) -> None:
        """Say something to the card that is in sight."""
        replies = self.panel.page.cards.replies
        until(replies.field.isVisible, "the place for an answer")
        tab_to(replies.field)
        write(self.answer)
        push(replies.sayer)

    def hears(self, text: str) -> None:
        """Wait until the other's answer stands below the card."""
        until(lambda: text in told(self.panel), "the other's answer")

    def leaves(self) -> None:
        """Tell what stands here at the end."""
        self.window.grab().save(str(self.study.parent / "round.png"))
        cards = self.desk.rounds.cards(self.round)
        replies = [reply.text for reply in self.desk.replies.of(self.round)]
        tell(self.study, cards=[card.answers and card.answers[0] for card in cards], replies=replies)
        self.window.close()


def kari(study: Path, address: str) -> None:
    """Begins, turns the first card, answers the last."""
    seat = Seat(study, "Kari", address)
    seat.begins()
    seat.writes()
    seat.turns()
    seat.reads(2)
    seat.replies()
    seat.hears(SAID["Kari"])
    seat.leaves()


def ola(study: Path, address: str) -> None:
    """Is asked, turns the second card, answers; stays until the other has gone."""
    seat = Seat(study, "Ola", address)
    seat.joins()
    seat.is_blind()
    seat.writes()
    seat.reads(1)
    seat.turns()
    seat.hears(SAID["Ola"])
    seat.replies()
    seat.sees("Connected")
    seat.leaves()


if __name__ == "__main__":
    walk({"kari": kari, "ola": ola})
