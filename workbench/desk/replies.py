"""What is said to the cards of a round, once the last of them was turned."""

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.rounds import Rounds
from workbench.history.log import making
from workbench.study.order import between
from workbench.study.records import Record
from workbench.study.rounds import PartState, Reply, Round


class Replies:
    """Each belongs to its author. Who has still to write alone is shown none of them."""

    def __init__(self, context: Context, rounds: Rounds) -> None:
        self._context = context
        self._rounds = rounds

    def say(self, card_id: str, text: str) -> Reply:
        """Say something to a card, the own one included.

        Raises Refusal before the last card was turned, and for who has still to write alone.
        """
        card = self._rounds.card(card_id)
        standing = self._rounds.standing(card.round) if card else None
        if card is None or standing is None or not standing.over:
            raise Refusal(_("First all cards are turned; then everybody may answer."))
        if standing.mine is PartState.WRITING:
            raise Refusal(_("Be done with your own part first, or pass."))
        if card_id not in {one.id for one in self._rounds.cards(card.round) if one.answers is not None}:
            raise Refusal(_("You cannot read this card yet. Once it can be read you can answer it."))
        if not text.strip():
            raise Refusal(_("Nothing is written yet."))
        others = self.of(card.round)
        reply = Reply(
            id=self._context.own_id(),
            interview=standing.round.interview,
            round=card.round,
            card=card_id,
            author=self._context.me,
            text=text.strip(),
            place=between(others[-1].place if others else None, None),
        )
        self._context.record(Gesture.REPLIED, making(reply))
        return reply

    def of(self, round_id: str) -> list[Reply]:
        """What was said to the cards of a round, in order; nothing for who may not read them yet."""
        standing = self._rounds.standing(round_id)
        if not standing.over or standing.mine is PartState.WRITING:
            return []
        found = self._context.all(Reply, standing.round.interview)
        return sorted((one for one in found if one.round == round_id), key=lambda one: (one.place, one.id))

    def hides(self, record: Record) -> bool:
        """Whether it is an answer in a round that waits for the member who works here."""
        round_ = self._context.find(Round, record.round) if isinstance(record, Reply) else None
        return (
            round_ is not None and self._rounds.met(round_)[1].get(self._context.reader) is PartState.WRITING
        )
