"""The present made anew from a whole log: what every kept present must equal."""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from functools import partial

from workbench.history.past import Past, all_steps
from workbench.history.present import RecordState, ground, write, write_beneath
from workbench.history.shelf import Key, Shelf
from workbench.history.steps import Step, StepRef


def fold(steps: Iterable[Step], past: Past, present: MutableMapping[Key, RecordState]) -> None:
    """Write steps into an empty `present`, each after all that its maker had seen; `past` is of the same log."""
    knows = _knowing(seen := {})
    for step in steps:
        if step.seen:
            seen[step.ref] = step.seen
        for leaf in step.standing:
            state = present.get(leaf.key) or RecordState(*leaf.key)
            write(state, step, leaf.changes, knows)
            present[leaf.key] = state
        for state in ground(step, present.get, past):
            write_beneath(state, step, knows)
            present[state.kind, state.id] = state


def fold_anew(shelf: Shelf) -> None:
    """Bring the present that a shelf keeps in step with its log."""
    present: dict[Key, RecordState] = {}
    fold(all_steps(shelf), Past(shelf.step, partial(all_steps, shelf)), present)
    shelf.keep(list(present.values()))


def _knowing(seen: Mapping[StepRef, Mapping[str, int]]) -> Callable[[StepRef, StepRef], bool]:
    def knows(one: StepRef, other: StepRef) -> bool:
        if one.replica == other.replica:
            return other.seq <= one.seq
        return seen.get(one, {}).get(other.replica, 0) >= other.seq

    return knows
