"""A unit of meaning as a card, wherever the results show one: the participant's words, to be heard and to be gone to."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from workbench.cellar.words import _, _n, language
from workbench.desk.desk import Desk
from workbench.study.tokens import in_language
from workbench.study.units import Unit
from workbench.ui.flow import FlowLayout
from workbench.ui.keyboard import enter, stops
from workbench.ui.parts import button, label, readable, row, stack
from workbench.ui.style import em
from workbench.ui.wordings import quoted

T = TypeVar("T")

AT_ONCE = 6
"""So many units are shown at first, and with each press as many more."""


class UnitCard(QFrame):
    """Tells by signals, with the unit's identity, what is wanted of it. `more` is the row of buttons."""

    heard = Signal(str)
    wanted = Signal(str)

    def __init__(self, desk: Desk, unit: Unit, code: str) -> None:
        super().__init__()
        self.unit = unit
        self.setProperty("role", "card")
        self.column = stack(self, 0.3, 0.5)
        interview = desk.interviews.get(unit.interview)
        where = " · ".join(part for part in (code, interview.title if interview else "") if part)
        words = quoted(in_language(unit.anchor.text, language()))
        self.words = readable(words)
        self.words.setAccessibleName(f"{where}: {words}")
        self.more = QWidget()
        line = FlowLayout(self.more, em(0.3))
        self.listen = button(_("Listen"), lambda: self.heard.emit(unit.id), look="quiet", icon="play")
        self.listen.setAccessibleDescription(words)
        self.show_it = button(_("Show where it was said"), lambda: self.wanted.emit(unit.id), look="quiet")
        self.show_it.setAccessibleDescription(words)
        line.addWidget(self.listen)
        line.addWidget(self.show_it)
        above = QWidget()
        self._above = row(above, 0.3)
        self._above.addWidget(label(where, "small"), 1)
        self.column.addWidget(above)
        self.column.addWidget(self.words)
        self.column.addWidget(self.more)

    def offer(self, made: QWidget) -> None:
        """Put something small into the corner."""
        self._above.addWidget(made)


class UnitCards(QWidget):
    """Units, told in any way, a few at a time. `make` makes the card of one."""

    def __init__(self, units: Sequence[T], make: Callable[[T], QWidget]) -> None:
        super().__init__()
        self._left: list[Callable[[], QWidget]] = [partial(make, unit) for unit in units]
        self.cards: list[QWidget] = []
        self._column = stack(self, 0.4)
        self._add_cards()
        self.further: QPushButton = button("", self._go_further, look="quiet", icon="down")
        self._column.addWidget(self.further)
        self._tell()

    def show_more(self) -> None:
        """Show some more of them; the keyboard reaches them after those that are there."""
        last = stops(self.cards[-1])[-1:]
        made = self._add_cards()
        for one, after in pairwise([*last, *(stop for card in made for stop in stops(card))]):
            self.setTabOrder(one, after)
        self._tell()

    def _add_cards(self) -> list[QWidget]:
        some, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]
        made = [make() for make in some]
        for card in made:
            self._column.insertWidget(len(self.cards), card)
            card.show()
            self.cards.append(card)
        return made

    def _go_further(self) -> None:
        first = len(self.cards)
        self.show_more()
        enter(self.cards[first])

    def _tell(self) -> None:
        left = len(self._left)
        self.further.setText(_n("{count} more unit", "{count} more units", left).format(count=left))
        self.further.setAccessibleName(self.further.text())
        self.further.setVisible(bool(left))
