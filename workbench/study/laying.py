"""Laying units on a table: each gesture turns a layout into another one, whoever's table it is.

A unit that lies nowhere is not on the table. A stack without a name from which the last unit was taken is gone; one
with a name stays, since the group gave it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from workbench.study.clusters import Layout, Spot, Stack
from workbench.study.provenance import Wording

STEP = 12
"""How far apart cards are laid that come loose in one go, in card widths ÷ 100."""


def stack_in(layout: Layout, cluster: str) -> Stack:
    """A stack of a layout. Raises KeyError where it does not lie there."""
    for stack in layout:
        if stack.cluster == cluster:
            return stack
    raise KeyError(cluster)


def stacks_with(layout: Layout, unit: str) -> list[Stack]:
    """The stacks in which a unit lies."""
    return [stack for stack in layout if unit in stack.units]


def several(layout: Layout) -> dict[str, list[str]]:
    """The units that lie in more than one stack, each with these."""
    found: dict[str, list[str]] = {}
    for stack in layout:
        for unit in stack.units:
            found.setdefault(unit, []).append(stack.cluster)
    return {unit: stacks for unit, stacks in found.items() if len(stacks) > 1}


def laid(layout: Layout, cluster: str, units: Sequence[str], spot: Spot) -> Layout:
    """Units are laid down as a stack of their own."""
    return (*layout, Stack(cluster, Wording(), spot, units=tuple(dict.fromkeys(units))))


def put(layout: Layout, units: Sequence[str], into: str, at: int | None = None) -> Layout:
    """Units are put into a stack, before its unit number `at`, or as its last; those that lie there change places."""
    moving = dict.fromkeys(units)
    stack = stack_in(layout, into)
    place = len(stack.units) if at is None else at
    before = [unit for unit in stack.units[:place] if unit not in moving]
    after = [unit for unit in stack.units[place:] if unit not in moving]
    return _with(layout, replace(stack, units=(*before, *moving, *after)))


def lifted(layout: Layout, units: Collection[str], out_of: Collection[str]) -> Layout:
    """Units are taken out of some stacks; what is left of these without unit and name is gone."""
    going = set(units)
    taken = tuple(
        replace(stack, units=tuple(unit for unit in stack.units if unit not in going))
        if stack.cluster in out_of and not going.isdisjoint(stack.units)
        else stack
        for stack in layout
    )
    around = {stack.within for stack in taken}
    emptied = {
        stack.cluster
        for stack in taken
        if stack.cluster in out_of and not stack.units and not stack.name.text and stack.cluster not in around
    }
    return tuple(stack for stack in taken if stack.cluster not in emptied)


def named(layout: Layout, cluster: str, name: Wording) -> Layout:
    """A stack gets a name, or loses it."""
    return _with(layout, replace(stack_in(layout, cluster), name=name))


def shifted(layout: Layout, spots: Mapping[str, Spot]) -> Layout:
    """Stacks are laid elsewhere."""
    return tuple(
        replace(stack, spot=spots[stack.cluster]) if stack.cluster in spots else stack for stack in layout
    )


def merged(layout: Layout, cluster: str, into: str) -> Layout:
    """All of a stack is put into another one, with the parts that it has."""
    units = stack_in(layout, cluster).units
    together = put(layout, [unit for unit in units if unit not in stack_in(layout, into).units], into)
    if into in parts_of(layout, cluster):  # however deep inside: what was around it comes to be in it
        together = _with(together, replace(stack_in(together, into), within=stack_in(layout, cluster).within))
    return _gone(together, cluster, into)


def parted(layout: Layout, cluster: str, of: str) -> Layout:
    """A stack becomes a part of another one; of an empty text: it stands on its own again.

    Raises ValueError where it would be a part of itself.
    """
    if of and of in {cluster, *parts_of(layout, cluster)}:
        raise ValueError("a stack cannot be a part of itself")
    return _with(layout, replace(stack_in(layout, cluster), within=of))


def dissolved(layout: Layout, cluster: str, loose: Mapping[str, str]) -> Layout:
    """A stack is taken apart. `loose` names a stack for each unit that goes on lying by itself; the others leave it.

    Its parts become parts of what it was a part of.
    """
    stack = stack_in(layout, cluster)
    rest = _gone(layout, cluster, stack.within)
    singles = [
        Stack(loose[unit], Wording(), Spot(stack.spot.x + STEP * n, stack.spot.y + STEP * n), units=(unit,))
        for n, unit in enumerate(unit for unit in stack.units if unit in loose)
    ]
    return (*rest, *singles)


def parts_of(layout: Layout, cluster: str) -> list[str]:
    """All stacks inside a stack, those inside its parts as well."""
    inside: dict[str, list[str]] = {}
    for stack in layout:
        inside.setdefault(stack.within, []).append(stack.cluster)
    found: dict[str, None] = {}
    waiting = [cluster]
    while waiting:
        fresh = [one for one in inside.get(waiting.pop(), ()) if one not in found and one != cluster]
        found.update(dict.fromkeys(fresh))
        waiting += fresh
    return list(found)


def sound(stacks: Iterable[Stack]) -> Layout:
    """A layout in which no stack is a part of what is not there, or of itself by a ring that two laptops have made.

    In the order in which it lies: from above to below, from left to right.
    """
    ordered = sorted(stacks, key=lambda stack: (stack.spot.y, stack.spot.x, stack.cluster))
    within = {stack.cluster: stack.within for stack in ordered}
    return tuple(
        stack if not stack.within or _stands(stack.cluster, within) else replace(stack, within="")
        for stack in ordered
    )


def _stands(cluster: str, within: Mapping[str, str]) -> bool:
    """Whether what a stack is a part of is there and leads outwards, not back to it."""
    seen, around = {cluster}, within[cluster]
    if around not in within:
        return False
    while around:
        if around == cluster:
            return False
        if around in seen:
            return True
        seen.add(around)
        around = within.get(around, "")
    return True


def _with(layout: Layout, changed: Stack) -> Layout:
    return tuple(changed if stack.cluster == changed.cluster else stack for stack in layout)


def _gone(layout: Layout, cluster: str, around: str) -> Layout:
    """The layout without a stack; what was a part of it is one of `around`."""
    return tuple(
        replace(stack, within=around if around != stack.cluster else "") if stack.within == cluster else stack
        for stack in layout
        if stack.cluster != cluster
    )
