"""Why a step of the method is left out, in one line."""

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.ui.dialogs.base import Dialog
from workbench.ui.hub import Hub
from workbench.ui.parts import field, labelled


class LeaveOutDialog(Dialog):
    """One line, which stands in the step for all to read."""

    def __init__(self, desk: Desk, hub: Hub, step: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Leave out: {step}").format(step=words),
            _(
                "A step may be left out for a reason. The reason stands here and in the report; it can be taken back."
            ),
            wide=32,
        )
        self._desk = desk
        self._hub = hub
        self._step = step
        self.because = field(_("We leave this out, because …"))
        self.body.addWidget(labelled(_("We leave this out, because …"), self.because))
        self.body.addStretch(1)
        self.offer_cancel()
        self.keeper = self.offer(_("Leave it out"), self.keep, look="primary")
        self.because.setFocus()

    def keep(self) -> None:
        """Keep the reason, or say what is missing."""
        if self.attempt(lambda: self._desk.method.leave_out(self._step, self.because.text())):
            self._hub.poll()
            self.accept()
        else:
            self.because.setFocus()
