"""Two tables held against each other: what another moment, or another member, laid otherwise. Nothing is counted."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.study.clusters import Layout, Stack


@dataclass(frozen=True)
class Change:
    """What became of one stack between two moments; `before` or `after` is None where it was not, or is no more."""

    before: Stack | None
    after: Stack | None

    @property
    def came(self) -> tuple[str, ...]:
        """The units that were not in it before."""
        return _without(self.after, self.before)

    @property
    def went(self) -> tuple[str, ...]:
        """The units that are not in it any more."""
        return _without(self.before, self.after)

    @property
    def says(self) -> bool:
        """Whether it is more than another place on the table."""
        if self.before is None or self.after is None:
            return True
        same = self.before.name.text == self.after.name.text and self.before.within == self.after.within
        return not same or bool(self.came or self.went)


@dataclass(frozen=True)
class Share:
    """Some units of a stack, and the stack in which another member has them; None where they are not laid."""

    stack: Stack | None
    units: tuple[str, ...]


@dataclass(frozen=True)
class Beside:
    """One member's stack, and how its units lie with another member."""

    stack: Stack
    shares: tuple[Share, ...]


def changes(before: Layout, after: Layout) -> list[Change]:
    """What was laid otherwise, in the order of the later table, then what is gone."""
    earlier = {stack.cluster: stack for stack in before}
    later = {stack.cluster for stack in after}
    found = [Change(earlier.get(stack.cluster), stack) for stack in after]
    found += [Change(stack, None) for stack in before if stack.cluster not in later]
    return [one for one in found if one.says]


def moved_only(before: Layout, after: Layout) -> bool:
    """Whether two tables differ in nothing but where stacks lie."""
    return not changes(before, after) and {one.cluster: one.spot for one in before} != {
        one.cluster: one.spot for one in after
    }


def beside(mine: Layout, other: Layout) -> list[Beside]:
    """Each stack of one table, with how the other table has its units: the larger shares first."""
    return [Beside(stack, tuple(_shares(stack, other))) for stack in mine if stack.units]


def _shares(stack: Stack, other: Layout) -> Iterator[Share]:
    shares = [
        Share(one, tuple(unit for unit in stack.units if unit in one.units))
        for one in other
        if not set(stack.units).isdisjoint(one.units)
    ]
    yield from sorted(shares, key=lambda share: -len(share.units))
    found = {unit for share in shares for unit in share.units}
    if missing := tuple(unit for unit in stack.units if unit not in found):
        yield Share(None, missing)


def _without(stack: Stack | None, other: Stack | None) -> tuple[str, ...]:
    known = set(other.units) if other else set[str]()
    return tuple(unit for unit in stack.units if unit not in known) if stack else ()
