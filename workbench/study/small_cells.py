"""The table of participants made so coarse that it points at nobody: no row of traits is carried by fewer than three.

Who knows the place finds the one nurse over sixty at once. So values are merged, one small step after the other, until
every combination that stands in the table is that of several; a trait of which nothing is left to tell is left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

FEWEST = 3
"""So many participants carry each combination of traits at least."""

_RANGE = re.compile(r"(\d+)\s*[–—-]\s*(\d+)(\D*)|(\d+)(\D*)")


class Merging(NamedTuple):
    """What was made coarser in a trait: these `values` have become `into`; the trait is left out where that is empty.

    This is told to the group. It is not for print: it would say what the table no longer does.
    """

    trait: str
    into: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Coarsened:
    """A table: the names of its columns, and for each participant, in the order given, a value for each of them."""

    traits: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Merging, ...]

    def counts(self) -> "dict[str, list[tuple[str, int]]]":
        """For each trait how many carry each of its values, in the order of the values."""
        columns = zip(*self.rows, strict=True) if self.rows else ()
        return {
            trait: sorted(Counter(column).items(), key=lambda one: _order(one[0]))
            for trait, column in zip(self.traits, columns, strict=True)
        }


class _Step(NamedTuple):
    """Some values of a trait become one, or the trait is left out (`into` is None)."""

    trait: str
    values: frozenset[str]
    into: str | None


def coarsened(
    participants: Sequence[Mapping[str, str]],
    fewest: int = FEWEST,
    *,
    other: str = "other",
    unknown: str = "not said",
) -> Coarsened:
    """The table in which every combination of traits is carried by at least `fewest`, or no trait is left.

    `other` is what values become that have nothing in common but being rare, `unknown` stands where a trait is not told.
    The order of the participants makes no difference.
    """
    traits: list[str] = list(dict.fromkeys(trait for one in participants for trait in one))
    rows: list[dict[str, str]] = [
        {trait: one.get(trait, "").strip() or unknown for trait in traits} for one in participants
    ]
    before = [dict(row) for row in rows]
    while traits and (alone := _alone(rows, traits, fewest)):
        # What is rare by itself is made coarser where it is; only then it is asked which combinations are rare.
        rare = [trait for trait in traits if _alone(rows, [trait], fewest)]
        steps = [step for trait in sorted(rare[:1] or traits) for step in _steps(trait, rows, other)]
        if rare:
            best = min(steps, key=lambda step: _price_alone(step, rows, fewest))
        else:
            best = min(steps, key=lambda step: _price(step, rows, traits, fewest, alone))
        if best.into is None:
            traits = [trait for trait in traits if trait != best.trait]
        rows = [_taken(best, row) for row in rows]
    return Coarsened(
        tuple(traits),
        tuple(tuple(row[trait] for trait in traits) for row in rows),
        tuple(_merged(before, rows, traits)),
    )


def _alone(rows: Sequence[Mapping[str, str]], traits: Sequence[str], fewest: int) -> int:
    """How many participants carry a combination that too few carry."""
    counts = Counter(tuple(row[trait] for trait in traits) for row in rows)
    return sum(count for count in counts.values() if count < fewest)


def _steps(trait: str, rows: Sequence[Mapping[str, str]], other: str) -> Iterator[_Step]:
    """The smallest ways to make a trait coarser."""
    counts = Counter(row[trait] for row in rows)
    ranges = sorted((value for value in counts if _ends(value)), key=_order)
    for one, next_one in pairwise(ranges):
        yield _Step(trait, frozenset((one, next_one)), _wider(one, next_one))
    rest = sorted(
        (value for value in counts if value != other), key=lambda value: (counts[value], _order(value))
    )
    small = rest[: 1 if other in counts else 2]
    if len(counts) > 2 and len(ranges) < len(counts):
        yield _Step(trait, frozenset((*small, other)), other)
    if len(ranges) < 2 or len(ranges) < len(counts):
        yield _Step(trait, frozenset(counts), None)


def _price_alone(
    step: _Step, rows: Sequence[Mapping[str, str]], fewest: int
) -> tuple[bool, bool, int, list[str]]:
    """What a step costs in a trait with rare values: first what takes up a rare one and leaves most as it is."""
    counts = Counter(row[step.trait] for row in rows)
    rare = any(counts[value] < fewest for value in step.values if value in counts)
    return step.into is None, not rare, _lost(step, rows), sorted(step.values)


def _price(
    step: _Step, rows: Sequence[Mapping[str, str]], traits: Sequence[str], fewest: int, alone: int
) -> tuple[float, int, str, list[str]]:
    """What a step costs for each participant who no longer stands alone. Of two of one price the smaller is taken."""
    left = [trait for trait in traits if step.into is not None or trait != step.trait]
    won = alone - (_alone([_taken(step, row) for row in rows], left, fewest) if left else 0)
    lost = _lost(step, rows)
    return lost / max(won, 0.5), lost, step.trait, sorted(step.values)


def _lost(step: _Step, rows: Sequence[Mapping[str, str]]) -> int:
    """Of how many participants less is told after a step."""
    return sum(row[step.trait] in step.values and row[step.trait] != step.into for row in rows)


def _taken(step: _Step, row: Mapping[str, str]) -> dict[str, str]:
    if step.into is None:
        return {trait: value for trait, value in row.items() if trait != step.trait}
    return {**row, step.trait: step.into} if row[step.trait] in step.values else dict(row)


def _merged(
    before: Sequence[Mapping[str, str]], after: Sequence[Mapping[str, str]], traits: Sequence[str]
) -> Iterator[Merging]:
    """What has become of the values."""
    for trait in dict.fromkeys(trait for row in before for trait in row):
        if trait not in traits:
            yield Merging(trait, "", tuple(sorted({row[trait] for row in before}, key=_order)))
            continue
        become: dict[str, set[str]] = {}
        for row, now in zip(before, after, strict=True):
            become.setdefault(now[trait], set()).add(row[trait])
        for into, values in sorted(become.items(), key=lambda one: _order(one[0])):
            if values != {into}:
                yield Merging(trait, into, tuple(sorted(values, key=_order)))


def _ends(value: str) -> tuple[int, int, str] | None:
    """The ends of a range of numbers ("30–39", "47 years") and what they count; None for anything else."""
    found = _RANGE.fullmatch(value)
    if found is None:
        return None
    low, high, unit, one, of_one = found.groups()
    if low is not None:
        return min(int(low), int(high)), max(int(low), int(high)), unit
    return (int(one), int(one), of_one) if of_one.strip()[:1] not in ("+", "<", ">") else None


def _wider(one: str, other: str) -> str:
    first, second = _ends(one), _ends(other)
    assert first
    assert second
    low, high = min(first[0], second[0]), max(first[1], second[1])
    unit = first[2] or second[2]
    return f"{low}–{high}{unit}" if low < high else f"{low}{unit}"


def _order(value: str) -> tuple[bool, int, int, str]:
    """Ranges by their numbers, then everything else by its letters."""
    ends = _ends(value)
    return (False, ends[0], ends[1], value) if ends else (True, 0, 0, value)
