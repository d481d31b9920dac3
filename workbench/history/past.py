"""A record as the maker of a step had seen it, whatever else has come here since.

What was seen is the same in every copy. So what is asked of it has one answer everywhere, in whatever order steps come.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from workbench.history.present import EDITED, Head, RecordState, put
from workbench.history.shelf import Key, Shelf
from workbench.history.steps import Change, Step, StepRef
from workbench.study.records import Json


class _Write(NamedTuple):
    """A write in one field; the step has no leaves."""

    step: Step
    after: Json


class Past:
    """Looks back in a log; of fields that are asked for (see `visibility.is_asked`).

    `step` finds one step that stands, `steps` gives all of them, each after what its maker had seen. The log is read
    through once for all that is asked, and seldom at all: our own programs write such fields once.
    """

    def __init__(self, step: Callable[[StepRef], Step | None], steps: Callable[[], Iterable[Step]]) -> None:
        self._step = step
        self._steps = steps
        self._writers: dict[Key, list[StepRef]] | None = None
        self._written: dict[tuple[Key, str], list[_Write]] = {}
        self._first: dict[tuple[StepRef, Key, str], bool] = {}

    def said(self, step: Step, state: RecordState, name: str) -> Sequence[Head]:
        """The writes in a field of a record that the maker of a step had seen, and nothing written over them."""
        heads = state.fields.get(name, ())
        for head in heads:
            if not step.knows(head.ref):
                return self._said_then(step, state, name, heads)
        return heads

    def value(self, step: Step, state: RecordState, name: str) -> Json:
        """What a field of a record was for the maker of a step; None for nothing."""
        heads = self.said(step, state, name)
        return heads[0].value if heads else None

    def knew(self, step: Step, state: RecordState) -> bool:
        """Whether the maker of a step had seen anything that was written in a record."""
        for name, heads in state.fields.items():
            if name != EDITED and any(step.knows(head.ref) for head in heads):
                return True
        # All of it may have been written over meanwhile.
        return bool(state.fields) and any(map(step.knows, self._writers_of((state.kind, state.id))))

    def add(self, step: Step) -> None:
        """A step stands now."""
        if self._writers is not None:
            self._remember(self._writers, step)

    def _said_then(self, step: Step, state: RecordState, name: str, heads: Sequence[Head]) -> Sequence[Head]:
        key = (state.kind, state.id)
        if all(step.knows(head.ref) or self._is_first(head.ref, key, name) for head in heads):
            return [head for head in heads if step.knows(head.ref)]
        found = RecordState(*key)
        known = {one.step.ref: one for one in self._writes(key, name) if step.knows(one.step.ref)}
        for one in known.values():
            head = Head(one.step.ref, one.step.clock, one.after)
            put(found, name, head, one.step, lambda this, other: known[this].step.knows(other))
        return found.fields.get(name, ())

    def _is_first(self, ref: StepRef, key: Key, name: str) -> bool:
        """Whether a write was over nothing: the law sees to it that who says so has seen nothing (see `lawful`)."""
        if (ref, key, name) not in self._first:
            step = self._step(ref)
            self._first[ref, key, name] = step is not None and any(
                change.before is None for change in _changes(step, key, name)
            )
        return self._first[ref, key, name]

    def _writes(self, key: Key, name: str) -> Sequence[_Write]:
        """All writes in a field of a record, each after what its maker had seen."""
        if (key, name) not in self._written:
            steps = filter(None, map(self._step, self._writers_of(key)))
            self._written[key, name] = [
                _Write(replace(step, leaves=()), change.after)
                for step in steps
                for change in _changes(step, key, name)
            ]
        return self._written[key, name]

    def _writers_of(self, key: Key) -> Sequence[StepRef]:
        """The steps that have written in a record."""
        if self._writers is None:
            writers: dict[Key, list[StepRef]] = {}
            for step in self._steps():
                self._remember(writers, step)
            self._writers = writers
        return self._writers.get(key, ())

    def _remember(self, writers: dict[Key, list[StepRef]], step: Step) -> None:
        for leaf in step.standing:
            if not leaf.says_nothing:
                writers.setdefault(leaf.key, []).append(step.ref)
                for change in leaf.changes:
                    if (leaf.key, change.field) in self._written:
                        written = self._written[leaf.key, change.field]
                        written.append(_Write(replace(step, leaves=()), change.after))


def all_steps(shelf: Shelf) -> Iterator[Step]:
    """The steps of a log that a shelf keeps, each after what its maker had seen."""
    return (step for _number, step in shelf.steps_after(0))


def _changes(step: Step, key: Key, name: str) -> Iterator[Change]:
    return (
        change for leaf in step.standing if leaf.key == key for change in leaf.changes if change.field == name
    )
