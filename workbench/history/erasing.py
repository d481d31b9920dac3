"""Erasure for good, as the log knows it: a tombstone destroys what it names wherever it arrives, then and later.

The step that brings the tombstone is a step like others. Every leaf says in the signed header which interview it
belongs to; so in every step that is kept, and in every one that comes afterwards, in whatever order they come, the
leaves of an erased interview are destroyed, and an empty leaf is believed only where a tombstone names its interview
(invariants 5 and 6).
"""

from workbench.history.shelf import Shelf
from workbench.history.steps import Leaf, Step
from workbench.study.erasures import Erasure, erased_by


class Erasing:
    """What is erased in the study on one shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.gone = shelf.gone()

    def forbids(self, leaf: Leaf) -> bool:
        """Whether nothing may be recorded any more where this leaf belongs."""
        return leaf.scope in self.gone

    def without(self, step: Step) -> Step:
        """The step as it may be kept: the leaves of what is erased destroyed."""
        return step.without(self.gone) if self.gone else step

    def after(self, step: Step) -> None:
        """Destroy what the tombstones in a step that was just kept name."""
        new = named_in(step) - self.gone
        if new:
            self.gone |= new
            self._shelf.destroy(new)


def named_in(step: Step) -> set[str]:
    """The identities of interviews and participants that tombstones in this step name."""
    named: set[str] = set()
    for leaf in step.leaves:
        if leaf.key[0] == Erasure.KIND:
            named |= erased_by({change.field: change.after for change in leaf.changes})
    return named
