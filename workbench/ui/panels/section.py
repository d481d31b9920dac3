"""One kind of thing that is done together: a heading, each of them as a large button, and ways to begin another."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.ui.flow import FlowLayout
from workbench.ui.parts import Card, button, label, stack
from workbench.ui.style import em


class Row(NamedTuple):
    """One of them: its identity, what it is about, how it stands."""

    id: str
    title: str
    state: str


class Offer(NamedTuple):
    """A button that begins another: its words, its icon, what it does, and the name it is found by."""

    words: str
    icon: str
    then: Callable[[], object]
    name: str


class Section(QWidget):
    """Tells by `chosen` which one is to be shown. `hint` says what they are, while there is none."""

    chosen = Signal(str)

    def __init__(
        self, heading: str, hint: str, offers: Sequence[Offer], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._column = stack(self, 0.4)
        self._column.addWidget(label(heading, "subheading"))
        self.hint = label(hint, "hint")
        self._column.addWidget(self.hint)
        self.cards: dict[str, Card] = {}
        self._shown: list[Row] = []
        below = QWidget()
        line = FlowLayout(below, em(0.3))
        self.offers: dict[str, QPushButton] = {}
        for offer in offers:
            made = button(offer.words, offer.then, icon=offer.icon)
            self.offers[offer.name] = made
            line.addWidget(made)
        self._column.addWidget(below)

    @property
    def first_offer(self) -> QPushButton:
        """The likeliest way to begin another."""
        return next(iter(self.offers.values()))

    def show_rows(self, rows: list[Row]) -> None:
        """Show these, in their order; the keyboard stays on the one that it is on."""
        if rows == self._shown:
            return
        self._shown = rows
        had = next((identity for identity, card in self.cards.items() if card.hasFocus()), "")
        for card in self.cards.values():
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {}
        for place, row in enumerate(rows):
            card = Card("", row.title, row.state, lambda identity=row.id: self.chosen.emit(identity))
            card.sign.hide()
            self.cards[row.id] = card
            self._column.insertWidget(place + 2, card)
        self.hint.setVisible(not rows)
        if had:
            self.cards.get(had, self.first_offer).setFocus()

    def start(self) -> None:
        """Put the keyboard on the first one."""
        next(iter(self.cards.values()), self.first_offer).setFocus()
