"""Lanes: which units stand side by side in the margin, so that no two of them lie over each other."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from workbench.desk.units import PlacedUnit

MOST = 3
"""Lanes of one member; where more of a member's units overlap, the last lane is shared."""

APART = 8
"""Words between two units that let them stand one above the other; fewer may be on one line."""


@dataclass(frozen=True)
class Bracket:
    """A unit that has a place: positions of its first and last word, and its lane counted from the text."""

    placed: PlacedUnit
    first: int
    last: int
    lane: int


class Lanes:
    """The brackets of an interview in the order of its text. `count` is how many lanes they take."""

    def __init__(self, units: Sequence[PlacedUnit]) -> None:
        ends = sorted(
            (unit.placement.first, unit.placement.last, unit.unit.id, unit)
            for unit in units
            if unit.placement.first is not None and unit.placement.last is not None
        )
        rows: dict[tuple[int, str], list[int]] = {}
        chosen: list[tuple[PlacedUnit, int, int, tuple[int, str], int]] = []
        for first, last, _id, unit in ends:
            author = (unit.author.sign if unit.author else 0, unit.unit.author)
            reached = rows.setdefault(author, [])
            row = _free(reached, first)
            reached[row] = max(reached[row], last)
            chosen.append((unit, first, last, author, row))
        begins: dict[tuple[int, str], int] = {}
        self.count = 0
        for author in sorted(rows):
            begins[author] = self.count
            self.count += len(rows[author])
        self.brackets = [
            Bracket(unit, first, last, begins[author] + row) for unit, first, last, author, row in chosen
        ]
        self._firsts = [bracket.first for bracket in self.brackets]
        self._reach = list(accumulate((bracket.last for bracket in self.brackets), max))

    def between(self, first: int, last: int) -> list[Bracket]:
        """The brackets over any word from `first` to `last`."""
        end = bisect_right(self._firsts, last)
        begin = bisect_right(self._reach, first - 1)
        return [bracket for bracket in self.brackets[begin:end] if bracket.last >= first]

    def at(self, position: int) -> list[Bracket]:
        """The brackets over a word, the shortest first."""
        return sorted(self.between(position, position), key=lambda bracket: bracket.last - bracket.first)

    def find(self, unit_id: str) -> Bracket | None:
        """The bracket of a unit, or None where the unit has no place."""
        return next((bracket for bracket in self.brackets if bracket.placed.unit.id == unit_id), None)

    def step(self, unit_id: str, position: int, by: int) -> Bracket | None:
        """The bracket after (1) or before (-1) a unit, or after or before a word where no unit is given."""
        if not self.brackets:
            return None
        ids = [bracket.placed.unit.id for bracket in self.brackets]
        if unit_id in ids:
            number = ids.index(unit_id) + by
        else:
            number = bisect_right(self._firsts, position - (by > 0)) - (by < 0)
        return self.brackets[number] if 0 <= number < len(self.brackets) else None


def _free(reached: list[int], first: int) -> int:
    """The first row whose units end well before `first`; a new one, or the one that ends first, if none."""
    for row, last in enumerate(reached):
        if last + APART < first:
            return row
    if len(reached) < MOST:
        reached.append(-1)
        return len(reached) - 1
    return min(range(len(reached)), key=reached.__getitem__)
