"""When the group went on by another method: read from the log, since a study keeps the method of today alone."""

from dataclasses import dataclass

from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.history.undo import not_taken_back
from workbench.methods import method_called
from workbench.methods.protocol import Method
from workbench.study.interviews import StudyFacts

_METHOD = "method"
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


def method_changes(context: Context) -> list[MethodChange]:
    """Every change of method that was not taken back, oldest first; not what was chosen before any work was done."""
    shelf = context.archive.shelf
    chosen = not_taken_back(shelf.steps_called([Gesture.METHOD_CHOSEN]))
    work = not_taken_back(shelf.steps_called(_BEGINS_WORK)) if chosen else []
    return [
        MethodChange(step.when, method_called(str(change.before)), method_called(str(change.after)))
        for step in chosen
        if work and step.clock > work[0].clock
        for change in step.changes
        if (change.kind, change.field) == (StudyFacts.KIND, _METHOD) and change.before != change.after
    ]
