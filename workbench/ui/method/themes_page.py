"""Preliminary themes: the lists made apart, beside each other once all are turned, and below them the agreed one."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.standing import Standing
from workbench.methods.protocol import Artefact
from workbench.study.clusters import Cluster
from workbench.study.provenance import Wording
from workbench.ui.dialogs.agree_theme import AgreeThemeDialog
from workbench.ui.dialogs.begin_themes import BeginThemesDialog
from workbench.ui.dialogs.decision import DecisionDialog
from workbench.ui.dialogs.told import members_told
from workbench.ui.downwards import Downwards
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.item_layout import vanish
from workbench.ui.keyboard import focused
from workbench.ui.method.page import Page
from workbench.ui.method.theme_lists import ThemeLists, key
from workbench.ui.panels.round_page import RoundPage
from workbench.ui.panels.section import Offer, Row, Section
from workbench.ui.parts import button, icon_button, label, row, stack
from workbench.ui.round_words import round_state, round_title
from workbench.ui.style import em

LOW = 26
"""Ems of height below which a round has the page for itself."""

_STEPS = (Artefact.THEME_LISTS, Artefact.AGREED_THEMES)


class ThemesPage(Page):
    """Tells by `table_wanted` that the table is to be seen, where the agreed themes lie."""

    table_wanted = Signal()

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(desk, hub, _("Preliminary themes"), parent)
        self.pages = QStackedWidget()
        self.column.addWidget(self.pages, 1)
        page = QWidget()
        column = stack(page, 0.9, 0.4)
        self.round = RoundPage(desk, hub)
        self.round.leaver.setText(_("All lists"))
        self.round.leaver.setAccessibleName(_("All lists"))
        self.round.left.connect(self.show_all)
        self.listing = Downwards(page)
        for part in (self.listing, self.round):
            self.pages.addWidget(part)
        steps = [step for step in desk.method.now.steps if step.leaves in _STEPS]
        for step in steps:
            column.addWidget(label(_(step.asks)))
        self.rounds = Section(
            _("Lists made apart"),
            _("Nobody can read another's list before all are done and the lists are turned."),
            (Offer(_("Let each write a list …"), "new", self.begin, "themes"),),
        )
        self.rounds.chosen.connect(self.show_round)
        column.addWidget(self.rounds)
        self.lists = ThemeLists()
        self.lists.taken.connect(self._agree)
        column.addWidget(self.lists)
        self.agreed = QWidget()
        self._build_agreed(stack(self.agreed, 0.4))
        column.addWidget(self.agreed)
        column.addStretch(1)
        self._shown: list[tuple[str, Wording]] | None = None
        self.pages.currentChanged.connect(self._arrange)
        self.refresh()

    def step_back(self) -> None:
        if self.pages.currentWidget() is self.round:
            self.show_all()
        else:
            super().step_back()

    def start(self) -> None:
        (self.round if self.pages.currentWidget() is self.round else self.rounds).start()

    def show_round(self, round_id: str) -> None:
        """Show one round."""
        self.round.clear()
        if self.round.show_round(round_id):
            self.pages.setCurrentWidget(self.round)
            self.round.start()

    def show_all(self) -> None:
        """Show all lists, and the agreed one."""
        self.round.clear()
        self.refresh()
        self.rounds.start()

    def begin(self) -> None:
        """Let members write their lists."""
        dialog = BeginThemesDialog(self._desk, self._hub, self.window())
        if dialog.exec() and dialog.begun:
            self.show_round(dialog.begun.id)

    def refresh(self) -> None:
        if self.round.shown and self.round.show_round(self.round.shown):
            return
        self.pages.setCurrentWidget(self.listing)
        standings = self._desk.themes.standings()
        rows = [Row(one.round.id, round_title(one.round), round_state(one)) for one in standings]
        self.rounds.show_rows(rows)
        agreed = self._desk.themes.agreed()
        had = self.listing.isAncestorOf(focused(self))
        self._show_lists(standings, {key(one.name.text) for one in agreed})
        self._show_agreed(agreed)
        if had and not self.listing.isAncestorOf(focused(self)):  # what was pressed is another part now
            next(iter(self.lists.takers.values()), self.adder).setFocus()

    def settle(self) -> bool:
        return self.round.writing.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        """With little height what is written or read gets it: from a round one comes back to the lists anyway."""
        short = self.height() < em(LOW)
        self.round.set_short(short)
        alone = short and self.pages.currentWidget() is self.round
        for part in (self.leaver, self.heading):
            part.setHidden(alone)

    def _show_lists(self, standings: list[Standing], agreed: set[str]) -> None:
        over = next((one for one in standings if one.over), None)
        lists = self._desk.themes.lists(over) if over else []
        members = {member.id: member for member in self._desk.members.list()}
        self.lists.show_lists(lists, members, agreed)
        self.lists.setVisible(bool(lists))

    def _build_agreed(self, column: QVBoxLayout) -> None:
        column.addWidget(label(_("The agreed list"), "subheading"))
        self.hint = label(
            _(
                "Take themes up from the lists, or put one into words together. What you agree on lies on the table."
            ),
            "hint",
        )
        column.addWidget(self.hint)
        self._themes = QWidget()
        self._list = stack(self._themes, 0.2)
        column.addWidget(self._themes)
        below = QWidget()
        buttons = FlowLayout(below, em(0.3))
        self.adder = button(_("Put a theme into words …"), self.add, icon="new")
        self.decider = button(_("Write down a decision …"), self._decide, icon="edit")
        self.table = button(_("Go to the table"), self.table_wanted.emit, look="quiet", icon="right")
        for one in (self.adder, self.decider, self.table):
            buttons.addWidget(one)
        column.addWidget(below)

    def add(self) -> None:
        """Put a theme into words."""
        AgreeThemeDialog(self._desk, self._hub, "", self.window()).exec()
        self.adder.setFocus()

    def _show_agreed(self, agreed: list[Cluster]) -> None:
        shown = [(one.id, one.name) for one in agreed]
        if shown == self._shown:
            return
        self._shown = shown
        while item := self._list.takeAt(0):
            if widget := item.widget():
                vanish(widget)
        for theme in agreed:
            self._list.addWidget(self._theme(theme))

    def _theme(self, theme: Cluster) -> QWidget:
        holder = QWidget()
        line = row(holder, 0.5)
        words = QWidget()
        column = stack(words, 0.0)
        column.addWidget(label(theme.name.text, "words"))
        if theme.name.authors:
            whose = members_told(self._desk, theme.name.authors)
            column.addWidget(label(_("in the words of {names}").format(names=whose), "small"))
        off = icon_button(
            "remove",
            _("Take off the list: {theme}").format(theme=theme.name.text),
            lambda: self._hub.attempt(lambda: self._desk.themes.leave(theme.id)),
        )
        line.addWidget(words, 1)
        line.addWidget(off)
        return holder

    def _agree(self, theme: str, author: str) -> None:
        self._hub.attempt(lambda: self._desk.themes.agree(theme, [author]))

    def _decide(self) -> None:
        DecisionDialog(self._desk, self._hub, None, self.window()).exec()
