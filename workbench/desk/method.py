"""The way of the method: its steps, what the group has of each, and which it leaves out."""

from dataclasses import dataclass, replace

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.left_behind import Had, LeftBehind
from workbench.history.log import making, removing, setting
from workbench.methods import method_called
from workbench.methods.protocol import Method, MethodStep
from workbench.study.preparing import LeftOut, left_out_id


@dataclass(frozen=True)
class StepNow:
    """A step as it stands: what there is of it, and why the group leaves it out, if it does."""

    step: MethodStep
    had: Had
    left_out: LeftOut | None

    @property
    def done(self) -> bool:
        """Whether it left something behind, or is left out for a reason. Going back is always allowed."""
        return self.left_out is not None or self.had.there


class MethodDesk:
    """The method of the study. It guides; nothing here keeps anybody from doing something else first."""

    def __init__(self, context: Context, left_behind: LeftBehind) -> None:
        self._context = context
        self._left_behind = left_behind

    @property
    def now(self) -> Method:
        """The method of the study."""
        return self._context.method

    def way(self) -> list[StepNow]:
        """The steps in their order."""
        method = self.now
        return [
            StepNow(
                step,
                self._left_behind.of(step.leaves, method),
                self._context.find(LeftOut, left_out_id(method.id, step.id)),
            )
            for step in method.steps
        ]

    def choose(self, identity: str) -> None:
        """Go on by another method; nothing of the work is lost, and what was left out is remembered for each."""
        if method_called(identity).id != identity:
            raise Refusal(_("This version of the workbench does not know that method."))
        facts = self._context.facts
        if facts.method != identity:
            chosen = replace(facts, method=identity)
            self._context.record(Gesture.METHOD_CHOSEN, setting(chosen, "method"))

    def leave_out(self, step: str, because: str) -> None:
        """Say in one line why the group leaves a step out. Raises Refusal without words, and for no step."""
        method = self._has(step)
        line = " ".join(because.split())
        if not line:
            raise Refusal(_("Write in one line why you leave this step out."))
        identity = left_out_id(method.id, step)
        known = self._context.find(LeftOut, identity)
        said = LeftOut(id=identity, method=method.id, step=step, because=line, by=self._context.me)
        if known is None or known.because != line:
            self._context.record(
                Gesture.STEP_LEFT_OUT, setting(said, "because", "by") if known else making(said)
            )

    def take_in(self, step: str) -> None:
        """Take a step in again that was left out."""
        left = self._context.need(LeftOut, left_out_id(self._has(step).id, step))
        self._context.record(Gesture.STEP_TAKEN_IN, removing(left))

    def _has(self, step: str) -> Method:
        method = self.now
        if all(one.id != step for one in method.steps):
            raise Refusal(_("The method of the study has no such step."))
        return method
