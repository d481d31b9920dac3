"""What the law says of a step that comes to a log, and what a set of steps makes from nothing."""

from collections.abc import Mapping

from workbench.history.batch import Batch
from workbench.history.folding import fold
from workbench.history.lawful import Law, asked
from workbench.history.log import Log
from workbench.history.past import Past
from workbench.history.present import RecordState
from workbench.history.steps import Step, StepRef


def fault(log: Log, step: Step) -> str:
    """Why a step whose past stands in a log would be set aside there; empty where it would not."""
    batch = Batch(log.shelf, log.frontier)
    batch.read(key for leaf in step.standing for key in asked(leaf, step.member))
    return Law(batch).fault(step)


def folded(steps: Mapping[StepRef, Step]) -> dict[tuple[str, str], RecordState]:
    """The present of a whole set of steps, whatever their order."""
    present: dict[tuple[str, str], RecordState] = {}
    # The clock counts along every way to a step, so this order puts what was seen before who saw it.
    row = sorted(steps.values(), key=lambda step: (step.clock, step.ref))
    fold(row, Past(steps.get, lambda: row), present)
    return present
