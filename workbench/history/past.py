"""A record as the maker of a step had seen it, whatever else has come here since.

What was seen is the same in every copy. So what is asked of it has one answer everywhere, in whatever order steps come.
"""

from collections.abc import Sequence
from dataclasses import replace

from workbench.history.batch import Batch
from workbench.history.present import Head, RecordState, write
from workbench.history.shelf import Key, Shelf
from workbench.history.steps import Change, Step, StepRef
from workbench.study.records import Json
from workbench.study.visibility import is_asked


class Past:
    """What was seen before the steps of a batch; of a batch that goes on growing."""

    def __init__(self, shelf: Shelf, batch: Batch) -> None:
        self._shelf = shelf
        self._batch = batch
        self._written: dict[tuple[Key, str], list[tuple[Step, Change]]] | None = None

    def said(self, step: Step, state: RecordState, name: str) -> Sequence[Head]:
        """The writes in a field of a record that the maker of a step had seen, and nothing written over them."""
        heads = state.fields.get(name, ())
        for head in heads:
            if not step.knows(head.ref):
                return self._seen(step, state, name, heads)
        return heads

    def value(self, step: Step, state: RecordState, name: str) -> Json:
        """What a field of a record was for the maker of a step; None for nothing."""
        heads = self.said(step, state, name)
        return heads[0].value if heads else None

    def add(self, step: Step) -> None:
        """A step stands now."""
        if self._written is not None:
            self._remember(step)

    def _seen(self, step: Step, state: RecordState, name: str, heads: Sequence[Head]) -> Sequence[Head]:
        key = (state.kind, state.id)
        if all(step.knows(head.ref) or self._is_first(head.ref, key, name) for head in heads):
            return [head for head in heads if step.knows(head.ref)]
        found = RecordState(*key)
        known = [one for one in self._all_written(key, name) if step.knows(one[0].ref)]
        steps = {one.ref: one for one, _change in known}
        for one, change in known:
            write(found, one, (change,), lambda this, other: steps[this].knows(other))
        return found.fields.get(name, ())

    def _is_first(self, ref: StepRef, key: Key, name: str) -> bool:
        """Whether a write was over nothing: the law sees to it that who says so has seen nothing (see `lawful`)."""
        step = self._batch.step(ref)
        changes = (
            (change for leaf in step.leaves if leaf.key == key for change in leaf.changes) if step else ()
        )
        return any(change.field == name and change.before is None for change in changes)

    def _all_written(self, key: Key, name: str) -> Sequence[tuple[Step, Change]]:
        """All writes in a field; the log is read through once for all records of the batch, and seldom at all."""
        if self._written is None:
            self._written = {}
            for _number, step in self._shelf.steps_after(0):
                self._remember(step)
            for step in self._batch.steps:
                self._remember(step)
        return self._written.get((key, name), ())

    def _remember(self, step: Step) -> None:
        assert self._written is not None
        bare = replace(step, leaves=())
        for leaf in step.standing:
            if self._batch.was_read(leaf.key):
                for change in leaf.changes:
                    if is_asked(leaf.key[0], change.field):
                        self._written.setdefault((leaf.key, change.field), []).append((bare, change))
