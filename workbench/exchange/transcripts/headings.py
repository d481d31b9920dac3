"""Which lines of a file are headings, and which begin with a time of the sound: the whole file says it, not one line.

People say times of day. So a line that could be words is only then something else when that is the file's way of writing.
"""

from collections.abc import Container, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from workbench.exchange.transcripts import speakers
from workbench.exchange.transcripts.clocks import F4
from workbench.exchange.transcripts.one_line import Line, Shape, Ways

_FEWEST = 2
"""How often a way of writing that could be words must come, to be believed."""

_NAMED_SHARE = 4
"""Beside names, times may begin anew sooner."""

_NAMED = (Shape.FIRST, Shape.WIDE, Shape.NARROW)


@dataclass(frozen=True)
class Settled:
    """The lines as the file means them. `named`: who speaks stands in headings with times.

    `numbered`: whether somebody typed this who may have written a pause as a number, such as (3).
    """

    lines: tuple[Line, ...]
    named: bool
    numbered: bool


def settled(every: Sequence[Ways]) -> Settled:
    """Each line in the one way that fits to the others."""
    shape, headings = _headings(every)
    firm = any(one.spoken.start is not None or F4.search(one.spoken.whole) for one in every)
    timed: set[int] = set()
    if shape is None and not firm:
        timed = _alone(every) or _leading(every)
    nobodys = _nobodys(every, headings) if shape is not None else set[int]()
    by_teams = set(_by_teams(every, headings))
    lines: list[Line] = []
    fresh = False
    for number, one in enumerate(every):
        below = bool(lines) and lines[-1].alone
        last = number + 1 == len(every) or _is_heading(every[number + 1], number + 1, headings)
        if (one.rule and not (below and last)) or (number in by_teams and not below):
            fresh = True
            continue
        if one.section and last and lines and not below:
            fresh = True
            continue
        line = one.spoken
        if number in headings and one.heading is not None:
            line = one.heading
        elif one.timed is not None and (number in timed or (number in nobodys and not below and not last)):
            line = one.timed
        line.fresh = one.fresh or fresh
        fresh = False
        lines.append(line)
    numbered = shape is None and not any(
        one.spoken.start is not None and not F4.search(one.spoken.whole) for one in every
    )
    return Settled(tuple(lines), shape in _NAMED, numbered)


def _is_heading(one: Ways, number: int, headings: Container[int]) -> bool:
    return number in headings or one.is_time or one.section


def _nobodys(every: Sequence[Ways], headings: Container[int]) -> set[int]:
    """Times that stand alone between headings with names: there begins what nobody is known to have said."""
    found: set[int] = set()
    limit: int | None = None
    for number in range(len(every) - 1, -1, -1):
        one = every[number]
        if one.section:
            limit = None
        elif number in headings and one.heading is not None:
            limit = one.heading.start
        elif one.timed is not None and one.is_time and one.timed.whole.count(":") >= _FEWEST:
            found |= {number} if limit is None or (one.timed.start or 0) <= limit else set()
    return found


def _headings(every: Sequence[Ways]) -> tuple[Shape | None, set[int]]:
    """The file's way of writing headings with times, and the numbers of the lines that are such."""
    found = {shape: _of_shape(every, shape) for shape in (Shape.RANGE, Shape.FIRST, Shape.WIDE)}
    best = max(found, key=lambda shape: len(found[shape]))
    loose = _narrow(every)
    ranges = _loose_ranges(every)
    if len(ranges) > max(len(loose), len(found[best])):
        return Shape.LOOSE_RANGE, ranges
    if sum(one.shape is Shape.NARROW for one in _picked(every, loose)) > len(found[best]):
        return Shape.NARROW, loose
    if best is Shape.WIDE and found[best]:
        if len(found[best]) < _FEWEST <= _before_colons(every, found[best]):
            return None, set()
        labels = {one.heading.label for one in _picked(every, found[best]) if one.heading}
        return best, found[best] | {
            number
            for number, one in enumerate(every)
            if one.shape is Shape.NARROW
            and one.heading
            and one.heading.label in labels
            and number - 1 not in found[best]
        }
    return (best, found[best]) if found[best] else (None, set())


def _picked(every: Sequence[Ways], numbers: Iterable[int]) -> Iterator[Ways]:
    return (every[number] for number in sorted(numbers))


def _of_shape(every: Sequence[Ways], shape: Shape) -> set[int]:
    held = {number: one.heading for number, one in enumerate(every) if one.shape is shape and one.heading}
    if shape is Shape.FIRST:
        # "[0:03] Yes" above "[0:05] No" is no name but words.
        held = {number: heading for number, heading in held.items() if _has_words_below(every, number)}
        squares = {
            number for number, one in enumerate(every) if one.spoken.start is not None and one.spoken.text
        }
        if squares and squares <= set(held):
            return squares
    often = _often(held.values())
    found = {
        number
        for number, heading in held.items()
        if not heading.label or heading.label in often or speakers.may_be_heading(heading.label)
    }
    return set(held) if shape is Shape.WIDE and len(found) >= _FEWEST else found


