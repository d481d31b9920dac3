"""A record as the maker of a step had seen it, whatever else has come here since.

What was seen is the same in every copy. So what is asked of it has one answer everywhere, in whatever order steps come.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from workbench.history.present import Head, RecordState, write
from workbench.history.steps import Change, Step, StepRef
from workbench.study.records import Json


class Past:
    """Looks back in a log; of fields that are asked for (see `visibility.is_asked`).

    `step` finds one step that stands, `steps` gives all of them, each after what its maker had seen.
    """

    def __init__(self, step: Callable[[StepRef], Step | None], steps: Callable[[], Iterable[Step]]) -> None:
        self._step = step
        self._steps = steps
        self._writers: dict[tuple[str, str], list[StepRef]] | None = None

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
        if self._writers is not None:
            self._remember(self._writers, step)

    def _seen(self, step: Step, state: RecordState, name: str, heads: Sequence[Head]) -> Sequence[Head]:
        key = (state.kind, state.id)
        if all(step.knows(head.ref) or self._is_first(head.ref, key, name) for head in heads):
            return [head for head in heads if step.knows(head.ref)]
        found = RecordState(*key)
        known = [ref for ref in self._all_writers().get(key, ()) if step.knows(ref)]
        steps = {ref: one for ref in known if (one := self._step(ref))}
        for one in steps.values():
            for change in _changes(one, key, name):
                write(found, one, (change,), lambda this, other: steps[this].knows(other))
        return found.fields.get(name, ())

    def _is_first(self, ref: StepRef, key: tuple[str, str], name: str) -> bool:
        """Whether a write was over nothing: the law sees to it that who says so has seen nothing (see `lawful`)."""
        step = self._step(ref)
        return step is not None and any(change.before is None for change in _changes(step, key, name))

    def _all_writers(self) -> dict[tuple[str, str], list[StepRef]]:
        """The steps that have written in each record; the log is read through once for all, and seldom at all."""
        if self._writers is None:
            writers: dict[tuple[str, str], list[StepRef]] = {}
            for step in self._steps():
                self._remember(writers, step)
            self._writers = writers
        return self._writers

    @staticmethod
    def _remember(writers: dict[tuple[str, str], list[StepRef]], step: Step) -> None:
        for leaf in step.standing:
            writers.setdefault(leaf.key, []).append(step.ref)


def _changes(step: Step, key: tuple[str, str], name: str) -> Iterator[Change]:
    return (
        change for leaf in step.standing if leaf.key == key for change in leaf.changes if change.field == name
    )
