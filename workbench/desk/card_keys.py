"""The keys of the cards of blind rounds: known to a card's author, given to a reader when that is due.

An author's key follows from the author's own identity: two laptops of one member, which do not know of each other yet,
seal with the same.
"""

from collections.abc import Iterable

from workbench.archive import envelopes
from workbench.desk.context import Context
from workbench.desk.rounds_met import versions_of, written
from workbench.history.log import Write, making
from workbench.study.ids import of_member
from workbench.study.people import Member
from workbench.study.rounds import Card, CardKey, Round


class CardKeys:
    """Opens with the keys of the member who works here; what is opened is kept in memory alone."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._opened: dict[tuple[str, str], bytes] = {}

    def seal(self, card: Card, content: bytes) -> str:
        """What is written on the own card, for nobody but who has its key."""
        identity = self._context.keyring.own(self._context.me)
        return envelopes.seal(envelopes.own_key(identity.opening, card.id), content, card.id)

    def opened(self, card: Card, sealed: str) -> bytes | None:
        """What is written on a card; None for who has no key to it."""
        key = self._key(card)
        return envelopes.open_sealed_text(key, sealed, card.id) if key else None

    def answers(self, card: Card, round_: Round) -> tuple[str, ...] | None:
        """What stands on a card; where its author has written on two laptops at once, both; None for who has no key.

        A card of which the key opens only a part is read by nobody: under several keys each could read something else.
        """
        standing = versions_of(self._context.archive.shelf, card)
        versions = [
            written(content) for sealed in standing if (content := self.opened(card, sealed)) is not None
        ]
        if not versions or len(versions) < len(standing):
            return None
        return tuple(
            "\n\n".join(
                dict.fromkeys(str(version[at]) for version in versions if version[at:] and version[at])
            )
            for at in range(len(round_.prompts))
        )

    def for_readers(self, card: Card, readers: Iterable[Member]) -> "list[Write]":
        """The writes that give the key of the own card to those readers who have none yet."""
        key = self._key(card)
        if key is None:
            return []
        shelf = self._context.archive.shelf
        return [
            write
            for reader in readers
            if reader.opening
            and reader.id != card.author
            and shelf.body(CardKey.KIND, of_member(card.id, reader.id)) is None
            and (wrapped := _wrapped(key, reader)) is not None
            for write in making(self._for(card, wrapped, reader))
        ]

    def _for(self, card: Card, wrapped: str, reader: Member) -> CardKey:
        return CardKey(
            id=of_member(card.id, reader.id),
            interview=card.interview,
            card=card.id,
            author=card.author,
            reader=reader.id,
            wrapped=wrapped,
        )

    def _key(self, card: Card) -> bytes | None:
        me = self._context.reader
        mine = self._context.keyring.identity(me)
        if mine is not None and (card.id, me) not in self._opened:
            if card.author == me:
                self._opened[card.id, me] = envelopes.own_key(mine.opening, card.id)
            elif body := self._context.archive.shelf.body(CardKey.KIND, of_member(card.id, me)):
                key = envelopes.unwrap(str(body.values.get("wrapped")), mine.opening)
                if key is not None:
                    self._opened[card.id, me] = key
        return self._opened.get((card.id, me))


def _wrapped(key: bytes, reader: Member) -> str | None:
    """A key sealed for a reader; None for one whose keys are none: that stops nobody else's."""
    try:
        return envelopes.wrap(key, reader.opening)
    except ValueError:
        return None