def _has_words_below(every: Sequence[Ways], number: int) -> bool:
    below = every[number + 1] if number + 1 < len(every) else None
    return below is not None and below.spoken.start is None and below.shape is not Shape.FIRST


def _often(headings: Iterable[Line]) -> set[str]:
    """The labels that come with more than one time."""
    pairs = {(one.label, one.start) for one in headings}
    labels = [label for label, _start in pairs]
    counted: dict[str, int] = {}
    for label in labels:
        counted[label] = counted.get(label, 0) + 1
    return {label for label, count in counted.items() if count >= _FEWEST}


def _narrow(every: Sequence[Ways]) -> set[int]:
    """Headings of a name and a time with one blank between: what a short sentence may look like, too."""
    held = {
        number: one.heading
        for number, one in enumerate(every)
        if one.shape in (Shape.NARROW, Shape.WIDE)
        and one.heading
        and speakers.may_be_heading(one.heading.label)
        and number + 1 < len(every)
    }
    often = _often(held.values())
    sure = [number for number, heading in held.items() if heading.label in often]
    found = set(sure)
    later = sure[::-1]
    before = 0
    for number, heading in held.items():
        if number in found:
            before = heading.start or 0
            while later and later[-1] <= number:
                later.pop()
            continue
        after = held[later[-1]].start if later else None
        fits = before <= (heading.start or 0) and (after is None or (heading.start or 0) <= after)
        # Right below a heading stand its words.
        apart = every[number].fresh and number - 1 not in found
        if fits and apart and speakers.looks_like_a_name(heading.label):
            found.add(number)
    forwards = _forwards((every[number].heading for number in sorted(found)), _NAMED_SHARE)
    if len(found) < _FEWEST or not forwards:
        return set()
    return found if _before_colons(every, found) <= len(found) else set()


def _loose_ranges(every: Sequence[Ways]) -> set[int]:
    found = {number for number, one in enumerate(every) if one.shape is Shape.LOOSE_RANGE}
    whole = len(found) >= _FEWEST and _forwards(every[number].heading for number in sorted(found))
    return found if whole else set()


def _before_colons(every: Sequence[Ways], headings: Iterable[int]) -> int:
    """How many lines below the first heading have a name before a colon."""
    labels = [one.spoken.label for one in every[min(headings) :] if one.spoken.label]
    names = speakers.believed(labels)
    return sum(label in names for label in labels)


def _forwards(lines: Iterable[Line | None], share: int = 10) -> bool:
    """Whether the times run forward, but for one in so many: those of a second recording begin anew."""
    starts = [line.start for line in lines if line is not None and line.start is not None]
    return sum(after < before for before, after in pairwise(starts)) <= len(starts) // share


def _alone(every: Sequence[Ways]) -> set[int]:
    """Times that stand alone above the words, as players show them."""
    found: list[int] = []
    for number, one in enumerate(every[:-1]):
        if one.timed is not None and one.timed.alone and not one.timed.label and number - 1 not in found[-1:]:
            found.append(number)
    times = [every[number].timed for number in found]
    enough = len(found) >= _FEWEST or any(time and time.whole.count(":") >= _FEWEST for time in times)
    return set(found) if enough and _forwards_in_sections(every, found) else set()


def _forwards_in_sections(every: Sequence[Ways], numbers: Sequence[int]) -> bool:
    parts: list[list[Line | None]] = [[]]
    section = 0
    for number in numbers:
        here = sum(one.section for one in every[section:number])
        if here:
            parts.append([])
        section = number
        parts[-1].append(every[number].timed)
    return all(_forwards(part) for part in parts)


def _leading(every: Sequence[Ways]) -> set[int]:
    """Times before the words of a line, where most paragraphs or most lines have one."""
    found = {number for number, one in enumerate(every) if one.timed is not None and not one.is_time}
    begun = [number for number, one in enumerate(every) if one.fresh]
    most = len(found) * 2 > len(every) or (
        len(begun) >= _FEWEST and sum(number in found for number in begun) * 2 > len(begun)
    )
    enough = len(found) >= _FEWEST and most
    return found if enough and _forwards(every[number].timed for number in sorted(found)) else set()


def _by_teams(every: Sequence[Ways], headings: Set[int]) -> Iterator[int]:
    """Lines in which Teams says who started or stopped it: somebody who speaks, or did so above the first heading."""
    if not headings:
        return
    numbers = sorted(headings)
    # In the old way the name stands below the times.
    known = {every[number + 1].spoken.whole for number in numbers if number + 1 < len(every)}
    known |= {heading.label for one in _picked(every, numbers) if (heading := one.heading) and heading.label}
    known |= {one.starts for one in every[: numbers[0]] if one.starts}
    for number, one in enumerate(every):
        if one.starts in known and one.starts and one.fresh:
            yield number
