"""How far a round is, and what was turned of it: what the desk tells of rounds."""

from dataclasses import dataclass

from workbench.study.rounds import PartState, Round


@dataclass(frozen=True)
class Standing:
    """How far a round is, as everybody may know it. `order` is who turns the own card when, once it is open.

    `mine` is the part of the member who works here, or None for who does not take part. `for_all` tells whether nobody
    has still to write alone, whoever was away included.
    """

    round: Round
    done: int
    mine: PartState | None
    open: bool
    order: tuple[str, ...]
    for_all: bool

    @property
    def over(self) -> bool:
        """Whether the last card of those who were there has been turned, so that everybody may answer.

        It stays so when somebody who was away writes a card later: what was read and answered is not hidden again.
        """
        there = set(self.order).difference(self.round.without)
        return self.open and there.issubset(self.round.shown)

    @property
    def all_turned(self) -> bool:
        """Whether no card lies face down any more, one that came later included."""
        return self.open and self.round.turned >= len(self.order)


@dataclass(frozen=True)
class TurnedCard:
    """A card that was turned. `answers` stand in the order of the prompts; None while its key is still with its author."""

    id: str
    author: str
    answers: tuple[str, ...] | None
