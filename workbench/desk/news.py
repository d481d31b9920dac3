"""What the others have done since a member last looked, in plain words."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from workbench.desk.context import Context
from workbench.desk.gestures import Gesture, gesture_words
from workbench.history.steps import Leaf, Step, StepRef
from workbench.methods.protocol import GroupWords
from workbench.study.differing import Agreement, Disagreement, Position, SharedReading
from workbench.study.discussions import Discussion
from workbench.study.interviews import Interview
from workbench.study.kinds import KINDS
from workbench.study.people import Member
from workbench.study.records import ALIVE, Record
from workbench.study.rounds import Reply

_SILENT = {
    Gesture.LISTENED,
    Gesture.CARD_KEYS,
    Gesture.ROUND_WRITTEN,
    Gesture.ROUND_PART,
    Gesture.TRANSCRIPTION,
    Gesture.HINT_ASIDE,
}
"""What is no news: housekeeping, and all that could tell something of a blind round."""

_SAID_TOGETHER = {kind.KIND for kind in (Reply, Discussion, Disagreement, Position, SharedReading, Agreement)}


@dataclass(frozen=True)
class News:
    """What one member did how often in one interview (empty for the whole study). `words` name the gesture; `groups`
    are the words of the study's method.
    """

    member: str
    interview: str
    gesture: str
    words: str
    count: int
    groups: GroupWords


@dataclass(frozen=True)
class Unseen:
    """The news of a member, and the number in the log up to which they go: more may come while they are read."""

    news: tuple[News, ...]
    upto: int


class NewsDesk:
    """Kept for each member of this copy: up to where the log was looked at."""

    def __init__(self, context: Context, hides: Callable[[Record], bool]) -> None:
        self._context = context
        self._hides = hides

    def since(self) -> Unseen:
        """What others have done since the member who works here last looked, and what stands, by member and interview.

        Who has never looked is told of what was done since they became a member: the rest is what they come to.
        """
        shelf, me = self._context.archive.shelf, self._context.me
        upto = self._looked(me)
        never = upto == 0
        interviews = {body.id for body in shelf.bodies(Interview.KIND)}
        counted: Counter[tuple[str, str, str]] = Counter()
        done: dict[StepRef, list[tuple[str, str, str]]] = {}
        undoing: list[tuple[StepRef, StepRef]] = []
        for number, step in shelf.steps_after(upto):
            upto = number
            if never and _makes(step, me):
                done.clear()
                continue
            if step.undoes:
                undoing.append((step.ref, step.undoes))
                continue
            shown = [
                leaf for leaf in step.leaves if leaf.gone or not (leaf.says_nothing or self._hidden(leaf))
            ]
            if step.member == me or step.gesture in _SILENT or (step.leaves and not shown):
                continue
            scopes = {leaf.scope for leaf in shown} or {""}
            done[step.ref] = [
                (step.member, scope if scope in interviews else "", step.gesture) for scope in scopes
            ]
        gone = _taken_back(undoing)
        for ref, told in done.items():
            if ref not in gone:
                counted.update(told)
        groups = self._context.method.groups
        news = (
            News(member, interview, gesture, gesture_words(gesture, groups), count, groups)
            for (member, interview, gesture), count in sorted(counted.items())
        )
        return Unseen(tuple(news), upto)

    def _hidden(self, leaf: Leaf) -> bool:
        """Whether it was said where the member who works here has still to write alone: that it was is told by nobody."""
        kind, identity = leaf.key
        if kind not in _SAID_TOGETHER:
            return False
        state = self._context.archive.shelf.state(kind, identity)
        return state is not None and self._hides(KINDS[kind].from_values(identity, state.values()))

    def looked(self, unseen: Unseen) -> None:
        """From now on these news count as seen by the member who works here."""
        me = self._context.me
        self._context.archive.database.set_fact(_fact(me), str(max(unseen.upto, self._looked(me))))

    def begin(self) -> None:
        """For the member who works here, what is here already is no news: it is what they come to."""
        self.looked(Unseen((), self._context.archive.shelf.last_number()))

    def _looked(self, member: str) -> int:
        return int(self._context.archive.database.fact(_fact(member)) or 0)


def _makes(step: Step, member: str) -> bool:
    return any(
        (change.kind, change.id, change.field) == (Member.KIND, member, ALIVE) and change.before is None
        for change in step.changes
    )


def _taken_back(undoing: list[tuple[StepRef, StepRef]]) -> set[StepRef]:
    """What stands no more, of steps in the order of the log; a redo takes back the undo."""
    gone: set[StepRef] = set()
    for ref, undone in reversed(undoing):
        if ref not in gone:
            gone.add(undone)
    return gone


def _fact(member: str) -> str:
    return f"looked:{member}"
