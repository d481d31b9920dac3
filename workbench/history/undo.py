"""Undo and redo: one row of own gestures for each member, over all screens, read from the log itself.

Undo appends the inverse of the member's newest gesture that still stands; redo appends the inverse of
that. Both are refused, with the colleague's identity, if somebody else has changed the same since. They reach what was
done in this copy since the log was opened: what somebody did another day is not what they mean by "take it back".
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from workbench.history.log import Log, Write
from workbench.history.shelf import StepHeader
from workbench.history.steps import Step, StepRef
from workbench.study.beneath import BENEATH
from workbench.study.records import ALIVE

Way = Callable[[Log, str], Step | None]
"""Undo or redo."""

LOOKS = (2, 64, 2000)
"""How many of a member's newest steps are looked at; more where fewer do not say it."""


class ChangedSince(Exception):
    """`member` changed the same thing after the gesture that was to be taken back; nothing was changed."""

    def __init__(self, member: str) -> None:
        super().__init__("changed since by another gesture")
        self.member = member


@dataclass(frozen=True)
class Undoable:
    """The gesture that undo, and the one that redo, would take back now."""

    undo: StepHeader | None
    redo: StepHeader | None


def undoable(log: Log, member: str) -> Undoable:
    """What `member` can undo and redo now."""
    # Nearly always the newest step says it all; this is asked after every gesture.
    found = Undoable(None, None)
    for limit in LOOKS:
        headers = list(log.shelf.headers(member, limit))
        found = _undoable(log, headers)
        if found.undo or len(headers) < limit or any(map(partial(_earlier, log), headers)):
            break
    return found


def _earlier(log: Log, header: StepHeader) -> bool:
    """Whether a step was made in this copy before this sitting."""
    return header.ref.replica == log.replica and header.ref.seq <= log.began


def _undoable(log: Log, headers: Sequence[StepHeader]) -> Undoable:
    taken_back: set[StepRef] = set()
    undo: StepHeader | None = None
    redo: StepHeader | None = None
    undoing = {header.ref for header in headers if header.undoes}
    for header in headers:
        elsewhere = header.ref.replica != log.replica
        if elsewhere or _earlier(log, header) or header.ref in taken_back or log.emptied(header.ref):
            continue
        if header.undoes is None:
            undo = header
            break
        taken_back.add(header.undoes)
        if redo is None and header.undoes not in undoing:
            redo = header
    return Undoable(undo, redo)


def not_taken_back(steps: Iterable[Step]) -> list[Step]:
    """Of these steps, with those that take them back, the gestures that still stand, oldest first."""
    oldest_first = sorted(steps, key=lambda step: (step.clock, step.ref))
    taken_back: set[StepRef] = set()
    for step in reversed(oldest_first):
        if step.undoes and step.ref not in taken_back:
            taken_back.add(step.undoes)
    return [step for step in oldest_first if step.undoes is None and step.ref not in taken_back]


def undo(log: Log, member: str) -> Step | None:
    """Take back `member`'s newest gesture that still stands; None if there is none.

    Raises ChangedSince if somebody changed the same since.
    """
    with log.together():
        return _take_back(log, member, undoable(log, member).undo)


def redo(log: Log, member: str) -> Step | None:
    """Bring back the gesture that `member` undid last; None if there is none. Raises ChangedSince."""
    with log.together():
        return _take_back(log, member, undoable(log, member).redo)


def _take_back(log: Log, member: str, header: StepHeader | None) -> Step | None:
    step = log.shelf.step(header.ref) if header else None
    if step is None:
        return None
    writes: list[Write] = []
    made = {(c.kind, c.id) for c in step.changes if c.field == ALIVE and c.before is None}
    for change in step.changes:
        if change.field == BENEATH:
            continue
        state = log.shelf.state(change.kind, change.id)
        heads = state.fields.get(change.field, ()) if state else ()
        for head in heads:
            writer = log.shelf.step(head.ref)
            if writer and writer.member != member:
                raise ChangedSince(writer.member)
        if not heads or heads[0].value != change.after:
            raise ChangedSince(member)
        if change.field == ALIVE:
            writes.append(Write(change.kind, change.id, ALIVE, bool(change.before)))
        elif (change.kind, change.id) not in made:
            writes.append(Write(change.kind, change.id, change.field, change.before))
    if any(map(log.forbids, writes)):
        raise ChangedSince(member)
    return log.record(member, step.gesture, writes, undoes=step.ref)
