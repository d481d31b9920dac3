"""A disagreement as it stands: the authors' columns beside each other, and the readings that were put before them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from workbench.study.differing import (
    Agreement,
    Disagreement,
    Position,
    SharedReading,
    State,
    agreed,
    by_author,
    changed,
    state,
)
from workbench.study.people import Member, place_in_turn


@dataclass(frozen=True)
class Voice:
    """One author's column: what stands now, and what was written before it, oldest first.

    More than one stands where the author wrote on two computers.
    """

    author: str
    now: tuple[Position, ...]
    earlier: tuple[Position, ...]

    @property
    def text(self) -> str:
        """The words that stand now."""
        return "\n\n".join(one.text for one in self.now)


@dataclass(frozen=True)
class Proposal:
    """A reading put before the authors: who of them has agreed, and on whom it waits."""

    reading: SharedReading
    agreed: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def shared(self) -> bool:
        """Whether it is the reading of all."""
        return not self.missing


@dataclass(frozen=True)
class Differing:
    """A disagreement as it stands: one voice beside the other, competence-group members first, the lead last."""

    disagreement: Disagreement
    state: State
    voices: tuple[Voice, ...]
    changed: frozenset[str]
    proposals: tuple[Proposal, ...]

    def voice(self, author: str) -> Voice | None:
        """The column of one author, or None."""
        return next((one for one in self.voices if one.author == author), None)


def as_it_stands(
    disagreement: Disagreement,
    positions: Sequence[Position],
    readings: Sequence[SharedReading],
    agreements: Collection[Agreement],
    members: Mapping[str, Member],
) -> Differing:
    """The disagreement with what belongs to it."""
    standing = by_author(positions)

    def turn(author: str) -> tuple[int, int, str]:
        member = members.get(author)
        return place_in_turn(member.roles if member else ()), member.sign if member else 0, author

    order = sorted(standing, key=turn)
    proposals: list[Proposal] = []
    for one in sorted(readings, key=lambda one: (one.made, one.id)):
        by = agreed(one, positions, agreements)
        yes = tuple(author for author in order if author in by)
        no = tuple(author for author in order if author not in by)
        proposals.append(Proposal(one, yes, no))
    return Differing(
        disagreement,
        state(positions, readings, agreements),
        tuple(
            Voice(author, tuple(standing[author]), _earlier(author, positions, standing[author]))
            for author in order
        ),
        frozenset(changed(positions)),
        tuple(proposals),
    )


def _earlier(author: str, positions: Sequence[Position], now: Sequence[Position]) -> tuple[Position, ...]:
    own = [one for one in positions if one.author == author and one not in now]
    return tuple(sorted(own, key=lambda one: (one.made, one.id)))
