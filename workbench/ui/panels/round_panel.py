"""The rounds of the interview that is shown: what a round is, all of them, or one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.study.people import Member
from workbench.study.rounds import Card, CardKey, Part, Reply, Round
from workbench.ui.dialogs.balance import BalanceDialog
from workbench.ui.dialogs.begin_round import BeginRoundDialog
from workbench.ui.empty_state import EmptyState
from workbench.ui.hub import Hub
from workbench.ui.panels.round_list import RoundList
from workbench.ui.panels.round_page import RoundPage
from workbench.ui.parts import Downwards, stack


class RoundPanel(QWidget):
    """Tells by `passage_wanted`, with an anchor, that a round's words are to be seen."""

    passage_wanted = Signal(object)

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Rounds"))
        self._desk = desk
        self._hub = hub
        self.interview = ""
        self._selection: tuple[int, int] | None = None
        outer = stack(self)
        self.pages = QStackedWidget()
        outer.addWidget(self.pages)
        self.empty = EmptyState()
        self.list = RoundList()
        self.listing = Downwards(self.list)
        self.page = RoundPage(desk, hub)
        for part in (self.empty, self.listing, self.page):
            self.pages.addWidget(part)
        self.list.chosen.connect(self.choose)
        self.list.begin.connect(self.begin)
        self.list.balance.connect(lambda: BalanceDialog(desk, self.window()).exec())
        self.page.left.connect(self._leave)
        self.page.passage_wanted.connect(self.passage_wanted)
        hub.touched.connect(self._touched)
        hub.member_changed.connect(self.refresh)
        self.refresh()

    def show_interview(self, interview: str) -> None:
        """Show the rounds of an interview, or of none; what is typed in one is kept first."""
        self.page.clear()
        self.interview = interview
        self._selection = None
        self.refresh()

    def set_selection(self, first: int, last: int) -> None:
        """Which words are selected in the transcript: positions of the first and the last; -1 for none."""
        self._selection = None if first < 0 else (first, last)

    def choose(self, round_id: str) -> None:
        """Show one round, and its words in the transcript."""
        self.page.clear()
        if not self.page.show_round(round_id):
            self.refresh()
            return
        self.pages.setCurrentWidget(self.page)
        self.page.start()
        passage = self._desk.rounds.standing(round_id).round.passage
        if passage.text:
            self.passage_wanted.emit(passage)

    def begin(self) -> None:
        """Ask for a new round over the selected words, or the whole interview, and show it."""
        if not self.interview:
            self._hub.said.emit(_("Choose an interview first; a round is over its words."))
            return
        dialog = BeginRoundDialog(self._desk, self._hub, self.interview, self._selection, self.window())
        if dialog.exec() and dialog.begun:
            self.choose(dialog.begun.id)

    def start(self) -> None:
        """Put the keyboard into the panel."""
        shown = self.pages.currentWidget()
        if shown is self.page:
            self.page.start()
        elif shown is self.listing:
            self.list.start()
        else:
            self.empty.button.setFocus()

    def set_short(self, short: bool) -> None:
        """Whether the window is low for its text."""
        self.page.set_short(short)

    def keep(self) -> None:
        """Keep what was typed, now."""
        self.page.writing.keep()

    def refresh(self) -> None:
        """Show how the rounds stand, as far as the member who works here may know."""
        rounds = self._desk.rounds.of(self.interview) if self.interview else []
        if self.page.shown and self.page.show_round(self.page.shown):
            return
        if rounds:
            self.list.show_rounds([self._desk.rounds.standing(one.id) for one in rounds])
        else:
            self._tell_empty()
        self.pages.setCurrentWidget(self.listing if rounds else self.empty)

    def _leave(self) -> None:
        left = self.page.shown
        self.page.clear()
        self.refresh()
        self.list.cards.get(left, self.list.beginner).setFocus()

    def _touched(self, touched: list[Touched]) -> None:
        if any(one.kind in _TELLING and one.interview_id in ("", self.interview) for one in touched):
            self.refresh()

    def _tell_empty(self) -> None:
        self.empty.tell(
            "members",
            _("No round yet"),
            _(
                "In a round each of you first writes alone about the same words, and nobody can read what "
                "another has written. When all are done, you turn the cards one at a time and listen. "
                "After the last card everybody may answer."
            ),
            _("Begin a round …"),
            self.begin if self.interview else None,
        )


_TELLING = {Round.KIND, Part.KIND, Card.KIND, CardKey.KIND, Reply.KIND, Member.KIND}
