"""Erasure for good, as the log knows it: a tombstone destroys what it names wherever it arrives, then and later.

The step that brings the tombstone is a step like others. Every leaf says in the signed header which interview it
belongs to; so in every step that is kept, and in every one that comes afterwards, in whatever order they come, the
leaves of an erased interview are destroyed, and an empty leaf is believed only where a tombstone names its interview
(invariants 5 and 6).
"""

from collections.abc import Iterable

from workbench.history.folding import fold_anew
from workbench.history.shelf import Shelf
from workbench.history.steps import Leaf, Step, StepRef
from workbench.study.erasures import Erasure, belongs_to, erased_by, is_of
from workbench.study.kinds import KINDS
from workbench.study.records import Values


class Erasing:
    """What is erased in the study on one shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.gone = shelf.gone()

    def forbids(self, leaf: Leaf) -> bool:
        """Whether nothing may be recorded any more where this leaf belongs, or of the person whom it names."""
        return leaf.scope in self.gone or any(
            is_of(change.kind, change.field, change.after, self.gone) for change in leaf.changes
        )

    def without(self, step: Step) -> Step:
        """The step as it may be kept: the leaves of what is erased destroyed."""
        return step.without(self.gone) if self.gone else step

    def after(self, steps: Iterable[Step]) -> None:
        """Destroy what the tombstones in these steps name."""
        new = set[str]().union(*tombstones(steps).values()) - self.gone
        if new:
            self.gone |= new
            if self._shelf.destroy(new):
                fold_anew(self._shelf)


def belongs(leaf: Leaf, values: Values) -> bool:
    """Whether a leaf is erased with the interview of its record, which stays the one that it had at first.

    `values` are the record's plain values before it: who writes in a record has seen that it was made.
    """
    if leaf.gone:
        return True
    kind, identity = leaf.key
    said = leaf.said()
    declared = KINDS.get(kind)
    has_one = declared is None or hasattr(declared, "interview")
    if "interview" in said:
        if not has_one or (said["interview"] or "") != (values.get("interview", said["interview"]) or ""):
            return False
    elif has_one and declared and "interview" not in values:
        return False
    return leaf.scope == belongs_to(kind, identity, lambda name: said.get(name, values.get(name)))


def tombstones(steps: Iterable[Step]) -> dict[StepRef, set[str]]:
    """Those of the steps that bring tombstones, with the interviews and participants that these name."""
    found: dict[StepRef, set[str]] = {}
    for step in steps:
        for leaf in step.leaves:
            if leaf.key[0] == Erasure.KIND:
                named = erased_by(leaf.said())
                if named:
                    found.setdefault(step.ref, set()).update(named)
    return found
