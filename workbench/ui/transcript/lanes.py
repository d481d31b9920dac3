"""Lanes: which units stand side by side in the margin, so that no two of them lie over each other."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from typing import TypeAlias

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


_Member: TypeAlias = "tuple[int, str]"
"""What members are sorted by: sign and identity."""
_Ends: TypeAlias = "tuple[int, int, str, PlacedUnit]"
"""What units are sorted by, and the unit: first and last word, identity."""
_Standing: TypeAlias = "tuple[int, int, str, Bracket]"


class Lanes:
    """The brackets of an interview in the order of its text. `count` is how many lanes they take."""

    def __init__(self, units: Iterable[PlacedUnit]) -> None:
        self._own = {member: _Own(ends) for member, ends in _by_member(units).items()}
        self._stand()

    def changed(self, without: Collection[str], units: Iterable[PlacedUnit]) -> "Lanes":
        """The same without the units `without`, and with `units`. Other members' lanes are not made anew."""
        ends = _by_member(units)
        for bracket in filter(None, map(self.find, without)):
            ends.setdefault(_member(bracket.placed), [])
        lanes = copy(self)
        lanes._own = dict(self._own)
        for member, new in ends.items():
            before = self._own.get(member)
            if before:
                new += [one for one in before.ends if one[2] not in without]
            lanes._own[member] = _Own(sorted(new), before)
        lanes._stand()
        return lanes

    def _stand(self) -> None:
        """Give each member the lanes after those of the member before."""
        self.count = 0
        standing: list[_Standing] = []
        for _member, own in sorted(self._own.items(), key=itemgetter(0)):
            standing += own.standing(self.count)
            self.count += own.count
        standing.sort()
        self.brackets = [*map(itemgetter(3), standing)]
        self._firsts = [*map(itemgetter(0), standing)]
        self._reach = list(accumulate(map(itemgetter(1), standing), max))
        self._by_id = dict(zip(map(itemgetter(2), standing), self.brackets, strict=True))

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
        return self._by_id.get(unit_id)

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


class _Own:
    """The units of one member in the order of the text. `count` is how many lanes they take.

    `before` are the same member's before a change: a bracket that is the same in both is not made again.
    """

    def __init__(self, ends: Sequence[_Ends], before: "_Own | None" = None) -> None:
        self.ends = ends
        reached: list[int] = []
        self._rows: list[int] = []
        for first, last, _id, _unit in ends:
            row = _free(reached, first)
            reached[row] = max(reached[row], last)
            self._rows.append(row)
        self.count = len(reached)
        self._begin = -1
        self._made: Mapping[str, _Standing] = before._made if before else {}

    def standing(self, begin: int) -> Iterable[_Standing]:
        """Their brackets, the first row in the lane `begin`."""
        if self._begin != begin:
            made: dict[str, _Standing] = {}
            for (first, last, identity, unit), row in zip(self.ends, self._rows, strict=True):
                one = self._made.get(identity)
                if one is None or one[3].placed is not unit or one[3].lane != begin + row:
                    one = (first, last, identity, Bracket(unit, first, last, begin + row))
                made[identity] = one
            self._begin, self._made = begin, made
        return self._made.values()


def _by_member(units: Iterable[PlacedUnit]) -> dict[_Member, list[_Ends]]:
    """The units that have a place, each member's in order."""
    found: dict[_Member, list[_Ends]] = {}
    for unit in units:
        first, last = unit.placement.first, unit.placement.last
        if first is not None and last is not None:
            found.setdefault(_member(unit), []).append((first, last, unit.unit.id, unit))
    for ends in found.values():
        ends.sort()
    return found


def _member(unit: PlacedUnit) -> _Member:
    return unit.author.sign if unit.author else 0, unit.unit.author


def _free(reached: list[int], first: int) -> int:
    """The first row whose units end well before `first`; a new one, or the one that ends first, if none."""
    for row, last in enumerate(reached):
        if last + APART < first:
            return row
    if len(reached) < MOST:
        reached.append(-1)
        return len(reached) - 1
    return min(range(len(reached)), key=reached.__getitem__)
