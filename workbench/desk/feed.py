"""The feed: what is new in the log since the last look, own and colleagues' changes by the same road."""

from dataclasses import dataclass
from typing import TypeAlias

from workbench.desk.context import Context
from workbench.history.steps import Leaf
from workbench.study.erasures import Erasure
from workbench.study.interviews import Interview
from workbench.study.kinds import scope_of

_Place: TypeAlias = "tuple[str, str, str]"
"""Kind and identity of a record, and the interview that it belongs to."""


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
        touched: dict[tuple[str, str, str], Touched] = {}
        last = self._seen
        for number, step in self._context.archive.shelf.steps_after(last):
            last = number
            for leaf in step.leaves:
                for kind, identity, interview in (*self._of(leaf), *_erased(leaf)):
                    key = (kind, identity, step.gesture)
                    if key not in touched:
                        touched[key] = Touched(kind, identity, interview, step.gesture, step.member)
        self._seen = last
        return list(touched.values())

    def _of(self, leaf: Leaf) -> list[_Place]:
        """The record of a leaf that was not destroyed."""
        kind, identity = leaf.key
        if not kind:
            return []
        if kind == Interview.KIND:
            return [(kind, identity, identity)]
        # A step that makes a record says itself where it belongs.
        interview = scope_of(kind, {change.field: change.after for change in leaf.changes})
        if not interview:
            state = self._context.archive.shelf.state(kind, identity)
            interview = scope_of(kind, state.values()) if state else ""
        return [(kind, identity, interview)]


def _erased(leaf: Leaf) -> list[_Place]:
    """The interviews that a tombstone names: nothing else tells that they are gone."""
    if leaf.key[0] != Erasure.KIND:
        return []
    named = next((change.after for change in leaf.changes if change.field == "interviews"), None)
    identities = map(str, named) if isinstance(named, list) else ()
    return [(Interview.KIND, identity, identity) for identity in identities]
