"""The units of a condensate: each taken up, or left because of something; those of which nothing is said come first."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from workbench.cellar.words import _
from workbench.desk.condensates import Became, Ticked
from workbench.desk.desk import Desk
from workbench.desk.whose_words import WhoseWords
from workbench.study.results import Section
from workbench.study.units import Unit
from workbench.ui.downwards import Downwards
from workbench.ui.hub import Hub
from workbench.ui.item_layout import emptied, put
from workbench.ui.parts import button, field, label, readable, row, stack
from workbench.ui.results.unit_card import UnitCard, UnitCards


class TickPanel(QWidget):
    """Shows the units of one condensate."""

    heard = Signal(str)
    unit_wanted = Signal(str)

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Units of the condensate"))
        self._desk = desk
        self._hub = hub
        self.section = ""
        self._shown: tuple[str, list[Ticked]] | None = None
        self.takers: dict[str, QPushButton] = {}
        """By the units of which nothing is said; those of the others take that back."""
        self.backs: dict[str, QPushButton] = {}
        self.said_of_all: QLabel | None = None
        self._begun: dict[tuple[str, str], str] = {}
        """Reasons that are being written: the panel is made anew with whatever changes meanwhile."""
        outer = stack(self)
        body = QWidget()
        self._column = stack(body, 0.7, 0.7)
        self.area = Downwards(body)
        outer.addWidget(self.area, 1)

    def show_section(self, section: Section) -> None:
        """Show the units of a condensate as they are ticked now."""
        units = self._desk.condensates.units(section.id)
        if (section.id, units) == self._shown:
            return  # whoever is in the middle of it stays where they are
        self.section, self._shown = section.id, (section.id, units)
        emptied(self._column)
        self.takers, self.backs = {}, {}
        self.said_of_all = None
        if units and all(one.became is not Became.OPEN for one in units):
            self.said_of_all = readable(_("Something is said of every unit."), "hint")
            put(self._column, self.said_of_all)
        whose = self._desk.thread.whose()
        for became, words in (
            (Became.OPEN, _("Nothing is said of these yet")),
            (Became.TAKEN, _("Taken up")),
            (Became.LEFT, _("Left")),
        ):
            some = {one.unit.id: one for one in units if one.became is became}
            if some:
                self._column.addWidget(label(words, "subheading"))
                make = partial(self._card, some, whose)
                put(self._column, UnitCards([one.unit for one in some.values()], make))
        if not units:
            self._column.addWidget(
                label(
                    _("Begin a condensate from what lies together on the table; its units are shown here."),
                    "hint",
                )
            )
        self._column.addStretch(1)

    def _card(self, ticked: dict[str, Ticked], whose: WhoseWords, unit: Unit) -> QWidget:
        made = UnitCard(self._desk, unit, ", ".join(whose.of_unit(unit.interview, unit.id)))
        made.heard.connect(self.heard)
        made.wanted.connect(self.unit_wanted)
        known = ticked[unit.id]
        holder = QWidget()
        column = stack(holder, 0.3)
        because = field(_("Left because"), hint=_("Left because …"))
        because.setText(self._begun.get((self.section, unit.id), ""))
        because.textEdited.connect(partial(self._begin, unit.id))
        if known.became is not Became.OPEN:
            if known.tick and known.tick.because:
                made.column.addWidget(
                    label(_("Left because: {reason}").format(reason=known.tick.because), "small")
                )
            back = button(_("Take that back"), partial(self._untick, unit.id), look="quiet")
            back.setAccessibleDescription(made.words.text())
            self.backs[unit.id] = back
            column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            take = button(_("Taken up"), partial(self._take, unit.id), icon="check")
            leave = button(_("Leave"), lambda: self._leave(unit.id, because))
            self.takers[unit.id] = take
            for one in (take, leave):
                one.setAccessibleDescription(made.words.text())
            because.returnPressed.connect(leave.click)
            beside = QWidget()
            line = row(beside, 0.3)
            line.addWidget(because, 1)
            line.addWidget(leave)
            column.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(beside)
        made.column.addWidget(holder)
        return made

    def _take(self, unit: str) -> None:
        after = self._after(unit)
        if self._hub.attempt(lambda: self._desk.condensates.take(self.section, unit)):
            self._go_on(unit, after)

    def _leave(self, unit: str, because: QLineEdit) -> None:
        after, reason = self._after(unit), because.text()
        if self._hub.attempt(lambda: self._desk.condensates.leave(self.section, unit, reason)):
            self._begun.pop((self.section, unit), None)
            self._go_on(unit, after)
        else:
            because.setFocus()

    def _untick(self, unit: str) -> None:
        if self._hub.attempt(lambda: self._desk.condensates.untick(self.section, unit)):
            self._go_on(unit)

    def _after(self, unit: str) -> Sequence[str]:
        waiting = list(self.takers)
        return waiting[waiting.index(unit) + 1 :]

    def _go_on(self, unit: str, after: Sequence[str] = ()) -> None:
        """The keyboard goes to the next unit of which nothing is said; after the last, to the sentence that says so.

        Not to the button that takes the last one back: a second Enter would.
        """
        waiting = [one for one in (unit, *after, *self.takers) if one in self.takers]
        if wanted := self.takers[waiting[0]] if waiting else self.said_of_all:
            wanted.setFocus()

    def _begin(self, unit: str, because: str) -> None:
        self._begun[self.section, unit] = because
