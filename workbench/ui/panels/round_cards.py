"""The cards of a round: one at a time, turned by whoever takes part; after the last one, what is said to each."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.standing import Standing, TurnedCard
from workbench.study.people import Member
from workbench.study.rounds import Reply
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.item_layout import vanish
from workbench.ui.panels.round_card import card_frame
from workbench.ui.panels.round_replies import RoundReplies
from workbench.ui.parts import button, label, stack
from workbench.ui.round_words import cards_lie
from workbench.ui.style import em
from workbench.ui.wordings import name_of


class RoundCards(QWidget):
    """Shows what the desk lets the member who works here read. `foot` is for whoever lays it out below."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self._round = ""
        self._at = self._count = 0
        self._shown: tuple[TurnedCard, Member | None, tuple[str, ...]] | None = None
        self.card: QFrame | None = None
        self._column = stack(self, 0.6)
        self.place = label("", "small")
        self.lie = label("", "heading")
        self.calm = label(_("Turn one at a time, and take time for each."))
        self.replies = RoundReplies(desk, hub)
        for part in (self.place, self.lie, self.calm, self.replies):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.foot = QWidget()
        self.before = button(_("Card before"), lambda: self._page(-1), icon="left")
        self.after = button(_("Card after"), lambda: self._page(1), icon="right")
        self.turner = button(_("Turn the next card"), self.turn, look="primary")
        below = stack(self.foot, 0.4)
        below.addWidget(self.replies.writing)
        holder = QWidget()
        buttons = FlowLayout(holder, em(0.4))
        for one in (self.replies.sayer, self.before, self.after, self.turner):
            buttons.addWidget(one)
        below.addWidget(holder)
        self.clear()

    @property
    def texts(self) -> list[QLabel]:
        """What can be read on the card that is shown."""
        found = self.card.findChildren(QLabel) if self.card else []
        return [one for one in found if one.focusPolicy()]

    def clear(self) -> None:
        """Show nothing, for whoever may not read."""
        self._round = ""
        self._put(None)
        self.lie.setText("")
        self.place.setText("")
        self.replies.clear()
        self.foot.hide()

    def show_cards(self, standing: Standing) -> None:
        """Show the cards of a round; the one that has just been turned where the newest one was in sight."""
        cards = self._desk.rounds.cards(standing.round.id)
        if standing.round.id != self._round:
            self._round, self._at = standing.round.id, 0 if standing.over else max(0, len(cards) - 1)
            self._count = len(cards)
        if len(cards) > self._count and self._at >= self._count - 1:
            self._at = len(cards) - 1
        self._count = len(cards)
        self._at = max(0, min(self._at, len(cards) - 1))
        members = {member.id: member for member in self._desk.members.list()}
        card = cards[self._at] if cards else None
        had = self.foot.isAncestorOf(self.window().focusWidget() or self)
        self._put((card, members.get(card.author), standing.round.prompts) if card else None)
        self._tell(standing, cards)
        self._answer(standing, card, members)
        self._offer(standing, len(cards), had)

    def turn(self) -> None:
        """Turn the next card and read it."""
        self._at = max(0, self._count - 1)
        turned = self._count
        if self._hub.attempt(lambda: self._desk.rounds.turn(self._round)) and self._count > turned:
            self.read()

    def read(self) -> None:
        """Put the keyboard on the card, so that it is read from its beginning."""
        texts = self.texts
        (texts[0] if texts else self.turner).setFocus()

    def _page(self, by: int) -> None:
        self._at += by
        self._hub.ask(lambda: self.show_cards(self._desk.rounds.standing(self._round)))
        self.read()

    def _put(self, wanted: tuple[TurnedCard, Member | None, tuple[str, ...]] | None) -> None:
        if wanted == self._shown and (wanted is None) == (self.card is None):
            return
        self._shown = wanted
        if self.card:
            self._column.removeWidget(self.card)
            vanish(self.card)
        self.card = card_frame(*wanted) if wanted else None
        if self.card:
            self._column.insertWidget(1, self.card)

    def _tell(self, standing: Standing, cards: Sequence[TurnedCard]) -> None:
        count = len(standing.order)
        self.place.setVisible(bool(cards))
        words = _("Card {number} of {count}").format(number=self._at + 1, count=count)
        closed = sum(card.answers is None for card in cards)
        if standing.all_turned and closed:
            told = _("{place}. All cards are turned, but {count} of them cannot be read here yet.")
            words = told.format(place=words, count=closed)
        elif standing.all_turned:
            words = _("{place}. All cards are turned; answers stand below each.").format(place=words)
        self.place.setText(words if cards else "")
        self.lie.setVisible(not cards)
        self.lie.setText("" if cards else cards_lie(count))
        self.calm.setVisible(not cards and count > 1)

    def _answer(self, standing: Standing, card: TurnedCard | None, members: Mapping[str, Member]) -> None:
        if card is None or card.answers is None or not standing.over:
            self.replies.clear()
            return
        said: list[Reply] = [one for one in self._desk.replies.of(self._round) if one.card == card.id]
        self.replies.show_replies(
            standing.round.interview, card, name_of(members.get(card.author)), said, members
        )

    def _offer(self, standing: Standing, count: int, had: bool) -> None:
        self.turner.setVisible(not standing.all_turned and standing.mine is not None)
        self.before.setVisible(count > 1)
        self.after.setVisible(count > 1)
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at < count - 1)
        offered = count > 1 or not (self.turner.isHidden() and self.replies.sayer.isHidden())
        self.foot.setVisible(bool(standing.order) and offered)
        if had and not self.foot.isAncestorOf(self.window().focusWidget() or self):
            self.read()
