"""The feed: what is new in the log since the last look, own and colleagues' changes by the same road."""

from dataclasses import dataclass

from workbench.cellar.collecting import all_stay
from workbench.desk.context import Context
from workbench.history.shelf import Key
from workbench.history.steps import Leaf
from workbench.study.erasures import Erasure
from workbench.study.interviews import Interview
from workbench.study.kinds import scope_of


@dataclass(frozen=True)
class Touched:
    """A record that a step has made, changed or taken away. `interview_id` is empty for study-wide records."""

    kind: str
    id: str
    interview_id: str
    gesture: str
    member: str


class Feed:
    """Tells each change once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._seen = context.archive.shelf.last_number()

    def poll(self) -> list[Touched]:
        """What was touched since the last call, in the order of the log; empty when nothing was."""
        shelf = self._context.archive.shelf
        touched: dict[tuple[Key, str], tuple[str, str]] = {}
        last, from_elsewhere = self._seen, None
        with all_stay():
            for number, step in shelf.steps_after(last):
                last = number
                if step.ref.replica != self._context.archive.replica:
                    from_elsewhere = step
                for leaf in step.leaves:
                    for key, interview in (*_of(leaf), *_erased(leaf)):
                        touched.setdefault((key, step.gesture), (interview, step.member))
            if from_elsewhere:
                for state in shelf.states(shelf.torn()).values():
                    if state.outlived:  # it may be there again under what was written beneath it
                        key = (state.kind, state.id)
                        interview = state.id if state.kind == Interview.KIND else ""
                        told = (interview, from_elsewhere.member)
                        touched.setdefault((key, from_elsewhere.gesture), told)
            unplaced = {key for (key, _gesture), (interview, _member) in touched.items() if not interview}
            states = shelf.states(unplaced) if unplaced else {}
            placed = {key: scope_of(key[0], state.values()) for key, state in states.items()}
        self._seen = last
        return [
            Touched(*key, interview or placed.get(key, ""), gesture, member)
            for (key, gesture), (interview, member) in touched.items()
        ]


def _of(leaf: Leaf) -> list[tuple[Key, str]]:
    """The record of a leaf that was not destroyed, with its interview where the step itself says it."""
    kind, identity = leaf.key
    if not kind:
        return []
    if kind == Interview.KIND:
        return [(leaf.key, identity)]
    return [(leaf.key, scope_of(kind, {change.field: change.after for change in leaf.changes}))]


def _erased(leaf: Leaf) -> list[tuple[Key, str]]:
    """The interviews that a tombstone names: nothing else tells that they are gone."""
    if leaf.key[0] != Erasure.KIND:
        return []
    named = next((change.after for change in leaf.changes if change.field == "interviews"), None)
    identities = map(str, named) if isinstance(named, list) else ()
    return [((Interview.KIND, identity), identity) for identity in identities]
