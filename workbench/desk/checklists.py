"""Checklists for reporting: what the study knows by itself, what the group says, and what does not apply and why."""

from dataclasses import replace

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.exchange.checklists import checklist_called, checklists
from workbench.exchange.checklists.protocol import Checklist
from workbench.history.log import making, setting
from workbench.study.trail import ChecklistAnswer, answer_id


class Checklists:
    """The answers belong to the group: whoever works on the study may write them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def all(self) -> tuple[Checklist, ...]:
        """The checklists that the program knows."""
        return checklists()

    def answer(self, checklist: str, item: str) -> ChecklistAnswer | None:
        """What the group says to an item, or None."""
        return self._context.find(ChecklistAnswer, answer_id(checklist, item))

    def say(self, checklist: str, item: str, text: str) -> None:
        """Answer an item; an empty text leaves it to what the study knows. Raises Refusal for no item."""
        self._keep(checklist, item, text.strip(), "")

    def not_applicable(self, checklist: str, item: str, because: str) -> None:
        """Say why an item does not apply. Raises Refusal without a reason, and for no item."""
        if not because.strip():
            raise Refusal(_("Write in a line why this does not apply to your study."))
        self._keep(checklist, item, "", because.strip())

    def _keep(self, checklist: str, item: str, text: str, without: str) -> None:
        known = checklist_called(checklist)
        if known is None or all(one.id != item for one in known.items):
            raise Refusal(_("This version of the workbench does not know that item."))
        before = self.answer(checklist, item)
        bare = before or ChecklistAnswer(id=answer_id(checklist, item), checklist=checklist, item=item)
        said = replace(bare, text=text, without=without, by=self._context.me)
        same = {name for name in ("text", "without") if getattr(said, name) == getattr(bare, name)}
        if len(same) == 2:
            return
        writes = setting(said, "text", "without", "by") if before else making(said)
        # What stays empty is not written: it would stand against what another computer writes there meanwhile.
        self._context.record(
            Gesture.CHECKLIST_ANSWERED, [write for write in writes if write.field not in same]
        )
