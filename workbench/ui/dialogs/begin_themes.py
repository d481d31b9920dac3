"""Preliminary themes: each writes a list alone, over the whole study."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.study.rounds import Purpose
from workbench.ui.dialogs.begin_round import BeginRoundDialog
from workbench.ui.hub import Hub


class BeginThemesDialog(BeginRoundDialog):
    """A round over the whole study."""

    purpose = Purpose.THEMES

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        self._asks = desk.themes.asked()
        super().__init__(desk, hub, "", None, parent)
        self.over.hide()

    def about(self) -> tuple[str, str]:
        return _("Lists of preliminary themes"), _(
            "Each of you writes a list alone, after reading everything. When all are done, you turn one list at a "
            "time; then you lay them beside each other and agree on one."
        )

    @property
    def who(self) -> str:
        return _("Who writes a list?")

    def asked(self) -> Sequence[str]:
        return self._asks
