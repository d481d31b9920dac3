"""The feed: what is new in the log since the last look, own and colleagues' changes by the same road."""

from dataclasses import dataclass

from workbench.desk.context import Context
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
        touched: dict[tuple[str, str, str], Touched] = {}
        last = self._seen
        for number, step in shelf.steps_after(last):
            last = number
            for change in step.changes:
                for kind, identity in ((change.kind, change.id), *_erased(change)):
                    key = (kind, identity, step.gesture)
                    if key not in touched:
                        touched[key] = Touched(
                            kind, identity, self._interview(kind, identity), step.gesture, step.member
                        )
        self._seen = last
        return list(touched.values())

    def _interview(self, kind: str, identity: str) -> str:
        if kind == Interview.KIND:
            return identity
        state = self._context.archive.shelf.state(kind, identity)
        return scope_of(kind, state.values()) if state else ""


def _erased(change: Change) -> list[tuple[str, str]]:
    """The interviews that a tombstone names: nothing else tells that they are gone."""
    if change.kind != Erasure.KIND or change.field != "interviews" or not isinstance(change.after, list):
        return []
    return [(Interview.KIND, str(identity)) for identity in change.after]
