"""One round: what it is over and how it stands, and below that writing alone, waiting, or the cards."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.standing import Standing
from workbench.study.rounds import PartState, Round
from workbench.ui.dialogs.confirm import confirmed
from workbench.ui.downwards import Downwards
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.panels.round_cards import RoundCards
from workbench.ui.panels.round_writing import RoundWriting
from workbench.ui.parts import button, label, stack
from workbench.ui.passage import Passage
from workbench.ui.round_words import blind_sentence, count_done, round_over
from workbench.ui.style import em
from workbench.ui.wordings import quoted


class RoundPage(QWidget):
    """Tells by `left` that all rounds are to be seen, by `passage_wanted` that the words are."""

    left = Signal()
    passage_wanted = Signal(object)
    differ = Signal(object)
    discuss = Signal(object)
    """These two carry the round, once the last card is turned."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self._round: Round | None = None
        self._short = False
        outer = stack(self, 0.4, 0.5)
        self.leaver = button(_("All rounds"), self.left.emit, look="quiet", icon="left")
        self.shower = button(_("Show in the transcript"), self._show_passage, look="quiet")
        self.remover = button(_("Take the round away …"), self.take_away, look="quiet", icon="remove")
        above = QWidget()
        line = FlowLayout(above, em(0.3))
        line.addWidget(self.leaver)
        line.addWidget(self.shower)
        line.addWidget(self.remover)
        self.onwards = self._onwards()
        self.over = label("", "small")
        self.words = label("", "words")
        self.passage = Passage(self.words)
        self.writing = RoundWriting(desk, hub)
        self.waiting = QWidget()
        self._build_waiting()
        self.cards = RoundCards(desk, hub)
        body = QWidget()
        column = stack(body, 0.6)
        column.addWidget(self.over)
        column.addWidget(self.passage)
        column.addWidget(self.writing, 1)
        column.addWidget(self.waiting)
        column.addWidget(self.cards)
        column.addWidget(self.onwards)
        column.addStretch(0)
        outer.addWidget(above)
        outer.addWidget(Downwards(body), 1)
        outer.addWidget(self.writing.foot)
        outer.addWidget(self.cards.foot)

    @property
    def shown(self) -> str:
        """The identity of the round that is shown; empty for none."""
        return self._round.id if self._round else ""

    def show_round(self, round_id: str) -> bool:
        """Show a round as it stands for the member who works here; False where it is gone."""
        try:
            standing = self._desk.rounds.standing(round_id)
        except Refusal:
            self.clear()
            return False
        before = self.window().focusWidget() or self
        wrote = any(part.isAncestorOf(before) for part in (self.writing, self.writing.foot))
        self._round = standing.round
        words = standing.round.passage.text
        self.over.setText(round_over(standing.round))
        self.words.setText(quoted(words) if words else "")
        self.shower.setVisible(bool(words))
        self.remover.setVisible(self._desk.rounds.may_take_away(standing.round))
        writes = standing.mine is PartState.WRITING
        reads = not writes and (standing.over if standing.mine is None else standing.open)
        self._show_writing(standing, writes)
        self._show_waiting(standing, not writes and not reads)
        self.cards.setVisible(reads)
        self.onwards.setVisible(reads and standing.over and bool(standing.round.interview))
        self._make_room()
        if reads:
            self.cards.show_cards(standing)
        else:
            self.cards.clear()
        if wrote and not writes:
            self.start()  # or the keyboard would be wherever Qt puts it
        return True

    def clear(self) -> None:
        """Show no round; what is typed is kept first."""
        self.writing.show_round("")
        self.cards.clear()
        self._round = None

    def set_short(self, short: bool) -> None:
        """Whether there is little height, so that what is written or read should get it."""
        self._short = short
        self._make_room()

    def start(self) -> None:
        """Put the keyboard where one goes on."""
        if not self.writing.isHidden():
            self.writing.answer.setFocus()
        elif self.cards.card or not self.cards.foot.isHidden():
            self.cards.read()
        else:
            self.leaver.setFocus()  # not on opening without the others: that cannot be undone

    def _onwards(self) -> QWidget:
        """What the round may lead to."""
        holder = QWidget()
        line = FlowLayout(holder, em(0.3))
        self.discussing = button(
            _("Write down a discussion …"), lambda: self.discuss.emit(self._round), icon="discussion"
        )
        self.differing = button(
            _("We see this differently …"), lambda: self.differ.emit(self._round), icon="differ"
        )
        for one in (self.discussing, self.differing):
            line.addWidget(one)
        return holder

    def _build_waiting(self) -> None:
        column = stack(self.waiting, 0.6)
        self.count = label("", "heading")
        self.sentence = label("")
        self.opener = button(_("Open without the others …"), self.open_now)
        self.meaning = label(_what_it_means(), "small")
        below = QWidget()
        FlowLayout(below, em(0.3)).addWidget(self.opener)
        column.addSpacing(em(0.6))
        column.addWidget(self.count)
        column.addWidget(self.sentence)
        column.addSpacing(em(0.8))
        column.addWidget(below)
        column.addWidget(self.meaning)

    def _show_writing(self, standing: Standing, writes: bool) -> None:
        self.writing.setVisible(writes)
        self.writing.foot.setVisible(writes)
        if not writes:
            self.writing.show_round("")
            return
        self.writing.status.setText(
            _("The others have opened the round. You can read their cards once your own part is in.")
            if standing.open
            else count_done(standing)
        )
        self.writing.show_round(standing.round.id, standing.round.prompts)

    def _show_waiting(self, standing: Standing, waits: bool) -> None:
        self.waiting.setVisible(waits)
        if waits:
            self.count.setText(_("The cards are being turned") if standing.open else count_done(standing))
            self.sentence.setText(blind_sentence(standing))
        may_open = waits and standing.mine is not None
        self.opener.setVisible(may_open)
        self.meaning.setVisible(may_open)

    def _make_room(self) -> None:
        words = self._round is not None and bool(self._round.passage.text)
        self.cards.replies.set_short(self._short)
        reads = self.cards.isVisibleTo(self)
        self.over.setVisible(not (self._short and (words or reads)))
        self.passage.setVisible(words and not (self._short and reads))

    def _show_passage(self) -> None:
        if self._round:
            self.passage_wanted.emit(self._round.passage)

    def take_away(self) -> None:
        """Take the round away, after asking."""
        round_id = self.shown
        if confirmed(
            self.window(),
            _("Take this round away?"),
            _(
                "Nobody else has written yet. What you have written yourself goes with it; undo brings both back."
            ),
            _("Take it away"),
            _("Leave it"),
        ):
            self.clear()
            self._hub.attempt(lambda: self._desk.rounds.take_away(round_id))
            self.left.emit()

    def open_now(self) -> None:
        """Open the round although some are away, after asking."""
        round_id = self.shown
        if confirmed(
            self.window(),
            _("Open the round without the others?"),
            _what_it_means(),
            _("Open without the others"),
            _("Wait for them"),
        ):
            self._hub.attempt(lambda: self._desk.rounds.open_without_the_others(round_id))


def _what_it_means() -> str:
    return _(
        "Whoever is away reads nothing until their own part is in, and turns their card last. "
        "This cannot be changed afterwards."
    )
