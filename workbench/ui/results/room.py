"""The results: constituents, variations and the essence, each sentence with what it rests on."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.study.clusters import Cluster, Placement
from workbench.study.interviews import Interview, StudyFacts
from workbench.study.people import Member, Participant
from workbench.study.quotes import Quote, Translation
from workbench.study.results import Genre, Section, Sentence, Tick
from workbench.study.units import Unit
from workbench.ui.aside import Aside
from workbench.ui.columns import WIDE, Columns
from workbench.ui.empty_state import EmptyState
from workbench.ui.hub import Hub
from workbench.ui.keyboard import enter
from workbench.ui.parts import stack
from workbench.ui.results.above import AboveText
from workbench.ui.results.beside import Beside
from workbench.ui.results.flow import ResultsFlow
from workbench.ui.results.outline import Outline
from workbench.ui.results.sentence_panel import SentencePanel
from workbench.ui.results.text_page import TextPage
from workbench.ui.results.tick_panel import TickPanel
from workbench.ui.results.whole_panel import WholePanel
from workbench.ui.rooms import Room
from workbench.ui.style import em

_TEXTS = {Section.KIND, Sentence.KIND}
_UNDER = {Cluster.KIND, Placement.KIND, Unit.KIND, Quote.KIND, Translation.KIND, Tick.KIND}
_AROUND = {Interview.KIND, Participant.KIND, Member.KIND, StudyFacts.KIND}
LOW = 28
"""Ems of height below which what stands around the text gives way to it."""


class ResultsRoom(Room):
    """A list of the texts, the page on which one writes, and what the sentence rests on."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(desk, hub, parent)
        self.setAccessibleName(_("Results"))
        self._stale = True
        self._build()
        self.flow = ResultsFlow(self, self.page)
        self._wire()
        hub.touched.connect(self._touched)
        hub.member_changed.connect(self.refresh)
        self.refresh()

    # ways in

    def begin(self, identity: str = "") -> None:
        """Show a text, a sentence, where a quote stands, or what is to be written from a cluster."""
        if self.below.keeps(identity):
            return
        if identity:
            self._show(identity)
        elif self.page.section is None and self.outline.list.count():
            self._choose(next(one.id for one in self.desk.results.sections()))
        self.columns.enter()

    def parts(self) -> Sequence[QWidget]:
        """The texts, the page, and what is beside it."""
        return self.outline, self.middle.currentWidget() or self.middle, self.side

    def sides(self) -> Columns:
        """The texts and the panels can be shown and hidden."""
        return self.columns

    def settle(self) -> bool:
        """Keep what is still being typed; whether the study took it."""
        return self.page.settle()

    def close_room(self) -> None:
        self.page.keep()

    def refresh(self) -> None:
        """Show everything as it is now."""
        self._stale = False
        self._refresh_texts()
        self._show_side()

    def _refresh_texts(self) -> None:
        texts = self.desk.results.sections()
        self.outline.refresh(texts)
        chosen = self.page.section.id if self.page.section else ""
        if chosen and chosen not in {one.id for one in texts}:
            self.page.show_section(None)
        self.page.refresh()

    # Qt's

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    # the inside

    def _build(self) -> None:
        self.outline = Outline(self.desk)
        self.page = TextPage(self.desk, self.hub)
        self.empty = EmptyState()
        self.empty.tell(
            "edit",
            _("Here you write what you found"),
            _(
                "Begin a text of a kind that your method has. Just write; beside each sentence you can say what it "
                "rests on, and hear it."
            ),
        )
        self.middle = QStackedWidget()
        self.middle.addWidget(self.empty)
        self.middle.addWidget(self.page)
        centre = QWidget()
        column = stack(centre, 0)
        self.above = AboveText(self._to_left, self._to_side)
        column.addWidget(self.above)
        column.addWidget(self.middle, 1)
        self.below = SentencePanel(self.desk, self.hub)
        self.ticks = TickPanel(self.desk, self.hub)
        self.beside = Beside(self.desk)
        self.whole = WholePanel(self.desk, self.hub)
        self.side = Aside(self._to_text)
        self.tabs, self.back = self.side.tabs, self.side.back
        self.columns = Columns(self.outline, centre, self.side, self._written)
        stack(self, 0).addWidget(self.columns, 1)
        self._show_tabs(None)

    def _wire(self) -> None:
        self.outline.chosen.connect(self._chosen)
        self.outline.entered.connect(self._to_text)
        self.outline.begin_asked.connect(self.flow.begin)
        self.outline.from_asked.connect(self.flow.begin_from)
        self.flow.text_wanted.connect(self._begun)
        self.outline.shift_asked.connect(self.flow.shift)
        self.outline.remove_asked.connect(self.flow.remove)
        self.page.sentence_changed.connect(self._show_sentence)
        self.page.editor.mark_pressed.connect(self._to_sentence)
        self.page.rest_asked.connect(self.flow.ask_rest)
        for asked in (self.page.quote_asked, self.above.quote_asked):
            asked.connect(self.flow.ask_quote)
        self.above.quotes_asked.connect(self._show_quotes)
        self.below.rest_asked.connect(self.flow.ask_rest)
        self.below.cluster_wanted.connect(partial(self.room_wanted.emit, "table"))
        for heard in (self.below.heard, self.ticks.heard, self.whole.heard):
            heard.connect(self._hear)
        for wanted in (self.below.unit_wanted, self.ticks.unit_wanted, self.whole.unit_wanted):
            wanted.connect(self.unit_wanted)
        self.below.passage_heard.connect(self.heard)
        self.below.passage_wanted.connect(self.words_wanted)
        self.whole.wanted.connect(self._show)
        self.tabs.currentChanged.connect(self._show_side)

    def _touched(self, touched: list[Touched]) -> None:
        within = {(one.kind, one.interview_id) for one in touched}
        kinds = {kind for kind, _interview in within}
        if not kinds & (_TEXTS | _UNDER | _AROUND):
            return
        if not self.isVisible():
            self._stale = True
            return
        here = self.page.section.id if self.page.section else ""
        if kinds & _UNDER:
            self.outline.tell()
        if kinds & (_AROUND | {Section.KIND}):
            self._refresh_texts()
        elif Cluster.KIND in kinds or (Sentence.KIND, here) in within:
            self.page.refresh()
        elif kinds & _UNDER:
            self.page.tell()
        if self.page.section and self.tabs.currentWidget() is self.whole:
            self.whole.say_changed()
            self.above.tell(self.tabs, waits=self.desk.condensates.waits(self.page.section))
        else:
            self._show_side()

    def _show(self, identity: str) -> None:
        """A text, a sentence, a quote where it stands, or a cluster from which a text is to be begun."""
        if self.desk.results.section(identity):
            self._choose(identity)
        elif sentence := self.desk.results.sentence(identity):
            self._choose(sentence.section)
            self.page.editor.choose(identity)
        elif self.desk.context.find(Cluster, identity):
            self.flow.write_from(identity)
        elif stands := [one for one in self.desk.context.all(Sentence) if one.quote == identity]:
            self._show(stands[0].id)
        self._to_text()

    def _begun(self, section: str) -> None:
        self._choose(section)
        self._to_text()
        made = self.page.section
        titled = made and (made.title.text or made.genre in (Genre.ESSENCE, Genre.NEW_WHOLE))
        enter(self.page.editor if titled else self.page.heading)

    def _choose(self, section: str) -> None:
        self.outline.choose(section)
        self._chosen(section)

    def _chosen(self, identity: str) -> None:
        section = self.desk.results.section(identity)
        self.page.show_section(section)
        self._show_tabs(section)
        self._show_side()

    def _show_quotes(self) -> None:
        self.quotes_wanted.emit(self.page.section.id if self.page.section else "")

    def _hear(self, unit: str) -> None:
        if about := self.hub.ask(lambda: self.desk.targets.unit(unit)):
            self.heard.emit(about)

    def _show_tabs(self, section: Section | None) -> None:
        """The panels that this kind of text has."""
        wanted: list[tuple[QWidget, str]] = [(self.below, _("Sentence"))]
        if section and section.genre is Genre.CONDENSATE:
            wanted.append((self.ticks, _("Units")))
        if section and section.genre is Genre.NEW_WHOLE:
            wanted.insert(0, (self.beside, _("Read again")))
        wanted.append((self.whole, _("The whole")))
        if [self.tabs.widget(number) for number in range(self.tabs.count())] == [one for one, _w in wanted]:
            return
        before = self.tabs.currentWidget()
        self.tabs.blockSignals(True)
        self.tabs.clear()
        for panel, words in wanted:
            self.tabs.addTab(panel, words)
        first = next((one for one, _words in wanted if one in (self.beside, self.ticks)), before)
        if first and self.tabs.indexOf(first) >= 0:
            self.tabs.setCurrentWidget(first)
        self.tabs.blockSignals(False)

    def _show_sentence(self) -> None:
        if self.tabs.currentWidget() is self.below:
            self.below.show_sentence(self.page.section, self.page.sentence)

    def _show_side(self) -> None:
        """Bring the panel that is seen up to date; the others when they are."""
        section = self.page.section
        self.middle.setCurrentWidget(self.page if section else self.empty)
        shown = self.tabs.currentWidget()
        self.above.tell(self.tabs, waits=self.desk.condensates.waits(section))
        self.above.show_ways(not self.back.isHidden(), text=section is not None)
        refreshes: dict[QWidget, Callable[[], None]] = {}
        refreshes[self.below], refreshes[self.whole] = self._show_sentence, self.whole.refresh
        if section:
            refreshes[self.ticks] = lambda: self.ticks.show_section(section)
            refreshes[self.beside] = lambda: self.beside.show_section(section)
        if shown in refreshes:
            refreshes[shown]()

    def _arrange(self) -> None:
        self.columns.arrange(self.width())
        wide = self.width() / em() >= WIDE
        self.page.set_short(self.height() / em() < LOW)
        self.above.show_ways(not wide, text=self.page.section is not None)
        self.back.setVisible(not wide)
        self.outline.set_alone(self.columns.alone)
        self.below.set_alone(self.columns.alone)

    def _to_left(self) -> None:
        self.columns.show_left(True)
        enter(self.outline)

    def _to_sentence(self) -> None:
        """A mark beside the text was pressed: show what its sentence rests on."""
        self.tabs.setCurrentWidget(self.below)
        self.columns.show_side(True)

    def _to_side(self) -> None:
        self.columns.show_side(True)
        enter(self.tabs)

    def _to_text(self) -> None:
        self.columns.show_centre()
        enter(self._written())

    def _written(self) -> QWidget:
        """What the keyboard goes to in the middle: the text, or the way to where one is begun."""
        begun = self.above.to_texts if self.columns.alone else self.outline.begin
        return self.page.editor if self.page.section else begun
