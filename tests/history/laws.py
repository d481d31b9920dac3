"""What the law says of a step that comes to a log."""

from workbench.history.batch import Batch
from workbench.history.lawful import Law, asked
from workbench.history.log import Log
from workbench.history.steps import Step


def fault(log: Log, step: Step) -> str:
    """Why a step whose past stands in a log would be set aside there; empty where it would not."""
    batch = Batch(log.shelf, log.frontier)
    batch.read(key for leaf in step.standing for key in asked(leaf, step.member))
    return Law(log.shelf, batch).fault(step)
