"""A theme for the agreed list, in words of one's own or of the group, and whose words they are."""

from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.member_boxes import MemberBoxes
from workbench.ui.hub import Hub
from workbench.ui.parts import field, labelled


class AgreeThemeDialog(Dialog):
    """Several who found the words together are all named."""

    def __init__(self, desk: Desk, hub: Hub, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("A theme for the agreed list"),
            _("Use words that all of you can stand behind, as close to the participants' own as you can."),
        )
        self._desk = desk
        self._hub = hub
        self.words = field(_("What the theme is called"), text=text)
        self.body.addWidget(labelled(_("What is the theme called?"), self.words))
        self.whose = MemberBoxes(desk, _("Whose words are these?"))
        self.body.addWidget(self.whose)
        self.body.addStretch(1)
        self.offer_cancel()
        self.keeper = self.offer(_("Put it on the list"), self.keep, look="primary")
        self.words.setFocus()

    def keep(self) -> None:
        """Put it on the list, or say what is missing."""
        if self.attempt(lambda: self._desk.themes.agree(self.words.text(), self.whose.chosen)):
            self._hub.poll()
            self.accept()
        else:
            self.words.setFocus()
