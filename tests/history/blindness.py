"""What is true of the rounds of a history, whatever a single laptop knows: who may read whose card.

Every step is looked at as it is made: a key that once stands in a step can be used by whoever it is sealed for,
whatever program that is.
"""

import json
from collections import defaultdict
from collections.abc import Collection

from tests.history.laptops import MEMBERS, SECRET, Laptop, secret_of
from workbench.archive import envelopes
from workbench.desk.standing import TurnedCard
from workbench.history.steps import Leaf, Step, StepRef
from workbench.study.rounds import Card, CardKey, Part, PartState, Reply, Round


class Blindness:
    """Raises AssertionError where a card could be read that must not be, or cannot be read that should."""

    def __init__(self) -> None:
        self._parts: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._members: dict[str, tuple[str, ...]] = {}
        self._without: defaultdict[str, set[str]] = defaultdict(set)
        self._turned: defaultdict[str, set[str]] = defaultdict(set)
        self._open: set[tuple[str, str]] = set()
        self._given: set[tuple[str, str, str]] = set()
        self._answers: dict[StepRef, list[str]] = {}
        self._shown: defaultdict[tuple[str, str], set[str]] = defaultdict(set)

    def made(self, laptop: Laptop, step: Step) -> None:
        """A step was made on a laptop."""
        for leaf in step.standing:
            values = {change.field: change.after for change in leaf.changes}
            kind, identity = leaf.key
            if kind != Reply.KIND:
                assert SECRET not in repr(values)
            if kind == Round.KIND:
                self._round(step, identity, values)
            elif kind == Part.KIND:
                round_, _dash, author = identity.partition("-")
                assert author == step.member
                self._parts[round_][author].add(str(values["state"]))
            elif kind == Card.KIND:
                self._answers[step.ref] = _opened(identity, str(values["sealed"]))
            elif kind == CardKey.KIND:
                self._key(laptop, leaf, values)

    def look(self, laptop: Laptop) -> None:
        """What the member of a laptop sees there."""
        assert all(card.author == laptop.member for card in laptop.context.all(Card))
        for round_ in laptop.context.all(Round):
            here = (laptop.name, round_.id)
            standing = laptop.rounds.standing(round_.id)
            assert standing.open or here not in self._open
            if standing.open:
                self._open.add(here)
            cards = laptop.rounds.cards(round_.id)
            shown = {card.author for card in cards}
            passed = {author for author, said in self._parts[round_.id].items() if PartState.PASSED in said}
            assert shown >= self._shown[here] - passed
            self._shown[here] = shown
            for card in cards:
                if card.answers is not None and card.author != laptop.member:
                    # Whether it was due is asked where the key was made: who was away may have come since.
                    assert (round_.id, card.author, laptop.member) in self._given

    def whole(self, laptop: Laptop, card: TurnedCard) -> None:
        """A turned card that is due to the member of a laptop: all stands on it that its author wrote."""
        assert card.answers is not None
        state = laptop.shelf.state(Card.KIND, card.id)
        assert state
        for head in state.fields["sealed"]:
            assert all(text in card.answers[at] for at, text in enumerate(self._answers[head.ref]))

    def _round(self, step: Step, identity: str, values: dict) -> None:
        if "members" in values:
            self._members[identity] = tuple(values["members"])
        if values.get("without") or values.get("shown"):
            assert self._parts[identity][step.member]
            self._without[identity].update(values.get("without") or ())
        self._turned[identity].update(values.get("shown") or ())

    def _key(self, laptop: Laptop, leaf: Leaf, values: dict) -> None:
        author, reader, wrapped = values["author"], values["reader"], values["wrapped"]
        assert author == laptop.member
        others = [member for member in MEMBERS if member != reader]
        assert all(envelopes.unwrap(wrapped, secret_of(other)) is None for other in others[:1])
        if reader != author:
            round_ = str(values["card"]).partition("-")[0]
            assert self._said(laptop, round_, author) == {PartState.DONE}
            self._due(round_, author, reader, laptop)
            self._given.add((round_, author, reader))

    def _due(self, round_: str, author: str, reader: str, laptop: Laptop) -> None:
        parts = self._parts[round_]
        assert PartState.DONE in parts[author]
        assert self._all_in(self._members[round_], parts, self._without[round_])
        if reader in self._members[round_]:
            assert parts[reader]
        else:
            members = self._members[round_]
            done = {one for one in members if self._said(laptop, round_, one) == {PartState.DONE}}
            assert self._turned[round_] >= done

    @staticmethod
    def _said(laptop: Laptop, round_: str, member: str) -> set[str]:
        """All that is known on a laptop of a member's part."""
        state = laptop.shelf.state(Part.KIND, f"{round_}-{member}")
        return {str(head.value) for head in state.fields["state"]} if state else set()

    @staticmethod
    def _all_in(members: Collection[str], parts: dict[str, set[str]], without: Collection[str]) -> bool:
        return all(member in without or parts[member] for member in members)


def _opened(card: str, sealed: str) -> list[str]:
    author = card.partition("-")[2]
    content = envelopes.open_sealed_text(envelopes.own_key(secret_of(author), card), sealed, card)
    assert content is not None
    return json.loads(content)
