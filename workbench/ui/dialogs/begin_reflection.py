"""Reflection notes straight after an interview: each who led it writes alone first, then they read each other's."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.prompts import reflection_questions
from workbench.study.rounds import Purpose
from workbench.ui.dialogs.begin_round import BeginRoundDialog
from workbench.ui.hub import Hub


class BeginReflectionDialog(BeginRoundDialog):
    """A round over the whole interview, of those who led it."""

    purpose = Purpose.REFLECTION

    def __init__(self, desk: Desk, hub: Hub, interview: str, parent: QWidget | None = None) -> None:
        self._me = desk.context.reader
        super().__init__(desk, hub, interview, None, parent)
        self.over.hide()

    def about(self) -> tuple[str, str]:
        return _("Reflection notes"), _(
            "Each of you who led the interview writes alone first, while it is fresh. When all are done, you read "
            "each other’s notes, one at a time; then you write the discussion down."
        )

    @property
    def who(self) -> str:
        return _("Who led the interview?")

    def ticked(self) -> Collection[str]:
        return [self._me]

    def asked(self) -> Sequence[str]:
        return reflection_questions()
