"""When the group went on by another method: read from the log, since a study keeps the method of today alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.history.steps import Step
from workbench.history.undo import not_taken_back
from workbench.methods import method_called
from workbench.methods.protocol import Method
from workbench.study.interviews import StudyFacts

_METHOD = "method"
_CHOOSES = (Gesture.METHOD_CHOSEN, Gesture.CONFLICT_SETTLED)
_BEGINS_WORK = (
    Gesture.IMPRESSION_WRITTEN,
    Gesture.ROUND_BEGUN,
    Gesture.STEP_LEFT_OUT,
    Gesture.UNIT_MARKED,
    Gesture.UNIT_LAID,
    Gesture.THEME_AGREED,
    Gesture.QUOTE_MADE,
    Gesture.TEXT_BEGUN,
)
"""By which something is done by a method: what was chosen before is how the study began, whichever a new study has."""


@dataclass(frozen=True)
class MethodChange:
    """From which method the group went on to which; `when` is ISO 8601, UTC."""

    when: str
    before: Method
    after: Method


@dataclass(frozen=True)
class _Choice:
    """A write of the study's method; `value` is the method that it chose."""

    step: Step
    before: str
    value: str


def method_changes(context: Context) -> list[MethodChange]:
    """The changes of method that led to the one that stands now, oldest first; not what was chosen before any work was
    done, what was taken back, or what another laptop chose meanwhile and the group did not keep.
    """
    shelf = context.archive.shelf
    facts = context.facts
    state = shelf.state(StudyFacts.KIND, facts.id)
    newest = shelf.step(state.fields[_METHOD][0].ref) if state and _METHOD in state.fields else None
    chosen = _choices(not_taken_back(shelf.steps_called(_CHOOSES)))
    if newest is None or not chosen:
        return []
    shown = next((one for one in chosen if one.step.ref == newest.ref), _Choice(newest, "", facts.method))
    row = _row_to(shown, chosen)
    work = not_taken_back(shelf.steps_called(_BEGINS_WORK))
    changes: list[MethodChange] = []
    before = row[0].before or row[0].value
    for one in row:
        if work and one.step.clock > work[0].clock and one.value != before:
            changes.append(MethodChange(one.step.when, method_called(before), method_called(one.value)))
        before = one.value
    return changes


def _choices(steps: Iterable[Step]) -> list[_Choice]:
    return [
        _Choice(step, str(change.before or ""), str(change.after))
        for step in steps
        for change in step.changes
        if (change.kind, change.field) == (StudyFacts.KIND, _METHOD)
    ]


def _row_to(newest: _Choice, chosen: Sequence[_Choice]) -> list[_Choice]:
    """The choices that led to this one, which is the last: each stands on the one before it."""
    row = [newest]
    while earlier := _stood_on(row[-1], chosen):
        row.append(earlier)
    return row[::-1]


def _stood_on(choice: _Choice, chosen: Sequence[_Choice]) -> _Choice | None:
    """What the method was when it was chosen; where two laptops had chosen, the one whose choice was kept."""
    known = [one for one in chosen if one.step.ref != choice.step.ref and choice.step.knows(one.step.ref)]
    standing = [one for one in known if not any(_over(other, one) for other in known)]
    kept = [one for one in standing if one.value == choice.value]
    return max(kept or standing, key=lambda one: (one.step.clock, one.step.ref), default=None)


def _over(later: _Choice, earlier: _Choice) -> bool:
    return later.step.ref != earlier.step.ref and later.step.knows(earlier.step.ref)
