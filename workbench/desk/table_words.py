"""What lies on a table, in words: for the window and for who hears it."""

from collections.abc import Callable, Sequence

from workbench.cellar.words import _
from workbench.desk.open_words import excerpt, joined
from workbench.methods.protocol import GroupWords
from workbench.study.clusters import Layout, Stack
from workbench.study.comparing import Beside, Share


class Naming:
    """Names stacks and units of some layouts. `said` tells what a unit says, `groups` what the method calls a stack."""

    def __init__(self, said: Callable[[str], str], groups: GroupWords, *layouts: Layout) -> None:
        self._said = said
        self.groups = groups
        self._stacks = {stack.cluster: stack for layout in layouts for stack in layout}

    def unit(self, unit: str) -> str:
        """What a unit says, quoted and cut where it is long."""
        words = self._said(unit)
        return excerpt(words) if words else _("a unit that is no longer there")

    def units(self, units: Sequence[str]) -> str:
        """What some units say, in a row."""
        return joined([self.unit(unit) for unit in units])

    def stack(self, stack: Stack) -> str:
        """What a stack is called, quoted; where it has no name, by what its first unit says."""
        if stack.name.text:
            return _("“{words}”").format(words=stack.name.text)
        if not stack.units:
            return self.groups.put_into(_("{a} without a name"))
        return self.groups.put_into(_("{the} that begins with {unit}"), unit=self.unit(stack.units[0]))

    def called(self, cluster: str) -> str:
        """What the stack with this identity is called."""
        known = self._stacks.get(cluster)
        return self.stack(known) if known else self.groups.put_into(_("{a} without a name"))


def told_beside(found: Beside, naming: Naming, mine: str, other: str) -> list[str]:
    """How the units of one member's stack lie with another member, a sentence each. The members by their names."""
    stack = found.stack
    if len(stack.units) == 1:
        told = [_("{name} laid {unit} by itself.").format(name=mine, unit=naming.units(stack.units))]
        if stack.name.text:
            told = [
                _("{name} laid {unit} by itself, as {cluster}.").format(
                    name=mine, unit=naming.units(stack.units), cluster=naming.stack(stack)
                )
            ]
    elif stack.name.text:
        told = [
            _("{name} laid together as {cluster}: {units}.").format(
                name=mine, cluster=naming.stack(stack), units=naming.units(stack.units)
            )
        ]
    else:
        told = [
            _("{name} laid together without a name: {units}.").format(
                name=mine, units=naming.units(stack.units)
            )
        ]
    whole = len(found.shares) == 1 and found.shares[0].units == stack.units and len(stack.units) > 1
    for share in found.shares:
        told.append(_share(share, whole, naming, other))
        if more := _more(share, stack):
            told.append(_("There {name} has {units}, too.").format(name=other, units=naming.units(more)))
    return told


def _more(share: Share, stack: Stack) -> tuple[str, ...]:
    """What lies with a share in the other's stack, and not in this one."""
    return tuple(unit for unit in share.stack.units if unit not in stack.units) if share.stack else ()


def _share(share: Share, whole: bool, naming: Naming, other: str) -> str:
    units = naming.units(share.units)
    if share.stack is None:
        return _("{name} has not laid {units}.").format(name=other, units=units)
    alone = len(share.stack.units) == 1
    if alone and share.stack.name.text:
        return _("{name} laid {unit} by itself, as {cluster}.").format(
            name=other, unit=units, cluster=naming.stack(share.stack)
        )
    if alone:
        return _("{name} laid {units} by itself.").format(name=other, units=units)
    named = share.stack.name.text
    if whole:
        if named:
            return _("{name} has all of it together, too, as {cluster}.").format(
                name=other, cluster=naming.stack(share.stack)
            )
        return _("{name} has all of it together, too, without a name.").format(name=other)
    if named:
        return _("{name} has in {cluster}: {units}.").format(
            name=other, cluster=naming.stack(share.stack), units=units
        )
    return naming.groups.put_into(_("{name} has in {a} without a name: {units}."), name=other, units=units)
