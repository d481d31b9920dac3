"""A dialog in which something is written: leaving it with words that are not kept asks first."""

from workbench.cellar.words import _
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.confirm import confirmed
from workbench.ui.draft_field import unkept


class WritingDialog(Dialog):
    """What is typed waits in memory while the window is paused, and can be gone on with."""

    def reject(self) -> None:
        """Leave it, after asking where words would be lost."""
        waiting = unkept(self) if self.isVisible() else []
        if waiting and not confirmed(
            self,
            _("What you have written is not kept yet"),
            _("Go back and press the button that keeps it. Or throw it away."),
            _("Throw it away"),
            _("Go back"),
        ):
            waiting[0].setFocus()
            return
        for one in waiting:
            one.forget()
        super().reject()

    def step_aside(self) -> None:
        """Make room for a pause; what is typed waits."""
        super().reject()
