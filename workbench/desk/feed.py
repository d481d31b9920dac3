"""The feed: what is new in the log since the last look, own and colleagues' changes by the same road."""

from dataclasses import dataclass

from workbench.cellar.collecting import all_stay
from workbench.desk.context import Context
from workbench.history.present import RecordState
from workbench.history.shelf import Key
from workbench.history.steps import Change
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
        if shelf.last_number() == self._seen:
            return []
        touched: dict[tuple[Key, str], str] = {}
        last = self._seen
        with all_stay():
            for number, step in shelf.steps_after(last):
                last = number
                for change in step.changes:
                    for key in ((change.kind, change.id), *_erased(change)):
                        touched.setdefault((key, step.gesture), step.member)
            self._seen = last
            states = shelf.states({key for key, _gesture in touched})
            return [
                Touched(*key, _interview(key, states.get(key)), gesture, member)
                for (key, gesture), member in touched.items()
            ]


def _interview(key: Key, state: RecordState | None) -> str:
    kind, identity = key
    if kind == Interview.KIND:
        return identity
    return scope_of(kind, state.values()) if state else ""


def _erased(change: Change) -> list[Key]:
    """The interviews that a tombstone names: nothing else tells that they are gone."""
    if change.kind != Erasure.KIND or change.field != "interviews" or not isinstance(change.after, list):
        return []
    return [(Interview.KIND, str(identity)) for identity in change.after]
