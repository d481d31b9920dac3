"""The units of meaning of an interview: a list in the order of the text, above it what its reader has to review."""

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from workbench.cellar.words import _, _n
from workbench.desk.desk import Desk
from workbench.study.anchors import AnchorState
from workbench.study.reading import Reading
from workbench.study.units import Unit
from workbench.ui import actions, theme
from workbench.ui.downwards import Downwards
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.panels.review_card import ReviewCard
from workbench.ui.panels.unit_book import UnitBook
from workbench.ui.panels.unit_list import UnitList
from workbench.ui.panels.unit_rows import UnitRow
from workbench.ui.parts import button, label, reword, stack
from workbench.ui.signs import badge_icon
from workbench.ui.silence import offer_sound, why_silent
from workbench.ui.style import em


class UnitsPanel(QWidget):
    """Tells by signals what somebody wants with a unit; they carry its identity."""

    unit_chosen = Signal(str)
    go_to = Signal(str)
    play = Signal(str)
    bridle = Signal(str)
    differ = Signal(str)
    discuss = Signal(str)
    uses = Signal(str)
    quote = Signal(str)

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Units of meaning"))
        self._desk = desk
        self._hub = hub
        self.book = UnitBook(desk, hub, self)
        self._all: list[UnitRow] = []
        self._looks: Sequence[object] = ()
        self._stale = False
        self._selection: tuple[int, int] | None = None
        self._build()
        self.book.changed.connect(self._refresh)
        self._show_all()

    def show_interview(
        self, interview_id: str, reading: Reading | None = None, units: Iterable[Unit] | None = None
    ) -> None:
        """Show the units of an interview, or of none; what is given is not read again."""
        self._selection = None
        self.book.show(interview_id, reading, units)

    def choose(self, unit_id: str) -> None:
        """Show a unit as the chosen one, as when it was chosen in the transcript; an empty text for none."""
        self._settle()
        if unit_id and self.list.units.row_of(unit_id) is None:
            self.member.setCurrentIndex(0)
        self.list.choose(unit_id)
        self._enable()

    def set_selection(self, first: int, last: int) -> None:
        """Which words are selected in the transcript: positions of the first and the last; -1 for none."""
        self._selection = None if first < 0 else (first, last)

    def start(self) -> None:
        """Put the keyboard on the list."""
        self._settle()
        self._back_to_list()
        if not self.list.current and self.list.units.rows:
            self.list.choose(self.list.units.rows[0].id)
            self._enable()
        self.list.setFocus()

    def show_review(self) -> None:
        """Show the own units that an edit has touched, one at a time."""
        self._settle()
        if self.review.unit is None:
            return
        self.pages.setCurrentWidget(self.review_area)
        self.review.begin()

    def _build(self) -> None:
        outer = stack(self)
        self.pages = QStackedWidget()
        outer.addWidget(self.pages)
        self.listing = QWidget()
        column = stack(self.listing, 0.5, 0.5)
        self.member = QComboBox()
        self.member.setAccessibleName(_("Whose units are shown"))
        self.to_review = button("", self.show_review, icon="care")
        self.review = ReviewCard()
        self.review_area = Downwards(self.review)
        self.list = UnitList()
        self.empty = label(
            _("Select words in the transcript and press {key} to mark a unit of meaning.").format(
                key=actions.sequences(actions.find("unit.mark"))[0].toString()
            ),
            "hint",
        )
        self.listen = button(_("Listen"), lambda: self.play.emit(self.list.current), icon="play")
        self.write = button(_("Bridle"), lambda: self.bridle.emit(self.list.current), icon="bridling")
        self.write.setToolTip(_("Write the bridling note of this unit"))
        self.differing = button(
            _("We see this differently"), lambda: self.differ.emit(self.list.current), icon="differ"
        )
        self.discussing = button(
            _("Write down a discussion"), lambda: self.discuss.emit(self.list.current), icon="discussion"
        )
        self.quoting = button(_("Make a quote"), lambda: self.quote.emit(self.list.current), icon="quote")
        self.using = button(_("Where it is used"), lambda: self.uses.emit(self.list.current), icon="near")
        self.buttons = QWidget()
        line = FlowLayout(self.buttons, em(0.3))
        for one in (self.listen, self.write, self.differing, self.discussing, self.quoting, self.using):
            line.addWidget(one)
        self.pages.addWidget(self.listing)
        self.pages.addWidget(self.review_area)
        column.addWidget(self.to_review)
        column.addWidget(self.member)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.buttons)
        column.addStretch(0)
        self.member.currentIndexChanged.connect(self._filter)
        self.list.chosen.connect(self._chosen)
        self.list.go_to.connect(self.go_to)
        self.list.play.connect(self.play)
        self.review.go_to.connect(self.go_to)
        self.review.turned_to.connect(self._turned_to)
        self.review.accepted.connect(self._accept)
        self.review.removed.connect(self._remove)
        self.review.ends_asked.connect(self._set_ends)
        self.review.left.connect(self._back_to_list)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show_all()

    def _settle(self) -> None:
        """Show the units as they are now."""
        self.book.settle()
        if self._stale:
            self._show_all()

    def _refresh(self) -> None:
        """Show what has changed; while nobody sees the panel, that waits."""
        self._stale = True
        if self.isVisible():
            self._show_all()

    def _show_all(self) -> None:
        self._stale = False
        self._all = self.book.rows
        self._fill_members()
        self._filter()
        # Nobody can review for another: of the others' units the list tells that they have changed.
        touched = [unit for unit in self._all if unit.own and unit.state is not AnchorState.INTACT]
        self.review.show_units(touched)
        count = len(touched)
        reword(
            self.to_review,
            _n("{count} unit to review", "{count} units to review", count).format(count=count),
        )
        self.to_review.setVisible(bool(touched))
        if not touched:
            self._back_to_list()

    def _fill_members(self) -> None:
        authors = {unit.author: (unit.name, unit.sign) for unit in self._all}
        counts = Counter(unit.author for unit in self._all)
        lines = [(_("Everybody’s units ({count})").format(count=len(self._all)), "", -1)]
        for author, (name, sign) in sorted(authors.items(), key=lambda item: item[1]):
            lines.append((_("{name} ({count})").format(name=name, count=counts[author]), author, sign))
        kept = self.member.currentData()
        with QSignalBlocker(self.member):
            looks = [theme.now().name, em(), *(line[1:] for line in lines)]
            if looks != self._looks:
                self._looks = looks
                self.member.clear()
                for words, author, sign in lines:
                    self.member.addItem(badge_icon(sign, em(0.9)) if author else QIcon(), words, author)
                self.member.setCurrentIndex(max(0, self.member.findData(kept)))
            for number, (words, _author, _sign) in enumerate(lines):
                self.member.setItemText(number, words)
        self.member.setVisible(len(authors) > 1)

    def _filter(self) -> None:
        author = self.member.currentData()
        shown = [unit for unit in self._all if not author or unit.author == author]
        self.list.show_rows(shown)
        self.empty.setVisible(not self._all and bool(self.book.interview))
        self.list.setVisible(bool(self._all))
        self.buttons.setVisible(bool(self._all))
        self._enable()

    def _enable(self) -> None:
        found = self.list.units.at(self.list.currentIndex())
        silent = (
            why_silent(self._desk, found.interview, gone=found.first is None, timed=found.start is not None)
            if found
            else ""
        )
        offer_sound(self.listen, silent, there=found is not None)
        for one in (self.write, self.differing, self.discussing, self.quoting, self.using):
            one.setEnabled(found is not None)

    def _chosen(self, unit_id: str) -> None:
        self._enable()
        if unit_id:
            self.unit_chosen.emit(unit_id)

    def _turned_to(self, unit_id: str) -> None:
        """What is reviewed is the chosen unit: the transcript shows where it stands."""
        if unit_id:
            self.choose(unit_id)
            self.unit_chosen.emit(unit_id)

    def _back_to_list(self) -> None:
        if self.pages.currentWidget() is self.review_area:
            self.pages.setCurrentWidget(self.listing)
            (self.to_review if self.to_review.isVisible() else self.list).setFocus()

    def _accept(self, unit_id: str) -> None:
        self._hub.attempt(lambda: self._desk.units.accept(unit_id))

    def _remove(self, unit_id: str) -> None:
        self._hub.attempt(lambda: self._desk.units.remove(unit_id))

    def _set_ends(self, unit_id: str) -> None:
        if self._selection is None:
            self._hub.said.emit(
                _("Select the unit’s words in the transcript first, then press the button again.")
            )
            return
        first, last = self._selection
        self._hub.attempt(lambda: self._desk.units.set_ends(unit_id, first, last))
