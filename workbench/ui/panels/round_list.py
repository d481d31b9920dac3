"""The rounds of an interview as large buttons, the running ones first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.rounds import Standing
from workbench.ui.parts import Card, button, stack
from workbench.ui.round_words import round_state, round_title


class RoundList(QWidget):
    """Tells by `chosen` which round is to be shown, by `begin` that a new one is wanted, by `balance` that the
    group wants to see who takes the word.
    """

    chosen = Signal(str)
    begin = Signal()
    balance = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = stack(self, 0.5, 0.5)
        self.cards: dict[str, Card] = {}
        self._shown: list[tuple[str, str, str]] = []
        self.beginner = button(_("Begin a round …"), self.begin.emit, icon="new")
        self.balancer = button(_("Balance"), self.balance.emit, look="quiet", icon="balance")
        self._column.addStretch(1)
        self._column.addWidget(self.beginner)
        self._column.addWidget(self.balancer)

    def show_rounds(self, standings: list[Standing]) -> None:
        """Show these rounds, oldest first as given; the newest running one comes first."""
        newest = [*reversed(standings)]
        rows = [
            (one.round.id, round_title(one.round), round_state(one))
            for one in sorted(newest, key=lambda one: one.over)
        ]
        if rows == self._shown:
            return
        self._shown = rows
        had = next((identity for identity, card in self.cards.items() if card.hasFocus()), "")
        for card in self.cards.values():
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {}
        for place, (identity, title, state) in enumerate(rows):
            card = Card("", title, state, lambda identity=identity: self.chosen.emit(identity))
            card.sign.hide()
            self.cards[identity] = card
            self._column.insertWidget(place, card)
        if had:
            self.cards.get(had, self.beginner).setFocus()

    def start(self) -> None:
        """Put the keyboard on the first round."""
        next(iter(self.cards.values()), self.beginner).setFocus()
