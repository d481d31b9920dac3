"""When the group went on by another method: read from the log, since a study keeps the method of today alone."""

from dataclasses import dataclass

from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.history.undo import not_taken_back
from workbench.methods import method_called
from workbench.methods.protocol import Method
from workbench.study.interviews import StudyFacts

_METHOD = "method"


@dataclass(frozen=True)
class MethodChange:
    """From which method the group went on to which; `when` is ISO 8601, UTC."""

    when: str
    before: Method
    after: Method


def method_changes(context: Context) -> list[MethodChange]:
    """Every change of method that was not taken back, oldest first."""
    steps = context.archive.shelf.steps_called([Gesture.METHOD_CHOSEN])
    return [
        MethodChange(step.when, method_called(str(change.before)), method_called(str(change.after)))
        for step in not_taken_back(steps)
        for change in step.changes
        if (change.kind, change.field) == (StudyFacts.KIND, _METHOD) and change.before != change.after
    ]
