"""What is done together on the interview that is shown: rounds, what is seen differently, discussions."""

from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.desk.open_ends import Matter
from workbench.study.about import About
from workbench.study.anchors import place
from workbench.study.differing import Agreement, Disagreement, Position, SharedReading
from workbench.study.discussions import Discussion
from workbench.study.people import Member
from workbench.study.rounds import Card, CardKey, Part, Reply, Round
from workbench.ui.dialogs.balance import BalanceDialog
from workbench.ui.dialogs.begin_reflection import BeginReflectionDialog
from workbench.ui.dialogs.begin_round import BeginRoundDialog
from workbench.ui.downwards import Downwards
from workbench.ui.empty_state import EmptyState
from workbench.ui.hub import Hub
from workbench.ui.panels.round_page import RoundPage
from workbench.ui.panels.together_list import TogetherList
from workbench.ui.parts import stack
from workbench.ui.together_flow import TogetherFlow


class TogetherPanel(QWidget):
    """Tells by `passage_wanted`, with an anchor, that some words are to be seen, by `listen` that they are to be heard."""

    passage_wanted = Signal(object)
    listen = Signal(object)

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Together"))
        self._desk = desk
        self._hub = hub
        self.interview = ""
        self._selection: tuple[int, int] | None = None
        self._unit = ""
        outer = stack(self)
        self.pages = QStackedWidget()
        outer.addWidget(self.pages)
        self.empty = EmptyState()
        self.empty.tell(
            "members", _("Together"), _("Choose an interview; what you do together is on its words.")
        )
        self.list = TogetherList(desk)
        self.listing = Downwards(self.list)
        self.page = RoundPage(desk, hub)
        for part in (self.empty, self.listing, self.page):
            self.pages.addWidget(part)
        self.flow = TogetherFlow(desk, hub, self)
        self.flow.passage_wanted.connect(self.passage_wanted)
        self.flow.listen.connect(self.listen)
        self.list.rounds.chosen.connect(self.choose)
        self.list.differing.chosen.connect(self.flow.show_disagreement)
        self.list.discussions.chosen.connect(self.flow.show_discussion)
        self.list.begin.connect(self.begin)
        self.list.reflect.connect(self.reflect)
        self.list.balance.connect(lambda: BalanceDialog(desk, self.window()).exec())
        self.list.differ.connect(self.differ)
        self.list.discuss.connect(self.discuss)
        self.page.left.connect(self._leave)
        self.page.passage_wanted.connect(self.passage_wanted)
        self.page.differ.connect(self._differ_on)
        self.page.discuss.connect(self._discuss_on)
        hub.touched.connect(self._touched)
        hub.member_changed.connect(self.refresh)
        self.refresh()

    def show_interview(self, interview: str) -> None:
        """Show what is done together on an interview, or on none; what is typed is kept first."""
        self.page.clear()
        self.interview = interview
        self._selection = None
        self._unit = ""
        self.refresh()

    def set_selection(self, first: int, last: int) -> None:
        """Which words are selected in the transcript: positions of the first and the last; -1 for none."""
        self._selection = None if first < 0 else (first, last)

    def set_unit(self, unit_id: str) -> None:
        """Which unit of meaning is chosen; an empty text for none."""
        self._unit = unit_id

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
        if self._chosen():
            passage = self._selection or self._unit_words()
            dialog = BeginRoundDialog(
                self._desk, self._hub, self.interview, passage, self.window(), of_unit=not self._selection
            )
            if dialog.exec() and dialog.begun:
                self.choose(dialog.begun.id)

    def reflect(self) -> None:
        """Ask who led the interview, and let them write their reflection notes."""
        if self._chosen():
            dialog = BeginReflectionDialog(self._desk, self._hub, self.interview, self.window())
            if dialog.exec() and dialog.begun:
                self.choose(dialog.begun.id)

    def differ(self) -> None:
        """Say that the selected words, the chosen unit, or the whole interview are seen differently."""
        if self._chosen():
            self.flow.differ(self._choices())

    def discuss(self) -> None:
        """Write down a discussion on the selected words, the chosen unit, or the whole interview."""
        if self._chosen():
            self.flow.discuss(self._choices())

    def show_all(self) -> None:
        """Show all that is done together on the interview, and not one round of it."""
        self.page.clear()
        self.refresh()

    def go_on_after(self, matter: Matter) -> None:
        """Put the keyboard where what is missing after the interview is begun."""
        self.show_all()
        offers = self.list.rounds.offers | self.list.discussions.offers
        offers["reflect" if matter is Matter.REFLECTION else "discuss"].setFocus()

    def start(self) -> None:
        """Put the keyboard into the panel."""
        shown = self.pages.currentWidget()
        if shown is self.page:
            self.page.start()
        elif shown is self.listing:
            self.list.start()

    def set_short(self, short: bool) -> None:
        """Whether the window is low for its text."""
        self.page.set_short(short)

    def keep(self) -> None:
        """Keep what was typed, now."""
        self.page.writing.keep()

    def refresh(self) -> None:
        """Show how it stands, as far as the member who works here may know."""
        if self.page.shown and self.page.show_round(self.page.shown):
            return
        if self.interview and self._desk.interviews.get(self.interview):
            self.list.show_interview(self.interview)
            self.pages.setCurrentWidget(self.listing)
        else:
            self.pages.setCurrentWidget(self.empty)

    def _chosen(self) -> bool:
        if not self.interview:
            self._hub.said.emit(_("Choose an interview first; what you do together is on its words."))
        return bool(self.interview)

    def _choices(self) -> list[About]:
        """What can be written about here, the likeliest first."""
        targets, found = self._desk.targets, list[About]()
        if self._selection:
            found.append(targets.words(self.interview, *self._selection))
        if self._unit:
            with suppress(Refusal):  # taken away meanwhile
                found.append(targets.unit(self._unit))
        return [*found, targets.whole(self.interview)]

    def _unit_words(self) -> tuple[int, int] | None:
        """The words of the chosen unit, where they stand in the transcript."""
        about = self._hub.ask(lambda: self._desk.targets.unit(self._unit)) if self._unit else None
        if about is None:
            return None
        found = place(about.passage, self._desk.transcripts.reading(self.interview))
        return (found.first, found.last) if found.first is not None and found.last is not None else None

    def _differ_on(self, round_: Round) -> None:
        self.flow.differ([self._desk.targets.over(round_)])

    def _discuss_on(self, round_: Round) -> None:
        self.flow.discuss([self._desk.targets.over(round_)])

    def _leave(self) -> None:
        left = self.page.shown
        self.page.clear()
        self.refresh()
        self.list.rounds.cards.get(left, self.list.rounds.first_offer).setFocus()

    def _touched(self, touched: list[Touched]) -> None:
        if any(one.kind in _TELLING and one.interview_id in ("", self.interview) for one in touched):
            self.refresh()


_TELLING = {Round.KIND, Part.KIND, Card.KIND, CardKey.KIND, Reply.KIND, Member.KIND} | {
    kind.KIND for kind in (Disagreement, Position, SharedReading, Agreement, Discussion)
}
