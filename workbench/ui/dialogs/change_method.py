"""Which method the study goes by: a card for each, and what another one changes."""

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.methods import methods
from workbench.ui.dialogs.base import Dialog
from workbench.ui.hub import Hub
from workbench.ui.parts import Card


class ChangeMethodDialog(Dialog):
    """A press chooses; undo brings the one before back."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Which method does the study go by?"),
            _(
                "Another method changes the steps, the questions that help, and what groups of units are called. "
                "Nothing that you have made is lost, and you can change back."
            ),
            wide=44,
        )
        self._desk = desk
        self._hub = hub
        now = desk.method.now
        self.cards: dict[str, Card] = {}
        for method in methods():
            words = _(method.words)
            if method.id == now.id:
                words = _("{method} (now)").format(method=words)
            card = Card("", words, _(method.about), lambda identity=method.id: self.choose(identity))
            card.sign.hide()
            card.setProperty("first", method.id == now.id)
            self.cards[method.id] = card
            self.body.addWidget(card)
        self.body.addStretch(1)
        self.offer_cancel(_("Keep the method"))
        self.cards[now.id].setFocus()

    def choose(self, identity: str) -> None:
        """Go on by this method."""
        if self.attempt(lambda: self._desk.method.choose(identity)):
            self._hub.poll()
            self.accept()
