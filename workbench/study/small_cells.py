"""The table of participants made so coarse that it points at nobody: no row of traits is carried by fewer than three.

Who knows the place finds the one nurse over sixty at once. So values are merged, one small step after the other, until
every combination that stands in the table is that of several; a trait of which nothing is left to tell is left out.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from workbench.study.ranges import range_of, widest

FEWEST = 3
"""So many participants carry each combination of traits at least."""


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


class _Step(NamedTuple):
    """Some values of a trait become one, or the trait is left out (`into` is None)."""

    trait: str
    values: frozenset[str]
    into: str | None


def coarsened(
    participants: Sequence[Mapping[str, str]],
    fewest: int = FEWEST,
    *,
    other: str = "not told",
    unknown: str = "not said",
    settled: Collection[str] = (),
) -> Coarsened:
    """The table in which every combination of traits is carried by at least `fewest`, or no trait is left.

    `other` is what values become that have nothing in common but being rare: it claims nothing, so that it is nobody's
    gender. `unknown` stands where a trait is not told. `settled` are traits that are coarse enough among themselves: the others yield to them. Values that differ in small
    and capital letters alone are one. The order of the participants makes no difference.
    """
    rows = _rows(participants, other, unknown)
    traits: list[str] = list(rows[0]) if rows else []
    before = [dict(row) for row in rows]
    while traits and (alone := _alone(rows, traits, fewest)):
        # What is rare by itself is made coarser where it is; only then it is asked which combinations are rare.
        open_ones = [trait for trait in traits if trait not in settled] or traits
        rare = [trait for trait in open_ones if _alone(rows, [trait], fewest)]
        steps = [step for trait in sorted(rare[:1] or open_ones) for step in _steps(trait, rows, other)]
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


def _rows(participants: Sequence[Mapping[str, str]], other: str, unknown: str) -> list[dict[str, str]]:
    """For each participant all traits, spelled alike."""
    names = _spelled(trait for one in participants for trait in one)
    told = [{names[trait.casefold()]: value.strip() for trait, value in one.items()} for one in participants]
    values = {
        name: _spelled(one.get(name, "") for one in told)
        | {word.casefold(): word for word in (other, unknown)}
        | {"": unknown}
        for name in dict.fromkeys(names[trait.casefold()] for one in participants for trait in one)
    }
    return [{name: known[one.get(name, "").casefold()] for name, known in values.items()} for one in told]


def _spelled(words: Iterable[str]) -> dict[str, str]:
    """How each word is spelled, by its small letters: as most have written it."""
    counts = Counter(words)
    found: dict[str, str] = {}
    for word in sorted(counts, key=lambda one: (-counts[one], one)):
        found.setdefault(word.casefold(), word)
    return found


def _alone(rows: Sequence[Mapping[str, str]], traits: Sequence[str], fewest: int) -> int:
    """How many participants carry a combination that too few carry."""
    counts = Counter(tuple(row[trait] for trait in traits) for row in rows)
    return sum(count for count in counts.values() if count < fewest)


def _steps(trait: str, rows: Sequence[Mapping[str, str]], other: str) -> Iterator[_Step]:
    """The smallest ways to make a trait coarser."""
    counts = Counter(row[trait] for row in rows)
    ranges = sorted((value for value in counts if range_of(value)), key=_order)
    for one, next_one in pairwise(ranges):
        together = _touching({one, next_one}, ranges)
        if into := widest(together):
            yield _Step(trait, frozenset(together), into)
    rest = sorted(
        (value for value in counts if value != other), key=lambda value: (counts[value], _order(value))
    )
    small = rest[: 1 if other in counts else 2]
    if len(counts) > 2 and len(ranges) < len(counts):
        yield _Step(trait, frozenset((*small, other)), other)
    if len(ranges) < 2 or len(ranges) < len(counts) or not widest(ranges):
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


def _touching(chosen: set[str], ranges: Sequence[str]) -> set[str]:
    """These ranges with all that reach into them: of two that overlap nobody could say where somebody belongs."""
    ends = {value: found for value in ranges if (found := range_of(value))}
    while True:
        low, high = min(ends[one][0] for one in chosen), max(ends[one][1] for one in chosen)
        found = {value for value, (first, last, _unit) in ends.items() if first <= high and low <= last}
        if found == chosen:
            return found
        chosen = found


def _order(value: str) -> tuple[bool, int, int, str]:
    """Ranges by their numbers, then everything else by its letters."""
    ends = range_of(value)
    return (False, ends.low, ends.high, value) if ends else (True, 0, 0, value)
